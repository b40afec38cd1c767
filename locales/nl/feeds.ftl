feed-register = Algoritmeregister: nieuws
feed-search = Algoritmeregister: nieuws van een selectie
feed-organization = { $name }: nieuws in het algoritmeregister
feed-system = { $name }: geschiedenis in het algoritmeregister
feed-challenge = Melding { $reference }: geschiedenis in het algoritmeregister
feed-about = Elke publicatie, bevestiging, intrekking en verwijdering op grond van een wettelijke plicht, de nieuwste eerst.
feed-about-all = Elke publicatie, bevestiging, intrekking en verwijdering op grond van een wettelijke plicht, en elke openbare stap van een melding, de nieuwste eerst.
feed-about-challenge = Elke openbare stap van deze melding, de nieuwste eerst.

event-new = Nieuw in het register
event-back = Terug in het register
event-changed = Gewijzigd
event-confirmed = Bevestigd als nog juist
event-withdrawn = Uit het register gehaald
event-redacted = Verwijderd op grond van een wettelijke plicht
event-title = { $event }: { $name }

changed-fields = Gewijzigd: { $fields }
back-fields = Terug in het register. Gewijzigd: { $fields }
withdrawn-because = Uit het register gehaald: { $reason }
redacted-fields = Verwijderd uit versie { $version } op grond van een wettelijke plicht ({ $ground }): { $fields }
fields-more = { $fields } en { $count ->
    [one] nog 1 veld
   *[other] nog { $count } velden
}

challenge-title = Melding { $reference }: { $what }
challenge-about = { $kind }: { $name }
challenge-detail = { $event }, { $detail }
challenge-event-received = ontvangen
challenge-event-acknowledged = ontvangst bevestigd
challenge-event-screened = bekeken of ze in behandeling kan
challenge-event-admitted = in behandeling genomen
challenge-event-refused = niet in behandeling genomen
challenge-event-redirected = doorverwezen naar een andere instantie
challenge-event-merged = samengevoegd met een andere melding
challenge-event-inReview = wordt onderzocht
challenge-event-asked = vraag gesteld aan de indiener
challenge-event-answered = vraag beantwoord of verlopen
challenge-event-extended = beslissing uitgesteld
challenge-event-decided = beslist
challenge-event-remedyDue = herstel toegezegd
challenge-event-remedied = herstel uitgevoerd
challenge-event-confirmed = opgelost volgens de indiener
challenge-event-disputed = niet opgelost volgens de indiener
challenge-event-reviewRequested = tweede beoordeling gevraagd
challenge-event-inSecondReview = tweede beoordeling begonnen
challenge-event-reviewExtended = tweede beoordeling uitgesteld
challenge-event-reviewDecided = tweede beoordeling beslist
challenge-event-withdrawn = ingetrokken door de indiener
challenge-event-externallyReferred = nu bij een rechter of een andere instantie buiten de organisatie
challenge-event-summarized = openbare samenvatting toegevoegd
challenge-event-deemedUnanswered = termijn verstreken
challenge-event-closed = afgesloten
challenge-event-joined = een andere melding is hierbij gevoegd
challenge-event-supported = meer mensen zeggen dat het hen ook raakt
challenge-event-clustered = zo velen betreft het dat het antwoord voor allen moet gelden
challenge-event-redacted = deel verwijderd op grond van een wettelijke plicht
challenge-event-other = gewijzigd
