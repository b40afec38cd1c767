### Labels of codes. A key is the name of the code list, then the code.
status-planned = Planerat
status-inDevelopment = Under utveckling
status-pilot = Pilotdrift
status-inUse = I bruk
status-suspended = Tillfälligt stoppat
status-retired = Taget ur bruk
status-cancelledBeforeUse = Avbrutet före användning

publicationTier-highRiskAi = AI-system med hög risk
publicationTier-impactful = Algoritm med stor påverkan
publicationTier-other = Annan algoritm

policyArea-GF01 = Allmän offentlig förvaltning
policyArea-GF02 = Försvar
policyArea-GF03 = Samhällsskydd och rättsskipning
policyArea-GF04 = Näringslivsfrågor
policyArea-GF05 = Miljöskydd
policyArea-GF06 = Bostadsförsörjning och samhällsutveckling
policyArea-GF07 = Hälso- och sjukvård
policyArea-GF08 = Fritidsverksamhet, kultur och religion
policyArea-GF09 = Utbildning
policyArea-GF10 = Socialt skydd

technique-ruleBased = Regelbaserad
technique-statistical = Statistisk modell
technique-machineLearning = Maskininlärning
technique-deepLearning = Djupinlärning
technique-generativeAi = Generativ AI
technique-optimisation = Optimering
technique-simulation = Simulering
technique-hybrid = Hybrid
technique-unknown = Okänd teknik

automationLevel-informationOnly = Ger bara information
automationLevel-supportsHuman = Stöder människors beslut
automationLevel-humanConfirmsEach = En människa bekräftar varje beslut
automationLevel-humanCanOverride = En människa kan ingripa
automationLevel-fullyAutomated = Helt automatiserat

personalData-none = Inga personuppgifter
personalData-anonymised = Anonymiserade data
personalData-pseudonymised = Pseudonymiserade data
personalData-identifiable = Data om identifierbara personer
personalData-unknown = Okänt om personuppgifter behandlas

withdrawalReason-publishedInError = publicerat av misstag
withdrawalReason-replaced = ersatt av en annan registrering
withdrawalReason-organizationEnded = organisationen finns inte längre eller använder inte längre systemet
withdrawalReason-removedAtSource = borttaget ur det ursprungliga registret
withdrawalReason-other = ett annat skäl

redactionGround-personalData = personuppgifter
redactionGround-courtOrder = domstolsbeslut
redactionGround-copyright = upphovsrätt
redactionGround-security = säkerhet
redactionGround-otherLegalDuty = en annan rättslig förpliktelse

challengeKind-entryError = Fel i registreringen
challengeKind-missingEntry = System saknas i registret
challengeKind-explanation = Begäran om förklaring
challengeKind-unfairEffect = Orättvis påverkan
challengeKind-individualDecision = Beslut om en enskild person
challengeKind-privacyRight = Rättighet enligt dataskyddsreglerna
challengeKind-suggestion = Förslag

outcome-upheld = bifall
outcome-partlyUpheld = delvis bifall
outcome-notUpheld = avslag
outcome-systemPaused = systemet tillfälligt stoppat

refusalCode-notAboutASystem = gäller inte ett system
refusalCode-unclear = oklar
refusalCode-alreadyAnswered = redan besvarad
refusalCode-beforeACourt = prövas i domstol
refusalCode-abusive = kränkande

challengeDeadline-acknowledge = mottagningsbekräftelse
challengeDeadline-screen = inledande bedömning
challengeDeadline-decide = beslut
challengeDeadline-review = ny prövning

# Of “IDs in other registers”: the register that the ID comes from. Names of registers are proper names.
aliasScheme-nlLars = Nederländska algoritmregistret (LARS-nummer)
aliasScheme-nlUuid = Nederländska algoritmregistret (UUID)
aliasScheme-nlSourceId = Nederländska algoritmregistret (ID i källan)
aliasScheme-ukSlug = Brittiska registret för algoritmisk transparens (webbadress)
aliasScheme-ukContentId = Brittiska registret för algoritmisk transparens (innehålls-ID)
aliasScheme-usUsecaseId = USA:s federala AI-förteckning (användningsfallets ID)
aliasScheme-caAiRegisterId = Kanadas regerings AI-register (ID)
aliasScheme-euDb = EU-databasen för AI-system med hög risk
aliasScheme-local = Lokalt register

