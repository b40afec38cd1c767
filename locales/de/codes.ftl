### Labels of codes. A key is the name of the code list, then the code.
status-planned = Geplant
status-inDevelopment = In Entwicklung
status-pilot = Pilotbetrieb
status-inUse = Im Einsatz
status-suspended = Ausgesetzt
status-retired = Außer Betrieb
status-cancelledBeforeUse = Vor dem Einsatz eingestellt

publicationTier-highRiskAi = Hochrisiko-KI-System
publicationTier-impactful = Algorithmus mit erheblichen Auswirkungen
publicationTier-other = Sonstiger Algorithmus

policyArea-GF01 = Allgemeine öffentliche Verwaltung
policyArea-GF02 = Verteidigung
policyArea-GF03 = Öffentliche Ordnung und Sicherheit
policyArea-GF04 = Wirtschaftliche Angelegenheiten
policyArea-GF05 = Umweltschutz
policyArea-GF06 = Wohnungswesen und kommunale Einrichtungen
policyArea-GF07 = Gesundheitswesen
policyArea-GF08 = Freizeitgestaltung, Kultur und Religion
policyArea-GF09 = Bildungswesen
policyArea-GF10 = Soziale Sicherung

technique-ruleBased = Regelbasiert
technique-statistical = Statistisches Modell
technique-machineLearning = Maschinelles Lernen
technique-deepLearning = Deep Learning
technique-generativeAi = Generative KI
technique-optimisation = Optimierung
technique-simulation = Simulation
technique-hybrid = Hybrid
technique-unknown = Technik unbekannt

automationLevel-informationOnly = Liefert nur Informationen
automationLevel-supportsHuman = Unterstützt menschliche Entscheidungen
automationLevel-humanConfirmsEach = Ein Mensch bestätigt jede Entscheidung
automationLevel-humanCanOverride = Ein Mensch kann eingreifen
automationLevel-fullyAutomated = Vollautomatisch

personalData-none = Keine personenbezogenen Daten
personalData-anonymised = Anonymisierte Daten
personalData-pseudonymised = Pseudonymisierte Daten
personalData-identifiable = Daten über identifizierbare Personen
personalData-unknown = Unbekannt, ob personenbezogene Daten verarbeitet werden

withdrawalReason-publishedInError = irrtümlich veröffentlicht
withdrawalReason-replaced = durch einen anderen Eintrag ersetzt
withdrawalReason-organizationEnded = die Organisation besteht nicht mehr oder nutzt das System nicht mehr
withdrawalReason-removedAtSource = aus dem ursprünglichen Register entfernt
withdrawalReason-other = ein anderer Grund

redactionGround-personalData = personenbezogene Daten
redactionGround-courtOrder = gerichtliche Anordnung
redactionGround-copyright = Urheberrecht
redactionGround-security = Sicherheit
redactionGround-otherLegalDuty = andere rechtliche Verpflichtung

challengeKind-entryError = Fehler im Eintrag
challengeKind-missingEntry = System fehlt im Register
challengeKind-explanation = Bitte um Erläuterung
challengeKind-unfairEffect = Ungerechte Auswirkung
challengeKind-individualDecision = Entscheidung über eine einzelne Person
challengeKind-privacyRight = Recht nach dem Datenschutzrecht
challengeKind-suggestion = Vorschlag

outcome-upheld = stattgegeben
outcome-partlyUpheld = teilweise stattgegeben
outcome-notUpheld = nicht stattgegeben
outcome-systemPaused = Einsatz des Systems ausgesetzt

refusalCode-notAboutASystem = betrifft kein System
refusalCode-unclear = unklar
refusalCode-alreadyAnswered = bereits beantwortet
refusalCode-beforeACourt = bei Gericht anhängig
refusalCode-abusive = beleidigend

challengeDeadline-acknowledge = Eingangsbestätigung
challengeDeadline-screen = Vorprüfung
challengeDeadline-decide = Entscheidung
challengeDeadline-review = zweite Prüfung

# Of “IDs in other registers”: the register that the ID comes from. Names of registers are proper names.
aliasScheme-nlLars = Niederländisches Algorithmenregister (LARS-Nummer)
aliasScheme-nlUuid = Niederländisches Algorithmenregister (UUID)
aliasScheme-nlSourceId = Niederländisches Algorithmenregister (Kennung in der Quelle)
aliasScheme-ukSlug = Britische Algorithmic Transparency Records (Webadresse)
aliasScheme-ukContentId = Britische Algorithmic Transparency Records (Inhaltskennung)
aliasScheme-usUsecaseId = KI-Verzeichnis der US-Bundesbehörden (Kennung der Anwendung)
aliasScheme-caAiRegisterId = KI-Register der Regierung Kanadas (Kennung)
aliasScheme-euDb = EU-Datenbank für Hochrisiko-KI-Systeme
aliasScheme-local = Lokales Register

