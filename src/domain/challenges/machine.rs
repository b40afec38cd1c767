//! The machine: which event may happen in which state, by whom, and what follows. What it forbids cannot be done by anybody.
//!
//! ```text
//! received → screened → admitted → inReview ⇄ needsInfo
//! screened → redirected | refused | merged        inReview → decided
//! decided (but for notUpheld) → remedyDue → remedied → confirmed | disputed
//! decided | remedyDue | disputed | refused | redirected | deemedUnanswered → reviewRequested → inSecondReview → reviewDecided
//! any open state → withdrawn | externallyReferred         missed term → deemedUnanswered
//! ```
//! A missed term does not end what is owed: in `deemedUnanswered` the organization may still do what it could do before,
//! and `missed` keeps that it was late.
use super::terms::{Rules, after};
use super::{
    ChallengeKind, ChallengeState, Decision, Missed, Outcome, Redirection, Reference, Referral, Refusal, RefusalCode,
    Remedy, RemedyPlan, Term,
};
use crate::domain::accounts::Who;
use crate::domain::languages::{Lang, Text};
use crate::domain::shape::object;
use crate::domain::values::{Pointer, Sha256, Slug};
use ChallengeState::*;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Days that a submitter has for an answer at least.
pub const ANSWER_DAYS: std::ops::RangeInclusive<u64> = 7..=90;
/// Working days in which the one side may object to a summary by the other.
pub const SUMMARY_DAYS: u64 = 5;

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
pub struct Due {
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
pub struct Said<T> {
    pub on: NaiveDate,
    #[serde(flatten)]
    pub said: T,
}

object! {
    /// Why something was put off.
    pub struct Because {
        required { reason "reason": Text<2000, true>, }
        optional {}
    }
}

/// The second look.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Review {
    pub requested: NaiveDate,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extension: Option<Said<Because>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decision: Option<Said<Decision>>,
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
pub struct Hands {
    /// Who said first that it is abusive.
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
    pub due: Due,
    pub missed: Vec<Missed>,
    /// The question that waits for an answer: since when.
    pub asked: Option<NaiveDate>,
    pub summary: Option<Text<2000, true>>,
    pub proposal: Option<Proposal>,
    pub extension: Option<Said<Because>>,
    pub refusal: Option<Said<Refusal>>,
    pub redirection: Option<Said<Redirection>>,
    pub merged_into: Option<Reference>,
    pub decision: Option<Said<Decision>>,
    pub plan: Option<Said<RemedyPlan>>,
    pub remedies: Vec<Said<Remedy>>,
    pub review: Option<Review>,
    pub referral: Option<Said<Referral>>,
    pub closed: Option<NaiveDate>,
    pub steps: Vec<Step>,
    pub hands: Hands,
}

/// Who acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// Whoever has the receipt.
    Submitter,
    Handler(Who),
    /// The register itself, by the clock.
    Clock,
}

/// What happens to a challenge.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    Acknowledge,
    Screen,
    Admit,
    Refuse(Refusal),
    Redirect(Redirection),
    /// `open`: whether the other one is open and not merged itself.
    Merge {
        into: Reference,
        open: bool,
    },
    Begin,
    Ask {
        until: NaiveDate,
    },
    Answer,
    Extend {
        reason: Text<2000, true>,
    },
    Decide(Decision),
    PlanRemedy(RemedyPlan),
    Remedy(Remedy),
    Confirm,
    Dispute,
    RequestReview,
    /// `editor`: who wrote the record last.
    BeginReview {
        editor: Option<Who>,
    },
    ExtendReview {
        reason: Text<2000, true>,
    },
    DecideReview(Decision),
    Withdraw,
    Refer(Referral),
    ProposeSummary,
    /// The summary shows. `agreed`: its text is the one that was proposed.
    ShowSummary {
        text: Text<2000, true>,
        agreed: bool,
    },
    Miss(Term),
    Close,
}

/// Why an event may not happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Forbidden {
    #[error("this is not possible while the challenge is {0}")]
    State(ChallengeState),
    #[error("this is for somebody else to do")]
    NotYours,
    #[error("{detail}")]
    Rule { code: &'static str, detail: &'static str },
}

impl Forbidden {
    /// A word for programs: which rule it was.
    pub fn code(self) -> &'static str {
        match self {
            Self::State(_) => "notInThisState",
            Self::NotYours => "notYours",
            Self::Rule { code, .. } => code,
        }
    }
}

