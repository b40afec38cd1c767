### E-mails to submitters and case handlers. They name the event and never quote what a person wrote.
mail-subject-code = Bekräfta din e-postadress
mail-subject-submitter = Nytt om din anmälan { $reference }
mail-subject-handler = Anmälan { $reference }

mail-code-submitter = Någon har bett om att få nytt om anmälan { $reference } hos { $host } till den här e-postadressen. Om det var du ska du öppna konversationen med din kvittens och ange den här koden:
mail-code-handler = Någon med ett konto hos { $host } har bett om att få aviseringar om anmälningar till den här e-postadressen. Om det var du ska du bekräfta adressen med den här koden:
mail-code-valid = Koden gäller till och med { $day }. Om det inte var du behöver du inte göra något. Vi skickar inga fler mejl till dig.

mail-reference = Anmälan: { $reference }
mail-organization = Organisation: { $name }

mail-open-submitter = Du öppnar konversationen med de tolv orden på din kvittens. Vi frågar aldrig efter dem i mejl.
mail-open-handler = Logga in för att läsa mer.
mail-stop-submitter = Om du inte vill ha fler sådana här mejl tar du bort dina kontaktuppgifter från anmälan. Du behöver de tolv orden på din kvittens.
mail-stop-handler = Om du inte vill ha fler sådana här mejl stänger du av aviseringarna för ditt konto.
mail-no-reply = Svara inte på det här mejlet. Ingen läser svaren.

mail-infoRequested = Organisationen har en fråga till dig. Svara senast { $day }.
mail-message = Organisationen har skickat ett meddelande till dig.
mail-summaryProposed = Organisationen föreslår en offentlig sammanfattning av din anmälan. Läs den och godkänn den eller föreslå en annan formulering.
mail-admitted = Din anmälan har tagits upp till behandling.
mail-refused = Din anmälan har inte tagits upp till behandling. Du kan läsa skälet i konversationen och begära en ny prövning.
mail-redirected = En annan instans ansvarar för din anmälan. Du kan läsa skälet i konversationen och begära en ny prövning.
mail-merged = Din anmälan avgörs tillsammans med en liknande anmälan.
mail-referred = Din anmälan ligger nu hos en annan instans, till exempel en domstol eller en tillsynsmyndighet.
mail-closed = Din anmälan slogs ihop med en annan anmälan. Den är nu avslutad, och det är din också.
mail-extended = Beslutet om din anmälan dröjer. Du kan läsa skälet och den nya tidsfristen i konversationen.
mail-decided = Din anmälan är avgjord. Du kan läsa skälen i konversationen. Om du inte håller med kan du begära en ny prövning.
mail-remedied = Organisationen uppger att den har genomfört åtgärden. Om några veckor frågar vi dig om problemet är löst.
mail-decisionOverdue = Organisationen har överskridit en tidsfrist som gick ut { $day }. Den måste fortfarande fatta beslut, och du kan begära en ny prövning.
mail-reviewDecided = Den nya prövningen är avgjord. I konversationen kan du läsa skälen och vart du kan vända dig härnäst.
mail-confirmRemedy = Är problemet löst? Organisationen genomförde en åtgärd för några veckor sedan. Berätta för oss om den hjälpte.

mail-received = En ny anmälan har kommit in.
mail-submitterReplied = Anmälaren har svarat.
mail-assigned = Du har tilldelats en anmälan.
mail-reviewRequested = En ny prövning har begärts. Den får varken göras av den som fattade beslutet eller av den som senast redigerade registreringen.
mail-deadlineSoon = En tidsfrist går snart ut: { $day }.
mail-deadlineMissed = Tidsfristen { $day } har överskridits. Anmälan måste fortfarande behandlas.
mail-remedyDue = Den utlovade åtgärden ska vara genomförd { $day }.