# Field “Kind of system”. The register covers more than AI.
systemKind-algorithm = Algorithmus
systemKind-aiSystem = KI-System
systemKind-generalPurposeAiUse = Einsatz von KI mit allgemeinem Verwendungszweck
systemKind-ruleSet = Regelwerk
systemKind-spreadsheetOrForm = Tabellenkalkulation oder Formular
systemKind-sensorAnalytics = Auswertung von Sensordaten

# Field “EU AI Act class”: Regulation (EU) 2024/1689. Use the terms of the official translation. Annex III lists the
# areas of use with a high risk.
euAiActClass-prohibited = Verboten (Art. 5 KI-Verordnung)
euAiActClass-highRiskAnnexIii = Hohes Risiko, aufgeführter Bereich (Anhang III KI-Verordnung)
euAiActClass-highRiskAnnexI = Hohes Risiko, reguliertes Produkt (Anhang I KI-Verordnung)
euAiActClass-art63Exempt = Aufgeführter Bereich, kein hohes Risiko (Art. 6 Abs. 3 KI-Verordnung)
euAiActClass-transparencyArt50 = Transparenzpflichten (Art. 50 KI-Verordnung)
euAiActClass-minimal = Minimales Risiko (KI-Verordnung)
euAiActClass-notAi = Kein KI-System (KI-Verordnung)
euAiActClass-notAssessed = Nicht eingestuft (KI-Verordnung)

# Of “Other classifications”: the scheme that the classification follows. Names of schemes are proper names.
classificationScheme-usOmb2025 = KI-Verzeichnis der US-Bundesbehörden 2025
classificationScheme-usOmb2024 = KI-Verzeichnis der US-Bundesbehörden 2024
classificationScheme-caAiaLevel = Stufe nach dem Algorithmic Impact Assessment (Kanada)
classificationScheme-nl = Niederländisches Algorithmenregister
classificationScheme-uk = Algorithmic Transparency Recording Standard (Vereinigtes Königreich)
classificationScheme-local = Lokale Einstufung

# Field “Role in decisions”: what the output of the system is used for.
decisionType-noDecision = Keine Rolle bei Entscheidungen
decisionType-informationService = Informationsangebot
decisionType-triagePrioritisation = Sortierung nach Dringlichkeit oder Priorität
decisionType-eligibility = Prüfung, wer Anspruch hat
decisionType-allocation = Zuteilung von Geld, Plätzen oder Leistungen
decisionType-enforcementSelection = Auswahl von Fällen für Kontrollen oder Vollzug
decisionType-riskScoring = Bewertung von Risiken
decisionType-identification = Identifizierung von Personen oder Objekten
decisionType-calculation = Berechnung von Beträgen oder Werten
decisionType-planning = Planung von Abläufen und Terminen
decisionType-generation = Erstellung von Texten, Bildern oder anderen Inhalten
decisionType-monitoring = Überwachung von Situationen oder Abläufen

# Field “How people are informed” that the system is used.
informedHow-inLetter = Per Brief
informedHow-onWebsite = Auf einer Internetseite
informedHow-onSiteSign = Durch ein Schild vor Ort
informedHow-inInterface = Am Bildschirm bei der Nutzung des Systems
informedHow-onRequest = Auf Anfrage
informedHow-notInformed = Keine Information der Betroffenen
informedHow-notApplicable = Nicht zutreffend

# Of “Datasets”: what a dataset is used for. Training, validation and test data are the terms of machine learning.
datasetRole-training = Trainingsdaten
datasetRole-validation = Validierungsdaten
datasetRole-testing = Testdaten
datasetRole-operationalInput = Eingabedaten während des Einsatzes
datasetRole-output = Ergebnis des Systems
datasetRole-reference = Referenzdaten

# Field “Special categories of personal data”: GDPR, articles 9, 10 and 87. Use the terms of the official translation.
specialCategory-health = Gesundheitsdaten
specialCategory-ethnicity = Rassische und ethnische Herkunft
specialCategory-religion = Religiöse oder weltanschauliche Überzeugungen
specialCategory-political = Politische Meinungen
specialCategory-union = Gewerkschaftszugehörigkeit
specialCategory-genetic = Genetische Daten
specialCategory-biometric = Biometrische Daten zur eindeutigen Identifizierung
specialCategory-sexLife = Sexualleben oder sexuelle Orientierung
specialCategory-criminal = Strafrechtliche Verurteilungen und Straftaten
specialCategory-bsnNationalId = Nationale Kennziffer

# Field “Demographic features” that the system uses, directly or through another feature that stands in for them.
demographicFeature-raceEthnicity = Rassische oder ethnische Herkunft
demographicFeature-sexGender = Geschlecht oder Geschlechtsidentität
demographicFeature-age = Alter
demographicFeature-religion = Religionszugehörigkeit
demographicFeature-socioeconomic = Sozioökonomischer Status
demographicFeature-disability = Behinderung
demographicFeature-residency = Aufenthaltsstatus
demographicFeature-nationality = Staatsangehörigkeit
demographicFeature-marital = Familienstand
demographicFeature-income = Einkommen
demographicFeature-employment = Erwerbsstatus
demographicFeature-postcodeProxy = Postleitzahl stellvertretend für andere Merkmale
demographicFeature-none = Keine demografischen Merkmale
demographicFeature-other = Andere demografische Merkmale

