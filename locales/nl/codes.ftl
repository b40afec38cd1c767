### Labels of codes. A key is the name of the code list, then the code.
status-planned = Gepland
status-inDevelopment = In ontwikkeling
status-pilot = Proef
status-inUse = In gebruik
status-suspended = Tijdelijk stopgezet
status-retired = Buiten gebruik
status-cancelledBeforeUse = Gestopt vóór gebruik

publicationTier-highRiskAi = AI-systeem met een hoog risico
publicationTier-impactful = Impactvol algoritme
publicationTier-other = Overig algoritme

policyArea-GF01 = Algemeen overheidsbestuur
policyArea-GF02 = Defensie
policyArea-GF03 = Openbare orde en veiligheid
policyArea-GF04 = Economische zaken
policyArea-GF05 = Milieubescherming
policyArea-GF06 = Huisvesting en gemeenschapsvoorzieningen
policyArea-GF07 = Gezondheid
policyArea-GF08 = Recreatie, cultuur en religie
policyArea-GF09 = Onderwijs
policyArea-GF10 = Sociale bescherming

technique-ruleBased = Op regels gebaseerd
technique-statistical = Statistisch model
technique-machineLearning = Machinelearning
technique-deepLearning = Deep learning
technique-generativeAi = Generatieve AI
technique-optimisation = Optimalisatie
technique-simulation = Simulatie
technique-hybrid = Hybride
technique-unknown = Techniek onbekend

automationLevel-informationOnly = Geeft alleen informatie
automationLevel-supportsHuman = Ondersteunt menselijke beslissingen
automationLevel-humanConfirmsEach = Een mens bevestigt elke beslissing
automationLevel-humanCanOverride = Een mens kan ingrijpen
automationLevel-fullyAutomated = Volledig geautomatiseerd

personalData-none = Geen persoonsgegevens
personalData-anonymised = Geanonimiseerde gegevens
personalData-pseudonymised = Gepseudonimiseerde gegevens
personalData-identifiable = Gegevens over identificeerbare personen
personalData-unknown = Onbekend of er persoonsgegevens worden verwerkt

withdrawalReason-publishedInError = per vergissing gepubliceerd
withdrawalReason-replaced = vervangen door een andere registratie
withdrawalReason-organizationEnded = de organisatie bestaat niet meer of gebruikt het systeem niet meer
withdrawalReason-removedAtSource = verwijderd uit het oorspronkelijke register
withdrawalReason-other = een andere reden

redactionGround-personalData = persoonsgegevens
redactionGround-courtOrder = gerechtelijk bevel
redactionGround-copyright = auteursrecht
redactionGround-security = beveiliging
redactionGround-otherLegalDuty = een andere wettelijke verplichting

challengeKind-entryError = Fout in de registratie
challengeKind-missingEntry = Systeem ontbreekt in het register
challengeKind-explanation = Verzoek om uitleg
challengeKind-unfairEffect = Oneerlijk gevolg
challengeKind-individualDecision = Besluit over één persoon
challengeKind-privacyRight = Recht uit de privacywetgeving
challengeKind-suggestion = Suggestie

outcome-upheld = gegrond
outcome-partlyUpheld = gedeeltelijk gegrond
outcome-notUpheld = ongegrond
outcome-systemPaused = systeem tijdelijk stopgezet

refusalCode-notAboutASystem = gaat niet over een systeem
refusalCode-unclear = onduidelijk
refusalCode-alreadyAnswered = al beantwoord
refusalCode-beforeACourt = in behandeling bij de rechter
refusalCode-abusive = beledigend

challengeDeadline-acknowledge = ontvangstbevestiging
challengeDeadline-screen = eerste controle
challengeDeadline-decide = beslissing
challengeDeadline-review = tweede beoordeling

# Of “IDs in other registers”: the register that the ID comes from. Names of registers are proper names.
aliasScheme-nlLars = Algoritmeregister van de Nederlandse overheid (LARS-code)
aliasScheme-nlUuid = Algoritmeregister van de Nederlandse overheid (UUID)
aliasScheme-nlSourceId = Algoritmeregister van de Nederlandse overheid (ID bij de bron)
aliasScheme-ukSlug = Britse Algorithmic Transparency Records (webadres)
aliasScheme-ukContentId = Britse Algorithmic Transparency Records (ID van de inhoud)
aliasScheme-usUsecaseId = Federale AI-inventaris van de VS (ID van de toepassing)
aliasScheme-caAiRegisterId = AI-register van de Canadese overheid (ID)
aliasScheme-euDb = EU-databank voor AI-systemen met een hoog risico
aliasScheme-local = Lokaal register

