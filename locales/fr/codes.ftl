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

# Of “IDs in other registers”: the register that the ID comes from. Names of registers are proper names.
aliasScheme-nlLars = Registre néerlandais des algorithmes (numéro LARS)
aliasScheme-nlUuid = Registre néerlandais des algorithmes (UUID)
aliasScheme-nlSourceId = Registre néerlandais des algorithmes (identifiant d’origine)
aliasScheme-ukSlug = Fiches britanniques de transparence algorithmique (adresse web)
aliasScheme-ukContentId = Fiches britanniques de transparence algorithmique (ID du contenu)
aliasScheme-usUsecaseId = Inventaire fédéral de l’IA des États-Unis (ID du cas d’usage)
aliasScheme-caAiRegisterId = Registre de l’IA du gouvernement du Canada (identifiant)
aliasScheme-euDb = Base de données de l’UE pour les systèmes d’IA à haut risque
aliasScheme-local = Registre local

# Field “Kind of system”. The register covers more than AI.
systemKind-algorithm = Algorithme
systemKind-aiSystem = Système d’IA
systemKind-generalPurposeAiUse = Utilisation d’une IA à usage général
systemKind-ruleSet = Ensemble de règles
systemKind-spreadsheetOrForm = Feuille de calcul ou formulaire
systemKind-sensorAnalytics = Analyse de données de capteurs

# Field “EU AI Act class”: Regulation (EU) 2024/1689. Use the terms of the official translation. Annex III lists the
# areas of use with a high risk.
euAiActClass-prohibited = Pratique d’IA interdite (règlement sur l’IA, article 5)
euAiActClass-highRiskAnnexIii = Haut risque, domaine énuméré (règlement sur l’IA, annexe III)
euAiActClass-highRiskAnnexI = Haut risque, produit réglementé (règlement sur l’IA, annexe I)
euAiActClass-art63Exempt = Domaine énuméré, sans haut risque (règlement sur l’IA, article 6.3)
euAiActClass-transparencyArt50 = Obligations de transparence (règlement sur l’IA, article 50)
euAiActClass-minimal = Risque minimal (règlement sur l’IA)
euAiActClass-notAi = N’est pas un système d’IA (règlement sur l’IA)
euAiActClass-notAssessed = Non évalué (règlement sur l’IA)

# Of “Other classifications”: the scheme that the classification follows. Names of schemes are proper names.
classificationScheme-usOmb2025 = Inventaire fédéral de l’IA des États-Unis, 2025
classificationScheme-usOmb2024 = Inventaire fédéral de l’IA des États-Unis, 2024
classificationScheme-caAiaLevel = Niveau d’évaluation de l’incidence algorithmique (Canada)
classificationScheme-nl = Registre néerlandais des algorithmes
classificationScheme-uk = Standard britannique de transparence algorithmique (ATRS)
classificationScheme-local = Classification locale

# Field “Role in decisions”: what the output of the system is used for.
decisionType-noDecision = Aucun rôle dans les décisions
decisionType-informationService = Service d’information
decisionType-triagePrioritisation = Tri par urgence ou priorité
decisionType-eligibility = Vérification des conditions d’accès à un droit ou à un service
decisionType-allocation = Attribution d’argent, de places ou de services
decisionType-enforcementSelection = Sélection de dossiers à contrôler ou à sanctionner
decisionType-riskScoring = Notation des risques
decisionType-identification = Identification de personnes ou d’objets
decisionType-calculation = Calcul de montants ou de valeurs
decisionType-planning = Planification des tâches et des horaires
decisionType-generation = Création de textes, d’images ou d’autres contenus
decisionType-monitoring = Suivi de situations ou de processus

# Field “How people are informed” that the system is used.
informedHow-inLetter = Par courrier
informedHow-onWebsite = Sur un site web
informedHow-onSiteSign = Par un panneau sur place
informedHow-inInterface = À l’écran, pendant l’utilisation du système
informedHow-onRequest = Sur demande
informedHow-notInformed = Les personnes ne sont pas informées
informedHow-notApplicable = Sans objet

