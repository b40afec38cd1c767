### Mails to those who filed a challenge, and to those who answer them. What happened, and never what was said.
mail-subject-code = Confirm your e-mail address
mail-subject-submitter = News about your challenge { $reference }
mail-subject-handler = Challenge { $reference }

mail-code-submitter = Somebody wants to be told at this address what becomes of challenge { $reference } at { $host }. If that is you, open the conversation with your receipt and give this code there:
mail-code-handler = Somebody with an account at { $host } wants to be told at this address about challenges. If that is you, confirm it with this code:
mail-code-good = The code is good until { $day }. If it was not you, you need not do anything: nothing more will be sent to you.

mail-reference = Challenge: { $reference }
mail-organization = Organization: { $name }

mail-open-submitter = You open the conversation with the twelve words of your receipt. We never ask for them by e-mail.
mail-open-handler = Log in to read what was said.
mail-stop-submitter = You want no more of these mails? Erase the contact of your challenge, with the twelve words of your receipt.
mail-stop-handler = You want no more of these mails? Turn the notifications of your account off.
mail-no-reply = Nobody reads answers to this mail.

mail-asked = The organization asks you something. Please answer by { $day }.
mail-message = The organization has sent you a message.
mail-summaryProposed = The organization proposes a summary of your challenge for everybody to read. Please look at it, and agree or say it in other words.
mail-admitted = Your challenge is taken up.
mail-refused = Your challenge is not taken up. The reason is there to read, and you can ask for a second review.
mail-redirected = Another body is the one to answer. The reason is there to read, and you can ask for a second review.
mail-merged = Your challenge will be answered together with a like one.
mail-referred = Somebody else has your challenge now, such as a court or a regulator.
mail-closed = The challenge with which yours was to be answered is closed, and so is yours.
mail-putOff = The answer to your challenge takes longer. The reason and the new date are there to read.
mail-decided = Your challenge is decided. The reasons are there to read. If you do not agree, you can ask for a second review.
mail-remedied = The organization says that it has put things right. In a few weeks you will be asked whether it is solved.
mail-missed = The organization did not answer in time: a term ended on { $day }. The answer is still owed to you, and you can ask for a second review.
mail-reviewDecided = The second review is decided. The reasons are there to read, and who else can be asked.
mail-solved = Is it solved? The organization put things right some weeks ago. Please say whether that is so.

mail-received = A new challenge came in.
mail-said = The submitter said something.
mail-assigned = A challenge was assigned to you.
mail-reviewRequested = A second review is asked for. It must be done by somebody who neither decided nor wrote the record last.
mail-termSoon = A term ends on { $day }.
mail-termMissed = A term ended on { $day } and was missed. The answer is still owed.
mail-remedyDue = What was promised is due on { $day }.
