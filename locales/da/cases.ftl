# Legal routes, and the case file that a submitter can hand in there.

route-individualDecision = Det handler om en afgørelse om én person. Hvis du vil anfægte afgørelsen, skal du gøre indsigelse eller klage inden den frist, der står i afgørelsen. Den frist løber videre, selv om du indsender en henvendelse i dette register.
route-privacyRight = Det handler om en rettighed efter databeskyttelsesreglerne. Henvend dig direkte til organisationen. Den skal svare inden for den lovbestemte frist: én måned i Den Europæiske Union (databeskyttelsesforordningens artikel 12, stk. 3). Hvis den ikke svarer, eller hvis du er uenig i svaret, kan du klage til Datatilsynet eller gå til domstolene. Alle frister løber videre, selv om du indsender en henvendelse i dette register.
caseFile = Sagsmappe
caseFile-about = En henvendelse i et offentligt algoritmeregister, som kan vedlægges en indsigelse eller en klage.
caseFile-reference = Sagsnummer
caseFile-organization = Organisation
caseFile-system = System
caseFile-version = Registreringens version
caseFile-received = Modtaget
caseFile-challengedParts = Anfægtede dele
caseFile-route = Klagemuligheder
caseFile-text = Henvendelsens tekst
caseFile-requestedOutcome = Ønsket resultat
caseFile-conversation = Korrespondance
caseFile-submitter = Indsender
caseFile-organizationSide = Organisation
caseFile-proof = Post { $index } i registrets log fastholder SHA-256-hashværdien af saltet (afkodet fra base64url) efterfulgt af teksten: { $digest }. Saltet er { $salt }.
