### Labels of codes. A key is the name of the code list, then the code.
status-planned = Planlagt
status-inDevelopment = Under udvikling
status-pilot = Pilotdrift
status-inUse = I brug
status-suspended = Midlertidigt standset
status-retired = Taget ud af brug
status-cancelledBeforeUse = Opgivet før brug

publicationTier-highRiskAi = Højrisiko-AI-system
publicationTier-impactful = Algoritme med væsentlige konsekvenser
publicationTier-other = Anden algoritme

policyArea-GF01 = Generelle offentlige tjenester
policyArea-GF02 = Forsvar
policyArea-GF03 = Offentlig orden og sikkerhed
policyArea-GF04 = Økonomiske anliggender
policyArea-GF05 = Miljøbeskyttelse
policyArea-GF06 = Boliger og offentlige faciliteter
policyArea-GF07 = Sundhedsvæsen
policyArea-GF08 = Fritid, kultur og religion
policyArea-GF09 = Undervisning
policyArea-GF10 = Social beskyttelse

technique-ruleBased = Regelbaseret
technique-statistical = Statistisk model
technique-machineLearning = Maskinlæring
technique-deepLearning = Dyb læring
technique-generativeAi = Generativ AI
technique-optimisation = Optimering
technique-simulation = Simulering
technique-hybrid = Hybrid
technique-unknown = Ukendt teknik

automationLevel-informationOnly = Giver kun oplysninger
automationLevel-supportsHuman = Understøtter menneskers beslutninger
automationLevel-humanConfirmsEach = Et menneske bekræfter hver beslutning
automationLevel-humanCanOverride = Et menneske kan gribe ind
automationLevel-fullyAutomated = Fuldt automatiseret

personalData-none = Ingen personoplysninger
personalData-anonymised = Anonymiserede data
personalData-pseudonymised = Pseudonymiserede data
personalData-identifiable = Data om identificerbare personer
personalData-unknown = Uvist, om der behandles personoplysninger

withdrawalReason-publishedInError = offentliggjort ved en fejl
withdrawalReason-replaced = erstattet af en anden registrering
withdrawalReason-organizationEnded = organisationen findes ikke længere eller bruger ikke længere systemet
withdrawalReason-removedAtSource = fjernet fra det oprindelige register
withdrawalReason-other = en anden grund

redactionGround-personalData = personoplysninger
redactionGround-courtOrder = retskendelse
redactionGround-copyright = ophavsret
redactionGround-security = sikkerhed
redactionGround-otherLegalDuty = en anden retlig forpligtelse

challengeKind-entryError = Fejl i registreringen
challengeKind-missingEntry = System mangler i registret
challengeKind-explanation = Anmodning om forklaring
challengeKind-unfairEffect = Urimelig virkning
challengeKind-individualDecision = Afgørelse om én person
challengeKind-privacyRight = Rettighed efter databeskyttelsesreglerne
challengeKind-suggestion = Forslag

outcome-upheld = medhold
outcome-partlyUpheld = delvist medhold
outcome-notUpheld = ikke medhold
outcome-systemPaused = systemet midlertidigt standset

refusalCode-notAboutASystem = handler ikke om et system
refusalCode-unclear = uklar
refusalCode-alreadyAnswered = allerede besvaret
refusalCode-beforeACourt = verserer ved en domstol
refusalCode-abusive = krænkende

challengeDeadline-acknowledge = bekræftelse af modtagelsen
challengeDeadline-screen = indledende vurdering
challengeDeadline-decide = afgørelse
challengeDeadline-review = ny vurdering

# Of “IDs in other registers”: the register that the ID comes from. Names of registers are proper names.
aliasScheme-nlLars = Det nederlandske algoritmeregister (LARS-nummer)
aliasScheme-nlUuid = Det nederlandske algoritmeregister (UUID)
aliasScheme-nlSourceId = Det nederlandske algoritmeregister (id i kilden)
aliasScheme-ukSlug = Britisk register for algoritmisk gennemsigtighed (webadresse)
aliasScheme-ukContentId = Britisk register for algoritmisk gennemsigtighed (indholds-id)
aliasScheme-usUsecaseId = USA’s føderale AI-fortegnelse (id for anvendelsen)
aliasScheme-caAiRegisterId = Den canadiske regerings AI-register (id)
aliasScheme-euDb = EU-databasen for højrisiko-AI-systemer
aliasScheme-local = Lokalt register

# Field “Kind of system”. The register covers more than AI.
systemKind-algorithm = Algoritme
systemKind-aiSystem = AI-system
systemKind-generalPurposeAiUse = Anvendelse af AI til almen brug
systemKind-ruleSet = Regelsæt
systemKind-spreadsheetOrForm = Regneark eller formular
systemKind-sensorAnalytics = Analyse af sensordata