fn unless(met: bool, code: &'static str, detail: &'static str) -> Result<(), Forbidden> {
    if met { Ok(()) } else { Err(Forbidden::Rule { code, detail }) }
}

impl Event {
    /// The word for it in the log: `challenge.` and this.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Acknowledge => "acknowledged",
            Self::Screen => "screened",
            Self::Admit => "admitted",
            Self::Refuse(_) => "refused",
            Self::Redirect(_) => "redirected",
            Self::Merge { .. } => "merged",
            Self::Begin => "inReview",
            Self::Ask { .. } => "asked",
            Self::Answer => "answered",
            Self::Extend { .. } => "extended",
            Self::Decide(_) => "decided",
            Self::PlanRemedy(_) => "remedyDue",
            Self::Remedy(_) => "remedied",
            Self::Confirm => "confirmed",
            Self::Dispute => "disputed",
            Self::RequestReview => "reviewRequested",
            Self::BeginReview { .. } => "inSecondReview",
            Self::ExtendReview { .. } => "reviewExtended",
            Self::DecideReview(_) => "reviewDecided",
            Self::Withdraw => "withdrawn",
            Self::Refer(_) => "externallyReferred",
            Self::ProposeSummary => "summaryProposed",
            Self::ShowSummary { .. } => "summarized",
            Self::Miss(_) => "deemedUnanswered",
            Self::Close => "closed",
        }
    }

    /// Whether this is for them to do, in some state.
    fn is_for(&self, by: By) -> bool {
        match self {
            Self::Confirm | Self::Dispute | Self::RequestReview | Self::Withdraw => by == By::Submitter,
            // The clock goes on when nobody answers.
            Self::Answer => matches!(by, By::Submitter | By::Clock),
            Self::Miss(_) | Self::Close => by == By::Clock,
            Self::Refer(_) | Self::ProposeSummary => by != By::Clock,
            Self::ShowSummary { .. } => true,
            _ => matches!(by, By::Handler(_)),
        }
    }
}

impl Case {
    /// A challenge that comes in today.
    pub fn receive(filing: Filing, today: NaiveDate, rules: &Rules) -> Self {
        let due = Due {
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
            decision: None,
            plan: None,
            remedies: Vec::new(),
            review: None,
            referral: None,
            closed: None,
            steps: vec![Step { event: "received".into(), on: today, state: Received }],
            hands: Hands::default(),
        }
    }

    /// The state in which it is worked on.
    fn at_work(&self) -> ChallengeState {
        self.owed.unwrap_or(self.state)
    }

    /// Whether an answer is still to come.
    pub fn is_open(&self) -> bool {
        self.state.is_open()
    }

