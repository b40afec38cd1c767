//! IssuedTokens tokens in responses.
use crate::service::sessions::IssuedTokens;
use crate::service::tokens::LIFETIME;
use serde::Serialize;
use utoipa::ToSchema;

/// IssuedTokens tokens.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct TokenResponse {
    /// Send it as `Authorization: Bearer …`.
    pub access_token: String,
    /// `Bearer`.
    pub token_type: &'static str,
    /// Lifetime of the access token in seconds.
    pub expires_in: i64,
    /// Valid once, for the next two tokens.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refresh_token: Option<String>,
}

impl From<IssuedTokens> for TokenResponse {
    fn from(issued: IssuedTokens) -> Self {
        let IssuedTokens { access_token, refresh_token, session: _ } = issued;
        Self { access_token, token_type: "Bearer", expires_in: LIFETIME, refresh_token }
    }
}