# Field “EU AI Act class”: Regulation (EU) 2024/1689. Use the terms of the official translation. Annex III lists the
# areas of use with a high risk.
euAiActClass-prohibited = Forbudt (AI-forordningens artikel 5)
euAiActClass-highRiskAnnexIii = Høj risiko på et opført område (AI-forordningens bilag III)
euAiActClass-highRiskAnnexI = Høj risiko i et reguleret produkt (AI-forordningens bilag I)
euAiActClass-art63Exempt = Opført område, ikke høj risiko (AI-forordningens artikel 6, stk. 3)
euAiActClass-transparencyArt50 = Gennemsigtighedsforpligtelser (AI-forordningens artikel 50)
euAiActClass-minimal = Minimal risiko (AI-forordningen)
euAiActClass-notAi = Ikke et AI-system (AI-forordningen)
euAiActClass-notAssessed = Ikke vurderet (AI-forordningen)

# Of “Other classifications”: the scheme that the classification follows. Names of schemes are proper names.
classificationScheme-usOmb2025 = USA’s føderale AI-fortegnelse 2025
classificationScheme-usOmb2024 = USA’s føderale AI-fortegnelse 2024
classificationScheme-caAiaLevel = Niveau i Algorithmic Impact Assessment (Canada)
classificationScheme-nl = Det nederlandske algoritmeregister
classificationScheme-uk = Algorithmic Transparency Recording Standard (Storbritannien)
classificationScheme-local = Lokal klassifikation

# Field “Role in decisions”: what the output of the system is used for.
decisionType-noDecision = Ingen rolle i beslutninger
decisionType-informationService = Informationstjeneste
decisionType-triagePrioritisation = Sortering efter hastegrad eller prioritet
decisionType-eligibility = Kontrol af, hvem der er berettiget
decisionType-allocation = Tildeling af penge, pladser eller ydelser
decisionType-enforcementSelection = Udvælgelse af sager til kontrol eller håndhævelse
decisionType-riskScoring = Beregning af risikoscorer
decisionType-identification = Identifikation af personer eller genstande
decisionType-calculation = Beregning af beløb eller værdier
decisionType-planning = Planlægning og tilrettelæggelse
decisionType-generation = Fremstilling af tekst, billeder eller andet indhold
decisionType-monitoring = Overvågning af situationer eller processer

# Field “How people are informed” that the system is used.
informedHow-inLetter = I et brev
informedHow-onWebsite = På et websted
informedHow-onSiteSign = Med et skilt på stedet
informedHow-inInterface = På skærmen, når systemet bruges
informedHow-onRequest = Efter anmodning
informedHow-notInformed = De berørte informeres ikke
informedHow-notApplicable = Ikke relevant

# Of “Datasets”: what a dataset is used for. Training, validation and test data are the terms of machine learning.
datasetRole-training = Træningsdata
datasetRole-validation = Valideringsdata
datasetRole-testing = Testdata
datasetRole-operationalInput = Inputdata, når systemet er i brug
datasetRole-output = Resultat fra systemet
datasetRole-reference = Referencedata

# Field “Special categories of personal data”: GDPR, articles 9, 10 and 87. Use the terms of the official translation.
specialCategory-health = Helbredsoplysninger
specialCategory-ethnicity = Race eller etnisk oprindelse
specialCategory-religion = Religiøs eller filosofisk overbevisning
specialCategory-political = Politisk overbevisning
specialCategory-union = Fagforeningsmæssigt tilhørsforhold
specialCategory-genetic = Genetiske data
specialCategory-biometric = Biometriske data, der identificerer personer
specialCategory-sexLife = Seksuelle forhold eller seksuel orientering
specialCategory-criminal = Straffedomme og lovovertrædelser
specialCategory-bsnNationalId = Nationalt identifikationsnummer

# Field “Demographic features” that the system uses, directly or through another feature that stands in for them.
demographicFeature-raceEthnicity = Race eller etnicitet
demographicFeature-sexGender = Køn
demographicFeature-age = Alder
demographicFeature-religion = Religiøst tilhørsforhold
demographicFeature-socioeconomic = Socioøkonomisk status
demographicFeature-disability = Handicap
demographicFeature-residency = Opholdsstatus
demographicFeature-nationality = Nationalitet
demographicFeature-marital = Civilstand
demographicFeature-income = Indkomst
demographicFeature-employment = Beskæftigelsesstatus
demographicFeature-postcodeProxy = Postnummer som indikator for andre træk
demographicFeature-none = Ingen demografiske træk
demographicFeature-other = Andre demografiske træk

