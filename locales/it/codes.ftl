### Labels of codes. A key is the name of the code list, then the code.
status-planned = Previsto
status-inDevelopment = In sviluppo
status-pilot = Fase pilota
status-inUse = In uso
status-suspended = Sospeso
status-retired = Dismesso
status-cancelledBeforeUse = Annullato prima dell’uso

publicationTier-highRiskAi = Sistema di IA ad alto rischio
publicationTier-impactful = Algoritmo a impatto significativo
publicationTier-other = Altro algoritmo

policyArea-GF01 = Servizi generali delle amministrazioni pubbliche
policyArea-GF02 = Difesa
policyArea-GF03 = Ordine pubblico e sicurezza
policyArea-GF04 = Affari economici
policyArea-GF05 = Protezione dell’ambiente
policyArea-GF06 = Abitazioni e assetto territoriale
policyArea-GF07 = Sanità
policyArea-GF08 = Attività ricreative, culturali e di culto
policyArea-GF09 = Istruzione
policyArea-GF10 = Protezione sociale

technique-ruleBased = Basato su regole
technique-statistical = Modello statistico
technique-machineLearning = Apprendimento automatico
technique-deepLearning = Apprendimento profondo
technique-generativeAi = IA generativa
technique-optimisation = Ottimizzazione
technique-simulation = Simulazione
technique-hybrid = Ibrido
technique-unknown = Tecnica sconosciuta

automationLevel-informationOnly = Fornisce solo informazioni
automationLevel-supportsHuman = Supporta le decisioni umane
automationLevel-humanConfirmsEach = Una persona conferma ogni decisione
automationLevel-humanCanOverride = Una persona può annullare il risultato
automationLevel-fullyAutomated = Completamente automatizzato

personalData-none = Nessun dato personale
personalData-anonymised = Dati anonimizzati
personalData-pseudonymised = Dati pseudonimizzati
personalData-identifiable = Dati di persone identificabili
personalData-unknown = Non è noto se siano trattati dati personali

withdrawalReason-publishedInError = pubblicato per errore
withdrawalReason-replaced = sostituito da un’altra scheda
withdrawalReason-organizationEnded = l’ente non esiste più o non usa più il sistema
withdrawalReason-removedAtSource = rimosso dal suo registro di origine
withdrawalReason-other = un altro motivo

redactionGround-personalData = dati personali
redactionGround-courtOrder = provvedimento del giudice
redactionGround-copyright = diritto d’autore
redactionGround-security = sicurezza
redactionGround-otherLegalDuty = un altro obbligo di legge

challengeKind-entryError = Errore nella scheda
challengeKind-missingEntry = Sistema assente dal registro
challengeKind-explanation = Richiesta di spiegazione
challengeKind-unfairEffect = Effetto ingiusto
challengeKind-individualDecision = Decisione su una persona
challengeKind-privacyRight = Diritto in materia di protezione dei dati
challengeKind-suggestion = Suggerimento

outcome-upheld = accolta
outcome-partlyUpheld = accolta in parte
outcome-notUpheld = non accolta
outcome-systemPaused = sistema sospeso

refusalCode-notAboutASystem = non riguarda un sistema
refusalCode-unclear = poco chiara
refusalCode-alreadyAnswered = già decisa
refusalCode-beforeACourt = pendente davanti a un giudice
refusalCode-abusive = offensiva

challengeDeadline-acknowledge = conferma di ricezione
challengeDeadline-screen = esame preliminare
challengeDeadline-decide = decisione
challengeDeadline-review = riesame

# Of “IDs in other registers”: the register that the ID comes from. Names of registers are proper names.
aliasScheme-nlLars = Registro olandese degli algoritmi (numero LARS)
aliasScheme-nlUuid = Registro olandese degli algoritmi (UUID)
aliasScheme-nlSourceId = Registro olandese degli algoritmi (ID di origine)
aliasScheme-ukSlug = Schede di trasparenza algoritmica del Regno Unito (indirizzo web)
aliasScheme-ukContentId = Schede di trasparenza algoritmica del Regno Unito (ID del contenuto)
aliasScheme-usUsecaseId = Inventario federale dell’IA degli USA (ID del caso d’uso)
aliasScheme-caAiRegisterId = Registro dell’IA del governo del Canada (ID)
aliasScheme-euDb = Banca dati dell’UE per i sistemi di IA ad alto rischio
aliasScheme-local = Registro locale

