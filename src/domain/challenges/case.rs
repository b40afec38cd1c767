//! The case of a challenge: everything that happened to it, and the deadlines that follow.
use super::codes::ChallengeState::{self, *};
use super::codes::{ChallengeKind, Deadline, Outcome};
use super::dated::Dated;
use super::deadlines::{Rules, add_days};
use super::event::Event;
use super::handling::{DeadlineMissed, Decision, Extension, Redirection, Referral, Refusal, Remedy, RemedyPlan};
use super::redaction::RedactionNotice;
use super::reference::Reference;
use super::supporters::Supporters;
use crate::domain::languages::{Lang, Text};
use crate::domain::values::{Pointer, Sha256, Slug};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The submitted facts of a challenge. They never change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Filing {
    pub reference: Reference,
    pub organization: Slug,
    pub kind: ChallengeKind,
    /// The language of the submitter.
    pub language: Lang,
    pub system: Option<Uuid>,
    /// The version of the record that the submitter saw.
    pub version: Option<u32>,
    /// The parts of the record that are challenged.
    pub pointers: Vec<Pointer>,
    /// SHA-256 of a salt and the text. With the salt, the submitter can prove what was filed.
    pub text_digest: Sha256,
}

/// The deadlines of a challenge, each as its last day. A deadline that has not started is absent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Deadlines {
    pub acknowledge: NaiveDate,
    pub screen: NaiveDate,
    pub decide: NaiveDate,
    /// The submitter's deadline to answer a question.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<NaiveDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remedy: Option<NaiveDate>,
    /// The day on which the submitter is asked to confirm the remedy.
    #[serde(rename = "solved", skip_serializing_if = "Option::is_none")]
    pub ask_confirmation: Option<NaiveDate>,
    /// The submitter's deadline to request a second review.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ask_review: Option<NaiveDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review: Option<NaiveDate>,
}

/// The second review.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Review {
    pub requested: NaiveDate,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extension: Option<Dated<Extension>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decision: Option<Dated<Decision>>,
}

/// A proposed summary that the other side has not agreed to yet. Its text is stored separately, encrypted.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PendingSummary {
    pub by_submitter: bool,
    /// The last day to object. A summary that the organization proposed is published after it.
    pub until: NaiveDate,
}

/// The principals whose part in the case bars them from another part. Never public.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct DutySeparation {
    /// The person who refused first, when a refusal needs two people.
    #[serde(rename = "abusive")]
    pub first_refuser: Option<String>,
    /// The person who refused, redirected or decided.
    #[serde(rename = "decided")]
    pub decided_by: Option<String>,
    #[serde(rename = "reviews")]
    pub reviewer: Option<String>,
}

/// A public step in the history of a challenge.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Step {
    pub event: String,
    pub on: NaiveDate,
    pub state: ChallengeState,
}

/// A challenge and its history, without the private texts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Case {
    pub filing: Filing,
    pub state: ChallengeState,
    /// After a missed deadline: the state in which the work continues.
    #[serde(rename = "owed")]
    pub overdue_state: Option<ChallengeState>,
    pub received: NaiveDate,
    pub acknowledged: Option<NaiveDate>,
    pub due: Deadlines,
    pub missed: Vec<DeadlineMissed>,
    /// The day of the open question to the submitter.
    #[serde(rename = "asked")]
    pub asked_on: Option<NaiveDate>,
    pub summary: Option<Text<2000, true>>,
    pub proposal: Option<PendingSummary>,
    pub extension: Option<Dated<Extension>>,
    pub refusal: Option<Dated<Refusal>>,
    pub redirection: Option<Dated<Redirection>>,
    pub merged_into: Option<Reference>,
    /// The challenges that were merged into this one.
    #[serde(default, rename = "joined")]
    pub merged_from: Vec<Reference>,
    #[serde(default)]
    pub supporters: Supporters,
    /// The day on which the challenge became a cluster: its decision must be one for everybody who is affected.
    #[serde(default)]
    pub cluster: Option<NaiveDate>,
    pub decision: Option<Dated<Decision>>,
    pub plan: Option<Dated<RemedyPlan>>,
    pub remedies: Vec<Dated<Remedy>>,
    pub review: Option<Review>,
    pub referral: Option<Dated<Referral>>,
    pub closed: Option<NaiveDate>,
    #[serde(default)]
    pub redactions: Vec<Dated<RedactionNotice>>,
    pub steps: Vec<Step>,
    #[serde(rename = "hands")]
    pub duties: DutySeparation,
}

