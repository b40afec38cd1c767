//! Bodies that several handlers of challenges share.
use crate::Result;
use crate::domain::challenges::{ChallengeState, Deadlines, PublicDue, Reference};
use crate::domain::json::Object;
use crate::domain::languages::Text;
use crate::domain::organizations::LegalRoute;
use crate::domain::values::{PlainText, Sha256};
use crate::formats::attachments::AttachmentKind;
use crate::http::openapi_schemas::request_schema;
use crate::http::response::private;
use crate::http::views::VersionProof;
use crate::service::challenges::attachments::{self, StoredFile};
use crate::service::challenges::submission::SubmittedChallenge;
use crate::service::challenges::{self, submitter};
use actix_web::HttpResponse;
use chrono::NaiveDate;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

/// The text of a message.
#[derive(Debug, Clone, PartialEq, Object)]
#[object(example = json!({"text": "The decision letter is from 3 March."}))]
pub struct NewMessage {
    #[object(required)]
    pub text: PlainText<20_000>,
}

request_schema!(NewMessage);

/// The acknowledgement of a filed challenge. It is the only response that contains the receipt.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Acknowledgement {
    #[schema(value_type = String)]
    pub reference: Reference,
    /// Twelve words. Anyone who has them can act as the submitter: `Authorization: Receipt …`.
    receipt: String,
    #[schema(value_type = String)]
    state: ChallengeState,
    received: NaiveDate,
    /// The deadline of each step.
    #[schema(value_type = PublicDue)]
    due: Deadlines,
    pub id: Uuid,
    /// Index of the log entry that records the challenge.
    #[schema(minimum = 0)]
    index: u64,
    /// Base64url, 16 bytes. With the salt you can prove later what you filed.
    text_salt: String,
    /// SHA-256 of the salt (decoded) followed by the text.
    #[schema(value_type = String)]
    text_digest: Sha256,
    /// Proof that the challenge was filed; missing if the register could not create it in time.
    /// `/v1/challenges/{reference}/proof` returns it later.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = VersionProof, required = false)]
    pub acknowledgement: Option<VersionProof>,
    /// The legal route that exists for this kind of challenge.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = LegalRoutes, required = false)]
    pub legal_route: Option<LegalRoutes>,
}

impl From<SubmittedChallenge> for Acknowledgement {
    fn from(submitted: SubmittedChallenge) -> Self {
        let SubmittedChallenge { id, reference, receipt, state, received, deadlines, index, text_salt, text_digest } =
            submitted;
        Self {
            reference,
            receipt,
            state,
            received,
            due: deadlines,
            id,
            index,
            text_salt,
            text_digest,
            acknowledgement: None,
            legal_route: None,
        }
    }
}

impl Acknowledgement {
    /// Returns 201 with the acknowledgement and the location of the challenge.
    ///
    /// # Errors
    /// As [`private::created`].
    pub fn created(&self) -> Result<HttpResponse> {
        private::created(&format!("/v1/challenges/{}", self.reference), self)
    }
}

/// The state of a challenge after a transition or a message.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CaseUpdate {
    reference: String,
    #[schema(value_type = String)]
    state: ChallengeState,
    /// Index of the log entry that records the transition; missing if the change is not public.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = u64, required = false, minimum = 0)]
    index: Option<u64>,
    /// Version of the public part of the challenge.
    version: i32,
}

impl From<challenges::CaseUpdate> for CaseUpdate {
    fn from(update: challenges::CaseUpdate) -> Self {
        let challenges::CaseUpdate { reference, state, index, version } = update;
        Self { reference, state, index, version }
    }
}

/// A message between the submitter and the organization.
#[derive(Debug, Serialize, ToSchema)]
pub struct Message {
    /// `submitter` or `organization`.
    pub side: String,
    /// `message`, `question`, `answer`, `summary` or `dispute`.
    kind: String,
    /// Day of the message.
    pub on: String,
    pub text: String,
}

impl From<challenges::Message> for Message {
    fn from(message: challenges::Message) -> Self {
        let challenges::Message { side, kind, on, text } = message;
        Self { side, kind, on, text }
    }
}

/// A file attached to a challenge.
#[derive(Debug, Serialize, ToSchema)]
pub struct Attachment {
    id: Uuid,
    /// `image/png`, `image/jpeg`, `image/webp` or `text/plain`.
    #[serde(rename = "type")]
    #[schema(value_type = String)]
    kind: AttachmentKind,
    /// In bytes.
    #[schema(value_type = u64, minimum = 0)]
    size: usize,
    /// SHA-256 of the stored file.
    #[schema(value_type = String)]
    digest: Sha256,
    /// `submitter` or `organization`.
    side: String,
    #[schema(value_type = NaiveDate)]
    on: String,
}

impl From<attachments::Attachment> for Attachment {
    fn from(attachment: attachments::Attachment) -> Self {
        let attachments::Attachment { id, file: StoredFile { kind, size, digest }, side, on } = attachment;
        Self { id, kind, size, digest, side, on }
    }
}

/// A public summary that waits for the agreement of the other side.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PendingSummary {
    #[schema(value_type = BTreeMap<String, String>)]
    text: Text<2000, true>,
    /// True if the submitter proposed it.
    by_submitter: bool,
    /// The deadline for an objection.
    until: NaiveDate,
}

impl From<submitter::PendingSummary> for PendingSummary {
    fn from(summary: submitter::PendingSummary) -> Self {
        let submitter::PendingSummary { text, by_submitter, until } = summary;
        Self { text, by_submitter, until }
    }
}

/// The legal route for a kind of challenge. A challenge does not stop its deadline.
#[derive(Debug, Serialize, ToSchema)]
pub struct LegalRoutes {
    /// A notice that describes the legal route and says that its deadline keeps running.
    pub notice: String,
    /// The contact points that the organization lists.
    #[schema(value_type = Vec<LegalRoute>)]
    pub routes: Vec<Value>,
}
