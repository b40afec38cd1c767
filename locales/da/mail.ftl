mail-subject-code = Bekræft din adresse
mail-subject-submitter = Nyt om din indsigelse { $reference }
mail-subject-handler = Indsigelse { $reference }

mail-code-submitter = Nogen vil på denne adresse have besked om, hvad der sker med indsigelsen { $reference } hos { $host }. Er det dig, så åbn samtalen med din kvittering, og angiv denne kode der:
mail-code-handler = En person med en konto hos { $host } vil have besked om indsigelser på denne adresse. Er det dig, så bekræft det med denne kode:
mail-code-valid = Koden gælder til og med { $day }. Var det ikke dig, skal du ikke gøre noget: du får ikke mere tilsendt.

mail-reference = Indsigelse: { $reference }
mail-organization = Organisation: { $name }

mail-open-submitter = Du åbner samtalen med de tolv ord på din kvittering. Vi beder aldrig om dem i en besked.
mail-open-handler = Log ind for at læse, hvad der blev sagt.
mail-stop-submitter = Vil du ikke have flere af disse beskeder? Slet kontakten på din indsigelse med de tolv ord på din kvittering.
mail-stop-handler = Vil du ikke have flere af disse beskeder? Slå underretninger fra på din konto.
mail-no-reply = Ingen læser svar på denne besked.

mail-infoRequested = Organisationen har et spørgsmål til dig. Svar venligst senest { $day }.
mail-message = Organisationen har sendt dig en besked.
mail-summaryProposed = Organisationen foreslår et resumé af din indsigelse, som alle kan læse. Se på det, og sig ja, eller sig det med andre ord.
mail-admitted = Din indsigelse bliver behandlet.
mail-refused = Din indsigelse bliver ikke behandlet. Du kan læse hvorfor og bede om en ny vurdering.
mail-redirected = Det er en anden myndighed, der skal svare. Du kan læse hvorfor og bede om en ny vurdering.
mail-merged = Din indsigelse bliver besvaret sammen med en lignende.
mail-referred = En anden har nu din indsigelse, for eksempel en domstol eller en tilsynsmyndighed.
mail-closed = Den indsigelse, som din skulle besvares sammen med, er afsluttet, og det er din også.
mail-extended = Svaret på din indsigelse tager længere tid. Du kan læse hvorfor, og hvad den nye dato er.
mail-decided = Der er truffet en afgørelse om din indsigelse. Du kan læse begrundelsen. Er du ikke enig, kan du bede om en ny vurdering.
mail-remedied = Organisationen siger, at det er bragt i orden. Om nogle uger bliver du spurgt, om det er løst.
mail-decisionOverdue = Organisationen svarede ikke i tide: en frist udløb { $day }. Du har stadig krav på svar og kan bede om en ny vurdering.
mail-reviewDecided = Der er truffet en afgørelse efter den nye vurdering. Du kan læse begrundelsen, og hvem du ellers kan henvende dig til.
mail-confirmRemedy = Er det løst? Organisationen bragte det i orden for nogle uger siden. Sig venligst, om det er rigtigt.

mail-received = Der er kommet en ny indsigelse.
mail-submitterReplied = Den, der gjorde indsigelse, har sagt noget.
mail-assigned = Du har fået tildelt en indsigelse.
mail-reviewRequested = Der er bedt om en ny vurdering. Den skal foretages af en, der hverken traf afgørelsen eller sidst skrev i beskrivelsen.
mail-deadlineSoon = En frist udløber { $day }.
mail-deadlineMissed = En frist udløb { $day } uden svar. Svaret skal stadig gives.
mail-remedyDue = Det, der blev lovet, skal være gjort { $day }.
