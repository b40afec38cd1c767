feed-register = Registo de algoritmos: novidades
feed-search = Registo de algoritmos: novidades de uma seleção
feed-organization = { $name }: novidades no registo de algoritmos
feed-system = { $name }: histórico no registo de algoritmos
feed-challenge = Reclamação { $reference }: histórico no registo de algoritmos
feed-about = Cada publicação, confirmação, retirada e remoção por obrigação legal, da mais recente para a mais antiga.
feed-about-all = Cada publicação, confirmação, retirada e remoção por obrigação legal, e cada passo público de uma reclamação, do mais recente para o mais antigo.
feed-about-challenge = Cada passo público desta reclamação, do mais recente para o mais antigo.

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

challenge-title = Reclamação { $reference }: { $what }
challenge-about = { $kind }: { $name }
challenge-detail = { $event }, { $detail }
challenge-event-received = recebida
challenge-event-acknowledged = receção confirmada
challenge-event-screened = analisada a admissibilidade
challenge-event-admitted = admitida
challenge-event-refused = não admitida
challenge-event-redirected = encaminhada para outra entidade
challenge-event-merged = junta a outra reclamação
challenge-event-inReview = em análise
challenge-event-asked = pergunta feita a quem a apresentou
challenge-event-answered = pergunta respondida ou expirada
challenge-event-extended = decisão adiada
challenge-event-decided = decidida
challenge-event-remedyDue = solução prometida
challenge-event-remedied = solução aplicada
challenge-event-confirmed = resolvida, segundo quem a apresentou
challenge-event-disputed = não resolvida, segundo quem a apresentou
challenge-event-reviewRequested = segunda análise pedida
challenge-event-inSecondReview = segunda análise iniciada
challenge-event-reviewExtended = segunda análise adiada
challenge-event-reviewDecided = segunda análise decidida
challenge-event-withdrawn = retirada por quem a apresentou
challenge-event-externallyReferred = agora num tribunal ou noutra entidade externa
challenge-event-summarized = resumo público acrescentado
challenge-event-deemedUnanswered = prazo não cumprido
challenge-event-closed = encerrada
challenge-event-joined = foi-lhe junta outra reclamação
challenge-event-supported = mais pessoas dizem que também as afeta
challenge-event-clustered = afeta tantos que a resposta deve valer para todos
challenge-event-redacted = parte removida por obrigação legal
challenge-event-other = alterada
