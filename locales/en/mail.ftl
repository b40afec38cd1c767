### E-mails to submitters and case handlers. They name the event and never quote what a person wrote.
mail-subject-code = Confirm your e-mail address
mail-subject-submitter = Update on your challenge { $reference }
mail-subject-handler = Challenge { $reference }

mail-code-submitter = Someone asked to receive updates on challenge { $reference } at { $host } at this e-mail address. If this was you, open the conversation with your receipt and enter this code:
mail-code-handler = Someone with an account at { $host } asked to receive notifications about challenges at this e-mail address. If this was you, confirm the address with this code:
mail-code-valid = The code is valid until { $day }. If this was not you, you do not need to do anything. We will not send you any more e-mails.

mail-reference = Challenge: { $reference }
mail-organization = Organization: { $name }

mail-open-submitter = To open the conversation, use the twelve words of your receipt. We never ask for them by e-mail.
mail-open-handler = Log in to read the details.
mail-stop-submitter = To stop these e-mails, delete your contact details from the challenge. You need the twelve words of your receipt.
mail-stop-handler = To stop these e-mails, turn off notifications in your account.
mail-no-reply = Please do not reply to this e-mail. Nobody reads the replies.

mail-infoRequested = The organization has a question for you. Please answer by { $day }.
mail-message = The organization has sent you a message.
mail-summaryProposed = The organization proposes a public summary of your challenge. Please read it, then agree to it or propose another wording.
mail-admitted = Your challenge has been accepted.
mail-refused = Your challenge has not been accepted. You can read the reason in the conversation and request a second review.
mail-redirected = Another body is responsible for your challenge. You can read the reason in the conversation and request a second review.
mail-merged = Your challenge will be decided together with a similar challenge.
mail-referred = Your challenge is now before another body, such as a court or a regulator.
mail-closed = Your challenge was merged into another challenge. That challenge is now closed, and so is yours.
mail-extended = The decision on your challenge will take longer. You can read the reason and the new deadline in the conversation.
mail-decided = Your challenge has been decided. You can read the reasons in the conversation. If you disagree, you can request a second review.
mail-remedied = The organization says that it has carried out the remedy. In a few weeks we will ask you whether the problem is solved.
mail-decisionOverdue = The organization missed a deadline, which was { $day }. It must still decide, and you can request a second review.
mail-reviewDecided = The second review has been decided. You can read the reasons in the conversation, and where you can turn next.
mail-confirmRemedy = Is the problem solved? The organization carried out a remedy some weeks ago. Please tell us whether it worked.

mail-received = There is a new challenge.
mail-submitterReplied = The submitter has replied.
mail-assigned = A challenge has been assigned to you.
mail-reviewRequested = A second review has been requested. The reviewer must be neither the person who decided nor the last editor of the record.
mail-deadlineSoon = A deadline is approaching: { $day }.
mail-deadlineMissed = The deadline of { $day } was missed. The challenge must still be dealt with.
mail-remedyDue = The promised remedy is due on { $day }.
