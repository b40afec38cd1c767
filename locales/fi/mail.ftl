### E-mails to submitters and case handlers. They name the event and never quote what a person wrote.
mail-subject-code = Vahvista sähköpostiosoitteesi
mail-subject-submitter = Uutta muistutuksestasi { $reference }
mail-subject-handler = Muistutus { $reference }

mail-code-submitter = Joku haluaa tähän sähköpostiosoitteeseen tietoa muistutuksesta { $reference } palvelussa { $host }. Jos se olet sinä, avaa keskustelu kuittisi avulla ja anna tämä koodi:
mail-code-handler = Joku, jolla on tili palvelussa { $host }, haluaa tähän sähköpostiosoitteeseen ilmoituksia muistutuksista. Jos se olet sinä, vahvista osoite tällä koodilla:
mail-code-valid = Koodi on voimassa { $day } saakka. Jos se et ollut sinä, sinun ei tarvitse tehdä mitään. Emme lähetä sinulle muita sähköpostiviestejä.

mail-reference = Muistutus: { $reference }
mail-organization = Organisaatio: { $name }

mail-open-submitter = Keskustelu avataan kuittisi kahdellatoista sanalla. Emme koskaan kysy niitä sähköpostitse.
mail-open-handler = Lue lisää kirjautumalla sisään.
mail-stop-submitter = Jos et enää halua näitä sähköpostiviestejä, poista yhteystietosi muistutuksesta. Tarvitset siihen kuittisi kaksitoista sanaa.
mail-stop-handler = Jos et enää halua näitä sähköpostiviestejä, poista ilmoitukset käytöstä tilisi asetuksista.
mail-no-reply = Älä vastaa tähän sähköpostiviestiin. Kukaan ei lue vastauksia.

mail-infoRequested = Organisaatiolla on sinulle kysymys. Vastaa viimeistään { $day }.
mail-message = Organisaatio on lähettänyt sinulle viestin.
mail-summaryProposed = Organisaatio ehdottaa muistutuksestasi julkista tiivistelmää. Lue se ja hyväksy se tai ehdota toista sanamuotoa.
mail-admitted = Muistutuksesi on otettu käsiteltäväksi.
mail-refused = Muistutustasi ei ole otettu käsiteltäväksi. Voit lukea syyn keskustelusta ja pyytää uudelleenkäsittelyä.
mail-redirected = Muistutuksesi kuuluu toiselle taholle. Voit lukea syyn keskustelusta ja pyytää uudelleenkäsittelyä.
mail-merged = Muistutuksestasi päätetään yhdessä samankaltaisen muistutuksen kanssa.
mail-referred = Muistutuksesi on nyt toisella taholla, kuten tuomioistuimessa tai valvontaviranomaisella.
mail-closed = Muistutuksesi yhdistettiin toiseen muistutukseen. Se on nyt suljettu, ja samoin sinun muistutuksesi.
mail-extended = Päätös muistutuksestasi viivästyy. Voit lukea syyn ja uuden määräajan keskustelusta.
mail-decided = Muistutuksestasi on tehty päätös. Voit lukea perustelut keskustelusta. Jos olet eri mieltä, voit pyytää uudelleenkäsittelyä.
mail-remedied = Organisaatio ilmoittaa tehneensä korjaavan toimenpiteen. Muutaman viikon kuluttua kysymme sinulta, onko ongelma ratkennut.
mail-decisionOverdue = Organisaatio on ylittänyt määräajan, joka päättyi { $day }. Sen on yhä tehtävä päätös, ja voit pyytää uudelleenkäsittelyä.
mail-reviewDecided = Uudelleenkäsittelyssä on tehty päätös. Voit lukea keskustelusta perustelut ja sen, kenen puoleen voit seuraavaksi kääntyä.
mail-confirmRemedy = Onko ongelma ratkennut? Organisaatio teki korjaavan toimenpiteen muutama viikko sitten. Kerro meille, auttoiko se.

mail-received = Uusi muistutus on saapunut.
mail-submitterReplied = Muistutuksen tekijä on vastannut.
mail-assigned = Sinulle on annettu muistutus käsiteltäväksi.
mail-reviewRequested = Muistutuksen uudelleenkäsittelyä on pyydetty. Sitä ei saa tehdä se, joka teki päätöksen, eikä se, joka viimeksi muokkasi merkintää.
mail-deadlineSoon = Määräaika lähestyy: { $day }.
mail-deadlineMissed = Määräaika { $day } on ylitetty. Muistutus on yhä käsiteltävä.
mail-remedyDue = Luvattu korjaava toimenpide on tehtävä viimeistään { $day }.
