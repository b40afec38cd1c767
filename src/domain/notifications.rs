//! E-mail notifications: events, recipients, reminders and retries. A mail reports an event, never its content.
use super::challenges::deadlines::{Calendar, add_days};
use super::challenges::{Case, CaseActor, ChallengeState, Event};
use super::json::Code;
use chrono::{NaiveDate, TimeDelta};

/// The kind of a notification.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code)]
pub enum NotificationKind {
    /// The code that confirms an e-mail address.
    #[code("code")]
    ConfirmationCode,
    // For the submitter.
    /// The case handler asked a question.
    InfoRequested,
    Message,
    /// A summary was proposed and waits for agreement.
    SummaryProposed,
    Admitted,
    Refused,
    Redirected,
    Merged,
    /// The organization referred the matter to another body.
    Referred,
    /// The challenge was closed with the one that it was merged into.
    Closed,
    Extended,
    Decided,
    Remedied,
    /// The organization missed its deadline.
    DecisionOverdue,
    ReviewDecided,
    /// The submitter is asked to confirm the remedy.
    ConfirmRemedy,
    // For case handlers.
    Received,
    /// The submitter answered, disputed the remedy or proposed a summary.
    SubmitterReplied,
    Assigned,
    ReviewRequested,
    /// A deadline is near.
    DeadlineSoon,
    /// A deadline was missed.
    DeadlineMissed,
    /// The deadline of a remedy is today.
    RemedyDue,
}

/// The state of a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code)]
pub enum MailState {
    /// Waiting for the first attempt or for a retry.
    Waiting,
    Sent,
    /// Given up after too many failed attempts.
    Dead,
}

/// The delay after each failed attempt. The last one repeats.
const RETRY_DELAYS: [TimeDelta; 5] =
    [TimeDelta::minutes(5), TimeDelta::minutes(15), TimeDelta::hours(1), TimeDelta::hours(3), TimeDelta::hours(6)];

/// The age in days after which an unsent mail is given up.
pub const MAX_MAIL_AGE_DAYS: u64 = 7;
/// The number of days for which a confirmation code is valid.
pub const CODE_VALID_DAYS: u64 = 7;
/// The maximum number of attempts to enter a code.
pub const MAX_CODE_ATTEMPTS: i32 = 5;
/// The maximum number of codes for one challenge or account, for all addresses together.
pub const MAX_CODES_PER_RECIPIENT: i32 = 3;
/// The maximum number of codes to one address within a week, from all requests together.
pub const MAX_CODES_PER_ADDRESS_AND_WEEK: i64 = 5;

/// The number of working days before a deadline on which a reminder is sent.
const REMINDER_WORKING_DAYS: u64 = 3;
/// The age in days after which a reminder is dropped, for example after an outage. The queue shows the case anyway.
const MAX_REMINDER_AGE_DAYS: u64 = 14;

/// Returns the delay after the given number of attempts.
pub fn retry_delay(attempts: i32) -> TimeDelta {
    let n = usize::try_from(attempts.saturating_sub(1)).unwrap_or_default();
    RETRY_DELAYS[n.min(RETRY_DELAYS.len() - 1)]
}

/// Returns the notification of the submitter about an event. Submitters get none about their own actions.
pub fn submitter_notification(event: &Event, actor: CaseActor) -> Option<NotificationKind> {
    if actor == CaseActor::Submitter {
        return None;
    }
    Some(match event {
        Event::Ask { .. } => NotificationKind::InfoRequested,
        Event::ProposeSummary => NotificationKind::SummaryProposed,
        Event::Admit => NotificationKind::Admitted,
        Event::Refuse(_) => NotificationKind::Refused,
        Event::Redirect(_) => NotificationKind::Redirected,
        Event::Merge { .. } => NotificationKind::Merged,
        Event::Refer(_) => NotificationKind::Referred,
        Event::Extend { .. } | Event::ExtendSecondReview { .. } => NotificationKind::Extended,
        Event::Decide(_) => NotificationKind::Decided,
        Event::Remedy(_) => NotificationKind::Remedied,
        Event::MissDeadline(_) => NotificationKind::DecisionOverdue,
        Event::DecideSecondReview(_) => NotificationKind::ReviewDecided,
        _ => return None,
    })
}

