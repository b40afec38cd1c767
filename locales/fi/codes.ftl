### Labels of codes. A key is the name of the code list, then the code.
status-planned = Suunnitteilla
status-inDevelopment = Kehitteillä
status-pilot = Kokeilussa
status-inUse = Käytössä
status-suspended = Keskeytetty
status-retired = Poistettu käytöstä
status-cancelledBeforeUse = Peruttu ennen käyttöönottoa

publicationTier-highRiskAi = Suuririskinen tekoälyjärjestelmä
publicationTier-impactful = Merkittävästi vaikuttava algoritmi
publicationTier-other = Muu algoritmi

policyArea-GF01 = Yleinen julkishallinto
policyArea-GF02 = Puolustus
policyArea-GF03 = Yleinen järjestys ja turvallisuus
policyArea-GF04 = Elinkeinoelämän edistäminen
policyArea-GF05 = Ympäristönsuojelu
policyArea-GF06 = Asuminen ja yhdyskunnat
policyArea-GF07 = Terveydenhuolto
policyArea-GF08 = Vapaa-aika, kulttuuri ja uskonto
policyArea-GF09 = Koulutus
policyArea-GF10 = Sosiaaliturva

technique-ruleBased = Sääntöpohjainen
technique-statistical = Tilastollinen malli
technique-machineLearning = Koneoppiminen
technique-deepLearning = Syväoppiminen
technique-generativeAi = Generatiivinen tekoäly
technique-optimisation = Optimointi
technique-simulation = Simulointi
technique-hybrid = Yhdistelmä
technique-unknown = Tekniikka ei tiedossa

automationLevel-informationOnly = Antaa vain tietoa
automationLevel-supportsHuman = Tukee ihmisen päätöksiä
automationLevel-humanConfirmsEach = Ihminen vahvistaa jokaisen päätöksen
automationLevel-humanCanOverride = Ihminen voi ohittaa järjestelmän
automationLevel-fullyAutomated = Täysin automaattinen

personalData-none = Ei henkilötietoja
personalData-anonymised = Anonymisoidut tiedot
personalData-pseudonymised = Pseudonymisoidut tiedot
personalData-identifiable = Tunnistettavia henkilöitä koskevat tiedot
personalData-unknown = Ei tiedossa, käsitelläänkö henkilötietoja

withdrawalReason-publishedInError = julkaistu vahingossa
withdrawalReason-replaced = korvattu toisella merkinnällä
withdrawalReason-organizationEnded = organisaatiota ei enää ole tai se ei enää käytä järjestelmää
withdrawalReason-removedAtSource = poistettu alkuperäisestä rekisteristä
withdrawalReason-other = muu syy

redactionGround-personalData = henkilötiedot
redactionGround-courtOrder = tuomioistuimen määräys
redactionGround-copyright = tekijänoikeus
redactionGround-security = turvallisuus
redactionGround-otherLegalDuty = muu lakisääteinen velvoite

challengeKind-entryError = Virhe merkinnässä
challengeKind-missingEntry = Järjestelmä puuttuu rekisteristä
challengeKind-explanation = Selityspyyntö
challengeKind-unfairEffect = Epäoikeudenmukainen vaikutus
challengeKind-individualDecision = Yhtä henkilöä koskeva päätös
challengeKind-privacyRight = Tietosuojalainsäädäntöön perustuva oikeus
challengeKind-suggestion = Ehdotus

outcome-upheld = hyväksytty
outcome-partlyUpheld = hyväksytty osittain
outcome-notUpheld = hylätty
outcome-systemPaused = järjestelmän käyttö keskeytetty

refusalCode-notAboutASystem = ei koske järjestelmää
refusalCode-unclear = epäselvä
refusalCode-alreadyAnswered = vastattu jo aiemmin
refusalCode-beforeACourt = vireillä tuomioistuimessa
refusalCode-abusive = loukkaava

challengeDeadline-acknowledge = vastaanottovahvistus
challengeDeadline-screen = alkutarkastus
challengeDeadline-decide = päätös
challengeDeadline-review = uudelleenkäsittely

# Of “IDs in other registers”: the register that the ID comes from. Names of registers are proper names.
aliasScheme-nlLars = Alankomaiden algoritmirekisteri (LARS-numero)
aliasScheme-nlUuid = Alankomaiden algoritmirekisteri (UUID)
aliasScheme-nlSourceId = Alankomaiden algoritmirekisteri (lähteen tunniste)
aliasScheme-ukSlug = Britannian algoritmien läpinäkyvyysrekisteri (verkko-osoite)
aliasScheme-ukContentId = Britannian algoritmien läpinäkyvyysrekisteri (sisällön tunniste)
aliasScheme-usUsecaseId = USA:n liittovaltion tekoälyluettelo (käyttötapauksen tunniste)
aliasScheme-caAiRegisterId = Kanadan hallituksen tekoälyrekisteri (tunniste)
aliasScheme-euDb = EU:n suuririskisten tekoälyjärjestelmien tietokanta
aliasScheme-local = Paikallinen rekisteri