# Field “Kind of system”. The register covers more than AI.
systemKind-algorithm = Algoritme
systemKind-aiSystem = AI-systeem
systemKind-generalPurposeAiUse = Gebruik van AI voor algemene doeleinden
systemKind-ruleSet = Verzameling regels
systemKind-spreadsheetOrForm = Spreadsheet of formulier
systemKind-sensorAnalytics = Analyse van sensorgegevens

# Field “EU AI Act class”: Regulation (EU) 2024/1689. Use the terms of the official translation. Annex III lists the
# areas of use with a high risk.
euAiActClass-prohibited = Verboden (AI-verordening, artikel 5)
euAiActClass-highRiskAnnexIii = Hoog risico, toepassing op de lijst (AI-verordening, bijlage III)
euAiActClass-highRiskAnnexI = Hoog risico, gereguleerd product (AI-verordening, bijlage I)
euAiActClass-art63Exempt = Op de lijst, maar geen hoog risico (AI-verordening, artikel 6, lid 3)
euAiActClass-transparencyArt50 = Transparantieverplichtingen (AI-verordening, artikel 50)
euAiActClass-minimal = Minimaal risico (AI-verordening)
euAiActClass-notAi = Geen AI-systeem (AI-verordening)
euAiActClass-notAssessed = Niet beoordeeld (AI-verordening)

# Of “Other classifications”: the scheme that the classification follows. Names of schemes are proper names.
classificationScheme-usOmb2025 = Federale AI-inventaris van de VS 2025
classificationScheme-usOmb2024 = Federale AI-inventaris van de VS 2024
classificationScheme-caAiaLevel = Niveau volgens het Algorithmic Impact Assessment (Canada)
classificationScheme-nl = Algoritmeregister van de Nederlandse overheid
classificationScheme-uk = Algorithmic Transparency Recording Standard (Verenigd Koninkrijk)
classificationScheme-local = Lokale classificatie

# Field “Role in decisions”: what the output of the system is used for.
decisionType-noDecision = Geen rol bij beslissingen
decisionType-informationService = Informatievoorziening
decisionType-triagePrioritisation = Sorteren op urgentie of prioriteit
decisionType-eligibility = Bepalen wie ergens recht op heeft
decisionType-allocation = Verdelen van geld, plaatsen of diensten
decisionType-enforcementSelection = Selecteren van zaken voor controle of handhaving
decisionType-riskScoring = Inschatten van risico’s
decisionType-identification = Identificeren van mensen of voorwerpen
decisionType-calculation = Berekenen van bedragen of waarden
decisionType-planning = Plannen en roosteren
decisionType-generation = Maken van tekst, beeld of andere inhoud
decisionType-monitoring = Monitoren van situaties of processen

# Field “How people are informed” that the system is used.
informedHow-inLetter = Per brief
informedHow-onWebsite = Op een website
informedHow-onSiteSign = Met een bord ter plaatse
informedHow-inInterface = Op het scherm, tijdens het gebruik van het systeem
informedHow-onRequest = Op verzoek
informedHow-notInformed = Mensen worden niet geïnformeerd
informedHow-notApplicable = Niet van toepassing

# Of “Datasets”: what a dataset is used for. Training, validation and test data are the terms of machine learning.
datasetRole-training = Trainingsdata
datasetRole-validation = Validatiedata
datasetRole-testing = Testdata
datasetRole-operationalInput = Invoer tijdens het gebruik
datasetRole-output = Uitkomst van het systeem
datasetRole-reference = Referentiegegevens

# Field “Special categories of personal data”: GDPR, articles 9, 10 and 87. Use the terms of the official translation.
specialCategory-health = Gegevens over gezondheid
specialCategory-ethnicity = Ras of etnische afkomst
specialCategory-religion = Religieuze of levensbeschouwelijke overtuigingen
specialCategory-political = Politieke opvattingen
specialCategory-union = Lidmaatschap van een vakbond
specialCategory-genetic = Genetische gegevens
specialCategory-biometric = Biometrische gegevens voor unieke identificatie
specialCategory-sexLife = Seksueel gedrag of seksuele gerichtheid
specialCategory-criminal = Strafrechtelijke veroordelingen en strafbare feiten
specialCategory-bsnNationalId = Nationaal identificatienummer, zoals het BSN

# Field “Demographic features” that the system uses, directly or through another feature that stands in for them.
demographicFeature-raceEthnicity = Ras of etnische afkomst
demographicFeature-sexGender = Geslacht of gender
demographicFeature-age = Leeftijd
demographicFeature-religion = Religie
demographicFeature-socioeconomic = Sociaaleconomische status
demographicFeature-disability = Handicap of beperking
demographicFeature-residency = Verblijfsstatus
demographicFeature-nationality = Nationaliteit
demographicFeature-marital = Burgerlijke staat
demographicFeature-income = Inkomen
demographicFeature-employment = Arbeidssituatie
demographicFeature-postcodeProxy = Postcode als indicatie voor andere kenmerken
demographicFeature-none = Geen demografische kenmerken
demographicFeature-other = Andere demografische kenmerken