# Field “Kind of system”. The register covers more than AI.
systemKind-algorithm = Algoritm
systemKind-aiSystem = AI-system
systemKind-generalPurposeAiUse = Användning av AI för allmänna ändamål
systemKind-ruleSet = Regeluppsättning
systemKind-spreadsheetOrForm = Kalkylblad eller formulär
systemKind-sensorAnalytics = Analys av sensordata

# Field “EU AI Act class”: Regulation (EU) 2024/1689. Use the terms of the official translation. Annex III lists the
# areas of use with a high risk.
euAiActClass-prohibited = Förbjudet (AI-förordningen, artikel 5)
euAiActClass-highRiskAnnexIii = Hög risk på ett angivet område (AI-förordningen, bilaga III)
euAiActClass-highRiskAnnexI = Hög risk i en reglerad produkt (AI-förordningen, bilaga I)
euAiActClass-art63Exempt = Angivet område, inte hög risk (AI-förordningen, artikel 6.3)
euAiActClass-transparencyArt50 = Transparensskyldigheter (AI-förordningen, artikel 50)
euAiActClass-minimal = Minimal risk (AI-förordningen)
euAiActClass-notAi = Inte ett AI-system (AI-förordningen)
euAiActClass-notAssessed = Inte bedömt (AI-förordningen)

# Of “Other classifications”: the scheme that the classification follows. Names of schemes are proper names.
classificationScheme-usOmb2025 = USA:s federala AI-förteckning 2025
classificationScheme-usOmb2024 = USA:s federala AI-förteckning 2024
classificationScheme-caAiaLevel = Nivå i Algorithmic Impact Assessment (Kanada)
classificationScheme-nl = Nederländska algoritmregistret
classificationScheme-uk = Algorithmic Transparency Recording Standard (Storbritannien)
classificationScheme-local = Lokal klassificering

# Field “Role in decisions”: what the output of the system is used for.
decisionType-noDecision = Ingen roll i beslut
decisionType-informationService = Informationstjänst
decisionType-triagePrioritisation = Sortering efter brådska eller prioritet
decisionType-eligibility = Kontroll av vem som är berättigad
decisionType-allocation = Fördelning av pengar, platser eller tjänster
decisionType-enforcementSelection = Urval av ärenden för kontroll eller ingripande
decisionType-riskScoring = Beräkning av riskpoäng
decisionType-identification = Identifiering av personer eller föremål
decisionType-calculation = Beräkning av belopp eller värden
decisionType-planning = Planering och schemaläggning
decisionType-generation = Framställning av text, bilder eller annat innehåll
decisionType-monitoring = Övervakning av situationer eller processer

# Field “How people are informed” that the system is used.
informedHow-inLetter = I brev
informedHow-onWebsite = På en webbplats
informedHow-onSiteSign = Med en skylt på platsen
informedHow-inInterface = På skärmen när systemet används
informedHow-onRequest = På begäran
informedHow-notInformed = De berörda informeras inte
informedHow-notApplicable = Ej tillämpligt

# Of “Datasets”: what a dataset is used for. Training, validation and test data are the terms of machine learning.
datasetRole-training = Träningsdata
datasetRole-validation = Valideringsdata
datasetRole-testing = Testdata
datasetRole-operationalInput = Indata när systemet är i bruk
datasetRole-output = Resultat från systemet
datasetRole-reference = Referensdata

# Field “Special categories of personal data”: GDPR, articles 9, 10 and 87. Use the terms of the official translation.
specialCategory-health = Uppgifter om hälsa
specialCategory-ethnicity = Ras eller etniskt ursprung
specialCategory-religion = Religiös eller filosofisk övertygelse
specialCategory-political = Politiska åsikter
specialCategory-union = Medlemskap i fackförening
specialCategory-genetic = Genetiska uppgifter
specialCategory-biometric = Biometriska uppgifter som identifierar personer
specialCategory-sexLife = Sexualliv eller sexuell läggning
specialCategory-criminal = Fällande domar i brottmål och överträdelser
specialCategory-bsnNationalId = Nationellt identifikationsnummer

# Field “Demographic features” that the system uses, directly or through another feature that stands in for them.
demographicFeature-raceEthnicity = Ras eller etnicitet
demographicFeature-sexGender = Kön
demographicFeature-age = Ålder
demographicFeature-religion = Religionstillhörighet
demographicFeature-socioeconomic = Socioekonomisk status
demographicFeature-disability = Funktionsnedsättning
demographicFeature-residency = Uppehållsstatus
demographicFeature-nationality = Nationalitet
demographicFeature-marital = Civilstånd
demographicFeature-income = Inkomst
demographicFeature-employment = Sysselsättningsstatus
demographicFeature-postcodeProxy = Postnummer som indikator på andra egenskaper
demographicFeature-none = Inga demografiska egenskaper
demographicFeature-other = Andra demografiska egenskaper

