feed-register = Registo de algoritmos: novidades
feed-search = Registo de algoritmos: novidades de uma seleção
feed-organization = { $name }: novidades no registo de algoritmos
feed-system = { $name }: histórico no registo de algoritmos
feed-about = Cada publicação, confirmação, retirada e remoção por obrigação legal, da mais recente para a mais antiga.

event-new = Novo no registo
event-back = De volta ao registo
event-changed = Alterado
event-confirmed = Confirmado como ainda correto
event-withdrawn = Saiu do registo
event-redacted = Removido por obrigação legal
event-title = { $event }: { $name }

changed-fields = Alterado: { $fields }
back-fields = De volta ao registo. Alterado: { $fields }
withdrawn-because = Saiu do registo: { $reason }
redacted-fields = Removido da versão { $version } por obrigação legal ({ $ground }): { $fields }
fields-more = { $fields } e { $count ->
    [one] mais 1 campo
   *[other] mais { $count } campos
}
