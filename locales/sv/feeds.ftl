feed-register = Algoritmregister: nytt
feed-search = Algoritmregister: nytt om ett urval
feed-organization = { $name }: nytt i algoritmregistret
feed-system = { $name }: historik i algoritmregistret
feed-about = Varje publicering, bekräftelse, återkallelse och borttagning på grund av en rättslig skyldighet, den senaste först.

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
