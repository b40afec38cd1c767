feed-register = Registro degli algoritmi: novità
feed-search = Registro degli algoritmi: novità di una selezione
feed-organization = { $name }: novità nel registro degli algoritmi
feed-system = { $name }: storia nel registro degli algoritmi
feed-challenge = Segnalazione { $reference }: cronologia nel registro degli algoritmi
feed-about = Ogni pubblicazione, conferma, ritiro e rimozione per obbligo di legge, dal più recente al più vecchio.
feed-about-all = Ogni pubblicazione, conferma, ritiro e rimozione per obbligo di legge, e ogni passo pubblico di una segnalazione, dal più recente al più vecchio.
feed-about-challenge = Ogni passo pubblico di questa segnalazione, dal più recente al più vecchio.

event-new = Nuovo nel registro
event-back = Di nuovo nel registro
event-changed = Modificato
event-confirmed = Confermato come ancora corretto
event-withdrawn = Uscito dal registro
event-redacted = Rimosso per obbligo di legge
event-title = { $event }: { $name }

changed-fields = Modificato: { $fields }
back-fields = Di nuovo nel registro. Modificato: { $fields }
withdrawn-because = Uscito dal registro: { $reason }
redacted-fields = Rimosso dalla versione { $version } per obbligo di legge ({ $ground }): { $fields }
fields-more = { $fields } e { $count ->
    [one] 1 altro campo
   *[other] altri { $count } campi
}

challenge-title = Segnalazione { $reference }: { $what }
challenge-about = { $kind }: { $name }
challenge-detail = { $event }, { $detail }
challenge-event-received = ricevuta
challenge-event-acknowledged = ricezione confermata
challenge-event-screened = esaminata l’ammissibilità
challenge-event-admitted = presa in carico
challenge-event-refused = non presa in carico
challenge-event-redirected = trasmessa a un altro ente
challenge-event-merged = unita a un’altra segnalazione
challenge-event-inReview = in esame
challenge-event-asked = domanda posta a chi l’ha presentata
challenge-event-answered = domanda risposta o scaduta
challenge-event-extended = decisione rinviata
challenge-event-decided = decisa
challenge-event-remedyDue = rimedio promesso
challenge-event-remedied = rimedio attuato
challenge-event-confirmed = risolta, secondo chi l’ha presentata
challenge-event-disputed = non risolta, secondo chi l’ha presentata
challenge-event-reviewRequested = secondo esame richiesto
challenge-event-inSecondReview = secondo esame iniziato
challenge-event-reviewExtended = secondo esame rinviato
challenge-event-reviewDecided = secondo esame deciso
challenge-event-withdrawn = ritirata da chi l’ha presentata
challenge-event-externallyReferred = ora davanti a un giudice o a un altro ente esterno
challenge-event-summarized = sintesi pubblica aggiunta
challenge-event-deemedUnanswered = termine non rispettato
challenge-event-closed = chiusa
challenge-event-joined = vi è stata unita un’altra segnalazione
challenge-event-supported = altre persone dicono di esserne toccate
challenge-event-clustered = riguarda così tanti che la risposta deve valere per tutti
challenge-event-redacted = parte rimossa per obbligo di legge
challenge-event-other = modificata