# Field “Storage location” of the data.
storageLocation-onPremises = Eigene Server der Organisation
storageLocation-nationalCloud = Cloud im Land der Organisation
storageLocation-eeaCloud = Cloud im Europäischen Wirtschaftsraum
storageLocation-outsideEea = Außerhalb des Europäischen Wirtschaftsraums

# Field “Self-learning”: whether and when the system learns.
selfLearning-static = Statisch, lernt nicht
selfLearning-retrainedOffline = Lernt nur bei erneutem Training
selfLearning-learnsInUse = Lernt während des Einsatzes
selfLearning-unknown = Unbekannt, ob es lernt

# Field “Type of analysis”: the technical term, with its meaning in brackets.
analyticsType-descriptive = Deskriptiv (was geschehen ist)
analyticsType-diagnostic = Diagnostisch (warum es geschehen ist)
analyticsType-predictive = Prädiktiv (was wahrscheinlich geschehen wird)
analyticsType-prescriptive = Präskriptiv (was getan werden sollte)
analyticsType-generative = Generativ (neue Inhalte)

# Field “Capabilities”: what the system can do.
capability-vision = Bild- und Videoerkennung
capability-audio = Sprach- und Geräuscherkennung
capability-language = Sprachverarbeitung
capability-robotics = Robotik
capability-forecasting = Prognosen
capability-discovery = Erkennung von Mustern
capability-planning = Planung von Abläufen und Terminen
capability-creation = Erstellung von Inhalten
capability-analysis = Datenanalyse
capability-management = Verwaltung von Daten oder Abläufen
capability-other = Andere Fähigkeit

# Field “Source code”: whether the source code can be read, or why not.
sourceCodeStatus-open = Als Open Source veröffentlicht
sourceCodeStatus-partlyOpen = Teilweise veröffentlicht
sourceCodeStatus-onRequest = Auf Anfrage erhältlich
sourceCodeStatus-closedCommercial = Aus geschäftlichen Gründen nicht veröffentlicht
sourceCodeStatus-closedSecurity = Aus Sicherheitsgründen nicht veröffentlicht
sourceCodeStatus-notSoftware = Kein Quellcode: keine Software

# Of “Risks”: the kind of harm. These are the nine kinds of the DTPR taxonomy.
harm-autonomyLoss = Verlust persönlicher Selbstbestimmung
harm-civilLiberties = Beeinträchtigung von Freiheitsrechten
harm-environmental = Umweltschaden
harm-financial = Finanzieller Schaden
harm-physical = Körperlicher Schaden
harm-politicalEconomic = Schaden für Politik oder Wirtschaft
harm-psychological = Psychischer Schaden
harm-reputational = Rufschaden
harm-societalCultural = Schaden für Gesellschaft oder Kultur

# Of “Risks”: the likelihood, the severity and the residual risk. The words must fit all three.
degree-low = Niedrig
degree-medium = Mittel
degree-high = Hoch
degree-unknown = Unbekannt

# Field “Fail-safe”: whether something limits the damage when the system fails.
failSafeState-yes = Ausfallsicherung vorhanden
failSafeState-no = Keine Ausfallsicherung
failSafeState-inProgress = Ausfallsicherung im Aufbau
failSafeState-notApplicable = Ausfallsicherung nicht zutreffend
failSafeState-waived = Von der Pflicht zur Ausfallsicherung befreit

# Field “Human override”: whether a person can change or ignore the output, or switch the system off.
overridePossible-yesEachCase = Eingriff durch Menschen in jedem Einzelfall möglich
overridePossible-yesSystemLevel = Eingriff durch Menschen nur beim System insgesamt möglich
overridePossible-no = Kein Eingriff durch Menschen möglich
overridePossible-notApplicable = Eingriff durch Menschen nicht zutreffend

# Of “Staff training” and “Monitoring”: the state of that measure. The words must fit both.
established-established = Vorhanden
established-inProgress = Im Aufbau
established-none = Nicht vorhanden
established-notApplicable = Nicht zutreffend
established-waived = Von der Pflicht befreit

# Of “Evaluations”: what was evaluated.
evaluationKind-accuracy = Genauigkeit
evaluationKind-fairness = Faire Behandlung
evaluationKind-security = Sicherheit
evaluationKind-usability = Benutzerfreundlichkeit
evaluationKind-effect = Wirkung in der Praxis
evaluationKind-audit = Prüfung (Audit)

# Of “Evaluations”: who evaluated.
evaluationBy-internal = Organisation selbst
evaluationBy-independent = Unabhängige Stelle
evaluationBy-oversightBody = Aufsichtsstelle

# Field “Testing before use”.
testing-yes = Vor dem Einsatz getestet
testing-inProgress = Wird getestet
testing-no = Vor dem Einsatz nicht getestet
testing-waived = Von der Testpflicht befreit

