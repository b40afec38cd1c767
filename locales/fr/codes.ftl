status-planned = Prévu
status-inDevelopment = En développement
status-pilot = Pilote
status-inUse = En service
status-suspended = Suspendu
status-retired = Hors service
status-cancelledBeforeUse = Abandonné avant utilisation

publicationTier-highRiskAi = Système d’IA à haut risque
publicationTier-impactful = Algorithme à fort impact
publicationTier-other = Autre algorithme

policyArea-GF01 = Services généraux des administrations publiques
policyArea-GF02 = Défense
policyArea-GF03 = Ordre et sécurité publics
policyArea-GF04 = Affaires économiques
policyArea-GF05 = Protection de l’environnement
policyArea-GF06 = Logement et équipements collectifs
policyArea-GF07 = Santé
policyArea-GF08 = Loisirs, culture et culte
policyArea-GF09 = Enseignement
policyArea-GF10 = Protection sociale

technique-ruleBased = Fondé sur des règles
technique-statistical = Modèle statistique
technique-machineLearning = Apprentissage automatique
technique-deepLearning = Apprentissage profond
technique-generativeAi = IA générative
technique-optimisation = Optimisation
technique-simulation = Simulation
technique-hybrid = Hybride
technique-unknown = Technique inconnue

automationLevel-informationOnly = Informe seulement
automationLevel-supportsHuman = Aide à la décision humaine
automationLevel-humanConfirmsEach = Une personne confirme chaque décision
automationLevel-humanCanOverride = Une personne peut intervenir
automationLevel-fullyAutomated = Entièrement automatisé

personalData-none = Pas de données personnelles
personalData-anonymised = Données anonymisées
personalData-pseudonymised = Données pseudonymisées
personalData-identifiable = Données sur des personnes identifiables
personalData-unknown = Présence de données personnelles inconnue

withdrawalReason-publishedInError = publié par erreur
withdrawalReason-replaced = remplacé par une autre fiche
withdrawalReason-organizationEnded = l’organisme n’existe plus ou n’a plus le système
withdrawalReason-removedAtSource = retiré du registre d’origine
withdrawalReason-other = un autre motif

redactionGround-personalData = données personnelles
redactionGround-courtOrder = décision de justice
redactionGround-copyright = droit d’auteur
redactionGround-security = sécurité
redactionGround-otherLegalDuty = une autre obligation légale

challengeKind-entryError = Erreur dans la fiche
challengeKind-missingEntry = Système absent du registre
challengeKind-explanation = Demande d’explication
challengeKind-unfairEffect = Effet injuste
challengeKind-individualDecision = Décision concernant une personne
challengeKind-privacyRight = Droit à la protection des données
challengeKind-suggestion = Suggestion

outcome-upheld = fondée
outcome-partlyUpheld = partiellement fondée
outcome-notUpheld = non fondée
outcome-systemPaused = système suspendu

refusalCode-notAboutASystem = ne concerne pas un système
refusalCode-unclear = peu claire
refusalCode-alreadyAnswered = déjà traitée
refusalCode-beforeACourt = devant un tribunal
refusalCode-abusive = injurieuse

challengeDeadline-acknowledge = accusé de réception
challengeDeadline-screen = premier examen
challengeDeadline-decide = décision
challengeDeadline-review = second examen
