//! Events of a challenge, their actors, and the errors of events that are not allowed.
use super::codes::{ChallengeState, Deadline};
use super::handling::{Decision, Redirection, Referral, Refusal, Remedy, RemedyPlan};
use super::redaction::{FieldText, RedactionNotice};
use super::reference::Reference;
use crate::domain::accounts::PrincipalId;
use crate::domain::languages::Text;
use chrono::NaiveDate;

/// The actor of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CaseActor {
    /// The holder of the receipt.
    Submitter,
    Handler(PrincipalId),
    /// The register itself, when a day has passed.
    Clock,
    /// Any member of the public.
    Reader,
}

/// An event of a challenge.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    Acknowledge,
    Screen,
    Admit,
    Refuse(Refusal),
    Redirect(Redirection),
    /// Merges the challenge into another one. `open`: the other one is open and not merged itself.
    Merge {
        into: Reference,
        open: bool,
    },
    StartReview,
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
    RequestSecondReview,
    /// Starts the second review. `editor`: the last editor of the record.
    StartSecondReview {
        editor: Option<PrincipalId>,
    },
    ExtendSecondReview {
        reason: Text<2000, true>,
    },
    DecideSecondReview(Decision),
    Withdraw,
    Refer(Referral),
    ProposeSummary,
    /// Publishes the summary. `agreed`: its text is the proposed one.
    PublishSummary {
        text: Text<2000, true>,
        agreed: bool,
    },
    MissDeadline(Deadline),
    Close,
    /// Takes in another challenge, which was merged into this one.
    MergeFrom(Reference),
    /// Adds a supporter. `verified`: a case handler met or spoke to the person.
    Support {
        verified: bool,
    },
    Redact {
        replacement: FieldText,
        notice: RedactionNotice,
    },
}

impl Event {
    /// Returns the name of the event in the log, without the prefix `challenge.`.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Acknowledge => "acknowledged",
            Self::Screen => "screened",
            Self::Admit => "admitted",
            Self::Refuse(_) => "refused",
            Self::Redirect(_) => "redirected",
            Self::Merge { .. } => "merged",
            Self::StartReview => "inReview",
            Self::Ask { .. } => "asked",
            Self::Answer => "answered",
            Self::Extend { .. } => "extended",
            Self::Decide(_) => "decided",
            Self::PlanRemedy(_) => "remedyDue",
            Self::Remedy(_) => "remedied",
            Self::Confirm => "confirmed",
            Self::Dispute => "disputed",
            Self::RequestSecondReview => "reviewRequested",
            Self::StartSecondReview { .. } => "inSecondReview",
            Self::ExtendSecondReview { .. } => "reviewExtended",
            Self::DecideSecondReview(_) => "reviewDecided",
            Self::Withdraw => "withdrawn",
            Self::Refer(_) => "externallyReferred",
            Self::ProposeSummary => "summaryProposed",
            Self::PublishSummary { .. } => "summarized",
            Self::MissDeadline(_) => "deemedUnanswered",
            Self::Close => "closed",
            Self::MergeFrom(_) => "joined",
            Self::Support { .. } => "supported",
            Self::Redact { .. } => "redacted",
        }
    }

    /// Returns true if the actor may cause the event in some state.
    pub(super) fn is_allowed_for(&self, actor: CaseActor) -> bool {
        use CaseActor::{Clock, Handler, Reader, Submitter};
        match self {
            Self::Confirm | Self::Dispute | Self::RequestSecondReview | Self::Withdraw => actor == Submitter,
            // The clock resumes the case when the submitter does not answer.
            Self::Answer => matches!(actor, Submitter | Clock),
            Self::MissDeadline(_) | Self::Close => actor == Clock,
            Self::Refer(_) | Self::ProposeSummary => matches!(actor, Submitter | Handler(_)),
            Self::PublishSummary { .. } => actor != Reader,
            Self::Support { verified } => matches!((verified, actor), (true, Handler(_)) | (false, Reader)),
            _ => matches!(actor, Handler(_)),
        }
    }
}

/// The reason why an event is not allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TransitionError {
    #[error("this is not possible while the challenge is {0}")]
    WrongState(ChallengeState),
    #[error("you may not do this")]
    WrongActor,
    #[error("{detail}")]
    Rule { code: &'static str, detail: &'static str },
}

impl TransitionError {
    /// Returns the error code for programs.
    pub fn code(self) -> &'static str {
        match self {
            Self::WrongState(_) => "notInThisState",
            Self::WrongActor => "notYours",
            Self::Rule { code, .. } => code,
        }
    }
}

/// Returns [`TransitionError::Rule`] unless the condition is met.
pub(super) fn ensure(met: bool, code: &'static str, detail: &'static str) -> Result<(), TransitionError> {
    if met { Ok(()) } else { Err(TransitionError::Rule { code, detail }) }
}