# Field “Storage location” of the data.
storageLocation-onPremises = Organisationens egne servere
storageLocation-nationalCloud = Cloudtjeneste i organisationens eget land
storageLocation-eeaCloud = Cloudtjeneste i Det Europæiske Økonomiske Samarbejdsområde
storageLocation-outsideEea = Uden for Det Europæiske Økonomiske Samarbejdsområde

# Field “Self-learning”: whether and when the system learns.
selfLearning-static = Fast, lærer ikke
selfLearning-retrainedOffline = Lærer kun, når det gentrænes
selfLearning-learnsInUse = Lærer under brugen
selfLearning-unknown = Uvist, om det lærer

# Field “Type of analysis”: the technical term, with its meaning in brackets.
analyticsType-descriptive = Deskriptiv (hvad der skete)
analyticsType-diagnostic = Diagnostisk (hvorfor det skete)
analyticsType-predictive = Prædiktiv (hvad der sandsynligvis vil ske)
analyticsType-prescriptive = Præskriptiv (hvad der bør gøres)
analyticsType-generative = Generativ (nyt indhold)

# Field “Capabilities”: what the system can do.
capability-vision = Billed- og videogenkendelse
capability-audio = Tale- og lydgenkendelse
capability-language = Sprogbehandling
capability-robotics = Robotteknologi
capability-forecasting = Prognoser
capability-discovery = Afdækning af mønstre
capability-planning = Planlægning og tilrettelæggelse
capability-creation = Fremstilling af indhold
capability-analysis = Dataanalyse
capability-management = Styring af data eller processer
capability-other = Anden funktion

# Field “Source code”: whether the source code can be read, or why not.
sourceCodeStatus-open = Offentliggjort som open source
sourceCodeStatus-partlyOpen = Delvist offentliggjort
sourceCodeStatus-onRequest = Kan fås efter anmodning
sourceCodeStatus-closedCommercial = Ikke offentliggjort af kommercielle hensyn
sourceCodeStatus-closedSecurity = Ikke offentliggjort af sikkerhedshensyn
sourceCodeStatus-notSoftware = Ingen kildekode: ikke software

# Of “Risks”: the kind of harm. These are the nine kinds of the DTPR taxonomy.
harm-autonomyLoss = Tab af personlig selvbestemmelse
harm-civilLiberties = Skade på borgerlige frihedsrettigheder
harm-environmental = Miljøskade
harm-financial = Økonomisk skade
harm-physical = Fysisk skade
harm-politicalEconomic = Skade på politik eller samfundsøkonomi
harm-psychological = Psykisk skade
harm-reputational = Skade på omdømme
harm-societalCultural = Skade på samfund eller kultur

# Of “Risks”: the likelihood, the severity and the residual risk. The words must fit all three.
degree-low = Lav
degree-medium = Middel
degree-high = Høj
degree-unknown = Ukendt

# Field “Fail-safe”: whether something limits the damage when the system fails.
failSafeState-yes = Sikring ved fejl på plads
failSafeState-no = Ingen sikring ved fejl
failSafeState-inProgress = Sikring ved fejl er ved at blive indført
failSafeState-notApplicable = Sikring ved fejl ikke relevant
failSafeState-waived = Fritaget for kravet om sikring ved fejl

# Field “Human override”: whether a person can change or ignore the output, or switch the system off.
overridePossible-yesEachCase = Menneskelig indgriben mulig i hver sag
overridePossible-yesSystemLevel = Menneskelig indgriben kun mulig for systemet som helhed
overridePossible-no = Ingen menneskelig indgriben
overridePossible-notApplicable = Menneskelig indgriben ikke relevant

# Of “Staff training” and “Monitoring”: the state of that measure. The words must fit both.
established-established = På plads
established-inProgress = Ved at blive indført
established-none = Ikke på plads
established-notApplicable = Ikke relevant
established-waived = Fritaget for kravet

# Of “Evaluations”: what was evaluated.
evaluationKind-accuracy = Nøjagtighed
evaluationKind-fairness = Rimelighed
evaluationKind-security = Sikkerhed
evaluationKind-usability = Brugervenlighed
evaluationKind-effect = Virkning i praksis
evaluationKind-audit = Revision

# Of “Evaluations”: who evaluated.
evaluationBy-internal = Organisationen selv
evaluationBy-independent = Uafhængig evaluator
evaluationBy-oversightBody = Tilsynsmyndighed

# Field “Testing before use”.
testing-yes = Testet før ibrugtagning
testing-inProgress = Under test
testing-no = Ikke testet før ibrugtagning
testing-waived = Fritaget for kravet om test