/// Returns the notification of the case handlers about an event of the submitter or the clock.
pub fn handler_notification(event: &Event, actor: CaseActor) -> Option<NotificationKind> {
    match (actor, event) {
        (CaseActor::Submitter, Event::Answer | Event::Dispute | Event::ProposeSummary) => {
            Some(NotificationKind::SubmitterReplied)
        }
        (CaseActor::Submitter, Event::RequestSecondReview) => Some(NotificationKind::ReviewRequested),
        (CaseActor::Clock, Event::MissDeadline(_)) => Some(NotificationKind::DeadlineMissed),
        _ => None,
    }
}

/// Returns the reminders of the case handlers today, each with its deadline.
pub fn reminders(case: &Case, today: NaiveDate, calendar: &Calendar) -> Vec<(NotificationKind, NaiveDate)> {
    // Many holidays in a row must not cause a reminder months ahead: hence the limit in calendar days.
    let is_near = |due: NaiveDate| {
        today <= due
            && due <= calendar.add_working_days(today, REMINDER_WORKING_DAYS)
            && due <= add_days(today, 2 * MAX_REMINDER_AGE_DAYS)
    };
    let mut deadlines: Vec<_> =
        case.running_deadlines().into_iter().map(|(_, due)| due).filter(|due| is_near(*due)).collect();
    deadlines.dedup();
    let mut all: Vec<_> = deadlines.into_iter().map(|due| (NotificationKind::DeadlineSoon, due)).collect();
    let remedy = case.due.remedy.filter(|_| case.state == ChallengeState::RemedyDue);
    all.extend(remedy.filter(|due| is_recent(*due, today)).map(|due| (NotificationKind::RemedyDue, due)));
    all
}

/// Returns the day since which the submitter is asked to confirm the remedy.
pub fn confirmation_requested_on(case: &Case, today: NaiveDate) -> Option<NaiveDate> {
    let open = case.state == ChallengeState::Remedied && case.closed.is_none();
    case.due.ask_confirmation.filter(|day| open && *day <= today)
}

/// Returns the notification that asks the submitter to confirm the remedy, if it is due today.
pub fn confirmation_request(case: &Case, today: NaiveDate) -> Option<(NotificationKind, NaiveDate)> {
    let requested_on = confirmation_requested_on(case, today).filter(|day| is_recent(*day, today));
    requested_on.map(|day| (NotificationKind::ConfirmRemedy, day))
}

fn is_recent(day: NaiveDate, today: NaiveDate) -> bool {
    day <= today && today <= add_days(day, MAX_REMINDER_AGE_DAYS)
}

/// Returns true if a notification still applies. Notifications about past events always do.
pub fn is_still_relevant(kind: NotificationKind, day: Option<NaiveDate>, case: &Case, today: NaiveDate) -> bool {
    match (kind, day) {
        (NotificationKind::DeadlineSoon, Some(day)) => {
            today <= day && case.running_deadlines().iter().any(|(_, due)| *due == day)
        }
        (NotificationKind::RemedyDue, Some(day)) => {
            case.state == ChallengeState::RemedyDue && case.due.remedy == Some(day)
        }
        (NotificationKind::ConfirmRemedy, Some(day)) => confirmation_requested_on(case, today) == Some(day),
        _ => true,
    }
}

/// Returns the key by which codes to an address are counted: all spellings of one mailbox share it.
pub fn mailbox_key(address: &str) -> String {
    let address = address.to_lowercase();
    let Some((name, host)) = address.split_once('@') else { return address };
    let name = name.split('+').next().unwrap_or(name);
    format!("{name}@{host}")
}

/// The characters of a code, without ambiguous ones.
const CODE_CHARACTERS: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/// Returns a code of eight characters for as many random bytes.
pub fn code(random: [u8; 8]) -> String {
    random.iter().map(|byte| char::from(CODE_CHARACTERS[usize::from(byte % 32)])).collect()
}

