//! Entries: one public fact each, as canonical JSON (RFC 8785). No personal data, ever.
use crate::domain::accounts::Actor;
use crate::domain::challenges::{ChallengeKind, ChallengeState};
use crate::domain::languages::{Lang, Text};
pub use crate::domain::redactions::RedactionGround;
use crate::domain::shape::codes;
use crate::domain::values::{Instant, Sha256, Slug};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The longest entry: its length is 16 bits in an entry bundle.
pub const MAX_ENTRY_BYTES: usize = 65_535;

codes! {
    /// What happened.
    pub enum EntryKind {
        OrganizationRegistered = "organization.registered",
        OrganizationUpdated = "organization.updated",
        SystemPublished = "system.published",
        /// "Still correct": no new version.
        SystemConfirmed = "system.confirmed",
        SystemWithdrawn = "system.withdrawn",
        /// A legal duty took fields out of a version; their digests stay.
        SystemRedacted = "system.redacted",
        ChallengeReceived = "challenge.received",
        ChallengeAcknowledged = "challenge.acknowledged",
        ChallengeScreened = "challenge.screened",
        ChallengeAdmitted = "challenge.admitted",
        ChallengeRefused = "challenge.refused",
        ChallengeRedirected = "challenge.redirected",
        ChallengeMerged = "challenge.merged",
        ChallengeInReview = "challenge.inReview",
        /// The submitter was asked something.
        ChallengeAsked = "challenge.asked",
        /// The submitter answered, or the time to do so is over.
        ChallengeAnswered = "challenge.answered",
        ChallengeExtended = "challenge.extended",
        ChallengeDecided = "challenge.decided",
        ChallengeRemedyDue = "challenge.remedyDue",
        ChallengeRemedied = "challenge.remedied",
        ChallengeConfirmed = "challenge.confirmed",
        ChallengeDisputed = "challenge.disputed",
        ChallengeReviewRequested = "challenge.reviewRequested",
        ChallengeInSecondReview = "challenge.inSecondReview",
        ChallengeReviewExtended = "challenge.reviewExtended",
        ChallengeReviewDecided = "challenge.reviewDecided",
        ChallengeWithdrawn = "challenge.withdrawn",
        ChallengeExternallyReferred = "challenge.externallyReferred",
        /// A public summary that both sides have seen.
        ChallengeSummarized = "challenge.summarized",
        /// A term was missed.
        ChallengeDeemedUnanswered = "challenge.deemedUnanswered",
        ChallengeClosed = "challenge.closed",
        /// Another one was merged into it.
        ChallengeJoined = "challenge.joined",
        /// More say that it affects them, too.
        ChallengeSupported = "challenge.supported",
        /// So many are concerned that the answer must be one for all of them.
        ChallengeClustered = "challenge.clustered",
        /// A legal duty took words out of all versions before this one: `fields` are gone there, their digests stay.
        ChallengeRedacted = "challenge.redacted",
        /// The key that signs from the next checkpoint on; the checkpoint with this entry is signed by the old one.
        KeyRotated = "key.rotated",
    }
}

impl EntryKind {
    /// The entry of a challenge's event ([`crate::domain::challenges::Event::name`]).
    pub fn of_challenge(event: &str) -> Option<Self> {
        Self::parse(&format!("challenge.{event}"))
    }

    /// Whether something that was public is not any more.
    pub fn is_redaction(self) -> bool {
        matches!(self, Self::SystemRedacted | Self::ChallengeRedacted)
    }

    /// The event of a challenge that this entry tells.
    pub fn challenge_event(self) -> Option<&'static str> {
        self.as_str().strip_prefix("challenge.")
    }
}

codes! {
    /// Why a system left the register.
    pub enum WithdrawalReason {
        /// It was never used, or the record was published by mistake.
        PublishedInError = "publishedInError",
        /// Another record takes its place.
        Replaced = "replaced",
        /// The organization does not exist any more or handed the system over.
        OrganizationEnded = "organizationEnded",
        /// The register it was imported from does not show it any more.
        RemovedAtSource = "removedAtSource",
        Other = "other",
    }
}

