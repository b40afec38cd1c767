### Titles and summaries of events in feeds.
feed-register = Algorithm register: updates
feed-search = Algorithm register: updates for a selection
feed-organization = { $name }: updates in the algorithm register
feed-system = { $name }: history in the algorithm register
feed-challenge = Challenge { $reference }: history in the algorithm register
feed-about = Every publication, confirmation, withdrawal and redaction, newest first.
feed-about-all = Every publication, confirmation, withdrawal and redaction, and every public step of a challenge, newest first.
feed-about-challenge = Every public step of this challenge, newest first.

event-new = New in the register
event-back = Back in the register
event-changed = Changed
event-confirmed = Confirmed as still correct
event-withdrawn = Withdrawn from the register
event-redacted = Redacted
event-title = { $event }: { $name }

changed-fields = Changed: { $fields }
back-fields = Back in the register. Changed: { $fields }
withdrawn-because = Withdrawn from the register: { $reason }
redacted-fields = Redacted in version { $version } (legal ground: { $ground }): { $fields }
fields-more = { $fields } and { $count ->
    [one] 1 more field
   *[other] { $count } more fields
}

challenge-title = Challenge { $reference }: { $what }
challenge-about = { $kind }: { $name }
challenge-detail = { $event }, { $detail }
challenge-event-received = received
challenge-event-acknowledged = receipt acknowledged
challenge-event-screened = initial check carried out
challenge-event-admitted = accepted
challenge-event-refused = not accepted
challenge-event-redirected = redirected to another body
challenge-event-merged = merged into another challenge
challenge-event-inReview = under review
challenge-event-asked = question sent to the submitter
challenge-event-answered = question answered, or no answer by the deadline
challenge-event-extended = deadline extended
challenge-event-decided = decided
challenge-event-remedyDue = remedy promised
challenge-event-remedied = remedy carried out
challenge-event-confirmed = remedy confirmed by the submitter
challenge-event-disputed = remedy disputed by the submitter
challenge-event-reviewRequested = second review requested
challenge-event-inSecondReview = second review started
challenge-event-reviewExtended = deadline of the second review extended
challenge-event-reviewDecided = second review decided
challenge-event-withdrawn = withdrawn by the submitter
challenge-event-externallyReferred = now before a court or another external body
challenge-event-summarized = public summary added
challenge-event-deemedUnanswered = deadline missed
challenge-event-closed = closed
challenge-event-joined = another challenge merged into this one
challenge-event-supported = more people state that they are affected too
challenge-event-clustered = so many people are affected that one decision must cover all of them
challenge-event-redacted = text redacted on a legal ground
challenge-event-other = changed