# Of “Impact assessments”: the kind of assessment. Names and abbreviations of methods are proper names: FRIA is the
# assessment of the EU AI Act, article 27; IAMA, FRAIA, DEDA, Uthiek, Ethische Bijsluiter and the framework of the Court
# of Audit (Algemene Rekenkamer) are Dutch methods.
assessmentType-dpia = Datenschutz-Folgenabschätzung (DSFA)
assessmentType-prescanDpia = Vorprüfung, ob eine DSFA nötig ist
assessmentType-pia = Folgenabschätzung für die Privatsphäre (PIA)
assessmentType-fria = Grundrechte-Folgenabschätzung (FRIA)
assessmentType-iama = Folgenabschätzung für Menschenrechte und Algorithmen (IAMA)
assessmentType-fraia = Folgenabschätzung für Grundrechte und Algorithmen (FRAIA)
assessmentType-aiia = KI-Folgenabschätzung (AIIA)
assessmentType-aiaCa = Algorithmic Impact Assessment (Kanada)
assessmentType-deda = Entscheidungshilfe zur Datenethik (DEDA)
assessmentType-uthiek = Ethikprüfung Uthiek (Utrecht)
assessmentType-ethischeBijsluiter = Ethik-Beipackzettel (Ethische Bijsluiter)
assessmentType-rekenkamer = Prüfrahmen des niederländischen Rechnungshofs
assessmentType-zInspection = Z-Inspection für vertrauenswürdige KI
assessmentType-equality = Folgenabschätzung zur Gleichbehandlung
assessmentType-humanRights = Menschenrechtliche Folgenabschätzung
assessmentType-security = Sicherheitsprüfung
assessmentType-accessibility = Prüfung der Barrierefreiheit
assessmentType-environmental = Umwelt-Folgenabschätzung
assessmentType-other = Andere Folgenabschätzung

# Of “Impact assessments”: the status of the assessment.
assessmentStatus-done = Abgeschlossen
assessmentStatus-inProgress = In Arbeit
assessmentStatus-notDone = Nicht durchgeführt
assessmentStatus-notRequired = Nicht erforderlich
assessmentStatus-waived = Von der Pflicht befreit

# Field “Public consultation”: how people were consulted.
consultationMethod-usabilityTest = Test der Benutzerfreundlichkeit
consultationMethod-publicFeedback = Rückmeldungen aus der Öffentlichkeit
consultationMethod-publicHearing = Öffentliche Anhörung oder Versammlung
consultationMethod-panel = Beteiligungsgremium
consultationMethod-worksCouncil = Betriebs- oder Personalrat
consultationMethod-none = Keine Öffentlichkeitsbeteiligung
consultationMethod-other = Andere Form der Beteiligung

# Field “Developed by”.
developedBy-inHouse = Organisation selbst
developedBy-supplier = Lieferant
developedBy-joint = Organisation und Lieferant gemeinsam
developedBy-openSource = Open-Source-Projekt
developedBy-otherPublicBody = Andere öffentliche Stelle
developedBy-unknown = Unbekannt

# Of “Suppliers”: what the supplier does. “Provider of the system” is the provider in the sense of the EU AI Act.
supplierRole-developer = Entwicklung
supplierRole-provider = Anbieter des Systems
supplierRole-integrator = Systemintegration
supplierRole-modelProvider = Anbieter des Modells
supplierRole-host = Hosting
supplierRole-dataProvider = Bereitstellung von Daten

# Of “Procurement”: the procedure. Use the terms of your translation of Directive 2014/24/EU.
procurementProcedure-open = Offenes Verfahren
procurementProcedure-restricted = Nichtoffenes Verfahren
procurementProcedure-negotiated = Verhandlungsverfahren
procurementProcedure-dialogue = Wettbewerblicher Dialog
procurementProcedure-innovationPartnership = Innovationspartnerschaft
procurementProcedure-directAward = Direktvergabe ohne Wettbewerb
procurementProcedure-framework = Rahmenvereinbarung
procurementProcedure-none = Kein Vergabeverfahren

# Of “Cost”: the kind of cost.
costKind-build = Entwicklungskosten
costKind-run = Laufende Kosten
costKind-licence = Lizenzkosten

# Field “Affected groups”: the people whom the system affects.
affectedGroupCode-allResidents = Alle Einwohnerinnen und Einwohner
affectedGroupCode-benefitClaimants = Menschen, die Sozialleistungen beantragen oder beziehen
affectedGroupCode-taxPayers = Steuerpflichtige
affectedGroupCode-pupilsStudents = Schülerinnen, Schüler und Studierende
affectedGroupCode-parents = Eltern
affectedGroupCode-patients = Patientinnen und Patienten
affectedGroupCode-jobseekers = Arbeitsuchende
affectedGroupCode-tenants = Mieterinnen und Mieter
affectedGroupCode-drivers = Fahrerinnen und Fahrer
affectedGroupCode-migrants = Migrantinnen und Migranten
affectedGroupCode-children = Kinder
affectedGroupCode-olderPeople = Ältere Menschen
affectedGroupCode-disabledPeople = Menschen mit Behinderungen
affectedGroupCode-businesses = Unternehmen
affectedGroupCode-employees = Beschäftigte
affectedGroupCode-visitors = Besucherinnen und Besucher
affectedGroupCode-suspects = Tatverdächtige
affectedGroupCode-other = Andere Gruppe

