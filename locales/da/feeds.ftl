### Titles and summaries of events in feeds.
feed-register = Algoritmeregister: nyt
feed-search = Algoritmeregister: nyt om udvalgte systemer
feed-organization = { $name }: nyt i algoritmeregistret
feed-system = { $name }: historik i algoritmeregistret
feed-challenge = Henvendelse { $reference }: historik i algoritmeregistret
feed-about = Alle offentliggørelser, bekræftelser, tilbagetrækninger og overstregninger, de nyeste først.
feed-about-all = Alle offentliggørelser, bekræftelser, tilbagetrækninger og overstregninger og alle offentlige trin i henvendelser, de nyeste først.
feed-about-challenge = Alle offentlige trin i denne henvendelse, de nyeste først.

event-new = Nyt i registret
event-back = Tilbage i registret
event-changed = Ændret
event-confirmed = Bekræftet som stadig korrekt
event-withdrawn = Trukket tilbage fra registret
event-redacted = Overstreget
event-title = { $event }: { $name }

changed-fields = Ændret: { $fields }
back-fields = Tilbage i registret. Ændret: { $fields }
withdrawn-because = Trukket tilbage fra registret: { $reason }
redacted-fields = Overstreget i version { $version } (juridisk grund: { $ground }): { $fields }
fields-more = { $fields } og { $count ->
    [one] 1 felt mere
   *[other] { $count } felter mere
}

challenge-title = Henvendelse { $reference }: { $what }
challenge-about = { $kind }: { $name }
challenge-detail = { $event }, { $detail }
challenge-event-received = modtaget
challenge-event-acknowledged = modtagelse bekræftet
challenge-event-screened = indledende vurdering foretaget
challenge-event-admitted = taget under behandling
challenge-event-refused = ikke taget under behandling
challenge-event-redirected = henvist til en anden instans
challenge-event-merged = lagt sammen med en anden henvendelse
challenge-event-inReview = bliver vurderet
challenge-event-asked = spørgsmål sendt til indsenderen
challenge-event-answered = spørgsmål besvaret, eller intet svar inden fristen
challenge-event-extended = frist forlænget
challenge-event-decided = afgjort
challenge-event-remedyDue = afhjælpning lovet
challenge-event-remedied = afhjælpning gennemført
challenge-event-confirmed = afhjælpning bekræftet af indsenderen
challenge-event-disputed = afhjælpning bestridt af indsenderen
challenge-event-reviewRequested = bedt om ny vurdering
challenge-event-inSecondReview = ny vurdering påbegyndt
challenge-event-reviewExtended = frist for ny vurdering forlænget
challenge-event-reviewDecided = afgjort efter ny vurdering
challenge-event-withdrawn = trukket tilbage af indsenderen
challenge-event-externallyReferred = nu hos en domstol eller en anden ekstern instans
challenge-event-summarized = offentligt resumé tilføjet
challenge-event-deemedUnanswered = frist overskredet
challenge-event-closed = afsluttet
challenge-event-joined = en anden henvendelse er lagt sammen med denne
challenge-event-supported = flere personer oplyser, at de også er berørt
challenge-event-clustered = så mange er berørt, at én afgørelse skal gælde for dem alle
challenge-event-redacted = tekst overstreget af juridiske grunde
challenge-event-other = ændret
