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
