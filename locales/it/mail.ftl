### E-mails to submitters and case handlers. They name the event and never quote what a person wrote.
mail-subject-code = Confermi il suo indirizzo e-mail
mail-subject-submitter = Aggiornamento sulla sua segnalazione { $reference }
mail-subject-handler = Segnalazione { $reference }

mail-code-submitter = Qualcuno ha chiesto di ricevere a questo indirizzo e-mail aggiornamenti sulla segnalazione { $reference } su { $host }. Se la richiesta è sua, apra la conversazione con la sua ricevuta e inserisca questo codice:
mail-code-handler = Qualcuno con un account su { $host } ha chiesto di ricevere a questo indirizzo e-mail notifiche sulle segnalazioni. Se la richiesta è sua, confermi l’indirizzo con questo codice:
mail-code-valid = Il codice è valido fino al { $day }. Se la richiesta non è sua, non deve fare nulla. Non le invieremo altre e-mail.

mail-reference = Segnalazione: { $reference }
mail-organization = Ente: { $name }

mail-open-submitter = Per aprire la conversazione, usi le dodici parole della sua ricevuta. Non gliele chiediamo mai per e-mail.
mail-open-handler = Acceda per leggere i dettagli.
mail-stop-submitter = Per non ricevere più queste e-mail, cancelli i suoi dati di contatto dalla segnalazione. Le serviranno le dodici parole della sua ricevuta.
mail-stop-handler = Per non ricevere più queste e-mail, disattivi le notifiche nel suo account.
mail-no-reply = La preghiamo di non rispondere a questa e-mail. Nessuno legge le risposte.

mail-infoRequested = L’ente ha una domanda per lei. Risponda, per favore, entro il { $day }.
mail-message = L’ente le ha inviato un messaggio.
mail-summaryProposed = L’ente propone una sintesi pubblica della sua segnalazione. La legga, per favore, e poi la accetti o proponga un altro testo.
mail-admitted = La sua segnalazione è stata presa in carico.
mail-refused = La sua segnalazione non è stata presa in carico. Nella conversazione può leggere il motivo e chiedere un riesame.
mail-redirected = La sua segnalazione è di competenza di un altro ente. Nella conversazione può leggere il motivo e chiedere un riesame.
mail-merged = La sua segnalazione sarà decisa insieme a una segnalazione simile.
mail-referred = La sua segnalazione è ora all’esame di un altro ente, come un tribunale o un’autorità di controllo.
mail-closed = La sua segnalazione è stata riunita a un’altra. Quest’altra segnalazione è ora chiusa, e lo è anche la sua.
mail-extended = La decisione sulla sua segnalazione richiederà più tempo. Nella conversazione può leggere il motivo e il nuovo termine.
mail-decided = La sua segnalazione è stata decisa. Nella conversazione può leggere i motivi. Se non è d’accordo, può chiedere un riesame.
mail-remedied = L’ente comunica di aver attuato la misura correttiva. Tra qualche settimana le chiederemo se il problema è risolto.
mail-decisionOverdue = L’ente non ha rispettato un termine, che scadeva il { $day }. Deve comunque decidere, e lei può chiedere un riesame.
mail-reviewDecided = Il riesame si è concluso con una decisione. Nella conversazione può leggere i motivi e a chi può rivolgersi ora.
mail-confirmRemedy = Il problema è risolto? L’ente ha attuato una misura correttiva qualche settimana fa. Ci dica, per favore, se ha funzionato.

mail-received = C’è una nuova segnalazione.
mail-submitterReplied = La persona segnalante ha risposto.
mail-assigned = Le è stata assegnata una segnalazione.
mail-reviewRequested = È stato richiesto un riesame. Non può svolgerlo né chi ha preso la decisione né chi ha modificato la scheda per ultimo.
mail-deadlineSoon = Un termine sta per scadere: { $day }.
mail-deadlineMissed = Il termine che scadeva il { $day } non è stato rispettato. La segnalazione va comunque trattata.
mail-remedyDue = La misura correttiva promessa deve essere attuata entro il { $day }.
