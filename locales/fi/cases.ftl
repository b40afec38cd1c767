# Legal routes, and the case file that a submitter can hand in there.

route-individualDecision = Kyse on yhtä henkilöä koskevasta päätöksestä. Jos haluat hakea päätökseen muutosta, tee oikaisuvaatimus tai valitus päätöksessä ilmoitetussa määräajassa. Muistutus tässä rekisterissä ei keskeytä määräaikaa.
route-privacyRight = Kyse on tietosuojalainsäädäntöön perustuvasta oikeudesta. Ota yhteyttä suoraan organisaatioon. Sen on vastattava lakisääteisessä määräajassa: Euroopan unionissa kuukauden kuluessa (yleinen tietosuoja-asetus, 12 artiklan 3 kohta). Jos se ei vastaa tai jos olet vastauksesta eri mieltä, voit saattaa asian tietosuojavaltuutetun käsiteltäväksi tai viedä sen tuomioistuimeen. Muistutus tässä rekisterissä ei keskeytä mitään määräaikaa.
caseFile = Asiakirjakooste
caseFile-about = Julkisessa algoritmirekisterissä tehty muistutus, jonka voi liittää oikaisuvaatimukseen, valitukseen tai kanteluun.
caseFile-reference = Asiatunnus
caseFile-organization = Organisaatio
caseFile-system = Järjestelmä
caseFile-version = Merkinnän versio
caseFile-received = Saapunut
caseFile-challengedParts = Kiistetyt kohdat
caseFile-route = Oikeussuojakeinot
caseFile-text = Muistutuksen teksti
caseFile-requestedOutcome = Toivottu lopputulos
caseFile-conversation = Keskustelu
caseFile-submitter = Muistutuksen tekijä
caseFile-organizationSide = Organisaatio
caseFile-proof = Rekisterin lokin rivi { $index } sisältää SHA-256-tiivisteen, joka on laskettu suolasta (base64url-koodaus purettuna) ja sitä seuraavasta tekstistä: { $digest }. Suola on { $salt }.
