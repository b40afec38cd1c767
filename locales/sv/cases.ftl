# Legal routes, and the case file that a submitter can hand in there.

route-individualDecision = Det här gäller ett beslut om en enskild person. Om du vill få beslutet ändrat ska du begära omprövning eller överklaga inom den tidsfrist som står i beslutet. Tidsfristen löper vidare även om du gör en anmälan i det här registret.
route-privacyRight = Det här gäller en rättighet enligt dataskyddsreglerna. Vänd dig direkt till organisationen. Den måste svara inom den lagstadgade tidsfristen: en månad i Europeiska unionen (dataskyddsförordningen, GDPR, artikel 12.3). Om den inte svarar, eller om du inte håller med om svaret, kan du klaga hos dataskyddsmyndigheten eller gå till domstol. Alla tidsfrister löper vidare även om du gör en anmälan i det här registret.
caseFile = Ärendeakt
caseFile-about = En anmälan i ett offentligt algoritmregister, att bifoga till en begäran om omprövning, ett överklagande eller ett klagomål.
caseFile-reference = Ärendenummer
caseFile-organization = Organisation
caseFile-system = System
caseFile-version = Registreringens version
caseFile-received = Inkom
caseFile-challengedParts = Ifrågasatta delar
caseFile-route = Rättsmedel
caseFile-text = Anmälans text
caseFile-requestedOutcome = Önskat resultat
caseFile-conversation = Konversation
caseFile-submitter = Anmälare
caseFile-organizationSide = Organisation
caseFile-proof = Post { $index } i registrets logg innehåller SHA-256-hashvärdet av saltet (avkodat från base64url) följt av texten: { $digest }. Saltet är { $salt }.
