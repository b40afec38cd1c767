### Labels of codes. A key is the name of the code list, then the code.
status-planned = Planned
status-inDevelopment = In development
status-pilot = Pilot
status-inUse = In use
status-suspended = Suspended
status-retired = Retired
status-cancelledBeforeUse = Cancelled before use

publicationTier-highRiskAi = High-risk AI system
publicationTier-impactful = Impactful algorithm
publicationTier-other = Other algorithm

policyArea-GF01 = General public services
policyArea-GF02 = Defence
policyArea-GF03 = Public order and safety
policyArea-GF04 = Economic affairs
policyArea-GF05 = Environmental protection
policyArea-GF06 = Housing and community amenities
policyArea-GF07 = Health
policyArea-GF08 = Recreation, culture and religion
policyArea-GF09 = Education
policyArea-GF10 = Social protection

technique-ruleBased = Rule-based
technique-statistical = Statistical model
technique-machineLearning = Machine learning
technique-deepLearning = Deep learning
technique-generativeAi = Generative AI
technique-optimisation = Optimisation
technique-simulation = Simulation
technique-hybrid = Hybrid
technique-unknown = Technique unknown

automationLevel-informationOnly = Provides information only
automationLevel-supportsHuman = Supports human decisions
automationLevel-humanConfirmsEach = A human confirms each decision
automationLevel-humanCanOverride = A human can override
automationLevel-fullyAutomated = Fully automated

personalData-none = No personal data
personalData-anonymised = Anonymised data
personalData-pseudonymised = Pseudonymised data
personalData-identifiable = Data on identifiable people
personalData-unknown = Unknown whether personal data is processed

withdrawalReason-publishedInError = published in error
withdrawalReason-replaced = replaced by another record
withdrawalReason-organizationEnded = the organization no longer exists or no longer uses the system
withdrawalReason-removedAtSource = removed from its original register
withdrawalReason-other = another reason

redactionGround-personalData = personal data
redactionGround-courtOrder = court order
redactionGround-copyright = copyright
redactionGround-security = security
redactionGround-otherLegalDuty = another legal duty

challengeKind-entryError = Mistake in the record
challengeKind-missingEntry = System missing from the register
challengeKind-explanation = Request for an explanation
challengeKind-unfairEffect = Unfair effect
challengeKind-individualDecision = Decision about one person
challengeKind-privacyRight = Data protection right
challengeKind-suggestion = Suggestion

outcome-upheld = upheld
outcome-partlyUpheld = upheld in part
outcome-notUpheld = not upheld
outcome-systemPaused = system paused

refusalCode-notAboutASystem = not about a system
refusalCode-unclear = unclear
refusalCode-alreadyAnswered = already answered
refusalCode-beforeACourt = pending before a court
refusalCode-abusive = abusive

challengeDeadline-acknowledge = acknowledgement
challengeDeadline-screen = initial check
challengeDeadline-decide = decision
challengeDeadline-review = second review

# Of “IDs in other registers”: the register that the ID comes from. Names of registers are proper names.
aliasScheme-nlLars = Dutch Algorithm Register (LARS number)
aliasScheme-nlUuid = Dutch Algorithm Register (UUID)
aliasScheme-nlSourceId = Dutch Algorithm Register (ID at the source)
aliasScheme-ukSlug = UK algorithmic transparency records (web address)
aliasScheme-ukContentId = UK algorithmic transparency records (content ID)
aliasScheme-usUsecaseId = US federal AI inventory (use case ID)
aliasScheme-caAiRegisterId = Government of Canada AI Register (ID)
aliasScheme-euDb = EU database of high-risk AI systems
aliasScheme-local = Local register

# Field “Kind of system”. The register covers more than AI.
systemKind-algorithm = Algorithm
systemKind-aiSystem = AI system
systemKind-generalPurposeAiUse = Use of general-purpose AI
systemKind-ruleSet = Set of rules
systemKind-spreadsheetOrForm = Spreadsheet or form
systemKind-sensorAnalytics = Analysis of sensor data

