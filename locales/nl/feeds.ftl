feed-register = Algoritmeregister: nieuws
feed-search = Algoritmeregister: nieuws van een selectie
feed-organization = { $name }: nieuws in het algoritmeregister
feed-system = { $name }: geschiedenis in het algoritmeregister
feed-about = Elke publicatie, bevestiging, intrekking en verwijdering op grond van een wettelijke plicht, de nieuwste eerst.

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
