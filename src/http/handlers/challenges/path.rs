//! Path parameters of challenges.
use crate::domain::challenges::Reference;
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

/// A challenge.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct ChallengePath {
    /// Reference of the challenge.
    #[param(value_type = String, example = "2026-K73M-9Q4X")]
    pub reference: Reference,
}

/// A challenge to an organization, as its case handlers address it.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct OrganizationChallengePath {
    /// Slug or UUID of the organization.
    pub organization: String,
    /// Reference of the challenge.
    #[param(value_type = String, example = "2026-K73M-9Q4X")]
    pub reference: Reference,
}

/// An attachment of the challenge that [`ChallengePath`] names.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct AttachmentPath {
    /// Id of the attachment.
    pub id: Uuid,
}

/// An attachment of a challenge, as case handlers address it.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct OrganizationAttachmentPath {
    /// Slug or UUID of the organization.
    pub organization: String,
    /// Reference of the challenge.
    #[param(value_type = String, example = "2026-K73M-9Q4X")]
    pub reference: Reference,
    /// Id of the attachment.
    pub id: Uuid,
}

/// An answer template of an organization.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct AnswerTemplatePath {
    /// Slug or UUID of the organization.
    pub organization: String,
    /// Id of the answer template.
    pub id: Uuid,
}
