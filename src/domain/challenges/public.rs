//! The public view of a challenge. Each public event publishes it as a new version with salted fields.
use super::case::Case;
use super::codes::{ChallengeKind, ChallengeState, Deadline, Outcome};
use super::dated::Dated;
use super::handling::{Decision, Extension, Redirection, Referral, Refusal, Remedy, RemedyPlan};
use super::redaction::RedactionNotice;
use super::reference::Reference;
use super::supporters::PublicSupporters;
use crate::domain::languages::{Lang, Text};
use crate::domain::shape::object;
use crate::domain::values::{Line, Pointer, Sha256, Slug};
use chrono::NaiveDate;
use uuid::Uuid;

object! {
    /// The public view of a challenge. Days are days in the time zone of the organization.
    pub struct PublicChallenge {
        required {
            reference "reference": Reference,
            organization "organization": Slug,
            kind "kind": ChallengeKind,
            state "state": ChallengeState,
            /// The language of the submitter.
            language "language": Lang,
            received "received": NaiveDate,
            /// SHA-256 of a salt and the text. With the salt, the submitter can prove what was filed.
            text_digest "textDigest": Sha256,
            steps "steps": Vec<PublicStep>,
            due "due": PublicDue,
        }
        optional {
            /// The system that is challenged.
            system "system": Option<Uuid>,
            /// The version of the record that the submitter saw.
            version "version": Option<u64>,
            /// The parts of the record that are challenged.
            pointers "pointers": Vec<Pointer>,
            /// A summary that both sides have seen.
            summary "summary": Text<2000, true>,
            acknowledged "acknowledged": Option<NaiveDate>,
            /// The missed deadlines. They stay on record.
            missed "missed": Vec<PublicDeadlineMissed>,
            extension "extension": Option<Dated<Extension>>,
            refusal "refusal": Option<Dated<Refusal>>,
            redirection "redirection": Option<Dated<Redirection>>,
            merged_into "mergedInto": Option<Reference>,
            /// The challenges that were merged into this one.
            merged_from "joined": Vec<Reference>,
            /// The number of supporters.
            supporters "supporters": Option<PublicSupporters>,
            /// The day on which the challenge became a cluster: its decision must be one for everybody who is affected.
            cluster "cluster": Option<NaiveDate>,
            decision "decision": Option<Dated<Decision>>,
            remedy_plan "remedyPlan": Option<Dated<RemedyPlan>>,
            remedies "remedies": Vec<Dated<Remedy>>,
            review "review": Option<PublicReview>,
            referral "referral": Option<Dated<Referral>>,
            closed "closed": Option<NaiveDate>,
            /// Redactions that a legal duty required.
            redactions "redactions": Vec<Dated<RedactionNotice>>,
        }
    }
}

object! {
    /// A step in the history of a challenge.
    pub struct PublicStep {
        required {
            /// The kind of the log entry, without the prefix `challenge.`.
            event "event": Line<40>,
            on "on": NaiveDate,
            /// The state after the event.
            state "state": ChallengeState,
        }
        optional {}
    }
}

object! {
    /// The running deadlines, each as its last day.
    pub struct PublicDue {
        required {}
        optional {
            acknowledge "acknowledge": Option<NaiveDate>,
            screen "screen": Option<NaiveDate>,
            decide "decide": Option<NaiveDate>,
            remedy "remedy": Option<NaiveDate>,
            /// The day on which the submitter is asked to confirm the remedy.
            solved "solved": Option<NaiveDate>,
            /// The submitter's deadline to request a second review.
            ask_review "askReview": Option<NaiveDate>,
            review "review": Option<NaiveDate>,
        }
    }
}

object! {
    /// A missed deadline.
    pub struct PublicDeadlineMissed {
        required {
            deadline "term": Deadline,
            /// The last day on which the organization would have been in time.
            due "due": NaiveDate,
        }
        optional {}
    }
}

object! {
    /// The second review, by another person.
    pub struct PublicReview {
        required { requested "requested": NaiveDate, }
        optional {
            extension "extension": Option<Dated<Extension>>,
            decision "decision": Option<Dated<Decision>>,
        }
    }
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
            solved: due.solved.filter(|_| state == ChallengeState::Remedied),
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
            ..PublicChallenge::new(
                filing.reference,
                filing.organization,
                filing.kind,
                state,
                filing.language,
                received,
                filing.text_digest,
                steps.collect(),
                due,
            )
        }
    }
}