# Of “Datasets”: what a dataset is used for. Training, validation and test data are the terms of machine learning.
datasetRole-training = Données d’entraînement
datasetRole-validation = Données de validation
datasetRole-testing = Données de test
datasetRole-operationalInput = Données d’entrée pendant l’utilisation
datasetRole-output = Résultat produit par le système
datasetRole-reference = Données de référence

# Field “Special categories of personal data”: GDPR, articles 9, 10 and 87. Use the terms of the official translation.
specialCategory-health = Données concernant la santé
specialCategory-ethnicity = Origine raciale ou ethnique
specialCategory-religion = Convictions religieuses ou philosophiques
specialCategory-political = Opinions politiques
specialCategory-union = Appartenance syndicale
specialCategory-genetic = Données génétiques
specialCategory-biometric = Données biométriques identifiant une personne
specialCategory-sexLife = Vie sexuelle ou orientation sexuelle
specialCategory-criminal = Condamnations pénales et infractions
specialCategory-bsnNationalId = Numéro d’identification national

# Field “Demographic features” that the system uses, directly or through another feature that stands in for them.
demographicFeature-raceEthnicity = Origine raciale ou ethnique
demographicFeature-sexGender = Sexe ou genre
demographicFeature-age = Âge
demographicFeature-religion = Religion
demographicFeature-socioeconomic = Situation socio-économique
demographicFeature-disability = Handicap
demographicFeature-residency = Situation au regard du séjour
demographicFeature-nationality = Nationalité
demographicFeature-marital = Situation matrimoniale
demographicFeature-income = Revenus
demographicFeature-employment = Situation professionnelle
demographicFeature-postcodeProxy = Code postal comme indicateur d’autres caractéristiques
demographicFeature-none = Aucune caractéristique démographique
demographicFeature-other = Autres caractéristiques démographiques

# Field “Storage location” of the data.
storageLocation-onPremises = Serveurs propres à l’organisme
storageLocation-nationalCloud = Cloud dans le pays de l’organisme
storageLocation-eeaCloud = Cloud dans l’Espace économique européen
storageLocation-outsideEea = En dehors de l’Espace économique européen

# Field “Self-learning”: whether and when the system learns.
selfLearning-static = Figé, n’apprend pas
selfLearning-retrainedOffline = N’apprend que lors d’un nouvel entraînement
selfLearning-learnsInUse = Apprend pendant l’utilisation
selfLearning-unknown = Auto-apprentissage non déterminé

# Field “Type of analysis”: the technical term, with its meaning in brackets.
analyticsType-descriptive = Descriptive (ce qui s’est passé)
analyticsType-diagnostic = Diagnostique (pourquoi cela s’est passé)
analyticsType-predictive = Prédictive (ce qui va probablement se passer)
analyticsType-prescriptive = Prescriptive (ce qu’il faudrait faire)
analyticsType-generative = Générative (nouveaux contenus)

# Field “Capabilities”: what the system can do.
capability-vision = Reconnaissance d’images et de vidéos
capability-audio = Reconnaissance de la parole et des sons
capability-language = Traitement du langage
capability-robotics = Robotique
capability-forecasting = Prévision
capability-discovery = Détection de schémas récurrents
capability-planning = Planification des tâches et des horaires
capability-creation = Création de contenus
capability-analysis = Analyse de données
capability-management = Gestion de données ou de processus
capability-other = Autre capacité

# Field “Source code”: whether the source code can be read, or why not.
sourceCodeStatus-open = Publié en code source ouvert
sourceCodeStatus-partlyOpen = Publié en partie
sourceCodeStatus-onRequest = Disponible sur demande
sourceCodeStatus-closedCommercial = Non publié pour des raisons commerciales
sourceCodeStatus-closedSecurity = Non publié pour des raisons de sécurité
sourceCodeStatus-notSoftware = Pas de code source : ce n’est pas un logiciel

