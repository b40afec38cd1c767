### E-mails to submitters and case handlers. They name the event and never quote what a person wrote.
mail-subject-code = Confirmeu la vostra adreça electrònica
mail-subject-submitter = Novetats sobre la vostra reclamació { $reference }
mail-subject-handler = Reclamació { $reference }

mail-code-submitter = Algú ha demanat rebre en aquesta adreça electrònica novetats sobre la reclamació { $reference } a { $host }. Si heu estat vós, obriu la conversa amb el vostre resguard i introduïu aquest codi:
mail-code-handler = Algú amb un compte a { $host } ha demanat rebre en aquesta adreça electrònica avisos sobre reclamacions. Si heu estat vós, confirmeu l’adreça amb aquest codi:
mail-code-valid = El codi és vàlid fins al { $day }. Si no heu estat vós, no cal que feu res. No us enviarem més correus.

mail-reference = Reclamació: { $reference }
mail-organization = Organisme: { $name }

mail-open-submitter = Per obrir la conversa, utilitzeu les dotze paraules del vostre resguard. No us les demanarem mai per correu electrònic.
mail-open-handler = Inicieu la sessió per llegir els detalls.
mail-stop-submitter = Per deixar de rebre aquests correus, esborreu les vostres dades de contacte de la reclamació. Necessitareu les dotze paraules del vostre resguard.
mail-stop-handler = Per deixar de rebre aquests correus, desactiveu els avisos en el vostre compte.
mail-no-reply = No respongueu a aquest correu, si us plau. Ningú no llegeix les respostes.

mail-infoRequested = L’organisme té una pregunta per a vós. Responeu, si us plau, com a molt tard el { $day }.
mail-message = L’organisme us ha enviat un missatge.
mail-summaryProposed = L’organisme proposa un resum públic de la vostra reclamació. Llegiu-lo, si us plau, i després accepteu-lo o proposeu-ne una altra redacció.
mail-admitted = La vostra reclamació s’ha admès a tràmit.
mail-refused = La vostra reclamació no s’ha admès a tràmit. En la conversa podeu llegir-ne el motiu i sol·licitar una segona revisió.
mail-redirected = La vostra reclamació és competència d’un altre organisme. En la conversa podeu llegir-ne el motiu i sol·licitar una segona revisió.
mail-merged = La vostra reclamació es resoldrà juntament amb una altra de semblant.
mail-referred = La vostra reclamació és ara davant d’un altre organisme, com ara un tribunal o una autoritat de supervisió.
mail-closed = La vostra reclamació es va acumular a una altra. Aquesta altra reclamació ja està tancada, i la vostra també.
mail-extended = La resolució de la vostra reclamació trigarà més. En la conversa podeu llegir-ne el motiu i el nou termini.
mail-decided = Hi ha una resolució sobre la vostra reclamació. En la conversa podeu llegir-ne els motius. Si no hi esteu d’acord, podeu sol·licitar una segona revisió.
mail-remedied = L’organisme comunica que ha aplicat la mesura correctora. D’aquí a unes setmanes us preguntarem si el problema està solucionat.
mail-decisionOverdue = L’organisme ha incomplert un termini, que vencia el { $day }. Continua obligat a resoldre, i vós podeu sol·licitar una segona revisió.
mail-reviewDecided = Hi ha una resolució de la segona revisió. En la conversa podeu llegir-ne els motius i a qui podeu acudir ara.
mail-confirmRemedy = Està solucionat el problema? L’organisme va aplicar una mesura correctora fa unes setmanes. Digueu-nos, si us plau, si ha funcionat.

mail-received = Hi ha una nova reclamació.
mail-submitterReplied = La persona reclamant ha respost.
mail-assigned = Se us ha assignat una reclamació.
mail-reviewRequested = S’ha sol·licitat una segona revisió. No la pot fer ni qui va resoldre la reclamació ni qui va editar la fitxa per última vegada.
mail-deadlineSoon = Un termini està a punt de vèncer: { $day }.
mail-deadlineMissed = S’ha incomplert el termini que vencia el { $day }. La reclamació s’ha de tramitar igualment.
mail-remedyDue = La mesura correctora promesa ha d’estar aplicada com a molt tard el { $day }.
