//! The code lists of challenges.
use crate::domain::json::Code;
use crate::domain::languages::Localize;

/// The subject of a challenge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code, Localize)]
pub enum ChallengeKind {
    /// The record is wrong or unclear.
    EntryError,
    /// A system is missing from the register.
    MissingEntry,
    /// A question about what the system did in decisions like the submitter's.
    Explanation,
    /// Bias, discrimination or harm.
    UnfairEffect,
    /// A decision about one person. Another legal route applies to it.
    IndividualDecision,
    /// A right under data protection law. Another legal route applies to it.
    PrivacyRight,
    Suggestion,
}

impl ChallengeKind {
    /// Returns true if the law has a separate route for this kind. A challenge does not suspend the time limit of that
    /// route.
    pub fn has_legal_route(self) -> bool {
        matches!(self, Self::IndividualDecision | Self::PrivacyRight)
    }
}

/// The state of a challenge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code, Localize)]
pub enum ChallengeState {
    /// The challenge arrived.
    Received,
    /// A case handler checked whether the challenge can be taken up.
    Screened,
    /// The challenge is taken up.
    Admitted,
    /// A case handler examines the challenge.
    InReview,
    /// The submitter was asked a question. The deadline of the decision is suspended.
    NeedsInfo,
    /// A decision was made, with reasons.
    Decided,
    /// The challenge was refused, with a code and a reason.
    Refused,
    /// Another body is responsible.
    Redirected,
    /// The challenge is decided together with a similar one.
    Merged,
    /// A remedy is planned, with a deadline.
    RemedyDue,
    /// The organization reports that the remedy is done.
    Remedied,
    /// The submitter confirms the remedy.
    Confirmed,
    /// The submitter disputes the remedy.
    Disputed,
    /// A deadline was missed. The decision is still owed, and the submitter may request a second review.
    DeemedUnanswered,
    /// A second review by another person was requested.
    ReviewRequested,
    /// Another person reviews the challenge.
    InSecondReview,
    /// The second review was decided, with reasons.
    ReviewDecided,
    /// The submitter withdrew the challenge.
    Withdrawn,
    /// A court, a regulator or an ombudsman handles the matter now.
    ExternallyReferred,
}

impl ChallengeState {
    /// Returns true while the organization still owes a decision.
    pub fn is_open(self) -> bool {
        matches!(
            self,
            Self::Received
                | Self::Screened
                | Self::Admitted
                | Self::InReview
                | Self::NeedsInfo
                | Self::DeemedUnanswered
                | Self::ReviewRequested
                | Self::InSecondReview
        )
    }
}

/// The outcome of a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code, Localize)]
pub enum Outcome {
    Upheld,
    PartlyUpheld,
    NotUpheld,
    /// The system is paused until the matter is settled.
    SystemPaused,
}

impl Outcome {
    /// Returns true if the outcome calls for a remedy.
    pub fn asks_for_remedy(self) -> bool {
        self != Self::NotUpheld
    }
}

/// The reason why a challenge is not taken up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code, Localize)]
pub enum RefusalCode {
    /// The challenge does not concern a system of this organization, or any system.
    NotAboutASystem,
    /// The subject is unclear, and the submitter did not clarify it when asked.
    Unclear,
    /// The same submitter already got a decision on the same matter.
    AlreadyAnswered,
    /// The matter is before a court.
    BeforeACourt,
    /// The text contains only insults or threats. Two case handlers must agree.
    Abusive,
}

/// The part that a machine had in writing a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code, Localize)]
pub enum Assistance {
    /// People wrote the decision.
    None,
    /// A machine helped with research or translation.
    Supported,
    /// A machine wrote the draft, and a person checked and signed it.
    Drafted,
}

/// The kind of body to which a submitter can turn after a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code, Localize)]
pub enum RouteKind {
    Ombudsman,
    /// A supervisory authority: data protection, market surveillance, equal treatment.
    Regulator,
    Court,
}

/// A deadline of the organization, which it can miss.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code, Localize)]
pub enum Deadline {
    Acknowledge,
    Screen,
    Decide,
    Review,
}

/// The channel through which a challenge arrived.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code)]
pub enum Channel {
    Web,
    Phone,
    Desk,
    Letter,
    Email,
}