# Field “Storage location” of the data.
storageLocation-onPremises = Eigen servers van de organisatie
storageLocation-nationalCloud = Cloud in het eigen land van de organisatie
storageLocation-eeaCloud = Cloud in de Europese Economische Ruimte
storageLocation-outsideEea = Buiten de Europese Economische Ruimte

# Field “Self-learning”: whether and when the system learns.
selfLearning-static = Vast, leert niet
selfLearning-retrainedOffline = Leert alleen als het opnieuw wordt getraind
selfLearning-learnsInUse = Leert tijdens het gebruik
selfLearning-unknown = Onbekend of het leert

# Field “Type of analysis”: the technical term, with its meaning in brackets.
analyticsType-descriptive = Beschrijvend (wat er is gebeurd)
analyticsType-diagnostic = Diagnostisch (waarom het is gebeurd)
analyticsType-predictive = Voorspellend (wat er waarschijnlijk gaat gebeuren)
analyticsType-prescriptive = Voorschrijvend (wat er zou moeten gebeuren)
analyticsType-generative = Generatief (nieuwe inhoud)

# Field “Capabilities”: what the system can do.
capability-vision = Beeld- en videoherkenning
capability-audio = Spraak- en geluidsherkenning
capability-language = Taalverwerking
capability-robotics = Robotica
capability-forecasting = Voorspellen
capability-discovery = Patronen vinden
capability-planning = Plannen en roosteren
capability-creation = Inhoud maken
capability-analysis = Gegevensanalyse
capability-management = Beheer van gegevens of processen
capability-other = Andere mogelijkheid

# Field “Source code”: whether the source code can be read, or why not.
sourceCodeStatus-open = Gepubliceerd als open source
sourceCodeStatus-partlyOpen = Gedeeltelijk gepubliceerd
sourceCodeStatus-onRequest = Beschikbaar op verzoek
sourceCodeStatus-closedCommercial = Niet gepubliceerd om commerciële redenen
sourceCodeStatus-closedSecurity = Niet gepubliceerd om beveiligingsredenen
sourceCodeStatus-notSoftware = Geen broncode: geen software

# Of “Risks”: the kind of harm. These are the nine kinds of the DTPR taxonomy.
harm-autonomyLoss = Verlies van persoonlijke autonomie
harm-civilLiberties = Aantasting van burgerlijke vrijheden
harm-environmental = Milieuschade
harm-financial = Financiële schade
harm-physical = Lichamelijke schade
harm-politicalEconomic = Schade aan politiek of economie
harm-psychological = Psychische schade
harm-reputational = Reputatieschade
harm-societalCultural = Schade aan samenleving of cultuur

# Of “Risks”: the likelihood, the severity and the residual risk. The words must fit all three.
degree-low = Laag
degree-medium = Gemiddeld
degree-high = Hoog
degree-unknown = Onbekend

# Field “Fail-safe”: whether something limits the damage when the system fails.
failSafeState-yes = Vangnet aanwezig
failSafeState-no = Geen vangnet
failSafeState-inProgress = Vangnet wordt ingericht
failSafeState-notApplicable = Vangnet niet van toepassing
failSafeState-waived = Vrijgesteld van de verplichting van een vangnet

# Field “Human override”: whether a person can change or ignore the output, or switch the system off.
overridePossible-yesEachCase = Menselijk ingrijpen mogelijk bij elk afzonderlijk geval
overridePossible-yesSystemLevel = Menselijk ingrijpen alleen mogelijk bij het systeem als geheel
overridePossible-no = Geen menselijk ingrijpen mogelijk
overridePossible-notApplicable = Menselijk ingrijpen niet van toepassing

# Of “Staff training” and “Monitoring”: the state of that measure. The words must fit both.
established-established = Geregeld
established-inProgress = Wordt geregeld
established-none = Niet geregeld
established-notApplicable = Niet van toepassing
established-waived = Vrijgesteld van de verplichting

# Of “Evaluations”: what was evaluated.
evaluationKind-accuracy = Nauwkeurigheid
evaluationKind-fairness = Eerlijkheid
evaluationKind-security = Beveiliging
evaluationKind-usability = Gebruiksgemak
evaluationKind-effect = Effect in de praktijk
evaluationKind-audit = Controle (audit)

# Of “Evaluations”: who evaluated.
evaluationBy-internal = De organisatie zelf
evaluationBy-independent = Onafhankelijke beoordelaar
evaluationBy-oversightBody = Toezichthouder

