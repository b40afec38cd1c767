feed-register = Algoritmregister: nytt
feed-search = Algoritmregister: nytt om ett urval
feed-organization = { $name }: nytt i algoritmregistret
feed-system = { $name }: historik i algoritmregistret
feed-challenge = Synpunkt { $reference }: historik i algoritmregistret
feed-about = Varje publicering, bekräftelse, återkallelse och borttagning på grund av en rättslig skyldighet, den senaste först.
feed-about-all = Varje publicering, bekräftelse, återkallelse och borttagning på grund av en rättslig skyldighet och varje offentligt steg i en synpunkt, det senaste först.
feed-about-challenge = Varje offentligt steg i denna synpunkt, det senaste först.

event-new = Nytt i registret
event-back = Tillbaka i registret
event-changed = Ändrat
event-confirmed = Bekräftat som fortfarande riktigt
event-withdrawn = Ute ur registret
event-redacted = Borttaget på grund av en rättslig skyldighet
event-title = { $event }: { $name }

changed-fields = Ändrat: { $fields }
back-fields = Tillbaka i registret. Ändrat: { $fields }
withdrawn-because = Ute ur registret: { $reason }
redacted-fields = Borttaget ur version { $version } på grund av en rättslig skyldighet ({ $ground }): { $fields }
fields-more = { $fields } och { $count ->
    [one] 1 fält till
   *[other] { $count } fält till
}

challenge-title = Synpunkt { $reference }: { $what }
challenge-about = { $kind }: { $name }
challenge-detail = { $event }, { $detail }
challenge-event-received = mottagen
challenge-event-acknowledged = mottagande bekräftat
challenge-event-screened = bedömd om den kan tas upp
challenge-event-admitted = upptagen till behandling
challenge-event-refused = inte upptagen till behandling
challenge-event-redirected = hänvisad till ett annat organ
challenge-event-merged = sammanförd med en annan synpunkt
challenge-event-inReview = utreds
challenge-event-asked = fråga ställd till avsändaren
challenge-event-answered = fråga besvarad eller förfallen
challenge-event-extended = beslut uppskjutet
challenge-event-decided = beslutad
challenge-event-remedyDue = åtgärd utlovad
challenge-event-remedied = åtgärd genomförd
challenge-event-confirmed = löst, säger avsändaren
challenge-event-disputed = inte löst, säger avsändaren
challenge-event-reviewRequested = ny prövning begärd
challenge-event-inSecondReview = ny prövning påbörjad
challenge-event-reviewExtended = ny prövning uppskjuten
challenge-event-reviewDecided = ny prövning beslutad
challenge-event-withdrawn = återtagen av avsändaren
challenge-event-externallyReferred = nu hos en domstol eller ett annat utomstående organ
challenge-event-summarized = offentlig sammanfattning tillagd
challenge-event-deemedUnanswered = frist överskriden
challenge-event-closed = avslutad
challenge-event-joined = en annan synpunkt har förts till den
challenge-event-supported = fler säger att det berör dem också
challenge-event-clustered = så många berörs att svaret måste gälla alla
challenge-event-redacted = en del borttagen på grund av en rättslig skyldighet
challenge-event-other = ändrad
