# Legal routes, and the case file that a submitter can hand in there.

route-individualDecision = Trata-se de uma decisão sobre uma pessoa concreta. Para a impugnar, apresente uma reclamação ou um recurso no prazo indicado na decisão. Uma contestação neste registo não suspende esse prazo.
route-privacyRight = Trata-se de um direito previsto na legislação de proteção de dados. Contacte diretamente a entidade, que tem de responder no prazo legal: um mês na União Europeia (RGPD, artigo 12.º, n.º 3). Se não receber resposta, ou se não concordar com ela, pode apresentar queixa à autoridade de proteção de dados ou recorrer ao tribunal. Uma contestação neste registo não suspende nenhum prazo.
caseFile = Processo
caseFile-about = Contestação apresentada num registo público de algoritmos, para juntar a uma reclamação, a um recurso ou a uma queixa.
caseFile-reference = Referência
caseFile-organization = Entidade
caseFile-system = Sistema
caseFile-version = Versão da ficha
caseFile-received = Data de receção
caseFile-challengedParts = Partes contestadas
caseFile-route = Via legal
caseFile-text = Texto da contestação
caseFile-requestedOutcome = Resultado pedido
caseFile-conversation = Conversa
caseFile-submitter = Autor da contestação
caseFile-organizationSide = Entidade
caseFile-proof = A entrada { $index } do diário de eventos do registo contém o resumo criptográfico SHA-256 do sal (descodificado de base64url) seguido do texto: { $digest }. O sal é { $salt }.
