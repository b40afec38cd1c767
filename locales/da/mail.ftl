### E-mails to submitters and case handlers. They name the event and never quote what a person wrote.
mail-subject-code = Bekræft din e-mailadresse
mail-subject-submitter = Nyt om din henvendelse { $reference }
mail-subject-handler = Henvendelse { $reference }

mail-code-submitter = Nogen har bedt om at få nyt om henvendelsen { $reference } hos { $host } på denne e-mailadresse. Hvis det var dig, skal du åbne korrespondancen med din kvittering og indtaste denne kode:
mail-code-handler = Nogen med en konto hos { $host } har bedt om at få besked om henvendelser på denne e-mailadresse. Hvis det var dig, skal du bekræfte adressen med denne kode:
mail-code-valid = Koden gælder til og med { $day }. Hvis det ikke var dig, behøver du ikke gøre noget. Vi sender dig ikke flere e-mails.

mail-reference = Henvendelse: { $reference }
mail-organization = Organisation: { $name }

mail-open-submitter = Du åbner korrespondancen med de tolv ord på din kvittering. Vi beder aldrig om dem i en e-mail.
mail-open-handler = Log ind for at læse mere.
mail-stop-submitter = Hvis du ikke vil have flere af disse e-mails, skal du slette dine kontaktoplysninger i henvendelsen. Du skal bruge de tolv ord på din kvittering.
mail-stop-handler = Hvis du ikke vil have flere af disse e-mails, skal du slå underretninger fra på din konto.
mail-no-reply = Svar ikke på denne e-mail. Ingen læser svarene.

mail-infoRequested = Organisationen har et spørgsmål til dig. Svar senest { $day }.
mail-message = Organisationen har sendt dig en besked.
mail-summaryProposed = Organisationen foreslår et offentligt resumé af din henvendelse. Læs det, og godkend det, eller foreslå en anden formulering.
mail-admitted = Din henvendelse er taget under behandling.
mail-refused = Din henvendelse er ikke taget under behandling. Du kan læse begrundelsen i korrespondancen og bede om en ny vurdering.
mail-redirected = Din henvendelse hører under en anden instans. Du kan læse begrundelsen i korrespondancen og bede om en ny vurdering.
mail-merged = Din henvendelse bliver afgjort sammen med en lignende henvendelse.
mail-referred = Din henvendelse ligger nu hos en anden instans, for eksempel en domstol eller en tilsynsmyndighed.
mail-closed = Din henvendelse blev lagt sammen med en anden henvendelse. Den er nu afsluttet, og det er din også.
mail-extended = Afgørelsen om din henvendelse tager længere tid. Du kan læse begrundelsen og den nye frist i korrespondancen.
mail-decided = Der er truffet afgørelse om din henvendelse. Du kan læse begrundelsen i korrespondancen. Hvis du er uenig, kan du bede om en ny vurdering.
mail-remedied = Organisationen oplyser, at den har gennemført afhjælpningen. Om nogle uger spørger vi dig, om problemet er løst.
mail-decisionOverdue = Organisationen har overskredet en frist, der udløb { $day }. Den skal stadig træffe afgørelse, og du kan bede om en ny vurdering.
mail-reviewDecided = Der er truffet afgørelse efter den nye vurdering. I korrespondancen kan du læse begrundelsen, og hvor du nu kan henvende dig.
mail-confirmRemedy = Er problemet løst? Organisationen gennemførte en afhjælpning for nogle uger siden. Fortæl os, om den har virket.

mail-received = Der er kommet en ny henvendelse.
mail-submitterReplied = Indsenderen har svaret.
mail-assigned = Du har fået tildelt en henvendelse.
mail-reviewRequested = Der er bedt om en ny vurdering. Den må hverken foretages af den, der traf afgørelsen, eller af den, der senest redigerede registreringen.
mail-deadlineSoon = En frist udløber snart: { $day }.
mail-deadlineMissed = Fristen { $day } er overskredet. Henvendelsen skal stadig behandles.
mail-remedyDue = Den lovede afhjælpning skal være gennemført { $day }.