# Field “Users”: who works with the system.
users-staff = Beschäftigte der Organisation
users-public = Öffentlichkeit
users-both = Beschäftigte und Öffentlichkeit
users-otherBodies = Andere Organisationen

# Of “Objection and appeal” and “Request for an explanation”: whether that is possible. The words must fit both.
appealAvailable-yes = Möglich
appealAvailable-inProgress = Im Aufbau
appealAvailable-no = Nicht möglich
appealAvailable-notApplicable = Nicht zutreffend
appealAvailable-precludedByLaw = Gesetzlich ausgeschlossen

# Field “Human alternative”: whether people can be served by a person instead.
yesNo-yes = Ja
yesNo-no = Nein
yesNo-notApplicable = Nicht zutreffend

# Field “Rights of affected people”: the eleven of the DTPR taxonomy, addressed to the reader.
right-access = Recht auf Auskunft über Ihre Daten
right-algorithmicTransparency = Recht zu erfahren, wie das System funktioniert
right-beForgotten = Recht auf Löschung Ihrer Daten
right-contest = Recht, eine Entscheidung anzufechten
right-correction = Recht auf Berichtigung Ihrer Daten
right-individualDecisionExplanation = Recht auf Erläuterung einer Entscheidung
right-nonDiscrimination = Recht, nicht diskriminiert zu werden
right-object = Recht, der Verwendung Ihrer Daten zu widersprechen
right-purposeLimitation = Recht auf Verwendung Ihrer Daten nur für die angegebenen Zwecke
right-humanReview = Recht auf Überprüfung durch einen Menschen
right-notice = Recht zu erfahren, dass das System eingesetzt wird

# Of “Supervisory bodies”: the kind of body. An elected council is, for example, a city council or a parliament.
oversightRole-dataProtection = Datenschutzaufsichtsbehörde
oversightRole-ombudsman = Ombudsstelle
oversightRole-equalityBody = Gleichbehandlungsstelle
oversightRole-court = Gericht
oversightRole-council = Gewählte Volksvertretung
oversightRole-aiSupervisor = KI-Aufsichtsbehörde

# Of “Public contact”: the kind of contact.
contactKind-email = E-Mail-Adresse
contactKind-url = Webadresse
contactKind-phone = Telefonnummer
contactKind-postal = Postanschrift

# Of “Links”: what the link leads to.
linkRel-publicPage = Seite für die Öffentlichkeit
linkRel-sourceRegistration = Eintrag im ursprünglichen Register
linkRel-productPage = Produktseite
linkRel-documentation = Dokumentation
linkRel-policy = Leitlinien und Regelungen
linkRel-news = Neuigkeiten
linkRel-foiResponse = Antwort auf einen Antrag auf Informationszugang
linkRel-auditReport = Prüfbericht
linkRel-dataset = Datensatz
linkRel-modelCard = Modellkarte

# Of “Related records”: how this system relates to the other one, whose name follows the label.
recordRel-sameProduct = Gleiches Produkt wie
recordRel-partOf = Teil von
recordRel-replaces = Ersetzt
recordRel-replacedBy = Ersetzt durch
recordRel-feeds = Liefert Daten an

# Of “Translations”: where the text in a language comes from.
translationStatus-original = Originaltext
translationStatus-human = Von einem Menschen übersetzt
translationStatus-machine = Maschinelle Übersetzung, nicht geprüft
translationStatus-machineReviewed = Maschinelle Übersetzung, von einem Menschen geprüft
translationStatus-outdated = Veraltete Übersetzung

# Of “Withheld information”: the reason for not publishing a field.
withheldReason-security = Sicherheit
withheldReason-lawEnforcement = Strafverfolgung
withheldReason-tradeSecret = Geschäftsgeheimnis
withheldReason-personalData = Schutz personenbezogener Daten
withheldReason-courtProceedings = Gerichtsverfahren
withheldReason-notAvailable = Angaben nicht verfügbar
withheldReason-other = Anderer Grund

# Of “Source of the record”: the standard that the original record follows. In keys, “-” stands for the “.” of a code.
sourceScheme-register = Eigenes Format dieses Registers
sourceScheme-nl-1-0 = Niederländisches Algorithmenregister, Standard 1.0
sourceScheme-uk-atrs = Algorithmic Transparency Recording Standard (Vereinigtes Königreich)
sourceScheme-ca-ai-register = KI-Register der Regierung Kanadas

