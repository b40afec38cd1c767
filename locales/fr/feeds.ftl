### Titles and summaries of events in feeds.
feed-register = Registre des algorithmes : actualités
feed-search = Registre des algorithmes : actualités d’une sélection
feed-organization = { $name } : actualités dans le registre des algorithmes
feed-system = { $name } : historique dans le registre des algorithmes
feed-challenge = Réclamation { $reference } : historique dans le registre des algorithmes
feed-about = L’ensemble des publications, confirmations, retraits et occultations, du plus récent au plus ancien.
feed-about-all = L’ensemble des publications, confirmations, retraits et occultations, et des étapes publiques des réclamations, du plus récent au plus ancien.
feed-about-challenge = Toutes les étapes publiques de cette réclamation, de la plus récente à la plus ancienne.

event-new = Nouveau dans le registre
event-back = De retour dans le registre
event-changed = Modifié
event-confirmed = Exactitude confirmée
event-withdrawn = Retiré du registre
event-redacted = Texte occulté
event-title = { $event } : { $name }

changed-fields = Champs modifiés : { $fields }
back-fields = De retour dans le registre. Champs modifiés : { $fields }
withdrawn-because = Retiré du registre : { $reason }
redacted-fields = Texte occulté dans la version { $version } (motif légal : { $ground }) : { $fields }
fields-more = { $fields } et { $count ->
    [one] 1 autre champ
   *[other] { $count } autres champs
}

challenge-title = Réclamation { $reference } : { $what }
challenge-about = { $kind } : { $name }
challenge-detail = { $event }, { $detail }
challenge-event-received = reçue
challenge-event-acknowledged = accusé de réception envoyé
challenge-event-screened = examen préliminaire effectué
challenge-event-admitted = jugée recevable
challenge-event-refused = jugée irrecevable
challenge-event-redirected = transmise à un autre organisme
challenge-event-merged = jointe à une autre réclamation
challenge-event-inReview = en cours d’examen
challenge-event-asked = question envoyée à l’auteur de la réclamation
challenge-event-answered = réponse à la question reçue, ou absence de réponse dans le délai
challenge-event-extended = délai prolongé
challenge-event-decided = décision rendue
challenge-event-remedyDue = mesure corrective promise
challenge-event-remedied = mesure corrective mise en œuvre
challenge-event-confirmed = mesure corrective confirmée par l’auteur de la réclamation
challenge-event-disputed = mesure corrective contestée par l’auteur de la réclamation
challenge-event-reviewRequested = réexamen demandé
challenge-event-inSecondReview = réexamen commencé
challenge-event-reviewExtended = délai du réexamen prolongé
challenge-event-reviewDecided = décision rendue après réexamen
challenge-event-withdrawn = retirée par son auteur
challenge-event-externallyReferred = désormais devant un tribunal ou un autre organisme extérieur
challenge-event-summarized = résumé public ajouté
challenge-event-deemedUnanswered = délai non respecté
challenge-event-closed = close
challenge-event-joined = une autre réclamation jointe à celle-ci
challenge-event-supported = d’autres personnes déclarent être aussi concernées
challenge-event-clustered = tant de personnes sont concernées qu’une même décision doit valoir pour toutes
challenge-event-redacted = texte occulté pour un motif légal
challenge-event-other = modifiée
