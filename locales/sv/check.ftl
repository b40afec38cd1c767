### Explanations of the check of a draft: missing fields, errors, warnings, and losses in other standards.
missing-always = Varje publicerad registrering måste ha det här fältet eller ange varför det saknas.
missing-tier = Fältet är obligatoriskt för AI-system med hög risk och algoritmer med stor påverkan.
missing-aiInEu = För ett AI-system hos en organisation i EU måste du ange klassen enligt AI-förordningen.
missing-annexIii = Fältet är obligatoriskt för AI-system med hög risk som anges i bilaga III till AI-förordningen.
missing-article86 = Den som berörs av ett beslut som bygger på ett AI-system med hög risk har rätt till en förklaring (AI-förordningen, artikel 86). Ange hur man begär den.
missing-personalData = Systemet behandlar personuppgifter. Ange den rättsliga grunden.
missing-notNone = Systemet behandlar eventuellt personuppgifter. Ange om känsliga personuppgifter ingår.
missing-metByPeople = Det här är ett AI-system med hög risk, eller så har invånarna direkt kontakt med det. Ange hur de informeras.
missing-notAssessed = En konsekvensbedömning är inte gjord eller krävs inte. Ange varför.
missing-notInHouse = Systemet är inte utvecklat internt. Ange vem som har levererat det.
missing-used = Systemet är eller har varit i bruk. Ange sedan när. Du kan skriva ”unknown”.
missing-retired = Systemet är taget ur bruk. Ange sedan när.
missing-imported = En registrering från ett annat register måste ha en sammanfattning, ett syfte eller en beskrivning.

error-required = Fältet är obligatoriskt.
error-tooManyItems = Listan har för många element.
error-unknownField = Det finns inget fält med det här namnet.
error-alwaysRequired = Fältet är alltid obligatoriskt. Det kan inte undantas från publicering eller markeras som ej tillämpligt.
error-url = Ange en webbadress som börjar med https:// eller http://.
error-email = Ange en e-postadress.
error-tooLarge = Registreringen är för stor. Gränsen är { $limit } kB.

warning-personalAddress = Det här ser ut som en enskild persons adress. Ange en funktionsadress i stället: den blir offentlig, och människor byter jobb.
warning-longName = Namnet har { $figure } tecken. Använd högst 100: då blir listor lätta att läsa, och det nederländska registret godtar inte fler.
warning-hardToRead = Texten är mycket svår att läsa (LIX { $figure }; omkring 40 är normalt). Använd kortare meningar och ord.
warning-notInOwnLanguage = Texten saknas på registreringens språk.
warning-outdatedTranslation = Originaltexten har ändrats sedan den översattes.
warning-machineTranslation = Det här är en maskinöversättning som ingen har granskat.
warning-reviewPast = Datumet för översynen har passerat. Registreringen skulle visas som inaktuell.
warning-withheldPast = Fältet är undantaget från publicering till och med ett datum som har passerat.
warning-valueAndExemption = Fältet är ifyllt och samtidigt undantaget från publicering eller markerat som ej tillämpligt. Behåll bara det ena.
warning-tierBelowClass = Klassen enligt AI-förordningen är hög risk, men publiceringsnivån är inte ”AI-system med hög risk”.

loss-noField = Standarden har inget fält för detta.
loss-noCode = Standarden har ingen kod för det här värdet.
loss-codeMapped = Exporteras som ”{ $becomes }”, som har en vidare eller en annan betydelse.
loss-oneValue = Bara ett värde kan exporteras, och ett annat värde har företräde.
loss-oneLanguage = Bara ett språk kan exporteras: { $kept } blir kvar, { $lost } utelämnas.
loss-shortened = Förkortas till { $limit } tecken. Texten har { $length }.
loss-asText = Exporteras som fritext, som program inte kan bearbeta.
loss-joined = Slås ihop med ”{ $field }” till en text.
