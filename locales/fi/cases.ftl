# Legal routes, and the case file that a submitter can hand in there.

route-individualDecision = Tämä koskee yhtä henkilöä koskevaa päätöstä. Siihen haetaan muutosta oikaisuvaatimuksella tai valituksella päätöksessä mainitussa määräajassa. Tämä lomake ei keskeytä määräaikaa.
route-privacyRight = Tämä koskee tietosuojaoikeutta. Pyydä sitä organisaatiolta itseltään: sen on vastattava lain määräajassa, Euroopan unionissa kuukauden kuluessa (GDPR, 12 artiklan 3 kohta). Jos se ei vastaa tai olet eri mieltä, voit valittaa tietosuojaviranomaiselle tai viedä asian tuomioistuimeen. Tämä lomake ei keskeytä mitään määräaikaa.
caseFile = Asiakirjakooste
caseFile-about = Mitä julkiseen algoritmirekisteriin on jätetty, mukaan otettavaksi sinne, minne asia kuuluu.
caseFile-reference = Viite
caseFile-organization = Organisaatio
caseFile-system = Järjestelmä
caseFile-version = Kuvauksen versio
caseFile-received = Vastaanotettu
caseFile-challengedParts = Kiistetty
caseFile-route = Oikeudellinen tie
caseFile-text = Mitä jätettiin
caseFile-requestedOutcome = Mitä pitäisi tapahtua
caseFile-conversation = Keskustelu
caseFile-submitter = Jättäjä
caseFile-organizationSide = Organisaatio
caseFile-proof = Rekisterin lokin merkintä { $index } sitoo suolan (base64url-koodaus purettuna) ja tekstin SHA-256-tiivisteen: { $digest }. Suola on { $salt }.
