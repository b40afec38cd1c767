mail-subject-code = Confermi il suo indirizzo
mail-subject-submitter = Novità sulla sua contestazione { $reference }
mail-subject-handler = Contestazione { $reference }

mail-code-submitter = Qualcuno vuole sapere a questo indirizzo che cosa succede con la contestazione { $reference } su { $host }. Se è lei, apra la conversazione con la sua ricevuta e indichi lì questo codice:
mail-code-handler = Qualcuno con un account su { $host } vuole ricevere a questo indirizzo notizie sulle contestazioni. Se è lei, lo confermi con questo codice:
mail-code-valid = Il codice vale fino al { $day }. Se non è stato lei, non deve fare nulla: non le sarà inviato altro.

mail-reference = Contestazione: { $reference }
mail-organization = Organizzazione: { $name }

mail-open-submitter = La conversazione si apre con le dodici parole della sua ricevuta. Non le chiediamo mai per posta elettronica.
mail-open-handler = Acceda per leggere che cosa è stato detto.
mail-stop-submitter = Non vuole più questi messaggi? Cancelli il contatto della sua contestazione con le dodici parole della sua ricevuta.
mail-stop-handler = Non vuole più questi messaggi? Disattivi le notifiche del suo account.
mail-no-reply = Nessuno legge le risposte a questo messaggio.

mail-infoRequested = L’organizzazione le fa una domanda. Risponda, per favore, entro il { $day }.
mail-message = L’organizzazione le ha inviato un messaggio.
mail-summaryProposed = L’organizzazione propone un riassunto della sua contestazione che tutti potranno leggere. Lo guardi, per favore, e lo accetti o lo dica con altre parole.
mail-admitted = La sua contestazione è presa in carico.
mail-refused = La sua contestazione non è presa in carico. Può leggere il motivo e chiedere un secondo esame.
mail-redirected = Deve rispondere un altro ente. Può leggere il motivo e chiedere un secondo esame.
mail-merged = La sua contestazione avrà una risposta insieme a una simile.
mail-referred = Ora la sua contestazione è in mano ad altri, per esempio un tribunale o un’autorità di controllo.
mail-closed = La contestazione a cui era unita la sua è chiusa, e così anche la sua.
mail-extended = La risposta alla sua contestazione richiede più tempo. Può leggere il motivo e la nuova data.
mail-decided = C’è una decisione sulla sua contestazione. Può leggerne i motivi. Se non è d’accordo, può chiedere un secondo esame.
mail-remedied = L’organizzazione dice di aver sistemato le cose. Tra qualche settimana le sarà chiesto se è risolto.
mail-decisionOverdue = L’organizzazione non ha risposto in tempo: un termine è scaduto il { $day }. La risposta le è ancora dovuta, e può chiedere un secondo esame.
mail-reviewDecided = Il secondo esame è deciso. Può leggere i motivi e a chi altro rivolgersi.
mail-confirmRemedy = È risolto? L’organizzazione ha sistemato le cose qualche settimana fa. Dica, per favore, se è così.

mail-received = È arrivata una nuova contestazione.
mail-submitterReplied = Chi ha presentato la contestazione ha detto qualcosa.
mail-assigned = Le è stata assegnata una contestazione.
mail-reviewRequested = È chiesto un secondo esame. Spetta a chi non ha né deciso né scritto per ultimo la scheda.
mail-deadlineSoon = Un termine scade il { $day }.
mail-deadlineMissed = Un termine è scaduto il { $day } senza risposta. La risposta è ancora dovuta.
mail-remedyDue = Quanto promesso va fatto il { $day }.
