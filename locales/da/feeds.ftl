feed-register = Algoritmeregister: nyt
feed-search = Algoritmeregister: nyt om et udvalg
feed-organization = { $name }: nyt i algoritmeregistret
feed-system = { $name }: historik i algoritmeregistret
feed-about = Hver offentliggørelse, bekræftelse, tilbagetrækning og fjernelse på grund af en retlig pligt, den nyeste først.

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
