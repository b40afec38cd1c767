# Legal routes, and the case file that a submitter can hand in there.

route-individualDecision = Si tratta di una decisione su una singola persona. Per impugnarla, presenti un ricorso amministrativo o giurisdizionale entro il termine indicato nella decisione. Una segnalazione in questo registro non sospende quel termine.
route-privacyRight = Si tratta di un diritto previsto dalla normativa sulla protezione dei dati. Si rivolga direttamente all’ente, che deve rispondere entro il termine di legge: un mese nell’Unione europea (GDPR, articolo 12, paragrafo 3). Se non riceve risposta, o se non è d’accordo con la risposta, può presentare reclamo all’autorità di protezione dei dati o rivolgersi al giudice. Una segnalazione in questo registro non sospende alcun termine.
caseFile = Fascicolo
caseFile-about = Segnalazione presentata in un registro pubblico degli algoritmi, da allegare a un ricorso amministrativo o giurisdizionale o a un reclamo.
caseFile-reference = Riferimento
caseFile-organization = Ente
caseFile-system = Sistema
caseFile-version = Versione della scheda
caseFile-received = Data di ricezione
caseFile-challengedParts = Parti contestate
caseFile-route = Strumento di tutela
caseFile-text = Testo della segnalazione
caseFile-requestedOutcome = Esito richiesto
caseFile-conversation = Conversazione
caseFile-submitter = Persona segnalante
caseFile-organizationSide = Ente
caseFile-proof = La voce { $index } del log del registro riporta l’impronta SHA-256 del sale (decodificato da base64url) seguito dal testo: { $digest }. Il sale è { $salt }.
