### What happened in the register, as feeds tell it.
feed-register = Algorithm register: news
feed-search = Algorithm register: news of a selection
feed-organization = { $name }: news in the algorithm register
feed-system = { $name }: history in the algorithm register
feed-challenge = Challenge { $reference }: history in the algorithm register
feed-about = Each publication, confirmation, withdrawal and removal under a legal duty, the newest first.
feed-about-all = Each publication, confirmation, withdrawal and removal under a legal duty, and each public step of a challenge, the newest first.
feed-about-challenge = Each public step of this challenge, the newest first.

event-new = New in the register
event-back = Back in the register
event-changed = Changed
event-confirmed = Confirmed as still correct
event-withdrawn = Left the register
event-redacted = Removed under a legal duty
event-title = { $event }: { $name }

changed-fields = Changed: { $fields }
back-fields = Back in the register. Changed: { $fields }
withdrawn-because = Left the register: { $reason }
redacted-fields = Removed from version { $version } under a legal duty ({ $ground }): { $fields }
fields-more = { $fields } and { $count ->
    [one] 1 more field
   *[other] { $count } more fields
}

challenge-title = Challenge { $reference }: { $what }
challenge-about = { $kind }: { $name }
challenge-detail = { $event }, { $detail }
challenge-event-received = received
challenge-event-acknowledged = receipt acknowledged
challenge-event-screened = checked whether it can be taken up
challenge-event-admitted = taken up
challenge-event-refused = not taken up
challenge-event-redirected = passed on to another body
challenge-event-merged = joined with another challenge
challenge-event-inReview = being looked into
challenge-event-asked = question put to the submitter
challenge-event-answered = question answered or lapsed
challenge-event-extended = decision put off
challenge-event-decided = decided
challenge-event-remedyDue = remedy promised
challenge-event-remedied = remedy carried out
challenge-event-confirmed = solved, says the submitter
challenge-event-disputed = not solved, says the submitter
challenge-event-reviewRequested = second review requested
challenge-event-inSecondReview = second review begun
challenge-event-reviewExtended = second review put off
challenge-event-reviewDecided = second review decided
challenge-event-withdrawn = withdrawn by the submitter
challenge-event-externallyReferred = now before a court or another outside body
challenge-event-summarized = public summary added
challenge-event-deemedUnanswered = term missed
challenge-event-closed = closed
challenge-event-joined = joined by another challenge
challenge-event-supported = more people say that it affects them, too
challenge-event-clustered = so many are concerned that the answer must be one for all
challenge-event-redacted = part of it removed under a legal duty
challenge-event-other = changed
