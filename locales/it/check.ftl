### Explanations of the check of a draft: missing fields, errors, warnings, and losses in other standards.
missing-always = Ogni scheda pubblicata deve contenere questo campo o indicare perché manca.
missing-tier = Questo campo è obbligatorio per i sistemi di IA ad alto rischio e gli algoritmi a impatto significativo.
missing-aiInEu = Un sistema di IA di un ente dell’UE deve indicare la propria classe secondo il regolamento sull’IA.
missing-annexIii = Questo campo è obbligatorio per i sistemi di IA ad alto rischio elencati nell’allegato III del regolamento sull’IA.
missing-article86 = Le persone hanno diritto alla spiegazione di una decisione basata su un sistema di IA ad alto rischio (regolamento sull’IA, articolo 86). Indicare come possono richiederla.
missing-personalData = Il sistema tratta dati personali. Indicare la base giuridica.
missing-notNone = È possibile che il sistema tratti dati personali. Indicare se comprendono categorie particolari.
missing-metByPeople = Si tratta di un sistema di IA ad alto rischio, oppure i cittadini vi interagiscono direttamente. Indicare come ne vengono informati.
missing-notAssessed = Una valutazione d’impatto non è stata fatta o non è obbligatoria. Indicare perché.
missing-notInHouse = Il sistema non è stato sviluppato internamente. Indicare chi lo ha fornito.
missing-used = Il sistema è o è stato in uso. Indicare da quando. È possibile inserire «unknown» (data sconosciuta).
missing-retired = Il sistema è dismesso. Indicare da quando.
missing-imported = Una scheda proveniente da un altro registro deve avere una sintesi, una finalità o una descrizione.

error-required = Questo campo è obbligatorio.
error-tooManyItems = Questo elenco ha troppi elementi.
error-unknownField = Non esiste alcun campo con questo nome.
error-alwaysRequired = Questo campo è sempre obbligatorio. Non può essere contrassegnato come non pubblicato o non applicabile.
error-url = Inserire un indirizzo web che inizi con https:// o http://.
error-email = Inserire un indirizzo e-mail.
error-tooLarge = La scheda è troppo grande. Il limite è di { $limit } kB.

warning-personalAddress = Sembra l’indirizzo di una singola persona. Usare quello di un ufficio o di un gruppo: sarà pubblico, e le persone cambiano incarico.
warning-longName = Il nome ha { $figure } caratteri. Usarne al massimo 100: gli elenchi restano facili da leggere, e il registro olandese non ne accetta di più.
warning-hardToRead = Questo testo è molto difficile da leggere (LIX { $figure }; il valore normale è circa 40). Usare frasi e parole più brevi.
warning-notInOwnLanguage = Questo testo manca nella lingua della scheda.
warning-outdatedTranslation = Il testo originale è cambiato dopo la traduzione.
warning-machineTranslation = È una traduzione automatica che nessuno ha controllato.
warning-reviewPast = La data di revisione è passata. La scheda verrebbe mostrata come non aggiornata.
warning-withheldPast = La data fino alla quale questo campo non viene pubblicato è passata.
warning-valueAndExemption = Questo campo ha un valore ed è anche contrassegnato come non pubblicato o non applicabile. Mantenere solo una delle due cose.
warning-tierBelowClass = La classe secondo il regolamento sull’IA è ad alto rischio, ma il livello di pubblicazione non è «Sistema di IA ad alto rischio».

loss-noField = Questo standard non ha un campo per questo dato.
loss-noCode = Questo standard non ha un codice per questo valore.
loss-codeMapped = Esportato come «{ $becomes }», che ha un significato più ampio o diverso.
loss-oneValue = È possibile esportare un solo valore, e un altro ha la precedenza.
loss-oneLanguage = È possibile esportare una sola lingua: { $kept } viene mantenuta, { $lost } viene omessa.
loss-shortened = Abbreviato a { $limit } caratteri. Il testo ne ha { $length }.
loss-asText = Esportato come testo libero, che i programmi non possono elaborare.
loss-joined = Unito a «{ $field }» in un unico testo.
