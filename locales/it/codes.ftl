status-planned = Previsto
status-inDevelopment = In sviluppo
status-pilot = Fase pilota
status-inUse = In uso
status-suspended = Sospeso
status-retired = Dismesso
status-cancelledBeforeUse = Annullato prima dell’uso

publicationTier-highRiskAi = Sistema di IA ad alto rischio
publicationTier-impactful = Algoritmo di impatto
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

automationLevel-informationOnly = Informa soltanto
automationLevel-supportsHuman = Supporta decisioni umane
automationLevel-humanConfirmsEach = Una persona conferma ogni decisione
automationLevel-humanCanOverride = Una persona può intervenire
automationLevel-fullyAutomated = Completamente automatizzato

personalData-none = Nessun dato personale
personalData-anonymised = Dati anonimizzati
personalData-pseudonymised = Dati pseudonimizzati
personalData-identifiable = Dati di persone identificabili
personalData-unknown = Non si sa se vi siano dati personali

withdrawalReason-publishedInError = pubblicato per errore
withdrawalReason-replaced = sostituito da un’altra scheda
withdrawalReason-organizationEnded = l’organizzazione non esiste più o non ha più il sistema
withdrawalReason-removedAtSource = rimosso dal registro di origine
withdrawalReason-other = un altro motivo

redactionGround-personalData = dati personali
redactionGround-courtOrder = ordine del giudice
redactionGround-copyright = diritto d’autore
redactionGround-security = sicurezza
redactionGround-otherLegalDuty = un altro obbligo di legge

challengeKind-entryError = Errore nella scheda
challengeKind-missingEntry = Sistema mancante nel registro
challengeKind-explanation = Richiesta di spiegazione
challengeKind-unfairEffect = Effetto ingiusto
challengeKind-individualDecision = Decisione su una persona
challengeKind-privacyRight = Diritto alla protezione dei dati
challengeKind-suggestion = Suggerimento

outcome-upheld = accolta
outcome-partlyUpheld = accolta in parte
outcome-notUpheld = non accolta
outcome-systemPaused = sistema sospeso

refusalCode-notAboutASystem = non riguarda un sistema
refusalCode-unclear = poco chiara
refusalCode-alreadyAnswered = già trattata
refusalCode-beforeACourt = davanti a un giudice
refusalCode-abusive = offensiva

challengeDeadline-acknowledge = conferma di ricezione
challengeDeadline-screen = primo esame
challengeDeadline-decide = decisione
challengeDeadline-review = secondo esame
