feed-register = Registre des algorithmes : actualités
feed-search = Registre des algorithmes : actualités d’une sélection
feed-organization = { $name } : actualités dans le registre des algorithmes
feed-system = { $name } : historique dans le registre des algorithmes
feed-about = Chaque publication, confirmation, retrait et suppression en vertu d’une obligation légale, du plus récent au plus ancien.

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