# Field “Testing before use”.
testing-yes = Getest vóór ingebruikname
testing-inProgress = Wordt getest
testing-no = Niet getest vóór ingebruikname
testing-waived = Vrijgesteld van de testverplichting

# Of “Impact assessments”: the kind of assessment. Names and abbreviations of methods are proper names: FRIA is the
# assessment of the EU AI Act, article 27; IAMA, FRAIA, DEDA, Uthiek, Ethische Bijsluiter and the framework of the Court
# of Audit (Algemene Rekenkamer) are Dutch methods.
assessmentType-dpia = Gegevensbeschermingseffectbeoordeling (DPIA)
assessmentType-prescanDpia = Pre-scan DPIA
assessmentType-pia = Privacy-effectbeoordeling (PIA)
assessmentType-fria = Effectbeoordeling op het gebied van de grondrechten (FRIA)
assessmentType-iama = Impact Assessment Mensenrechten en Algoritmes (IAMA)
assessmentType-fraia = Fundamentele Rechten en Algoritme Impact Assessment (FRAIA)
assessmentType-aiia = AI Impact Assessment (AIIA)
assessmentType-aiaCa = Algorithmic Impact Assessment (Canada)
assessmentType-deda = De Ethische Data Assistent (DEDA)
assessmentType-uthiek = Utrecht Uthiek Assessment
assessmentType-ethischeBijsluiter = De Ethische Bijsluiter
assessmentType-rekenkamer = Toetsingskader Algemene Rekenkamer
assessmentType-zInspection = Z-Inspection voor betrouwbare AI
assessmentType-equality = Impacttoets gelijke behandeling
assessmentType-humanRights = Impacttoets mensenrechten
assessmentType-security = Beveiligingstoets
assessmentType-accessibility = Toegankelijkheidstoets
assessmentType-environmental = Impacttoets milieu
assessmentType-other = Andere impacttoets

# Of “Impact assessments”: the status of the assessment.
assessmentStatus-done = Uitgevoerd
assessmentStatus-inProgress = Wordt uitgevoerd
assessmentStatus-notDone = Niet uitgevoerd
assessmentStatus-notRequired = Niet verplicht
assessmentStatus-waived = Vrijgesteld van de verplichting

# Field “Public consultation”: how people were consulted.
consultationMethod-usabilityTest = Gebruikerstest
consultationMethod-publicFeedback = Reacties van inwoners
consultationMethod-publicHearing = Openbare hoorzitting of bijeenkomst
consultationMethod-panel = Inwonerspanel
consultationMethod-worksCouncil = Ondernemingsraad
consultationMethod-none = Geen raadpleging van inwoners
consultationMethod-other = Andere vorm van raadpleging

# Field “Developed by”.
developedBy-inHouse = De organisatie zelf
developedBy-supplier = Leverancier
developedBy-joint = De organisatie samen met een leverancier
developedBy-openSource = Opensourceproject
developedBy-otherPublicBody = Andere overheidsorganisatie
developedBy-unknown = Onbekend

# Of “Suppliers”: what the supplier does. “Provider of the system” is the provider in the sense of the EU AI Act.
supplierRole-developer = Ontwikkelaar
supplierRole-provider = Aanbieder van het systeem
supplierRole-integrator = Systeemintegrator
supplierRole-modelProvider = Aanbieder van het model
supplierRole-host = Hostingprovider
supplierRole-dataProvider = Leverancier van gegevens

# Of “Procurement”: the procedure. Use the terms of your translation of Directive 2014/24/EU.
procurementProcedure-open = Openbare procedure
procurementProcedure-restricted = Niet-openbare procedure
procurementProcedure-negotiated = Onderhandelingsprocedure
procurementProcedure-dialogue = Concurrentiegerichte dialoog
procurementProcedure-innovationPartnership = Innovatiepartnerschap
procurementProcedure-directAward = Onderhandse gunning zonder concurrentie
procurementProcedure-framework = Raamovereenkomst
procurementProcedure-none = Geen aanbestedingsprocedure

# Of “Cost”: the kind of cost.
costKind-build = Ontwikkelkosten
costKind-run = Doorlopende kosten
costKind-licence = Licentiekosten