# Field “Storage location” of the data.
storageLocation-onPremises = Organisationens egna servrar
storageLocation-nationalCloud = Molntjänst i organisationens eget land
storageLocation-eeaCloud = Molntjänst inom Europeiska ekonomiska samarbetsområdet
storageLocation-outsideEea = Utanför Europeiska ekonomiska samarbetsområdet

# Field “Self-learning”: whether and when the system learns.
selfLearning-static = Statiskt, lär sig inte
selfLearning-retrainedOffline = Lär sig bara när det tränas om
selfLearning-learnsInUse = Lär sig under användningen
selfLearning-unknown = Okänt om det lär sig

# Field “Type of analysis”: the technical term, with its meaning in brackets.
analyticsType-descriptive = Deskriptiv (vad som hände)
analyticsType-diagnostic = Diagnostisk (varför det hände)
analyticsType-predictive = Prediktiv (vad som troligen kommer att hända)
analyticsType-prescriptive = Preskriptiv (vad som bör göras)
analyticsType-generative = Generativ (nytt innehåll)

# Field “Capabilities”: what the system can do.
capability-vision = Bild- och videoigenkänning
capability-audio = Tal- och ljudigenkänning
capability-language = Språkbehandling
capability-robotics = Robotteknik
capability-forecasting = Prognoser
capability-discovery = Upptäckt av mönster
capability-planning = Planering och schemaläggning
capability-creation = Framställning av innehåll
capability-analysis = Dataanalys
capability-management = Hantering av data eller processer
capability-other = Annan förmåga

# Field “Source code”: whether the source code can be read, or why not.
sourceCodeStatus-open = Publicerad som öppen källkod
sourceCodeStatus-partlyOpen = Delvis publicerad
sourceCodeStatus-onRequest = Tillgänglig på begäran
sourceCodeStatus-closedCommercial = Inte publicerad av kommersiella skäl
sourceCodeStatus-closedSecurity = Inte publicerad av säkerhetsskäl
sourceCodeStatus-notSoftware = Ingen källkod: inte programvara

# Of “Risks”: the kind of harm. These are the nine kinds of the DTPR taxonomy.
harm-autonomyLoss = Förlust av personligt självbestämmande
harm-civilLiberties = Skada på medborgerliga fri- och rättigheter
harm-environmental = Miljöskada
harm-financial = Ekonomisk skada
harm-physical = Fysisk skada
harm-politicalEconomic = Skada på politiken eller samhällsekonomin
harm-psychological = Psykisk skada
harm-reputational = Skada på anseende
harm-societalCultural = Skada på samhället eller kulturen

# Of “Risks”: the likelihood, the severity and the residual risk. The words must fit all three.
degree-low = Låg
degree-medium = Medelhög
degree-high = Hög
degree-unknown = Okänd

# Field “Fail-safe”: whether something limits the damage when the system fails.
failSafeState-yes = Skydd vid fel finns
failSafeState-no = Inget skydd vid fel
failSafeState-inProgress = Skydd vid fel håller på att införas
failSafeState-notApplicable = Skydd vid fel ej tillämpligt
failSafeState-waived = Undantag från kravet på skydd vid fel

# Field “Human override”: whether a person can change or ignore the output, or switch the system off.
overridePossible-yesEachCase = Mänskligt ingripande möjligt i varje ärende
overridePossible-yesSystemLevel = Mänskligt ingripande bara möjligt för hela systemet
overridePossible-no = Inget mänskligt ingripande
overridePossible-notApplicable = Mänskligt ingripande ej tillämpligt

# Of “Staff training” and “Monitoring”: the state of that measure. The words must fit both.
established-established = Finns
established-inProgress = Håller på att införas
established-none = Finns inte
established-notApplicable = Ej tillämpligt
established-waived = Undantag från kravet

# Of “Evaluations”: what was evaluated.
evaluationKind-accuracy = Noggrannhet
evaluationKind-fairness = Rättvisa
evaluationKind-security = Säkerhet
evaluationKind-usability = Användarvänlighet
evaluationKind-effect = Effekt i praktiken
evaluationKind-audit = Revision

# Of “Evaluations”: who evaluated.
evaluationBy-internal = Organisationen själv
evaluationBy-independent = Oberoende utvärderare
evaluationBy-oversightBody = Tillsynsorgan