# Of “Impact assessments”: the kind of assessment. Names and abbreviations of methods are proper names: FRIA is the
# assessment of the EU AI Act, article 27; IAMA, FRAIA, DEDA, Uthiek, Ethische Bijsluiter and the framework of the Court
# of Audit (Algemene Rekenkamer) are Dutch methods.
assessmentType-dpia = Konsekvensanalyse vedrørende databeskyttelse (DPIA)
assessmentType-prescanDpia = Indledende vurdering af behovet for en DPIA
assessmentType-pia = Konsekvensanalyse vedrørende privatliv (PIA)
assessmentType-fria = Konsekvensanalyse vedrørende grundlæggende rettigheder (FRIA)
assessmentType-iama = Vurdering af menneskerettigheder og algoritmer (IAMA)
assessmentType-fraia = Vurdering af grundlæggende rettigheder og algoritmer (FRAIA)
assessmentType-aiia = Konsekvensanalyse af AI (AIIA)
assessmentType-aiaCa = Algorithmic Impact Assessment (canadisk metode)
assessmentType-deda = Beslutningsstøtte til dataetik (DEDA)
assessmentType-uthiek = Uthiek, etisk vurdering (Utrecht)
assessmentType-ethischeBijsluiter = Etisk indlægsseddel (Ethische Bijsluiter)
assessmentType-rekenkamer = Den nederlandske revisionsrets vurderingsramme
assessmentType-zInspection = Z-Inspection af troværdig AI
assessmentType-equality = Konsekvensanalyse vedrørende ligebehandling
assessmentType-humanRights = Konsekvensanalyse vedrørende menneskerettigheder
assessmentType-security = Sikkerhedsvurdering
assessmentType-accessibility = Vurdering af tilgængelighed
assessmentType-environmental = Miljøkonsekvensvurdering
assessmentType-other = Anden konsekvensanalyse

# Of “Impact assessments”: the status of the assessment.
assessmentStatus-done = Gennemført
assessmentStatus-inProgress = I gang
assessmentStatus-notDone = Ikke gennemført
assessmentStatus-notRequired = Ikke påkrævet
assessmentStatus-waived = Fritaget for kravet

# Field “Public consultation”: how people were consulted.
consultationMethod-usabilityTest = Brugervenlighedstest
consultationMethod-publicFeedback = Kommentarer fra offentligheden
consultationMethod-publicHearing = Høringsmøde eller borgermøde
consultationMethod-panel = Høringspanel
consultationMethod-worksCouncil = Samarbejdsudvalg
consultationMethod-none = Ingen offentlig høring
consultationMethod-other = Anden form for høring

# Field “Developed by”.
developedBy-inHouse = Organisationen selv
developedBy-supplier = Leverandør
developedBy-joint = Organisationen og en leverandør
developedBy-openSource = Open source-projekt
developedBy-otherPublicBody = En anden offentlig myndighed
developedBy-unknown = Ukendt

# Of “Suppliers”: what the supplier does. “Provider of the system” is the provider in the sense of the EU AI Act.
supplierRole-developer = Udvikler
supplierRole-provider = Udbyder af systemet
supplierRole-integrator = Systemintegrator
supplierRole-modelProvider = Udbyder af modellen
supplierRole-host = Hostingudbyder
supplierRole-dataProvider = Leverandør af data

# Of “Procurement”: the procedure. Use the terms of your translation of Directive 2014/24/EU.
procurementProcedure-open = Offentligt udbud
procurementProcedure-restricted = Begrænset udbud
procurementProcedure-negotiated = Udbud med forhandling
procurementProcedure-dialogue = Konkurrencepræget dialog
procurementProcedure-innovationPartnership = Innovationspartnerskab
procurementProcedure-directAward = Direkte tildeling uden konkurrence
procurementProcedure-framework = Rammeaftale
procurementProcedure-none = Ingen udbudsprocedure

# Of “Cost”: the kind of cost.
costKind-build = Udviklingsomkostninger
costKind-run = Driftsomkostninger
costKind-licence = Licensomkostninger

