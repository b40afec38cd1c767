# Legal routes, and the case file that a submitter can hand in there.

route-individualDecision = Il s’agit d’une décision concernant une personne. Pour la contester, déposez un recours administratif ou contentieux dans le délai indiqué dans la décision. Une réclamation dans ce registre ne suspend pas ce délai.
route-privacyRight = Il s’agit d’un droit prévu par la législation sur la protection des données. Adressez-vous directement à l’organisme. Il doit vous répondre dans le délai légal : un mois dans l’Union européenne (RGPD, article 12, paragraphe 3). S’il ne répond pas, ou si vous n’êtes pas d’accord avec sa réponse, vous pouvez adresser une plainte à l’autorité de protection des données ou saisir la justice. Une réclamation dans ce registre ne suspend aucun délai.
caseFile = Dossier
caseFile-about = Réclamation déposée dans un registre public des algorithmes, à joindre à un recours administratif ou contentieux ou à une plainte.
caseFile-reference = Référence
caseFile-organization = Organisme
caseFile-system = Système
caseFile-version = Version de la fiche
caseFile-received = Date de réception
caseFile-challengedParts = Parties contestées
caseFile-route = Voie de droit
caseFile-text = Texte de la réclamation
caseFile-requestedOutcome = Résultat demandé
caseFile-conversation = Conversation
caseFile-submitter = Auteur de la réclamation
caseFile-organizationSide = Organisme
caseFile-proof = L’entrée { $index } du journal du registre consigne l’empreinte SHA-256 du sel (décodé depuis base64url) suivi du texte : { $digest }. Le sel est { $salt }.