# Field “EU AI Act class”: Regulation (EU) 2024/1689. Use the terms of the official translation. Annex III lists the
# areas of use with a high risk.
euAiActClass-prohibited = Prohibited (EU AI Act, article 5)
euAiActClass-highRiskAnnexIii = High risk, in a listed area of use (EU AI Act, Annex III)
euAiActClass-highRiskAnnexI = High risk, in a regulated product (EU AI Act, Annex I)
euAiActClass-art63Exempt = Listed area of use, not high risk (EU AI Act, article 6(3))
euAiActClass-transparencyArt50 = Transparency duties (EU AI Act, article 50)
euAiActClass-minimal = Minimal risk (EU AI Act)
euAiActClass-notAi = Not an AI system (EU AI Act)
euAiActClass-notAssessed = Not assessed (EU AI Act)

# Of “Other classifications”: the scheme that the classification follows. Names of schemes are proper names.
classificationScheme-usOmb2025 = US federal AI inventory 2025
classificationScheme-usOmb2024 = US federal AI inventory 2024
classificationScheme-caAiaLevel = Algorithmic Impact Assessment level (Canada)
classificationScheme-nl = Dutch Algorithm Register
classificationScheme-uk = UK Algorithmic Transparency Recording Standard
classificationScheme-local = Local classification

# Field “Role in decisions”: what the output of the system is used for.
decisionType-noDecision = No role in decisions
decisionType-informationService = Information service
decisionType-triagePrioritisation = Sorting by urgency or priority
decisionType-eligibility = Checking who is eligible
decisionType-allocation = Allocating money, places or services
decisionType-enforcementSelection = Selecting cases for inspection or enforcement
decisionType-riskScoring = Scoring risks
decisionType-identification = Identifying people or objects
decisionType-calculation = Calculating amounts or values
decisionType-planning = Planning and scheduling
decisionType-generation = Creating text, images or other content
decisionType-monitoring = Monitoring situations or processes

# Field “How people are informed” that the system is used.
informedHow-inLetter = By letter
informedHow-onWebsite = On a website
informedHow-onSiteSign = By a sign on site
informedHow-inInterface = On screen, while using the system
informedHow-onRequest = On request
informedHow-notInformed = People are not informed
informedHow-notApplicable = Not applicable

# Of “Datasets”: what a dataset is used for. Training, validation and test data are the terms of machine learning.
datasetRole-training = Training data
datasetRole-validation = Validation data
datasetRole-testing = Test data
datasetRole-operationalInput = Input while the system is in use
datasetRole-output = Output of the system
datasetRole-reference = Reference data

# Field “Special categories of personal data”: GDPR, articles 9, 10 and 87. Use the terms of the official translation.
specialCategory-health = Health data
specialCategory-ethnicity = Racial or ethnic origin
specialCategory-religion = Religious or philosophical beliefs
specialCategory-political = Political opinions
specialCategory-union = Trade union membership
specialCategory-genetic = Genetic data
specialCategory-biometric = Biometric data that identify people
specialCategory-sexLife = Sex life or sexual orientation
specialCategory-criminal = Criminal convictions and offences
specialCategory-bsnNationalId = National identification number

# Field “Demographic features” that the system uses, directly or through another feature that stands in for them.
demographicFeature-raceEthnicity = Race or ethnicity
demographicFeature-sexGender = Sex or gender
demographicFeature-age = Age
demographicFeature-religion = Religion
demographicFeature-socioeconomic = Socioeconomic status
demographicFeature-disability = Disability
demographicFeature-residency = Residency status
demographicFeature-nationality = Nationality
demographicFeature-marital = Marital status
demographicFeature-income = Income
demographicFeature-employment = Employment status
demographicFeature-postcodeProxy = Postcode as a stand-in for other features
demographicFeature-none = No demographic features
demographicFeature-other = Other demographic features

# Field “Storage location” of the data.
storageLocation-onPremises = Own servers of the organization
storageLocation-nationalCloud = Cloud in the organization’s own country
storageLocation-eeaCloud = Cloud in the European Economic Area
storageLocation-outsideEea = Outside the European Economic Area

# Field “Self-learning”: whether and when the system learns.
selfLearning-static = Fixed, does not learn
selfLearning-retrainedOffline = Learns only when it is retrained
selfLearning-learnsInUse = Learns while in use
selfLearning-unknown = Unknown whether it learns

# Field “Type of analysis”: the technical term, with its meaning in brackets.
analyticsType-descriptive = Descriptive (what happened)
analyticsType-diagnostic = Diagnostic (why it happened)
analyticsType-predictive = Predictive (what is likely to happen)
analyticsType-prescriptive = Prescriptive (what should be done)
analyticsType-generative = Generative (new content)