# Field “Affected groups”: the people whom the system affects.
affectedGroupCode-allResidents = Alle borgere
affectedGroupCode-benefitClaimants = Personer, der søger offentlige ydelser
affectedGroupCode-taxPayers = Skatteydere
affectedGroupCode-pupilsStudents = Elever og studerende
affectedGroupCode-parents = Forældre
affectedGroupCode-patients = Patienter
affectedGroupCode-jobseekers = Jobsøgende
affectedGroupCode-tenants = Lejere
affectedGroupCode-drivers = Bilister
affectedGroupCode-migrants = Migranter
affectedGroupCode-children = Børn
affectedGroupCode-olderPeople = Ældre
affectedGroupCode-disabledPeople = Personer med handicap
affectedGroupCode-businesses = Virksomheder
affectedGroupCode-employees = Medarbejdere
affectedGroupCode-visitors = Besøgende
affectedGroupCode-suspects = Personer mistænkt for en lovovertrædelse
affectedGroupCode-other = Anden gruppe

# Field “Users”: who works with the system.
users-staff = Organisationens medarbejdere
users-public = Offentligheden
users-both = Medarbejdere og offentligheden
users-otherBodies = Andre organisationer

# Of “Objection and appeal” and “Request for an explanation”: whether that is possible. The words must fit both.
appealAvailable-yes = Muligt
appealAvailable-inProgress = Ved at blive indført
appealAvailable-no = Ikke muligt
appealAvailable-notApplicable = Ikke relevant
appealAvailable-precludedByLaw = Udelukket ved lov

# Field “Human alternative”: whether people can be served by a person instead.
yesNo-yes = Ja
yesNo-no = Nej
yesNo-notApplicable = Ikke relevant

# Field “Rights of affected people”: the eleven of the DTPR taxonomy, addressed to the reader.
right-access = Ret til at se dine oplysninger
right-algorithmicTransparency = Ret til at vide, hvordan systemet virker
right-beForgotten = Ret til at få dine oplysninger slettet
right-contest = Ret til at anfægte en afgørelse
right-correction = Ret til at få dine oplysninger rettet
right-individualDecisionExplanation = Ret til en forklaring på en afgørelse
right-nonDiscrimination = Ret til ikke at blive forskelsbehandlet
right-object = Ret til at gøre indsigelse mod brugen af dine oplysninger
right-purposeLimitation = Ret til, at dine oplysninger kun bruges til de oplyste formål
right-humanReview = Ret til at få sagen vurderet af et menneske
right-notice = Ret til at få at vide, at systemet bruges

# Of “Supervisory bodies”: the kind of body. An elected council is, for example, a city council or a parliament.
oversightRole-dataProtection = Databeskyttelsesmyndighed
oversightRole-ombudsman = Ombudsmand
oversightRole-equalityBody = Ligebehandlingsorgan
oversightRole-court = Domstol
oversightRole-council = Folkevalgt forsamling
oversightRole-aiSupervisor = AI-tilsynsmyndighed

# Of “Public contact”: the kind of contact.
contactKind-email = E-mailadresse
contactKind-url = Websted
contactKind-phone = Telefon
contactKind-postal = Postadresse

# Of “Links”: what the link leads to.
linkRel-publicPage = Side for offentligheden
linkRel-sourceRegistration = Registrering i det oprindelige register
linkRel-productPage = Produktside
linkRel-documentation = Dokumentation
linkRel-policy = Politik
linkRel-news = Nyheder
linkRel-foiResponse = Svar på en anmodning om aktindsigt
linkRel-auditReport = Revisionsrapport
linkRel-dataset = Datasæt
linkRel-modelCard = Modelkort

# Of “Related records”: how this system relates to the other one, whose name follows the label.
recordRel-sameProduct = Samme produkt som
recordRel-partOf = Del af
recordRel-replaces = Erstatter
recordRel-replacedBy = Erstattet af
recordRel-feeds = Leverer data til

# Of “Translations”: where the text in a language comes from.
translationStatus-original = Originaltekst
translationStatus-human = Oversat af et menneske
translationStatus-machine = Maskinoversættelse, ikke kontrolleret
translationStatus-machineReviewed = Maskinoversættelse, kontrolleret af et menneske
translationStatus-outdated = Forældet oversættelse

# Of “Withheld information”: the reason for not publishing a field.
withheldReason-security = Sikkerhed
withheldReason-lawEnforcement = Retshåndhævelse
withheldReason-tradeSecret = Forretningshemmelighed
withheldReason-personalData = Beskyttelse af personoplysninger
withheldReason-courtProceedings = Retssag
withheldReason-notAvailable = Oplysninger ikke tilgængelige
withheldReason-other = En anden grund

# Of “Source of the record”: the standard that the original record follows. In keys, “-” stands for the “.” of a code.
sourceScheme-register = Dette registers eget format
sourceScheme-nl-1-0 = Det nederlandske algoritmeregister, standard 1.0
sourceScheme-uk-atrs = Algorithmic Transparency Recording Standard (Storbritannien)
sourceScheme-ca-ai-register = Den canadiske regerings AI-register

