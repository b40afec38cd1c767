# Legal routes, and the case file that a submitter can hand in there.

route-individualDecision = Il s’agit d’une décision concernant une seule personne. Ce qui compte contre elle est une réclamation ou un recours, dans le délai indiqué par la décision elle-même. Ce formulaire n’arrête pas ce délai.
route-privacyRight = Il s’agit d’un droit prévu par la protection des données. Adressez-vous à l’organisation elle-même : elle doit répondre dans le délai légal, un mois dans l’Union européenne (RGPD, article 12, paragraphe 3). Si elle ne le fait pas, ou si vous n’êtes pas d’accord, vous pouvez saisir l’autorité de protection des données ou le juge. Ce formulaire n’arrête aucun délai.
caseFile = Dossier
caseFile-about = Ce qui a été déposé dans un registre public d’algorithmes, à présenter là où il le faut.
caseFile-reference = Référence
caseFile-organization = Organisation
caseFile-system = Système
caseFile-version = Version de la fiche
caseFile-received = Reçu le
caseFile-challengedParts = Contesté
caseFile-route = Voie légale
caseFile-text = Ce qui a été déposé
caseFile-requestedOutcome = Ce qui devrait être fait
caseFile-conversation = Échanges
caseFile-submitter = Auteur
caseFile-organizationSide = Organisation
caseFile-proof = L’entrée { $index } du journal du registre fixe l’empreinte SHA-256 du sel (décodé de base64url) et du texte : { $digest }. Le sel est { $salt }.
