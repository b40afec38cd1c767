mail-subject-code = Vahvista osoitteesi
mail-subject-submitter = Uutta huomautuksestasi { $reference }
mail-subject-handler = Huomautus { $reference }

mail-code-submitter = Joku haluaa tähän osoitteeseen tiedon siitä, mitä huomautukselle { $reference } tapahtuu palvelussa { $host }. Jos se olet sinä, avaa keskustelu kuitillasi ja anna siellä tämä koodi:
mail-code-handler = Joku, jolla on tili palvelussa { $host }, haluaa tähän osoitteeseen tietoja huomautuksista. Jos se olet sinä, vahvista se tällä koodilla:
mail-code-valid = Koodi on voimassa { $day } saakka. Jos se et ollut sinä, sinun ei tarvitse tehdä mitään: sinulle ei lähetetä muuta.

mail-reference = Huomautus: { $reference }
mail-organization = Organisaatio: { $name }

mail-open-submitter = Keskustelu avataan kuittisi kahdellatoista sanalla. Emme koskaan kysy niitä sähköpostitse.
mail-open-handler = Kirjaudu sisään lukeaksesi, mitä on sanottu.
mail-stop-submitter = Etkö halua enää näitä viestejä? Poista huomautuksesi yhteystieto kuittisi kahdellatoista sanalla.
mail-stop-handler = Etkö halua enää näitä viestejä? Poista tilisi ilmoitukset käytöstä.
mail-no-reply = Kukaan ei lue vastauksia tähän viestiin.

mail-infoRequested = Organisaatio kysyy sinulta jotakin. Vastaa viimeistään { $day }.
mail-message = Organisaatio on lähettänyt sinulle viestin.
mail-summaryProposed = Organisaatio ehdottaa huomautuksestasi tiivistelmää, jonka kaikki voivat lukea. Katso sitä ja hyväksy se tai sano se toisin sanoin.
mail-admitted = Huomautuksesi otetaan käsittelyyn.
mail-refused = Huomautustasi ei oteta käsittelyyn. Voit lukea perustelun ja pyytää toista käsittelyä.
mail-redirected = Vastaaminen kuuluu toiselle taholle. Voit lukea perustelun ja pyytää toista käsittelyä.
mail-merged = Huomautukseesi vastataan yhdessä samanlaisen kanssa.
mail-referred = Huomautuksesi on nyt muualla, kuten tuomioistuimessa tai valvontaviranomaisella.
mail-closed = Huomautus, jonka yhteydessä sinun huomautukseesi oli määrä vastata, on päätetty, ja samoin omasi.
mail-extended = Vastaus huomautukseesi viipyy. Voit lukea syyn ja uuden päivän.
mail-decided = Huomautuksestasi on tehty päätös. Voit lukea perustelut. Jos et ole samaa mieltä, voit pyytää toista käsittelyä.
mail-remedied = Organisaatio sanoo korjanneensa asian. Muutaman viikon päästä sinulta kysytään, onko asia ratkennut.
mail-decisionOverdue = Organisaatio ei vastannut ajoissa: määräaika päättyi { $day }. Sinulla on yhä oikeus vastaukseen, ja voit pyytää toista käsittelyä.
mail-reviewDecided = Toinen käsittely on päättynyt. Voit lukea perustelut ja sen, kenen puoleen voit vielä kääntyä.
mail-confirmRemedy = Onko asia ratkennut? Organisaatio korjasi asian muutama viikko sitten. Kerro, pitääkö se paikkansa.

mail-received = Uusi huomautus on saapunut.
mail-submitterReplied = Huomautuksen tekijä on sanonut jotakin.
mail-assigned = Sinulle on annettu huomautus käsiteltäväksi.
mail-reviewRequested = Pyydetään toista käsittelyä. Sen tekee joku, joka ei ole tehnyt päätöstä eikä kirjoittanut kuvausta viimeksi.
mail-deadlineSoon = Määräaika päättyy { $day }.
mail-deadlineMissed = Määräaika päättyi { $day } ilman vastausta. Vastaus on yhä annettava.
mail-remedyDue = Luvatun on oltava tehty { $day }.
