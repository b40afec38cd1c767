mail-subject-code = Confirmez votre adresse
mail-subject-submitter = Des nouvelles de votre contestation { $reference }
mail-subject-handler = Contestation { $reference }

mail-code-submitter = Quelqu’un souhaite être informé à cette adresse de la suite de la contestation { $reference } sur { $host }. Si c’est vous, ouvrez la conversation avec votre reçu et donnez-y ce code :
mail-code-handler = Une personne qui a un compte sur { $host } souhaite être informée des contestations à cette adresse. Si c’est vous, confirmez-le avec ce code :
mail-code-valid = Le code est valable jusqu’au { $day }. Si ce n’était pas vous, vous n’avez rien à faire : rien d’autre ne vous sera envoyé.

mail-reference = Contestation : { $reference }
mail-organization = Organisation : { $name }

mail-open-submitter = Vous ouvrez la conversation avec les douze mots de votre reçu. Nous ne les demandons jamais par courriel.
mail-open-handler = Connectez-vous pour lire ce qui a été dit.
mail-stop-submitter = Vous ne voulez plus de ces messages ? Effacez le contact de votre contestation avec les douze mots de votre reçu.
mail-stop-handler = Vous ne voulez plus de ces messages ? Désactivez les notifications de votre compte.
mail-no-reply = Personne ne lit les réponses à ce message.

mail-infoRequested = L’organisation vous pose une question. Merci de répondre au plus tard le { $day }.
mail-message = L’organisation vous a envoyé un message.
mail-summaryProposed = L’organisation propose un résumé de votre contestation que tout le monde pourra lire. Merci de le regarder, et de l’accepter ou de le dire autrement.
mail-admitted = Votre contestation est prise en charge.
mail-refused = Votre contestation n’est pas prise en charge. Vous pouvez lire pourquoi et demander un second examen.
mail-redirected = C’est à un autre organisme de répondre. Vous pouvez lire pourquoi et demander un second examen.
mail-merged = Votre contestation recevra une réponse commune avec une autre semblable.
mail-referred = Votre contestation est maintenant entre les mains d’un tiers, comme un tribunal ou une autorité de contrôle.
mail-closed = La contestation à laquelle la vôtre était jointe est close, et la vôtre l’est aussi.
mail-extended = La réponse à votre contestation prendra plus de temps. Vous pouvez lire pourquoi et quelle est la nouvelle date.
mail-decided = Une décision a été prise sur votre contestation. Vous pouvez en lire les raisons. Si vous n’êtes pas d’accord, vous pouvez demander un second examen.
mail-remedied = L’organisation dit avoir corrigé la situation. Dans quelques semaines, il vous sera demandé si c’est résolu.
mail-decisionOverdue = L’organisation n’a pas répondu à temps : un délai a pris fin le { $day }. La réponse vous est toujours due, et vous pouvez demander un second examen.
mail-reviewDecided = Le second examen est terminé. Vous pouvez lire les raisons de la décision et à qui d’autre vous adresser.
mail-confirmRemedy = Est-ce résolu ? L’organisation a corrigé la situation il y a quelques semaines. Merci de dire si c’est le cas.

mail-received = Une nouvelle contestation est arrivée.
mail-submitterReplied = L’auteur de la contestation a dit quelque chose.
mail-assigned = Une contestation vous a été attribuée.
mail-reviewRequested = Un second examen est demandé. Il revient à une personne qui n’a ni décidé ni modifié la fiche en dernier.
mail-deadlineSoon = Un délai prend fin le { $day }.
mail-deadlineMissed = Un délai a pris fin le { $day } sans réponse. Celle-ci est toujours due.
mail-remedyDue = Ce qui a été promis doit être fait le { $day }.
