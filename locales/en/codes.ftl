### Labels of codes. A key is the name of the code list, then the code.
status-planned = Planned
status-inDevelopment = In development
status-pilot = Pilot
status-inUse = In use
status-suspended = Suspended
status-retired = Retired
status-cancelledBeforeUse = Cancelled before use

publicationTier-highRiskAi = High-risk AI system
publicationTier-impactful = Impactful algorithm
publicationTier-other = Other algorithm

policyArea-GF01 = General public services
policyArea-GF02 = Defence
policyArea-GF03 = Public order and safety
policyArea-GF04 = Economic affairs
policyArea-GF05 = Environmental protection
policyArea-GF06 = Housing and community amenities
policyArea-GF07 = Health
policyArea-GF08 = Recreation, culture and religion
policyArea-GF09 = Education
policyArea-GF10 = Social protection

technique-ruleBased = Rule-based
technique-statistical = Statistical model
technique-machineLearning = Machine learning
technique-deepLearning = Deep learning
technique-generativeAi = Generative AI
technique-optimisation = Optimisation
technique-simulation = Simulation
technique-hybrid = Hybrid
technique-unknown = Technique unknown

automationLevel-informationOnly = Provides information only
automationLevel-supportsHuman = Supports human decisions
automationLevel-humanConfirmsEach = A human confirms each decision
automationLevel-humanCanOverride = A human can override
automationLevel-fullyAutomated = Fully automated

personalData-none = No personal data
personalData-anonymised = Anonymised data
personalData-pseudonymised = Pseudonymised data
personalData-identifiable = Data on identifiable people
personalData-unknown = Unknown whether personal data is processed

withdrawalReason-publishedInError = published in error
withdrawalReason-replaced = replaced by another record
withdrawalReason-organizationEnded = the organization no longer exists or no longer uses the system
withdrawalReason-removedAtSource = removed from its original register
withdrawalReason-other = another reason

redactionGround-personalData = personal data
redactionGround-courtOrder = court order
redactionGround-copyright = copyright
redactionGround-security = security
redactionGround-otherLegalDuty = another legal duty

challengeKind-entryError = Mistake in the record
challengeKind-missingEntry = System missing from the register
challengeKind-explanation = Request for an explanation
challengeKind-unfairEffect = Unfair effect
challengeKind-individualDecision = Decision about one person
challengeKind-privacyRight = Data protection right
challengeKind-suggestion = Suggestion

outcome-upheld = upheld
outcome-partlyUpheld = upheld in part
outcome-notUpheld = not upheld
outcome-systemPaused = system paused

refusalCode-notAboutASystem = not about a system
refusalCode-unclear = unclear
refusalCode-alreadyAnswered = already answered
refusalCode-beforeACourt = pending before a court
refusalCode-abusive = abusive

challengeDeadline-acknowledge = acknowledgement
challengeDeadline-screen = initial check
challengeDeadline-decide = decision
challengeDeadline-review = second review