# Field “Capabilities”: what the system can do.
capability-vision = Image and video recognition
capability-audio = Speech and sound recognition
capability-language = Language processing
capability-robotics = Robotics
capability-forecasting = Forecasting
capability-discovery = Finding patterns
capability-planning = Planning and scheduling
capability-creation = Creating content
capability-analysis = Data analysis
capability-management = Managing data or processes
capability-other = Other capability

# Field “Source code”: whether the source code can be read, or why not.
sourceCodeStatus-open = Published as open source
sourceCodeStatus-partlyOpen = Partly published
sourceCodeStatus-onRequest = Available on request
sourceCodeStatus-closedCommercial = Not published for commercial reasons
sourceCodeStatus-closedSecurity = Not published for security reasons
sourceCodeStatus-notSoftware = No source code: not software

# Of “Risks”: the kind of harm. These are the nine kinds of the DTPR taxonomy.
harm-autonomyLoss = Loss of personal autonomy
harm-civilLiberties = Harm to civil liberties
harm-environmental = Environmental harm
harm-financial = Financial harm
harm-physical = Physical harm
harm-politicalEconomic = Harm to politics or the economy
harm-psychological = Psychological harm
harm-reputational = Harm to reputation
harm-societalCultural = Harm to society or culture

# Of “Risks”: the likelihood, the severity and the residual risk. The words must fit all three.
degree-low = Low
degree-medium = Medium
degree-high = High
degree-unknown = Unknown

# Field “Fail-safe”: whether something limits the damage when the system fails.
failSafeState-yes = Fail-safe in place
failSafeState-no = No fail-safe
failSafeState-inProgress = Fail-safe being set up
failSafeState-notApplicable = Fail-safe not applicable
failSafeState-waived = Fail-safe requirement waived

# Field “Human override”: whether a person can change or ignore the output, or switch the system off.
overridePossible-yesEachCase = Human override in each case
overridePossible-yesSystemLevel = Human override only of the system as a whole
overridePossible-no = No human override
overridePossible-notApplicable = Human override not applicable

# Of “Staff training” and “Monitoring”: the state of that measure. The words must fit both.
established-established = In place
established-inProgress = Being set up
established-none = Not in place
established-notApplicable = Not applicable
established-waived = Requirement waived

# Of “Evaluations”: what was evaluated.
evaluationKind-accuracy = Accuracy
evaluationKind-fairness = Fairness
evaluationKind-security = Security
evaluationKind-usability = Ease of use
evaluationKind-effect = Effect in practice
evaluationKind-audit = Audit

# Of “Evaluations”: who evaluated.
evaluationBy-internal = The organization itself
evaluationBy-independent = Independent evaluator
evaluationBy-oversightBody = Supervisory body

# Field “Testing before use”.
testing-yes = Tested before use
testing-inProgress = Being tested
testing-no = Not tested before use
testing-waived = Testing requirement waived

# Of “Impact assessments”: the kind of assessment. Names and abbreviations of methods are proper names: FRIA is the
# assessment of the EU AI Act, article 27; IAMA, FRAIA, DEDA, Uthiek, Ethische Bijsluiter and the framework of the Court
# of Audit (Algemene Rekenkamer) are Dutch methods.
assessmentType-dpia = Data protection impact assessment (DPIA)
assessmentType-prescanDpia = Pre-scan for a DPIA
assessmentType-pia = Privacy impact assessment (PIA)
assessmentType-fria = Fundamental rights impact assessment (FRIA)
assessmentType-iama = Human rights and algorithms assessment (IAMA)
assessmentType-fraia = Fundamental rights and algorithms assessment (FRAIA)
assessmentType-aiia = AI impact assessment (AIIA)
assessmentType-aiaCa = Algorithmic Impact Assessment (Canada)
assessmentType-deda = Data ethics decision aid (DEDA)
assessmentType-uthiek = Uthiek ethics assessment (Utrecht)
assessmentType-ethischeBijsluiter = Ethics leaflet (Ethische Bijsluiter)
assessmentType-rekenkamer = Netherlands Court of Audit framework
assessmentType-zInspection = Z-Inspection of trustworthy AI
assessmentType-equality = Equality impact assessment
assessmentType-humanRights = Human rights impact assessment
assessmentType-security = Security assessment
assessmentType-accessibility = Accessibility assessment
assessmentType-environmental = Environmental impact assessment
assessmentType-other = Other impact assessment

