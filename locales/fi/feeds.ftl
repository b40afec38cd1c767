### Titles and summaries of events in feeds.
feed-register = Algoritmirekisteri: uutta
feed-search = Algoritmirekisteri: uutta valituista järjestelmistä
feed-organization = { $name }: uutta algoritmirekisterissä
feed-system = { $name }: historia algoritmirekisterissä
feed-challenge = Muistutus { $reference }: historia algoritmirekisterissä
feed-about = Kaikki julkaisut, vahvistukset, rekisteristä poistamiset ja peittämiset, uusimmat ensin.
feed-about-all = Kaikki julkaisut, vahvistukset, rekisteristä poistamiset ja peittämiset sekä muistutusten kaikki julkiset vaiheet, uusimmat ensin.
feed-about-challenge = Tämän muistutuksen kaikki julkiset vaiheet, uusimmat ensin.

event-new = Uutta rekisterissä
event-back = Takaisin rekisterissä
event-changed = Muutettu
event-confirmed = Vahvistettu yhä oikeaksi
event-withdrawn = Poistettu rekisteristä
event-redacted = Peitetty
event-title = { $event }: { $name }

changed-fields = Muutettu: { $fields }
back-fields = Takaisin rekisterissä. Muutettu: { $fields }
withdrawn-because = Poistettu rekisteristä: { $reason }
redacted-fields = Peitetty versiossa { $version } (oikeudellinen peruste: { $ground }): { $fields }
fields-more = { $fields } ja { $count ->
    [one] 1 muu kenttä
   *[other] { $count } muuta kenttää
}

challenge-title = Muistutus { $reference }: { $what }
challenge-about = { $kind }: { $name }
challenge-detail = { $event }, { $detail }
challenge-event-received = saapunut
challenge-event-acknowledged = vastaanotto vahvistettu
challenge-event-screened = alkutarkastus tehty
challenge-event-admitted = otettu käsiteltäväksi
challenge-event-refused = ei otettu käsiteltäväksi
challenge-event-redirected = ohjattu toiselle taholle
challenge-event-merged = yhdistetty toiseen muistutukseen
challenge-event-inReview = käsitellään
challenge-event-asked = kysymys lähetetty muistutuksen tekijälle
challenge-event-answered = kysymykseen vastattu tai vastausta ei saatu määräajassa
challenge-event-extended = määräaikaa jatkettu
challenge-event-decided = päätös tehty
challenge-event-remedyDue = korjaava toimenpide luvattu
challenge-event-remedied = korjaava toimenpide tehty
challenge-event-confirmed = muistutuksen tekijä vahvisti korjaavan toimenpiteen
challenge-event-disputed = muistutuksen tekijä kiisti korjaavan toimenpiteen
challenge-event-reviewRequested = uudelleenkäsittelyä pyydetty
challenge-event-inSecondReview = uudelleenkäsittely aloitettu
challenge-event-reviewExtended = uudelleenkäsittelyn määräaikaa jatkettu
challenge-event-reviewDecided = uudelleenkäsittelyssä päätös tehty
challenge-event-withdrawn = muistutuksen tekijä perui muistutuksen
challenge-event-externallyReferred = nyt tuomioistuimessa tai muulla ulkopuolisella taholla
challenge-event-summarized = julkinen tiivistelmä lisätty
challenge-event-deemedUnanswered = määräaika ylitetty
challenge-event-closed = suljettu
challenge-event-joined = tähän yhdistettiin toinen muistutus
challenge-event-supported = useampi ilmoittaa, että asia koskee myös häntä
challenge-event-clustered = asia koskee niin monia, että yhden päätöksen on koskettava heitä kaikkia
challenge-event-redacted = tekstiä peitetty oikeudellisella perusteella
challenge-event-other = muutettu
