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
//! Words that are taken out leave the state as it is, and so does what others say of it ([`super::support`]), but that an answer which
//! helped nobody goes to review once many are concerned.
use super::deadlines::{Rules, after};
use super::{
    Case, ChallengeState, Dated, Deadline, Decision, Extension, FieldText, Missed, Proposal, Redacted, Redirection,
    Reference, Referral, Refusal, RefusalCode, Remedy, RemedyPlan, Step,
};
use crate::domain::accounts::PrincipalId;
use crate::domain::languages::Text;
use crate::domain::values::Pointer;
use ChallengeState::*;
use chrono::NaiveDate;

/// Days that a submitter has for an answer at least.
pub const ANSWER_DAYS: std::ops::RangeInclusive<u64> = 7..=90;
/// The step by which enough are concerned: see [`Case::concerned`].
pub const CLUSTERED: &str = "clustered";
/// Working days in which the one side may object to a summary by the other.
pub const SUMMARY_DAYS: u64 = 5;

/// Who acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// Whoever has the receipt.
    Submitter,
    Handler(PrincipalId),
    /// The register itself, by the clock.
    Clock,
    /// Anybody.
    Reader,
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
        editor: Option<PrincipalId>,
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
    Miss(Deadline),
    Close,
    /// Another one was merged into this.
    Join(Reference),
    /// One more says that it affects them, too. `verified`: a case handler saw or heard them.
    Support {
        verified: bool,
    },
    Redact {
        words: FieldText,
        why: Redacted,
    },
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

pub(super) fn ensure(met: bool, code: &'static str, detail: &'static str) -> Result<(), Forbidden> {
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
            Self::Join(_) => "joined",
            Self::Support { .. } => "supported",
            Self::Redact { .. } => "redacted",
        }
    }

    /// Whether this is for them to do, in some state.
    fn is_for(&self, by: By) -> bool {
        match self {
            Self::Confirm | Self::Dispute | Self::RequestReview | Self::Withdraw => by == By::Submitter,
            // The clock goes on when nobody answers.
            Self::Answer => matches!(by, By::Submitter | By::Clock),
            Self::Miss(_) | Self::Close => by == By::Clock,
            Self::Refer(_) | Self::ProposeSummary => matches!(by, By::Submitter | By::Handler(_)),
            Self::ShowSummary { .. } => by != By::Reader,
            Self::Support { verified } => matches!((verified, by), (true, By::Handler(_)) | (false, By::Reader)),
            _ => matches!(by, By::Handler(_)),
        }
    }
}

