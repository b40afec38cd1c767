### Explanations of the check of a draft: missing fields, errors, warnings, and losses in other standards.
missing-always = Tota fitxa publicada ha d’incloure aquest camp o indicar per què no l’inclou.
missing-tier = Aquest camp és obligatori per als sistemes d’IA d’alt risc i els algorismes d’impacte significatiu.
missing-aiInEu = Els sistemes d’IA dels organismes de la UE han d’indicar la seva classe segons el Reglament d’IA.
missing-annexIii = Aquest camp és obligatori per als sistemes d’IA d’alt risc enumerats a l’annex III del Reglament d’IA.
missing-article86 = Les persones tenen dret que se’ls expliqui una decisió basada en un sistema d’IA d’alt risc (Reglament d’IA, article 86). Indiqueu com poden sol·licitar l’explicació.
missing-personalData = El sistema tracta dades personals. Indiqueu-ne la base jurídica.
missing-notNone = És possible que el sistema tracti dades personals. Indiqueu si inclouen categories especials.
missing-metByPeople = Es tracta d’un sistema d’IA d’alt risc, o la ciutadania hi interactua directament. Indiqueu com s’informa les persones.
missing-notAssessed = Una avaluació d’impacte no s’ha fet o no és obligatòria. Indiqueu per què.
missing-notInHouse = El sistema no es va desenvolupar internament. Indiqueu qui el va subministrar.
missing-used = El sistema està o va estar en ús. Indiqueu des de quan. Podeu introduir «unknown» (data desconeguda).
missing-retired = El sistema està retirat del servei. Indiqueu des de quan.
missing-imported = Una fitxa procedent d’un altre registre necessita un resum, una finalitat o una descripció.

error-required = Aquest camp és obligatori.
error-tooManyItems = Aquesta llista té massa elements.
error-unknownField = No hi ha cap camp amb aquest nom.
error-alwaysRequired = Aquest camp és sempre obligatori. No es pot marcar com a «no publicat» ni com a «no escau».
error-url = Introduïu una adreça web que comenci per https:// o http://.
error-email = Introduïu una adreça electrònica.
error-tooLarge = La fitxa és massa gran. El límit és de { $limit } kB.

warning-personalAddress = Sembla l’adreça d’una sola persona. Utilitzeu la d’un equip: serà pública, i les persones canvien de feina.
warning-longName = El nom té { $figure } caràcters. Utilitzeu-ne 100 com a màxim: així les llistes es llegeixen bé, i el registre neerlandès no n’admet més.
warning-hardToRead = Aquest text és molt difícil de llegir (LIX { $figure }; el normal és al voltant de 40). Utilitzeu frases i paraules més curtes.
warning-notInOwnLanguage = Aquest text falta en la llengua de la fitxa.
warning-outdatedTranslation = El text original ha canviat des que es va traduir.
warning-machineTranslation = És una traducció automàtica que ningú no ha revisat.
warning-reviewPast = La data de revisió ja ha passat. La fitxa es mostraria com a desactualitzada.
warning-withheldPast = Ja ha passat la data fins a la qual aquest camp no es publica.
warning-valueAndExemption = Aquest camp té un valor i, a més, està marcat com a «no publicat» o «no escau». Conserveu només una de les dues coses.
warning-tierBelowClass = La classe segons el Reglament d’IA és d’alt risc, però el nivell de publicació no és «Sistema d’IA d’alt risc».

loss-noField = Aquest estàndard no té cap camp per a aquesta dada.
loss-noCode = Aquest estàndard no té cap codi per a aquest valor.
loss-codeMapped = S’exporta com a «{ $becomes }», que té un significat més ampli o diferent.
loss-oneValue = Només es pot exportar un valor, i un altre té prioritat.
loss-oneLanguage = Només es pot exportar una llengua: es conserva { $kept } i s’omet { $lost }.
loss-shortened = S’escurça a { $limit } caràcters. El text en té { $length }.
loss-asText = S’exporta com a text lliure, que els programes no poden interpretar.
loss-joined = S’uneix a «{ $field }» en un mateix text.
