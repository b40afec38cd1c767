mail-subject-code = Bestätigen Sie Ihre Adresse
mail-subject-submitter = Neues zu Ihrer Beanstandung { $reference }
mail-subject-handler = Beanstandung { $reference }

mail-code-submitter = Jemand möchte unter dieser Adresse erfahren, was aus der Beanstandung { $reference } bei { $host } wird. Wenn Sie das sind, öffnen Sie das Gespräch mit Ihrer Quittung und geben Sie dort diesen Code ein:
mail-code-handler = Jemand mit einem Konto bei { $host } möchte unter dieser Adresse Nachrichten über Beanstandungen erhalten. Wenn Sie das sind, bestätigen Sie es mit diesem Code:
mail-code-valid = Der Code gilt bis { $day }. Wenn Sie es nicht waren, brauchen Sie nichts zu tun: Sie erhalten nichts weiter.

mail-reference = Beanstandung: { $reference }
mail-organization = Organisation: { $name }

mail-open-submitter = Das Gespräch öffnen Sie mit den zwölf Wörtern Ihrer Quittung. Wir fragen nie per E-Mail danach.
mail-open-handler = Melden Sie sich an, um zu lesen, was gesagt wurde.
mail-stop-submitter = Sie möchten keine dieser Nachrichten mehr? Löschen Sie die Kontaktangaben Ihrer Beanstandung mit den zwölf Wörtern Ihrer Quittung.
mail-stop-handler = Sie möchten keine dieser Nachrichten mehr? Schalten Sie die Benachrichtigungen Ihres Kontos aus.
mail-no-reply = Antworten auf diese Nachricht liest niemand.

mail-infoRequested = Die Organisation hat eine Frage an Sie. Bitte antworten Sie bis { $day }.
mail-message = Die Organisation hat Ihnen eine Nachricht geschickt.
mail-summaryProposed = Die Organisation schlägt eine Zusammenfassung Ihrer Beanstandung vor, die alle lesen können. Bitte sehen Sie sie an und stimmen Sie zu oder sagen Sie es in anderen Worten.
mail-admitted = Ihre Beanstandung wird bearbeitet.
mail-refused = Ihre Beanstandung wird nicht bearbeitet. Die Gründe können Sie lesen, und Sie können eine zweite Prüfung verlangen.
mail-redirected = Eine andere Stelle ist zuständig. Die Gründe können Sie lesen, und Sie können eine zweite Prüfung verlangen.
mail-merged = Ihre Beanstandung wird zusammen mit einer ähnlichen beantwortet.
mail-referred = Ihre Beanstandung liegt jetzt bei jemand anderem, etwa bei einem Gericht oder einer Aufsichtsbehörde.
mail-closed = Die Beanstandung, mit der Ihre beantwortet werden sollte, ist abgeschlossen, und damit auch Ihre.
mail-extended = Die Antwort auf Ihre Beanstandung dauert länger. Den Grund und den neuen Termin können Sie lesen.
mail-decided = Über Ihre Beanstandung ist entschieden. Die Gründe können Sie lesen. Wenn Sie nicht einverstanden sind, können Sie eine zweite Prüfung verlangen.
mail-remedied = Die Organisation sagt, dass es in Ordnung gebracht ist. In einigen Wochen werden Sie gefragt, ob es gelöst ist.
mail-decisionOverdue = Die Organisation hat nicht rechtzeitig geantwortet: Eine Frist endete am { $day }. Die Antwort steht Ihnen weiterhin zu, und Sie können eine zweite Prüfung verlangen.
mail-reviewDecided = Über die zweite Prüfung ist entschieden. Sie können die Gründe lesen und an wen Sie sich noch wenden können.
mail-confirmRemedy = Ist es gelöst? Die Organisation hat es vor einigen Wochen in Ordnung gebracht. Bitte sagen Sie, ob das stimmt.

mail-received = Eine neue Beanstandung ist eingegangen.
mail-submitterReplied = Die einreichende Person hat etwas gesagt.
mail-assigned = Eine Beanstandung wurde Ihnen zugewiesen.
mail-reviewRequested = Eine zweite Prüfung wird verlangt. Sie ist Sache von jemandem, der weder entschieden noch zuletzt am Eintrag geschrieben hat.
mail-deadlineSoon = Eine Frist endet am { $day }.
mail-deadlineMissed = Eine Frist endete am { $day } und wurde versäumt. Die Antwort steht noch aus.
mail-remedyDue = Was zugesagt wurde, ist am { $day } fällig.
