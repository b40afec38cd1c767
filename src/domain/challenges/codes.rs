//! The code lists of challenges.
use crate::domain::shape::codes;

codes! {
    /// The subject of a challenge.
    pub enum ChallengeKind {
        /// The record is wrong or unclear.
        EntryError = "entryError",
        /// A system is missing from the register.
        MissingEntry = "missingEntry",
        /// A question about what the system did in decisions like the submitter's.
        Explanation = "explanation",
        /// Bias, discrimination or harm.
        UnfairEffect = "unfairEffect",
        /// A decision about one person. Another legal route applies to it.
        IndividualDecision = "individualDecision",
        /// A right under data protection law. Another legal route applies to it.
        PrivacyRight = "privacyRight",
        Suggestion = "suggestion",
    }
}

impl ChallengeKind {
    /// Returns true if the law has a separate route for this kind. A challenge does not suspend the time limit of that route.
    pub fn has_legal_route(self) -> bool {
        matches!(self, Self::IndividualDecision | Self::PrivacyRight)
    }
}

codes! {
    /// The state of a challenge.
    pub enum ChallengeState {
        /// The challenge arrived.
        Received = "received",
        /// A case handler checked whether the challenge can be taken up.
        Screened = "screened",
        /// The challenge is taken up.
        Admitted = "admitted",
        /// A case handler examines the challenge.
        InReview = "inReview",
        /// The submitter was asked a question. The deadline of the decision is suspended.
        NeedsInfo = "needsInfo",
        /// A decision was made, with reasons.
        Decided = "decided",
        /// The challenge was refused, with a code and a reason.
        Refused = "refused",
        /// Another body is responsible.
        Redirected = "redirected",
        /// The challenge is decided together with a similar one.
        Merged = "merged",
        /// A remedy is planned, with a deadline.
        RemedyDue = "remedyDue",
        /// The organization reports that the remedy is done.
        Remedied = "remedied",
        /// The submitter confirms the remedy.
        Confirmed = "confirmed",
        /// The submitter disputes the remedy.
        Disputed = "disputed",
        /// A deadline was missed. The decision is still owed, and the submitter may request a second review.
        DeemedUnanswered = "deemedUnanswered",
        /// A second review by another person was requested.
        ReviewRequested = "reviewRequested",
        /// Another person reviews the challenge.
        InSecondReview = "inSecondReview",
        /// The second review was decided, with reasons.
        ReviewDecided = "reviewDecided",
        /// The submitter withdrew the challenge.
        Withdrawn = "withdrawn",
        /// A court, a regulator or an ombudsman handles the matter now.
        ExternallyReferred = "externallyReferred",
    }
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

codes! {
    /// The outcome of a decision.
    pub enum Outcome {
        Upheld = "upheld",
        PartlyUpheld = "partlyUpheld",
        NotUpheld = "notUpheld",
        /// The system is paused until the matter is settled.
        SystemPaused = "systemPaused",
    }
}

impl Outcome {
    /// Returns true if the outcome calls for a remedy.
    pub fn asks_for_remedy(self) -> bool {
        self != Self::NotUpheld
    }
}

codes! {
    /// The reason why a challenge is not taken up.
    pub enum RefusalCode {
        /// The challenge does not concern a system of this organization, or any system.
        NotAboutASystem = "notAboutASystem",
        /// The subject is unclear, and the submitter did not clarify it when asked.
        Unclear = "unclear",
        /// The same submitter already got a decision on the same matter.
        AlreadyAnswered = "alreadyAnswered",
        /// The matter is before a court.
        BeforeACourt = "beforeACourt",
        /// The text contains only insults or threats. Two case handlers must agree.
        Abusive = "abusive",
    }
}

codes! {
    /// The part that a machine had in writing a decision.
    pub enum Assistance {
        /// People wrote the decision.
        None = "none",
        /// A machine helped with research or translation.
        Supported = "supported",
        /// A machine wrote the draft, and a person checked and signed it.
        Drafted = "drafted",
    }
}

codes! {
    /// The kind of body to which a submitter can turn after a decision.
    pub enum RouteKind {
        Ombudsman = "ombudsman",
        /// A supervisory authority: data protection, market surveillance, equal treatment.
        Regulator = "regulator",
        Court = "court",
    }
}

codes! {
    /// A deadline of the organization, which it can miss.
    pub enum Deadline {
        Acknowledge = "acknowledge",
        Screen = "screen",
        Decide = "decide",
        Review = "review",
    }
}

codes! {
    /// The channel through which a challenge arrived.
    pub enum Channel {
        Web = "web",
        Phone = "phone",
        Desk = "desk",
        Letter = "letter",
        Email = "email",
    }
}
