//! A challenge and everything that was done about it; what follows from that for the days to come.
use super::deadlines::{Rules, after};
use super::machine::Event;
use super::{
    ChallengeKind, ChallengeState, Deadline, Decision, Missed, Outcome, Redacted, Redirection, Reference, Referral,
    Refusal, Remedy, RemedyPlan, Supporters,
};
use crate::domain::languages::{Lang, Text};
use crate::domain::shape::object;
use crate::domain::values::{Pointer, Sha256, Slug};
use ChallengeState::*;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What was filed. It never changes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Filing {
    pub reference: Reference,
    pub organization: Slug,
    pub kind: ChallengeKind,
    /// The language of the submitter.
    pub language: Lang,
    /// The system, and the version that the submitter saw.
    pub system: Option<Uuid>,
    pub version: Option<u32>,
    /// Places of the record that are contested.
    pub pointers: Vec<Pointer>,
    /// SHA-256 of a salt and the text. The submitter has the salt, and can show what was filed.
    pub text_digest: Sha256,
}

/// The last days of terms. Those that do not run yet are not there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Deadlines {
    pub acknowledge: NaiveDate,
    pub screen: NaiveDate,
    pub decide: NaiveDate,
    /// For the submitter, to answer a question.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<NaiveDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remedy: Option<NaiveDate>,
    /// When the submitter is asked whether it is solved.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub solved: Option<NaiveDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ask_review: Option<NaiveDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review: Option<NaiveDate>,
}

/// Something that was said on a day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Dated<T> {
    pub on: NaiveDate,
    #[serde(flatten)]
    pub said: T,
}

object! {
    /// Why something was put off.
    pub struct Extension {
        required { reason "reason": Text<2000, true>, }
        optional {}
    }
}

/// The second look.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Review {
    pub requested: NaiveDate,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extension: Option<Dated<Extension>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decision: Option<Dated<Decision>>,
}

/// A summary that waits for the other side's word. Its text is kept elsewhere, sealed.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Proposal {
    pub by_submitter: bool,
    /// The last day to object; what the organization proposed shows after it.
    pub until: NaiveDate,
}

/// Who did what, so that others do the rest. Never public.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DutySeparation {
    /// Who said first that it is to be refused, where that takes two.
    pub abusive: Option<String>,
    /// Who refused, redirected or decided.
    pub decided: Option<String>,
    pub reviews: Option<String>,
}

/// A step of the way.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Step {
    pub event: String,
    pub on: NaiveDate,
    pub state: ChallengeState,
}

/// A challenge and everything that was done about it, but for what is private.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Case {
    pub filing: Filing,
    pub state: ChallengeState,
    /// While a missed term stands: the state in which the answer is owed.
    pub owed: Option<ChallengeState>,
    pub received: NaiveDate,
    pub acknowledged: Option<NaiveDate>,
    pub due: Deadlines,
    pub missed: Vec<Missed>,
    /// The question that waits for an answer: since when.
    pub asked: Option<NaiveDate>,
    pub summary: Option<Text<2000, true>>,
    pub proposal: Option<Proposal>,
    pub extension: Option<Dated<Extension>>,
    pub refusal: Option<Dated<Refusal>>,
    pub redirection: Option<Dated<Redirection>>,
    pub merged_into: Option<Reference>,
    /// Those that are answered with this one.
    #[serde(default)]
    pub joined: Vec<Reference>,
    #[serde(default)]
    pub supporters: Supporters,
    /// Since when so many are concerned that the answer must be one for all of them.
    #[serde(default)]
    pub cluster: Option<NaiveDate>,
    pub decision: Option<Dated<Decision>>,
    pub plan: Option<Dated<RemedyPlan>>,
    pub remedies: Vec<Dated<Remedy>>,
    pub review: Option<Review>,
    pub referral: Option<Dated<Referral>>,
    pub closed: Option<NaiveDate>,
    /// Words that were taken out.
    #[serde(default)]
    pub redactions: Vec<Dated<Redacted>>,
    pub steps: Vec<Step>,
    pub hands: DutySeparation,
}