# Field “Testing before use”.
testing-yes = Testat före användning
testing-inProgress = Test pågår
testing-no = Inte testat före användning
testing-waived = Undantag från kravet på test

# Of “Impact assessments”: the kind of assessment. Names and abbreviations of methods are proper names: FRIA is the
# assessment of the EU AI Act, article 27; IAMA, FRAIA, DEDA, Uthiek, Ethische Bijsluiter and the framework of the Court
# of Audit (Algemene Rekenkamer) are Dutch methods.
assessmentType-dpia = Konsekvensbedömning avseende dataskydd (DPIA)
assessmentType-prescanDpia = Inledande bedömning av behovet av en DPIA
assessmentType-pia = Konsekvensbedömning avseende integritet (PIA)
assessmentType-fria = Konsekvensbedömning avseende grundläggande rättigheter (FRIA)
assessmentType-iama = Bedömning av mänskliga rättigheter och algoritmer (IAMA)
assessmentType-fraia = Bedömning av grundläggande rättigheter och algoritmer (FRAIA)
assessmentType-aiia = Konsekvensbedömning av AI (AIIA)
assessmentType-aiaCa = Algorithmic Impact Assessment (kanadensisk metod)
assessmentType-deda = Beslutsstöd för dataetik (DEDA)
assessmentType-uthiek = Uthiek, etisk bedömning (Utrecht)
assessmentType-ethischeBijsluiter = Etisk bipacksedel (Ethische Bijsluiter)
assessmentType-rekenkamer = Nederländska revisionsrättens ramverk
assessmentType-zInspection = Z-Inspection av tillförlitlig AI
assessmentType-equality = Konsekvensbedömning avseende likabehandling
assessmentType-humanRights = Konsekvensbedömning avseende mänskliga rättigheter
assessmentType-security = Säkerhetsbedömning
assessmentType-accessibility = Tillgänglighetsbedömning
assessmentType-environmental = Miljökonsekvensbedömning
assessmentType-other = Annan konsekvensbedömning

# Of “Impact assessments”: the status of the assessment.
assessmentStatus-done = Slutförd
assessmentStatus-inProgress = Pågår
assessmentStatus-notDone = Inte gjord
assessmentStatus-notRequired = Krävs inte
assessmentStatus-waived = Undantag från kravet

# Field “Public consultation”: how people were consulted.
consultationMethod-usabilityTest = Användbarhetstest
consultationMethod-publicFeedback = Synpunkter från allmänheten
consultationMethod-publicHearing = Offentlig utfrågning eller öppet möte
consultationMethod-panel = Samrådspanel
consultationMethod-worksCouncil = Samverkansgrupp
consultationMethod-none = Inget samråd med allmänheten
consultationMethod-other = Annan form av samråd

# Field “Developed by”.
developedBy-inHouse = Organisationen själv
developedBy-supplier = Leverantör
developedBy-joint = Organisationen och en leverantör
developedBy-openSource = Projekt med öppen källkod
developedBy-otherPublicBody = En annan offentlig organisation
developedBy-unknown = Okänt

# Of “Suppliers”: what the supplier does. “Provider of the system” is the provider in the sense of the EU AI Act.
supplierRole-developer = Utvecklare
supplierRole-provider = Leverantör enligt AI-förordningen
supplierRole-integrator = Systemintegratör
supplierRole-modelProvider = Leverantör av modellen
supplierRole-host = Driftleverantör
supplierRole-dataProvider = Leverantör av data

# Of “Procurement”: the procedure. Use the terms of your translation of Directive 2014/24/EU.
procurementProcedure-open = Öppet förfarande
procurementProcedure-restricted = Selektivt förfarande
procurementProcedure-negotiated = Förhandlat förfarande
procurementProcedure-dialogue = Konkurrenspräglad dialog
procurementProcedure-innovationPartnership = Innovationspartnerskap
procurementProcedure-directAward = Direktupphandling utan konkurrens
procurementProcedure-framework = Ramavtal
procurementProcedure-none = Inget upphandlingsförfarande

# Of “Cost”: the kind of cost.
costKind-build = Utvecklingskostnader
costKind-run = Driftskostnader
costKind-licence = Licenskostnader