# Field “Kind of system”. The register covers more than AI.
systemKind-algorithm = Algoritmi
systemKind-aiSystem = Tekoälyjärjestelmä
systemKind-generalPurposeAiUse = Yleiskäyttöisen tekoälyn käyttö
systemKind-ruleSet = Sääntöjoukko
systemKind-spreadsheetOrForm = Laskentataulukko tai lomake
systemKind-sensorAnalytics = Anturitietojen analysointi

# Field “EU AI Act class”: Regulation (EU) 2024/1689. Use the terms of the official translation. Annex III lists the
# areas of use with a high risk.
euAiActClass-prohibited = Kielletty (tekoälyasetus, 5 artikla)
euAiActClass-highRiskAnnexIii = Suuri riski luetellulla käyttöalalla (tekoälyasetus, liite III)
euAiActClass-highRiskAnnexI = Suuri riski säännellyssä tuotteessa (tekoälyasetus, liite I)
euAiActClass-art63Exempt = Lueteltu käyttöala, ei suuri riski (tekoälyasetus, 6 artiklan 3 kohta)
euAiActClass-transparencyArt50 = Avoimuusvelvoitteet (tekoälyasetus, 50 artikla)
euAiActClass-minimal = Minimaalinen riski (tekoälyasetus)
euAiActClass-notAi = Ei tekoälyjärjestelmä (tekoälyasetus)
euAiActClass-notAssessed = Ei arvioitu (tekoälyasetus)

# Of “Other classifications”: the scheme that the classification follows. Names of schemes are proper names.
classificationScheme-usOmb2025 = USA:n liittovaltion tekoälyluettelo 2025
classificationScheme-usOmb2024 = USA:n liittovaltion tekoälyluettelo 2024
classificationScheme-caAiaLevel = Algorithmic Impact Assessment -taso (Kanada)
classificationScheme-nl = Alankomaiden algoritmirekisteri
classificationScheme-uk = Algorithmic Transparency Recording Standard (Britannia)
classificationScheme-local = Paikallinen luokitus

# Field “Role in decisions”: what the output of the system is used for.
decisionType-noDecision = Ei roolia päätöksissä
decisionType-informationService = Tietopalvelu
decisionType-triagePrioritisation = Lajittelu kiireellisyyden tai tärkeyden mukaan
decisionType-eligibility = Edellytysten täyttymisen tarkistaminen
decisionType-allocation = Rahan, paikkojen tai palvelujen jakaminen
decisionType-enforcementSelection = Tapausten valinta tarkastuksiin tai valvontatoimiin
decisionType-riskScoring = Riskien pisteytys
decisionType-identification = Ihmisten tai esineiden tunnistaminen
decisionType-calculation = Rahamäärien tai arvojen laskeminen
decisionType-planning = Suunnittelu ja aikataulutus
decisionType-generation = Tekstin, kuvien tai muun sisällön luominen
decisionType-monitoring = Tilanteiden tai prosessien seuranta

# Field “How people are informed” that the system is used.
informedHow-inLetter = Kirjeitse
informedHow-onWebsite = Verkkosivustolla
informedHow-onSiteSign = Kyltillä paikan päällä
informedHow-inInterface = Näytöllä järjestelmää käytettäessä
informedHow-onRequest = Pyynnöstä
informedHow-notInformed = Ihmisille ei tiedoteta
informedHow-notApplicable = Ei sovellu

# Of “Datasets”: what a dataset is used for. Training, validation and test data are the terms of machine learning.
datasetRole-training = Koulutusdata
datasetRole-validation = Validointidata
datasetRole-testing = Testausdata
datasetRole-operationalInput = Syöttötiedot käytön aikana
datasetRole-output = Järjestelmän tulos
datasetRole-reference = Viitedata

# Field “Special categories of personal data”: GDPR, articles 9, 10 and 87. Use the terms of the official translation.
specialCategory-health = Terveyttä koskevat tiedot
specialCategory-ethnicity = Rotu tai etninen alkuperä
specialCategory-religion = Uskonnollinen tai filosofinen vakaumus
specialCategory-political = Poliittiset mielipiteet
specialCategory-union = Ammattiliiton jäsenyys
specialCategory-genetic = Geneettiset tiedot
specialCategory-biometric = Biometriset tiedot henkilön tunnistamista varten
specialCategory-sexLife = Seksuaalinen käyttäytyminen tai suuntautuminen
specialCategory-criminal = Rikostuomiot ja rikkomukset
specialCategory-bsnNationalId = Kansallinen henkilönumero

# Field “Demographic features” that the system uses, directly or through another feature that stands in for them.
demographicFeature-raceEthnicity = Rotu tai etnisyys
demographicFeature-sexGender = Sukupuoli
demographicFeature-age = Ikä
demographicFeature-religion = Uskonto
demographicFeature-socioeconomic = Sosioekonominen asema
demographicFeature-disability = Vammaisuus
demographicFeature-residency = Oleskelustatus
demographicFeature-nationality = Kansalaisuus
demographicFeature-marital = Siviilisääty
demographicFeature-income = Tulot
demographicFeature-employment = Työllisyystilanne
demographicFeature-postcodeProxy = Postinumero viitteenä muista piirteistä
demographicFeature-none = Ei demografisia piirteitä
demographicFeature-other = Muut demografiset piirteet