/// A fact of the log. Members that do not apply to its kind are left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Entry {
    #[serde(rename = "type")]
    pub kind: EntryKind,
    /// When, in UTC.
    pub at: Instant,
    /// Who, as a role.
    pub by: Actor,
    /// The organization concerned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization: Option<Slug>,
    /// The organization, system or challenge that it is about.
    pub subject: Uuid,
    /// The version that was published, or that is concerned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<u32>,
    /// The digest of the version's content: [`super::disclosure::content_digest`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub digest: Option<Sha256>,
    /// The languages of the content.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub language: Vec<Lang>,
    /// What changed in words, as the publisher says it.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub note: Text<1000>,
    /// Top-level fields that differ from the version before; of a redaction, those that were taken out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<WithdrawalReason>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ground: Option<RedactionGround>,
    /// Of a challenge: where it stands after this.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<ChallengeState>,
    /// Of a challenge: what kind of one it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub challenge: Option<ChallengeKind>,
    /// Of a challenge: the system that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub system: Option<Uuid>,
    /// The new verifier key of a rotation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verifier_key: Option<String>,
}

/// An entry that cannot be written, or bytes that are none.
#[derive(Debug, thiserror::Error)]
pub enum EntryError {
    #[error("an entry is at most {MAX_ENTRY_BYTES} bytes, this one has {0}")]
    TooLong(usize),
    #[error("not an entry: {0}")]
    Json(#[from] serde_json::Error),
    #[error("not in canonical form (RFC 8785)")]
    NotCanonical,
}

impl Entry {
    /// A fact with nothing said beyond what every entry says.
    pub fn new(kind: EntryKind, at: Instant, by: Actor, subject: Uuid) -> Self {
        Self {
            kind,
            at,
            by,
            organization: None,
            subject,
            version: None,
            digest: None,
            language: Vec::new(),
            note: Text::default(),
            fields: Vec::new(),
            reason: None,
            ground: None,
            state: None,
            challenge: None,
            system: None,
            verifier_key: None,
        }
    }

    /// The text that the log keeps: canonical JSON (RFC 8785).
    pub fn to_text(&self) -> Result<String, EntryError> {
        let text = serde_json_canonicalizer::to_string(self)?;
        if text.len() > MAX_ENTRY_BYTES { Err(EntryError::TooLong(text.len())) } else { Ok(text) }
    }

    /// Reads the bytes that the log keeps; any other spelling of the same fact is refused.
    pub fn parse(bytes: &[u8]) -> Result<Self, EntryError> {
        let entry: Self = serde_json::from_slice(bytes)?;
        if entry.to_text()?.as_bytes() == bytes { Ok(entry) } else { Err(EntryError::NotCanonical) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_has_one_spelling() {
        let at = "2026-11-21T10:00:00Z".parse().unwrap();
        let mut entry = Entry::new(EntryKind::SystemPublished, at, Actor::Publisher, Uuid::from_u128(1));
        entry.organization = Slug::parse("example-city");
        entry.version = Some(3);
        let text = entry.to_text().unwrap();
        assert_eq!(
            text,
            r#"{"at":"2026-11-21T10:00:00Z","by":"publisher","organization":"example-city","subject":"00000000-0000-0000-0000-000000000001","type":"system.published","version":3}"#
        );
        assert_eq!(Entry::parse(text.as_bytes()).unwrap(), entry);
        let spaced = text.replace(':', ": ");
        assert!(matches!(Entry::parse(spaced.as_bytes()), Err(EntryError::Json(_) | EntryError::NotCanonical)));
        entry.fields = vec!["x".repeat(MAX_ENTRY_BYTES)];
        assert!(matches!(entry.to_text(), Err(EntryError::TooLong(_))));
    }
}