# Field “Affected groups”: the people whom the system affects.
affectedGroupCode-allResidents = Alla invånare
affectedGroupCode-benefitClaimants = Personer som söker bidrag eller ersättning
affectedGroupCode-taxPayers = Skattebetalare
affectedGroupCode-pupilsStudents = Elever och studenter
affectedGroupCode-parents = Föräldrar
affectedGroupCode-patients = Patienter
affectedGroupCode-jobseekers = Arbetssökande
affectedGroupCode-tenants = Hyresgäster
affectedGroupCode-drivers = Bilister
affectedGroupCode-migrants = Migranter
affectedGroupCode-children = Barn
affectedGroupCode-olderPeople = Äldre
affectedGroupCode-disabledPeople = Personer med funktionsnedsättning
affectedGroupCode-businesses = Företag
affectedGroupCode-employees = Anställda
affectedGroupCode-visitors = Besökare
affectedGroupCode-suspects = Personer misstänkta för brott
affectedGroupCode-other = Annan grupp

# Field “Users”: who works with the system.
users-staff = Organisationens personal
users-public = Allmänheten
users-both = Personal och allmänhet
users-otherBodies = Andra organisationer

# Of “Objection and appeal” and “Request for an explanation”: whether that is possible. The words must fit both.
appealAvailable-yes = Möjligt
appealAvailable-inProgress = Håller på att införas
appealAvailable-no = Inte möjligt
appealAvailable-notApplicable = Ej tillämpligt
appealAvailable-precludedByLaw = Uteslutet enligt lag

# Field “Human alternative”: whether people can be served by a person instead.
yesNo-yes = Ja
yesNo-no = Nej
yesNo-notApplicable = Ej tillämpligt

# Field “Rights of affected people”: the eleven of the DTPR taxonomy, addressed to the reader.
right-access = Rätt att se dina uppgifter
right-algorithmicTransparency = Rätt att veta hur systemet fungerar
right-beForgotten = Rätt att få dina uppgifter raderade
right-contest = Rätt att bestrida ett beslut
right-correction = Rätt att få dina uppgifter rättade
right-individualDecisionExplanation = Rätt till en förklaring av ett beslut
right-nonDiscrimination = Rätt att inte bli diskriminerad
right-object = Rätt att invända mot användningen av dina uppgifter
right-purposeLimitation = Rätt till att dina uppgifter bara används för angivna ändamål
right-humanReview = Rätt att få saken prövad av en människa
right-notice = Rätt att få veta att systemet används

# Of “Supervisory bodies”: the kind of body. An elected council is, for example, a city council or a parliament.
oversightRole-dataProtection = Dataskyddsmyndighet
oversightRole-ombudsman = Ombudsman
oversightRole-equalityBody = Likabehandlingsorgan
oversightRole-court = Domstol
oversightRole-council = Folkvald församling
oversightRole-aiSupervisor = Tillsynsmyndighet för AI

# Of “Public contact”: the kind of contact.
contactKind-email = E-post
contactKind-url = Webbplats
contactKind-phone = Telefon
contactKind-postal = Postadress

# Of “Links”: what the link leads to.
linkRel-publicPage = Sida för allmänheten
linkRel-sourceRegistration = Registrering i det ursprungliga registret
linkRel-productPage = Produktsida
linkRel-documentation = Dokumentation
linkRel-policy = Policydokument
linkRel-news = Nyheter
linkRel-foiResponse = Svar på en begäran om allmänna handlingar
linkRel-auditReport = Revisionsrapport
linkRel-dataset = Datamängd
linkRel-modelCard = Modellkort

# Of “Related records”: how this system relates to the other one, whose name follows the label.
recordRel-sameProduct = Samma produkt som
recordRel-partOf = Del av
recordRel-replaces = Ersätter
recordRel-replacedBy = Ersatt av
recordRel-feeds = Lämnar data till

# Of “Translations”: where the text in a language comes from.
translationStatus-original = Originaltext
translationStatus-human = Översatt av en människa
translationStatus-machine = Maskinöversättning, inte granskad
translationStatus-machineReviewed = Maskinöversättning, granskad av en människa
translationStatus-outdated = Inaktuell översättning

# Of “Withheld information”: the reason for not publishing a field.
withheldReason-security = Säkerhet
withheldReason-lawEnforcement = Brottsbekämpning
withheldReason-tradeSecret = Företagshemlighet
withheldReason-personalData = Skydd av personuppgifter
withheldReason-courtProceedings = Domstolsförfarande
withheldReason-notAvailable = Uppgifter ej tillgängliga
withheldReason-other = Ett annat skäl

# Of “Source of the record”: the standard that the original record follows. In keys, “-” stands for the “.” of a code.
sourceScheme-register = Det här registrets eget format
sourceScheme-nl-1-0 = Nederländska algoritmregistret, standard 1.0
sourceScheme-uk-atrs = Algorithmic Transparency Recording Standard (Storbritannien)
sourceScheme-ca-ai-register = Kanadas regerings AI-register

