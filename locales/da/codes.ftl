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
