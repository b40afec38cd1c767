### Labels of codes. A key is the name of the code list, then the code.
status-planned = Prévu
status-inDevelopment = En développement
status-pilot = Phase pilote
status-inUse = En service
status-suspended = Suspendu
status-retired = Mis hors service
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

automationLevel-informationOnly = Fournit uniquement des informations
automationLevel-supportsHuman = Aide à la décision humaine
automationLevel-humanConfirmsEach = Une personne confirme chaque décision
automationLevel-humanCanOverride = Une personne peut passer outre
automationLevel-fullyAutomated = Entièrement automatisé

personalData-none = Pas de données personnelles
personalData-anonymised = Données anonymisées
personalData-pseudonymised = Données pseudonymisées
personalData-identifiable = Données sur des personnes identifiables
personalData-unknown = Traitement de données personnelles non déterminé

withdrawalReason-publishedInError = publié par erreur
withdrawalReason-replaced = remplacé par une autre fiche
withdrawalReason-organizationEnded = l’organisme n’existe plus ou n’utilise plus le système
withdrawalReason-removedAtSource = retiré de son registre d’origine
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
challengeKind-privacyRight = Droit en matière de protection des données
challengeKind-suggestion = Suggestion

outcome-upheld = réclamation fondée
outcome-partlyUpheld = réclamation partiellement fondée
outcome-notUpheld = réclamation non fondée
outcome-systemPaused = système suspendu

refusalCode-notAboutASystem = ne porte pas sur un système
refusalCode-unclear = peu claire
refusalCode-alreadyAnswered = déjà traitée
refusalCode-beforeACourt = affaire en cours devant un tribunal
refusalCode-abusive = injurieuse

challengeDeadline-acknowledge = accusé de réception
challengeDeadline-screen = examen préliminaire
challengeDeadline-decide = décision
challengeDeadline-review = réexamen
