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
