//! Challenges: residents question and contest what the register says or what a system does, and get a reasoned answer in time.
//!
//! Pure: the state machine takes the day and who acts, and gives the case as it is then, or the rule that forbids it.
mod case;
pub mod deadlines;
mod events;
pub mod machine;
mod public;
pub mod receipt;
pub mod redaction;
pub mod reference;
pub mod support;
#[cfg(test)]
mod tests;

use super::shape::codes;
pub use case::{Case, Dated, Deadlines, Extension, Filing, Proposal, Review, Step};
pub use events::*;
pub use machine::{By, Event, Forbidden};
pub use public::{PublicChallenge, PublicMissed, PublicStep};
pub use receipt::Receipt;
pub use redaction::{ChallengeRedaction, FieldText, RedactableField, Redacted};
pub use reference::Reference;
pub use support::{PublicSupporters, Supporters};

codes! {
    /// What a challenge is about.
    pub enum ChallengeKind {
        /// The record is wrong or unclear.
        EntryError = "entryError",
        /// A system is not in the register.
        MissingEntry = "missingEntry",
        /// What did the system do in decisions like mine?
        Explanation = "explanation",
        /// Bias, discrimination, harm.
        UnfairEffect = "unfairEffect",
        /// A decision about one person: another legal route is the one that counts.
        IndividualDecision = "individualDecision",
        /// A right under data protection law: another legal route is the one that counts.
        PrivacyRight = "privacyRight",
        Suggestion = "suggestion",
    }
}

impl ChallengeKind {
    /// Whether the law has a route of its own for this, whose term a challenge does not stop.
    pub fn has_legal_route(self) -> bool {
        matches!(self, Self::IndividualDecision | Self::PrivacyRight)
    }
}

codes! {
    /// Where a challenge stands.
    pub enum ChallengeState {
        /// It came in.
        Received = "received",
        /// Somebody looked whether it can be taken up.
        Screened = "screened",
        /// It is taken up.
        Admitted = "admitted",
        /// It is looked into.
        InReview = "inReview",
        /// The submitter was asked something. The term of the decision rests.
        NeedsInfo = "needsInfo",
        /// It is decided, with reasons.
        Decided = "decided",
        /// It was not taken up, with a code and a reason.
        Refused = "refused",
        /// Another body is the one to answer.
        Redirected = "redirected",
        /// It is answered together with a like one.
        Merged = "merged",
        /// What will be done, and until when, is said.
        RemedyDue = "remedyDue",
        /// It is done, says the organization.
        Remedied = "remedied",
        /// It is solved, says the submitter.
        Confirmed = "confirmed",
        /// It is not solved, says the submitter.
        Disputed = "disputed",
        /// A term was missed. The answer is still owed, and a second review can be asked for.
        DeemedUnanswered = "deemedUnanswered",
        /// The submitter asked somebody else to look at it again.
        ReviewRequested = "reviewRequested",
        /// Somebody else looks at it again.
        InSecondReview = "inSecondReview",
        /// The second review is decided, with reasons.
        ReviewDecided = "reviewDecided",
        /// The submitter took it back.
        Withdrawn = "withdrawn",
        /// A court, a regulator or an ombudsman has it now.
        ExternallyReferred = "externallyReferred",
    }
}

impl ChallengeState {
    /// Whether an answer is still to come.
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

codes! {
    /// What was decided about a challenge.
    pub enum Outcome {
        Upheld = "upheld",
        PartlyUpheld = "partlyUpheld",
        NotUpheld = "notUpheld",
        /// The system does not run until it is clear.
        SystemPaused = "systemPaused",
    }
}

impl Outcome {
    /// Whether something must be done.
    pub fn asks_for_remedy(self) -> bool {
        self != Self::NotUpheld
    }
}

codes! {
    /// Why a challenge was not taken up.
    pub enum RefusalCode {
        /// It does not concern a system of this organization, or any.
        NotAboutASystem = "notAboutASystem",
        /// It does not say what it is about, and nobody answered when that was asked.
        Unclear = "unclear",
        /// The same submitter got an answer to the same thing before.
        AlreadyAnswered = "alreadyAnswered",
        /// A court has it.
        BeforeACourt = "beforeACourt",
        /// Insults or threats and nothing else. Two people must say so.
        Abusive = "abusive",
    }
}

codes! {
    /// How far a machine helped to write a decision.
    pub enum Assistance {
        /// People wrote it.
        None = "none",
        /// A machine helped to find or to translate.
        Supported = "supported",
        /// A machine drafted it, and a person checked and signed it.
        Drafted = "drafted",
    }
}

codes! {
    /// Who else can be asked, after a decision.
    pub enum RouteKind {
        Ombudsman = "ombudsman",
        /// A supervisory authority: data protection, market surveillance, equal treatment.
        Regulator = "regulator",
        Court = "court",
    }
}

codes! {
    /// A term that can be missed.
    pub enum Deadline {
        Acknowledge = "acknowledge",
        Screen = "screen",
        Decide = "decide",
        Review = "review",
    }
}

codes! {
    /// How a challenge came in.
    pub enum Channel {
        Web = "web",
        Phone = "phone",
        Desk = "desk",
        Letter = "letter",
        Email = "email",
    }
}
