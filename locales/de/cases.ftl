# Legal routes, and the case file that a submitter can hand in there.

route-individualDecision = Hier geht es um eine Entscheidung über eine einzelne Person. Dagegen zählt ein Widerspruch oder eine Klage, innerhalb der Frist, die in der Entscheidung selbst steht. Dieses Formular hält diese Frist nicht an.
route-privacyRight = Hier geht es um ein Recht aus dem Datenschutz. Fragen Sie die Organisation selbst: Sie muss innerhalb der gesetzlichen Frist antworten, in der Europäischen Union innerhalb eines Monats (DSGVO, Artikel 12 Absatz 3). Tut sie das nicht oder sind Sie nicht einverstanden, können Sie sich bei der Datenschutzbehörde beschweren oder vor Gericht gehen. Dieses Formular hält keine Frist an.
caseFile = Fallakte
caseFile-about = Was in einem öffentlichen Algorithmenregister eingereicht wurde, zum Mitnehmen an die zuständige Stelle.
caseFile-reference = Aktenzeichen
caseFile-organization = Organisation
caseFile-system = System
caseFile-version = Fassung des Eintrags
caseFile-received = Eingegangen
caseFile-challengedParts = Beanstandet
caseFile-route = Rechtsweg
caseFile-text = Was eingereicht wurde
caseFile-requestedOutcome = Was geschehen soll
caseFile-conversation = Gespräch
caseFile-submitter = Einreichende Person
caseFile-organizationSide = Organisation
caseFile-proof = Eintrag { $index } im Protokoll des Registers bindet den SHA-256-Wert von Salt (aus base64url dekodiert) und Text: { $digest }. Das Salt ist { $salt }.