# Field “Legal basis under data protection law”: GDPR, articles 6(1) and 9(2), and Directive (EU) 2016/680.
dataProtectionBasis-6-1-a = Samtycke (GDPR, artikel 6.1 a)
dataProtectionBasis-6-1-b = Avtal (GDPR, artikel 6.1 b)
dataProtectionBasis-6-1-c = Rättslig förpliktelse (GDPR, artikel 6.1 c)
dataProtectionBasis-6-1-d = Grundläggande intressen (GDPR, artikel 6.1 d)
dataProtectionBasis-6-1-e = Uppgift av allmänt intresse (GDPR, artikel 6.1 e)
dataProtectionBasis-6-1-f = Berättigade intressen (GDPR, artikel 6.1 f)
dataProtectionBasis-9-2-a = Uttryckligt samtycke (GDPR, artikel 9.2 a)
dataProtectionBasis-9-2-b = Arbetsrätt och socialt skydd (GDPR, artikel 9.2 b)
dataProtectionBasis-9-2-c = Grundläggande intressen (GDPR, artikel 9.2 c)
dataProtectionBasis-9-2-d = Icke vinstdrivande organ (GDPR, artikel 9.2 d)
dataProtectionBasis-9-2-e = Uppgifter som personen själv offentliggjort (GDPR, artikel 9.2 e)
dataProtectionBasis-9-2-f = Rättsliga anspråk eller domstolar (GDPR, artikel 9.2 f)
dataProtectionBasis-9-2-g = Viktigt allmänt intresse (GDPR, artikel 9.2 g)
dataProtectionBasis-9-2-h = Hälso- och sjukvård eller social omsorg (GDPR, artikel 9.2 h)
dataProtectionBasis-9-2-i = Folkhälsa (GDPR, artikel 9.2 i)
dataProtectionBasis-9-2-j = Arkivändamål, forskning eller statistik (GDPR, artikel 9.2 j)
dataProtectionBasis-led = Brottsbekämpning (direktiv (EU) 2016/680)

# Field “Points of Annex III of the EU AI Act”: the listed areas of high-risk use. Use the terms of the official
# translation, shortened.
annexPoint-1-a = Biometrisk fjärridentifiering (bilaga III, punkt 1 a)
annexPoint-1-b = Biometrisk kategorisering (bilaga III, punkt 1 b)
annexPoint-1-c = Känsloigenkänning (bilaga III, punkt 1 c)
annexPoint-2-a = Säkerhet i kritisk infrastruktur (bilaga III, punkt 2)
annexPoint-3-a = Antagning till utbildning (bilaga III, punkt 3 a)
annexPoint-3-b = Utvärdering av läranderesultat (bilaga III, punkt 3 b)
annexPoint-3-c = Lämplig utbildningsnivå (bilaga III, punkt 3 c)
annexPoint-3-d = Övervakning av studerande vid prov (bilaga III, punkt 3 d)
annexPoint-4-a = Rekrytering och urval (bilaga III, punkt 4 a)
annexPoint-4-b = Ledning och övervakning av arbetstagare (bilaga III, punkt 4 b)
annexPoint-5-a = Offentliga förmåner och tjänster (bilaga III, punkt 5 a)
annexPoint-5-b = Kreditvärdighet (bilaga III, punkt 5 b)
annexPoint-5-c = Liv- och sjukförsäkring (bilaga III, punkt 5 c)
annexPoint-5-d = Nödsamtal och räddningsinsatser (bilaga III, punkt 5 d)
annexPoint-6-a = Risk att bli brottsoffer (bilaga III, punkt 6 a)
annexPoint-6-b = Lögndetektorer i brottsbekämpning (bilaga III, punkt 6 b)
annexPoint-6-c = Bevisningens tillförlitlighet (bilaga III, punkt 6 c)
annexPoint-6-d = Risk att begå brott (bilaga III, punkt 6 d)
annexPoint-6-e = Profilering i brottmål (bilaga III, punkt 6 e)
annexPoint-7-a = Lögndetektorer i migrationsärenden (bilaga III, punkt 7 a)
annexPoint-7-b = Risker med inresande personer (bilaga III, punkt 7 b)
annexPoint-7-c = Asyl, visum och uppehållstillstånd (bilaga III, punkt 7 c)
annexPoint-7-d = Identifiering vid gränskontroll (bilaga III, punkt 7 d)
annexPoint-8-a = Stöd till domstolar och domare (bilaga III, punkt 8 a)
annexPoint-8-b = Påverkan på val och folkomröstningar (bilaga III, punkt 8 b)