# Field “Storage location” of the data.
storageLocation-onPremises = Organisaation omat palvelimet
storageLocation-nationalCloud = Pilvipalvelu organisaation omassa maassa
storageLocation-eeaCloud = Pilvipalvelu Euroopan talousalueella
storageLocation-outsideEea = Euroopan talousalueen ulkopuolella

# Field “Self-learning”: whether and when the system learns.
selfLearning-static = Kiinteä, ei opi
selfLearning-retrainedOffline = Oppii vain uudelleenkoulutuksessa
selfLearning-learnsInUse = Oppii käytön aikana
selfLearning-unknown = Ei tiedossa, oppiiko

# Field “Type of analysis”: the technical term, with its meaning in brackets.
analyticsType-descriptive = Kuvaileva (mitä tapahtui)
analyticsType-diagnostic = Diagnostinen (miksi niin tapahtui)
analyticsType-predictive = Ennustava (mitä todennäköisesti tapahtuu)
analyticsType-prescriptive = Ohjaava (mitä pitäisi tehdä)
analyticsType-generative = Generatiivinen (uusi sisältö)

# Field “Capabilities”: what the system can do.
capability-vision = Kuvien ja videoiden tunnistus
capability-audio = Puheen ja äänten tunnistus
capability-language = Kielenkäsittely
capability-robotics = Robotiikka
capability-forecasting = Ennustaminen
capability-discovery = Säännönmukaisuuksien löytäminen
capability-planning = Suunnittelu ja aikataulutus
capability-creation = Sisällön luominen
capability-analysis = Tietojen analysointi
capability-management = Tietojen tai prosessien hallinta
capability-other = Muu kyvykkyys

# Field “Source code”: whether the source code can be read, or why not.
sourceCodeStatus-open = Julkaistu avoimena lähdekoodina
sourceCodeStatus-partlyOpen = Julkaistu osittain
sourceCodeStatus-onRequest = Saatavilla pyynnöstä
sourceCodeStatus-closedCommercial = Ei julkaistu kaupallisista syistä
sourceCodeStatus-closedSecurity = Ei julkaistu turvallisuussyistä
sourceCodeStatus-notSoftware = Ei lähdekoodia: ei ohjelmisto

# Of “Risks”: the kind of harm. These are the nine kinds of the DTPR taxonomy.
harm-autonomyLoss = Itsemääräämisoikeuden menetys
harm-civilLiberties = Haitta kansalaisvapauksille
harm-environmental = Ympäristöhaitta
harm-financial = Taloudellinen haitta
harm-physical = Fyysinen haitta
harm-politicalEconomic = Haitta politiikalle tai kansantaloudelle
harm-psychological = Psyykkinen haitta
harm-reputational = Haitta maineelle
harm-societalCultural = Haitta yhteiskunnalle tai kulttuurille

# Of “Risks”: the likelihood, the severity and the residual risk. The words must fit all three.
degree-low = Vähäinen
degree-medium = Keskisuuri
degree-high = Suuri
degree-unknown = Ei tiedossa

# Field “Fail-safe”: whether something limits the damage when the system fails.
failSafeState-yes = Vikatilanteisiin varauduttu
failSafeState-no = Vikatilanteisiin ei varauduttu
failSafeState-inProgress = Vikatilanteisiin varautuminen valmisteilla
failSafeState-notApplicable = Vikatilanteisiin varautuminen ei sovellu
failSafeState-waived = Vapautettu vikatilanteisiin varautumisen vaatimuksesta

# Field “Human override”: whether a person can change or ignore the output, or switch the system off.
overridePossible-yesEachCase = Ihminen voi ohittaa järjestelmän jokaisessa tapauksessa
overridePossible-yesSystemLevel = Ihminen voi ohittaa järjestelmän vain kokonaisuutena
overridePossible-no = Ihminen ei voi ohittaa järjestelmää
overridePossible-notApplicable = Järjestelmän ohittaminen ei sovellu

# Of “Staff training” and “Monitoring”: the state of that measure. The words must fit both.
established-established = Järjestetty
established-inProgress = Valmisteilla
established-none = Ei järjestetty
established-notApplicable = Ei sovellu
established-waived = Vapautettu vaatimuksesta

# Of “Evaluations”: what was evaluated.
evaluationKind-accuracy = Tarkkuus
evaluationKind-fairness = Oikeudenmukaisuus
evaluationKind-security = Turvallisuus
evaluationKind-usability = Helppokäyttöisyys
evaluationKind-effect = Vaikutus käytännössä
evaluationKind-audit = Auditointi

# Of “Evaluations”: who evaluated.
evaluationBy-internal = Organisaatio itse
evaluationBy-independent = Riippumaton arvioija
evaluationBy-oversightBody = Valvontaviranomainen

