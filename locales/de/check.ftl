### Explanations of the check of a draft: missing fields, errors, warnings, and losses in other standards.
missing-always = Jeder veröffentlichte Eintrag muss dieses Feld enthalten oder angeben, warum es fehlt.
missing-tier = Dieses Feld ist bei Hochrisiko-KI-Systemen und bei Algorithmen mit erheblichen Auswirkungen Pflicht.
missing-aiInEu = Bei einem KI-System einer Organisation in der EU müssen Sie die Klasse nach der KI-Verordnung angeben.
missing-annexIii = Dieses Feld ist bei Hochrisiko-KI-Systemen nach Anhang III der KI-Verordnung Pflicht.
missing-article86 = Beruht eine Entscheidung auf einem Hochrisiko-KI-System, haben Betroffene ein Recht auf Erläuterung (Artikel 86 der KI-Verordnung). Geben Sie an, wie sie die Erläuterung verlangen können.
missing-personalData = Das System verarbeitet personenbezogene Daten. Geben Sie die Rechtsgrundlage an.
missing-notNone = Das System verarbeitet möglicherweise personenbezogene Daten. Geben Sie an, ob besondere Kategorien darunter sind.
missing-metByPeople = Dies ist ein Hochrisiko-KI-System, oder Einwohnerinnen und Einwohner haben direkt mit ihm zu tun. Geben Sie an, wie sie informiert werden.
missing-notAssessed = Eine Folgenabschätzung wurde nicht durchgeführt oder ist nicht erforderlich. Geben Sie den Grund an.
missing-notInHouse = Das System wurde nicht intern entwickelt. Geben Sie an, wer es geliefert hat.
missing-used = Das System ist oder war im Einsatz. Geben Sie an, seit wann. Sie können „unknown“ eintragen.
missing-retired = Das System ist außer Betrieb. Geben Sie an, seit wann.
missing-imported = Ein Eintrag aus einem anderen Register braucht eine Zusammenfassung, einen Zweck oder eine Beschreibung.

error-required = Dieses Feld ist Pflicht.
error-tooManyItems = Diese Liste hat zu viele Elemente.
error-unknownField = Es gibt kein Feld mit diesem Namen.
error-alwaysRequired = Dieses Feld ist immer Pflicht. Sie können es weder als nicht öffentlich noch als nicht zutreffend kennzeichnen.
error-url = Geben Sie eine Webadresse ein, die mit https:// oder http:// beginnt.
error-email = Geben Sie eine E-Mail-Adresse ein.
error-tooLarge = Der Eintrag ist zu groß. Erlaubt sind höchstens { $limit } kB.

warning-personalAddress = Das sieht nach der Adresse einer einzelnen Person aus. Geben Sie die Adresse eines Teams an: Sie wird veröffentlicht, und Beschäftigte wechseln die Stelle.
warning-longName = Der Name hat { $figure } Zeichen. Verwenden Sie höchstens 100: So bleiben Listen gut lesbar, und das niederländische Register nimmt nicht mehr an.
warning-hardToRead = Dieser Text ist sehr schwer zu lesen (LIX { $figure }; üblich sind etwa 40). Verwenden Sie kürzere Sätze und Wörter.
warning-notInOwnLanguage = Dieser Text fehlt in der Sprache des Eintrags.
warning-outdatedTranslation = Der Originaltext wurde nach der Übersetzung geändert.
warning-machineTranslation = Dies ist eine maschinelle Übersetzung, die niemand geprüft hat.
warning-reviewPast = Das Datum der Überprüfung ist verstrichen. Der Eintrag würde als veraltet angezeigt.
warning-withheldPast = Das Datum, bis zu dem dieses Feld nicht öffentlich ist, ist verstrichen.
warning-valueAndExemption = Dieses Feld ist ausgefüllt und zugleich als nicht öffentlich oder nicht zutreffend gekennzeichnet. Behalten Sie nur eines von beiden bei.
warning-tierBelowClass = Die Klasse nach der KI-Verordnung ist hohes Risiko, aber die Veröffentlichungsstufe ist nicht „Hochrisiko-KI-System“.

loss-noField = Dieser Standard hat dafür kein Feld.
loss-noCode = Dieser Standard hat keinen Code für diesen Wert.
loss-codeMapped = Wird als „{ $becomes }“ exportiert; das hat eine weitere oder andere Bedeutung.
loss-oneValue = Nur ein Wert kann exportiert werden, und ein anderer Wert hat Vorrang.
loss-oneLanguage = Nur eine Sprache kann exportiert werden: { $kept } bleibt erhalten, { $lost } entfällt.
loss-shortened = Wird auf { $limit } Zeichen gekürzt. Der Text hat { $length }.
loss-asText = Wird als Freitext exportiert, den Programme nicht auswerten können.
loss-joined = Wird mit „{ $field }“ zu einem Text zusammengefasst.