# Field “Kind of system”. The register covers more than AI.
systemKind-algorithm = Algoritmo
systemKind-aiSystem = Sistema di IA
systemKind-generalPurposeAiUse = Uso di un’IA per finalità generali
systemKind-ruleSet = Insieme di regole
systemKind-spreadsheetOrForm = Foglio di calcolo o modulo
systemKind-sensorAnalytics = Analisi dei dati di sensori

# Field “EU AI Act class”: Regulation (EU) 2024/1689. Use the terms of the official translation. Annex III lists the
# areas of use with a high risk.
euAiActClass-prohibited = Pratica vietata (regolamento sull’IA, art. 5)
euAiActClass-highRiskAnnexIii = Alto rischio, uso elencato (regolamento sull’IA, allegato III)
euAiActClass-highRiskAnnexI = Alto rischio, prodotto regolamentato (regolamento sull’IA, allegato I)
euAiActClass-art63Exempt = Uso elencato, rischio non alto (regolamento sull’IA, art. 6, par. 3)
euAiActClass-transparencyArt50 = Obblighi di trasparenza (regolamento sull’IA, art. 50)
euAiActClass-minimal = Rischio minimo (regolamento sull’IA)
euAiActClass-notAi = Non è un sistema di IA (regolamento sull’IA)
euAiActClass-notAssessed = Classe non valutata (regolamento sull’IA)

# Of “Other classifications”: the scheme that the classification follows. Names of schemes are proper names.
classificationScheme-usOmb2025 = Inventario federale dell’IA degli USA 2025
classificationScheme-usOmb2024 = Inventario federale dell’IA degli USA 2024
classificationScheme-caAiaLevel = Livello della valutazione d’impatto algoritmico (Canada)
classificationScheme-nl = Registro olandese degli algoritmi
classificationScheme-uk = Algorithmic Transparency Recording Standard (Regno Unito)
classificationScheme-local = Classificazione locale

# Field “Role in decisions”: what the output of the system is used for.
decisionType-noDecision = Nessun ruolo nelle decisioni
decisionType-informationService = Servizio informativo
decisionType-triagePrioritisation = Smistamento per urgenza o priorità
decisionType-eligibility = Verifica dei requisiti delle persone
decisionType-allocation = Assegnazione di fondi, posti o servizi
decisionType-enforcementSelection = Selezione dei casi da controllare o sanzionare
decisionType-riskScoring = Attribuzione di punteggi di rischio
decisionType-identification = Identificazione di persone o oggetti
decisionType-calculation = Calcolo di importi o valori
decisionType-planning = Pianificazione e programmazione
decisionType-generation = Creazione di testi, immagini o altri contenuti
decisionType-monitoring = Monitoraggio di situazioni o processi

# Field “How people are informed” that the system is used.
informedHow-inLetter = Per lettera
informedHow-onWebsite = Su un sito web
informedHow-onSiteSign = Con un cartello sul posto
informedHow-inInterface = Sullo schermo, durante l’uso del sistema
informedHow-onRequest = Su richiesta
informedHow-notInformed = Le persone non sono informate
informedHow-notApplicable = Non applicabile

# Of “Datasets”: what a dataset is used for. Training, validation and test data are the terms of machine learning.
datasetRole-training = Dati di addestramento
datasetRole-validation = Dati di convalida
datasetRole-testing = Dati di prova
datasetRole-operationalInput = Dati di input durante l’uso del sistema
datasetRole-output = Risultato del sistema
datasetRole-reference = Dati di riferimento

# Field “Special categories of personal data”: GDPR, articles 9, 10 and 87. Use the terms of the official translation.
specialCategory-health = Dati relativi alla salute
specialCategory-ethnicity = Origine razziale o etnica
specialCategory-religion = Convinzioni religiose o filosofiche
specialCategory-political = Opinioni politiche
specialCategory-union = Appartenenza sindacale
specialCategory-genetic = Dati genetici
specialCategory-biometric = Dati biometrici che identificano le persone
specialCategory-sexLife = Vita sessuale o orientamento sessuale
specialCategory-criminal = Condanne penali e reati
specialCategory-bsnNationalId = Numero di identificazione nazionale

# Field “Demographic features” that the system uses, directly or through another feature that stands in for them.
demographicFeature-raceEthnicity = Razza o etnia
demographicFeature-sexGender = Sesso o genere
demographicFeature-age = Età
demographicFeature-religion = Religione
demographicFeature-socioeconomic = Condizione socioeconomica
demographicFeature-disability = Disabilità
demographicFeature-residency = Condizione di residenza
demographicFeature-nationality = Cittadinanza
demographicFeature-marital = Stato civile
demographicFeature-income = Reddito
demographicFeature-employment = Condizione occupazionale
demographicFeature-postcodeProxy = Codice postale come sostituto di altre caratteristiche
demographicFeature-none = Nessuna caratteristica demografica
demographicFeature-other = Altre caratteristiche demografiche