# Of “Risks”: the kind of harm. These are the nine kinds of the DTPR taxonomy.
harm-autonomyLoss = Atteinte à l’autonomie personnelle
harm-civilLiberties = Atteinte aux libertés publiques
harm-environmental = Atteinte à l’environnement
harm-financial = Préjudice financier
harm-physical = Préjudice physique
harm-politicalEconomic = Atteinte à la vie politique ou à l’économie
harm-psychological = Préjudice psychologique
harm-reputational = Atteinte à la réputation
harm-societalCultural = Atteinte à la société ou à la culture

# Of “Risks”: the likelihood, the severity and the residual risk. The words must fit all three.
degree-low = Niveau faible
degree-medium = Niveau moyen
degree-high = Niveau élevé
degree-unknown = Niveau inconnu

# Field “Fail-safe”: whether something limits the damage when the system fails.
failSafeState-yes = Sécurité en cas de défaillance en place
failSafeState-no = Pas de sécurité en cas de défaillance
failSafeState-inProgress = Sécurité en cas de défaillance en cours de mise en place
failSafeState-notApplicable = Sécurité en cas de défaillance : sans objet
failSafeState-waived = Sécurité en cas de défaillance : dispense accordée

# Field “Human override”: whether a person can change or ignore the output, or switch the system off.
overridePossible-yesEachCase = Une personne peut passer outre dans chaque cas
overridePossible-yesSystemLevel = Une personne ne peut intervenir que sur le système entier
overridePossible-no = Aucune personne ne peut passer outre
overridePossible-notApplicable = Possibilité de passer outre : sans objet

# Of “Staff training” and “Monitoring”: the state of that measure. The words must fit both.
established-established = En place
established-inProgress = En cours de mise en place
established-none = Pas en place
established-notApplicable = Sans objet
established-waived = Dispense accordée

# Of “Evaluations”: what was evaluated.
evaluationKind-accuracy = Exactitude
evaluationKind-fairness = Équité
evaluationKind-security = Sécurité
evaluationKind-usability = Facilité d’utilisation
evaluationKind-effect = Effet dans la pratique
evaluationKind-audit = Audit

# Of “Evaluations”: who evaluated.
evaluationBy-internal = L’organisme lui-même
evaluationBy-independent = Évaluateur indépendant
evaluationBy-oversightBody = Organe de contrôle

# Field “Testing before use”.
testing-yes = Testé avant utilisation
testing-inProgress = Tests en cours
testing-no = Non testé avant utilisation
testing-waived = Dispense de tests accordée

# Of “Impact assessments”: the kind of assessment. Names and abbreviations of methods are proper names: FRIA is the
# assessment of the EU AI Act, article 27; IAMA, FRAIA, DEDA, Uthiek, Ethische Bijsluiter and the framework of the Court
# of Audit (Algemene Rekenkamer) are Dutch methods.
assessmentType-dpia = Analyse d’impact relative à la protection des données (AIPD)
assessmentType-prescanDpia = Pré-analyse de la nécessité d’une AIPD
assessmentType-pia = Analyse d’impact sur la vie privée (PIA)
assessmentType-fria = Analyse d’impact sur les droits fondamentaux (FRIA)
assessmentType-iama = Analyse des droits humains et des algorithmes (IAMA)
assessmentType-fraia = Analyse des droits fondamentaux et des algorithmes (FRAIA)
assessmentType-aiia = Analyse d’impact de l’IA (AIIA)
assessmentType-aiaCa = Évaluation de l’incidence algorithmique (Canada)
assessmentType-deda = Aide à la décision sur l’éthique des données (DEDA)
assessmentType-uthiek = Évaluation éthique Uthiek (Utrecht)
assessmentType-ethischeBijsluiter = Notice éthique (Ethische Bijsluiter)
assessmentType-rekenkamer = Référentiel de la Cour des comptes des Pays-Bas
assessmentType-zInspection = Z-Inspection d’une IA digne de confiance
assessmentType-equality = Analyse d’impact sur l’égalité
assessmentType-humanRights = Analyse d’impact sur les droits humains
assessmentType-security = Évaluation de la sécurité
assessmentType-accessibility = Évaluation de l’accessibilité
assessmentType-environmental = Analyse d’impact sur l’environnement
assessmentType-other = Autre analyse d’impact

