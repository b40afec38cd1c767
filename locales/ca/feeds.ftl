feed-register = Registre d’algorismes: novetats
feed-search = Registre d’algorismes: novetats d’una selecció
feed-organization = { $name }: novetats al registre d’algorismes
feed-system = { $name }: historial al registre d’algorismes
feed-challenge = Reclamació { $reference }: historial al registre d’algorismes
feed-about = Cada publicació, confirmació, retirada i eliminació per obligació legal, de la més recent a la més antiga.
feed-about-all = Cada publicació, confirmació, retirada i eliminació per obligació legal, i cada pas públic d’una reclamació, del més recent al més antic.
feed-about-challenge = Cada pas públic d’aquesta reclamació, del més recent al més antic.

event-new = Nou al registre
event-back = De nou al registre
event-changed = Modificat
event-confirmed = Confirmat com encara correcte
event-withdrawn = Retirat del registre
event-redacted = Eliminat per obligació legal
event-title = { $event }: { $name }

changed-fields = Modificat: { $fields }
back-fields = De nou al registre. Modificat: { $fields }
withdrawn-because = Retirat del registre: { $reason }
redacted-fields = Eliminat de la versió { $version } per obligació legal ({ $ground }): { $fields }
fields-more = { $fields } i { $count ->
    [one] 1 camp més
   *[other] { $count } camps més
}

challenge-title = Reclamació { $reference }: { $what }
challenge-about = { $kind }: { $name }
challenge-detail = { $event }, { $detail }
challenge-event-received = rebuda
challenge-event-acknowledged = recepció confirmada
challenge-event-screened = examinada l’admissió
challenge-event-admitted = admesa
challenge-event-refused = no admesa
challenge-event-redirected = remesa a un altre organisme
challenge-event-merged = unida a una altra reclamació
challenge-event-inReview = en estudi
challenge-event-asked = pregunta feta a qui la va presentar
challenge-event-answered = pregunta resposta o vençuda
challenge-event-extended = decisió ajornada
challenge-event-decided = decidida
challenge-event-remedyDue = solució promesa
challenge-event-remedied = solució aplicada
challenge-event-confirmed = resolta, segons qui la va presentar
challenge-event-disputed = no resolta, segons qui la va presentar
challenge-event-reviewRequested = segona revisió demanada
challenge-event-inSecondReview = segona revisió iniciada
challenge-event-reviewExtended = segona revisió ajornada
challenge-event-reviewDecided = segona revisió decidida
challenge-event-withdrawn = retirada per qui la va presentar
challenge-event-externallyReferred = ara davant d’un tribunal o d’un altre organisme extern
challenge-event-summarized = resum públic afegit
challenge-event-deemedUnanswered = termini incomplert
challenge-event-closed = tancada
challenge-event-joined = s’hi ha unit una altra reclamació
challenge-event-supported = més persones diuen que també les afecta
challenge-event-clustered = afecta tants que la resposta ha de valer per a tothom
challenge-event-redacted = part eliminada per obligació legal
challenge-event-other = modificada
