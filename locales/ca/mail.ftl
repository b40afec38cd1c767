mail-subject-code = Confirmeu la vostra adreça
mail-subject-submitter = Novetats de la vostra reclamació { $reference }
mail-subject-handler = Reclamació { $reference }

mail-code-submitter = Algú vol saber en aquesta adreça què passa amb la reclamació { $reference } a { $host }. Si sou vós, obriu la conversa amb el vostre rebut i indiqueu-hi aquest codi:
mail-code-handler = Algú amb un compte a { $host } vol rebre en aquesta adreça avisos sobre reclamacions. Si sou vós, confirmeu-ho amb aquest codi:
mail-code-valid = El codi val fins al { $day }. Si no heu estat vós, no cal que feu res: no se us enviarà res més.

mail-reference = Reclamació: { $reference }
mail-organization = Organització: { $name }

mail-open-submitter = La conversa s’obre amb les dotze paraules del vostre rebut. No us les demanarem mai per correu.
mail-open-handler = Inicieu la sessió per llegir què s’ha dit.
mail-stop-submitter = No voleu més missatges com aquest? Esborreu el contacte de la vostra reclamació amb les dotze paraules del vostre rebut.
mail-stop-handler = No voleu més missatges com aquest? Desactiveu els avisos del vostre compte.
mail-no-reply = Ningú no llegeix les respostes a aquest missatge.

mail-infoRequested = L’organització us fa una pregunta. Responeu, si us plau, com a molt tard el { $day }.
mail-message = L’organització us ha enviat un missatge.
mail-summaryProposed = L’organització proposa un resum de la vostra reclamació perquè tothom el llegeixi. Mireu-lo, si us plau, i accepteu-lo o digueu-ho amb altres paraules.
mail-admitted = La vostra reclamació es tramitarà.
mail-refused = La vostra reclamació no es tramitarà. Podeu llegir-ne el motiu i demanar una segona revisió.
mail-redirected = És un altre organisme qui ha de respondre. Podeu llegir-ne el motiu i demanar una segona revisió.
mail-merged = La vostra reclamació es respondrà juntament amb una de semblant.
mail-referred = Ara algú altre té la vostra reclamació, com un tribunal o una autoritat de control.
mail-closed = La reclamació a la qual es va unir la vostra és tancada, i la vostra també.
mail-extended = La resposta a la vostra reclamació trigarà més. Podeu llegir-ne el motiu i la nova data.
mail-decided = Hi ha una decisió sobre la vostra reclamació. Podeu llegir-ne els motius. Si no hi esteu d’acord, podeu demanar una segona revisió.
mail-remedied = L’organització diu que ho ha corregit. D’aquí a unes setmanes se us preguntarà si està resolt.
mail-decisionOverdue = L’organització no ha respost a temps: un termini va acabar el { $day }. La resposta encara se us deu, i podeu demanar una segona revisió.
mail-reviewDecided = La segona revisió està decidida. Podeu llegir-ne els motius i a qui més podeu acudir.
mail-confirmRemedy = Està resolt? L’organització ho va corregir fa unes setmanes. Digueu, si us plau, si és així.

mail-received = Ha arribat una nova reclamació.
mail-submitterReplied = Qui va presentar la reclamació ha dit alguna cosa.
mail-assigned = Se us ha assignat una reclamació.
mail-reviewRequested = Es demana una segona revisió. L’ha de fer algú que ni va decidir ni va escriure la fitxa per última vegada.
mail-deadlineSoon = Un termini acaba el { $day }.
mail-deadlineMissed = Un termini va acabar el { $day } sense resposta. La resposta encara es deu.
mail-remedyDue = El que es va prometre s’ha d’haver fet el { $day }.
