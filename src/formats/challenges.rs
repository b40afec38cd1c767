//! The table of challenges: one row per challenge, with its public content.
use super::table::{self, Cell, Kind};
use crate::domain::challenges::PublicChallenge;
use crate::domain::languages::Text;
use chrono::NaiveDate;
use uuid::Uuid;

/// A public challenge and the register's metadata about it.
pub struct ChallengeRow<'a> {
    pub challenge: &'a PublicChallenge,
    pub id: Uuid,
    /// The URL of the challenge.
    pub address: &'a str,
    pub version: u32,
    /// The index of the last log entry about it.
    pub log_index: u64,
}

/// A column of the table.
pub struct Column {
    pub name: &'static str,
    pub kind: Kind,
    pub description: &'static str,
    value: for<'a> fn(&'a ChallengeRow<'a>) -> Cell<'a>,
}

macro_rules! columns {
    ($($name:literal $kind:ident $description:literal, |$row:ident| $value:expr;)*) => {
        &[$(Column { name: $name, kind: Kind::$kind, description: $description, value: |$row| $value },)*]
    };
}

/// All columns in order.
pub const COLUMNS: &[Column] = columns! {
    "reference" Text "The public reference of the challenge.", |row| text(row.challenge.reference.as_str());
    "id" Text "The UUID of the challenge in the log.", |row| owned_text(row.id.to_string());
    "address" Text "The URL of the challenge.", |row| text(row.address);
    "organization" Text "The slug of the organization that must decide.", |row| text(row.challenge.organization.as_str());
    "system" Text "The UUID of the system that the challenge is about; empty if the system is not in the register.",
        |row| row.challenge.system.map_or(Cell::Empty, |id| owned_text(id.to_string()));
    "version" Number "The version of the record that the submitter saw.", |row| number(row.challenge.version);
    "kind" Code "The kind of challenge.", |row| text(row.challenge.kind.as_str());
    "state" Code "The state of the challenge.", |row| text(row.challenge.state.as_str());
    "language" Text "The language of the submitter. Texts are in this language where available.",
        |row| text(row.challenge.language.as_str());
    "received" Date "The date of receipt. All dates are in the time zone of the organization.",
        |row| day(Some(row.challenge.received));
    "acknowledged" Date "When the organization acknowledged receipt.", |row| day(row.challenge.acknowledged);
    "answered" Date "When the challenge was first decided, refused or redirected.", |row| day(row.challenge.answered_on());
    "closed" Date "When the challenge was closed.", |row| day(row.challenge.closed);
    "pointers" List "The challenged parts of the record, as JSON Pointers.",
        |row| table::list(row.challenge.pointers.iter().map(|pointer| pointer.as_str().to_owned()));
    "summary" Text "The public summary, which both sides have seen.", |row| localized(row, Some(&row.challenge.summary));
    "due.acknowledge" Date "The deadline for the acknowledgement, while it is pending.",
        |row| day(row.challenge.due.acknowledge);
    "due.screen" Date "The deadline for the first check, while it is pending.", |row| day(row.challenge.due.screen);
    "due.decide" Date "The deadline for the decision, while it is pending.", |row| day(row.challenge.due.decide);
    "due.remedy" Date "The deadline for the promised remedy, while it is pending.", |row| day(row.challenge.due.remedy);
    "due.solved" Date "When the submitter is asked whether the problem is solved.", |row| day(row.challenge.due.ask_confirmation);
    "due.askReview" Date "The deadline for requesting a second review.", |row| day(row.challenge.due.ask_review);
    "due.review" Date "The deadline for the second review, while it is pending.", |row| day(row.challenge.due.review);
    "missed" List "Missed deadlines, each with its date.",
        |row| table::list(row.challenge.missed.iter().map(|missed| format!("{} {}", missed.deadline, missed.due)));
    "extension.on" Date "When the deadline for the decision was extended.", |row| day(row.challenge.extension.as_ref().map(|extension| extension.on));
    "refusal.on" Date "When the challenge was refused.", |row| day(row.challenge.refusal.as_ref().map(|refusal| refusal.on));
    "refusal.code" Code "The reason for the refusal.", |row| code(row.challenge.refusal.as_ref().map(|refusal| refusal.value.code.as_str()));
    "refusal.reason" Text "The explanation of the refusal.", |row| localized(row, row.challenge.refusal.as_ref().map(|refusal| &refusal.value.reason));
    "redirection.on" Date "When the challenge was redirected to another body.",
        |row| day(row.challenge.redirection.as_ref().map(|redirection| redirection.on));
    "redirection.to" Text "The body to which the challenge was redirected.",
        |row| row.challenge.redirection.as_ref().map_or(Cell::Empty, |redirection| text(redirection.value.to.as_str()));
    "mergedInto" Text "The reference of the challenge with which it was merged.",
        |row| row.challenge.merged_into.as_ref().map_or(Cell::Empty, |reference| text(reference.as_str()));
    "decision.on" Date "When the challenge was decided.", |row| day(row.challenge.decision.as_ref().map(|decision| decision.on));
    "decision.outcome" Code "The outcome of the decision.",
        |row| code(row.challenge.decision.as_ref().map(|decision| decision.value.outcome.as_str()));
    "decision.assistance" Code "The use of AI assistance in writing the decision.",
        |row| code(row.challenge.decision.as_ref().map(|decision| decision.value.assistance.as_str()));
    "review.requested" Date "When a second review was requested.",
        |row| day(row.challenge.review.as_ref().map(|review| review.requested));
    "review.extension.on" Date "When the deadline for the second review was extended.",
        |row| day(row.challenge.review.as_ref().and_then(|review| review.extension.as_ref()).map(|extension| extension.on));
    "review.decision.on" Date "When the second review was decided.", |row| day(review_decision(row).map(|decision| decision.on));
    "review.decision.outcome" Code "The outcome of the second review.",
        |row| code(review_decision(row).map(|decision| decision.value.outcome.as_str()));
    "review.decision.assistance" Code "The use of AI assistance in writing the decision of the second review.",
        |row| code(review_decision(row).map(|decision| decision.value.assistance.as_str()));
    "remedyPlan.on" Date "When the remedy plan was published.", |row| day(row.challenge.remedy_plan.as_ref().map(|plan| plan.on));
    "remedyPlan.due" Date "The deadline of the remedy plan.", |row| day(row.challenge.remedy_plan.as_ref().map(|plan| plan.value.due));
    "remedies" List "The dates of remedies.",
        |row| table::list(row.challenge.remedies.iter().map(|remedy| remedy.on.to_string()));
    "confirmed" Date "When the submitter first confirmed the remedy.", |row| day(row.challenge.first_on("confirmed"));
    "disputed" Date "When the submitter first disputed the remedy.", |row| day(row.challenge.first_on("disputed"));
    "referral.on" Date "When the challenge was referred to a court, a regulator or an ombudsman.",
        |row| day(row.challenge.referral.as_ref().map(|referral| referral.on));
    "referral.kind" Code "The kind of body to which the challenge was referred.",
        |row| code(row.challenge.referral.as_ref().map(|referral| referral.value.kind.as_str()));
    "referral.to" Text "The name of that body.",
        |row| row.challenge.referral.as_ref().map_or(Cell::Empty, |referral| text(referral.value.to.as_str()));
    "steps" List "The events of the challenge with their dates: kinds of log entries without the prefix `challenge.`.",
        |row| table::list(row.challenge.steps.iter().map(|step| format!("{} {}", step.event.as_str(), step.on)));
    "textDigest" Text "SHA-256 of a salt and the submitted text.", |row| text(row.challenge.text_digest.as_str());
    "publicVersion" Number "The number of the public version of the challenge.", |row| Cell::Number(row.version.into());
    "logIndex" Number "The index of the last log entry about the challenge.", |row| Cell::Number(row.log_index);
};

