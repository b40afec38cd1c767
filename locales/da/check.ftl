### Explanations of the check of a draft: missing fields, errors, warnings, and losses in other standards.
missing-always = Alle offentliggjorte registreringer skal have dette felt eller oplyse, hvorfor det mangler.
missing-tier = Feltet er obligatorisk for højrisiko-AI-systemer og algoritmer med væsentlige konsekvenser.
missing-aiInEu = For et AI-system hos en organisation i EU skal du oplyse klassen efter AI-forordningen.
missing-annexIii = Feltet er obligatorisk for højrisiko-AI-systemer, der er opført i bilag III til AI-forordningen.
missing-article86 = Berørte personer har ret til en forklaring på en afgørelse, der bygger på et højrisiko-AI-system (AI-forordningens artikel 86). Oplys, hvordan de kan bede om den.
missing-personalData = Systemet behandler personoplysninger. Oplys behandlingsgrundlaget.
missing-notNone = Systemet behandler muligvis personoplysninger. Oplys, om der er følsomme personoplysninger imellem.
missing-metByPeople = Det er et højrisiko-AI-system, eller borgerne er i direkte kontakt med det. Oplys, hvordan de bliver informeret.
missing-notAssessed = En konsekvensanalyse er ikke lavet eller er ikke påkrævet. Oplys hvorfor.
missing-notInHouse = Systemet er ikke udviklet internt. Oplys, hvem der har leveret det.
missing-used = Systemet er eller har været i brug. Oplys siden hvornår. Du kan skrive ”unknown”.
missing-retired = Systemet er taget ud af brug. Oplys hvornår.
missing-imported = En registrering fra et andet register skal have et resumé, et formål eller en beskrivelse.

error-required = Feltet er obligatorisk.
error-tooManyItems = Listen har for mange elementer.
error-unknownField = Der findes ikke et felt med dette navn.
error-alwaysRequired = Feltet er altid obligatorisk. Det kan ikke undtages fra offentliggørelse eller markeres som ikke relevant.
error-url = Angiv en webadresse, der begynder med https:// eller http://.
error-email = Angiv en e-mailadresse.
error-tooLarge = Registreringen er for stor. Grænsen er { $limit } kB.

warning-personalAddress = Det ligner en enkelt persons adresse. Brug et teams adresse: Den bliver offentlig, og folk skifter job.
warning-longName = Navnet har { $figure } tegn. Brug højst 100: Så er lister lette at læse, og det nederlandske register tager ikke imod flere.
warning-hardToRead = Teksten er meget svær at læse (lixtal { $figure }; omkring 40 er normalt). Brug kortere sætninger og ord.
warning-notInOwnLanguage = Teksten mangler på registreringens sprog.
warning-outdatedTranslation = Originalteksten er ændret, siden den blev oversat.
warning-machineTranslation = Det er en maskinoversættelse, som ingen har kontrolleret.
warning-reviewPast = Datoen for gennemgang er passeret. Registreringen ville blive vist som forældet.
warning-withheldPast = Feltet er undtaget fra offentliggørelse indtil en dato, der er passeret.
warning-valueAndExemption = Feltet er udfyldt og er samtidig undtaget fra offentliggørelse eller markeret som ikke relevant. Behold kun én af delene.
warning-tierBelowClass = Klassen efter AI-forordningen er høj risiko, men offentliggørelsesniveauet er ikke ”Højrisiko-AI-system”.

loss-noField = Standarden har ikke et felt til det.
loss-noCode = Standarden har ingen kode for denne værdi.
loss-codeMapped = Eksporteres som ”{ $becomes }”, der har en bredere eller en anden betydning.
loss-oneValue = Kun én værdi kan eksporteres, og en anden værdi går forud.
loss-oneLanguage = Kun ét sprog kan eksporteres: { $kept } beholdes, { $lost } udelades.
loss-shortened = Forkortes til { $limit } tegn. Teksten har { $length }.
loss-asText = Eksporteres som fritekst, som programmer ikke kan behandle.
loss-joined = Samles med ”{ $field }” i én tekst.
