feed-register = Registro degli algoritmi: novità
feed-search = Registro degli algoritmi: novità di una selezione
feed-organization = { $name }: novità nel registro degli algoritmi
feed-system = { $name }: storia nel registro degli algoritmi
feed-about = Ogni pubblicazione, conferma, ritiro e rimozione per obbligo di legge, dal più recente al più vecchio.

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
