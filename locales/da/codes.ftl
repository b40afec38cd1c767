status-planned = Planlagt
status-inDevelopment = Under udvikling
status-pilot = Pilot
status-inUse = I brug
status-suspended = Midlertidigt standset
status-retired = Ude af brug
status-cancelledBeforeUse = Opgivet før brug

publicationTier-highRiskAi = Højrisiko-AI-system
publicationTier-impactful = Algoritme med stor betydning
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
automationLevel-supportsHuman = Støtter menneskers afgørelser
automationLevel-humanConfirmsEach = Et menneske bekræfter hver afgørelse
automationLevel-humanCanOverride = Et menneske kan gribe ind
automationLevel-fullyAutomated = Fuldt automatiseret

personalData-none = Ingen personoplysninger
personalData-anonymised = Anonymiserede data
personalData-pseudonymised = Pseudonymiserede data
personalData-identifiable = Data om identificerbare personer
personalData-unknown = Uvist, om der er personoplysninger

withdrawalReason-publishedInError = offentliggjort ved en fejl
withdrawalReason-replaced = erstattet af en anden post
withdrawalReason-organizationEnded = organisationen findes ikke længere eller har ikke længere systemet
withdrawalReason-removedAtSource = fjernet fra det register, den kom fra
withdrawalReason-other = en anden grund

redactionGround-personalData = personoplysninger
redactionGround-courtOrder = retskendelse
redactionGround-copyright = ophavsret
redactionGround-security = sikkerhed
redactionGround-otherLegalDuty = en anden retlig pligt

challengeKind-entryError = Fejl i posten
challengeKind-missingEntry = System mangler i registret
challengeKind-explanation = Anmodning om forklaring
challengeKind-unfairEffect = Uretfærdig virkning
challengeKind-individualDecision = Afgørelse om én person
challengeKind-privacyRight = Databeskyttelsesret
challengeKind-suggestion = Forslag

outcome-upheld = medhold
outcome-partlyUpheld = delvist medhold
outcome-notUpheld = ikke medhold
outcome-systemPaused = system sat på pause

refusalCode-notAboutASystem = handler ikke om et system
refusalCode-unclear = uklar
refusalCode-alreadyAnswered = allerede besvaret
refusalCode-beforeACourt = ved domstolen
refusalCode-abusive = krænkende

challengeDeadline-acknowledge = kvittering
challengeDeadline-screen = første vurdering
challengeDeadline-decide = afgørelse
challengeDeadline-review = ny vurdering
