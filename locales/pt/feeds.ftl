### Titles and summaries of events in feeds.
feed-register = Registo de algoritmos: novidades
feed-search = Registo de algoritmos: novidades de uma seleção
feed-organization = { $name }: novidades no registo de algoritmos
feed-system = { $name }: histórico no registo de algoritmos
feed-challenge = Contestação { $reference }: histórico no registo de algoritmos
feed-about = Todas as publicações, confirmações, retiradas e supressões, da mais recente para a mais antiga.
feed-about-all = Todas as publicações, confirmações, retiradas e supressões, e todos os passos públicos das contestações, do mais recente para o mais antigo.
feed-about-challenge = Todos os passos públicos desta contestação, do mais recente para o mais antigo.

event-new = Novo no registo
event-back = De volta ao registo
event-changed = Alterado
event-confirmed = Exatidão confirmada
event-withdrawn = Retirado do registo
event-redacted = Texto suprimido
event-title = { $event }: { $name }

changed-fields = Campos alterados: { $fields }
back-fields = De volta ao registo. Campos alterados: { $fields }
withdrawn-because = Retirado do registo: { $reason }
redacted-fields = Texto suprimido na versão { $version } (motivo legal: { $ground }): { $fields }
fields-more = { $fields } e { $count ->
    [one] mais 1 campo
   *[other] mais { $count } campos
}

challenge-title = Contestação { $reference }: { $what }
challenge-about = { $kind }: { $name }
challenge-detail = { $event }, { $detail }
challenge-event-received = recebida
challenge-event-acknowledged = aviso de receção enviado
challenge-event-screened = análise preliminar feita
challenge-event-admitted = admitida
challenge-event-refused = não admitida
challenge-event-redirected = encaminhada para outra entidade
challenge-event-merged = junta a outra contestação
challenge-event-inReview = em análise
challenge-event-asked = pergunta enviada ao autor da contestação
challenge-event-answered = pergunta respondida, ou sem resposta dentro do prazo
challenge-event-extended = prazo prorrogado
challenge-event-decided = decidida
challenge-event-remedyDue = medida corretiva prometida
challenge-event-remedied = medida corretiva aplicada
challenge-event-confirmed = medida corretiva confirmada pelo autor da contestação
challenge-event-disputed = medida corretiva contestada pelo autor da contestação
challenge-event-reviewRequested = reapreciação pedida
challenge-event-inSecondReview = reapreciação iniciada
challenge-event-reviewExtended = prazo da reapreciação prorrogado
challenge-event-reviewDecided = decidida em reapreciação
challenge-event-withdrawn = retirada pelo autor da contestação
challenge-event-externallyReferred = agora num tribunal ou noutra entidade externa
challenge-event-summarized = resumo público acrescentado
challenge-event-deemedUnanswered = prazo não cumprido
challenge-event-closed = encerrada
challenge-event-joined = outra contestação junta a esta
challenge-event-supported = mais pessoas declaram que também são afetadas
challenge-event-clustered = afeta tantas pessoas que uma única decisão tem de valer para todas
challenge-event-redacted = texto suprimido por motivo legal
challenge-event-other = alterada
