//! What is told by e-mail, to whom, and when it is tried again. A mail says that something happened, never what was said.
use super::challenges::deadlines::{Calendar, after};
use super::challenges::{By, Case, ChallengeState, Event};
use super::shape::codes;
use chrono::{NaiveDate, TimeDelta};

codes! {
    /// What a mail tells.
    pub enum NotificationKind {
        /// The code with which an address is confirmed.
        Code = "code",
        // To the submitter.
        /// A question waits for an answer.
        Asked = "asked",
        Message = "message",
        /// A summary waits for a word.
        SummaryProposed = "summaryProposed",
        Admitted = "admitted",
        Refused = "refused",
        Redirected = "redirected",
        Merged = "merged",
        /// The organization says that somebody else has it now.
        Referred = "referred",
        /// Closed with the one that it was merged into.
        Closed = "closed",
        PutOff = "putOff",
        Decided = "decided",
        Remedied = "remedied",
        Missed = "missed",
        ReviewDecided = "reviewDecided",
        /// Is it solved?
        Solved = "solved",
        // To case handlers.
        Received = "received",
        /// The submitter said something.
        Said = "said",
        Assigned = "assigned",
        ReviewRequested = "reviewRequested",
        /// A term ends soon.
        TermSoon = "termSoon",
        TermMissed = "termMissed",
        /// What was promised is to be done today.
        RemedyDue = "remedyDue",
    }
}

codes! {
    /// What became of a mail.
    pub enum MailState {
        /// It is to be sent, for the first time or once more.
        Waiting = "waiting",
        Sent = "sent",
        /// It was given up.
        Dead = "dead",
    }
}

/// How long after each attempt that failed the next one comes; the last of them again and again.
const WAITS: [TimeDelta; 5] =
    [TimeDelta::minutes(5), TimeDelta::minutes(15), TimeDelta::hours(1), TimeDelta::hours(3), TimeDelta::hours(6)];

/// A mail that is older is given up.
pub const MAIL_DAYS: u64 = 7;
/// The last day on which a code confirms is so many days after it was asked for.
pub const CODE_DAYS: u64 = 7;
/// How often a code may be tried.
pub const CODE_TRIES: i32 = 5;
/// Codes for one challenge or account, whatever the address.
pub const CODES_EACH: i32 = 3;
/// Codes to one address within a week, whoever asks for them.
pub const CODES_TO_ADDRESS: i64 = 5;

/// Working days before the end of a term on which it is told.
const SOON: u64 = 3;
/// A reminder whose day is longer ago is not sent any more: the register was down, and the queue shows it anyway.
const LATE: u64 = 14;

/// How long a mail waits after so many attempts.
pub fn wait_after(attempts: i32) -> TimeDelta {
    let n = usize::try_from(attempts.saturating_sub(1)).unwrap_or_default();
    WAITS[n.min(WAITS.len() - 1)]
}

/// What the submitter is told of an event, if anything: not what they did themselves.
pub fn for_submitter(event: &Event, by: By) -> Option<NotificationKind> {
    if by == By::Submitter {
        return None;
    }
    Some(match event {
        Event::Ask { .. } => NotificationKind::Asked,
        Event::ProposeSummary => NotificationKind::SummaryProposed,
        Event::Admit => NotificationKind::Admitted,
        Event::Refuse(_) => NotificationKind::Refused,
        Event::Redirect(_) => NotificationKind::Redirected,
        Event::Merge { .. } => NotificationKind::Merged,
        Event::Refer(_) => NotificationKind::Referred,
        Event::Extend { .. } | Event::ExtendReview { .. } => NotificationKind::PutOff,
        Event::Decide(_) => NotificationKind::Decided,
        Event::Remedy(_) => NotificationKind::Remedied,
        Event::Miss(_) => NotificationKind::Missed,
        Event::DecideReview(_) => NotificationKind::ReviewDecided,
        _ => return None,
    })
}

/// What case handlers are told of an event, if anything: what the submitter did, and what the clock says of them.
pub fn for_handlers(event: &Event, by: By) -> Option<NotificationKind> {
    match (by, event) {
        (By::Submitter, Event::Answer | Event::Dispute | Event::ProposeSummary) => Some(NotificationKind::Said),
        (By::Submitter, Event::RequestReview) => Some(NotificationKind::ReviewRequested),
        (By::Clock, Event::Miss(_)) => Some(NotificationKind::TermMissed),
        _ => None,
    }
}

/// What case handlers are reminded of today, each with the day that it is about.
pub fn reminders(case: &Case, today: NaiveDate, calendar: &Calendar) -> Vec<(NotificationKind, NaiveDate)> {
    // However many holidays there are, nobody is reminded months before.
    let soon =
        |due: NaiveDate| today <= due && due <= calendar.working_days(today, SOON) && due <= after(today, 2 * LATE);
    let mut terms: Vec<_> = case.running().into_iter().map(|(_, due)| due).filter(|due| soon(*due)).collect();
    terms.dedup();
    let mut all: Vec<_> = terms.into_iter().map(|due| (NotificationKind::TermSoon, due)).collect();
    let remedy = case.due.remedy.filter(|_| case.state == ChallengeState::RemedyDue);
    all.extend(remedy.filter(|due| recent(*due, today)).map(|due| (NotificationKind::RemedyDue, due)));
    all
}