# Field “Testing before use”.
testing-yes = Testattu ennen käyttöönottoa
testing-inProgress = Testattavana
testing-no = Ei testattu ennen käyttöönottoa
testing-waived = Vapautettu testausvaatimuksesta

# Of “Impact assessments”: the kind of assessment. Names and abbreviations of methods are proper names: FRIA is the
# assessment of the EU AI Act, article 27; IAMA, FRAIA, DEDA, Uthiek, Ethische Bijsluiter and the framework of the Court
# of Audit (Algemene Rekenkamer) are Dutch methods.
assessmentType-dpia = Tietosuojaa koskeva vaikutustenarviointi (DPIA)
assessmentType-prescanDpia = Ennakkoarvio DPIA:n tarpeesta
assessmentType-pia = Yksityisyyttä koskeva vaikutustenarviointi (PIA)
assessmentType-fria = Perusoikeusvaikutusten arviointi (FRIA)
assessmentType-iama = Ihmisoikeuksien ja algoritmien arviointi (IAMA)
assessmentType-fraia = Perusoikeuksien ja algoritmien arviointi (FRAIA)
assessmentType-aiia = Tekoälyn vaikutustenarviointi (AIIA)
assessmentType-aiaCa = Algorithmic Impact Assessment (kanadalainen menetelmä)
assessmentType-deda = Dataetiikan päätöstuki (DEDA)
assessmentType-uthiek = Uthiek, eettinen arviointi (Utrecht)
assessmentType-ethischeBijsluiter = Eettinen pakkausseloste (Ethische Bijsluiter)
assessmentType-rekenkamer = Alankomaiden tilintarkastustuomioistuimen arviointikehys
assessmentType-zInspection = Luotettavan tekoälyn Z-Inspection-arviointi
assessmentType-equality = Yhdenvertaisuusvaikutusten arviointi
assessmentType-humanRights = Ihmisoikeusvaikutusten arviointi
assessmentType-security = Turvallisuusarviointi
assessmentType-accessibility = Saavutettavuusarviointi
assessmentType-environmental = Ympäristövaikutusten arviointi
assessmentType-other = Muu vaikutustenarviointi

# Of “Impact assessments”: the status of the assessment.
assessmentStatus-done = Valmis
assessmentStatus-inProgress = Käynnissä
assessmentStatus-notDone = Ei tehty
assessmentStatus-notRequired = Ei vaadita
assessmentStatus-waived = Vapautettu vaatimuksesta

# Field “Public consultation”: how people were consulted.
consultationMethod-usabilityTest = Käytettävyystesti
consultationMethod-publicFeedback = Yleisön kommentit
consultationMethod-publicHearing = Julkinen kuuleminen tai yleisötilaisuus
consultationMethod-panel = Neuvoa-antava paneeli
consultationMethod-worksCouncil = Yhteistoimintaelin
consultationMethod-none = Ei yleisön kuulemista
consultationMethod-other = Muu kuulemistapa

# Field “Developed by”.
developedBy-inHouse = Organisaatio itse
developedBy-supplier = Toimittaja
developedBy-joint = Organisaatio ja toimittaja yhdessä
developedBy-openSource = Avoimen lähdekoodin hanke
developedBy-otherPublicBody = Muu julkinen organisaatio
developedBy-unknown = Ei tiedossa

# Of “Suppliers”: what the supplier does. “Provider of the system” is the provider in the sense of the EU AI Act.
supplierRole-developer = Kehittäjä
supplierRole-provider = Järjestelmän tarjoaja
supplierRole-integrator = Järjestelmäintegraattori
supplierRole-modelProvider = Mallin tarjoaja
supplierRole-host = Palvelinympäristön tarjoaja
supplierRole-dataProvider = Tietojen toimittaja

# Of “Procurement”: the procedure. Use the terms of your translation of Directive 2014/24/EU.
procurementProcedure-open = Avoin menettely
procurementProcedure-restricted = Rajoitettu menettely
procurementProcedure-negotiated = Neuvottelumenettely
procurementProcedure-dialogue = Kilpailullinen neuvottelumenettely
procurementProcedure-innovationPartnership = Innovaatiokumppanuus
procurementProcedure-directAward = Suorahankinta ilman kilpailutusta
procurementProcedure-framework = Puitejärjestely
procurementProcedure-none = Ei hankintamenettelyä

# Of “Cost”: the kind of cost.
costKind-build = Kehittämiskustannukset
costKind-run = Käyttökustannukset
costKind-licence = Lisenssikustannukset

# Field “Affected groups”: the people whom the system affects.
affectedGroupCode-allResidents = Kaikki asukkaat
affectedGroupCode-benefitClaimants = Etuuksien hakijat
affectedGroupCode-taxPayers = Veronmaksajat
affectedGroupCode-pupilsStudents = Oppilaat ja opiskelijat
affectedGroupCode-parents = Vanhemmat
affectedGroupCode-patients = Potilaat
affectedGroupCode-jobseekers = Työnhakijat
affectedGroupCode-tenants = Vuokralaiset
affectedGroupCode-drivers = Autoilijat
affectedGroupCode-migrants = Maahanmuuttajat
affectedGroupCode-children = Lapset
affectedGroupCode-olderPeople = Ikääntyneet
affectedGroupCode-disabledPeople = Vammaiset henkilöt
affectedGroupCode-businesses = Yritykset
affectedGroupCode-employees = Työntekijät
affectedGroupCode-visitors = Vierailijat
affectedGroupCode-suspects = Rikoksesta epäillyt
affectedGroupCode-other = Muu ryhmä