# Field “Storage location” of the data.
storageLocation-onPremises = Server propri dell’ente
storageLocation-nationalCloud = Cloud nel paese dell’ente
storageLocation-eeaCloud = Cloud nello Spazio economico europeo
storageLocation-outsideEea = Fuori dallo Spazio economico europeo

# Field “Self-learning”: whether and when the system learns.
selfLearning-static = Fisso, non apprende
selfLearning-retrainedOffline = Apprende solo con un nuovo addestramento
selfLearning-learnsInUse = Apprende durante l’uso
selfLearning-unknown = Non è noto se apprenda

# Field “Type of analysis”: the technical term, with its meaning in brackets.
analyticsType-descriptive = Descrittiva (che cosa è successo)
analyticsType-diagnostic = Diagnostica (perché è successo)
analyticsType-predictive = Predittiva (che cosa probabilmente succederà)
analyticsType-prescriptive = Prescrittiva (che cosa si dovrebbe fare)
analyticsType-generative = Generativa (nuovi contenuti)

# Field “Capabilities”: what the system can do.
capability-vision = Riconoscimento di immagini e video
capability-audio = Riconoscimento del parlato e dei suoni
capability-language = Elaborazione del linguaggio
capability-robotics = Robotica
capability-forecasting = Previsione
capability-discovery = Individuazione di schemi ricorrenti
capability-planning = Pianificazione e programmazione
capability-creation = Creazione di contenuti
capability-analysis = Analisi dei dati
capability-management = Gestione di dati o processi
capability-other = Altra capacità

# Field “Source code”: whether the source code can be read, or why not.
sourceCodeStatus-open = Pubblicato come open source
sourceCodeStatus-partlyOpen = Pubblicato in parte
sourceCodeStatus-onRequest = Disponibile su richiesta
sourceCodeStatus-closedCommercial = Non pubblicato per motivi commerciali
sourceCodeStatus-closedSecurity = Non pubblicato per motivi di sicurezza
sourceCodeStatus-notSoftware = Nessun codice sorgente: non è un software

# Of “Risks”: the kind of harm. These are the nine kinds of the DTPR taxonomy.
harm-autonomyLoss = Perdita di autonomia personale
harm-civilLiberties = Danno alle libertà civili
harm-environmental = Danno ambientale
harm-financial = Danno finanziario
harm-physical = Danno fisico
harm-politicalEconomic = Danno alla politica o all’economia
harm-psychological = Danno psicologico
harm-reputational = Danno alla reputazione
harm-societalCultural = Danno alla società o alla cultura

# Of “Risks”: the likelihood, the severity and the residual risk. The words must fit all three.
degree-low = Livello basso
degree-medium = Livello medio
degree-high = Livello alto
degree-unknown = Livello non noto

# Field “Fail-safe”: whether something limits the damage when the system fails.
failSafeState-yes = Con protezione in caso di guasto
failSafeState-no = Senza protezione in caso di guasto
failSafeState-inProgress = Protezione in caso di guasto non ancora completata
failSafeState-notApplicable = Protezione in caso di guasto non applicabile
failSafeState-waived = Esonero dall’obbligo di protezione in caso di guasto

# Field “Human override”: whether a person can change or ignore the output, or switch the system off.
overridePossible-yesEachCase = Una persona può annullare ogni singolo risultato
overridePossible-yesSystemLevel = Una persona può intervenire solo sull’intero sistema
overridePossible-no = Nessun annullamento da parte di una persona
overridePossible-notApplicable = Annullamento da parte di una persona non applicabile

# Of “Staff training” and “Monitoring”: the state of that measure. The words must fit both.
established-established = In atto
established-inProgress = In preparazione
established-none = Assente
established-notApplicable = Non applicabile
established-waived = Esonero dall’obbligo

# Of “Evaluations”: what was evaluated.
evaluationKind-accuracy = Accuratezza
evaluationKind-fairness = Equità
evaluationKind-security = Sicurezza
evaluationKind-usability = Facilità d’uso
evaluationKind-effect = Effetto nella pratica
evaluationKind-audit = Verifica (audit)

# Of “Evaluations”: who evaluated.
evaluationBy-internal = L’ente stesso
evaluationBy-independent = Soggetto indipendente
evaluationBy-oversightBody = Organo di controllo

