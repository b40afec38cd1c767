# Legal routes, and the case file that a submitter can hand in there.

route-individualDecision = Hier geht es um eine Entscheidung über eine einzelne Person. Wenn Sie diese Entscheidung anfechten wollen, legen Sie innerhalb der darin genannten Frist Widerspruch ein oder erheben Sie Klage. Diese Frist läuft weiter, auch wenn Sie in diesem Register eine Eingabe machen.
route-privacyRight = Hier geht es um ein Recht nach dem Datenschutzrecht. Wenden Sie sich direkt an die Organisation. Sie muss innerhalb der gesetzlichen Frist antworten: in der Europäischen Union innerhalb eines Monats (Artikel 12 Absatz 3 DSGVO). Wenn sie nicht antwortet oder Sie mit der Antwort nicht einverstanden sind, können Sie sich bei der Datenschutzaufsichtsbehörde beschweren oder vor Gericht gehen. Alle Fristen laufen weiter, auch wenn Sie in diesem Register eine Eingabe machen.
caseFile = Fallakte
caseFile-about = Eingabe in einem öffentlichen Algorithmenregister, zur Vorlage bei einem Widerspruch, einer Klage oder einer Beschwerde.
caseFile-reference = Aktenzeichen
caseFile-organization = Organisation
caseFile-system = System
caseFile-version = Version des Eintrags
caseFile-received = Eingegangen am
caseFile-challengedParts = Beanstandete Stellen
caseFile-route = Rechtsbehelfe
caseFile-text = Wortlaut der Eingabe
caseFile-requestedOutcome = Gewünschtes Ergebnis
caseFile-conversation = Nachrichtenverlauf
caseFile-submitter = Einreichende Person
caseFile-organizationSide = Organisation
caseFile-proof = Protokolleintrag { $index } des Registers hält den SHA-256-Hashwert fest, der aus dem Salt (aus base64url dekodiert) und dem darauf folgenden Text berechnet ist: { $digest }. Das Salt ist { $salt }.
