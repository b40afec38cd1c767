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
