feed-register = Algorithmenregister: Neuigkeiten
feed-search = Algorithmenregister: Neuigkeiten einer Auswahl
feed-organization = { $name }: Neuigkeiten im Algorithmenregister
feed-system = { $name }: Verlauf im Algorithmenregister
feed-about = Jede Veröffentlichung, Bestätigung, Rücknahme und Entfernung aufgrund einer gesetzlichen Pflicht, die neueste zuerst.

event-new = Neu im Register
event-back = Wieder im Register
event-changed = Geändert
event-confirmed = Als weiterhin richtig bestätigt
event-withdrawn = Aus dem Register genommen
event-redacted = Aufgrund einer gesetzlichen Pflicht entfernt
event-title = { $event }: { $name }

changed-fields = Geändert: { $fields }
back-fields = Wieder im Register. Geändert: { $fields }
withdrawn-because = Aus dem Register genommen: { $reason }
redacted-fields = Aufgrund einer gesetzlichen Pflicht aus Version { $version } entfernt ({ $ground }): { $fields }
fields-more = { $fields } und { $count ->
    [one] 1 weiteres Feld
   *[other] { $count } weitere Felder
}
