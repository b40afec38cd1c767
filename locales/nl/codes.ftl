status-planned = Gepland
status-inDevelopment = In ontwikkeling
status-pilot = Proef
status-inUse = In gebruik
status-suspended = Tijdelijk stopgezet
status-retired = Buiten gebruik
status-cancelledBeforeUse = Geannuleerd vóór gebruik

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
personalData-identifiable = Gegevens over herkenbare personen
personalData-unknown = Onbekend of er persoonsgegevens zijn

withdrawalReason-publishedInError = per vergissing gepubliceerd
withdrawalReason-replaced = vervangen door een ander record
withdrawalReason-organizationEnded = de organisatie bestaat niet meer of heeft het systeem niet meer
withdrawalReason-removedAtSource = verwijderd uit het register waar het vandaan kwam
withdrawalReason-other = een andere reden

redactionGround-personalData = persoonsgegevens
redactionGround-courtOrder = gerechtelijk bevel
redactionGround-copyright = auteursrecht
redactionGround-security = veiligheid
redactionGround-otherLegalDuty = een andere wettelijke plicht

challengeKind-entryError = Fout in het record
challengeKind-missingEntry = Systeem ontbreekt in het register
challengeKind-explanation = Verzoek om uitleg
challengeKind-unfairEffect = Oneerlijk gevolg
challengeKind-individualDecision = Besluit over één persoon
challengeKind-privacyRight = Recht op gegevensbescherming
challengeKind-suggestion = Suggestie

outcome-upheld = gegrond
outcome-partlyUpheld = gedeeltelijk gegrond
outcome-notUpheld = ongegrond
outcome-systemPaused = systeem stilgezet

refusalCode-notAboutASystem = gaat niet over een systeem
refusalCode-unclear = onduidelijk
refusalCode-alreadyAnswered = al beantwoord
refusalCode-beforeACourt = bij de rechter
refusalCode-abusive = beledigend

challengeDeadline-acknowledge = ontvangstbevestiging
challengeDeadline-screen = eerste beoordeling
challengeDeadline-decide = beslissing
challengeDeadline-review = tweede beoordeling
