mail-subject-code = Bevestig uw e-mailadres
mail-subject-submitter = Nieuws over uw melding { $reference }
mail-subject-handler = Melding { $reference }

mail-code-submitter = Iemand wil op dit adres horen wat er met melding { $reference } bij { $host } gebeurt. Bent u dat? Open dan het gesprek met uw ontvangstbewijs en geef daar deze code op:
mail-code-handler = Iemand met een account bij { $host } wil op dit adres berichten over meldingen krijgen. Bent u dat? Bevestig het dan met deze code:
mail-code-valid = De code geldt tot en met { $day }. Was u het niet? Dan hoeft u niets te doen: u krijgt verder geen berichten.

mail-reference = Melding: { $reference }
mail-organization = Organisatie: { $name }

mail-open-submitter = U opent het gesprek met de twaalf woorden van uw ontvangstbewijs. Wij vragen daar nooit per e-mail om.
mail-open-handler = Log in om te lezen wat er is gezegd.
mail-stop-submitter = Wilt u deze berichten niet meer? Wis de contactgegevens van uw melding, met de twaalf woorden van uw ontvangstbewijs.
mail-stop-handler = Wilt u deze berichten niet meer? Zet de meldingen van uw account uit.
mail-no-reply = Antwoorden op dit bericht worden niet gelezen.

mail-infoRequested = De organisatie heeft een vraag aan u. Wilt u uiterlijk op { $day } antwoorden?
mail-message = De organisatie heeft u een bericht gestuurd.
mail-summaryProposed = De organisatie stelt een samenvatting van uw melding voor die iedereen kan lezen. Bekijk haar, en ga akkoord of zeg het in andere woorden.
mail-admitted = Uw melding wordt in behandeling genomen.
mail-refused = Uw melding wordt niet in behandeling genomen. U kunt lezen waarom, en een tweede beoordeling vragen.
mail-redirected = Een andere instantie moet antwoorden. U kunt lezen waarom, en een tweede beoordeling vragen.
mail-merged = Uw melding wordt samen met een soortgelijke beantwoord.
mail-referred = Iemand anders heeft uw melding nu, zoals een rechter of een toezichthouder.
mail-closed = De melding waarmee de uwe beantwoord zou worden is gesloten, en de uwe daarmee ook.
mail-extended = Het antwoord op uw melding duurt langer. U kunt lezen waarom, en wat de nieuwe datum is.
mail-decided = Er is een besluit over uw melding. U kunt de redenen lezen. Bent u het er niet mee eens, dan kunt u een tweede beoordeling vragen.
mail-remedied = De organisatie zegt dat het is rechtgezet. Over enkele weken wordt u gevraagd of het is opgelost.
mail-decisionOverdue = De organisatie antwoordde niet op tijd: een termijn liep af op { $day }. U hebt nog steeds recht op antwoord, en kunt een tweede beoordeling vragen.
mail-reviewDecided = Er is een besluit na de tweede beoordeling. U kunt de redenen lezen, en bij wie u verder terechtkunt.
mail-confirmRemedy = Is het opgelost? De organisatie heeft het enkele weken geleden rechtgezet. Laat weten of dat zo is.

mail-received = Er is een nieuwe melding.
mail-submitterReplied = De indiener heeft iets gezegd.
mail-assigned = Een melding is aan u toegewezen.
mail-reviewRequested = Er is een tweede beoordeling gevraagd. Iemand anders moet die doen dan wie besliste of het laatst aan de beschrijving schreef.
mail-deadlineSoon = Een termijn loopt af op { $day }.
mail-deadlineMissed = Een termijn liep af op { $day } en is gemist. Het antwoord moet nog steeds komen.
mail-remedyDue = Wat is toegezegd moet op { $day } klaar zijn.
