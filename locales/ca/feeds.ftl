### Titles and summaries of events in feeds.
feed-register = Registre d’algorismes: novetats
feed-search = Registre d’algorismes: novetats d’una selecció
feed-organization = { $name }: novetats al registre d’algorismes
feed-system = { $name }: historial al registre d’algorismes
feed-challenge = Reclamació { $reference }: historial al registre d’algorismes
feed-about = Totes les publicacions, confirmacions, retirades i supressions, de la més recent a la més antiga.
feed-about-all = Totes les publicacions, confirmacions, retirades i supressions, i tots els passos públics de les reclamacions, de més recent a més antic.
feed-about-challenge = Tots els passos públics d’aquesta reclamació, del més recent al més antic.

event-new = Nou al registre
event-back = De nou al registre
event-changed = Modificat
event-confirmed = Exactitud confirmada
event-withdrawn = Retirat del registre
event-redacted = Text suprimit
event-title = { $event }: { $name }

changed-fields = Camps modificats: { $fields }
back-fields = De nou al registre. Camps modificats: { $fields }
withdrawn-because = Retirat del registre: { $reason }
redacted-fields = Text suprimit en la versió { $version } (motiu legal: { $ground }): { $fields }
fields-more = { $fields } i { $count ->
    [one] 1 camp més
   *[other] { $count } camps més
}

challenge-title = Reclamació { $reference }: { $what }
challenge-about = { $kind }: { $name }
challenge-detail = { $event }, { $detail }
challenge-event-received = rebuda
challenge-event-acknowledged = acusament de recepció enviat
challenge-event-screened = examen inicial fet
challenge-event-admitted = admesa a tràmit
challenge-event-refused = no admesa a tràmit
challenge-event-redirected = remesa a un altre organisme
challenge-event-merged = acumulada a una altra reclamació
challenge-event-inReview = en estudi
challenge-event-asked = pregunta enviada a la persona reclamant
challenge-event-answered = pregunta resposta, o sense resposta dins del termini
challenge-event-extended = termini ampliat
challenge-event-decided = resolta
challenge-event-remedyDue = mesura correctora promesa
challenge-event-remedied = mesura correctora aplicada
challenge-event-confirmed = mesura correctora confirmada per la persona reclamant
challenge-event-disputed = mesura correctora qüestionada per la persona reclamant
challenge-event-reviewRequested = segona revisió sol·licitada
challenge-event-inSecondReview = segona revisió iniciada
challenge-event-reviewExtended = termini de la segona revisió ampliat
challenge-event-reviewDecided = resolta en segona revisió
challenge-event-withdrawn = retirada per la persona reclamant
challenge-event-externallyReferred = ara davant d’un tribunal o d’un altre organisme extern
challenge-event-summarized = resum públic afegit
challenge-event-deemedUnanswered = termini incomplert
challenge-event-closed = tancada
challenge-event-joined = una altra reclamació acumulada a aquesta
challenge-event-supported = més persones declaren que també les afecta
challenge-event-clustered = afecta tantes persones que una sola resolució ha de valer per a totes
challenge-event-redacted = text suprimit per un motiu legal
challenge-event-other = modificada
