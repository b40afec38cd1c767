### Titles and summaries of events in feeds.
feed-register = Registro degli algoritmi: aggiornamenti
feed-search = Registro degli algoritmi: aggiornamenti di una selezione
feed-organization = { $name }: aggiornamenti nel registro degli algoritmi
feed-system = { $name }: cronologia nel registro degli algoritmi
feed-challenge = Segnalazione { $reference }: cronologia nel registro degli algoritmi
feed-about = Tutte le pubblicazioni, le conferme, i ritiri e gli oscuramenti, dal più recente al meno recente.
feed-about-all = Tutte le pubblicazioni, le conferme, i ritiri e gli oscuramenti, e tutti i passaggi pubblici delle segnalazioni, dal più recente al meno recente.
feed-about-challenge = Tutti i passaggi pubblici di questa segnalazione, dal più recente al meno recente.

event-new = Nuovo nel registro
event-back = Di nuovo nel registro
event-changed = Modificato
event-confirmed = Correttezza confermata
event-withdrawn = Ritirato dal registro
event-redacted = Testo oscurato
event-title = { $event }: { $name }

changed-fields = Campi modificati: { $fields }
back-fields = Di nuovo nel registro. Campi modificati: { $fields }
withdrawn-because = Ritirato dal registro: { $reason }
redacted-fields = Testo oscurato nella versione { $version } (motivo di legge: { $ground }): { $fields }
fields-more = { $fields } e { $count ->
    [one] 1 altro campo
   *[other] altri { $count } campi
}

challenge-title = Segnalazione { $reference }: { $what }
challenge-about = { $kind }: { $name }
challenge-detail = { $event }, { $detail }
challenge-event-received = ricevuta
challenge-event-acknowledged = conferma di ricezione inviata
challenge-event-screened = esame preliminare svolto
challenge-event-admitted = presa in carico
challenge-event-refused = non presa in carico
challenge-event-redirected = trasmessa a un altro ente
challenge-event-merged = riunita a un’altra segnalazione
challenge-event-inReview = in esame
challenge-event-asked = domanda inviata alla persona segnalante
challenge-event-answered = risposta alla domanda ricevuta, o nessuna risposta entro il termine
challenge-event-extended = termine prorogato
challenge-event-decided = decisa
challenge-event-remedyDue = misura correttiva promessa
challenge-event-remedied = misura correttiva attuata
challenge-event-confirmed = misura correttiva confermata dalla persona segnalante
challenge-event-disputed = misura correttiva contestata dalla persona segnalante
challenge-event-reviewRequested = riesame richiesto
challenge-event-inSecondReview = riesame iniziato
challenge-event-reviewExtended = termine del riesame prorogato
challenge-event-reviewDecided = decisa in sede di riesame
challenge-event-withdrawn = ritirata dalla persona segnalante
challenge-event-externallyReferred = ora davanti a un giudice o a un altro ente esterno
challenge-event-summarized = sintesi pubblica aggiunta
challenge-event-deemedUnanswered = termine non rispettato
challenge-event-closed = chiusa
challenge-event-joined = un’altra segnalazione riunita a questa
challenge-event-supported = altre persone dichiarano di essere anch’esse interessate
challenge-event-clustered = le persone interessate sono così tante che un’unica decisione deve valere per tutte
challenge-event-redacted = testo oscurato per un motivo di legge
challenge-event-other = modificata