# Field “Testing before use”.
testing-yes = Prove effettuate prima dell’uso
testing-inProgress = Prove in corso
testing-no = Prove non effettuate prima dell’uso
testing-waived = Esonero dall’obbligo di effettuare prove

# Of “Impact assessments”: the kind of assessment. Names and abbreviations of methods are proper names: FRIA is the
# assessment of the EU AI Act, article 27; IAMA, FRAIA, DEDA, Uthiek, Ethische Bijsluiter and the framework of the Court
# of Audit (Algemene Rekenkamer) are Dutch methods.
assessmentType-dpia = Valutazione d’impatto sulla protezione dei dati (DPIA)
assessmentType-prescanDpia = Verifica preliminare per una DPIA
assessmentType-pia = Valutazione d’impatto sulla privacy (PIA)
assessmentType-fria = Valutazione d’impatto sui diritti fondamentali (FRIA)
assessmentType-iama = Valutazione su diritti umani e algoritmi (IAMA)
assessmentType-fraia = Valutazione su diritti fondamentali e algoritmi (FRAIA)
assessmentType-aiia = Valutazione d’impatto dell’IA (AIIA)
assessmentType-aiaCa = Valutazione d’impatto algoritmico (Canada)
assessmentType-deda = Guida alle decisioni sull’etica dei dati (DEDA)
assessmentType-uthiek = Valutazione etica Uthiek (Utrecht)
assessmentType-ethischeBijsluiter = Foglietto illustrativo etico (Ethische Bijsluiter)
assessmentType-rekenkamer = Quadro di verifica della Corte dei conti olandese
assessmentType-zInspection = Z-Inspection per un’IA affidabile
assessmentType-equality = Valutazione d’impatto sull’uguaglianza
assessmentType-humanRights = Valutazione d’impatto sui diritti umani
assessmentType-security = Valutazione della sicurezza
assessmentType-accessibility = Valutazione dell’accessibilità
assessmentType-environmental = Valutazione d’impatto ambientale
assessmentType-other = Altra valutazione d’impatto

# Of “Impact assessments”: the status of the assessment.
assessmentStatus-done = Completata
assessmentStatus-inProgress = In corso
assessmentStatus-notDone = Non effettuata
assessmentStatus-notRequired = Non obbligatoria
assessmentStatus-waived = Esonero dall’obbligo

# Field “Public consultation”: how people were consulted.
consultationMethod-usabilityTest = Test di usabilità
consultationMethod-publicFeedback = Osservazioni del pubblico
consultationMethod-publicHearing = Audizione o riunione pubblica
consultationMethod-panel = Gruppo di consultazione
consultationMethod-worksCouncil = Rappresentanza del personale
consultationMethod-none = Nessuna consultazione pubblica
consultationMethod-other = Altra forma di consultazione

# Field “Developed by”.
developedBy-inHouse = L’ente stesso
developedBy-supplier = Fornitore
developedBy-joint = L’ente e un fornitore
developedBy-openSource = Progetto open source
developedBy-otherPublicBody = Altro ente pubblico
developedBy-unknown = Non noto

# Of “Suppliers”: what the supplier does. “Provider of the system” is the provider in the sense of the EU AI Act.
supplierRole-developer = Sviluppatore
supplierRole-provider = Fornitore del sistema
supplierRole-integrator = Integratore di sistemi
supplierRole-modelProvider = Fornitore del modello
supplierRole-host = Fornitore di hosting
supplierRole-dataProvider = Fornitore di dati

# Of “Procurement”: the procedure. Use the terms of your translation of Directive 2014/24/EU.
procurementProcedure-open = Procedura aperta
procurementProcedure-restricted = Procedura ristretta
procurementProcedure-negotiated = Procedura negoziata
procurementProcedure-dialogue = Dialogo competitivo
procurementProcedure-innovationPartnership = Partenariato per l’innovazione
procurementProcedure-directAward = Affidamento diretto senza gara
procurementProcedure-framework = Accordo quadro
procurementProcedure-none = Nessuna procedura di acquisto

# Of “Cost”: the kind of cost.
costKind-build = Costi di sviluppo
costKind-run = Costi di gestione
costKind-licence = Costi di licenza