/// Since when the submitter is asked whether it is solved.
pub fn solved_asked(case: &Case, today: NaiveDate) -> Option<NaiveDate> {
    let open = case.state == ChallengeState::Remedied && case.closed.is_none();
    case.due.solved.filter(|asked| open && *asked <= today)
}

/// What the submitter is asked today.
pub fn question(case: &Case, today: NaiveDate) -> Option<(NotificationKind, NaiveDate)> {
    let asked = solved_asked(case, today).filter(|asked| recent(*asked, today));
    asked.map(|day| (NotificationKind::Solved, day))
}

fn recent(day: NaiveDate, today: NaiveDate) -> bool {
    day <= today && today <= after(day, LATE)
}

/// Whether what a mail tells is still so; what has happened stays so.
pub fn holds(notice: NotificationKind, day: Option<NaiveDate>, case: &Case, today: NaiveDate) -> bool {
    match (notice, day) {
        (NotificationKind::TermSoon, Some(day)) => today <= day && case.running().iter().any(|(_, due)| *due == day),
        (NotificationKind::RemedyDue, Some(day)) => {
            case.state == ChallengeState::RemedyDue && case.due.remedy == Some(day)
        }
        (NotificationKind::Solved, Some(day)) => solved_asked(case, today) == Some(day),
        _ => true,
    }
}

/// What an address is counted by: nobody gets more codes by writing the same mailbox in another way.
pub fn mailbox(address: &str) -> String {
    let address = address.to_lowercase();
    let Some((name, host)) = address.split_once('@') else { return address };
    let name = name.split('+').next().unwrap_or(name);
    format!("{name}@{host}")
}

/// The letters of a code: none that is easily taken for another.
const LETTERS: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/// A code of eight letters, from as many random bytes.
pub fn code(random: [u8; 8]) -> String {
    random.iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect()
}

/// A code as it was typed: case, spaces and dashes do not matter.
pub fn typed(code: &str) -> String {
    let letters = code.chars().filter(|c| !c.is_whitespace() && *c != '-').flat_map(char::to_uppercase);
    letters.collect()
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
        let rules = Rules::new(&Settings::new());
        let filing = Filing {
            reference: (0..).find_map(|lot| Reference::new(2026, lot)).unwrap(),
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
    fn a_term_is_told_three_working_days_before() {
        let (case, rules) = case();
        let at = |today: &str| reminders(&case, day(today), &rules.calendar);
        assert_eq!(at("2026-03-03"), []);
        let soon = |text| vec![(NotificationKind::TermSoon, day(text))];
        assert_eq!(at("2026-03-04"), soon("2026-03-09"), "over a weekend");
        assert_eq!(at("2026-03-09"), soon("2026-03-09"));
        assert_eq!(at("2026-03-10"), []);
        assert_eq!(at("2026-03-11"), soon("2026-03-16"));
        assert!(holds(NotificationKind::TermSoon, Some(day("2026-03-09")), &case, day("2026-03-09")));
        assert!(!holds(NotificationKind::TermSoon, Some(day("2026-03-09")), &case, day("2026-03-10")));
        let rest = Calendar::new(day("2026-03-03").iter_days().take(60), chrono_tz::Tz::UTC);
        assert_eq!(reminders(&case, day("2026-03-02"), &rest).len(), 2, "not of what is more than four weeks away");
    }

    #[test]
    fn it_is_asked_whether_it_is_solved_until_it_is_closed() {
        let (mut case, _) = case();
        assert_eq!(solved_asked(&case, day("2026-05-04")), None);
        case.state = ChallengeState::Remedied;
        case.due.solved = Some(day("2026-05-04"));
        assert_eq!(question(&case, day("2026-05-03")), None);
        assert_eq!(question(&case, day("2026-05-04")), Some((NotificationKind::Solved, day("2026-05-04"))));
        assert_eq!(question(&case, day("2026-05-19")), None, "too late for a mail");
        assert_eq!(solved_asked(&case, day("2026-05-19")), Some(day("2026-05-04")));
        case.closed = Some(day("2026-05-05"));
        assert_eq!(solved_asked(&case, day("2026-05-05")), None);
    }

    #[test]
    fn nobody_is_told_what_they_did_themselves() {
        let said = Event::Answer;
        assert_eq!(for_submitter(&Event::ProposeSummary, By::Submitter), None);
        assert_eq!(for_handlers(&said, By::Submitter), Some(NotificationKind::Said));
        assert_eq!(for_handlers(&said, By::Clock), None, "nobody said anything");
        let remedy = Event::Remedy(Remedy::new(Text::default()));
        assert_eq!(
            (for_submitter(&remedy, By::Clock), for_handlers(&remedy, By::Clock)),
            (Some(NotificationKind::Remedied), None)
        );
    }

    #[test]
    fn a_server_may_be_away_for_a_week() {
        assert!(WAITS.is_sorted() && WAITS[4] < TimeDelta::days(1));
        assert_eq!((wait_after(0), wait_after(1), wait_after(99)), (WAITS[0], WAITS[0], WAITS[4]));
    }

    #[test]
    fn codes_are_told_apart_and_typed_in_any_way() {
        assert_eq!(code([0, 31, 32, 255, 7, 8, 9, 10]), "2Z2Z9ABC");
        assert_eq!(typed(" 2z2z-9abc "), "2Z2Z9ABC");
        assert_eq!((mailbox("Ann+x@Example.org"), mailbox("ann")), ("ann@example.org".into(), "ann".into()));
    }
}
