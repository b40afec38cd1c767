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
