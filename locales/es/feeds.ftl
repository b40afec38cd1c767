### Titles and summaries of events in feeds.
feed-register = Registro de algoritmos: novedades
feed-search = Registro de algoritmos: novedades de una selección
feed-organization = { $name }: novedades en el registro de algoritmos
feed-system = { $name }: historial en el registro de algoritmos
feed-challenge = Reclamación { $reference }: historial en el registro de algoritmos
feed-about = Todas las publicaciones, confirmaciones, retiradas y supresiones, de la más reciente a la más antigua.
feed-about-all = Todas las publicaciones, confirmaciones, retiradas y supresiones, y todos los pasos públicos de las reclamaciones, de más reciente a más antiguo.
feed-about-challenge = Todos los pasos públicos de esta reclamación, del más reciente al más antiguo.

event-new = Nuevo en el registro
event-back = De vuelta en el registro
event-changed = Modificado
event-confirmed = Exactitud confirmada
event-withdrawn = Retirado del registro
event-redacted = Texto suprimido
event-title = { $event }: { $name }

changed-fields = Campos modificados: { $fields }
back-fields = De vuelta en el registro. Campos modificados: { $fields }
withdrawn-because = Retirado del registro: { $reason }
redacted-fields = Texto suprimido en la versión { $version } (motivo legal: { $ground }): { $fields }
fields-more = { $fields } y { $count ->
    [one] 1 campo más
   *[other] { $count } campos más
}

challenge-title = Reclamación { $reference }: { $what }
challenge-about = { $kind }: { $name }
challenge-detail = { $event }, { $detail }
challenge-event-received = recibida
challenge-event-acknowledged = acuse de recibo enviado
challenge-event-screened = examen inicial realizado
challenge-event-admitted = admitida a trámite
challenge-event-refused = no admitida a trámite
challenge-event-redirected = remitida a otro organismo
challenge-event-merged = acumulada a otra reclamación
challenge-event-inReview = en estudio
challenge-event-asked = pregunta enviada a la persona reclamante
challenge-event-answered = pregunta respondida, o sin respuesta dentro del plazo
challenge-event-extended = plazo ampliado
challenge-event-decided = resuelta
challenge-event-remedyDue = medida correctora prometida
challenge-event-remedied = medida correctora aplicada
challenge-event-confirmed = medida correctora confirmada por la persona reclamante
challenge-event-disputed = medida correctora cuestionada por la persona reclamante
challenge-event-reviewRequested = segunda revisión solicitada
challenge-event-inSecondReview = segunda revisión iniciada
challenge-event-reviewExtended = plazo de la segunda revisión ampliado
challenge-event-reviewDecided = resuelta en segunda revisión
challenge-event-withdrawn = retirada por la persona reclamante
challenge-event-externallyReferred = ahora ante un tribunal u otro organismo externo
challenge-event-summarized = resumen público añadido
challenge-event-deemedUnanswered = plazo incumplido
challenge-event-closed = cerrada
challenge-event-joined = otra reclamación acumulada a esta
challenge-event-supported = más personas declaran que también les afecta
challenge-event-clustered = afecta a tantas personas que una sola resolución debe valer para todas
challenge-event-redacted = texto suprimido por un motivo legal
challenge-event-other = modificada
