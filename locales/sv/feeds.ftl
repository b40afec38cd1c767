### Titles and summaries of events in feeds.
feed-register = Algoritmregister: nytt
feed-search = Algoritmregister: nytt om ett urval
feed-organization = { $name }: nytt i algoritmregistret
feed-system = { $name }: historik i algoritmregistret
feed-challenge = Anmälan { $reference }: historik i algoritmregistret
feed-about = Alla publiceringar, bekräftelser, återkallelser och maskningar, de senaste först.
feed-about-all = Alla publiceringar, bekräftelser, återkallelser och maskningar samt alla offentliga steg i anmälningar, de senaste först.
feed-about-challenge = Alla offentliga steg i den här anmälan, de senaste först.

event-new = Nytt i registret
event-back = Tillbaka i registret
event-changed = Ändrat
event-confirmed = Bekräftat som fortfarande riktigt
event-withdrawn = Återkallat från registret
event-redacted = Maskat
event-title = { $event }: { $name }

changed-fields = Ändrat: { $fields }
back-fields = Tillbaka i registret. Ändrat: { $fields }
withdrawn-because = Återkallat från registret: { $reason }
redacted-fields = Maskat i version { $version } (rättsligt skäl: { $ground }): { $fields }
fields-more = { $fields } och { $count ->
    [one] 1 fält till
   *[other] { $count } fält till
}

challenge-title = Anmälan { $reference }: { $what }
challenge-about = { $kind }: { $name }
challenge-detail = { $event }, { $detail }
challenge-event-received = inkommen
challenge-event-acknowledged = mottagande bekräftat
challenge-event-screened = inledande bedömning gjord
challenge-event-admitted = upptagen till behandling
challenge-event-refused = inte upptagen till behandling
challenge-event-redirected = hänvisad till en annan instans
challenge-event-merged = ihopslagen med en annan anmälan
challenge-event-inReview = prövas
challenge-event-asked = fråga skickad till anmälaren
challenge-event-answered = fråga besvarad, eller inget svar inom tidsfristen
challenge-event-extended = tidsfrist förlängd
challenge-event-decided = avgjord
challenge-event-remedyDue = åtgärd utlovad
challenge-event-remedied = åtgärd genomförd
challenge-event-confirmed = åtgärd bekräftad av anmälaren
challenge-event-disputed = åtgärd bestridd av anmälaren
challenge-event-reviewRequested = ny prövning begärd
challenge-event-inSecondReview = ny prövning påbörjad
challenge-event-reviewExtended = tidsfrist för ny prövning förlängd
challenge-event-reviewDecided = ny prövning avgjord
challenge-event-withdrawn = återkallad av anmälaren
challenge-event-externallyReferred = nu hos en domstol eller en annan extern instans
challenge-event-summarized = offentlig sammanfattning tillagd
challenge-event-deemedUnanswered = tidsfrist överskriden
challenge-event-closed = avslutad
challenge-event-joined = en annan anmälan har slagits ihop med den här
challenge-event-supported = fler personer uppger att de också berörs
challenge-event-clustered = så många berörs att ett och samma beslut måste gälla alla
challenge-event-redacted = text maskad av rättsliga skäl
challenge-event-other = ändrad