    /// The terms that run, each with its last day.
    pub fn running(&self) -> Vec<(Term, NaiveDate)> {
        let terms = match self.at_work() {
            Received => vec![
                (Term::Acknowledge, self.acknowledged.is_none().then_some(self.due.acknowledge)),
                (Term::Screen, Some(self.due.screen)),
                (Term::Decide, Some(self.due.decide)),
            ],
            Screened | Admitted | InReview => vec![(Term::Decide, Some(self.due.decide))],
            ReviewRequested | InSecondReview => vec![(Term::Review, self.due.review)],
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
    fn closing(&self) -> Option<NaiveDate> {
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
    fn owes_remedy(&self) -> bool {
        let review = self.review.as_ref().and_then(|review| review.decision.as_ref());
        [self.decision.as_ref(), review].into_iter().flatten().any(|decided| decided.said.outcome.asks_for_remedy())
    }

    /// What the event makes of it; of an event that may not happen, why. What is public of it adds one to `steps`.
    ///
    /// # Errors
    /// [`Forbidden`]: then nothing may be written.
    pub fn step(&self, event: &Event, by: By, today: NaiveDate, rules: &Rules) -> Result<Self, Forbidden> {
        if !event.is_for(by) {
            return Err(Forbidden::NotYours);
        }
        let mut next = self.clone();
        let hand = match by {
            By::Handler(who) => Some(who.to_string()),
            By::Submitter | By::Clock => None,
        };
        let state = match (self.at_work(), event) {
            (Received, Event::Acknowledge) if self.acknowledged.is_none() => {
                next.acknowledged = Some(today);
                self.state
            }
            (Received, Event::Screen) => {
                next.acknowledged.get_or_insert(today);
                Screened
            }
            (Screened, Event::Admit) => Admitted,
            (Screened, Event::Refuse(refusal)) => {
                if refusal.code == RefusalCode::Abusive {
                    match &self.hands.abusive {
                        // Not a step yet: somebody else must say so, too.
                        None => {
                            next.hands.abusive = hand;
                            return Ok(next);
                        }
                        Some(first) => unless(
                            hand.as_ref() != Some(first),
                            "twoPeople",
                            "abusive takes two people: somebody else must say so, too",
                        )?,
                    }
                }
                next.refusal = Some(Said { on: today, said: refusal.clone() });
                next.hands.decided = hand;
                next.due.ask_review = Some(rules.ask_review(today));
                Refused
            }
            (Screened, Event::Redirect(redirection)) => {
                next.redirection = Some(Said { on: today, said: redirection.clone() });
                next.hands.decided = hand;
                next.due.ask_review = Some(rules.ask_review(today));
                Redirected
            }
            (Screened, Event::Merge { into, open }) => {
                unless(*into != self.filing.reference, "ownReference", "a challenge cannot be merged into itself")?;
                unless(*open, "targetNotOpen", "it can only be merged into one that is open and not merged itself")?;
                next.merged_into = Some(into.clone());
                Merged
            }
            (Admitted, Event::Begin) => InReview,
            (InReview, Event::Ask { until }) => {
                let days = (*until - today).num_days();
                let fits = u64::try_from(days).is_ok_and(|days| ANSWER_DAYS.contains(&days));
                unless(fits, "answerTerm", "there must be 7 to 90 days for an answer")?;
                next.asked = Some(today);
                next.due.answer = Some(*until);
                NeedsInfo
            }
            (NeedsInfo, Event::Answer) => {
                let over = self.due.answer.is_some_and(|due| today > due);
                unless(by == By::Submitter || over, "tooEarly", "there is still time for an answer")?;
                // The term of the decision rested.
                let rested = self.asked.map_or(0, |asked| (today - asked).num_days());
                next.due.decide = after(self.due.decide, rested.unsigned_abs());
                next.asked = None;
                next.due.answer = None;
                InReview
            }
            (InReview, Event::Extend { reason }) => {
                unless(self.extension.is_none(), "extendedBefore", "a decision can be put off once")?;
                unless(!reason.is_empty(), "reasonMissing", "putting off needs a reason")?;
                unless(
                    self.owed.is_none() && today <= self.due.decide,
                    "termMissed",
                    "a term that was missed cannot be put off",
                )?;
                next.extension = Some(Said { on: today, said: Because::new(reason.clone()) });
                next.due.decide = rules.extended(self.due.decide);
                InReview
            }
            (InReview, Event::Decide(decision)) => {
                self.answers_all(decision)?;
                next.decision = Some(Said { on: today, said: decision.clone() });
                next.hands.decided = hand;
                next.due.ask_review = Some(rules.ask_review(today));
                Decided
            }
            (Decided | ReviewDecided, Event::PlanRemedy(plan)) if self.owes_remedy() => {
                unless(plan.due >= today, "duePassed", "the day until which it is done has passed")?;
                next.due.remedy = Some(plan.due);
                next.plan = Some(Said { on: today, said: plan.clone() });
                RemedyDue
            }
            (RemedyDue, Event::Remedy(remedy)) => {
                let published = remedy.system.is_some() && remedy.version.is_some();
                unless(
                    published || !remedy.act.is_empty(),
                    "linkMissing",
                    "a remedy names a published version or an act",
                )?;
                next.remedies.push(Said { on: today, said: remedy.clone() });
                next.due.solved = Some(rules.solved(today));
                Remedied
            }
            (Remedied, Event::Confirm) => Confirmed,
            (Remedied, Event::Dispute) => {
                next.due.ask_review = Some(rules.ask_review(today));
                Disputed
            }
            (_, Event::RequestReview) if self.is_reviewable() => {
                let in_time = self.due.ask_review.is_none_or(|due| today <= due);
                unless(in_time, "termOver", "the term to ask for a second review is over")?;
                next.review = Some(Review { requested: today, extension: None, decision: None });
                next.due.review = Some(rules.review(today));
                next.due.ask_review = None;
                ReviewRequested
            }
            (ReviewRequested, Event::BeginReview { editor }) => {
                let other = "a second review is done by somebody who neither decided nor wrote the record last";
                unless(hand.is_some() && hand != self.hands.decided, "secondPerson", other)?;
                unless(editor.map(|who| who.to_string()) != hand, "secondPerson", other)?;
                next.hands.reviews = hand;
                InSecondReview
            }
            (InSecondReview, Event::ExtendReview { reason }) => {
                let due = self.due.review.unwrap_or(today);
                unless(!reason.is_empty(), "reasonMissing", "putting off needs a reason")?;
                unless(self.owed.is_none() && today <= due, "termMissed", "a term that was missed cannot be put off")?;
                let review = next.review.as_mut().filter(|review| review.extension.is_none());
                let review =
                    review.ok_or(Forbidden::Rule { code: "extendedBefore", detail: "a review can be put off once" })?;
                review.extension = Some(Said { on: today, said: Because::new(reason.clone()) });
                next.due.review = Some(rules.review_extended(due));
                InSecondReview
            }
            (InSecondReview, Event::DecideReview(decision)) => {
                unless(hand == self.hands.reviews, "reviewer", "whoever took the second review decides it")?;
                self.answers_all(decision)?;
                if let Some(review) = &mut next.review {
                    review.decision = Some(Said { on: today, said: decision.clone() });
                }
                ReviewDecided
            }
            (_, Event::Withdraw) if self.is_open() => Withdrawn,
            (_, Event::Refer(referral)) if self.is_open() => {
                next.referral = Some(Said { on: today, said: referral.clone() });
                ExternallyReferred
            }
            (_, Event::ProposeSummary) if self.closed.is_none() => {
                let until = rules.calendar.working_days(today, SUMMARY_DAYS);
                next.proposal = Some(Proposal { by_submitter: by == By::Submitter, until });
                // Between the two sides, until it shows.
                return Ok(next);
            }
            (_, Event::ShowSummary { text, agreed }) if self.proposal.is_some() => {
                // Each side shows what the other proposed; what nobody objected to shows by itself.
                let may = |proposal: Proposal| match by {
                    By::Submitter => !proposal.by_submitter,
                    By::Handler(_) => proposal.by_submitter,
                    By::Clock => !proposal.by_submitter && today > proposal.until,
                };
                let may = *agreed && self.proposal.is_some_and(may);
                unless(may, "notAgreed", "a summary shows once the other side has seen it")?;
                next.summary = Some(text.clone());
                next.proposal = None;
                self.state
            }
            (_, Event::Miss(term)) => {
                let due = self.running().into_iter().find(|(running, _)| running == term);
                let (_, due) = due.ok_or(Forbidden::State(self.state))?;
                unless(today > due, "tooEarly", "the term is not over")?;
                next.missed.push(Missed { term: *term, due });
                next.owed = Some(self.at_work());
                DeemedUnanswered
            }
            // With the one it was merged into.
            (Merged, Event::Close) if self.closed.is_none() => Merged,
            (_, Event::Close) => {
                let day = self.closing().ok_or(Forbidden::State(self.state))?;
                unless(today >= day, "tooEarly", "there is still time to ask for a review")?;
                self.state
            }
            _ => return Err(Forbidden::State(self.state)),
        };
        if state != self.state && state != DeemedUnanswered {
            next.owed = None;
        }
        next.state = state;
        if next.is_final() || *event == Event::Close {
            next.closed.get_or_insert(today);
        }
        next.steps.push(Step { event: event.name().into(), on: today, state });
        Ok(next)
    }

    /// Whether a second review can be asked for: once, and not while the first answer is still in time.
    fn is_reviewable(&self) -> bool {
        let answered = matches!(self.state, Decided | RemedyDue | Disputed | Refused | Redirected | DeemedUnanswered);
        answered && self.review.is_none() && self.closed.is_none()
    }

    /// Whether nothing can follow.
    fn is_final(&self) -> bool {
        match self.state {
            Withdrawn | ExternallyReferred | Confirmed => true,
            Disputed => self.review.is_some(),
            ReviewDecided => !self.owes_remedy(),
            _ => false,
        }
    }

    /// A decision answers each ground, and names the next route.
    fn answers_all(&self, decision: &Decision) -> Result<(), Forbidden> {
        unless(!decision.grounds.is_empty(), "groundsMissing", "a decision answers each ground: none is there")?;
        unless(!decision.next_routes.is_empty(), "nextRouteMissing", "a decision names who else can be asked")?;
        let answered = |place: &Pointer| decision.grounds.iter().any(|ground| ground.pointer.as_ref() == Some(place));
        let all = self.filing.pointers.iter().all(answered);
        unless(all, "groundUnanswered", "a decision answers each place of the record that is contested")
    }

    /// What was decided last.
    pub fn outcome(&self) -> Option<Outcome> {
        let review = self.review.as_ref().and_then(|review| review.decision.as_ref());
        review.or(self.decision.as_ref()).map(|decided| decided.said.outcome)
    }
}
