//! The state machine of challenges: the events that each state allows, their actors, and their effects.
//!
//! ```text
//! received → screened → admitted → inReview ⇄ needsInfo
//! screened → redirected | refused | merged        inReview → decided
//! decided | reviewDecided (except notUpheld) → remedyDue → remedied → confirmed | disputed
//! decided | remedyDue | disputed | refused | redirected | deemedUnanswered → reviewRequested
//! reviewRequested → inSecondReview → reviewDecided
//! any open state → withdrawn | externallyReferred         missed deadline → deemedUnanswered
//! ```
//! A missed deadline ends no obligation: in `deemedUnanswered` the organization may still do what it could do before,
//! and `missed` records the delay. Redactions and supporters leave the state as it is, with one exception: a decision
//! without a remedy goes to a second review once the challenge becomes a cluster ([`super::cluster`]).
use super::case::{Case, PendingSummary, Step};
use super::codes::ChallengeState::*;
use super::codes::RefusalCode;
use super::dated::Dated;
use super::deadlines::{Rules, add_days};
use super::event::{CaseActor, Event, TransitionError, ensure};
use super::handling::{DeadlineMissed, Decision, Extension};
use crate::domain::values::Pointer;
use chrono::NaiveDate;

/// The number of days that a submitter may be given to answer a question.
pub const ANSWER_DAYS: std::ops::RangeInclusive<u64> = 7..=90;
/// The name of the step with which a challenge becomes a cluster: see [`Case::affected_count`].
pub const CLUSTERED: &str = "clustered";
/// The number of working days in which one side may object to a summary that the other side proposed.
pub const SUMMARY_DAYS: u64 = 5;