# Field “Affected groups”: the people whom the system affects.
affectedGroupCode-allResidents = Alle inwoners
affectedGroupCode-benefitClaimants = Mensen die een uitkering aanvragen of ontvangen
affectedGroupCode-taxPayers = Belastingbetalers
affectedGroupCode-pupilsStudents = Leerlingen en studenten
affectedGroupCode-parents = Ouders
affectedGroupCode-patients = Patiënten
affectedGroupCode-jobseekers = Werkzoekenden
affectedGroupCode-tenants = Huurders
affectedGroupCode-drivers = Bestuurders van voertuigen
affectedGroupCode-migrants = Migranten
affectedGroupCode-children = Kinderen
affectedGroupCode-olderPeople = Ouderen
affectedGroupCode-disabledPeople = Mensen met een beperking
affectedGroupCode-businesses = Bedrijven
affectedGroupCode-employees = Werknemers
affectedGroupCode-visitors = Bezoekers
affectedGroupCode-suspects = Verdachten
affectedGroupCode-other = Andere groep

# Field “Users”: who works with the system.
users-staff = Medewerkers van de organisatie
users-public = Inwoners
users-both = Medewerkers en inwoners
users-otherBodies = Andere organisaties

# Of “Objection and appeal” and “Request for an explanation”: whether that is possible. The words must fit both.
appealAvailable-yes = Mogelijk
appealAvailable-inProgress = In voorbereiding
appealAvailable-no = Niet mogelijk
appealAvailable-notApplicable = Niet van toepassing
appealAvailable-precludedByLaw = Wettelijk uitgesloten

# Field “Human alternative”: whether people can be served by a person instead.
yesNo-yes = Ja
yesNo-no = Nee
yesNo-notApplicable = Niet van toepassing

# Field “Rights of affected people”: the eleven of the DTPR taxonomy, addressed to the reader.
right-access = Recht om uw gegevens in te zien
right-algorithmicTransparency = Recht om te weten hoe het systeem werkt
right-beForgotten = Recht om uw gegevens te laten verwijderen
right-contest = Recht om een besluit aan te vechten
right-correction = Recht om uw gegevens te laten corrigeren
right-individualDecisionExplanation = Recht op uitleg over een besluit
right-nonDiscrimination = Recht om niet gediscrimineerd te worden
right-object = Recht om bezwaar te maken tegen het gebruik van uw gegevens
right-purposeLimitation = Recht op gebruik van uw gegevens alleen voor de genoemde doelen
right-humanReview = Recht op beoordeling door een mens
right-notice = Recht om te horen dat het systeem wordt gebruikt

# Of “Supervisory bodies”: the kind of body. An elected council is, for example, a city council or a parliament.
oversightRole-dataProtection = Privacytoezichthouder
oversightRole-ombudsman = Ombudsman
oversightRole-equalityBody = Orgaan voor gelijke behandeling
oversightRole-court = Rechter
oversightRole-council = Gekozen volksvertegenwoordiging
oversightRole-aiSupervisor = AI-toezichthouder

# Of “Public contact”: the kind of contact.
contactKind-email = E-mailadres
contactKind-url = Webadres
contactKind-phone = Telefoonnummer
contactKind-postal = Postadres

# Of “Links”: what the link leads to.
linkRel-publicPage = Publiekspagina
linkRel-sourceRegistration = Registratie in het oorspronkelijke register
linkRel-productPage = Productpagina
linkRel-documentation = Documentatie
linkRel-policy = Beleid
linkRel-news = Nieuws
linkRel-foiResponse = Antwoord op een Woo-verzoek
linkRel-auditReport = Auditrapport
linkRel-dataset = Dataset
linkRel-modelCard = Modelkaart

# Of “Related records”: how this system relates to the other one, whose name follows the label.
recordRel-sameProduct = Zelfde product als
recordRel-partOf = Onderdeel van
recordRel-replaces = Vervangt
recordRel-replacedBy = Vervangen door
recordRel-feeds = Levert gegevens aan

# Of “Translations”: where the text in a language comes from.
translationStatus-original = Oorspronkelijke tekst
translationStatus-human = Vertaald door een mens
translationStatus-machine = Automatische vertaling, niet gecontroleerd
translationStatus-machineReviewed = Automatische vertaling, gecontroleerd door een mens
translationStatus-outdated = Verouderde vertaling

# Of “Withheld information”: the reason for not publishing a field.
withheldReason-security = Beveiliging
withheldReason-lawEnforcement = Rechtshandhaving
withheldReason-tradeSecret = Bedrijfsgeheim
withheldReason-personalData = Bescherming van persoonsgegevens
withheldReason-courtProceedings = Gerechtelijke procedure
withheldReason-notAvailable = Informatie niet beschikbaar
withheldReason-other = Andere reden

# Of “Source of the record”: the standard that the original record follows. In keys, “-” stands for the “.” of a code.
sourceScheme-register = Eigen formaat van dit register
sourceScheme-nl-1-0 = Algoritmeregister van de Nederlandse overheid, publicatiestandaard 1.0
sourceScheme-uk-atrs = Algorithmic Transparency Recording Standard (Verenigd Koninkrijk)
sourceScheme-ca-ai-register = AI-register van de Canadese overheid