# Field “Users”: who works with the system.
users-staff = Organisaation henkilöstö
users-public = Yleisö
users-both = Henkilöstö ja yleisö
users-otherBodies = Muut organisaatiot

# Of “Objection and appeal” and “Request for an explanation”: whether that is possible. The words must fit both.
appealAvailable-yes = Mahdollista
appealAvailable-inProgress = Valmisteilla
appealAvailable-no = Ei mahdollista
appealAvailable-notApplicable = Ei sovellu
appealAvailable-precludedByLaw = Laki ei salli

# Field “Human alternative”: whether people can be served by a person instead.
yesNo-yes = Kyllä
yesNo-no = Ei
yesNo-notApplicable = Ei sovellu

# Field “Rights of affected people”: the eleven of the DTPR taxonomy, addressed to the reader.
right-access = Oikeus nähdä tietosi
right-algorithmicTransparency = Oikeus tietää, miten järjestelmä toimii
right-beForgotten = Oikeus saada tietosi poistetuiksi
right-contest = Oikeus riitauttaa päätös
right-correction = Oikeus saada tietosi oikaistuiksi
right-individualDecisionExplanation = Oikeus saada selitys päätöksestä
right-nonDiscrimination = Oikeus olla tulematta syrjityksi
right-object = Oikeus vastustaa tietojesi käyttöä
right-purposeLimitation = Oikeus rajata tietojesi käyttö ilmoitettuihin tarkoituksiin
right-humanReview = Oikeus saada asiasi ihmisen arvioitavaksi
right-notice = Oikeus saada tietää järjestelmän käytöstä

# Of “Supervisory bodies”: the kind of body. An elected council is, for example, a city council or a parliament.
oversightRole-dataProtection = Tietosuojaviranomainen
oversightRole-ombudsman = Oikeusasiamies
oversightRole-equalityBody = Tasa-arvo- ja yhdenvertaisuuselin
oversightRole-court = Tuomioistuin
oversightRole-council = Vaaleilla valittu toimielin
oversightRole-aiSupervisor = Tekoälyn valvontaviranomainen

# Of “Public contact”: the kind of contact.
contactKind-email = Sähköposti
contactKind-url = Verkkosivusto
contactKind-phone = Puhelin
contactKind-postal = Postiosoite

# Of “Links”: what the link leads to.
linkRel-publicPage = Yleisölle tarkoitettu sivu
linkRel-sourceRegistration = Merkintä alkuperäisessä rekisterissä
linkRel-productPage = Tuotesivu
linkRel-documentation = Dokumentaatio
linkRel-policy = Linjaus
linkRel-news = Uutiset
linkRel-foiResponse = Vastaus tietopyyntöön
linkRel-auditReport = Auditointiraportti
linkRel-dataset = Tietoaineisto
linkRel-modelCard = Mallikortti

# Of “Related records”: how this system relates to the other one, whose name follows the label.
recordRel-sameProduct = Sama tuote kuin
recordRel-partOf = Osa järjestelmää
recordRel-replaces = Korvaa järjestelmän
recordRel-replacedBy = Korvattu järjestelmällä
recordRel-feeds = Toimittaa tietoja järjestelmälle

# Of “Translations”: where the text in a language comes from.
translationStatus-original = Alkuteksti
translationStatus-human = Ihmisen kääntämä
translationStatus-machine = Konekäännös, ei tarkistettu
translationStatus-machineReviewed = Konekäännös, ihmisen tarkistama
translationStatus-outdated = Vanhentunut käännös

# Of “Withheld information”: the reason for not publishing a field.
withheldReason-security = Turvallisuus
withheldReason-lawEnforcement = Lainvalvonta
withheldReason-tradeSecret = Liikesalaisuus
withheldReason-personalData = Henkilötietojen suoja
withheldReason-courtProceedings = Oikeudenkäynti
withheldReason-notAvailable = Tieto ei saatavilla
withheldReason-other = Muu syy

# Of “Source of the record”: the standard that the original record follows. In keys, “-” stands for the “.” of a code.
sourceScheme-register = Tämän rekisterin oma muoto
sourceScheme-nl-1-0 = Alankomaiden algoritmirekisteri, standardi 1.0
sourceScheme-uk-atrs = Algorithmic Transparency Recording Standard (Britannia)
sourceScheme-ca-ai-register = Kanadan hallituksen tekoälyrekisteri