# Of “Impact assessments”: the status of the assessment.
assessmentStatus-done = Terminée
assessmentStatus-inProgress = En cours
assessmentStatus-notDone = Non faite
assessmentStatus-notRequired = Non obligatoire
assessmentStatus-waived = Dispense accordée

# Field “Public consultation”: how people were consulted.
consultationMethod-usabilityTest = Test d’utilisabilité
consultationMethod-publicFeedback = Observations du public
consultationMethod-publicHearing = Audition ou réunion publique
consultationMethod-panel = Panel consultatif
consultationMethod-worksCouncil = Instance représentative du personnel
consultationMethod-none = Pas de consultation du public
consultationMethod-other = Autre forme de consultation

# Field “Developed by”.
developedBy-inHouse = L’organisme lui-même
developedBy-supplier = Un fournisseur
developedBy-joint = L’organisme et un fournisseur
developedBy-openSource = Projet de logiciel libre
developedBy-otherPublicBody = Un autre organisme public
developedBy-unknown = Inconnu

# Of “Suppliers”: what the supplier does. “Provider of the system” is the provider in the sense of the EU AI Act.
supplierRole-developer = Développeur
supplierRole-provider = Fournisseur du système
supplierRole-integrator = Intégrateur de systèmes
supplierRole-modelProvider = Fournisseur du modèle
supplierRole-host = Hébergeur
supplierRole-dataProvider = Fournisseur de données

# Of “Procurement”: the procedure. Use the terms of your translation of Directive 2014/24/EU.
procurementProcedure-open = Procédure ouverte
procurementProcedure-restricted = Procédure restreinte
procurementProcedure-negotiated = Procédure négociée
procurementProcedure-dialogue = Dialogue compétitif
procurementProcedure-innovationPartnership = Partenariat d’innovation
procurementProcedure-directAward = Attribution directe sans mise en concurrence
procurementProcedure-framework = Accord-cadre
procurementProcedure-none = Aucune procédure de passation de marché

# Of “Cost”: the kind of cost.
costKind-build = Coûts de développement
costKind-run = Coûts de fonctionnement
costKind-licence = Coûts de licence

# Field “Affected groups”: the people whom the system affects.
affectedGroupCode-allResidents = Toute la population
affectedGroupCode-benefitClaimants = Personnes demandant des prestations sociales
affectedGroupCode-taxPayers = Contribuables
affectedGroupCode-pupilsStudents = Élèves et étudiants
affectedGroupCode-parents = Parents
affectedGroupCode-patients = Patients
affectedGroupCode-jobseekers = Demandeurs d’emploi
affectedGroupCode-tenants = Locataires
affectedGroupCode-drivers = Conducteurs
affectedGroupCode-migrants = Personnes migrantes
affectedGroupCode-children = Enfants
affectedGroupCode-olderPeople = Personnes âgées
affectedGroupCode-disabledPeople = Personnes handicapées
affectedGroupCode-businesses = Entreprises
affectedGroupCode-employees = Salariés et agents publics
affectedGroupCode-visitors = Visiteurs
affectedGroupCode-suspects = Personnes soupçonnées d’une infraction
affectedGroupCode-other = Autre groupe

# Field “Users”: who works with the system.
users-staff = Le personnel de l’organisme
users-public = Le public
users-both = Le personnel et le public
users-otherBodies = D’autres organismes

# Of “Objection and appeal” and “Request for an explanation”: whether that is possible. The words must fit both.
appealAvailable-yes = Possible
appealAvailable-inProgress = En cours de mise en place
appealAvailable-no = Pas possible
appealAvailable-notApplicable = Sans objet
appealAvailable-precludedByLaw = La loi ne le permet pas