type DatedDecision = crate::domain::challenges::Dated<crate::domain::challenges::Decision>;

fn review_decision<'a>(row: &'a ChallengeRow<'a>) -> Option<&'a DatedDecision> {
    row.challenge.review.as_ref().and_then(|review| review.decision.as_ref())
}

fn text(text: &str) -> Cell<'_> {
    table::safe(text.into())
}

fn owned_text(text: String) -> Cell<'static> {
    table::safe(text.into())
}

fn code(code: Option<&str>) -> Cell<'_> {
    code.map_or(Cell::Empty, text)
}

fn number(number: Option<u64>) -> Cell<'static> {
    number.map_or(Cell::Empty, Cell::Number)
}

fn day(day: Option<NaiveDate>) -> Cell<'static> {
    day.map_or(Cell::Empty, |day| Cell::Text(day.to_string().into()))
}

/// Returns a text in the language of the submitter, or else in any language.
fn localized<'a, const MAX: usize>(row: &ChallengeRow<'a>, localized: Option<&'a Text<MAX, true>>) -> Cell<'a> {
    let best = localized.and_then(|localized| localized.best(&[], &row.challenge.language));
    best.map_or(Cell::Empty, |(_, localized)| text(localized))
}

/// Appends the header of a CSV file.
pub fn csv_header(out: &mut Vec<u8>) {
    table::csv_names(COLUMNS.iter().map(|column| column.name), out);
}

/// Appends the CSV row of a challenge.
pub fn csv_row(row: &ChallengeRow<'_>, out: &mut Vec<u8>) {
    table::csv_row(COLUMNS.iter().map(|column| (column.value)(row)), out);
}