# Field “Legal basis under data protection law”: GDPR, articles 6(1) and 9(2), and Directive (EU) 2016/680.
dataProtectionBasis-6-1-a = Suostumus (GDPR, 6 artiklan 1 kohdan a alakohta)
dataProtectionBasis-6-1-b = Sopimus (GDPR, 6 artiklan 1 kohdan b alakohta)
dataProtectionBasis-6-1-c = Lakisääteinen velvoite (GDPR, 6 artiklan 1 kohdan c alakohta)
dataProtectionBasis-6-1-d = Elintärkeät edut (GDPR, 6 artiklan 1 kohdan d alakohta)
dataProtectionBasis-6-1-e = Yleistä etua koskeva tehtävä (GDPR, 6 artiklan 1 kohdan e alakohta)
dataProtectionBasis-6-1-f = Oikeutetut edut (GDPR, 6 artiklan 1 kohdan f alakohta)
dataProtectionBasis-9-2-a = Nimenomainen suostumus (GDPR, 9 artiklan 2 kohdan a alakohta)
dataProtectionBasis-9-2-b = Työoikeus ja sosiaaliturva (GDPR, 9 artiklan 2 kohdan b alakohta)
dataProtectionBasis-9-2-c = Elintärkeät edut (GDPR, 9 artiklan 2 kohdan c alakohta)
dataProtectionBasis-9-2-d = Voittoa tavoittelematon yhteisö (GDPR, 9 artiklan 2 kohdan d alakohta)
dataProtectionBasis-9-2-e = Henkilön julkistamat tiedot (GDPR, 9 artiklan 2 kohdan e alakohta)
dataProtectionBasis-9-2-f = Oikeusvaade tai tuomioistuin (GDPR, 9 artiklan 2 kohdan f alakohta)
dataProtectionBasis-9-2-g = Tärkeä yleinen etu (GDPR, 9 artiklan 2 kohdan g alakohta)
dataProtectionBasis-9-2-h = Terveys- tai sosiaalihuolto (GDPR, 9 artiklan 2 kohdan h alakohta)
dataProtectionBasis-9-2-i = Kansanterveys (GDPR, 9 artiklan 2 kohdan i alakohta)
dataProtectionBasis-9-2-j = Arkisto, tutkimus tai tilastot (GDPR, 9 artiklan 2 kohdan j alakohta)
dataProtectionBasis-led = Lainvalvonta (direktiivi (EU) 2016/680)

# Field “Points of Annex III of the EU AI Act”: the listed areas of high-risk use. Use the terms of the official
# translation, shortened.
annexPoint-1-a = Biometrinen etätunnistus (liite III, 1 kohdan a alakohta)
annexPoint-1-b = Biometrinen luokittelu (liite III, 1 kohdan b alakohta)
annexPoint-1-c = Tunteentunnistus (liite III, 1 kohdan c alakohta)
annexPoint-2-a = Kriittisen infrastruktuurin turvallisuus (liite III, 2 kohta)
annexPoint-3-a = Pääsy koulutukseen (liite III, 3 kohdan a alakohta)
annexPoint-3-b = Oppimistulosten arviointi (liite III, 3 kohdan b alakohta)
annexPoint-3-c = Asianmukainen koulutustaso (liite III, 3 kohdan c alakohta)
annexPoint-3-d = Opiskelijoiden valvonta kokeissa (liite III, 3 kohdan d alakohta)
annexPoint-4-a = Rekrytointi ja valinta (liite III, 4 kohdan a alakohta)
annexPoint-4-b = Työntekijöiden johtaminen ja seuranta (liite III, 4 kohdan b alakohta)
annexPoint-5-a = Julkiset etuudet ja palvelut (liite III, 5 kohdan a alakohta)
annexPoint-5-b = Luottokelpoisuus (liite III, 5 kohdan b alakohta)
annexPoint-5-c = Henki- ja sairausvakuutus (liite III, 5 kohdan c alakohta)
annexPoint-5-d = Hätäpuhelut ja ensivastepalvelut (liite III, 5 kohdan d alakohta)
annexPoint-6-a = Riski joutua rikoksen uhriksi (liite III, 6 kohdan a alakohta)
annexPoint-6-b = Valheenpaljastimet lainvalvonnassa (liite III, 6 kohdan b alakohta)
annexPoint-6-c = Todisteiden luotettavuus (liite III, 6 kohdan c alakohta)
annexPoint-6-d = Riski syyllistyä rikokseen (liite III, 6 kohdan d alakohta)
annexPoint-6-e = Profilointi rikosasioissa (liite III, 6 kohdan e alakohta)
annexPoint-7-a = Valheenpaljastimet maahanmuutossa (liite III, 7 kohdan a alakohta)
annexPoint-7-b = Maahan tulevien aiheuttamat riskit (liite III, 7 kohdan b alakohta)
annexPoint-7-c = Turvapaikat, viisumit, oleskeluluvat (liite III, 7 kohdan c alakohta)
annexPoint-7-d = Tunnistaminen rajavalvonnassa (liite III, 7 kohdan d alakohta)
annexPoint-8-a = Tuomioistuinten ja tuomarien tuki (liite III, 8 kohdan a alakohta)
annexPoint-8-b = Vaikutus vaaleihin ja äänestyksiin (liite III, 8 kohdan b alakohta)

