feed-register = Algoritmirekisteri: uutta
feed-search = Algoritmirekisteri: uutta valikoimasta
feed-organization = { $name }: uutta algoritmirekisterissä
feed-system = { $name }: historia algoritmirekisterissä
feed-challenge = Huomautus { $reference }: historia algoritmirekisterissä
feed-about = Jokainen julkaisu, vahvistus, rekisteristä poistuminen ja lakisääteisen velvollisuuden vuoksi tehty poisto, uusin ensin.
feed-about-all = Jokainen julkaisu, vahvistus, rekisteristä poistuminen ja lakisääteisen velvollisuuden vuoksi tehty poisto sekä huomautuksen jokainen julkinen vaihe, uusin ensin.
feed-about-challenge = Tämän huomautuksen jokainen julkinen vaihe, uusin ensin.

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

challenge-title = Huomautus { $reference }: { $what }
challenge-about = { $kind }: { $name }
challenge-detail = { $event }, { $detail }
challenge-event-received = vastaanotettu
challenge-event-acknowledged = vastaanotto vahvistettu
challenge-event-screened = arvioitu, voidaanko se käsitellä
challenge-event-admitted = otettu käsiteltäväksi
challenge-event-refused = ei otettu käsiteltäväksi
challenge-event-redirected = ohjattu toiselle taholle
challenge-event-merged = yhdistetty toiseen huomautukseen
challenge-event-inReview = tutkitaan
challenge-event-asked = lähettäjältä kysytty
challenge-event-answered = kysymykseen vastattu tai aika päättynyt
challenge-event-extended = päätöstä lykätty
challenge-event-decided = päätetty
challenge-event-remedyDue = korjaus luvattu
challenge-event-remedied = korjaus tehty
challenge-event-confirmed = ratkaistu, sanoo lähettäjä
challenge-event-disputed = ei ratkaistu, sanoo lähettäjä
challenge-event-reviewRequested = toinen arvio pyydetty
challenge-event-inSecondReview = toinen arvio aloitettu
challenge-event-reviewExtended = toista arviota lykätty
challenge-event-reviewDecided = toinen arvio päätetty
challenge-event-withdrawn = lähettäjä perui
challenge-event-externallyReferred = nyt tuomioistuimessa tai muussa ulkopuolisessa elimessä
challenge-event-summarized = julkinen tiivistelmä lisätty
challenge-event-deemedUnanswered = määräaika ylitetty
challenge-event-closed = suljettu
challenge-event-joined = siihen yhdistettiin toinen huomautus
challenge-event-supported = useampi sanoo asian koskevan myös itseään
challenge-event-clustered = koskee niin monia, että vastauksen on koskettava kaikkia
challenge-event-redacted = osa poistettu lakisääteisen velvollisuuden vuoksi
challenge-event-other = muutettu
