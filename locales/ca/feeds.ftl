feed-register = Registre d’algorismes: novetats
feed-search = Registre d’algorismes: novetats d’una selecció
feed-organization = { $name }: novetats al registre d’algorismes
feed-system = { $name }: historial al registre d’algorismes
feed-about = Cada publicació, confirmació, retirada i eliminació per obligació legal, de la més recent a la més antiga.

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
