### E-mails to submitters and case handlers. They name the event and never quote what a person wrote.
mail-subject-code = Confirmez votre adresse électronique
mail-subject-submitter = Suivi de votre réclamation { $reference }
mail-subject-handler = Réclamation { $reference }

mail-code-submitter = Une personne a demandé à recevoir à cette adresse électronique des nouvelles de la réclamation { $reference } sur { $host }. S’il s’agit de vous, ouvrez la conversation avec votre récépissé et saisissez ce code :
mail-code-handler = Une personne qui a un compte sur { $host } a demandé à recevoir à cette adresse électronique des notifications sur les réclamations. S’il s’agit de vous, confirmez l’adresse avec ce code :
mail-code-valid = Le code est valable jusqu’au { $day }. S’il ne s’agit pas de vous, vous n’avez rien à faire. Nous ne vous enverrons pas d’autre courriel.

mail-reference = Réclamation : { $reference }
mail-organization = Organisme : { $name }

mail-open-submitter = Pour ouvrir la conversation, utilisez les douze mots de votre récépissé. Nous ne les demandons jamais par courriel.
mail-open-handler = Connectez-vous pour lire les détails.
mail-stop-submitter = Pour ne plus recevoir ces courriels, supprimez vos coordonnées de la réclamation. Il vous faudra les douze mots de votre récépissé.
mail-stop-handler = Pour ne plus recevoir ces courriels, désactivez les notifications dans votre compte.
mail-no-reply = Merci de ne pas répondre à ce courriel. Personne ne lit les réponses.

mail-infoRequested = L’organisme a une question à vous poser. Merci de répondre au plus tard le { $day }.
mail-message = L’organisme vous a envoyé un message.
mail-summaryProposed = L’organisme propose un résumé public de votre réclamation. Merci de le lire, puis de l’accepter ou de proposer une autre rédaction.
mail-admitted = Votre réclamation a été jugée recevable.
mail-refused = Votre réclamation a été jugée irrecevable. Dans la conversation, vous pouvez lire le motif et demander un réexamen.
mail-redirected = Votre réclamation relève d’un autre organisme. Dans la conversation, vous pouvez lire le motif et demander un réexamen.
mail-merged = Une même décision sera rendue sur votre réclamation et sur une réclamation similaire.
mail-referred = Votre réclamation est désormais devant un autre organisme, comme un tribunal ou une autorité de contrôle.
mail-closed = Votre réclamation a été jointe à une autre. Cette autre réclamation est maintenant close, et la vôtre aussi.
mail-extended = La décision sur votre réclamation prendra plus de temps. Dans la conversation, vous pouvez lire le motif et le nouveau délai.
mail-decided = Une décision a été rendue sur votre réclamation. Vous pouvez en lire les motifs dans la conversation. Si vous n’êtes pas d’accord, vous pouvez demander un réexamen.
mail-remedied = L’organisme indique avoir mis en œuvre la mesure corrective. Dans quelques semaines, nous vous demanderons si le problème est résolu.
mail-decisionOverdue = L’organisme n’a pas respecté un délai, qui expirait le { $day }. Il reste tenu de rendre une décision, et vous pouvez demander un réexamen.
mail-reviewDecided = Une décision a été rendue après réexamen. Dans la conversation, vous pouvez en lire les motifs et voir à qui vous adresser ensuite.
mail-confirmRemedy = Le problème est-il résolu ? L’organisme a mis en œuvre une mesure corrective il y a quelques semaines. Merci de nous dire si elle a été efficace.

mail-received = Il y a une nouvelle réclamation.
mail-submitterReplied = L’auteur de la réclamation a répondu.
mail-assigned = Une réclamation vous a été attribuée.
mail-reviewRequested = Un réexamen a été demandé. Il ne peut être confié ni à la personne qui a rendu la décision, ni à celle qui a modifié la fiche en dernier.
mail-deadlineSoon = Un délai expire bientôt : le { $day }.
mail-deadlineMissed = Le délai qui expirait le { $day } n’a pas été respecté. La réclamation doit tout de même être traitée.
mail-remedyDue = La mesure corrective promise doit être mise en œuvre au plus tard le { $day }.
