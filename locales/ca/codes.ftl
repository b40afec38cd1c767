### Labels of codes. A key is the name of the code list, then the code.
status-planned = Previst
status-inDevelopment = En desenvolupament
status-pilot = Prova pilot
status-inUse = En ús
status-suspended = Suspès
status-retired = Retirat del servei
status-cancelledBeforeUse = Cancel·lat abans de l’ús

publicationTier-highRiskAi = Sistema d’IA d’alt risc
publicationTier-impactful = Algorisme d’impacte significatiu
publicationTier-other = Altre algorisme

policyArea-GF01 = Serveis públics generals
policyArea-GF02 = Defensa
policyArea-GF03 = Ordre públic i seguretat
policyArea-GF04 = Afers econòmics
policyArea-GF05 = Protecció del medi ambient
policyArea-GF06 = Habitatge i serveis comunitaris
policyArea-GF07 = Salut
policyArea-GF08 = Lleure, cultura i religió
policyArea-GF09 = Educació
policyArea-GF10 = Protecció social

technique-ruleBased = Basat en regles
technique-statistical = Model estadístic
technique-machineLearning = Aprenentatge automàtic
technique-deepLearning = Aprenentatge profund
technique-generativeAi = IA generativa
technique-optimisation = Optimització
technique-simulation = Simulació
technique-hybrid = Híbrid
technique-unknown = Tècnica desconeguda

automationLevel-informationOnly = Només proporciona informació
automationLevel-supportsHuman = Dona suport a les decisions humanes
automationLevel-humanConfirmsEach = Una persona confirma cada decisió
automationLevel-humanCanOverride = Una persona pot anul·lar el resultat
automationLevel-fullyAutomated = Totalment automatitzat

personalData-none = Sense dades personals
personalData-anonymised = Dades anonimitzades
personalData-pseudonymised = Dades pseudonimitzades
personalData-identifiable = Dades de persones identificables
personalData-unknown = No se sap si es tracten dades personals

withdrawalReason-publishedInError = publicat per error
withdrawalReason-replaced = substituït per una altra fitxa
withdrawalReason-organizationEnded = l’organisme ja no existeix o ja no utilitza el sistema
withdrawalReason-removedAtSource = eliminat del seu registre d’origen
withdrawalReason-other = un altre motiu

redactionGround-personalData = dades personals
redactionGround-courtOrder = ordre judicial
redactionGround-copyright = drets d’autor
redactionGround-security = seguretat
redactionGround-otherLegalDuty = una altra obligació legal

challengeKind-entryError = Error en la fitxa
challengeKind-missingEntry = Sistema absent del registre
challengeKind-explanation = Sol·licitud d’explicació
challengeKind-unfairEffect = Efecte injust
challengeKind-individualDecision = Decisió sobre una persona
challengeKind-privacyRight = Dret en matèria de protecció de dades
challengeKind-suggestion = Suggeriment

outcome-upheld = estimada
outcome-partlyUpheld = estimada en part
outcome-notUpheld = desestimada
outcome-systemPaused = sistema suspès

refusalCode-notAboutASystem = no es refereix a un sistema
refusalCode-unclear = poc clara
refusalCode-alreadyAnswered = ja resposta
refusalCode-beforeACourt = pendent davant d’un tribunal
refusalCode-abusive = ofensiva

challengeDeadline-acknowledge = acusament de recepció
challengeDeadline-screen = examen inicial
challengeDeadline-decide = resolució
challengeDeadline-review = segona revisió