# Field “Legal basis under data protection law”: GDPR, articles 6(1) and 9(2), and Directive (EU) 2016/680.
dataProtectionBasis-6-1-a = Samtykke (GDPR, artikel 6, stk. 1, litra a)
dataProtectionBasis-6-1-b = Kontrakt (GDPR, artikel 6, stk. 1, litra b)
dataProtectionBasis-6-1-c = Retlig forpligtelse (GDPR, artikel 6, stk. 1, litra c)
dataProtectionBasis-6-1-d = Vitale interesser (GDPR, artikel 6, stk. 1, litra d)
dataProtectionBasis-6-1-e = Opgave i samfundets interesse (GDPR, artikel 6, stk. 1, litra e)
dataProtectionBasis-6-1-f = Legitime interesser (GDPR, artikel 6, stk. 1, litra f)
dataProtectionBasis-9-2-a = Udtrykkeligt samtykke (GDPR, artikel 9, stk. 2, litra a)
dataProtectionBasis-9-2-b = Arbejdsret og socialret (GDPR, artikel 9, stk. 2, litra b)
dataProtectionBasis-9-2-c = Vitale interesser (GDPR, artikel 9, stk. 2, litra c)
dataProtectionBasis-9-2-d = Organer uden gevinst for øje (GDPR, artikel 9, stk. 2, litra d)
dataProtectionBasis-9-2-e = Offentliggjort af personen selv (GDPR, artikel 9, stk. 2, litra e)
dataProtectionBasis-9-2-f = Retskrav eller domstole (GDPR, artikel 9, stk. 2, litra f)
dataProtectionBasis-9-2-g = Væsentlige samfundsinteresser (GDPR, artikel 9, stk. 2, litra g)
dataProtectionBasis-9-2-h = Sundheds- eller socialomsorg (GDPR, artikel 9, stk. 2, litra h)
dataProtectionBasis-9-2-i = Folkesundhed (GDPR, artikel 9, stk. 2, litra i)
dataProtectionBasis-9-2-j = Arkiv, forskning eller statistik (GDPR, artikel 9, stk. 2, litra j)
dataProtectionBasis-led = Retshåndhævelse (direktiv (EU) 2016/680)

# Field “Points of Annex III of the EU AI Act”: the listed areas of high-risk use. Use the terms of the official
# translation, shortened.
annexPoint-1-a = Biometrisk fjernidentifikation (bilag III, punkt 1, litra a)
annexPoint-1-b = Biometrisk kategorisering (bilag III, punkt 1, litra b)
annexPoint-1-c = Følelsesgenkendelse (bilag III, punkt 1, litra c)
annexPoint-2-a = Sikkerhed i kritisk infrastruktur (bilag III, punkt 2)
annexPoint-3-a = Optagelse på uddannelser (bilag III, punkt 3, litra a)
annexPoint-3-b = Evaluering af læringsresultater (bilag III, punkt 3, litra b)
annexPoint-3-c = Passende uddannelsesniveau (bilag III, punkt 3, litra c)
annexPoint-3-d = Overvågning af studerende under prøver (bilag III, punkt 3, litra d)
annexPoint-4-a = Rekruttering og udvælgelse (bilag III, punkt 4, litra a)
annexPoint-4-b = Ledelse og overvågning af arbejdstagere (bilag III, punkt 4, litra b)
annexPoint-5-a = Offentlige ydelser og tjenester (bilag III, punkt 5, litra a)
annexPoint-5-b = Kreditværdighed (bilag III, punkt 5, litra b)
annexPoint-5-c = Livs- og sygeforsikring (bilag III, punkt 5, litra c)
annexPoint-5-d = Nødopkald og beredskab (bilag III, punkt 5, litra d)
annexPoint-6-a = Risiko for at blive kriminalitetsoffer (bilag III, punkt 6, litra a)
annexPoint-6-b = Løgnedetektorer i retshåndhævelse (bilag III, punkt 6, litra b)
annexPoint-6-c = Bevismaterialets pålidelighed (bilag III, punkt 6, litra c)
annexPoint-6-d = Risiko for at begå lovovertrædelser (bilag III, punkt 6, litra d)
annexPoint-6-e = Profilering i straffesager (bilag III, punkt 6, litra e)
annexPoint-7-a = Løgnedetektorer på migrationsområdet (bilag III, punkt 7, litra a)
annexPoint-7-b = Risici ved indrejsende personer (bilag III, punkt 7, litra b)
annexPoint-7-c = Asyl, visum og opholdstilladelser (bilag III, punkt 7, litra c)
annexPoint-7-d = Identifikation ved grænsekontrol (bilag III, punkt 7, litra d)
annexPoint-8-a = Støtte til domstole og dommere (bilag III, punkt 8, litra a)
annexPoint-8-b = Påvirkning af valg og folkeafstemninger (bilag III, punkt 8, litra b)