# Of “Impact assessments”: the status of the assessment.
assessmentStatus-done = Completed
assessmentStatus-inProgress = In progress
assessmentStatus-notDone = Not done
assessmentStatus-notRequired = Not required
assessmentStatus-waived = Requirement waived

# Field “Public consultation”: how people were consulted.
consultationMethod-usabilityTest = Usability test
consultationMethod-publicFeedback = Comments from the public
consultationMethod-publicHearing = Public hearing or meeting
consultationMethod-panel = Consultation panel
consultationMethod-worksCouncil = Works council
consultationMethod-none = No public consultation
consultationMethod-other = Other form of consultation

# Field “Developed by”.
developedBy-inHouse = The organization itself
developedBy-supplier = Supplier
developedBy-joint = The organization and a supplier
developedBy-openSource = Open-source project
developedBy-otherPublicBody = Another public body
developedBy-unknown = Unknown

# Of “Suppliers”: what the supplier does. “Provider of the system” is the provider in the sense of the EU AI Act.
supplierRole-developer = Developer
supplierRole-provider = Provider of the system
supplierRole-integrator = System integrator
supplierRole-modelProvider = Provider of the model
supplierRole-host = Hosting provider
supplierRole-dataProvider = Provider of data

# Of “Procurement”: the procedure. Use the terms of your translation of Directive 2014/24/EU.
procurementProcedure-open = Open procedure
procurementProcedure-restricted = Restricted procedure
procurementProcedure-negotiated = Negotiated procedure
procurementProcedure-dialogue = Competitive dialogue
procurementProcedure-innovationPartnership = Innovation partnership
procurementProcedure-directAward = Direct award without competition
procurementProcedure-framework = Framework agreement
procurementProcedure-none = No procurement procedure

# Of “Cost”: the kind of cost.
costKind-build = Development costs
costKind-run = Running costs
costKind-licence = Licence costs

# Field “Affected groups”: the people whom the system affects.
affectedGroupCode-allResidents = All residents
affectedGroupCode-benefitClaimants = People who claim benefits
affectedGroupCode-taxPayers = Taxpayers
affectedGroupCode-pupilsStudents = Pupils and students
affectedGroupCode-parents = Parents
affectedGroupCode-patients = Patients
affectedGroupCode-jobseekers = Jobseekers
affectedGroupCode-tenants = Tenants
affectedGroupCode-drivers = Drivers
affectedGroupCode-migrants = Migrants
affectedGroupCode-children = Children
affectedGroupCode-olderPeople = Older people
affectedGroupCode-disabledPeople = Disabled people
affectedGroupCode-businesses = Businesses
affectedGroupCode-employees = Employees
affectedGroupCode-visitors = Visitors
affectedGroupCode-suspects = People suspected of an offence
affectedGroupCode-other = Other group

# Field “Users”: who works with the system.
users-staff = Staff of the organization
users-public = The public
users-both = Staff and the public
users-otherBodies = Other organizations

# Of “Objection and appeal” and “Request for an explanation”: whether that is possible. The words must fit both.
appealAvailable-yes = Available
appealAvailable-inProgress = Being set up
appealAvailable-no = Not available
appealAvailable-notApplicable = Not applicable
appealAvailable-precludedByLaw = Ruled out by law

# Field “Human alternative”: whether people can be served by a person instead.
yesNo-yes = Yes
yesNo-no = No
yesNo-notApplicable = Not applicable

# Field “Rights of affected people”: the eleven of the DTPR taxonomy, addressed to the reader.
right-access = Right to see your data
right-algorithmicTransparency = Right to know how the system works
right-beForgotten = Right to have your data deleted
right-contest = Right to contest a decision
right-correction = Right to have your data corrected
right-individualDecisionExplanation = Right to an explanation of a decision
right-nonDiscrimination = Right not to be discriminated against
right-object = Right to object to the use of your data
right-purposeLimitation = Right to have your data used only for the stated purposes
right-humanReview = Right to a review by a person
right-notice = Right to be told that the system is used

