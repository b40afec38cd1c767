# Legal routes, and the case file that a submitter can hand in there.

route-individualDecision = Es tracta d’una decisió sobre una persona concreta. Per impugnar-la, presenteu un recurs administratiu o judicial dins del termini indicat en la decisió. Una reclamació en aquest registre no suspèn aquest termini.
route-privacyRight = Es tracta d’un dret en matèria de protecció de dades. Adreceu-vos directament a l’organisme. Us ha de respondre dins del termini legal: un mes a la Unió Europea (RGPD, article 12, apartat 3). Si no rebeu resposta, o si no hi esteu d’acord, podeu reclamar davant l’autoritat de protecció de dades o anar als tribunals. Una reclamació en aquest registre no suspèn cap termini.
caseFile = Expedient
caseFile-about = Reclamació presentada en un registre públic d’algorismes, per adjuntar-la a un recurs administratiu o judicial o a una queixa.
caseFile-reference = Referència
caseFile-organization = Organisme
caseFile-system = Sistema
caseFile-version = Versió de la fitxa
caseFile-received = Data de recepció
caseFile-challengedParts = Parts qüestionades
caseFile-route = Via legal
caseFile-text = Text de la reclamació
caseFile-requestedOutcome = Resultat sol·licitat
caseFile-conversation = Conversa
caseFile-submitter = Persona reclamant
caseFile-organizationSide = Organisme
caseFile-proof = L’entrada { $index } del diari d’esdeveniments del registre recull el resum criptogràfic SHA-256 de la sal (descodificada de base64url) seguida del text: { $digest }. La sal és { $salt }.