/// Normalizes a typed code: case, spaces and hyphens do not matter.
pub fn normalize_code(code: &str) -> String {
    let characters = code.chars().filter(|c| !c.is_whitespace() && *c != '-').flat_map(char::to_uppercase);
    characters.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::challenges::deadlines::Rules;
    use crate::domain::challenges::{ChallengeKind, Filing, Reference, Remedy};
    use crate::domain::languages::{Lang, Text};
    use crate::domain::settings::Settings;
    use crate::domain::values::{Sha256, Slug};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn case() -> (Case, Rules) {
        let rules = Rules::new(&Settings::default());
        let filing = Filing {
            reference: (0..).find_map(|random| Reference::new(2026, random)).unwrap(),
            organization: Slug::parse("town").unwrap(),
            kind: ChallengeKind::EntryError,
            language: Lang::parse("en").unwrap(),
            system: None,
            version: None,
            pointers: Vec::new(),
            text_digest: Sha256::parse(&format!("sha256:{}", "0".repeat(64))).unwrap(),
        };
        // A Monday: acknowledge by 9 March, screen by 16 March, decide by 13 April.
        (Case::receive(filing, day("2026-03-02"), &rules), rules)
    }

    #[test]
    fn reminders_come_three_working_days_before_a_deadline() {
        let (case, rules) = case();
        let at = |today: &str| reminders(&case, day(today), &rules.calendar);
        assert_eq!(at("2026-03-03"), []);
        let soon = |text| vec![(NotificationKind::DeadlineSoon, day(text))];
        assert_eq!(at("2026-03-04"), soon("2026-03-09"), "across a weekend");
        assert_eq!(at("2026-03-09"), soon("2026-03-09"));
        assert_eq!(at("2026-03-10"), []);
        assert_eq!(at("2026-03-11"), soon("2026-03-16"));
        assert!(is_still_relevant(NotificationKind::DeadlineSoon, Some(day("2026-03-09")), &case, day("2026-03-09")));
        assert!(!is_still_relevant(NotificationKind::DeadlineSoon, Some(day("2026-03-09")), &case, day("2026-03-10")));
        let holidays = Calendar::new(day("2026-03-03").iter_days().take(60), chrono_tz::Tz::UTC);
        assert_eq!(
            reminders(&case, day("2026-03-02"), &holidays).len(),
            2,
            "no reminder of deadlines more than four weeks away"
        );
    }

    #[test]
    fn confirmation_is_requested_until_the_challenge_is_closed() {
        let (mut case, _) = case();
        assert_eq!(confirmation_requested_on(&case, day("2026-05-04")), None);
        case.state = ChallengeState::Remedied;
        case.due.ask_confirmation = Some(day("2026-05-04"));
        assert_eq!(confirmation_request(&case, day("2026-05-03")), None);
        assert_eq!(
            confirmation_request(&case, day("2026-05-04")),
            Some((NotificationKind::ConfirmRemedy, day("2026-05-04")))
        );
        assert_eq!(confirmation_request(&case, day("2026-05-19")), None, "too late for a mail");
        assert_eq!(confirmation_requested_on(&case, day("2026-05-19")), Some(day("2026-05-04")));
        case.closed = Some(day("2026-05-05"));
        assert_eq!(confirmation_requested_on(&case, day("2026-05-05")), None);
    }

    #[test]
    fn actors_get_no_notification_of_their_own_actions() {
        let answer = Event::Answer;
        assert_eq!(submitter_notification(&Event::ProposeSummary, CaseActor::Submitter), None);
        assert_eq!(handler_notification(&answer, CaseActor::Submitter), Some(NotificationKind::SubmitterReplied));
        assert_eq!(handler_notification(&answer, CaseActor::Clock), None, "the submitter did not answer");
        let remedy = Event::Remedy(Remedy::new(Text::default()));
        assert_eq!(
            (submitter_notification(&remedy, CaseActor::Clock), handler_notification(&remedy, CaseActor::Clock)),
            (Some(NotificationKind::Remedied), None)
        );
    }

    #[test]
    fn retries_come_at_least_daily() {
        assert!(RETRY_DELAYS.is_sorted() && RETRY_DELAYS[4] < TimeDelta::days(1));
        assert_eq!(
            (retry_delay(0), retry_delay(1), retry_delay(99)),
            (RETRY_DELAYS[0], RETRY_DELAYS[0], RETRY_DELAYS[4])
        );
    }

    #[test]
    fn codes_are_unambiguous_and_normalized() {
        assert_eq!(code([0, 31, 32, 255, 7, 8, 9, 10]), "2Z2Z9ABC");
        assert_eq!(normalize_code(" 2z2z-9abc "), "2Z2Z9ABC");
        assert_eq!((mailbox_key("Ann+x@Example.org"), mailbox_key("ann")), ("ann@example.org".into(), "ann".into()));
    }
}
