### Explanations of the check of a draft: missing fields, errors, warnings, and losses in other standards.
missing-always = Jokaisessa julkaistussa merkinnässä on oltava tämä kenttä tai syy siihen, miksi se puuttuu.
missing-tier = Tämä kenttä on pakollinen suuririskisille tekoälyjärjestelmille ja merkittävästi vaikuttaville algoritmeille.
missing-aiInEu = EU:ssa sijaitsevan organisaation tekoälyjärjestelmälle on ilmoitettava tekoälyasetuksen mukainen luokka.
missing-annexIii = Tämä kenttä on pakollinen tekoälyasetuksen liitteessä III luetelluille suuririskisille tekoälyjärjestelmille.
missing-article86 = Ihmisillä on oikeus saada selitys päätöksestä, joka perustuu suuririskiseen tekoälyjärjestelmään (tekoälyasetus, 86 artikla). Kerro, miten selitystä voi pyytää.
missing-personalData = Järjestelmä käsittelee henkilötietoja. Ilmoita käsittelyperuste.
missing-notNone = Järjestelmä saattaa käsitellä henkilötietoja. Kerro, onko niiden joukossa erityisiin henkilötietoryhmiin kuuluvia tietoja.
missing-metByPeople = Tämä on suuririskinen tekoälyjärjestelmä, tai asukkaat ovat suoraan tekemisissä sen kanssa. Kerro, miten heille tiedotetaan siitä.
missing-notAssessed = Vaikutustenarviointia ei ole tehty tai sitä ei vaadita. Kerro syy.
missing-notInHouse = Järjestelmää ei ole kehitetty omana työnä. Kerro, kuka sen on toimittanut.
missing-used = Järjestelmä on tai on ollut käytössä. Kerro, mistä lähtien. Voit kirjoittaa ”unknown”.
missing-retired = Järjestelmä on poistettu käytöstä. Kerro, milloin.
missing-imported = Toisesta rekisteristä tuodussa merkinnässä on oltava tiivistelmä, tarkoitus tai kuvaus.

error-required = Tämä kenttä on pakollinen.
error-tooManyItems = Luettelossa on liikaa kohtia.
error-unknownField = Tämännimistä kenttää ei ole.
error-alwaysRequired = Tämä kenttä on aina pakollinen. Sitä ei voi jättää julkaisematta eikä merkitä soveltumattomaksi.
error-url = Anna verkko-osoite, jonka alussa on https:// tai http://.
error-email = Anna sähköpostiosoite.
error-tooLarge = Merkintä on liian suuri. Enimmäiskoko on { $limit } kt.

warning-personalAddress = Tämä näyttää yksittäisen henkilön osoitteelta. Anna tiimin osoite: se julkaistaan, ja ihmiset vaihtavat työpaikkaa.
warning-longName = Nimessä on { $figure } merkkiä. Käytä enintään sataa: näin luettelot pysyvät helppolukuisina, eikä Alankomaiden rekisteri hyväksy enempää.
warning-hardToRead = Teksti on hyvin vaikealukuinen (LIX { $figure }; noin 40 on tavallinen). Käytä lyhyempiä virkkeitä ja sanoja.
warning-notInOwnLanguage = Tämä teksti puuttuu merkinnän kielellä.
warning-outdatedTranslation = Alkuteksti on muuttunut kääntämisen jälkeen.
warning-machineTranslation = Tämä on konekäännös, jota kukaan ei ole tarkistanut.
warning-reviewPast = Tarkistuspäivä on mennyt. Merkintä näytettäisiin vanhentuneena.
warning-withheldPast = Päivä, johon asti tämä kenttä jätetään julkaisematta, on mennyt.
warning-valueAndExemption = Kenttä on täytetty, mutta se on myös merkitty julkaisematta jätettäväksi tai soveltumattomaksi. Säilytä vain toinen.
warning-tierBelowClass = Tekoälyasetuksen mukainen luokka on suuri riski, mutta julkaisutaso ei ole ”Suuririskinen tekoälyjärjestelmä”.

loss-noField = Tässä standardissa ei ole kenttää tälle tiedolle.
loss-noCode = Tässä standardissa ei ole koodia tälle arvolle.
loss-codeMapped = Viedään arvona ”{ $becomes }”, jonka merkitys on laajempi tai erilainen.
loss-oneValue = Vain yksi arvo voidaan viedä, ja toinen arvo on etusijalla.
loss-oneLanguage = Vain yksi kieli voidaan viedä: { $kept } säilyy, { $lost } jää pois.
loss-shortened = Lyhennetään { $limit } merkkiin. Tekstissä on { $length } merkkiä.
loss-asText = Viedään vapaana tekstinä, jota ohjelmat eivät pysty käsittelemään.
loss-joined = Yhdistetään kentän ”{ $field }” kanssa yhdeksi tekstiksi.