# Field “Fundamental rights at stake”: articles of the EU Charter of Fundamental Rights. Use the official title of the
# article, shortened where it is long.
charterArticle-A1 = Människans värdighet (EU-stadgan, artikel 1)
charterArticle-A2 = Rätt till liv (EU-stadgan, artikel 2)
charterArticle-A3 = Människans rätt till integritet (EU-stadgan, artikel 3)
charterArticle-A4 = Förbud mot tortyr och omänsklig behandling (EU-stadgan, artikel 4)
charterArticle-A5 = Förbud mot slaveri och tvångsarbete (EU-stadgan, artikel 5)
charterArticle-A6 = Rätt till frihet och säkerhet (EU-stadgan, artikel 6)
charterArticle-A7 = Respekt för privatlivet och familjelivet (EU-stadgan, artikel 7)
charterArticle-A8 = Skydd av personuppgifter (EU-stadgan, artikel 8)
charterArticle-A9 = Rätt att ingå äktenskap och bilda familj (EU-stadgan, artikel 9)
charterArticle-A10 = Tanke-, samvets- och religionsfrihet (EU-stadgan, artikel 10)
charterArticle-A11 = Yttrandefrihet och informationsfrihet (EU-stadgan, artikel 11)
charterArticle-A12 = Mötes- och föreningsfrihet (EU-stadgan, artikel 12)
charterArticle-A13 = Frihet för konsten och vetenskapen (EU-stadgan, artikel 13)
charterArticle-A14 = Rätt till utbildning (EU-stadgan, artikel 14)
charterArticle-A15 = Fritt yrkesval och rätt att arbeta (EU-stadgan, artikel 15)
charterArticle-A16 = Näringsfrihet (EU-stadgan, artikel 16)
charterArticle-A17 = Rätt till egendom (EU-stadgan, artikel 17)
charterArticle-A18 = Rätt till asyl (EU-stadgan, artikel 18)
charterArticle-A19 = Skydd vid utvisning och utlämning (EU-stadgan, artikel 19)
charterArticle-A20 = Likhet inför lagen (EU-stadgan, artikel 20)
charterArticle-A21 = Icke-diskriminering (EU-stadgan, artikel 21)
charterArticle-A22 = Kulturell, religiös och språklig mångfald (EU-stadgan, artikel 22)
charterArticle-A23 = Jämställdhet mellan kvinnor och män (EU-stadgan, artikel 23)
charterArticle-A24 = Barnets rättigheter (EU-stadgan, artikel 24)
charterArticle-A25 = Äldres rättigheter (EU-stadgan, artikel 25)
charterArticle-A26 = Integrering av personer med funktionshinder (EU-stadgan, artikel 26)
charterArticle-A27 = Information till och samråd med arbetstagare (EU-stadgan, artikel 27)
charterArticle-A28 = Förhandlingsrätt och kollektiva åtgärder (EU-stadgan, artikel 28)
charterArticle-A29 = Rätt till tillgång till arbetsförmedlingar (EU-stadgan, artikel 29)
charterArticle-A30 = Skydd mot uppsägning utan saklig grund (EU-stadgan, artikel 30)
charterArticle-A31 = Rättvisa arbetsförhållanden (EU-stadgan, artikel 31)
charterArticle-A32 = Förbud mot barnarbete och skydd av ungdomar (EU-stadgan, artikel 32)
charterArticle-A33 = Familjeliv och yrkesliv (EU-stadgan, artikel 33)
charterArticle-A34 = Social trygghet och socialt stöd (EU-stadgan, artikel 34)
charterArticle-A35 = Hälsoskydd (EU-stadgan, artikel 35)
charterArticle-A36 = Tillgång till tjänster av allmänt intresse (EU-stadgan, artikel 36)
charterArticle-A37 = Miljöskydd (EU-stadgan, artikel 37)
charterArticle-A38 = Konsumentskydd (EU-stadgan, artikel 38)
charterArticle-A39 = Rösträtt och valbarhet till Europaparlamentet (EU-stadgan, artikel 39)
charterArticle-A40 = Rösträtt och valbarhet i kommunala val (EU-stadgan, artikel 40)
charterArticle-A41 = Rätt till god förvaltning (EU-stadgan, artikel 41)
charterArticle-A42 = Rätt till tillgång till handlingar (EU-stadgan, artikel 42)
charterArticle-A43 = Europeiska ombudsmannen (EU-stadgan, artikel 43)
charterArticle-A44 = Rätt att göra framställningar (EU-stadgan, artikel 44)
charterArticle-A45 = Rörelse- och uppehållsfrihet (EU-stadgan, artikel 45)
charterArticle-A46 = Diplomatiskt och konsulärt skydd (EU-stadgan, artikel 46)
charterArticle-A47 = Effektivt rättsmedel och opartisk domstol (EU-stadgan, artikel 47)
charterArticle-A48 = Presumtion för oskuld och rätt till försvar (EU-stadgan, artikel 48)
charterArticle-A49 = Laglighet och proportionalitet vid straff (EU-stadgan, artikel 49)
charterArticle-A50 = Rätt att inte lagföras eller straffas dubbelt (EU-stadgan, artikel 50)