impl Case {
    /// Creates the case of a challenge that was received today.
    pub fn receive(filing: Filing, today: NaiveDate, rules: &Rules) -> Self {
        let due = Deadlines {
            acknowledge: rules.acknowledge_by(today),
            screen: rules.screen_by(today),
            decide: rules.decide_by(today),
            answer: None,
            remedy: None,
            ask_confirmation: None,
            ask_review: None,
            review: None,
        };
        Self {
            filing,
            state: Received,
            overdue_state: None,
            received: today,
            acknowledged: None,
            due,
            missed: Vec::new(),
            asked_on: None,
            summary: None,
            proposal: None,
            extension: None,
            refusal: None,
            redirection: None,
            merged_into: None,
            merged_from: Vec::new(),
            supporters: Supporters::default(),
            cluster: None,
            decision: None,
            plan: None,
            remedies: Vec::new(),
            review: None,
            referral: None,
            closed: None,
            redactions: Vec::new(),
            steps: vec![Step { event: "received".into(), on: today, state: Received }],
            duties: DutySeparation::default(),
        }
    }

    /// Returns the state in which the work continues: after a missed deadline, the state before it.
    pub(super) fn working_state(&self) -> ChallengeState {
        self.overdue_state.unwrap_or(self.state)
    }

    /// Returns true while the organization still owes a decision.
    pub fn is_open(&self) -> bool {
        self.state.is_open()
    }

    /// Returns the deadlines of the organization that are running, each with its last day.
    pub fn running_deadlines(&self) -> Vec<(Deadline, NaiveDate)> {
        let deadlines = match self.working_state() {
            Received => vec![
                (Deadline::Acknowledge, self.acknowledged.is_none().then_some(self.due.acknowledge)),
                (Deadline::Screen, Some(self.due.screen)),
                (Deadline::Decide, Some(self.due.decide)),
            ],
            Screened | Admitted | InReview => vec![(Deadline::Decide, Some(self.due.decide))],
            ReviewRequested | InSecondReview => vec![(Deadline::Review, self.due.review)],
            _ => Vec::new(),
        };
        let is_missed = |deadline| self.missed.iter().any(|missed| missed.deadline == deadline);
        let running = deadlines.into_iter().filter(|(deadline, _)| !is_missed(*deadline));
        running.filter_map(|(deadline, due)| Some((deadline, due?))).collect()
    }

    /// Returns the next event that the clock causes, and the first day on which it may.
    ///
    /// Two such events are not included: a merged challenge closes with its target, and the text of a summary to which
    /// nobody objected is not part of the case.
    pub fn next_scheduled_event(&self) -> Option<(NaiveDate, Event)> {
        let deadlines = self.running_deadlines().into_iter();
        let missed = deadlines.map(|(deadline, due)| (add_days(due, 1), Event::MissDeadline(deadline)));
        let question = self.due.answer.filter(|_| self.working_state() == NeedsInfo);
        let unanswered = question.map(|due| (add_days(due, 1), Event::Answer));
        let closing = self.closes_on().map(|day| (day, Event::Close));
        missed.chain(unanswered).chain(closing).min_by_key(|(day, _)| *day)
    }

    /// Returns the day on which the challenge closes if nothing else happens.
    pub(super) fn closes_on(&self) -> Option<NaiveDate> {
        if self.closed.is_some() {
            return None;
        }
        let day_after = |due: Option<NaiveDate>| due.map(|due| add_days(due, 1));
        match self.state {
            Refused | Redirected | Disputed => day_after(self.due.ask_review),
            Decided if !self.owes_remedy() => day_after(self.due.ask_review),
            // The submitter has as long to answer as the organization waited before asking.
            Remedied => {
                let done = self.remedies.last()?.on;
                self.due
                    .ask_confirmation
                    .map(|requested_on| add_days(requested_on, (requested_on - done).num_days().unsigned_abs() + 1))
            }
            _ => None,
        }
    }

    /// Returns true if a decision calls for a remedy. A second review takes away no remedy that the first decision
    /// owed: asking for it must not leave the submitter worse off.
    pub(super) fn owes_remedy(&self) -> bool {
        let review = self.review.as_ref().and_then(|review| review.decision.as_ref());
        let mut decisions = [self.decision.as_ref(), review].into_iter().flatten();
        decisions.any(|decision| decision.value.outcome.asks_for_remedy())
    }

    /// Returns true if a second review can be requested: only once, and not while the first decision may still come in
    /// time.
    pub(super) fn is_reviewable(&self) -> bool {
        let answered = matches!(self.state, Decided | RemedyDue | Disputed | Refused | Redirected | DeemedUnanswered);
        answered && self.review.is_none() && self.closed.is_none()
    }

    /// Returns true if no event can change the state any more.
    pub(super) fn is_final(&self) -> bool {
        match self.state {
            Withdrawn | ExternallyReferred | Confirmed => true,
            Disputed => self.review.is_some(),
            ReviewDecided => !self.owes_remedy(),
            _ => false,
        }
    }

    /// Returns the outcome of the last decision.
    pub fn outcome(&self) -> Option<Outcome> {
        let review = self.review.as_ref().and_then(|review| review.decision.as_ref());
        review.or(self.decision.as_ref()).map(|decision| decision.value.outcome)
    }
}
