### Explanations of the check of a draft: missing fields, errors, warnings, and losses in other standards.
missing-always = Toute fiche publiée doit comporter ce champ ou indiquer pourquoi il n’est pas rempli.
missing-tier = Ce champ est obligatoire pour les systèmes d’IA à haut risque et les algorithmes à fort impact.
missing-aiInEu = Tout système d’IA d’un organisme de l’UE doit indiquer sa classe selon le règlement sur l’IA.
missing-annexIii = Ce champ est obligatoire pour les systèmes d’IA à haut risque énumérés à l’annexe III du règlement sur l’IA.
missing-article86 = Toute personne a droit à l’explication d’une décision fondée sur un système d’IA à haut risque (règlement sur l’IA, article 86). Indiquez comment la demander.
missing-personalData = Le système traite des données personnelles. Indiquez la base légale.
missing-notNone = Le système traite peut-être des données personnelles. Indiquez si des catégories particulières en font partie.
missing-metByPeople = Il s’agit d’un système d’IA à haut risque, ou les habitants interagissent directement avec lui. Indiquez comment ils en sont informés.
missing-notAssessed = Une analyse d’impact n’a pas été faite ou n’est pas obligatoire. Indiquez pourquoi.
missing-notInHouse = Le système n’a pas été développé en interne. Indiquez qui l’a fourni.
missing-used = Le système est ou a été en service. Indiquez depuis quand. Vous pouvez saisir « unknown » (date inconnue).
missing-retired = Le système a été mis hors service. Indiquez depuis quand.
missing-imported = Une fiche provenant d’un autre registre doit comporter un résumé, une finalité ou une description.

error-required = Ce champ est obligatoire.
error-tooManyItems = Cette liste contient trop d’éléments.
error-unknownField = Aucun champ ne porte ce nom.
error-alwaysRequired = Ce champ est toujours obligatoire. Il ne peut pas être marqué comme non publié ou sans objet.
error-url = Saisissez une adresse web qui commence par https:// ou http://.
error-email = Saisissez une adresse électronique.
error-tooLarge = La fiche est trop volumineuse. La limite est de { $limit } ko.

warning-personalAddress = Cela ressemble à l’adresse d’une seule personne. Utilisez celle d’une équipe : elle sera publique, et les personnes changent de poste.
warning-longName = Le nom compte { $figure } caractères. Limitez-le à 100 : les listes restent faciles à lire, et le registre néerlandais n’en accepte pas plus.
warning-hardToRead = Ce texte est très difficile à lire (LIX { $figure } ; la normale est d’environ 40). Utilisez des phrases et des mots plus courts.
warning-notInOwnLanguage = Ce texte manque dans la langue de la fiche.
warning-outdatedTranslation = Le texte original a changé depuis sa traduction.
warning-machineTranslation = Il s’agit d’une traduction automatique que personne n’a vérifiée.
warning-reviewPast = La date de révision est passée. La fiche serait présentée comme n’étant plus à jour.
warning-withheldPast = La date jusqu’à laquelle ce champ n’est pas publié est passée.
warning-valueAndExemption = Ce champ a une valeur et il est aussi marqué comme non publié ou sans objet. Ne gardez que l’un des deux.
warning-tierBelowClass = La classe selon le règlement sur l’IA est à haut risque, mais le niveau de publication n’est pas « Système d’IA à haut risque ».

loss-noField = Ce standard n’a pas de champ pour cette donnée.
loss-noCode = Ce standard n’a pas de code pour cette valeur.
loss-codeMapped = Exporté sous la forme « { $becomes } », dont le sens est plus large ou différent.
loss-oneValue = Une seule valeur peut être exportée, et une autre est prioritaire.
loss-oneLanguage = Une seule langue peut être exportée : { $kept } est conservé, { $lost } est omis.
loss-shortened = Raccourci à { $limit } caractères. Le texte en compte { $length }.
loss-asText = Exporté sous forme de texte libre, que les programmes ne peuvent pas exploiter.
loss-joined = Réuni avec « { $field } » dans un même texte.
