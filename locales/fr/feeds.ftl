feed-register = Registre des algorithmes : actualités
feed-search = Registre des algorithmes : actualités d’une sélection
feed-organization = { $name } : actualités dans le registre des algorithmes
feed-system = { $name } : historique dans le registre des algorithmes
feed-challenge = Contestation { $reference } : historique dans le registre des algorithmes
feed-about = Chaque publication, confirmation, retrait et suppression en vertu d’une obligation légale, du plus récent au plus ancien.
feed-about-all = Chaque publication, confirmation, retrait et suppression en vertu d’une obligation légale, et chaque étape publique d’une contestation, du plus récent au plus ancien.
feed-about-challenge = Chaque étape publique de cette contestation, de la plus récente à la plus ancienne.

event-new = Nouveau dans le registre
event-back = De retour dans le registre
event-changed = Modifié
event-confirmed = Confirmé comme toujours exact
event-withdrawn = Retiré du registre
event-redacted = Supprimé en vertu d’une obligation légale
event-title = { $event } : { $name }

changed-fields = Modifié : { $fields }
back-fields = De retour dans le registre. Modifié : { $fields }
withdrawn-because = Retiré du registre : { $reason }
redacted-fields = Supprimé de la version { $version } en vertu d’une obligation légale ({ $ground }) : { $fields }
fields-more = { $fields } et { $count ->
    [one] 1 autre champ
   *[other] { $count } autres champs
}

challenge-title = Contestation { $reference } : { $what }
challenge-about = { $kind } : { $name }
challenge-detail = { $event }, { $detail }
challenge-event-received = reçue
challenge-event-acknowledged = réception confirmée
challenge-event-screened = recevabilité examinée
challenge-event-admitted = prise en charge
challenge-event-refused = non prise en charge
challenge-event-redirected = transmise à un autre organisme
challenge-event-merged = jointe à une autre contestation
challenge-event-inReview = en cours d’examen
challenge-event-asked = question posée à l’auteur
challenge-event-answered = question répondue ou expirée
challenge-event-extended = décision reportée
challenge-event-decided = décidée
challenge-event-remedyDue = réparation promise
challenge-event-remedied = réparation effectuée
challenge-event-confirmed = résolue, selon l’auteur
challenge-event-disputed = non résolue, selon l’auteur
challenge-event-reviewRequested = second examen demandé
challenge-event-inSecondReview = second examen commencé
challenge-event-reviewExtended = second examen reporté
challenge-event-reviewDecided = second examen décidé
challenge-event-withdrawn = retirée par son auteur
challenge-event-externallyReferred = désormais devant un tribunal ou un autre organisme extérieur
challenge-event-summarized = résumé public ajouté
challenge-event-deemedUnanswered = délai dépassé
challenge-event-closed = close
challenge-event-joined = une autre contestation y a été jointe
challenge-event-supported = d’autres personnes disent être aussi concernées
challenge-event-clustered = tant de personnes sont concernées que la réponse doit valoir pour toutes
challenge-event-redacted = partie supprimée en vertu d’une obligation légale
challenge-event-other = modifiée