# Field “Affected groups”: the people whom the system affects.
affectedGroupCode-allResidents = Tutta la popolazione residente
affectedGroupCode-benefitClaimants = Persone che chiedono prestazioni sociali
affectedGroupCode-taxPayers = Contribuenti
affectedGroupCode-pupilsStudents = Alunni e studenti
affectedGroupCode-parents = Genitori
affectedGroupCode-patients = Pazienti
affectedGroupCode-jobseekers = Persone in cerca di lavoro
affectedGroupCode-tenants = Inquilini
affectedGroupCode-drivers = Conducenti
affectedGroupCode-migrants = Migranti
affectedGroupCode-children = Minori
affectedGroupCode-olderPeople = Persone anziane
affectedGroupCode-disabledPeople = Persone con disabilità
affectedGroupCode-businesses = Imprese
affectedGroupCode-employees = Dipendenti
affectedGroupCode-visitors = Visitatori
affectedGroupCode-suspects = Persone sospettate di un reato
affectedGroupCode-other = Altro gruppo

# Field “Users”: who works with the system.
users-staff = Personale dell’ente
users-public = Il pubblico
users-both = Personale e pubblico
users-otherBodies = Altri enti

# Of “Objection and appeal” and “Request for an explanation”: whether that is possible. The words must fit both.
appealAvailable-yes = Possibile
appealAvailable-inProgress = In preparazione
appealAvailable-no = Non possibile
appealAvailable-notApplicable = Non applicabile
appealAvailable-precludedByLaw = Non ammissibile per legge

# Field “Human alternative”: whether people can be served by a person instead.
yesNo-yes = Sì
yesNo-no = No
yesNo-notApplicable = Non applicabile

# Field “Rights of affected people”: the eleven of the DTPR taxonomy, addressed to the reader.
right-access = Diritto di vedere i suoi dati
right-algorithmicTransparency = Diritto di sapere come funziona il sistema
right-beForgotten = Diritto di far cancellare i suoi dati
right-contest = Diritto di contestare una decisione
right-correction = Diritto di far rettificare i suoi dati
right-individualDecisionExplanation = Diritto alla spiegazione di una decisione
right-nonDiscrimination = Diritto di non subire discriminazioni
right-object = Diritto di opporsi all’uso dei suoi dati
right-purposeLimitation = Diritto all’uso dei suoi dati solo per le finalità dichiarate
right-humanReview = Diritto a un riesame da parte di una persona
right-notice = Diritto di sapere che il sistema viene usato

# Of “Supervisory bodies”: the kind of body. An elected council is, for example, a city council or a parliament.
oversightRole-dataProtection = Autorità di protezione dei dati
oversightRole-ombudsman = Difensore civico
oversightRole-equalityBody = Organismo per la parità
oversightRole-court = Giudice
oversightRole-council = Assemblea elettiva
oversightRole-aiSupervisor = Autorità di vigilanza sull’IA

# Of “Public contact”: the kind of contact.
contactKind-email = Indirizzo e-mail
contactKind-url = Sito web
contactKind-phone = Telefono
contactKind-postal = Indirizzo postale

# Of “Links”: what the link leads to.
linkRel-publicPage = Pagina per il pubblico
linkRel-sourceRegistration = Voce nel registro di origine
linkRel-productPage = Pagina del prodotto
linkRel-documentation = Documentazione
linkRel-policy = Documento di indirizzo
linkRel-news = Notizie
linkRel-foiResponse = Risposta a una richiesta di accesso civico
linkRel-auditReport = Relazione di audit
linkRel-dataset = Insieme di dati
linkRel-modelCard = Scheda del modello

# Of “Related records”: how this system relates to the other one, whose name follows the label.
recordRel-sameProduct = Stesso prodotto di
recordRel-partOf = Parte di
recordRel-replaces = Sostituisce
recordRel-replacedBy = Sostituito da
recordRel-feeds = Fornisce dati a

# Of “Translations”: where the text in a language comes from.
translationStatus-original = Testo originale
translationStatus-human = Tradotto da una persona
translationStatus-machine = Traduzione automatica, non controllata
translationStatus-machineReviewed = Traduzione automatica, controllata da una persona
translationStatus-outdated = Traduzione non aggiornata

# Of “Withheld information”: the reason for not publishing a field.
withheldReason-security = Sicurezza
withheldReason-lawEnforcement = Prevenzione e perseguimento di reati
withheldReason-tradeSecret = Segreto commerciale
withheldReason-personalData = Protezione dei dati personali
withheldReason-courtProceedings = Procedimento giudiziario
withheldReason-notAvailable = Informazione non disponibile
withheldReason-other = Un altro motivo

# Of “Source of the record”: the standard that the original record follows. In keys, “-” stands for the “.” of a code.
sourceScheme-register = Formato proprio di questo registro
sourceScheme-nl-1-0 = Registro olandese degli algoritmi, standard 1.0
sourceScheme-uk-atrs = Algorithmic Transparency Recording Standard (Regno Unito)
sourceScheme-ca-ai-register = Registro dell’IA del governo del Canada

