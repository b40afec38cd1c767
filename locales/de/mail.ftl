### E-mails to submitters and case handlers. They name the event and never quote what a person wrote.
mail-subject-code = Bestätigen Sie Ihre E-Mail-Adresse
mail-subject-submitter = Neuigkeiten zu Ihrer Eingabe { $reference }
mail-subject-handler = Eingabe { $reference }

mail-code-submitter = Jemand möchte unter dieser E-Mail-Adresse Neuigkeiten zur Eingabe { $reference } bei { $host } erhalten. Wenn Sie das sind, öffnen Sie den Nachrichtenverlauf mit Ihrem Einreichungsbeleg und geben Sie diesen Code ein:
mail-code-handler = Jemand mit einem Konto bei { $host } möchte unter dieser E-Mail-Adresse Benachrichtigungen über Eingaben erhalten. Wenn Sie das sind, bestätigen Sie die Adresse mit diesem Code:
mail-code-valid = Der Code ist bis einschließlich { $day } gültig. Wenn Sie das nicht waren, müssen Sie nichts tun. Wir senden Ihnen keine weiteren E-Mails.

mail-reference = Eingabe: { $reference }
mail-organization = Organisation: { $name }

mail-open-submitter = Den Nachrichtenverlauf öffnen Sie mit den zwölf Wörtern Ihres Einreichungsbelegs. Wir fragen nie per E-Mail danach.
mail-open-handler = Melden Sie sich an, um Näheres zu lesen.
mail-stop-submitter = Wenn Sie diese E-Mails nicht mehr erhalten möchten, löschen Sie Ihre Kontaktdaten in der Eingabe. Dafür brauchen Sie die zwölf Wörter Ihres Einreichungsbelegs.
mail-stop-handler = Wenn Sie diese E-Mails nicht mehr erhalten möchten, schalten Sie die Benachrichtigungen in Ihrem Konto aus.
mail-no-reply = Bitte antworten Sie nicht auf diese E-Mail. Niemand liest die Antworten.

mail-infoRequested = Die Organisation hat eine Frage an Sie. Bitte antworten Sie bis { $day }.
mail-message = Die Organisation hat Ihnen eine Nachricht geschickt.
mail-summaryProposed = Die Organisation schlägt eine öffentliche Zusammenfassung Ihrer Eingabe vor. Bitte lesen Sie sie und stimmen Sie ihr zu oder schlagen Sie eine andere Formulierung vor.
mail-admitted = Ihre Eingabe wurde zur Bearbeitung angenommen.
mail-refused = Ihre Eingabe wurde nicht zur Bearbeitung angenommen. Sie können den Grund im Nachrichtenverlauf lesen und eine zweite Prüfung beantragen.
mail-redirected = Für Ihre Eingabe ist eine andere Stelle zuständig. Sie können den Grund im Nachrichtenverlauf lesen und eine zweite Prüfung beantragen.
mail-merged = Über Ihre Eingabe wird zusammen mit einer ähnlichen Eingabe entschieden.
mail-referred = Ihre Eingabe liegt jetzt bei einer anderen Stelle, zum Beispiel bei einem Gericht oder einer Aufsichtsbehörde.
mail-closed = Ihre Eingabe wurde mit einer anderen Eingabe zusammengeführt. Diese ist jetzt abgeschlossen und damit auch Ihre.
mail-extended = Die Entscheidung über Ihre Eingabe dauert länger. Den Grund und die neue Frist können Sie im Nachrichtenverlauf lesen.
mail-decided = Über Ihre Eingabe ist entschieden. Sie können die Gründe im Nachrichtenverlauf lesen. Wenn Sie nicht einverstanden sind, können Sie eine zweite Prüfung beantragen.
mail-remedied = Die Organisation teilt mit, dass sie die Abhilfemaßnahme umgesetzt hat. In einigen Wochen fragen wir Sie, ob das Problem gelöst ist.
mail-decisionOverdue = Die Organisation hat eine Frist versäumt, die am { $day } endete. Sie muss weiterhin entscheiden, und Sie können eine zweite Prüfung beantragen.
mail-reviewDecided = Die zweite Prüfung ist entschieden. Im Nachrichtenverlauf können Sie die Gründe lesen und sehen, an wen Sie sich als Nächstes wenden können.
mail-confirmRemedy = Ist das Problem gelöst? Die Organisation hat vor einigen Wochen eine Abhilfemaßnahme umgesetzt. Bitte teilen Sie uns mit, ob sie gewirkt hat.

mail-received = Eine neue Eingabe ist eingegangen.
mail-submitterReplied = Die einreichende Person hat geantwortet.
mail-assigned = Ihnen wurde eine Eingabe zugewiesen.
mail-reviewRequested = Eine zweite Prüfung wurde beantragt. Nicht prüfen darf, wer über die Eingabe entschieden oder den Eintrag zuletzt bearbeitet hat.
mail-deadlineSoon = Eine Frist läuft bald ab: { $day }.
mail-deadlineMissed = Die Frist bis { $day } wurde versäumt. Die Eingabe muss weiterhin bearbeitet werden.
mail-remedyDue = Die zugesagte Abhilfemaßnahme ist am { $day } fällig.
