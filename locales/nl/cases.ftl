# Legal routes, and the case file that a submitter can hand in there.

route-individualDecision = Dit gaat over een besluit over één persoon. Bent u het niet eens met het besluit? Maak dan bezwaar of ga in beroep binnen de termijn die in het besluit staat. Die termijn loopt door, ook als u in dit register een melding doet.
route-privacyRight = Dit gaat over een recht uit de privacywetgeving. Neem rechtstreeks contact op met de organisatie. Zij moet antwoorden binnen de wettelijke termijn: één maand in de Europese Unie (AVG, artikel 12, lid 3). Antwoordt zij niet, of bent u het niet eens met het antwoord? Dan kunt u een klacht indienen bij de privacytoezichthouder of naar de rechter gaan. Alle termijnen lopen door, ook als u in dit register een melding doet.
caseFile = Dossier
caseFile-about = Een melding in een openbaar algoritmeregister, om mee te sturen met een bezwaar, beroep of klacht.
caseFile-reference = Kenmerk
caseFile-organization = Organisatie
caseFile-system = Systeem
caseFile-version = Versie van de registratie
caseFile-received = Ontvangen
caseFile-challengedParts = Betwiste onderdelen
caseFile-route = Wettelijke procedure
caseFile-text = Tekst van de melding
caseFile-requestedOutcome = Gewenst resultaat
caseFile-conversation = Berichten
caseFile-submitter = Melder
caseFile-organizationSide = Organisatie
caseFile-proof = Regel { $index } in het logboek van het register legt de SHA-256-hashwaarde vast van het salt (gedecodeerd uit base64url) gevolgd door de tekst: { $digest }. Het salt is { $salt }.