# Field “Fundamental rights at stake”: articles of the EU Charter of Fundamental Rights. Use the official title of the
# article, shortened where it is long.
charterArticle-A1 = Ihmisarvo (perusoikeuskirja, 1 artikla)
charterArticle-A2 = Oikeus elämään (perusoikeuskirja, 2 artikla)
charterArticle-A3 = Henkilökohtainen koskemattomuus (perusoikeuskirja, 3 artikla)
charterArticle-A4 = Kidutuksen ja julman kohtelun kielto (perusoikeuskirja, 4 artikla)
charterArticle-A5 = Orjuuden ja pakkotyön kielto (perusoikeuskirja, 5 artikla)
charterArticle-A6 = Oikeus vapauteen ja turvallisuuteen (perusoikeuskirja, 6 artikla)
charterArticle-A7 = Yksityis- ja perhe-elämän suoja (perusoikeuskirja, 7 artikla)
charterArticle-A8 = Henkilötietojen suoja (perusoikeuskirja, 8 artikla)
charterArticle-A9 = Oikeus avioliittoon ja perheeseen (perusoikeuskirja, 9 artikla)
charterArticle-A10 = Ajatuksen, omantunnon ja uskon vapaus (perusoikeuskirja, 10 artikla)
charterArticle-A11 = Sananvapaus ja tiedonvälityksen vapaus (perusoikeuskirja, 11 artikla)
charterArticle-A12 = Kokoontumis- ja yhdistymisvapaus (perusoikeuskirja, 12 artikla)
charterArticle-A13 = Taiteen ja tutkimuksen vapaus (perusoikeuskirja, 13 artikla)
charterArticle-A14 = Oikeus koulutukseen (perusoikeuskirja, 14 artikla)
charterArticle-A15 = Ammatillinen vapaus ja oikeus työhön (perusoikeuskirja, 15 artikla)
charterArticle-A16 = Elinkeinovapaus (perusoikeuskirja, 16 artikla)
charterArticle-A17 = Omistusoikeus (perusoikeuskirja, 17 artikla)
charterArticle-A18 = Oikeus turvapaikkaan (perusoikeuskirja, 18 artikla)
charterArticle-A19 = Suoja karkotukselta ja luovutukselta (perusoikeuskirja, 19 artikla)
charterArticle-A20 = Yhdenvertaisuus lain edessä (perusoikeuskirja, 20 artikla)
charterArticle-A21 = Syrjintäkielto (perusoikeuskirja, 21 artikla)
charterArticle-A22 = Kulttuuri, uskonto ja kieli (perusoikeuskirja, 22 artikla)
charterArticle-A23 = Naisten ja miesten välinen tasa-arvo (perusoikeuskirja, 23 artikla)
charterArticle-A24 = Lapsen oikeudet (perusoikeuskirja, 24 artikla)
charterArticle-A25 = Ikääntyneiden henkilöiden oikeudet (perusoikeuskirja, 25 artikla)
charterArticle-A26 = Vammaisten sopeutuminen yhteiskuntaan (perusoikeuskirja, 26 artikla)
charterArticle-A27 = Työntekijöiden kuuleminen yrityksessä (perusoikeuskirja, 27 artikla)
charterArticle-A28 = Neuvotteluoikeus ja yhteistoiminta (perusoikeuskirja, 28 artikla)
charterArticle-A29 = Oikeus työnvälityspalveluihin (perusoikeuskirja, 29 artikla)
charterArticle-A30 = Suoja perusteettomalta irtisanomiselta (perusoikeuskirja, 30 artikla)
charterArticle-A31 = Oikeudenmukaiset työolot ja työehdot (perusoikeuskirja, 31 artikla)
charterArticle-A32 = Lapsityövoiman kielto, nuorten suojelu (perusoikeuskirja, 32 artikla)
charterArticle-A33 = Perhe- ja työelämä (perusoikeuskirja, 33 artikla)
charterArticle-A34 = Sosiaaliturva ja toimeentuloturva (perusoikeuskirja, 34 artikla)
charterArticle-A35 = Terveyden suojelu (perusoikeuskirja, 35 artikla)
charterArticle-A36 = Pääsy yleishyödyllisiin palveluihin (perusoikeuskirja, 36 artikla)
charterArticle-A37 = Ympäristönsuojelu (perusoikeuskirja, 37 artikla)
charterArticle-A38 = Kuluttajansuoja (perusoikeuskirja, 38 artikla)
charterArticle-A39 = Äänioikeus ja ehdokkuus EU-vaaleissa (perusoikeuskirja, 39 artikla)
charterArticle-A40 = Äänioikeus ja ehdokkuus kuntavaaleissa (perusoikeuskirja, 40 artikla)
charterArticle-A41 = Oikeus hyvään hallintoon (perusoikeuskirja, 41 artikla)
charterArticle-A42 = Oikeus tutustua asiakirjoihin (perusoikeuskirja, 42 artikla)
charterArticle-A43 = Euroopan oikeusasiamies (perusoikeuskirja, 43 artikla)
charterArticle-A44 = Vetoomusoikeus (perusoikeuskirja, 44 artikla)
charterArticle-A45 = Liikkumis- ja oleskeluvapaus (perusoikeuskirja, 45 artikla)
charterArticle-A46 = Diplomaatti- ja konsulisuojelu (perusoikeuskirja, 46 artikla)
charterArticle-A47 = Oikeussuoja ja puolueeton tuomioistuin (perusoikeuskirja, 47 artikla)
charterArticle-A48 = Syyttömyysolettama ja puolustus (perusoikeuskirja, 48 artikla)
charterArticle-A49 = Laillisuus ja oikeasuhteinen rangaistus (perusoikeuskirja, 49 artikla)
charterArticle-A50 = Kielto syyttää ja rangaista kahdesti (perusoikeuskirja, 50 artikla)

