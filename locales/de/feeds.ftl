feed-register = Algorithmenregister: Neuigkeiten
feed-search = Algorithmenregister: Neuigkeiten einer Auswahl
feed-organization = { $name }: Neuigkeiten im Algorithmenregister
feed-system = { $name }: Verlauf im Algorithmenregister
feed-challenge = Eingabe { $reference }: Verlauf im Algorithmenregister
feed-about = Jede Veröffentlichung, Bestätigung, Rücknahme und Entfernung aufgrund einer gesetzlichen Pflicht, die neueste zuerst.
feed-about-all = Jede Veröffentlichung, Bestätigung, Rücknahme und Entfernung aufgrund einer gesetzlichen Pflicht und jeder öffentliche Schritt einer Eingabe, die neueste zuerst.
feed-about-challenge = Jeder öffentliche Schritt dieser Eingabe, der neueste zuerst.

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

challenge-title = Eingabe { $reference }: { $what }
challenge-about = { $kind }: { $name }
challenge-detail = { $event }, { $detail }
challenge-event-received = eingegangen
challenge-event-acknowledged = Eingang bestätigt
challenge-event-screened = geprüft, ob sie bearbeitet werden kann
challenge-event-admitted = zur Bearbeitung angenommen
challenge-event-refused = nicht angenommen
challenge-event-redirected = an eine andere Stelle verwiesen
challenge-event-merged = mit einer anderen Eingabe zusammengelegt
challenge-event-inReview = wird untersucht
challenge-event-asked = Frage an die einreichende Person gestellt
challenge-event-answered = Frage beantwortet oder verfallen
challenge-event-extended = Entscheidung aufgeschoben
challenge-event-decided = entschieden
challenge-event-remedyDue = Abhilfe zugesagt
challenge-event-remedied = Abhilfe geschaffen
challenge-event-confirmed = gelöst, sagt die einreichende Person
challenge-event-disputed = nicht gelöst, sagt die einreichende Person
challenge-event-reviewRequested = zweite Prüfung verlangt
challenge-event-inSecondReview = zweite Prüfung begonnen
challenge-event-reviewExtended = zweite Prüfung aufgeschoben
challenge-event-reviewDecided = zweite Prüfung entschieden
challenge-event-withdrawn = von der einreichenden Person zurückgezogen
challenge-event-externallyReferred = jetzt bei einem Gericht oder einer anderen äußeren Stelle
challenge-event-summarized = öffentliche Zusammenfassung hinzugefügt
challenge-event-deemedUnanswered = Frist versäumt
challenge-event-closed = abgeschlossen
challenge-event-joined = eine weitere Eingabe wurde dazugelegt
challenge-event-supported = weitere sagen, dass es sie auch betrifft
challenge-event-clustered = so viele betroffen, dass die Antwort für alle gelten muss
challenge-event-redacted = ein Teil aufgrund einer gesetzlichen Pflicht entfernt
challenge-event-other = geändert