# Of “Supervisory bodies”: the kind of body. An elected council is, for example, a city council or a parliament.
oversightRole-dataProtection = Data protection authority
oversightRole-ombudsman = Ombudsman
oversightRole-equalityBody = Equality body
oversightRole-court = Court
oversightRole-council = Elected council
oversightRole-aiSupervisor = AI supervisory authority

# Of “Public contact”: the kind of contact.
contactKind-email = E-mail
contactKind-url = Website
contactKind-phone = Phone
contactKind-postal = Postal address

# Of “Links”: what the link leads to.
linkRel-publicPage = Page for the public
linkRel-sourceRegistration = Entry in the original register
linkRel-productPage = Product page
linkRel-documentation = Documentation
linkRel-policy = Policy
linkRel-news = News
linkRel-foiResponse = Response to a freedom of information request
linkRel-auditReport = Audit report
linkRel-dataset = Dataset
linkRel-modelCard = Model card

# Of “Related records”: how this system relates to the other one, whose name follows the label.
recordRel-sameProduct = Same product as
recordRel-partOf = Part of
recordRel-replaces = Replaces
recordRel-replacedBy = Replaced by
recordRel-feeds = Provides data to

# Of “Translations”: where the text in a language comes from.
translationStatus-original = Original text
translationStatus-human = Translated by a person
translationStatus-machine = Machine translation, not checked
translationStatus-machineReviewed = Machine translation, checked by a person
translationStatus-outdated = Outdated translation

# Of “Withheld information”: the reason for not publishing a field.
withheldReason-security = Security
withheldReason-lawEnforcement = Law enforcement
withheldReason-tradeSecret = Trade secret
withheldReason-personalData = Protection of personal data
withheldReason-courtProceedings = Court proceedings
withheldReason-notAvailable = Information not available
withheldReason-other = Another reason

# Of “Source of the record”: the standard that the original record follows. In keys, “-” stands for the “.” of a code.
sourceScheme-register = This register’s own format
sourceScheme-nl-1-0 = Dutch Algorithm Register, standard 1.0
sourceScheme-uk-atrs = UK Algorithmic Transparency Recording Standard
sourceScheme-ca-ai-register = Government of Canada AI Register

# Field “Legal basis under data protection law”: GDPR, articles 6(1) and 9(2), and Directive (EU) 2016/680.
dataProtectionBasis-6-1-a = Consent (GDPR, article 6(1)(a))
dataProtectionBasis-6-1-b = Contract (GDPR, article 6(1)(b))
dataProtectionBasis-6-1-c = Legal obligation (GDPR, article 6(1)(c))
dataProtectionBasis-6-1-d = Vital interests (GDPR, article 6(1)(d))
dataProtectionBasis-6-1-e = Public task (GDPR, article 6(1)(e))
dataProtectionBasis-6-1-f = Legitimate interests (GDPR, article 6(1)(f))
dataProtectionBasis-9-2-a = Explicit consent (GDPR, article 9(2)(a))
dataProtectionBasis-9-2-b = Employment and social protection (GDPR, article 9(2)(b))
dataProtectionBasis-9-2-c = Vital interests (GDPR, article 9(2)(c))
dataProtectionBasis-9-2-d = Not-for-profit bodies (GDPR, article 9(2)(d))
dataProtectionBasis-9-2-e = Data made public by the person (GDPR, article 9(2)(e))
dataProtectionBasis-9-2-f = Legal claims or courts (GDPR, article 9(2)(f))
dataProtectionBasis-9-2-g = Substantial public interest (GDPR, article 9(2)(g))
dataProtectionBasis-9-2-h = Health or social care (GDPR, article 9(2)(h))
dataProtectionBasis-9-2-i = Public health (GDPR, article 9(2)(i))
dataProtectionBasis-9-2-j = Archiving, research or statistics (GDPR, article 9(2)(j))
dataProtectionBasis-led = Law enforcement (Directive (EU) 2016/680)

