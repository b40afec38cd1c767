status-planned = Planerat
status-inDevelopment = Under utveckling
status-pilot = Pilot
status-inUse = I bruk
status-suspended = Tillfälligt stoppat
status-retired = Ur bruk
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
personalData-unknown = Okänt om det finns personuppgifter

withdrawalReason-publishedInError = publicerat av misstag
withdrawalReason-replaced = ersatt av en annan post
withdrawalReason-organizationEnded = organisationen finns inte längre eller har inte längre systemet
withdrawalReason-removedAtSource = borttaget från registret som det kom från
withdrawalReason-other = ett annat skäl

redactionGround-personalData = personuppgifter
redactionGround-courtOrder = domstolsbeslut
redactionGround-copyright = upphovsrätt
redactionGround-security = säkerhet
redactionGround-otherLegalDuty = en annan rättslig skyldighet

challengeKind-entryError = Fel i posten
challengeKind-missingEntry = System saknas i registret
challengeKind-explanation = Begäran om förklaring
challengeKind-unfairEffect = Orättvis effekt
challengeKind-individualDecision = Beslut om en person
challengeKind-privacyRight = Dataskyddsrättighet
challengeKind-suggestion = Förslag

outcome-upheld = bifallen
outcome-partlyUpheld = delvis bifallen
outcome-notUpheld = avslagen
outcome-systemPaused = systemet pausat

refusalCode-notAboutASystem = gäller inte ett system
refusalCode-unclear = oklar
refusalCode-alreadyAnswered = redan besvarad
refusalCode-beforeACourt = hos domstol
refusalCode-abusive = kränkande

challengeDeadline-acknowledge = mottagningsbekräftelse
challengeDeadline-screen = första bedömning
challengeDeadline-decide = beslut
challengeDeadline-review = ny prövning
