//! The redemption of an authorization code at the issuer's token endpoint.
use super::errors::login_failed;
use super::provider::{MAX_DOCUMENT_BYTES, Provider, Providers, issuer_unavailable};
use crate::Result;
use crate::service::issuers::TrustedIssuer;
use crate::service::outbound_http::OutboundResponse;
use anyhow::Context;
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use form_urlencoded::byte_serialize;
use serde_json::Value;
use std::sync::Arc;

/// The tokens that an issuer returns for a code.
pub struct TokenResponse {
    pub id_token: String,
    pub access_token: Option<String>,
}

/// Redeems a code for tokens (RFC 6749, section 4.1.3; RFC 7636).
///
/// # Errors
/// `Unauthorized` if the issuer rejects the code; `Unavailable` if it does not respond.
pub async fn redeem_code(
    providers: &Providers,
    trusted: &TrustedIssuer,
    provider: &Arc<Provider>,
    code: &str,
    verifier: &str,
    redirect_uri: String,
) -> Result<TokenResponse> {
    let issuer = trusted.settings.issuer.as_str();
    let (_permit, http_client) = providers.redemption(issuer).await?;
    let (provider, trusted) = (provider.clone(), trusted.clone());
    let (code, verifier) = (code.to_owned(), verifier.to_owned());
    let request = move || {
        let client = trusted.settings.client_id.as_str();
        let mut form = vec![
            ("grant_type", "authorization_code"),
            ("code", &code),
            ("redirect_uri", &redirect_uri),
            ("code_verifier", &verifier),
        ];
        let mut headers = vec![("accept", "application/json")];
        let basic = trusted.secret.as_ref().filter(|_| provider.basic).map(|secret| basic(client, secret));
        match (&basic, &trusted.secret) {
            (Some(basic), _) => headers.push(("authorization", basic)),
            (None, Some(secret)) => form.extend([("client_id", client), ("client_secret", secret)]),
            (None, None) => form.push(("client_id", client)),
        }
        http_client.post_form(&provider.token, &headers, &form, MAX_DOCUMENT_BYTES)
    };
    let response = tokio::task::spawn_blocking(request).await.context("a request panicked")?;
    token_response(response.map_err(|error| {
        tracing::warn!(issuer, %error, "request to an issuer failed");
        issuer_unavailable()
    })?)
}

fn token_response(response: OutboundResponse) -> Result<TokenResponse> {
    let body: Value = serde_json::from_slice(&response.body).unwrap_or_default();
    let text = |name: &str| body.get(name).and_then(Value::as_str).map(str::to_owned);
    match response.status {
        200 => {
            let id_token = text("id_token").ok_or_else(|| login_failed("the issuer returned no identity token"))?;
            Ok(TokenResponse { id_token, access_token: text("access_token") })
        }
        500.. | 429 => Err(issuer_unavailable()),
        _ => Err(login_failed(match text("error").as_deref() {
            Some("invalid_grant") => "the issuer rejected the code",
            Some("invalid_client" | "unauthorized_client") => "the issuer rejected the client or its secret",
            _ => "the issuer returned an error for the code",
        })),
    }
}

/// Returns the value of the `Authorization` header, form-encoded as RFC 6749, section 2.3.1, requires.
fn basic(client: &str, secret: &str) -> String {
    let encoded = |text: &str| byte_serialize(text.as_bytes()).collect::<String>();
    format!("Basic {}", BASE64.encode(format!("{}:{}", encoded(client), encoded(secret))))
}