# Field “Legal basis under data protection law”: GDPR, articles 6(1) and 9(2), and Directive (EU) 2016/680.
dataProtectionBasis-6-1-a = Einwilligung (Art. 6 Abs. 1 Buchst. a DSGVO)
dataProtectionBasis-6-1-b = Vertrag (Art. 6 Abs. 1 Buchst. b DSGVO)
dataProtectionBasis-6-1-c = Rechtliche Verpflichtung (Art. 6 Abs. 1 Buchst. c DSGVO)
dataProtectionBasis-6-1-d = Lebenswichtige Interessen (Art. 6 Abs. 1 Buchst. d DSGVO)
dataProtectionBasis-6-1-e = Aufgabe im öffentlichen Interesse (Art. 6 Abs. 1 Buchst. e DSGVO)
dataProtectionBasis-6-1-f = Berechtigte Interessen (Art. 6 Abs. 1 Buchst. f DSGVO)
dataProtectionBasis-9-2-a = Ausdrückliche Einwilligung (Art. 9 Abs. 2 Buchst. a DSGVO)
dataProtectionBasis-9-2-b = Arbeitsrecht und Sozialschutz (Art. 9 Abs. 2 Buchst. b DSGVO)
dataProtectionBasis-9-2-c = Lebenswichtige Interessen (Art. 9 Abs. 2 Buchst. c DSGVO)
dataProtectionBasis-9-2-d = Stellen ohne Gewinnerzielungsabsicht (Art. 9 Abs. 2 Buchst. d DSGVO)
dataProtectionBasis-9-2-e = Selbst öffentlich gemachte Daten (Art. 9 Abs. 2 Buchst. e DSGVO)
dataProtectionBasis-9-2-f = Rechtsansprüche oder Gerichte (Art. 9 Abs. 2 Buchst. f DSGVO)
dataProtectionBasis-9-2-g = Erhebliches öffentliches Interesse (Art. 9 Abs. 2 Buchst. g DSGVO)
dataProtectionBasis-9-2-h = Gesundheits- oder Sozialbereich (Art. 9 Abs. 2 Buchst. h DSGVO)
dataProtectionBasis-9-2-i = Öffentliche Gesundheit (Art. 9 Abs. 2 Buchst. i DSGVO)
dataProtectionBasis-9-2-j = Archiv, Forschung oder Statistik (Art. 9 Abs. 2 Buchst. j DSGVO)
dataProtectionBasis-led = Strafverfolgung (Richtlinie (EU) 2016/680)

# Field “Points of Annex III of the EU AI Act”: the listed areas of high-risk use. Use the terms of the official
# translation, shortened.
annexPoint-1-a = Biometrische Fernidentifizierung (Anhang III Nr. 1 Buchst. a)
annexPoint-1-b = Biometrische Kategorisierung (Anhang III Nr. 1 Buchst. b)
annexPoint-1-c = Emotionserkennung (Anhang III Nr. 1 Buchst. c)
annexPoint-2-a = Sicherheit kritischer Infrastruktur (Anhang III Nr. 2)
annexPoint-3-a = Zulassung zu Bildungseinrichtungen (Anhang III Nr. 3 Buchst. a)
annexPoint-3-b = Bewertung von Lernergebnissen (Anhang III Nr. 3 Buchst. b)
annexPoint-3-c = Angemessenes Bildungsniveau (Anhang III Nr. 3 Buchst. c)
annexPoint-3-d = Überwachung des Verhaltens bei Prüfungen (Anhang III Nr. 3 Buchst. d)
annexPoint-4-a = Einstellung und Auswahl von Personal (Anhang III Nr. 4 Buchst. a)
annexPoint-4-b = Personalmanagement und Leistungsbewertung (Anhang III Nr. 4 Buchst. b)
annexPoint-5-a = Öffentliche Leistungen und Dienste (Anhang III Nr. 5 Buchst. a)
annexPoint-5-b = Kreditwürdigkeit und Bonität (Anhang III Nr. 5 Buchst. b)
annexPoint-5-c = Lebens- und Krankenversicherungen (Anhang III Nr. 5 Buchst. c)
annexPoint-5-d = Notrufe und Einsatz von Rettungsdiensten (Anhang III Nr. 5 Buchst. d)
annexPoint-6-a = Risiko, Opfer einer Straftat zu werden (Anhang III Nr. 6 Buchst. a)
annexPoint-6-b = Lügendetektoren in der Strafverfolgung (Anhang III Nr. 6 Buchst. b)
annexPoint-6-c = Verlässlichkeit von Beweismitteln (Anhang III Nr. 6 Buchst. c)
annexPoint-6-d = Risiko, eine Straftat zu begehen (Anhang III Nr. 6 Buchst. d)
annexPoint-6-e = Profiling in der Strafverfolgung (Anhang III Nr. 6 Buchst. e)
annexPoint-7-a = Lügendetektoren im Bereich Migration (Anhang III Nr. 7 Buchst. a)
annexPoint-7-b = Von Einreisenden ausgehende Risiken (Anhang III Nr. 7 Buchst. b)
annexPoint-7-c = Asyl, Visa und Aufenthaltstitel (Anhang III Nr. 7 Buchst. c)
annexPoint-7-d = Identifizierung bei Grenzkontrollen (Anhang III Nr. 7 Buchst. d)
annexPoint-8-a = Unterstützung von Justizbehörden (Anhang III Nr. 8 Buchst. a)
annexPoint-8-b = Beeinflussung von Wahlen und Abstimmungen (Anhang III Nr. 8 Buchst. b)

