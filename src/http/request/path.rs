//! Path parameters that several features share.
use serde::Deserialize;
use utoipa::IntoParams;

/// An organization.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct OrganizationPath {
    /// Slug or UUID of the organization.
    pub organization: String,
}

/// A system of an organization, or its draft.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct OrganizationSystemPath {
    /// Slug or UUID of the organization.
    pub organization: String,
    /// UUID or slug of the system; its draft has the same UUID.
    pub id: String,
}
