# Legal routes, and the case file that a submitter can hand in there.

route-individualDecision = Dit gaat over een besluit over één persoon. Daartegen telt een bezwaar of beroep, binnen de termijn die in het besluit zelf staat. Dit formulier stopt die termijn niet.
route-privacyRight = Dit gaat over een recht uit de privacywet. Vraag het de organisatie zelf: zij moet antwoorden binnen de wettelijke termijn, in de Europese Unie één maand (AVG, artikel 12, lid 3). Doet zij dat niet, of bent u het niet eens, dan kunt u een klacht indienen bij de toezichthouder of naar de rechter gaan. Dit formulier stopt geen enkele termijn.
caseFile = Dossier
caseFile-about = Wat is ingediend in een openbaar algoritmeregister, om mee te nemen waarheen het moet.
caseFile-reference = Kenmerk
caseFile-organization = Organisatie
caseFile-system = Systeem
caseFile-version = Versie van de beschrijving
caseFile-received = Ontvangen
caseFile-challengedParts = Betwist
caseFile-route = Wettelijke weg
caseFile-text = Wat is ingediend
caseFile-requestedOutcome = Wat er moet gebeuren
caseFile-conversation = Gesprek
caseFile-submitter = Indiener
caseFile-organizationSide = Organisatie
caseFile-proof = Regel { $index } van het logboek van het register legt de SHA-256-waarde vast van het salt (gedecodeerd uit base64url) en de tekst: { $digest }. Het salt is { $salt }.
