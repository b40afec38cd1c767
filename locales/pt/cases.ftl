# Legal routes, and the case file that a submitter can hand in there.

route-individualDecision = Trata-se de uma decisão sobre uma só pessoa. Contra ela conta uma reclamação ou um recurso, no prazo que a própria decisão indica. Este formulário não suspende esse prazo.
route-privacyRight = Trata-se de um direito de proteção de dados. Dirija-se à própria organização: ela tem de responder no prazo legal, um mês na União Europeia (RGPD, artigo 12.º, n.º 3). Se não o fizer, ou se não concordar, pode apresentar queixa à autoridade de proteção de dados ou recorrer ao tribunal. Este formulário não suspende nenhum prazo.
caseFile = Processo
caseFile-about = O que foi apresentado num registo público de algoritmos, para levar aonde for preciso.
caseFile-reference = Referência
caseFile-organization = Organização
caseFile-system = Sistema
caseFile-version = Versão da ficha
caseFile-received = Recebido
caseFile-challengedParts = Contestado
caseFile-route = Via legal
caseFile-text = O que foi apresentado
caseFile-requestedOutcome = O que deve acontecer
caseFile-conversation = Conversa
caseFile-submitter = Quem apresentou
caseFile-organizationSide = Organização
caseFile-proof = A entrada { $index } do registo de eventos fixa o resumo SHA-256 do sal (descodificado de base64url) e do texto: { $digest }. O sal é { $salt }.
