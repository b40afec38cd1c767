### What happened in the register, as feeds tell it.
feed-register = Algorithm register: news
feed-search = Algorithm register: news of a selection
feed-organization = { $name }: news in the algorithm register
feed-system = { $name }: history in the algorithm register
feed-about = Each publication, confirmation, withdrawal and removal under a legal duty, the newest first.

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
