### Titles and summaries of events in feeds.
feed-register = Algorithmenregister: Neuigkeiten
feed-search = Algorithmenregister: Neuigkeiten zu einer Auswahl
feed-organization = { $name }: Neuigkeiten im Algorithmenregister
feed-system = { $name }: Verlauf im Algorithmenregister
feed-challenge = Eingabe { $reference }: Verlauf im Algorithmenregister
feed-about = Alle Veröffentlichungen, Bestätigungen, Zurückziehungen und Schwärzungen, die neuesten zuerst.
feed-about-all = Alle Veröffentlichungen, Bestätigungen, Zurückziehungen und Schwärzungen sowie alle öffentlichen Schritte von Eingaben, die neuesten zuerst.
feed-about-challenge = Alle öffentlichen Schritte dieser Eingabe, die neuesten zuerst.

event-new = Neu im Register
event-back = Wieder im Register
event-changed = Geändert
event-confirmed = Als weiterhin richtig bestätigt
event-withdrawn = Aus dem Register zurückgezogen
event-redacted = Geschwärzt
event-title = { $event }: { $name }

changed-fields = Geändert: { $fields }
back-fields = Wieder im Register. Geändert: { $fields }
withdrawn-because = Aus dem Register zurückgezogen: { $reason }
redacted-fields = In Version { $version } geschwärzt (rechtlicher Grund: { $ground }): { $fields }
fields-more = { $fields } und { $count ->
    [one] 1 weiteres Feld
   *[other] { $count } weitere Felder
}

challenge-title = Eingabe { $reference }: { $what }
challenge-about = { $kind }: { $name }
challenge-detail = { $event }, { $detail }
challenge-event-received = eingegangen
challenge-event-acknowledged = Eingang bestätigt
challenge-event-screened = Vorprüfung durchgeführt
challenge-event-admitted = zur Bearbeitung angenommen
challenge-event-refused = nicht zur Bearbeitung angenommen
challenge-event-redirected = an eine andere Stelle verwiesen
challenge-event-merged = mit einer anderen Eingabe zusammengeführt
challenge-event-inReview = in Prüfung
challenge-event-asked = Frage an die einreichende Person gestellt
challenge-event-answered = Frage beantwortet oder keine Antwort innerhalb der Frist
challenge-event-extended = Frist verlängert
challenge-event-decided = entschieden
challenge-event-remedyDue = Abhilfemaßnahme zugesagt
challenge-event-remedied = Abhilfemaßnahme umgesetzt
challenge-event-confirmed = Abhilfemaßnahme von der einreichenden Person bestätigt
challenge-event-disputed = Abhilfemaßnahme von der einreichenden Person bestritten
challenge-event-reviewRequested = zweite Prüfung beantragt
challenge-event-inSecondReview = zweite Prüfung begonnen
challenge-event-reviewExtended = Frist der zweiten Prüfung verlängert
challenge-event-reviewDecided = zweite Prüfung entschieden
challenge-event-withdrawn = von der einreichenden Person zurückgezogen
challenge-event-externallyReferred = jetzt bei einem Gericht oder einer anderen externen Stelle
challenge-event-summarized = öffentliche Zusammenfassung hinzugefügt
challenge-event-deemedUnanswered = Frist versäumt
challenge-event-closed = abgeschlossen
challenge-event-joined = eine andere Eingabe wurde mit dieser zusammengeführt
challenge-event-supported = weitere Personen geben an, dass sie ebenfalls betroffen sind
challenge-event-clustered = so viele Personen sind betroffen, dass eine Entscheidung für alle gelten muss
challenge-event-redacted = Text aus rechtlichen Gründen geschwärzt
challenge-event-other = geändert
