//! Log entries: one public event each, as canonical JSON (RFC 8785). Entries never contain personal data.
use crate::domain::accounts::Actor;
use crate::domain::challenges::{ChallengeKind, ChallengeState};
use crate::domain::json::Code;
use crate::domain::languages::{Lang, Text};
pub use crate::domain::redactions::RedactionGround;
use crate::domain::values::{Instant, Sha256, Slug};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The maximum length of an entry in bytes: an entry bundle stores the length in 16 bits.
pub const MAX_ENTRY_BYTES: usize = 65_535;

/// The kind of event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code)]
pub enum EntryKind {
    #[code("organization.registered")]
    OrganizationRegistered,
    #[code("organization.updated")]
    OrganizationUpdated,
    #[code("system.published")]
    SystemPublished,
    /// The record was confirmed as still correct. There is no new version.
    #[code("system.confirmed")]
    SystemConfirmed,
    #[code("system.withdrawn")]
    SystemWithdrawn,
    /// Fields of a version were redacted for a legal reason. Their digests stay.
    #[code("system.redacted")]
    SystemRedacted,
    #[code("challenge.received")]
    ChallengeReceived,
    #[code("challenge.acknowledged")]
    ChallengeAcknowledged,
    #[code("challenge.screened")]
    ChallengeScreened,
    #[code("challenge.admitted")]
    ChallengeAdmitted,
    #[code("challenge.refused")]
    ChallengeRefused,
    #[code("challenge.redirected")]
    ChallengeRedirected,
    #[code("challenge.merged")]
    ChallengeMerged,
    #[code("challenge.inReview")]
    ChallengeInReview,
    /// The organization asked the submitter a question.
    #[code("challenge.asked")]
    ChallengeAsked,
    /// The submitter answered the question, or the time to do so has passed.
    #[code("challenge.answered")]
    ChallengeAnswered,
    #[code("challenge.extended")]
    ChallengeExtended,
    #[code("challenge.decided")]
    ChallengeDecided,
    #[code("challenge.remedyDue")]
    ChallengeRemedyDue,
    #[code("challenge.remedied")]
    ChallengeRemedied,
    #[code("challenge.confirmed")]
    ChallengeConfirmed,
    #[code("challenge.disputed")]
    ChallengeDisputed,
    #[code("challenge.reviewRequested")]
    ChallengeReviewRequested,
    #[code("challenge.inSecondReview")]
    ChallengeInSecondReview,
    #[code("challenge.reviewExtended")]
    ChallengeReviewExtended,
    #[code("challenge.reviewDecided")]
    ChallengeReviewDecided,
    #[code("challenge.withdrawn")]
    ChallengeWithdrawn,
    #[code("challenge.externallyReferred")]
    ChallengeExternallyReferred,
    /// A public summary that both sides have seen.
    #[code("challenge.summarized")]
    ChallengeSummarized,
    /// A deadline was missed.
    #[code("challenge.deemedUnanswered")]
    ChallengeDeemedUnanswered,
    #[code("challenge.closed")]
    ChallengeClosed,
    /// Another challenge was merged into this one.
    #[code("challenge.joined")]
    ChallengeJoined,
    /// More supporters said that it affects them, too.
    #[code("challenge.supported")]
    ChallengeSupported,
    /// It has so many supporters that one decision must address them all.
    #[code("challenge.clustered")]
    ChallengeClustered,
    /// Fields were redacted for a legal reason in all versions before this one. Their digests stay.
    #[code("challenge.redacted")]
    ChallengeRedacted,
    /// A new key signs from the next checkpoint on. The old key signs the checkpoint that contains this entry.
    #[code("key.rotated")]
    KeyRotated,
}

impl EntryKind {
    /// Returns the kind of entry for a challenge event ([`crate::domain::challenges::Event::name`]).
    pub fn of_challenge(event: &str) -> Option<Self> {
        Self::parse(&format!("challenge.{event}"))
    }

    /// Returns true if the entry removes published content.
    pub fn is_redaction(self) -> bool {
        matches!(self, Self::SystemRedacted | Self::ChallengeRedacted)
    }

    /// Returns the name of the challenge event, if this is an entry about a challenge.
    pub fn challenge_event(self) -> Option<&'static str> {
        self.as_str().strip_prefix("challenge.")
    }
}

/// The reason for withdrawing a system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code)]
pub enum WithdrawalReason {
    /// It was never used, or its record was published by mistake.
    PublishedInError,
    /// Another record replaces it.
    Replaced,
    /// The organization no longer exists or handed the system over.
    OrganizationEnded,
    /// The register it was imported from no longer lists it.
    RemovedAtSource,
    Other,
}

/// An entry of the log. Members that do not apply to its kind are omitted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Entry {
    #[serde(rename = "type")]
    pub kind: EntryKind,
    /// The time of the event, in UTC.
    pub at: Instant,
    /// The role of the person or part that caused the event.
    pub by: Actor,
    /// The slug of the organization concerned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization: Option<Slug>,
    /// The id of the organization, system or challenge concerned.
    pub subject: Uuid,
    /// The version that was published, or that the event is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<u32>,
    /// The digest of the content of the version ([`super::disclosure::content_digest`]).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub digest: Option<Sha256>,
    /// The languages of the content.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub language: Vec<Lang>,
    /// A description of the change by the publisher.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub note: Text<1000>,
    /// The top-level fields that changed since the previous version. For a redaction: the redacted fields.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<WithdrawalReason>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ground: Option<RedactionGround>,
    /// For challenges: the state after this event.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<ChallengeState>,
    /// For challenges: the kind of challenge.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub challenge: Option<ChallengeKind>,
    /// For challenges: the system it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub system: Option<Uuid>,
    /// For key rotations: the new verifier key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verifier_key: Option<String>,
}

/// An entry that cannot be encoded, or bytes that are not an entry.
#[derive(Debug, thiserror::Error)]
pub enum EntryError {
    #[error("the entry has {0} bytes, more than the limit of {MAX_ENTRY_BYTES}")]
    TooLong(usize),
    #[error("not an entry: {0}")]
    Json(#[from] serde_json::Error),
    #[error("not in canonical form (RFC 8785)")]
    NotCanonical,
}

impl Entry {
    /// Creates an entry with only its required members.
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

    /// Encodes the entry as canonical JSON (RFC 8785).
    pub fn to_text(&self) -> Result<String, EntryError> {
        let text = serde_json_canonicalizer::to_string(self)?;
        if text.len() > MAX_ENTRY_BYTES { Err(EntryError::TooLong(text.len())) } else { Ok(text) }
    }

    /// Parses the bytes of an entry. Any encoding other than the canonical one is rejected.
    pub fn parse(bytes: &[u8]) -> Result<Self, EntryError> {
        let entry: Self = serde_json::from_slice(bytes)?;
        if entry.to_text()?.as_bytes() == bytes { Ok(entry) } else { Err(EntryError::NotCanonical) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_canonical_encoding_is_accepted() {
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
