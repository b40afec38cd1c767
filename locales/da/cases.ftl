# Legal routes, and the case file that a submitter can hand in there.

route-individualDecision = Det handler om en afgørelse om én person. Imod den tæller en klage, inden for den frist, der står i selve afgørelsen. Denne formular stopper ikke den frist.
route-privacyRight = Det handler om en ret efter databeskyttelsesreglerne. Spørg organisationen selv: den skal svare inden for lovens frist, i Den Europæiske Union én måned (GDPR, artikel 12, stk. 3). Gør den ikke det, eller er du uenig, kan du klage til datatilsynet eller gå til domstolene. Denne formular stopper ingen frister.
caseFile = Sagsmappe
caseFile-about = Det, der blev indgivet i et offentligt algoritmeregister, til at tage med derhen, hvor det hører til.
caseFile-reference = Sagsnummer
caseFile-organization = Organisation
caseFile-system = System
caseFile-version = Version af beskrivelsen
caseFile-received = Modtaget
caseFile-challengedParts = Anfægtet
caseFile-route = Retsvej
caseFile-text = Det, der blev indgivet
caseFile-requestedOutcome = Det, der bør ske
caseFile-conversation = Samtale
caseFile-submitter = Indgiver
caseFile-organizationSide = Organisation
caseFile-proof = Post { $index } i registerets log binder SHA-256-værdien af saltet (afkodet fra base64url) og teksten: { $digest }. Saltet er { $salt }.