# Field “Human alternative”: whether people can be served by a person instead.
yesNo-yes = Oui
yesNo-no = Non
yesNo-notApplicable = Sans objet

# Field “Rights of affected people”: the eleven of the DTPR taxonomy, addressed to the reader.
right-access = Droit de consulter vos données
right-algorithmicTransparency = Droit de savoir comment fonctionne le système
right-beForgotten = Droit à l’effacement de vos données
right-contest = Droit de contester une décision
right-correction = Droit à la rectification de vos données
right-individualDecisionExplanation = Droit à l’explication d’une décision
right-nonDiscrimination = Droit de ne pas subir de discrimination
right-object = Droit de vous opposer à l’utilisation de vos données
right-purposeLimitation = Droit à l’utilisation de vos données aux seules fins annoncées
right-humanReview = Droit à un réexamen par une personne
right-notice = Droit de savoir que le système est utilisé

# Of “Supervisory bodies”: the kind of body. An elected council is, for example, a city council or a parliament.
oversightRole-dataProtection = Autorité de protection des données
oversightRole-ombudsman = Défenseur des droits ou médiateur
oversightRole-equalityBody = Organisme pour l’égalité de traitement
oversightRole-court = Tribunal
oversightRole-council = Conseil municipal ou autre assemblée élue
oversightRole-aiSupervisor = Autorité de contrôle de l’IA

# Of “Public contact”: the kind of contact.
contactKind-email = Courriel
contactKind-url = Site web
contactKind-phone = Téléphone
contactKind-postal = Adresse postale

# Of “Links”: what the link leads to.
linkRel-publicPage = Page pour le public
linkRel-sourceRegistration = Fiche dans le registre d’origine
linkRel-productPage = Page du produit
linkRel-documentation = Documentation
linkRel-policy = Politique ou directive
linkRel-news = Actualités
linkRel-foiResponse = Réponse à une demande d’accès aux documents
linkRel-auditReport = Rapport d’audit
linkRel-dataset = Jeu de données
linkRel-modelCard = Fiche technique du modèle

# Of “Related records”: how this system relates to the other one, whose name follows the label.
recordRel-sameProduct = Même produit que
recordRel-partOf = Fait partie de
recordRel-replaces = Remplace
recordRel-replacedBy = Remplacé par
recordRel-feeds = Fournit des données à

# Of “Translations”: where the text in a language comes from.
translationStatus-original = Texte original
translationStatus-human = Traduction faite par une personne
translationStatus-machine = Traduction automatique non vérifiée
translationStatus-machineReviewed = Traduction automatique vérifiée par une personne
translationStatus-outdated = Traduction dépassée

# Of “Withheld information”: the reason for not publishing a field.
withheldReason-security = Sécurité
withheldReason-lawEnforcement = Prévention et répression des infractions
withheldReason-tradeSecret = Secret des affaires
withheldReason-personalData = Protection des données personnelles
withheldReason-courtProceedings = Procédure judiciaire
withheldReason-notAvailable = Information non disponible
withheldReason-other = Autre motif

# Of “Source of the record”: the standard that the original record follows. In keys, “-” stands for the “.” of a code.
sourceScheme-register = Format propre à ce registre
sourceScheme-nl-1-0 = Registre néerlandais des algorithmes, standard 1.0
sourceScheme-uk-atrs = Standard britannique de transparence algorithmique (ATRS)
sourceScheme-ca-ai-register = Registre de l’IA du gouvernement du Canada

