### E-mails to submitters and case handlers. They name the event and never quote what a person wrote.
mail-subject-code = Bevestig uw e-mailadres
mail-subject-submitter = Nieuws over uw melding { $reference }
mail-subject-handler = Melding { $reference }

mail-code-submitter = Iemand wil op dit e-mailadres nieuws krijgen over melding { $reference } bij { $host }. Bent u dat? Open dan de berichten met uw ontvangstbewijs en vul deze code in:
mail-code-handler = Iemand met een account bij { $host } wil op dit e-mailadres bericht krijgen over meldingen. Bent u dat? Bevestig dan het adres met deze code:
mail-code-valid = De code is geldig tot en met { $day }. Was u dit niet? Dan hoeft u niets te doen. Wij sturen u geen e-mails meer.

mail-reference = Melding: { $reference }
mail-organization = Organisatie: { $name }

mail-open-submitter = U opent de berichten met de twaalf woorden van uw ontvangstbewijs. Wij vragen daar nooit om per e-mail.
mail-open-handler = Log in om de details te lezen.
mail-stop-submitter = Wilt u deze e-mails niet meer krijgen? Verwijder dan uw contactgegevens bij de melding. U hebt daarvoor de twaalf woorden van uw ontvangstbewijs nodig.
mail-stop-handler = Wilt u deze e-mails niet meer krijgen? Zet ze dan uit in uw account.
mail-no-reply = Beantwoord deze e-mail niet. Niemand leest de antwoorden.

mail-infoRequested = De organisatie heeft een vraag aan u. Wilt u uiterlijk op { $day } antwoorden?
mail-message = De organisatie heeft u een bericht gestuurd.
mail-summaryProposed = De organisatie stelt een openbare samenvatting van uw melding voor. Lees de samenvatting. Ga daarna akkoord of stel een andere tekst voor.
mail-admitted = Uw melding wordt in behandeling genomen.
mail-refused = Uw melding wordt niet in behandeling genomen. In de berichten leest u waarom. U kunt een tweede beoordeling aanvragen.
mail-redirected = Een andere instantie gaat over uw melding. In de berichten leest u waarom. U kunt een tweede beoordeling aanvragen.
mail-merged = Over uw melding wordt samen met een vergelijkbare melding beslist.
mail-referred = Uw melding ligt nu bij een andere instantie, zoals een rechter of een toezichthouder.
mail-closed = Uw melding was samengevoegd met een andere melding. Die is nu afgesloten, en uw melding dus ook.
mail-extended = De beslissing over uw melding duurt langer. In de berichten leest u waarom, en wat de nieuwe termijn is.
mail-decided = Er is een beslissing over uw melding. In de berichten leest u de redenen. Bent u het er niet mee eens? Dan kunt u een tweede beoordeling aanvragen.
mail-remedied = De organisatie zegt dat zij de herstelmaatregel heeft uitgevoerd. Over enkele weken vragen wij u of het probleem is opgelost.
mail-decisionOverdue = De organisatie heeft een termijn overschreden, die afliep op { $day }. Zij moet nog steeds beslissen, en u kunt een tweede beoordeling aanvragen.
mail-reviewDecided = Er is een beslissing na de tweede beoordeling. In de berichten leest u de redenen, en waar u verder terechtkunt.
mail-confirmRemedy = Is het probleem opgelost? De organisatie heeft enkele weken geleden een herstelmaatregel uitgevoerd. Laat ons weten of die heeft geholpen.

mail-received = Er is een nieuwe melding.
mail-submitterReplied = De melder heeft geantwoord.
mail-assigned = Er is een melding aan u toegewezen.
mail-reviewRequested = Er is een tweede beoordeling aangevraagd. De beoordelaar mag niet degene zijn die heeft beslist, en ook niet degene die de registratie het laatst heeft bewerkt.
mail-deadlineSoon = Een termijn loopt bijna af: { $day }.
mail-deadlineMissed = De termijn van { $day } is overschreden. De melding moet nog steeds worden behandeld.
mail-remedyDue = De toegezegde herstelmaatregel moet op { $day } zijn uitgevoerd.
