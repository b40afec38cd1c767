# Legal routes, and the case file that a submitter can hand in there.

route-individualDecision = Det gäller ett beslut om en enskild person. Mot det räknas en begäran om omprövning eller ett överklagande, inom den tid som står i själva beslutet. Det här formuläret stoppar inte den tiden.
route-privacyRight = Det gäller en rättighet enligt dataskyddsreglerna. Vänd dig till organisationen själv: den måste svara inom lagens tid, i Europeiska unionen en månad (GDPR, artikel 12.3). Gör den inte det, eller håller du inte med, kan du klaga hos dataskyddsmyndigheten eller gå till domstol. Det här formuläret stoppar inga tider.
caseFile = Ärendeakt
caseFile-about = Det som lämnades in i ett offentligt algoritmregister, att ta med dit det hör hemma.
caseFile-reference = Ärendenummer
caseFile-organization = Organisation
caseFile-system = System
caseFile-version = Beskrivningens version
caseFile-received = Mottaget
caseFile-challengedParts = Ifrågasatt
caseFile-route = Rättslig väg
caseFile-text = Det som lämnades in
caseFile-requestedOutcome = Det som bör hända
caseFile-conversation = Samtal
caseFile-submitter = Inlämnare
caseFile-organizationSide = Organisation
caseFile-proof = Post { $index } i registrets logg binder SHA-256-värdet av saltet (avkodat från base64url) och texten: { $digest }. Saltet är { $salt }.
