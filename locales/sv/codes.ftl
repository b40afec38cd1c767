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