# Field “Legal basis under data protection law”: GDPR, articles 6(1) and 9(2), and Directive (EU) 2016/680.
dataProtectionBasis-6-1-a = Consenso (GDPR, art. 6, par. 1, lett. a)
dataProtectionBasis-6-1-b = Contratto (GDPR, art. 6, par. 1, lett. b)
dataProtectionBasis-6-1-c = Obbligo legale (GDPR, art. 6, par. 1, lett. c)
dataProtectionBasis-6-1-d = Interessi vitali (GDPR, art. 6, par. 1, lett. d)
dataProtectionBasis-6-1-e = Compito di interesse pubblico (GDPR, art. 6, par. 1, lett. e)
dataProtectionBasis-6-1-f = Legittimo interesse (GDPR, art. 6, par. 1, lett. f)
dataProtectionBasis-9-2-a = Consenso esplicito (GDPR, art. 9, par. 2, lett. a)
dataProtectionBasis-9-2-b = Lavoro e protezione sociale (GDPR, art. 9, par. 2, lett. b)
dataProtectionBasis-9-2-c = Interessi vitali (GDPR, art. 9, par. 2, lett. c)
dataProtectionBasis-9-2-d = Organismi senza scopo di lucro (GDPR, art. 9, par. 2, lett. d)
dataProtectionBasis-9-2-e = Dati resi pubblici dalla persona (GDPR, art. 9, par. 2, lett. e)
dataProtectionBasis-9-2-f = Diritti in sede giudiziaria (GDPR, art. 9, par. 2, lett. f)
dataProtectionBasis-9-2-g = Interesse pubblico rilevante (GDPR, art. 9, par. 2, lett. g)
dataProtectionBasis-9-2-h = Assistenza sanitaria o sociale (GDPR, art. 9, par. 2, lett. h)
dataProtectionBasis-9-2-i = Sanità pubblica (GDPR, art. 9, par. 2, lett. i)
dataProtectionBasis-9-2-j = Archiviazione, ricerca o statistica (GDPR, art. 9, par. 2, lett. j)
dataProtectionBasis-led = Prevenzione e perseguimento di reati (direttiva (UE) 2016/680)

# Field “Points of Annex III of the EU AI Act”: the listed areas of high-risk use. Use the terms of the official
# translation, shortened.
annexPoint-1-a = Identificazione biometrica remota (allegato III, punto 1, lettera a)
annexPoint-1-b = Categorizzazione biometrica (allegato III, punto 1, lettera b)
annexPoint-1-c = Riconoscimento delle emozioni (allegato III, punto 1, lettera c)
annexPoint-2-a = Sicurezza delle infrastrutture critiche (allegato III, punto 2)
annexPoint-3-a = Accesso e ammissione all’istruzione (allegato III, punto 3, lettera a)
annexPoint-3-b = Valutazione dell’apprendimento (allegato III, punto 3, lettera b)
annexPoint-3-c = Livello di istruzione adeguato (allegato III, punto 3, lettera c)
annexPoint-3-d = Monitoraggio durante gli esami (allegato III, punto 3, lettera d)
annexPoint-4-a = Assunzione o selezione di personale (allegato III, punto 4, lettera a)
annexPoint-4-b = Gestione e controllo del personale (allegato III, punto 4, lettera b)
annexPoint-5-a = Prestazioni e servizi pubblici (allegato III, punto 5, lettera a)
annexPoint-5-b = Affidabilità creditizia (allegato III, punto 5, lettera b)
annexPoint-5-c = Assicurazioni vita e sanitarie (allegato III, punto 5, lettera c)
annexPoint-5-d = Chiamate e interventi di emergenza (allegato III, punto 5, lettera d)
annexPoint-6-a = Rischio di essere vittima di reati (allegato III, punto 6, lettera a)
annexPoint-6-b = Poligrafi in attività di contrasto (allegato III, punto 6, lettera b)
annexPoint-6-c = Affidabilità delle prove (allegato III, punto 6, lettera c)
annexPoint-6-d = Rischio di commettere reati (allegato III, punto 6, lettera d)
annexPoint-6-e = Profilazione in ambito penale (allegato III, punto 6, lettera e)
annexPoint-7-a = Poligrafi in materia di migrazione (allegato III, punto 7, lettera a)
annexPoint-7-b = Rischi posti da chi entra nel paese (allegato III, punto 7, lettera b)
annexPoint-7-c = Asilo, visti, permessi di soggiorno (allegato III, punto 7, lettera c)
annexPoint-7-d = Identificazione alle frontiere (allegato III, punto 7, lettera d)
annexPoint-8-a = Assistenza all’autorità giudiziaria (allegato III, punto 8, lettera a)
annexPoint-8-b = Influenza su elezioni e referendum (allegato III, punto 8, lettera b)

