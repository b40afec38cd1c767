feed-register = Registro de algoritmos: novedades
feed-search = Registro de algoritmos: novedades de una selección
feed-organization = { $name }: novedades en el registro de algoritmos
feed-system = { $name }: historial en el registro de algoritmos
feed-challenge = Reclamación { $reference }: historial en el registro de algoritmos
feed-about = Cada publicación, confirmación, retirada y eliminación por obligación legal, de la más reciente a la más antigua.
feed-about-all = Cada publicación, confirmación, retirada y eliminación por obligación legal, y cada paso público de una reclamación, de lo más reciente a lo más antiguo.
feed-about-challenge = Cada paso público de esta reclamación, del más reciente al más antiguo.

event-new = Nuevo en el registro
event-back = De vuelta en el registro
event-changed = Modificado
event-confirmed = Confirmado como aún correcto
event-withdrawn = Retirado del registro
event-redacted = Eliminado por obligación legal
event-title = { $event }: { $name }

changed-fields = Modificado: { $fields }
back-fields = De vuelta en el registro. Modificado: { $fields }
withdrawn-because = Retirado del registro: { $reason }
redacted-fields = Eliminado de la versión { $version } por obligación legal ({ $ground }): { $fields }
fields-more = { $fields } y { $count ->
    [one] 1 campo más
   *[other] { $count } campos más
}

challenge-title = Reclamación { $reference }: { $what }
challenge-about = { $kind }: { $name }
challenge-detail = { $event }, { $detail }
challenge-event-received = recibida
challenge-event-acknowledged = recepción confirmada
challenge-event-screened = examinada su admisión
challenge-event-admitted = admitida
challenge-event-refused = no admitida
challenge-event-redirected = remitida a otro organismo
challenge-event-merged = unida a otra reclamación
challenge-event-inReview = en estudio
challenge-event-asked = pregunta hecha a quien la presentó
challenge-event-answered = pregunta respondida o vencida
challenge-event-extended = decisión aplazada
challenge-event-decided = decidida
challenge-event-remedyDue = solución prometida
challenge-event-remedied = solución aplicada
challenge-event-confirmed = resuelta, según quien la presentó
challenge-event-disputed = no resuelta, según quien la presentó
challenge-event-reviewRequested = segunda revisión solicitada
challenge-event-inSecondReview = segunda revisión iniciada
challenge-event-reviewExtended = segunda revisión aplazada
challenge-event-reviewDecided = segunda revisión decidida
challenge-event-withdrawn = retirada por quien la presentó
challenge-event-externallyReferred = ahora ante un tribunal u otro organismo externo
challenge-event-summarized = resumen público añadido
challenge-event-deemedUnanswered = plazo incumplido
challenge-event-closed = cerrada
challenge-event-joined = se le unió otra reclamación
challenge-event-supported = más personas dicen que también les afecta
challenge-event-clustered = afecta a tantos que la respuesta debe valer para todos
challenge-event-redacted = parte eliminada por obligación legal
challenge-event-other = modificada