# Field “Legal basis under data protection law”: GDPR, articles 6(1) and 9(2), and Directive (EU) 2016/680.
dataProtectionBasis-6-1-a = Toestemming (AVG, artikel 6, lid 1, onder a)
dataProtectionBasis-6-1-b = Overeenkomst (AVG, artikel 6, lid 1, onder b)
dataProtectionBasis-6-1-c = Wettelijke verplichting (AVG, artikel 6, lid 1, onder c)
dataProtectionBasis-6-1-d = Vitale belangen (AVG, artikel 6, lid 1, onder d)
dataProtectionBasis-6-1-e = Taak van algemeen belang (AVG, artikel 6, lid 1, onder e)
dataProtectionBasis-6-1-f = Gerechtvaardigde belangen (AVG, artikel 6, lid 1, onder f)
dataProtectionBasis-9-2-a = Uitdrukkelijke toestemming (AVG, artikel 9, lid 2, onder a)
dataProtectionBasis-9-2-b = Arbeidsrecht en sociale bescherming (AVG, artikel 9, lid 2, onder b)
dataProtectionBasis-9-2-c = Vitale belangen (AVG, artikel 9, lid 2, onder c)
dataProtectionBasis-9-2-d = Instanties zonder winstoogmerk (AVG, artikel 9, lid 2, onder d)
dataProtectionBasis-9-2-e = Zelf openbaar gemaakte gegevens (AVG, artikel 9, lid 2, onder e)
dataProtectionBasis-9-2-f = Rechtsvorderingen of gerechten (AVG, artikel 9, lid 2, onder f)
dataProtectionBasis-9-2-g = Zwaarwegend algemeen belang (AVG, artikel 9, lid 2, onder g)
dataProtectionBasis-9-2-h = Gezondheidszorg of sociale diensten (AVG, artikel 9, lid 2, onder h)
dataProtectionBasis-9-2-i = Volksgezondheid (AVG, artikel 9, lid 2, onder i)
dataProtectionBasis-9-2-j = Archivering, onderzoek of statistiek (AVG, artikel 9, lid 2, onder j)
dataProtectionBasis-led = Opsporing en vervolging (Richtlijn (EU) 2016/680)

# Field “Points of Annex III of the EU AI Act”: the listed areas of high-risk use. Use the terms of the official
# translation, shortened.
annexPoint-1-a = Biometrische identificatie op afstand (bijlage III, punt 1, onder a)
annexPoint-1-b = Biometrische categorisering (bijlage III, punt 1, onder b)
annexPoint-1-c = Emotieherkenning (bijlage III, punt 1, onder c)
annexPoint-2-a = Veiligheid van kritieke infrastructuur (bijlage III, punt 2)
annexPoint-3-a = Toegang of toelating tot onderwijs (bijlage III, punt 3, onder a)
annexPoint-3-b = Evaluatie van leerresultaten (bijlage III, punt 3, onder b)
annexPoint-3-c = Passend onderwijsniveau (bijlage III, punt 3, onder c)
annexPoint-3-d = Toezicht op gedrag tijdens toetsen (bijlage III, punt 3, onder d)
annexPoint-4-a = Werving en selectie (bijlage III, punt 4, onder a)
annexPoint-4-b = Personeelsbeheer en prestatiemonitoring (bijlage III, punt 4, onder b)
annexPoint-5-a = Overheidsuitkeringen en -diensten (bijlage III, punt 5, onder a)
annexPoint-5-b = Kredietwaardigheid (bijlage III, punt 5, onder b)
annexPoint-5-c = Levens- en ziektekostenverzekeringen (bijlage III, punt 5, onder c)
annexPoint-5-d = Noodoproepen en inzet van hulpdiensten (bijlage III, punt 5, onder d)
annexPoint-6-a = Risico op slachtofferschap van misdaad (bijlage III, punt 6, onder a)
annexPoint-6-b = Leugendetectoren bij rechtshandhaving (bijlage III, punt 6, onder b)
annexPoint-6-c = Betrouwbaarheid van bewijsmateriaal (bijlage III, punt 6, onder c)
annexPoint-6-d = Risico op strafbare feiten of recidive (bijlage III, punt 6, onder d)
annexPoint-6-e = Profilering bij opsporing en vervolging (bijlage III, punt 6, onder e)
annexPoint-7-a = Leugendetectoren bij migratie (bijlage III, punt 7, onder a)
annexPoint-7-b = Risico’s van mensen die inreizen (bijlage III, punt 7, onder b)
annexPoint-7-c = Asiel, visa en verblijfsvergunningen (bijlage III, punt 7, onder c)
annexPoint-7-d = Identificatie bij grenstoezicht (bijlage III, punt 7, onder d)
annexPoint-8-a = Ondersteuning van de rechtspraak (bijlage III, punt 8, onder a)
annexPoint-8-b = Invloed op verkiezingen en referenda (bijlage III, punt 8, onder b)