# The kind of an organization, in its profile. A water board manages water in a region (Dutch: waterschap).
organizationType-municipality = Kommun
organizationType-provinceRegion = Provins eller region
organizationType-ministry = Departement
organizationType-agency = Statlig myndighet
organizationType-police = Polis
organizationType-waterBoard = Regional vattenförvaltning
organizationType-court = Domstol
organizationType-health = Vårdorganisation
organizationType-education = Utbildningsinstitution
organizationType-stateOwned = Statligt ägt företag
organizationType-other = Annan organisation

# Who caused an entry in the public log: a role or a part of the register, never a person.
actor-registerAdmin = Registeradministratör
actor-organizationAdmin = Organisationsadministratör
actor-editor = Redaktör
actor-publisher = Publiceringsansvarig
actor-caseHandler = Handläggare
actor-submitter = Anmälare
actor-import = Import från ett annat register
actor-operator = Driftansvarig för registret
actor-register = Registret, automatiskt

# The state of a challenge, in the words of `challenge-event-…` in feeds.ftl. “Submitter”: who filed the challenge.
challengeState-received = Inkommen
challengeState-screened = Inledande bedömning gjord
challengeState-admitted = Upptagen till behandling
challengeState-inReview = Prövas
challengeState-needsInfo = Väntar på svar från anmälaren
challengeState-decided = Avgjord
challengeState-refused = Inte upptagen till behandling
challengeState-redirected = Hänvisad till en annan instans
challengeState-merged = Ihopslagen med en annan anmälan
challengeState-remedyDue = Åtgärd utlovad
challengeState-remedied = Åtgärd genomförd
challengeState-confirmed = Åtgärd bekräftad av anmälaren
challengeState-disputed = Åtgärd bestridd av anmälaren
challengeState-deemedUnanswered = Tidsfrist överskriden, beslut saknas fortfarande
challengeState-reviewRequested = Ny prövning begärd
challengeState-inSecondReview = Ny prövning pågår
challengeState-reviewDecided = Ny prövning avgjord
challengeState-withdrawn = Återkallad av anmälaren
challengeState-externallyReferred = Nu hos en domstol eller en annan extern instans

# Filter of systems by the challenges about them. A system can have several of these values.
challengeFlag-none = Inga anmälningar
challengeFlag-any = Minst en anmälan
challengeFlag-open = Anmälan som väntar på beslut
challengeFlag-upheld = Anmälan med helt eller delvis bifall
challengeFlag-unanswered = Anmälan med överskriden tidsfrist

# Of the decision on a challenge: how far a machine, such as AI, helped to write it.
assistance-none = Skrivet av människor, utan maskinhjälp
assistance-supported = Maskinhjälp med informationssökning eller översättning
assistance-drafted = Utkast av en maskin, granskat och undertecknat av en människa

# The kind of body to which a submitter can turn next, or that has taken the case. Regulator: a supervisory authority,
# for example for data protection or equal treatment.
routeKind-ombudsman = Ombudsman
routeKind-regulator = Tillsynsmyndighet
routeKind-court = Domstol

# How a challenge arrived.
channel-web = På webben
channel-phone = Per telefon
channel-desk = Vid personligt besök
channel-letter = Per brev
channel-email = Per e-post

# The part of a challenge in which text was redacted on a legal ground.
redactableField-summary = Offentlig sammanfattning
redactableField-extension = Förlängning av tidsfristen
redactableField-refusal = Skäl att inte ta upp anmälan till behandling
redactableField-redirection = Hänvisning till en annan instans
redactableField-decision = Beslut
redactableField-remedyPlan = Utlovad åtgärd
redactableField-remedies = Genomförda åtgärder
redactableField-review = Ny prövning
redactableField-referral = Överlämnande till en domstol eller en annan extern instans
