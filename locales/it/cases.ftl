# Legal routes, and the case file that a submitter can hand in there.

route-individualDecision = Si tratta di una decisione su una singola persona. Contro di essa vale un’opposizione o un ricorso, entro il termine indicato dalla decisione stessa. Questo modulo non sospende quel termine.
route-privacyRight = Si tratta di un diritto in materia di protezione dei dati. Si rivolga all’organizzazione stessa: deve rispondere entro il termine di legge, un mese nell’Unione europea (GDPR, articolo 12, paragrafo 3). Se non lo fa, o se non è d’accordo, può presentare reclamo all’autorità di protezione dei dati o rivolgersi al giudice. Questo modulo non sospende alcun termine.
caseFile = Fascicolo
caseFile-about = Ciò che è stato presentato in un registro pubblico degli algoritmi, da portare dove serve.
caseFile-reference = Riferimento
caseFile-organization = Organizzazione
caseFile-system = Sistema
caseFile-version = Versione della scheda
caseFile-received = Ricevuto
caseFile-challengedParts = Contestato
caseFile-route = Via legale
caseFile-text = Ciò che è stato presentato
caseFile-requestedOutcome = Ciò che dovrebbe accadere
caseFile-conversation = Conversazione
caseFile-submitter = Chi ha presentato
caseFile-organizationSide = Organizzazione
caseFile-proof = La voce { $index } del registro degli eventi fissa l’impronta SHA-256 del sale (decodificato da base64url) e del testo: { $digest }. Il sale è { $salt }.