impl Case {
    /// A challenge that comes in today.
    pub fn receive(filing: Filing, today: NaiveDate, rules: &Rules) -> Self {
        let due = Deadlines {
            acknowledge: rules.acknowledge(today),
            screen: rules.screen(today),
            decide: rules.decide(today),
            answer: None,
            remedy: None,
            solved: None,
            ask_review: None,
            review: None,
        };
        Self {
            filing,
            state: Received,
            owed: None,
            received: today,
            acknowledged: None,
            due,
            missed: Vec::new(),
            asked: None,
            summary: None,
            proposal: None,
            extension: None,
            refusal: None,
            redirection: None,
            merged_into: None,
            joined: Vec::new(),
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
            hands: DutySeparation::default(),
        }
    }

    /// The state in which it is worked on.
    pub(super) fn at_work(&self) -> ChallengeState {
        self.owed.unwrap_or(self.state)
    }

    /// Whether an answer is still to come.
    pub fn is_open(&self) -> bool {
        self.state.is_open()
    }

    /// The terms that run, each with its last day.
    pub fn running(&self) -> Vec<(Deadline, NaiveDate)> {
        let terms = match self.at_work() {
            Received => vec![
                (Deadline::Acknowledge, self.acknowledged.is_none().then_some(self.due.acknowledge)),
                (Deadline::Screen, Some(self.due.screen)),
                (Deadline::Decide, Some(self.due.decide)),
            ],
            Screened | Admitted | InReview => vec![(Deadline::Decide, Some(self.due.decide))],
            ReviewRequested | InSecondReview => vec![(Deadline::Review, self.due.review)],
            _ => Vec::new(),
        };
        let missed = |term| self.missed.iter().any(|missed| missed.term == term);
        terms.into_iter().filter(|(term, _)| !missed(*term)).filter_map(|(term, due)| Some((term, due?))).collect()
    }

    /// What the clock has to do next, and from which day on. One that was merged is closed with the other one, and a summary
    /// that nobody objects to has its text elsewhere: those two are not told here.
    pub fn clock(&self) -> Option<(NaiveDate, Event)> {
        let missed = self.running().into_iter().map(|(term, due)| (after(due, 1), Event::Miss(term)));
        let asked = self.due.answer.filter(|_| self.at_work() == NeedsInfo).map(|due| (after(due, 1), Event::Answer));
        let closing = self.closing().map(|day| (day, Event::Close));
        missed.chain(asked).chain(closing).min_by_key(|(day, _)| *day)
    }

    /// The day on which it is closed, if nothing happens before.
    pub(super) fn closing(&self) -> Option<NaiveDate> {
        if self.closed.is_some() {
            return None;
        }
        let over = |due: Option<NaiveDate>| due.map(|due| after(due, 1));
        match self.state {
            Refused | Redirected | Disputed => over(self.due.ask_review),
            Decided if !self.owes_remedy() => over(self.due.ask_review),
            // As long again as the organization waits before it asks.
            Remedied => {
                let done = self.remedies.last()?.on;
                self.due.solved.map(|asked| after(asked, (asked - done).num_days().unsigned_abs() + 1))
            }
            _ => None,
        }
    }

    /// Whether a decision promised that something is done.
    pub(super) fn owes_remedy(&self) -> bool {
        let review = self.review.as_ref().and_then(|review| review.decision.as_ref());
        [self.decision.as_ref(), review].into_iter().flatten().any(|decided| decided.said.outcome.asks_for_remedy())
    }

    /// Whether a second review can be asked for: once, and not while the first answer is still in time.
    pub(super) fn is_reviewable(&self) -> bool {
        let answered = matches!(self.state, Decided | RemedyDue | Disputed | Refused | Redirected | DeemedUnanswered);
        answered && self.review.is_none() && self.closed.is_none()
    }

    /// Whether nothing can follow.
    pub(super) fn is_final(&self) -> bool {
        match self.state {
            Withdrawn | ExternallyReferred | Confirmed => true,
            Disputed => self.review.is_some(),
            ReviewDecided => !self.owes_remedy(),
            _ => false,
        }
    }

    /// What was decided last.
    pub fn outcome(&self) -> Option<Outcome> {
        let review = self.review.as_ref().and_then(|review| review.decision.as_ref());
        review.or(self.decision.as_ref()).map(|decided| decided.said.outcome)
    }
}