# The kind of an organization, in its profile. A water board manages water in a region (Dutch: waterschap).
organizationType-municipality = Kunta
organizationType-provinceRegion = Maakunta tai alue
organizationType-ministry = Ministeriö
organizationType-agency = Valtion virasto
organizationType-police = Poliisi
organizationType-waterBoard = Alueellinen vesiviranomainen
organizationType-court = Tuomioistuin
organizationType-health = Terveydenhuollon organisaatio
organizationType-education = Oppilaitos
organizationType-stateOwned = Valtionyhtiö
organizationType-other = Muu organisaatio

# Who caused an entry in the public log: a role or a part of the register, never a person.
actor-registerAdmin = Rekisterin pääkäyttäjä
actor-organizationAdmin = Organisaation pääkäyttäjä
actor-editor = Muokkaaja
actor-publisher = Julkaisija
actor-caseHandler = Käsittelijä
actor-submitter = Muistutuksen tekijä
actor-import = Tuonti toisesta rekisteristä
actor-operator = Rekisterin ylläpitäjä
actor-register = Rekisteri automaattisesti

# The state of a challenge, in the words of `challenge-event-…` in feeds.ftl. “Submitter”: who filed the challenge.
challengeState-received = Saapunut
challengeState-screened = Alkutarkastus tehty
challengeState-admitted = Otettu käsiteltäväksi
challengeState-inReview = Käsitellään
challengeState-needsInfo = Odottaa muistutuksen tekijän vastausta
challengeState-decided = Päätös tehty
challengeState-refused = Ei otettu käsiteltäväksi
challengeState-redirected = Ohjattu toiselle taholle
challengeState-merged = Yhdistetty toiseen muistutukseen
challengeState-remedyDue = Korjaava toimenpide luvattu
challengeState-remedied = Korjaava toimenpide tehty
challengeState-confirmed = Muistutuksen tekijä vahvisti korjaavan toimenpiteen
challengeState-disputed = Muistutuksen tekijä kiisti korjaavan toimenpiteen
challengeState-deemedUnanswered = Määräaika ylitetty, päätös vielä tekemättä
challengeState-reviewRequested = Uudelleenkäsittelyä pyydetty
challengeState-inSecondReview = Uudelleenkäsittely käynnissä
challengeState-reviewDecided = Uudelleenkäsittelyssä päätös tehty
challengeState-withdrawn = Muistutuksen tekijä perui muistutuksen
challengeState-externallyReferred = Nyt tuomioistuimessa tai muulla ulkopuolisella taholla

# Filter of systems by the challenges about them. A system can have several of these values.
challengeFlag-none = Ei muistutuksia
challengeFlag-any = Vähintään yksi muistutus
challengeFlag-open = Muistutus odottaa päätöstä
challengeFlag-upheld = Muistutus hyväksytty kokonaan tai osittain
challengeFlag-unanswered = Muistutuksen määräaika ylitetty

# Of the decision on a challenge: how far a machine, such as AI, helped to write it.
assistance-none = Ihmisten kirjoittama, ilman koneen apua
assistance-supported = Koneen apua tiedonhaussa tai kääntämisessä
assistance-drafted = Koneen luonnostelema, ihmisen tarkistama ja allekirjoittama

# The kind of body to which a submitter can turn next, or that has taken the case. Regulator: a supervisory authority,
# for example for data protection or equal treatment.
routeKind-ombudsman = Oikeusasiamies
routeKind-regulator = Valvontaviranomainen
routeKind-court = Tuomioistuin

# How a challenge arrived.
channel-web = Verkossa
channel-phone = Puhelimitse
channel-desk = Paikan päällä
channel-letter = Kirjeitse
channel-email = Sähköpostitse

# The part of a challenge in which text was redacted on a legal ground.
redactableField-summary = Julkinen tiivistelmä
redactableField-extension = Määräajan jatkaminen
redactableField-refusal = Syy olla ottamatta muistutusta käsiteltäväksi
redactableField-redirection = Ohjaaminen toiselle taholle
redactableField-decision = Päätös
redactableField-remedyPlan = Luvattu korjaava toimenpide
redactableField-remedies = Tehdyt korjaavat toimenpiteet
redactableField-review = Uudelleenkäsittely
redactableField-referral = Siirto tuomioistuimeen tai muulle ulkopuoliselle taholle