# Field “Fundamental rights at stake”: articles of the EU Charter of Fundamental Rights. Use the official title of the
# article, shortened where it is long.
charterArticle-A1 = Dignità umana (Carta UE, articolo 1)
charterArticle-A2 = Diritto alla vita (Carta UE, articolo 2)
charterArticle-A3 = Diritto all’integrità della persona (Carta UE, articolo 3)
charterArticle-A4 = Proibizione di tortura e trattamenti inumani (Carta UE, articolo 4)
charterArticle-A5 = Proibizione di schiavitù e lavoro forzato (Carta UE, articolo 5)
charterArticle-A6 = Diritto alla libertà e alla sicurezza (Carta UE, articolo 6)
charterArticle-A7 = Rispetto della vita privata e familiare (Carta UE, articolo 7)
charterArticle-A8 = Protezione dei dati di carattere personale (Carta UE, articolo 8)
charterArticle-A9 = Diritto di sposarsi e costituire una famiglia (Carta UE, articolo 9)
charterArticle-A10 = Libertà di pensiero, coscienza e religione (Carta UE, articolo 10)
charterArticle-A11 = Libertà di espressione e d’informazione (Carta UE, articolo 11)
charterArticle-A12 = Libertà di riunione e di associazione (Carta UE, articolo 12)
charterArticle-A13 = Libertà delle arti e delle scienze (Carta UE, articolo 13)
charterArticle-A14 = Diritto all’istruzione (Carta UE, articolo 14)
charterArticle-A15 = Libertà professionale e diritto di lavorare (Carta UE, articolo 15)
charterArticle-A16 = Libertà d’impresa (Carta UE, articolo 16)
charterArticle-A17 = Diritto di proprietà (Carta UE, articolo 17)
charterArticle-A18 = Diritto di asilo (Carta UE, articolo 18)
charterArticle-A19 = Protezione da espulsione ed estradizione (Carta UE, articolo 19)
charterArticle-A20 = Uguaglianza davanti alla legge (Carta UE, articolo 20)
charterArticle-A21 = Non discriminazione (Carta UE, articolo 21)
charterArticle-A22 = Diversità culturale, religiosa e linguistica (Carta UE, articolo 22)
charterArticle-A23 = Parità tra donne e uomini (Carta UE, articolo 23)
charterArticle-A24 = Diritti del minore (Carta UE, articolo 24)
charterArticle-A25 = Diritti degli anziani (Carta UE, articolo 25)
charterArticle-A26 = Inserimento delle persone con disabilità (Carta UE, articolo 26)
charterArticle-A27 = Informazione e consultazione dei lavoratori (Carta UE, articolo 27)
charterArticle-A28 = Diritto di negoziazione e di azioni collettive (Carta UE, articolo 28)
charterArticle-A29 = Diritto di accesso ai servizi di collocamento (Carta UE, articolo 29)
charterArticle-A30 = Tutela dal licenziamento ingiustificato (Carta UE, articolo 30)
charterArticle-A31 = Condizioni di lavoro giuste ed eque (Carta UE, articolo 31)
charterArticle-A32 = Lavoro minorile e protezione dei giovani (Carta UE, articolo 32)
charterArticle-A33 = Vita familiare e vita professionale (Carta UE, articolo 33)
charterArticle-A34 = Sicurezza sociale e assistenza sociale (Carta UE, articolo 34)
charterArticle-A35 = Protezione della salute (Carta UE, articolo 35)
charterArticle-A36 = Servizi d’interesse economico generale (Carta UE, articolo 36)
charterArticle-A37 = Tutela dell’ambiente (Carta UE, articolo 37)
charterArticle-A38 = Protezione dei consumatori (Carta UE, articolo 38)
charterArticle-A39 = Voto ed eleggibilità al Parlamento europeo (Carta UE, articolo 39)
charterArticle-A40 = Voto ed eleggibilità alle elezioni comunali (Carta UE, articolo 40)
charterArticle-A41 = Diritto ad una buona amministrazione (Carta UE, articolo 41)
charterArticle-A42 = Diritto d’accesso ai documenti (Carta UE, articolo 42)
charterArticle-A43 = Mediatore europeo (Carta UE, articolo 43)
charterArticle-A44 = Diritto di petizione (Carta UE, articolo 44)
charterArticle-A45 = Libertà di circolazione e di soggiorno (Carta UE, articolo 45)
charterArticle-A46 = Tutela diplomatica e consolare (Carta UE, articolo 46)
charterArticle-A47 = Ricorso effettivo e giudice imparziale (Carta UE, articolo 47)
charterArticle-A48 = Presunzione d’innocenza e diritti della difesa (Carta UE, articolo 48)
charterArticle-A49 = Legalità e proporzionalità di reati e pene (Carta UE, articolo 49)
charterArticle-A50 = Non essere giudicati o puniti due volte (Carta UE, articolo 50)

