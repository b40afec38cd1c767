mail-subject-code = Bekräfta din adress
mail-subject-submitter = Nytt om din invändning { $reference }
mail-subject-handler = Invändning { $reference }

mail-code-submitter = Någon vill på den här adressen få veta vad som händer med invändningen { $reference } hos { $host }. Om det är du, öppna samtalet med ditt kvitto och ange den här koden där:
mail-code-handler = Någon med ett konto hos { $host } vill få veta om invändningar på den här adressen. Om det är du, bekräfta det med den här koden:
mail-code-valid = Koden gäller till och med { $day }. Om det inte var du behöver du inte göra något: inget mer skickas till dig.

mail-reference = Invändning: { $reference }
mail-organization = Organisation: { $name }

mail-open-submitter = Du öppnar samtalet med de tolv orden på ditt kvitto. Vi frågar aldrig efter dem i ett meddelande.
mail-open-handler = Logga in för att läsa vad som har sagts.
mail-stop-submitter = Vill du inte ha fler sådana meddelanden? Radera kontakten i din invändning med de tolv orden på ditt kvitto.
mail-stop-handler = Vill du inte ha fler sådana meddelanden? Stäng av aviseringarna för ditt konto.
mail-no-reply = Ingen läser svar på det här meddelandet.

mail-infoRequested = Organisationen har en fråga till dig. Svara senast { $day }.
mail-message = Organisationen har skickat ett meddelande till dig.
mail-summaryProposed = Organisationen föreslår en sammanfattning av din invändning som alla kan läsa. Titta på den och godkänn den eller säg det med andra ord.
mail-admitted = Din invändning tas upp.
mail-refused = Din invändning tas inte upp. Du kan läsa varför och begära en andra prövning.
mail-redirected = Det är en annan myndighet som ska svara. Du kan läsa varför och begära en andra prövning.
mail-merged = Din invändning besvaras tillsammans med en liknande.
mail-referred = Någon annan har nu din invändning, till exempel en domstol eller en tillsynsmyndighet.
mail-closed = Den invändning som din skulle besvaras tillsammans med är avslutad, och det är din också.
mail-extended = Svaret på din invändning dröjer. Du kan läsa varför och vilket det nya datumet är.
mail-decided = Din invändning är avgjord. Du kan läsa skälen. Om du inte håller med kan du begära en andra prövning.
mail-remedied = Organisationen säger att det är åtgärdat. Om några veckor får du frågan om det är löst.
mail-decisionOverdue = Organisationen svarade inte i tid: en frist gick ut { $day }. Du har fortfarande rätt till ett svar och kan begära en andra prövning.
mail-reviewDecided = Den andra prövningen är avgjord. Du kan läsa skälen och vem du mer kan vända dig till.
mail-confirmRemedy = Är det löst? Organisationen åtgärdade det för några veckor sedan. Säg om det stämmer.

mail-received = En ny invändning har kommit in.
mail-submitterReplied = Den som gjorde invändningen har sagt något.
mail-assigned = Du har tilldelats en invändning.
mail-reviewRequested = En andra prövning begärs. Den görs av någon som varken har beslutat eller senast skrev i beskrivningen.
mail-deadlineSoon = En frist går ut { $day }.
mail-deadlineMissed = En frist gick ut { $day } utan svar. Svaret ska fortfarande ges.
mail-remedyDue = Det som utlovades ska vara gjort { $day }.