# Field “Fundamental rights at stake”: articles of the EU Charter of Fundamental Rights. Use the official title of the
# article, shortened where it is long.
charterArticle-A1 = Würde des Menschen (Art. 1 EU-Charta)
charterArticle-A2 = Recht auf Leben (Art. 2 EU-Charta)
charterArticle-A3 = Recht auf Unversehrtheit (Art. 3 EU-Charta)
charterArticle-A4 = Verbot der Folter und unmenschlicher Behandlung (Art. 4 EU-Charta)
charterArticle-A5 = Verbot der Sklaverei und der Zwangsarbeit (Art. 5 EU-Charta)
charterArticle-A6 = Recht auf Freiheit und Sicherheit (Art. 6 EU-Charta)
charterArticle-A7 = Achtung des Privat- und Familienlebens (Art. 7 EU-Charta)
charterArticle-A8 = Schutz personenbezogener Daten (Art. 8 EU-Charta)
charterArticle-A9 = Recht auf Eheschließung und Familiengründung (Art. 9 EU-Charta)
charterArticle-A10 = Gedanken-, Gewissens- und Religionsfreiheit (Art. 10 EU-Charta)
charterArticle-A11 = Meinungs- und Informationsfreiheit (Art. 11 EU-Charta)
charterArticle-A12 = Versammlungs- und Vereinigungsfreiheit (Art. 12 EU-Charta)
charterArticle-A13 = Freiheit der Kunst und der Wissenschaft (Art. 13 EU-Charta)
charterArticle-A14 = Recht auf Bildung (Art. 14 EU-Charta)
charterArticle-A15 = Berufsfreiheit und Recht zu arbeiten (Art. 15 EU-Charta)
charterArticle-A16 = Unternehmerische Freiheit (Art. 16 EU-Charta)
charterArticle-A17 = Eigentumsrecht (Art. 17 EU-Charta)
charterArticle-A18 = Asylrecht (Art. 18 EU-Charta)
charterArticle-A19 = Schutz bei Abschiebung und Auslieferung (Art. 19 EU-Charta)
charterArticle-A20 = Gleichheit vor dem Gesetz (Art. 20 EU-Charta)
charterArticle-A21 = Nichtdiskriminierung (Art. 21 EU-Charta)
charterArticle-A22 = Vielfalt der Kulturen, Religionen und Sprachen (Art. 22 EU-Charta)
charterArticle-A23 = Gleichheit von Frauen und Männern (Art. 23 EU-Charta)
charterArticle-A24 = Rechte des Kindes (Art. 24 EU-Charta)
charterArticle-A25 = Rechte älterer Menschen (Art. 25 EU-Charta)
charterArticle-A26 = Integration von Menschen mit Behinderung (Art. 26 EU-Charta)
charterArticle-A27 = Unterrichtung und Anhörung im Unternehmen (Art. 27 EU-Charta)
charterArticle-A28 = Kollektivverhandlungen und Kollektivmaßnahmen (Art. 28 EU-Charta)
charterArticle-A29 = Zugang zu einem Arbeitsvermittlungsdienst (Art. 29 EU-Charta)
charterArticle-A30 = Schutz bei ungerechtfertigter Entlassung (Art. 30 EU-Charta)
charterArticle-A31 = Gerechte und angemessene Arbeitsbedingungen (Art. 31 EU-Charta)
charterArticle-A32 = Verbot der Kinderarbeit, Jugendarbeitsschutz (Art. 32 EU-Charta)
charterArticle-A33 = Familien- und Berufsleben (Art. 33 EU-Charta)
charterArticle-A34 = Soziale Sicherheit und soziale Unterstützung (Art. 34 EU-Charta)
charterArticle-A35 = Gesundheitsschutz (Art. 35 EU-Charta)
charterArticle-A36 = Zugang zu Diensten von allgemeinem Interesse (Art. 36 EU-Charta)
charterArticle-A37 = Umweltschutz (Art. 37 EU-Charta)
charterArticle-A38 = Verbraucherschutz (Art. 38 EU-Charta)
charterArticle-A39 = Aktives und passives Wahlrecht bei Europawahlen (Art. 39 EU-Charta)
charterArticle-A40 = Aktives und passives Wahlrecht bei Kommunalwahlen (Art. 40 EU-Charta)
charterArticle-A41 = Recht auf eine gute Verwaltung (Art. 41 EU-Charta)
charterArticle-A42 = Recht auf Zugang zu Dokumenten (Art. 42 EU-Charta)
charterArticle-A43 = Der Europäische Bürgerbeauftragte (Art. 43 EU-Charta)
charterArticle-A44 = Petitionsrecht (Art. 44 EU-Charta)
charterArticle-A45 = Freizügigkeit und Aufenthaltsfreiheit (Art. 45 EU-Charta)
charterArticle-A46 = Diplomatischer und konsularischer Schutz (Art. 46 EU-Charta)
charterArticle-A47 = Wirksamer Rechtsbehelf und unparteiisches Gericht (Art. 47 EU-Charta)
charterArticle-A48 = Unschuldsvermutung und Verteidigungsrechte (Art. 48 EU-Charta)
charterArticle-A49 = Gesetzmäßigkeit und Verhältnismäßigkeit der Strafe (Art. 49 EU-Charta)
charterArticle-A50 = Verbot doppelter Strafverfolgung und Bestrafung (Art. 50 EU-Charta)

