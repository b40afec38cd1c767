feed-register = Algoritmeregister: nyt
feed-search = Algoritmeregister: nyt om et udvalg
feed-organization = { $name }: nyt i algoritmeregistret
feed-system = { $name }: historik i algoritmeregistret
feed-challenge = Henvendelse { $reference }: historik i algoritmeregistret
feed-about = Hver offentliggørelse, bekræftelse, tilbagetrækning og fjernelse på grund af en retlig pligt, den nyeste først.
feed-about-all = Hver offentliggørelse, bekræftelse, tilbagetrækning og fjernelse på grund af en retlig pligt og hvert offentligt skridt i en henvendelse, det nyeste først.
feed-about-challenge = Hvert offentligt skridt i denne henvendelse, det nyeste først.

event-new = Ny i registret
event-back = Tilbage i registret
event-changed = Ændret
event-confirmed = Bekræftet som stadig korrekt
event-withdrawn = Ude af registret
event-redacted = Fjernet på grund af en retlig pligt
event-title = { $event }: { $name }

changed-fields = Ændret: { $fields }
back-fields = Tilbage i registret. Ændret: { $fields }
withdrawn-because = Ude af registret: { $reason }
redacted-fields = Fjernet fra version { $version } på grund af en retlig pligt ({ $ground }): { $fields }
fields-more = { $fields } og { $count ->
    [one] 1 felt mere
   *[other] { $count } felter mere
}

challenge-title = Henvendelse { $reference }: { $what }
challenge-about = { $kind }: { $name }
challenge-detail = { $event }, { $detail }
challenge-event-received = modtaget
challenge-event-acknowledged = modtagelse bekræftet
challenge-event-screened = vurderet, om den kan behandles
challenge-event-admitted = taget under behandling
challenge-event-refused = ikke taget under behandling
challenge-event-redirected = henvist til en anden myndighed
challenge-event-merged = lagt sammen med en anden henvendelse
challenge-event-inReview = undersøges
challenge-event-asked = spørgsmål stillet til indsenderen
challenge-event-answered = spørgsmål besvaret eller udløbet
challenge-event-extended = afgørelse udsat
challenge-event-decided = afgjort
challenge-event-remedyDue = afhjælpning lovet
challenge-event-remedied = afhjælpning gennemført
challenge-event-confirmed = løst, siger indsenderen
challenge-event-disputed = ikke løst, siger indsenderen
challenge-event-reviewRequested = ny vurdering ønsket
challenge-event-inSecondReview = ny vurdering påbegyndt
challenge-event-reviewExtended = ny vurdering udsat
challenge-event-reviewDecided = ny vurdering afgjort
challenge-event-withdrawn = trukket tilbage af indsenderen
challenge-event-externallyReferred = nu hos en domstol eller en anden ekstern instans
challenge-event-summarized = offentligt resumé tilføjet
challenge-event-deemedUnanswered = frist overskredet
challenge-event-closed = afsluttet
challenge-event-joined = en anden henvendelse er lagt sammen med den
challenge-event-supported = flere siger, at det også berører dem
challenge-event-clustered = så mange er berørt, at svaret skal gælde for alle
challenge-event-redacted = en del fjernet på grund af en retlig pligt
challenge-event-other = ændret
