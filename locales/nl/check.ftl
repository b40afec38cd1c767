### Explanations of the check of a draft: missing fields, errors, warnings, and losses in other standards.
missing-always = Elke gepubliceerde registratie moet dit veld hebben of vermelden waarom het ontbreekt.
missing-tier = Dit veld is verplicht voor AI-systemen met een hoog risico en impactvolle algoritmes.
missing-aiInEu = Voor een AI-systeem van een organisatie in de EU moet u de klasse volgens de AI-verordening vermelden.
missing-annexIii = Dit veld is verplicht voor AI-systemen met een hoog risico die in bijlage III van de AI-verordening staan.
missing-article86 = Mensen hebben recht op uitleg over een besluit dat is gebaseerd op een AI-systeem met een hoog risico (AI-verordening, artikel 86). Vermeld hoe zij om die uitleg kunnen vragen.
missing-personalData = Het systeem verwerkt persoonsgegevens. Vermeld de grondslag.
missing-notNone = Het systeem verwerkt mogelijk persoonsgegevens. Vermeld of daar bijzondere persoonsgegevens bij zijn.
missing-metByPeople = Dit is een AI-systeem met een hoog risico, of inwoners hebben er rechtstreeks mee te maken. Vermeld hoe zij worden geïnformeerd.
missing-notAssessed = Een impacttoets is niet uitgevoerd of niet verplicht. Vermeld waarom.
missing-notInHouse = Het systeem is niet intern ontwikkeld. Vermeld wie het heeft geleverd.
missing-used = Het systeem is of was in gebruik. Vermeld sinds wanneer. U kunt ‘unknown’ invullen.
missing-retired = Het systeem is buiten gebruik. Vermeld sinds wanneer.
missing-imported = Een registratie uit een ander register moet een samenvatting, een doel of een beschrijving hebben.

error-required = Dit veld is verplicht.
error-tooManyItems = Deze lijst heeft te veel onderdelen.
error-unknownField = Er is geen veld met deze naam.
error-alwaysRequired = Dit veld is altijd verplicht. U kunt het niet aanmerken als niet openbaar of niet van toepassing.
error-url = Vul een webadres in dat begint met https:// of http://.
error-email = Vul een e-mailadres in.
error-tooLarge = De registratie is te groot. Het maximum is { $limit } kB.

warning-personalAddress = Dit lijkt het adres van één persoon. Gebruik het adres van een team: het adres wordt openbaar, en mensen veranderen van baan.
warning-longName = De naam heeft { $figure } tekens. Gebruik er hoogstens 100: zo blijven lijsten goed leesbaar, en het Nederlandse register accepteert er niet meer.
warning-hardToRead = Deze tekst is erg moeilijk te lezen (LIX { $figure }; ongeveer 40 is normaal). Gebruik kortere zinnen en woorden.
warning-notInOwnLanguage = Deze tekst ontbreekt in de taal van de registratie.
warning-outdatedTranslation = De oorspronkelijke tekst is na de vertaling gewijzigd.
warning-machineTranslation = Dit is een automatische vertaling die niemand heeft gecontroleerd.
warning-reviewPast = De herzieningsdatum is voorbij. De registratie zou als verouderd worden getoond.
warning-withheldPast = De datum tot wanneer dit veld niet openbaar is, is voorbij.
warning-valueAndExemption = Dit veld is ingevuld en ook aangemerkt als niet openbaar of niet van toepassing. Kies een van de twee.
warning-tierBelowClass = De klasse volgens de AI-verordening is hoog risico, maar de publicatiecategorie is niet ‘AI-systeem met een hoog risico’.

loss-noField = Deze standaard heeft hiervoor geen veld.
loss-noCode = Deze standaard heeft geen code voor deze waarde.
loss-codeMapped = Wordt geëxporteerd als ‘{ $becomes }’, met een ruimere of andere betekenis.
loss-oneValue = Er kan maar één waarde worden geëxporteerd, en een andere waarde gaat voor.
loss-oneLanguage = Er kan maar één taal worden geëxporteerd: { $kept } blijft, { $lost } valt weg.
loss-shortened = Wordt ingekort tot { $limit } tekens. De tekst heeft er { $length }.
loss-asText = Wordt geëxporteerd als vrije tekst, die programma’s niet kunnen verwerken.
loss-joined = Wordt met ‘{ $field }’ samengevoegd tot één tekst.
