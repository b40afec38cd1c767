//! The public view of a challenge. Each public event publishes it as a new version with salted fields.
use super::case::Case;
use super::codes::{ChallengeKind, ChallengeState, Deadline, Outcome};
use super::dated::Dated;
use super::handling::{Decision, Extension, Redirection, Referral, Refusal, Remedy, RemedyPlan};
use super::redaction::RedactionNotice;
use super::reference::Reference;
use super::supporters::PublicSupporters;
use crate::domain::json::Object;
use crate::domain::languages::{Lang, Localize, Text};
use crate::domain::values::{Line, Pointer, Sha256, Slug};
use chrono::NaiveDate;
use uuid::Uuid;

/// The public view of a challenge. Days are days in the time zone of the organization.
#[derive(Debug, Clone, PartialEq, Object, Localize)]
pub struct PublicChallenge {
    #[object(required)]
    pub reference: Reference,
    #[object(required)]
    pub organization: Slug,
    #[object(required)]
    pub kind: ChallengeKind,
    #[object(required)]
    pub state: ChallengeState,
    /// The language of the submitter.
    #[object(required)]
    pub language: Lang,
    #[object(required)]
    pub received: NaiveDate,
    /// SHA-256 of a salt and the text. With the salt, the submitter can prove what was filed.
    #[object(required)]
    pub text_digest: Sha256,
    #[object(required)]
    pub steps: Vec<PublicStep>,
    #[object(required)]
    pub due: PublicDue,
    /// The system that is challenged.
    pub system: Option<Uuid>,
    /// The version of the record that the submitter saw.
    pub version: Option<u64>,
    /// The parts of the record that are challenged.
    pub pointers: Vec<Pointer>,
    /// A summary that both sides have seen.
    pub summary: Text<2000, true>,
    pub acknowledged: Option<NaiveDate>,
    /// The missed deadlines. They stay on record.
    pub missed: Vec<PublicDeadlineMissed>,
    pub extension: Option<Dated<Extension>>,
    pub refusal: Option<Dated<Refusal>>,
    pub redirection: Option<Dated<Redirection>>,
    pub merged_into: Option<Reference>,
    /// The challenges that were merged into this one.
    #[object(name = "joined")]
    pub merged_from: Vec<Reference>,
    /// The number of supporters.
    pub supporters: Option<PublicSupporters>,
    /// The day on which the challenge became a cluster: its decision must be one for everybody who is affected.
    pub cluster: Option<NaiveDate>,
    pub decision: Option<Dated<Decision>>,
    pub remedy_plan: Option<Dated<RemedyPlan>>,
    pub remedies: Vec<Dated<Remedy>>,
    pub review: Option<PublicReview>,
    pub referral: Option<Dated<Referral>>,
    pub closed: Option<NaiveDate>,
    /// Redactions that a legal duty required.
    pub redactions: Vec<Dated<RedactionNotice>>,
}

/// A step in the history of a challenge.
#[derive(Debug, Clone, PartialEq, Object, Localize)]
#[object(new)]
pub struct PublicStep {
    /// The kind of the log entry, without the prefix `challenge.`.
    #[object(required)]
    pub event: Line<40>,
    #[object(required)]
    pub on: NaiveDate,
    /// The state after the event.
    #[object(required)]
    pub state: ChallengeState,
}

/// The running deadlines, each as its last day.
#[derive(Debug, Clone, PartialEq, Object, Localize)]
pub struct PublicDue {
    pub acknowledge: Option<NaiveDate>,
    pub screen: Option<NaiveDate>,
    pub decide: Option<NaiveDate>,
    pub remedy: Option<NaiveDate>,
    /// The day on which the submitter is asked to confirm the remedy.
    #[object(name = "solved")]
    pub ask_confirmation: Option<NaiveDate>,
    /// The submitter's deadline to request a second review.
    pub ask_review: Option<NaiveDate>,
    pub review: Option<NaiveDate>,
}

/// A missed deadline.
#[derive(Debug, Clone, PartialEq, Object, Localize)]
#[object(new)]
pub struct PublicDeadlineMissed {
    #[object(required, name = "term")]
    pub deadline: Deadline,
    /// The last day on which the organization would have been in time.
    #[object(required)]
    pub due: NaiveDate,
}

/// The second review, by another person.
#[derive(Debug, Clone, PartialEq, Object, Localize)]
#[object(new)]
pub struct PublicReview {
    #[object(required)]
    pub requested: NaiveDate,
    pub extension: Option<Dated<Extension>>,
    pub decision: Option<Dated<Decision>>,
}

impl PublicChallenge {
    /// Returns the first day of an event, named as in the log without the prefix `challenge.`.
    pub fn first_on(&self, event: &str) -> Option<NaiveDate> {
        self.steps.iter().find(|step| step.event.as_str() == event).map(|step| step.on)
    }

    /// Returns the day of the first answer: a decision, a refusal or a redirection.
    pub fn answered_on(&self) -> Option<NaiveDate> {
        ["decided", "refused", "redirected"].iter().filter_map(|event| self.first_on(event)).min()
    }

    /// Returns the outcome of the last decision.
    pub fn outcome(&self) -> Option<Outcome> {
        let review = self.review.as_ref().and_then(|review| review.decision.as_ref());
        review.or(self.decision.as_ref()).map(|decision| decision.value.outcome)
    }
}

impl Case {
    /// Returns the public view of the case.
    pub fn public(&self) -> PublicChallenge {
        // Destructured so that a new field does not compile until it is decided whether the field is public.
        let Self {
            filing,
            state,
            overdue_state: _,
            received,
            acknowledged,
            due,
            missed,
            asked_on: _,
            summary,
            proposal: _,
            extension,
            refusal,
            redirection,
            merged_into,
            merged_from,
            supporters,
            cluster,
            decision,
            plan,
            remedies,
            review,
            referral,
            closed,
            redactions,
            steps,
            duties: _,
        } = self.clone();
        let running = self.running_deadlines();
        let due_of = |deadline: Deadline| running.iter().find(|(running, _)| *running == deadline).map(|(_, due)| *due);
        let steps =
            steps.into_iter().filter_map(|step| Some(PublicStep::new(Line::parse(&step.event)?, step.on, step.state)));
        let due = PublicDue {
            acknowledge: due_of(Deadline::Acknowledge),
            screen: due_of(Deadline::Screen),
            decide: due_of(Deadline::Decide),
            remedy: due.remedy.filter(|_| state == ChallengeState::RemedyDue),
            ask_confirmation: due.ask_confirmation.filter(|_| state == ChallengeState::Remedied),
            ask_review: due.ask_review.filter(|_| closed.is_none()),
            review: due_of(Deadline::Review),
        };
        PublicChallenge {
            system: filing.system,
            version: filing.version.map(u64::from),
            pointers: filing.pointers,
            summary: summary.unwrap_or_default(),
            acknowledged,
            missed: missed.into_iter().map(|missed| PublicDeadlineMissed::new(missed.deadline, missed.due)).collect(),
            extension,
            refusal,
            redirection,
            merged_into,
            merged_from,
            supporters: supporters.public(),
            cluster,
            decision,
            remedy_plan: plan,
            remedies,
            review: review.map(|review| PublicReview {
                extension: review.extension,
                decision: review.decision,
                ..PublicReview::new(review.requested)
            }),
            referral,
            closed,
            redactions,
            reference: filing.reference,
            organization: filing.organization,
            kind: filing.kind,
            state,
            language: filing.language,
            received,
            text_digest: filing.text_digest,
            steps: steps.collect(),
            due,
        }
    }
}