# Field “Fundamental rights at stake”: articles of the EU Charter of Fundamental Rights. Use the official title of the
# article, shortened where it is long.
charterArticle-A1 = Menselijke waardigheid (EU-Handvest, artikel 1)
charterArticle-A2 = Recht op leven (EU-Handvest, artikel 2)
charterArticle-A3 = Recht op menselijke integriteit (EU-Handvest, artikel 3)
charterArticle-A4 = Geen foltering of onmenselijke behandeling (EU-Handvest, artikel 4)
charterArticle-A5 = Verbod van slavernij en dwangarbeid (EU-Handvest, artikel 5)
charterArticle-A6 = Recht op vrijheid en veiligheid (EU-Handvest, artikel 6)
charterArticle-A7 = Privéleven, familie- en gezinsleven (EU-Handvest, artikel 7)
charterArticle-A8 = Bescherming van persoonsgegevens (EU-Handvest, artikel 8)
charterArticle-A9 = Recht te huwen en een gezin te stichten (EU-Handvest, artikel 9)
charterArticle-A10 = Vrijheid van gedachte, geweten en godsdienst (EU-Handvest, artikel 10)
charterArticle-A11 = Vrijheid van meningsuiting en van informatie (EU-Handvest, artikel 11)
charterArticle-A12 = Vrijheid van vergadering en vereniging (EU-Handvest, artikel 12)
charterArticle-A13 = Vrijheid van kunsten en wetenschappen (EU-Handvest, artikel 13)
charterArticle-A14 = Recht op onderwijs (EU-Handvest, artikel 14)
charterArticle-A15 = Vrijheid van beroep en recht te werken (EU-Handvest, artikel 15)
charterArticle-A16 = Vrijheid van ondernemerschap (EU-Handvest, artikel 16)
charterArticle-A17 = Recht op eigendom (EU-Handvest, artikel 17)
charterArticle-A18 = Recht op asiel (EU-Handvest, artikel 18)
charterArticle-A19 = Bescherming bij uitzetting en uitlevering (EU-Handvest, artikel 19)
charterArticle-A20 = Gelijkheid voor de wet (EU-Handvest, artikel 20)
charterArticle-A21 = Non-discriminatie (EU-Handvest, artikel 21)
charterArticle-A22 = Diversiteit van cultuur, godsdienst en taal (EU-Handvest, artikel 22)
charterArticle-A23 = Gelijkheid van vrouwen en mannen (EU-Handvest, artikel 23)
charterArticle-A24 = Rechten van het kind (EU-Handvest, artikel 24)
charterArticle-A25 = Rechten van ouderen (EU-Handvest, artikel 25)
charterArticle-A26 = Integratie van personen met een handicap (EU-Handvest, artikel 26)
charterArticle-A27 = Informatie en raadpleging van werknemers (EU-Handvest, artikel 27)
charterArticle-A28 = Collectieve onderhandelingen en actie (EU-Handvest, artikel 28)
charterArticle-A29 = Toegang tot arbeidsbemiddeling (EU-Handvest, artikel 29)
charterArticle-A30 = Bescherming bij kennelijk onredelijk ontslag (EU-Handvest, artikel 30)
charterArticle-A31 = Rechtvaardige arbeidsomstandigheden (EU-Handvest, artikel 31)
charterArticle-A32 = Geen kinderarbeid, bescherming van jongeren (EU-Handvest, artikel 32)
charterArticle-A33 = Beroeps- en gezinsleven (EU-Handvest, artikel 33)
charterArticle-A34 = Sociale zekerheid en sociale bijstand (EU-Handvest, artikel 34)
charterArticle-A35 = Gezondheidszorg (EU-Handvest, artikel 35)
charterArticle-A36 = Toegang tot diensten van algemeen belang (EU-Handvest, artikel 36)
charterArticle-A37 = Milieubescherming (EU-Handvest, artikel 37)
charterArticle-A38 = Consumentenbescherming (EU-Handvest, artikel 38)
charterArticle-A39 = Kiesrecht bij Europese verkiezingen (EU-Handvest, artikel 39)
charterArticle-A40 = Kiesrecht bij gemeenteraadsverkiezingen (EU-Handvest, artikel 40)
charterArticle-A41 = Recht op behoorlijk bestuur (EU-Handvest, artikel 41)
charterArticle-A42 = Recht van inzage in documenten (EU-Handvest, artikel 42)
charterArticle-A43 = Europese Ombudsman (EU-Handvest, artikel 43)
charterArticle-A44 = Recht van petitie (EU-Handvest, artikel 44)
charterArticle-A45 = Vrijheid van verkeer en van verblijf (EU-Handvest, artikel 45)
charterArticle-A46 = Diplomatieke en consulaire bescherming (EU-Handvest, artikel 46)
charterArticle-A47 = Voorziening in rechte en onpartijdig gerecht (EU-Handvest, artikel 47)
charterArticle-A48 = Vermoeden van onschuld, recht op verdediging (EU-Handvest, artikel 48)
charterArticle-A49 = Legaliteit en evenredigheid van straffen (EU-Handvest, artikel 49)
charterArticle-A50 = Niet tweemaal worden berecht of gestraft (EU-Handvest, artikel 50)