# Field “Fundamental rights at stake”: articles of the EU Charter of Fundamental Rights. Use the official title of the
# article, shortened where it is long.
charterArticle-A1 = Den menneskelige værdighed (EU-chartrets artikel 1)
charterArticle-A2 = Ret til livet (EU-chartrets artikel 2)
charterArticle-A3 = Respekt for menneskets integritet (EU-chartrets artikel 3)
charterArticle-A4 = Forbud mod tortur og umenneskelig behandling (EU-chartrets artikel 4)
charterArticle-A5 = Forbud mod slaveri og tvangsarbejde (EU-chartrets artikel 5)
charterArticle-A6 = Ret til frihed og sikkerhed (EU-chartrets artikel 6)
charterArticle-A7 = Respekt for privatliv og familieliv (EU-chartrets artikel 7)
charterArticle-A8 = Beskyttelse af personoplysninger (EU-chartrets artikel 8)
charterArticle-A9 = Ret til at indgå ægteskab og stifte familie (EU-chartrets artikel 9)
charterArticle-A10 = Tanke-, samvittigheds- og religionsfrihed (EU-chartrets artikel 10)
charterArticle-A11 = Ytrings- og informationsfrihed (EU-chartrets artikel 11)
charterArticle-A12 = Forsamlings- og foreningsfrihed (EU-chartrets artikel 12)
charterArticle-A13 = Frihed for kunst og videnskab (EU-chartrets artikel 13)
charterArticle-A14 = Ret til uddannelse (EU-chartrets artikel 14)
charterArticle-A15 = Erhvervsfrihed og ret til at arbejde (EU-chartrets artikel 15)
charterArticle-A16 = Frihed til at oprette og drive virksomhed (EU-chartrets artikel 16)
charterArticle-A17 = Ejendomsret (EU-chartrets artikel 17)
charterArticle-A18 = Asylret (EU-chartrets artikel 18)
charterArticle-A19 = Beskyttelse ved udvisning og udlevering (EU-chartrets artikel 19)
charterArticle-A20 = Lighed for loven (EU-chartrets artikel 20)
charterArticle-A21 = Ikke-forskelsbehandling (EU-chartrets artikel 21)
charterArticle-A22 = Kulturel, religiøs og sproglig mangfoldighed (EU-chartrets artikel 22)
charterArticle-A23 = Ligestilling mellem kvinder og mænd (EU-chartrets artikel 23)
charterArticle-A24 = Børns rettigheder (EU-chartrets artikel 24)
charterArticle-A25 = Ældres rettigheder (EU-chartrets artikel 25)
charterArticle-A26 = Integration af mennesker med handicap (EU-chartrets artikel 26)
charterArticle-A27 = Information og høring af arbejdstagerne (EU-chartrets artikel 27)
charterArticle-A28 = Forhandlingsret og ret til kollektive skridt (EU-chartrets artikel 28)
charterArticle-A29 = Ret til arbejdsformidling (EU-chartrets artikel 29)
charterArticle-A30 = Beskyttelse mod ubegrundet opsigelse (EU-chartrets artikel 30)
charterArticle-A31 = Retfærdige og rimelige arbejdsforhold (EU-chartrets artikel 31)
charterArticle-A32 = Forbud mod børnearbejde, beskyttelse af unge (EU-chartrets artikel 32)
charterArticle-A33 = Familieliv og arbejdsliv (EU-chartrets artikel 33)
charterArticle-A34 = Social sikring og social bistand (EU-chartrets artikel 34)
charterArticle-A35 = Sundhedsbeskyttelse (EU-chartrets artikel 35)
charterArticle-A36 = Adgang til tjenester af almen interesse (EU-chartrets artikel 36)
charterArticle-A37 = Miljøbeskyttelse (EU-chartrets artikel 37)
charterArticle-A38 = Forbrugerbeskyttelse (EU-chartrets artikel 38)
charterArticle-A39 = Stemmeret og valgbarhed til EU-Parlamentet (EU-chartrets artikel 39)
charterArticle-A40 = Stemmeret og valgbarhed til kommunale valg (EU-chartrets artikel 40)
charterArticle-A41 = Ret til god forvaltning (EU-chartrets artikel 41)
charterArticle-A42 = Ret til aktindsigt (EU-chartrets artikel 42)
charterArticle-A43 = Den Europæiske Ombudsmand (EU-chartrets artikel 43)
charterArticle-A44 = Ret til at indgive andragender (EU-chartrets artikel 44)
charterArticle-A45 = Fri bevægelighed og opholdsret (EU-chartrets artikel 45)
charterArticle-A46 = Diplomatisk og konsulær beskyttelse (EU-chartrets artikel 46)
charterArticle-A47 = Effektive retsmidler og upartisk domstol (EU-chartrets artikel 47)
charterArticle-A48 = Uskyldsformodning og ret til et forsvar (EU-chartrets artikel 48)
charterArticle-A49 = Legalitet og proportionalitet ved straf (EU-chartrets artikel 49)
charterArticle-A50 = Forbud mod dobbelt retsforfølgning og straf (EU-chartrets artikel 50)