# The kind of an organization, in its profile. A water board manages water in a region (Dutch: waterschap).
organizationType-municipality = Comune
organizationType-provinceRegion = Provincia o regione
organizationType-ministry = Ministero
organizationType-agency = Agenzia pubblica
organizationType-police = Polizia
organizationType-waterBoard = Ente di gestione delle acque
organizationType-court = Tribunale
organizationType-health = Ente sanitario
organizationType-education = Istituto di istruzione
organizationType-stateOwned = Impresa pubblica
organizationType-other = Altro ente

# Who caused an entry in the public log: a role or a part of the register, never a person.
actor-registerAdmin = Amministrazione del registro
actor-organizationAdmin = Amministrazione dell’ente
actor-editor = Responsabile della redazione
actor-publisher = Responsabile della pubblicazione
actor-caseHandler = Responsabile della gestione della segnalazione
actor-submitter = Persona segnalante
actor-import = Importazione da un altro registro
actor-operator = Gestore del registro
actor-register = Il registro, automaticamente

# The state of a challenge, in the words of `challenge-event-…` in feeds.ftl. “Submitter”: who filed the challenge.
challengeState-received = Ricevuta
challengeState-screened = Esame preliminare svolto
challengeState-admitted = Presa in carico
challengeState-inReview = In esame
challengeState-needsInfo = In attesa della risposta della persona segnalante
challengeState-decided = Decisa
challengeState-refused = Non presa in carico
challengeState-redirected = Trasmessa a un altro ente
challengeState-merged = Riunita a un’altra segnalazione
challengeState-remedyDue = Misura correttiva promessa
challengeState-remedied = Misura correttiva attuata
challengeState-confirmed = Misura correttiva confermata dalla persona segnalante
challengeState-disputed = Misura correttiva contestata dalla persona segnalante
challengeState-deemedUnanswered = Termine non rispettato, decisione ancora dovuta
challengeState-reviewRequested = Riesame richiesto
challengeState-inSecondReview = Riesame in corso
challengeState-reviewDecided = Decisa in sede di riesame
challengeState-withdrawn = Ritirata dalla persona segnalante
challengeState-externallyReferred = Ora davanti a un giudice o a un altro ente esterno

# Filter of systems by the challenges about them. A system can have several of these values.
challengeFlag-none = Nessuna segnalazione
challengeFlag-any = Almeno una segnalazione
challengeFlag-open = Segnalazione in attesa di decisione
challengeFlag-upheld = Segnalazione accolta, in tutto o in parte
challengeFlag-unanswered = Segnalazione con un termine non rispettato

# Of the decision on a challenge: how far a machine, such as AI, helped to write it.
assistance-none = Scritta da persone, senza strumenti automatici
assistance-supported = Strumenti automatici per ricerche o traduzioni
assistance-drafted = Bozza automatica, controllata e firmata da una persona

# The kind of body to which a submitter can turn next, or that has taken the case. Regulator: a supervisory authority,
# for example for data protection or equal treatment.
routeKind-ombudsman = Difensore civico
routeKind-regulator = Autorità di controllo
routeKind-court = Giudice

# How a challenge arrived.
channel-web = Via internet
channel-phone = Per telefono
channel-desk = Di persona
channel-letter = Per lettera
channel-email = Per e-mail

# The part of a challenge in which text was redacted on a legal ground.
redactableField-summary = Sintesi pubblica
redactableField-extension = Proroga del termine
redactableField-refusal = Motivo della mancata presa in carico
redactableField-redirection = Trasmissione a un altro ente
redactableField-decision = Decisione
redactableField-remedyPlan = Misura correttiva promessa
redactableField-remedies = Misure correttive attuate
redactableField-review = Riesame
redactableField-referral = Rinvio a un giudice o a un altro ente esterno