# Field “Points of Annex III of the EU AI Act”: the listed areas of high-risk use. Use the terms of the official
# translation, shortened.
annexPoint-1-a = Remote biometric identification (Annex III, point 1(a))
annexPoint-1-b = Biometric categorisation (Annex III, point 1(b))
annexPoint-1-c = Emotion recognition (Annex III, point 1(c))
annexPoint-2-a = Safety of critical infrastructure (Annex III, point 2)
annexPoint-3-a = Admission to education (Annex III, point 3(a))
annexPoint-3-b = Evaluation of learning outcomes (Annex III, point 3(b))
annexPoint-3-c = Suitable level of education (Annex III, point 3(c))
annexPoint-3-d = Monitoring of students in tests (Annex III, point 3(d))
annexPoint-4-a = Recruitment and selection (Annex III, point 4(a))
annexPoint-4-b = Managing and monitoring workers (Annex III, point 4(b))
annexPoint-5-a = Public benefits and services (Annex III, point 5(a))
annexPoint-5-b = Creditworthiness (Annex III, point 5(b))
annexPoint-5-c = Life and health insurance (Annex III, point 5(c))
annexPoint-5-d = Emergency calls and response (Annex III, point 5(d))
annexPoint-6-a = Risk of becoming a crime victim (Annex III, point 6(a))
annexPoint-6-b = Lie detectors in law enforcement (Annex III, point 6(b))
annexPoint-6-c = Reliability of evidence (Annex III, point 6(c))
annexPoint-6-d = Risk of offending (Annex III, point 6(d))
annexPoint-6-e = Profiling in criminal cases (Annex III, point 6(e))
annexPoint-7-a = Lie detectors in migration (Annex III, point 7(a))
annexPoint-7-b = Risks posed by people entering (Annex III, point 7(b))
annexPoint-7-c = Asylum, visas, residence permits (Annex III, point 7(c))
annexPoint-7-d = Identification in border control (Annex III, point 7(d))
annexPoint-8-a = Support for courts and judges (Annex III, point 8(a))
annexPoint-8-b = Influencing elections and votes (Annex III, point 8(b))

# Field “Fundamental rights at stake”: articles of the EU Charter of Fundamental Rights. Use the official title of the
# article, shortened where it is long.
charterArticle-A1 = Human dignity (EU Charter, article 1)
charterArticle-A2 = Right to life (EU Charter, article 2)
charterArticle-A3 = Integrity of the person (EU Charter, article 3)
charterArticle-A4 = No torture or inhuman treatment (EU Charter, article 4)
charterArticle-A5 = No slavery or forced labour (EU Charter, article 5)
charterArticle-A6 = Liberty and security (EU Charter, article 6)
charterArticle-A7 = Private and family life (EU Charter, article 7)
charterArticle-A8 = Protection of personal data (EU Charter, article 8)
charterArticle-A9 = Right to marry and found a family (EU Charter, article 9)
charterArticle-A10 = Thought, conscience and religion (EU Charter, article 10)
charterArticle-A11 = Expression and information (EU Charter, article 11)
charterArticle-A12 = Freedom of assembly and association (EU Charter, article 12)
charterArticle-A13 = Freedom of the arts and sciences (EU Charter, article 13)
charterArticle-A14 = Right to education (EU Charter, article 14)
charterArticle-A15 = Freedom to choose an occupation (EU Charter, article 15)
charterArticle-A16 = Freedom to conduct a business (EU Charter, article 16)
charterArticle-A17 = Right to property (EU Charter, article 17)
charterArticle-A18 = Right to asylum (EU Charter, article 18)
charterArticle-A19 = Limits on expulsion and extradition (EU Charter, article 19)
charterArticle-A20 = Equality before the law (EU Charter, article 20)
charterArticle-A21 = Non-discrimination (EU Charter, article 21)
charterArticle-A22 = Culture, religion and language (EU Charter, article 22)
charterArticle-A23 = Equality of women and men (EU Charter, article 23)
charterArticle-A24 = Rights of the child (EU Charter, article 24)
charterArticle-A25 = Rights of older people (EU Charter, article 25)
charterArticle-A26 = Integration of disabled people (EU Charter, article 26)
charterArticle-A27 = Consultation of workers (EU Charter, article 27)
charterArticle-A28 = Collective bargaining and action (EU Charter, article 28)
charterArticle-A29 = Access to job placement services (EU Charter, article 29)
charterArticle-A30 = Protection from unfair dismissal (EU Charter, article 30)
charterArticle-A31 = Fair and just working conditions (EU Charter, article 31)
charterArticle-A32 = Child labour and young workers (EU Charter, article 32)
charterArticle-A33 = Family and professional life (EU Charter, article 33)
charterArticle-A34 = Social security and assistance (EU Charter, article 34)
charterArticle-A35 = Health care (EU Charter, article 35)
charterArticle-A36 = Access to essential public services (EU Charter, article 36)
charterArticle-A37 = Environmental protection (EU Charter, article 37)
charterArticle-A38 = Consumer protection (EU Charter, article 38)
charterArticle-A39 = Taking part in European elections (EU Charter, article 39)
charterArticle-A40 = Taking part in municipal elections (EU Charter, article 40)
charterArticle-A41 = Right to good administration (EU Charter, article 41)
charterArticle-A42 = Right of access to documents (EU Charter, article 42)
charterArticle-A43 = European Ombudsman (EU Charter, article 43)
charterArticle-A44 = Right to petition (EU Charter, article 44)
charterArticle-A45 = Freedom of movement and residence (EU Charter, article 45)
charterArticle-A46 = Diplomatic and consular protection (EU Charter, article 46)
charterArticle-A47 = Effective remedy and fair trial (EU Charter, article 47)
charterArticle-A48 = Rights of the accused (EU Charter, article 48)
charterArticle-A49 = Lawful and proportionate penalties (EU Charter, article 49)
charterArticle-A50 = Not being tried or punished twice (EU Charter, article 50)