# The kind of an organization, in its profile. A water board manages water in a region (Dutch: waterschap).
organizationType-municipality = Gemeente
organizationType-provinceRegion = Provincie of regio
organizationType-ministry = Ministerie
organizationType-agency = Uitvoeringsorganisatie
organizationType-police = Politie
organizationType-waterBoard = Waterschap
organizationType-court = Rechterlijke instantie
organizationType-health = Zorginstelling
organizationType-education = Onderwijsinstelling
organizationType-stateOwned = Overheidsbedrijf
organizationType-other = Andere organisatie

# Who caused an entry in the public log: a role or a part of the register, never a person.
actor-registerAdmin = Beheerder van het register
actor-organizationAdmin = Beheerder van de organisatie
actor-editor = Redacteur
actor-publisher = Eindredacteur
actor-caseHandler = Behandelaar
actor-submitter = Melder
actor-import = Import uit een ander register
actor-operator = Technisch beheerder van het register
actor-register = Het register, automatisch

# The state of a challenge, in the words of `challenge-event-…` in feeds.ftl. “Submitter”: who filed the challenge.
challengeState-received = Ontvangen
challengeState-screened = Eerste controle uitgevoerd
challengeState-admitted = In behandeling genomen
challengeState-inReview = Wordt beoordeeld
challengeState-needsInfo = Wacht op antwoord van de melder
challengeState-decided = Beslist
challengeState-refused = Niet in behandeling genomen
challengeState-redirected = Doorverwezen naar een andere instantie
challengeState-merged = Samengevoegd met een andere melding
challengeState-remedyDue = Herstelmaatregel toegezegd
challengeState-remedied = Herstelmaatregel uitgevoerd
challengeState-confirmed = Herstelmaatregel bevestigd door de melder
challengeState-disputed = Herstelmaatregel betwist door de melder
challengeState-deemedUnanswered = Termijn overschreden, nog geen beslissing
challengeState-reviewRequested = Tweede beoordeling aangevraagd
challengeState-inSecondReview = Tweede beoordeling loopt
challengeState-reviewDecided = Beslist na tweede beoordeling
challengeState-withdrawn = Ingetrokken door de melder
challengeState-externallyReferred = Nu bij een rechter of een andere externe instantie

# Filter of systems by the challenges about them. A system can have several of these values.
challengeFlag-none = Geen meldingen
challengeFlag-any = Minstens één melding
challengeFlag-open = Melding wacht op beslissing
challengeFlag-upheld = Melding geheel of gedeeltelijk gegrond
challengeFlag-unanswered = Melding met overschreden termijn

# Of the decision on a challenge: how far a machine, such as AI, helped to write it.
assistance-none = Geschreven door mensen, zonder hulp van een machine
assistance-supported = Hulp van een machine bij onderzoek of vertaling
assistance-drafted = Concept van een machine, door een mens gecontroleerd en ondertekend

# The kind of body to which a submitter can turn next, or that has taken the case. Regulator: a supervisory authority,
# for example for data protection or equal treatment.
routeKind-ombudsman = Ombudsman
routeKind-regulator = Toezichthouder
routeKind-court = Rechter

# How a challenge arrived.
channel-web = Via internet
channel-phone = Telefonisch
channel-desk = Aan de balie
channel-letter = Per brief
channel-email = Per e-mail

# The part of a challenge in which text was redacted on a legal ground.
redactableField-summary = Openbare samenvatting
redactableField-extension = Verlenging van de termijn
redactableField-refusal = Reden om de melding niet in behandeling te nemen
redactableField-redirection = Doorverwijzing naar een andere instantie
redactableField-decision = Beslissing
redactableField-remedyPlan = Toegezegde herstelmaatregel
redactableField-remedies = Uitgevoerde herstelmaatregelen
redactableField-review = Tweede beoordeling
redactableField-referral = Overgang naar een rechter of een andere externe instantie
