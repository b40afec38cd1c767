# Legal routes, and the case file that a submitter can hand in there.

route-individualDecision = Es tracta d’una decisió sobre una sola persona. Contra ella compta una reclamació o un recurs, dins del termini que indica la mateixa decisió. Aquest formulari no atura aquest termini.
route-privacyRight = Es tracta d’un dret de protecció de dades. Demaneu-ho a la mateixa organització: ha de respondre dins del termini legal, un mes a la Unió Europea (RGPD, article 12, apartat 3). Si no ho fa, o si no hi esteu d’acord, podeu reclamar davant l’autoritat de protecció de dades o anar als tribunals. Aquest formulari no atura cap termini.
caseFile = Expedient
caseFile-about = El que es va presentar en un registre públic d’algorismes, per portar-ho on calgui.
caseFile-reference = Referència
caseFile-organization = Organització
caseFile-system = Sistema
caseFile-version = Versió de la fitxa
caseFile-received = Rebut
caseFile-challengedParts = Impugnat
caseFile-route = Via legal
caseFile-text = El que es va presentar
caseFile-requestedOutcome = El que hauria de passar
caseFile-conversation = Conversa
caseFile-submitter = Qui ho va presentar
caseFile-organizationSide = Organització
caseFile-proof = L’entrada { $index } del registre d’esdeveniments fixa el resum SHA-256 de la sal (descodificada de base64url) i el text: { $digest }. La sal és { $salt }.