# The kind of an organization, in its profile. A water board manages water in a region (Dutch: waterschap).
organizationType-municipality = Municipality
organizationType-provinceRegion = Province or region
organizationType-ministry = Ministry
organizationType-agency = Government agency
organizationType-police = Police
organizationType-waterBoard = Water board
organizationType-court = Court
organizationType-health = Health care organization
organizationType-education = Educational institution
organizationType-stateOwned = State-owned company
organizationType-other = Other organization

# Who caused an entry in the public log: a role or a part of the register, never a person.
actor-registerAdmin = Register administrator
actor-organizationAdmin = Organization administrator
actor-editor = Editor
actor-publisher = Publisher
actor-caseHandler = Case handler
actor-submitter = Submitter of the challenge
actor-import = Import from another register
actor-operator = Operator of the register
actor-register = The register, automatically

# The state of a challenge, in the words of `challenge-event-…` in feeds.ftl. “Submitter”: who filed the challenge.
challengeState-received = Received
challengeState-screened = Initial check carried out
challengeState-admitted = Accepted
challengeState-inReview = Under review
challengeState-needsInfo = Waiting for the submitter’s answer
challengeState-decided = Decided
challengeState-refused = Not accepted
challengeState-redirected = Redirected to another body
challengeState-merged = Merged into another challenge
challengeState-remedyDue = Remedy promised
challengeState-remedied = Remedy carried out
challengeState-confirmed = Remedy confirmed by the submitter
challengeState-disputed = Remedy disputed by the submitter
challengeState-deemedUnanswered = Deadline missed, decision still due
challengeState-reviewRequested = Second review requested
challengeState-inSecondReview = Second review in progress
challengeState-reviewDecided = Second review decided
challengeState-withdrawn = Withdrawn by the submitter
challengeState-externallyReferred = Now before a court or another external body

# Filter of systems by the challenges about them. A system can have several of these values.
challengeFlag-none = No challenges
challengeFlag-any = Challenged at least once
challengeFlag-open = Challenge waiting for a decision
challengeFlag-upheld = Challenge upheld, fully or in part
challengeFlag-unanswered = Challenge with a missed deadline

# Of the decision on a challenge: how far a machine, such as AI, helped to write it.
assistance-none = Written by people, without machine help
assistance-supported = Machine help with research or translation
assistance-drafted = Drafted by a machine, checked and signed by a person

# The kind of body to which a submitter can turn next, or that has taken the case. Regulator: a supervisory authority,
# for example for data protection or equal treatment.
routeKind-ombudsman = Ombudsman
routeKind-regulator = Regulator
routeKind-court = Court

# How a challenge arrived.
channel-web = Online
channel-phone = By phone
channel-desk = In person
channel-letter = By letter
channel-email = By e-mail

# The part of a challenge in which text was redacted on a legal ground.
redactableField-summary = Public summary
redactableField-extension = Extension of the deadline
redactableField-refusal = Reason for not accepting the challenge
redactableField-redirection = Redirection to another body
redactableField-decision = Decision
redactableField-remedyPlan = Promised remedy
redactableField-remedies = Remedies carried out
redactableField-review = Second review
redactableField-referral = Referral to a court or another external body