impl Case {
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
            By::Submitter | By::Clock | By::Reader => None,
        };
        let mut name = event.name();
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
                if refusal.code == RefusalCode::Abusive || self.cluster.is_some() {
                    match &self.hands.abusive {
                        // Not a step yet: somebody else must say so, too.
                        None => {
                            next.hands.abusive = hand;
                            return Ok(next);
                        }
                        Some(first) => ensure(
                            hand.as_ref() != Some(first),
                            "twoPeople",
                            "this takes two people: somebody else must say so, too",
                        )?,
                    }
                }
                next.refusal = Some(Dated { on: today, said: refusal.clone() });
                next.hands.decided = hand;
                next.due.ask_review = Some(rules.ask_review(today));
                Refused
            }
            (Screened, Event::Redirect(redirection)) => {
                next.redirection = Some(Dated { on: today, said: redirection.clone() });
                next.hands.decided = hand;
                next.due.ask_review = Some(rules.ask_review(today));
                Redirected
            }
            (Screened, Event::Merge { into, open }) => {
                ensure(*into != self.filing.reference, "ownReference", "a challenge cannot be merged into itself")?;
                ensure(*open, "targetNotOpen", "it can only be merged into one that is open and not merged itself")?;
                next.merged_into = Some(into.clone());
                Merged
            }
            (Admitted, Event::Begin) => InReview,
            (InReview, Event::Ask { until }) => {
                let days = (*until - today).num_days();
                let fits = u64::try_from(days).is_ok_and(|days| ANSWER_DAYS.contains(&days));
                ensure(fits, "answerTerm", "there must be 7 to 90 days for an answer")?;
                next.asked = Some(today);
                next.due.answer = Some(*until);
                NeedsInfo
            }
            (NeedsInfo, Event::Answer) => {
                let over = self.due.answer.is_some_and(|due| today > due);
                ensure(by == By::Submitter || over, "tooEarly", "there is still time for an answer")?;
                // The term of the decision rested.
                let rested = self.asked.map_or(0, |asked| (today - asked).num_days());
                next.due.decide = after(self.due.decide, rested.unsigned_abs());
                next.asked = None;
                next.due.answer = None;
                InReview
            }
            (InReview, Event::Extend { reason }) => {
                ensure(self.extension.is_none(), "extendedBefore", "a decision can be put off once")?;
                ensure(!reason.is_empty(), "reasonMissing", "putting off needs a reason")?;
                ensure(
                    self.owed.is_none() && today <= self.due.decide,
                    "termMissed",
                    "a term that was missed cannot be put off",
                )?;
                next.extension = Some(Dated { on: today, said: Extension::new(reason.clone()) });
                next.due.decide = rules.extended(self.due.decide);
                InReview
            }
            (InReview, Event::Decide(decision)) => {
                self.answers_all(decision)?;
                next.decision = Some(Dated { on: today, said: decision.clone() });
                next.hands.decided = hand;
                next.due.ask_review = Some(rules.ask_review(today));
                Decided
            }
            (Decided | ReviewDecided, Event::PlanRemedy(plan)) if self.owes_remedy() => {
                ensure(plan.due >= today, "duePassed", "the day until which it is done has passed")?;
                next.due.remedy = Some(plan.due);
                next.plan = Some(Dated { on: today, said: plan.clone() });
                RemedyDue
            }
            (RemedyDue, Event::Remedy(remedy)) => {
                let published = remedy.system.is_some() && remedy.version.is_some();
                ensure(
                    published || !remedy.act.is_empty(),
                    "linkMissing",
                    "a remedy names a published version or an act",
                )?;
                next.remedies.push(Dated { on: today, said: remedy.clone() });
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
                ensure(in_time, "termOver", "the term to ask for a second review is over")?;
                next.request_review(today, rules);
                ReviewRequested
            }
            (ReviewRequested, Event::BeginReview { editor }) => {
                let other = "a second review is done by somebody who neither decided nor wrote the record last";
                ensure(hand.is_some() && hand != self.hands.decided, "secondPerson", other)?;
                ensure(editor.map(|who| who.to_string()) != hand, "secondPerson", other)?;
                next.hands.reviews = hand;
                InSecondReview
            }
            (InSecondReview, Event::ExtendReview { reason }) => {
                let due = self.due.review.unwrap_or(today);
                ensure(!reason.is_empty(), "reasonMissing", "putting off needs a reason")?;
                ensure(self.owed.is_none() && today <= due, "termMissed", "a term that was missed cannot be put off")?;
                let review = next.review.as_mut().filter(|review| review.extension.is_none());
                let review =
                    review.ok_or(Forbidden::Rule { code: "extendedBefore", detail: "a review can be put off once" })?;
                review.extension = Some(Dated { on: today, said: Extension::new(reason.clone()) });
                next.due.review = Some(rules.review_extended(due));
                InSecondReview
            }
            (InSecondReview, Event::DecideReview(decision)) => {
                ensure(hand == self.hands.reviews, "reviewer", "whoever took the second review decides it")?;
                self.answers_all(decision)?;
                if let Some(review) = &mut next.review {
                    review.decision = Some(Dated { on: today, said: decision.clone() });
                }
                ReviewDecided
            }
            (_, Event::Withdraw) if self.is_open() => Withdrawn,
            (_, Event::Refer(referral)) if self.is_open() => {
                next.referral = Some(Dated { on: today, said: referral.clone() });
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
                    By::Reader => false,
                };
                let may = *agreed && self.proposal.is_some_and(may);
                ensure(may, "notAgreed", "a summary shows once the other side has seen it")?;
                next.summary = Some(text.clone());
                next.proposal = None;
                self.state
            }
            (_, Event::Miss(term)) => {
                let due = self.running().into_iter().find(|(running, _)| running == term);
                let (_, due) = due.ok_or(Forbidden::State(self.state))?;
                ensure(today > due, "tooEarly", "the term is not over")?;
                next.missed.push(Missed { term: *term, due });
                next.owed = Some(self.at_work());
                DeemedUnanswered
            }
            (_, Event::Join(other)) if self.is_open() => {
                next.joined.push(other.clone());
                if next.becomes_cluster(today, rules) {
                    name = CLUSTERED;
                }
                next.state
            }
            (_, Event::Support { verified }) => {
                let step = next.support(*verified)?;
                if next.becomes_cluster(today, rules) {
                    name = CLUSTERED;
                } else if !step {
                    // Nobody learns of each.
                    return Ok(next);
                }
                next.state
            }
            (_, Event::Redact { words, why }) => {
                next.redact(words.clone(), why.clone(), today)?;
                self.state
            }
            // With the one it was merged into.
            (Merged, Event::Close) if self.closed.is_none() => Merged,
            (_, Event::Close) => {
                let day = self.closing().ok_or(Forbidden::State(self.state))?;
                ensure(today >= day, "tooEarly", "there is still time to ask for a review")?;
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
        next.steps.push(Step { event: name.into(), on: today, state });
        Ok(next)
    }

    /// A decision answers each ground, and names the next route.
    fn answers_all(&self, decision: &Decision) -> Result<(), Forbidden> {
        ensure(!decision.grounds.is_empty(), "groundsMissing", "a decision answers each ground: none is there")?;
        ensure(!decision.next_routes.is_empty(), "nextRouteMissing", "a decision names who else can be asked")?;
        let for_all = self.cluster.is_none() || !decision.for_all.is_empty();
        ensure(for_all, "forAllMissing", "so many are concerned that the decision says what follows for all of them")?;
        let answered = |place: &Pointer| decision.grounds.iter().any(|ground| ground.pointer.as_ref() == Some(place));
        let all = self.filing.pointers.iter().all(answered);
        ensure(all, "groundUnanswered", "a decision answers each place of the record that is contested")
    }
}