# Field “Legal basis under data protection law”: GDPR, articles 6(1) and 9(2), and Directive (EU) 2016/680.
dataProtectionBasis-6-1-a = Consentement (RGPD, article 6.1.a)
dataProtectionBasis-6-1-b = Contrat (RGPD, article 6.1.b)
dataProtectionBasis-6-1-c = Obligation légale (RGPD, article 6.1.c)
dataProtectionBasis-6-1-d = Intérêts vitaux (RGPD, article 6.1.d)
dataProtectionBasis-6-1-e = Mission d’intérêt public (RGPD, article 6.1.e)
dataProtectionBasis-6-1-f = Intérêts légitimes (RGPD, article 6.1.f)
dataProtectionBasis-9-2-a = Consentement explicite (RGPD, article 9.2.a)
dataProtectionBasis-9-2-b = Droit du travail et protection sociale (RGPD, article 9.2.b)
dataProtectionBasis-9-2-c = Intérêts vitaux (RGPD, article 9.2.c)
dataProtectionBasis-9-2-d = Organismes à but non lucratif (RGPD, article 9.2.d)
dataProtectionBasis-9-2-e = Données rendues publiques par la personne (RGPD, article 9.2.e)
dataProtectionBasis-9-2-f = Défense de droits en justice ou juridictions (RGPD, article 9.2.f)
dataProtectionBasis-9-2-g = Intérêt public important (RGPD, article 9.2.g)
dataProtectionBasis-9-2-h = Prise en charge sanitaire ou sociale (RGPD, article 9.2.h)
dataProtectionBasis-9-2-i = Santé publique (RGPD, article 9.2.i)
dataProtectionBasis-9-2-j = Archives, recherche ou statistiques (RGPD, article 9.2.j)
dataProtectionBasis-led = Prévention et répression des infractions (directive (UE) 2016/680)

# Field “Points of Annex III of the EU AI Act”: the listed areas of high-risk use. Use the terms of the official
# translation, shortened.
annexPoint-1-a = Identification biométrique à distance (annexe III, point 1.a)
annexPoint-1-b = Catégorisation biométrique (annexe III, point 1.b)
annexPoint-1-c = Reconnaissance des émotions (annexe III, point 1.c)
annexPoint-2-a = Sécurité des infrastructures critiques (annexe III, point 2)
annexPoint-3-a = Accès ou admission à l’enseignement (annexe III, point 3.a)
annexPoint-3-b = Évaluation des acquis d’apprentissage (annexe III, point 3.b)
annexPoint-3-c = Niveau d’enseignement approprié (annexe III, point 3.c)
annexPoint-3-d = Surveillance des étudiants lors des examens (annexe III, point 3.d)
annexPoint-4-a = Recrutement et sélection (annexe III, point 4.a)
annexPoint-4-b = Gestion et suivi des travailleurs (annexe III, point 4.b)
annexPoint-5-a = Prestations et services publics essentiels (annexe III, point 5.a)
annexPoint-5-b = Solvabilité ou note de crédit (annexe III, point 5.b)
annexPoint-5-c = Assurance-vie et assurance maladie (annexe III, point 5.c)
annexPoint-5-d = Appels et interventions d’urgence (annexe III, point 5.d)
annexPoint-6-a = Risque d’être victime d’une infraction (annexe III, point 6.a)
annexPoint-6-b = Polygraphes à des fins répressives (annexe III, point 6.b)
annexPoint-6-c = Fiabilité des preuves (annexe III, point 6.c)
annexPoint-6-d = Risque d’infraction ou de récidive (annexe III, point 6.d)
annexPoint-6-e = Profilage dans les affaires pénales (annexe III, point 6.e)
annexPoint-7-a = Polygraphes en matière de migration (annexe III, point 7.a)
annexPoint-7-b = Risques posés par les personnes qui entrent (annexe III, point 7.b)
annexPoint-7-c = Asile, visas et titres de séjour (annexe III, point 7.c)
annexPoint-7-d = Identification lors du contrôle des frontières (annexe III, point 7.d)
annexPoint-8-a = Aide aux autorités judiciaires (annexe III, point 8.a)
annexPoint-8-b = Influence sur les élections et référendums (annexe III, point 8.b)