impl Case {
    /// Returns the case after the event. An event that is public adds one step.
    ///
    /// # Errors
    /// [`TransitionError`] if the event is not allowed.
    pub fn apply(
        &self,
        event: &Event,
        actor: CaseActor,
        today: NaiveDate,
        rules: &Rules,
    ) -> Result<Self, TransitionError> {
        if !event.is_allowed_for(actor) {
            return Err(TransitionError::WrongActor);
        }
        let mut next = self.clone();
        let handler = match actor {
            CaseActor::Handler(principal) => Some(principal.to_string()),
            CaseActor::Submitter | CaseActor::Clock | CaseActor::Reader => None,
        };
        let mut name = event.name();
        let state = match (self.working_state(), event) {
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
                    match &self.duties.first_refuser {
                        // Not a step yet: a second person must agree.
                        None => {
                            next.duties.first_refuser = handler;
                            return Ok(next);
                        }
                        Some(first) => ensure(
                            handler.as_ref() != Some(first),
                            "twoPeople",
                            "this refusal takes two people: another case handler must agree",
                        )?,
                    }
                }
                next.refusal = Some(Dated { on: today, value: refusal.clone() });
                next.duties.decided_by = handler;
                next.due.ask_review = Some(rules.request_review_by(today));
                Refused
            }
            (Screened, Event::Redirect(redirection)) => {
                next.redirection = Some(Dated { on: today, value: redirection.clone() });
                next.duties.decided_by = handler;
                next.due.ask_review = Some(rules.request_review_by(today));
                Redirected
            }
            (Screened, Event::Merge { into, open }) => {
                ensure(*into != self.filing.reference, "ownReference", "a challenge cannot be merged into itself")?;
                ensure(*open, "targetNotOpen", "the target must be open and not merged itself")?;
                next.merged_into = Some(into.clone());
                Merged
            }
            (Admitted, Event::StartReview) => InReview,
            (InReview, Event::Ask { until }) => {
                let days = (*until - today).num_days();
                let in_range = u64::try_from(days).is_ok_and(|days| ANSWER_DAYS.contains(&days));
                ensure(in_range, "answerDeadline", "the submitter must have 7 to 90 days to answer")?;
                next.asked_on = Some(today);
                next.due.answer = Some(*until);
                NeedsInfo
            }
            (NeedsInfo, Event::Answer) => {
                let overdue = self.due.answer.is_some_and(|due| today > due);
                let allowed = actor == CaseActor::Submitter || overdue;
                ensure(allowed, "tooEarly", "the submitter still has time to answer")?;
                // The deadline of the decision was suspended while the question was open.
                let suspended_days = self.asked_on.map_or(0, |asked_on| (today - asked_on).num_days());
                next.due.decide = add_days(self.due.decide, suspended_days.unsigned_abs());
                next.asked_on = None;
                next.due.answer = None;
                InReview
            }
            (InReview, Event::Extend { reason }) => {
                ensure(self.extension.is_none(), "extendedBefore", "the deadline was already extended once")?;
                ensure(!reason.is_empty(), "reasonMissing", "an extension needs a reason")?;
                ensure(
                    self.overdue_state.is_none() && today <= self.due.decide,
                    "deadlineMissed",
                    "a missed deadline cannot be extended",
                )?;
                next.extension = Some(Dated { on: today, value: Extension::new(reason.clone()) });
                next.due.decide = rules.extended_decide_by(self.due.decide);
                InReview
            }
            (InReview, Event::Decide(decision)) => {
                self.check_decision(decision)?;
                next.decision = Some(Dated { on: today, value: decision.clone() });
                next.duties.decided_by = handler;
                next.due.ask_review = Some(rules.request_review_by(today));
                Decided
            }
            (Decided | ReviewDecided, Event::PlanRemedy(plan)) if self.owes_remedy() => {
                ensure(plan.due >= today, "duePassed", "the deadline of the remedy has passed")?;
                next.due.remedy = Some(plan.due);
                next.plan = Some(Dated { on: today, value: plan.clone() });
                RemedyDue
            }
            (RemedyDue, Event::Remedy(remedy)) => {
                let published = remedy.system.is_some() && remedy.version.is_some();
                ensure(
                    published || !remedy.action.is_empty(),
                    "linkMissing",
                    "a remedy must name a published version or another action",
                )?;
                next.remedies.push(Dated { on: today, value: remedy.clone() });
                next.due.ask_confirmation = Some(rules.ask_confirmation_on(today));
                Remedied
            }
            (Remedied, Event::Confirm) => Confirmed,
            (Remedied, Event::Dispute) => {
                next.due.ask_review = Some(rules.request_review_by(today));
                Disputed
            }
            (_, Event::RequestSecondReview) if self.is_reviewable() => {
                let in_time = self.due.ask_review.is_none_or(|due| today <= due);
                ensure(in_time, "deadlinePassed", "the deadline to request a second review has passed")?;
                next.request_second_review(today, rules);
                ReviewRequested
            }
            (ReviewRequested, Event::StartSecondReview { editor }) => {
                let detail = "a second review needs another person: neither the one who decided nor the last editor";
                ensure(handler.is_some() && handler != self.duties.decided_by, "secondPerson", detail)?;
                ensure(editor.map(|editor| editor.to_string()) != handler, "secondPerson", detail)?;
                next.duties.reviewer = handler;
                InSecondReview
            }
            (InSecondReview, Event::ExtendSecondReview { reason }) => {
                let due = self.due.review.unwrap_or(today);
                ensure(!reason.is_empty(), "reasonMissing", "an extension needs a reason")?;
                let in_time = self.overdue_state.is_none() && today <= due;
                ensure(in_time, "deadlineMissed", "a missed deadline cannot be extended")?;
                let review = next.review.as_mut().filter(|review| review.extension.is_none());
                let review = review.ok_or(TransitionError::Rule {
                    code: "extendedBefore",
                    detail: "the deadline of the second review was already extended once",
                })?;
                review.extension = Some(Dated { on: today, value: Extension::new(reason.clone()) });
                next.due.review = Some(rules.extended_review_by(due));
                InSecondReview
            }
            (InSecondReview, Event::DecideSecondReview(decision)) => {
                let is_reviewer = handler == self.duties.reviewer;
                ensure(is_reviewer, "reviewer", "only the person who started the second review can decide it")?;
                self.check_decision(decision)?;
                if let Some(review) = &mut next.review {
                    review.decision = Some(Dated { on: today, value: decision.clone() });
                }
                ReviewDecided
            }
            (_, Event::Withdraw) if self.is_open() => Withdrawn,
            (_, Event::Refer(referral)) if self.is_open() => {
                next.referral = Some(Dated { on: today, value: referral.clone() });
                ExternallyReferred
            }
            (_, Event::ProposeSummary) if self.closed.is_none() => {
                let until = rules.calendar.add_working_days(today, SUMMARY_DAYS);
                next.proposal = Some(PendingSummary { by_submitter: actor == CaseActor::Submitter, until });
                // Not a step: the proposal stays between the two sides until it is published.
                return Ok(next);
            }
            (_, Event::PublishSummary { text, agreed }) if self.proposal.is_some() => {
                // Each side agrees to the other side's proposal. Silence counts as agreement of the submitter only.
                let may_publish = |proposal: PendingSummary| match actor {
                    CaseActor::Submitter => !proposal.by_submitter,
                    CaseActor::Handler(_) => proposal.by_submitter,
                    CaseActor::Clock => !proposal.by_submitter && today > proposal.until,
                    CaseActor::Reader => false,
                };
                let allowed = *agreed && self.proposal.is_some_and(may_publish);
                ensure(allowed, "notAgreed", "a summary is published once the other side has agreed to it")?;
                next.summary = Some(text.clone());
                next.proposal = None;
                self.state
            }
            (_, Event::MissDeadline(deadline)) => {
                let running = self.running_deadlines().into_iter().find(|(running, _)| running == deadline);
                let (_, due) = running.ok_or(TransitionError::WrongState(self.state))?;
                ensure(today > due, "tooEarly", "the deadline has not passed")?;
                next.missed.push(DeadlineMissed { deadline: *deadline, due });
                next.overdue_state = Some(self.working_state());
                DeemedUnanswered
            }
            (_, Event::MergeFrom(other)) if self.is_open() => {
                next.merged_from.push(other.clone());
                if next.update_cluster(today, rules) {
                    name = CLUSTERED;
                }
                next.state
            }
            (_, Event::Support { verified }) => {
                let is_step = next.add_supporter(*verified)?;
                if next.update_cluster(today, rules) {
                    name = CLUSTERED;
                } else if !is_step {
                    // A step for each supporter would reveal when that person was there.
                    return Ok(next);
                }
                next.state
            }
            (_, Event::Redact { replacement, notice }) => {
                next.redact(replacement.clone(), notice.clone(), today)?;
                self.state
            }
            // A merged challenge closes with its target.
            (Merged, Event::Close) if self.closed.is_none() => Merged,
            (_, Event::Close) => {
                let day = self.closes_on().ok_or(TransitionError::WrongState(self.state))?;
                ensure(today >= day, "tooEarly", "the submitter still has time to request a second review")?;
                self.state
            }
            _ => return Err(TransitionError::WrongState(self.state)),
        };
        if state != self.state && state != DeemedUnanswered {
            next.overdue_state = None;
        }
        next.state = state;
        if next.is_final() || *event == Event::Close {
            next.closed.get_or_insert(today);
        }
        next.steps.push(Step { event: name.into(), on: today, state });
        Ok(next)
    }

    /// Checks that a decision answers each point and each challenged part of the record, and names the next route.
    fn check_decision(&self, decision: &Decision) -> Result<(), TransitionError> {
        ensure(!decision.points.is_empty(), "pointsMissing", "a decision must answer at least one point")?;
        let has_route = !decision.next_routes.is_empty();
        ensure(has_route, "nextRouteMissing", "a decision must name the next legal route")?;
        let for_all = self.cluster.is_none() || !decision.for_all.is_empty();
        ensure(
            for_all,
            "forAllMissing",
            "the decision of a cluster must state the consequences for everybody affected",
        )?;
        let is_answered =
            |pointer: &Pointer| decision.points.iter().any(|point| point.pointer.as_ref() == Some(pointer));
        let all_answered = self.filing.pointers.iter().all(is_answered);
        ensure(all_answered, "pointUnanswered", "a decision must answer each challenged part of the record")
    }
}