# The kind of an organization, in its profile. A water board manages water in a region (Dutch: waterschap).
organizationType-municipality = Kommune
organizationType-provinceRegion = Provins eller region
organizationType-ministry = Ministerium
organizationType-agency = Statslig myndighed
organizationType-police = Politi
organizationType-waterBoard = Regional vandmyndighed
organizationType-court = Domstol
organizationType-health = Sundhedsorganisation
organizationType-education = Uddannelsesinstitution
organizationType-stateOwned = Statsejet virksomhed
organizationType-other = Anden organisation

# Who caused an entry in the public log: a role or a part of the register, never a person.
actor-registerAdmin = Registeradministrator
actor-organizationAdmin = Organisationsadministrator
actor-editor = Redaktør
actor-publisher = Ansvarlig for offentliggørelse
actor-caseHandler = Sagsbehandler
actor-submitter = Indsender af henvendelsen
actor-import = Import fra et andet register
actor-operator = Driftsansvarlig for registret
actor-register = Registret, automatisk

# The state of a challenge, in the words of `challenge-event-…` in feeds.ftl. “Submitter”: who filed the challenge.
challengeState-received = Modtaget
challengeState-screened = Indledende vurdering foretaget
challengeState-admitted = Taget under behandling
challengeState-inReview = Bliver vurderet
challengeState-needsInfo = Afventer svar fra indsenderen
challengeState-decided = Afgjort
challengeState-refused = Ikke taget under behandling
challengeState-redirected = Henvist til en anden instans
challengeState-merged = Lagt sammen med en anden henvendelse
challengeState-remedyDue = Afhjælpning lovet
challengeState-remedied = Afhjælpning gennemført
challengeState-confirmed = Afhjælpning bekræftet af indsenderen
challengeState-disputed = Afhjælpning bestridt af indsenderen
challengeState-deemedUnanswered = Frist overskredet, afgørelse mangler stadig
challengeState-reviewRequested = Bedt om ny vurdering
challengeState-inSecondReview = Ny vurdering i gang
challengeState-reviewDecided = Afgjort efter ny vurdering
challengeState-withdrawn = Trukket tilbage af indsenderen
challengeState-externallyReferred = Nu hos en domstol eller en anden ekstern instans

# Filter of systems by the challenges about them. A system can have several of these values.
challengeFlag-none = Ingen henvendelser
challengeFlag-any = Mindst én henvendelse
challengeFlag-open = Henvendelse, der afventer afgørelse
challengeFlag-upheld = Henvendelse med helt eller delvist medhold
challengeFlag-unanswered = Henvendelse med overskredet frist

# Of the decision on a challenge: how far a machine, such as AI, helped to write it.
assistance-none = Skrevet af mennesker, uden maskinhjælp
assistance-supported = Maskinhjælp til informationssøgning eller oversættelse
assistance-drafted = Udkast fra en maskine, kontrolleret og underskrevet af et menneske

# The kind of body to which a submitter can turn next, or that has taken the case. Regulator: a supervisory authority,
# for example for data protection or equal treatment.
routeKind-ombudsman = Ombudsmand
routeKind-regulator = Tilsynsmyndighed
routeKind-court = Domstol

# How a challenge arrived.
channel-web = På nettet
channel-phone = Telefonisk
channel-desk = Ved personligt fremmøde
channel-letter = Pr. brev
channel-email = Pr. e-mail

# The part of a challenge in which text was redacted on a legal ground.
redactableField-summary = Offentligt resumé
redactableField-extension = Forlængelse af fristen
redactableField-refusal = Grund til ikke at tage henvendelsen under behandling
redactableField-redirection = Henvisning til en anden instans
redactableField-decision = Afgørelse
redactableField-remedyPlan = Lovet afhjælpning
redactableField-remedies = Gennemført afhjælpning
redactableField-review = Ny vurdering
redactableField-referral = Overdragelse til en domstol eller en anden ekstern instans