# Field “Fundamental rights at stake”: articles of the EU Charter of Fundamental Rights. Use the official title of the
# article, shortened where it is long.
charterArticle-A1 = Dignité humaine (charte de l’UE, article 1)
charterArticle-A2 = Droit à la vie (charte de l’UE, article 2)
charterArticle-A3 = Droit à l’intégrité de la personne (charte de l’UE, article 3)
charterArticle-A4 = Torture et traitements inhumains interdits (charte de l’UE, article 4)
charterArticle-A5 = Esclavage et travail forcé interdits (charte de l’UE, article 5)
charterArticle-A6 = Droit à la liberté et à la sûreté (charte de l’UE, article 6)
charterArticle-A7 = Respect de la vie privée et familiale (charte de l’UE, article 7)
charterArticle-A8 = Protection des données personnelles (charte de l’UE, article 8)
charterArticle-A9 = Droit de se marier, de fonder une famille (charte de l’UE, article 9)
charterArticle-A10 = Pensée, conscience et religion (charte de l’UE, article 10)
charterArticle-A11 = Liberté d’expression et d’information (charte de l’UE, article 11)
charterArticle-A12 = Liberté de réunion et d’association (charte de l’UE, article 12)
charterArticle-A13 = Liberté des arts et des sciences (charte de l’UE, article 13)
charterArticle-A14 = Droit à l’éducation (charte de l’UE, article 14)
charterArticle-A15 = Liberté professionnelle (charte de l’UE, article 15)
charterArticle-A16 = Liberté d’entreprise (charte de l’UE, article 16)
charterArticle-A17 = Droit de propriété (charte de l’UE, article 17)
charterArticle-A18 = Droit d’asile (charte de l’UE, article 18)
charterArticle-A19 = Limites à l’expulsion et à l’extradition (charte de l’UE, article 19)
charterArticle-A20 = Égalité en droit (charte de l’UE, article 20)
charterArticle-A21 = Non-discrimination (charte de l’UE, article 21)
charterArticle-A22 = Diversité de culture, religion et langue (charte de l’UE, article 22)
charterArticle-A23 = Égalité entre femmes et hommes (charte de l’UE, article 23)
charterArticle-A24 = Droits de l’enfant (charte de l’UE, article 24)
charterArticle-A25 = Droits des personnes âgées (charte de l’UE, article 25)
charterArticle-A26 = Intégration des personnes handicapées (charte de l’UE, article 26)
charterArticle-A27 = Information et consultation en entreprise (charte de l’UE, article 27)
charterArticle-A28 = Négociation et actions collectives (charte de l’UE, article 28)
charterArticle-A29 = Accès aux services de placement (charte de l’UE, article 29)
charterArticle-A30 = Protection en cas de licenciement (charte de l’UE, article 30)
charterArticle-A31 = Conditions de travail justes (charte de l’UE, article 31)
charterArticle-A32 = Travail des enfants et jeunes au travail (charte de l’UE, article 32)
charterArticle-A33 = Vie familiale et vie professionnelle (charte de l’UE, article 33)
charterArticle-A34 = Sécurité sociale et aide sociale (charte de l’UE, article 34)
charterArticle-A35 = Protection de la santé (charte de l’UE, article 35)
charterArticle-A36 = Services d’intérêt économique général (charte de l’UE, article 36)
charterArticle-A37 = Protection de l’environnement (charte de l’UE, article 37)
charterArticle-A38 = Protection des consommateurs (charte de l’UE, article 38)
charterArticle-A39 = Participation aux élections européennes (charte de l’UE, article 39)
charterArticle-A40 = Participation aux élections municipales (charte de l’UE, article 40)
charterArticle-A41 = Droit à une bonne administration (charte de l’UE, article 41)
charterArticle-A42 = Droit d’accès aux documents (charte de l’UE, article 42)
charterArticle-A43 = Médiateur européen (charte de l’UE, article 43)
charterArticle-A44 = Droit de pétition (charte de l’UE, article 44)
charterArticle-A45 = Liberté de circulation et de séjour (charte de l’UE, article 45)
charterArticle-A46 = Protection diplomatique et consulaire (charte de l’UE, article 46)
charterArticle-A47 = Recours effectif et tribunal impartial (charte de l’UE, article 47)
charterArticle-A48 = Présomption d’innocence et défense (charte de l’UE, article 48)
charterArticle-A49 = Légalité et proportionnalité des peines (charte de l’UE, article 49)
charterArticle-A50 = Ne pas être jugé ou puni deux fois (charte de l’UE, article 50)

