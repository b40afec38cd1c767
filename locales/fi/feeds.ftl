feed-register = Algoritmirekisteri: uutta
feed-search = Algoritmirekisteri: uutta valikoimasta
feed-organization = { $name }: uutta algoritmirekisterissä
feed-system = { $name }: historia algoritmirekisterissä
feed-about = Jokainen julkaisu, vahvistus, rekisteristä poistuminen ja lakisääteisen velvollisuuden vuoksi tehty poisto, uusin ensin.

event-new = Uusi rekisterissä
event-back = Takaisin rekisterissä
event-changed = Muutettu
event-confirmed = Vahvistettu yhä oikeaksi
event-withdrawn = Poistunut rekisteristä
event-redacted = Poistettu lakisääteisen velvollisuuden vuoksi
event-title = { $event }: { $name }

changed-fields = Muutettu: { $fields }
back-fields = Takaisin rekisterissä. Muutettu: { $fields }
withdrawn-because = Poistunut rekisteristä: { $reason }
redacted-fields = Poistettu versiosta { $version } lakisääteisen velvollisuuden vuoksi ({ $ground }): { $fields }
fields-more = { $fields } ja { $count ->
    [one] 1 muu kenttä
   *[other] { $count } muuta kenttää
}
