//! Challenges as a table: one row each, of what everybody sees.
use super::table::{self, Cell, Kind};
use crate::domain::challenges::PublicChallenge;
use crate::domain::languages::Text;
use chrono::NaiveDate;
use uuid::Uuid;

/// A challenge, with what the register says about it.
pub struct Shown<'a> {
    pub challenge: &'a PublicChallenge,
    pub id: Uuid,
    /// Where it is read.
    pub address: &'a str,
    pub version: u32,
    /// The last entry of the log about it.
    pub log_index: u64,
}

/// A column of the table.
pub struct Column {
    pub name: &'static str,
    pub kind: Kind,
    pub about: &'static str,
    take: for<'a> fn(&'a Shown<'a>) -> Cell<'a>,
}

macro_rules! columns {
    ($($name:literal $kind:ident $about:literal, |$shown:ident| $take:expr;)*) => {
        &[$(Column { name: $name, kind: Kind::$kind, about: $about, take: |$shown| $take },)*]
    };
}

/// All columns, in their order.
pub const COLUMNS: &[Column] = columns! {
    "reference" Text "The public name of the challenge.", |of| text(of.challenge.reference.as_str());
    "id" Text "Its UUID in the log.", |of| own(of.id.to_string());
    "address" Text "Where it is read.", |of| text(of.address);
    "organization" Text "The organization that has to answer: its slug.", |of| text(of.challenge.organization.as_str());
    "system" Text "The UUID of the system that it is about; empty if that is not in the register.",
        |of| of.challenge.system.map_or(Cell::Empty, |id| own(id.to_string()));
    "version" Number "The version of the record that the submitter saw.", |of| number(of.challenge.version);
    "kind" Code "What it is about.", |of| text(of.challenge.kind.as_str());
    "state" Code "Where it stands.", |of| text(of.challenge.state.as_str());
    "language" Text "The language of the submitter, in which texts are here where they are there in it.",
        |of| text(of.challenge.language.as_str());
    "received" Date "The day on which it came in. All days are those of the organization.",
        |of| day(Some(of.challenge.received));
    "acknowledged" Date "When the organization said that it came in.", |of| day(of.challenge.acknowledged);
    "answered" Date "When it was first decided, refused or redirected.", |of| day(of.challenge.answered_on());
    "closed" Date "When nothing could follow any more.", |of| day(of.challenge.closed);
    "pointers" List "Places of the record that are contested.",
        |of| table::list(of.challenge.pointers.iter().map(|pointer| pointer.as_str().to_owned()));
    "summary" Text "What it is about, as both sides have seen it.", |of| said(of, Some(&of.challenge.summary));
    "due.acknowledge" Date "The last day to say that it came in, while that is owed.",
        |of| day(of.challenge.due.acknowledge);
    "due.screen" Date "The last day to say whether it is taken up, while that is owed.", |of| day(of.challenge.due.screen);
    "due.decide" Date "The last day to decide, while that is owed.", |of| day(of.challenge.due.decide);
    "due.remedy" Date "The last day of what was promised, while that is owed.", |of| day(of.challenge.due.remedy);
    "due.solved" Date "When the submitter is asked whether it is solved.", |of| day(of.challenge.due.solved);
    "due.askReview" Date "The last day to ask for a second review.", |of| day(of.challenge.due.ask_review);
    "due.review" Date "The last day of the second review, while that is owed.", |of| day(of.challenge.due.review);
    "missed" List "Terms that were missed, each with its last day.",
        |of| table::list(of.challenge.missed.iter().map(|missed| format!("{} {}", missed.deadline, missed.due)));
    "extension.on" Date "When the decision was put off.", |of| day(of.challenge.extension.as_ref().map(|put_off| put_off.on));
    "refusal.on" Date "When it was not taken up.", |of| day(of.challenge.refusal.as_ref().map(|refused| refused.on));
    "refusal.code" Code "Why it was not taken up.", |of| code(of.challenge.refusal.as_ref().map(|refused| refused.value.code.as_str()));
    "refusal.reason" Text "The same in words.", |of| said(of, of.challenge.refusal.as_ref().map(|refused| &refused.value.reason));
    "redirection.on" Date "When somebody else was named as the one to answer.",
        |of| day(of.challenge.redirection.as_ref().map(|redirected| redirected.on));
    "redirection.to" Text "Who that is.",
        |of| of.challenge.redirection.as_ref().map_or(Cell::Empty, |redirected| text(redirected.value.to.as_str()));
    "mergedInto" Text "The reference of the challenge that it is answered together with.",
        |of| of.challenge.merged_into.as_ref().map_or(Cell::Empty, |reference| text(reference.as_str()));
    "decision.on" Date "When it was decided.", |of| day(of.challenge.decision.as_ref().map(|decided| decided.on));
    "decision.outcome" Code "What was decided.",
        |of| code(of.challenge.decision.as_ref().map(|decided| decided.value.outcome.as_str()));
    "decision.assistance" Code "How far a machine helped to write that.",
        |of| code(of.challenge.decision.as_ref().map(|decided| decided.value.assistance.as_str()));
    "review.requested" Date "When a second review was asked for.",
        |of| day(of.challenge.review.as_ref().map(|review| review.requested));
    "review.extension.on" Date "When the second review was put off.",
        |of| day(of.challenge.review.as_ref().and_then(|review| review.extension.as_ref()).map(|put_off| put_off.on));
    "review.decision.on" Date "When the second review was decided.", |of| day(reviewed(of).map(|decided| decided.on));
    "review.decision.outcome" Code "What the second review decided.",
        |of| code(reviewed(of).map(|decided| decided.value.outcome.as_str()));
    "review.decision.assistance" Code "How far a machine helped to write that.",
        |of| code(reviewed(of).map(|decided| decided.value.assistance.as_str()));
    "remedyPlan.on" Date "When it was said what will be done.", |of| day(of.challenge.remedy_plan.as_ref().map(|plan| plan.on));
    "remedyPlan.due" Date "The last day for that.", |of| day(of.challenge.remedy_plan.as_ref().map(|plan| plan.value.due));
    "remedies" List "The days on which something was done.",
        |of| table::list(of.challenge.remedies.iter().map(|remedy| remedy.on.to_string()));
    "confirmed" Date "When the submitter first said that it is solved.", |of| day(of.challenge.first_on("confirmed"));
    "disputed" Date "When the submitter first said that it is not solved.", |of| day(of.challenge.first_on("disputed"));
    "referral.on" Date "When a court, a regulator or an ombudsman got it.",
        |of| day(of.challenge.referral.as_ref().map(|referred| referred.on));
    "referral.kind" Code "Which kind of body that is.",
        |of| code(of.challenge.referral.as_ref().map(|referred| referred.value.kind.as_str()));
    "referral.to" Text "Its name.",
        |of| of.challenge.referral.as_ref().map_or(Cell::Empty, |referred| text(referred.value.to.as_str()));
    "steps" List "What happened, each with its day: kinds of entries of the log, without `challenge.`.",
        |of| table::list(of.challenge.steps.iter().map(|step| format!("{} {}", step.event.as_str(), step.on)));
    "textDigest" Text "SHA-256 of a salt and what was filed.", |of| text(of.challenge.text_digest.as_str());
    "publicVersion" Number "How often it was published.", |of| Cell::Number(of.version.into());
    "logIndex" Number "Index of the last log entry about it.", |of| Cell::Number(of.log_index);
};

type Decided = crate::domain::challenges::Dated<crate::domain::challenges::Decision>;

fn reviewed<'a>(of: &'a Shown<'a>) -> Option<&'a Decided> {
    of.challenge.review.as_ref().and_then(|review| review.decision.as_ref())
}

fn text(text: &str) -> Cell<'_> {
    table::safe(text.into())
}

fn own(text: String) -> Cell<'static> {
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

/// A text in the language of the submitter, or in any.
fn said<'a, const MAX: usize>(of: &Shown<'a>, said: Option<&'a Text<MAX, true>>) -> Cell<'a> {
    let best = said.and_then(|said| said.best(&[], &of.challenge.language));
    best.map_or(Cell::Empty, |(_, said)| text(said))
}

/// Appends the header of a CSV file.
pub fn csv_header(out: &mut Vec<u8>) {
    table::csv_names(COLUMNS.iter().map(|column| column.name), out);
}

/// Appends the row of a challenge.
pub fn csv_row(of: &Shown<'_>, out: &mut Vec<u8>) {
    table::csv_row(COLUMNS.iter().map(|column| (column.take)(of)), out);
}