# The kind of an organization, in its profile. A water board manages water in a region (Dutch: waterschap).
organizationType-municipality = Stadt oder Gemeinde
organizationType-provinceRegion = Land, Provinz oder Region
organizationType-ministry = Ministerium
organizationType-agency = Staatliche Behörde
organizationType-police = Polizei
organizationType-waterBoard = Wasserverband
organizationType-court = Gericht
organizationType-health = Einrichtung des Gesundheitswesens
organizationType-education = Bildungseinrichtung
organizationType-stateOwned = Öffentliches Unternehmen
organizationType-other = Andere Organisation

# Who caused an entry in the public log: a role or a part of the register, never a person.
actor-registerAdmin = Administration des Registers
actor-organizationAdmin = Administration der Organisation
actor-editor = Redaktion
actor-publisher = Veröffentlichungsstelle
actor-caseHandler = Fallbearbeitung
actor-submitter = Einreichende Person
actor-import = Import aus einem anderen Register
actor-operator = Betreibende Stelle des Registers
actor-register = Das Register, automatisch

# The state of a challenge, in the words of `challenge-event-…` in feeds.ftl. “Submitter”: who filed the challenge.
challengeState-received = Eingegangen
challengeState-screened = Vorprüfung durchgeführt
challengeState-admitted = Zur Bearbeitung angenommen
challengeState-inReview = In Prüfung
challengeState-needsInfo = Wartet auf Antwort der einreichenden Person
challengeState-decided = Entschieden
challengeState-refused = Nicht zur Bearbeitung angenommen
challengeState-redirected = An eine andere Stelle verwiesen
challengeState-merged = Mit einer anderen Eingabe zusammengeführt
challengeState-remedyDue = Abhilfemaßnahme zugesagt
challengeState-remedied = Abhilfemaßnahme umgesetzt
challengeState-confirmed = Abhilfemaßnahme von der einreichenden Person bestätigt
challengeState-disputed = Abhilfemaßnahme von der einreichenden Person bestritten
challengeState-deemedUnanswered = Frist versäumt, Entscheidung steht noch aus
challengeState-reviewRequested = Zweite Prüfung beantragt
challengeState-inSecondReview = Zweite Prüfung läuft
challengeState-reviewDecided = Zweite Prüfung entschieden
challengeState-withdrawn = Von der einreichenden Person zurückgezogen
challengeState-externallyReferred = Jetzt bei einem Gericht oder einer anderen externen Stelle

# Filter of systems by the challenges about them. A system can have several of these values.
challengeFlag-none = Keine Eingaben
challengeFlag-any = Mindestens eine Eingabe
challengeFlag-open = Eingabe wartet auf Entscheidung
challengeFlag-upheld = Einer Eingabe ganz oder teilweise stattgegeben
challengeFlag-unanswered = Eingabe mit versäumter Frist

# Of the decision on a challenge: how far a machine, such as AI, helped to write it.
assistance-none = Von Menschen verfasst, ohne maschinelle Hilfe
assistance-supported = Maschinelle Hilfe bei Recherche oder Übersetzung
assistance-drafted = Maschineller Entwurf, von einem Menschen geprüft und unterzeichnet

# The kind of body to which a submitter can turn next, or that has taken the case. Regulator: a supervisory authority,
# for example for data protection or equal treatment.
routeKind-ombudsman = Ombudsstelle
routeKind-regulator = Aufsichtsbehörde
routeKind-court = Gericht

# How a challenge arrived.
channel-web = Über das Internet
channel-phone = Telefonisch
channel-desk = Persönlich vor Ort
channel-letter = Per Brief
channel-email = Per E-Mail

# The part of a challenge in which text was redacted on a legal ground.
redactableField-summary = Öffentliche Zusammenfassung
redactableField-extension = Verlängerung der Frist
redactableField-refusal = Grund, warum die Eingabe nicht angenommen wurde
redactableField-redirection = Verweisung an eine andere Stelle
redactableField-decision = Entscheidung
redactableField-remedyPlan = Zugesagte Abhilfemaßnahme
redactableField-remedies = Umgesetzte Abhilfemaßnahmen
redactableField-review = Zweite Prüfung
redactableField-referral = Übergang an ein Gericht oder eine andere externe Stelle