# The kind of an organization, in its profile. A water board manages water in a region (Dutch: waterschap).
organizationType-municipality = Commune
organizationType-provinceRegion = Département, province ou région
organizationType-ministry = Ministère
organizationType-agency = Agence publique
organizationType-police = Police
organizationType-waterBoard = Organisme de gestion de l’eau
organizationType-court = Tribunal
organizationType-health = Organisme de santé
organizationType-education = Établissement d’enseignement
organizationType-stateOwned = Entreprise publique
organizationType-other = Autre organisme

# Who caused an entry in the public log: a role or a part of the register, never a person.
actor-registerAdmin = Administrateur du registre
actor-organizationAdmin = Administrateur de l’organisme
actor-editor = Rédacteur
actor-publisher = Responsable de publication
actor-caseHandler = Gestionnaire de la réclamation
actor-submitter = Auteur de la réclamation
actor-import = Importation depuis un autre registre
actor-operator = Exploitant du registre
actor-register = Le registre, automatiquement

# The state of a challenge, in the words of `challenge-event-…` in feeds.ftl. “Submitter”: who filed the challenge.
challengeState-received = Reçue
challengeState-screened = Examen préliminaire effectué
challengeState-admitted = Jugée recevable
challengeState-inReview = En cours d’examen
challengeState-needsInfo = En attente de la réponse de l’auteur de la réclamation
challengeState-decided = Décision rendue
challengeState-refused = Jugée irrecevable
challengeState-redirected = Transmise à un autre organisme
challengeState-merged = Jointe à une autre réclamation
challengeState-remedyDue = Mesure corrective promise
challengeState-remedied = Mesure corrective mise en œuvre
challengeState-confirmed = Mesure corrective confirmée par l’auteur de la réclamation
challengeState-disputed = Mesure corrective contestée par l’auteur de la réclamation
challengeState-deemedUnanswered = Délai non respecté, décision toujours attendue
challengeState-reviewRequested = Réexamen demandé
challengeState-inSecondReview = Réexamen en cours
challengeState-reviewDecided = Décision rendue après réexamen
challengeState-withdrawn = Retirée par son auteur
challengeState-externallyReferred = Désormais devant un tribunal ou un autre organisme extérieur

# Filter of systems by the challenges about them. A system can have several of these values.
challengeFlag-none = Aucune réclamation
challengeFlag-any = Au moins une réclamation
challengeFlag-open = Réclamation en attente de décision
challengeFlag-upheld = Réclamation fondée, entièrement ou partiellement
challengeFlag-unanswered = Réclamation dont un délai n’a pas été respecté

# Of the decision on a challenge: how far a machine, such as AI, helped to write it.
assistance-none = Rédaction par des personnes, sans aide d’une machine
assistance-supported = Aide d’une machine pour les recherches ou la traduction
assistance-drafted = Projet rédigé par une machine, vérifié et signé par une personne

# The kind of body to which a submitter can turn next, or that has taken the case. Regulator: a supervisory authority,
# for example for data protection or equal treatment.
routeKind-ombudsman = Défenseur des droits ou médiateur
routeKind-regulator = Autorité de contrôle
routeKind-court = Tribunal

# How a challenge arrived.
channel-web = En ligne
channel-phone = Par téléphone
channel-desk = Sur place
channel-letter = Par courrier
channel-email = Par courriel

# The part of a challenge in which text was redacted on a legal ground.
redactableField-summary = Résumé public
redactableField-extension = Prolongation du délai
redactableField-refusal = Motif d’irrecevabilité
redactableField-redirection = Transmission à un autre organisme
redactableField-decision = Décision
redactableField-remedyPlan = Mesure corrective promise
redactableField-remedies = Mesures correctives mises en œuvre
redactableField-review = Réexamen
redactableField-referral = Saisine d’un tribunal ou d’un autre organisme extérieur
