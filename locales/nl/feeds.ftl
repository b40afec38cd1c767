### Titles and summaries of events in feeds.
feed-register = Algoritmeregister: nieuws
feed-search = Algoritmeregister: nieuws over een selectie
feed-organization = { $name }: nieuws in het algoritmeregister
feed-system = { $name }: geschiedenis in het algoritmeregister
feed-challenge = Melding { $reference }: geschiedenis in het algoritmeregister
feed-about = Alles wat is gepubliceerd, bevestigd, uit het register gehaald of weggelakt, het nieuwste eerst.
feed-about-all = Alles wat is gepubliceerd, bevestigd, uit het register gehaald of weggelakt, en elke openbare stap van een melding, het nieuwste eerst.
feed-about-challenge = Elke openbare stap van deze melding, de nieuwste eerst.

event-new = Nieuw in het register
event-back = Terug in het register
event-changed = Gewijzigd
event-confirmed = Bevestigd als nog steeds juist
event-withdrawn = Uit het register gehaald
event-redacted = Weggelakt
event-title = { $event }: { $name }

changed-fields = Gewijzigd: { $fields }
back-fields = Terug in het register. Gewijzigd: { $fields }
withdrawn-because = Uit het register gehaald: { $reason }
redacted-fields = Weggelakt in versie { $version } (juridische grond: { $ground }): { $fields }
fields-more = { $fields } en { $count ->
    [one] nog 1 veld
   *[other] nog { $count } velden
}

challenge-title = Melding { $reference }: { $what }
challenge-about = { $kind }: { $name }
challenge-detail = { $event }, { $detail }
challenge-event-received = ontvangen
challenge-event-acknowledged = ontvangst bevestigd
challenge-event-screened = eerste controle uitgevoerd
challenge-event-admitted = in behandeling genomen
challenge-event-refused = niet in behandeling genomen
challenge-event-redirected = doorverwezen naar een andere instantie
challenge-event-merged = samengevoegd met een andere melding
challenge-event-inReview = wordt beoordeeld
challenge-event-asked = vraag gesteld aan de melder
challenge-event-answered = vraag beantwoord, of geen antwoord binnen de termijn
challenge-event-extended = termijn verlengd
challenge-event-decided = beslist
challenge-event-remedyDue = herstelmaatregel toegezegd
challenge-event-remedied = herstelmaatregel uitgevoerd
challenge-event-confirmed = herstelmaatregel bevestigd door de melder
challenge-event-disputed = herstelmaatregel betwist door de melder
challenge-event-reviewRequested = tweede beoordeling aangevraagd
challenge-event-inSecondReview = tweede beoordeling begonnen
challenge-event-reviewExtended = termijn van de tweede beoordeling verlengd
challenge-event-reviewDecided = beslist na tweede beoordeling
challenge-event-withdrawn = ingetrokken door de melder
challenge-event-externallyReferred = nu bij een rechter of een andere externe instantie
challenge-event-summarized = openbare samenvatting toegevoegd
challenge-event-deemedUnanswered = termijn overschreden
challenge-event-closed = afgesloten
challenge-event-joined = een andere melding is met deze samengevoegd
challenge-event-supported = meer mensen geven aan dat het hen ook raakt
challenge-event-clustered = het raakt zo veel mensen dat één beslissing voor iedereen moet gelden
challenge-event-redacted = tekst weggelakt op juridische gronden
challenge-event-other = gewijzigd
