//! Logins at an organization's issuer (OpenID Connect): authorization code flow with PKCE, state and nonce.
//!
//! The state of a pending login is sealed in a cookie of the browser that began it. No other browser can finish the
//! login, which prevents login CSRF, and beginning a login writes nothing to the database. Finishing one records its
//! state: each state is valid once.
mod account;
mod errors;
mod identity;
mod pending_login;
pub(super) mod provider;
mod redemption;

pub use pending_login::{LOGIN_LIFETIME, login_name};

use super::issuers::{TrustedIssuer, trusted_issuer};
use super::sessions::{self, IssuedTokens, hash, random_secret};
use super::{Register, Tx};
use crate::domain::accounts::PrincipalId;
use crate::store::types::Id;
use crate::store::{accounts, issuers as store, organizations};
use crate::{Error, Result};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL;
use chrono::TimeDelta;
use errors::{login_expired, login_failed};
use form_urlencoded::Serializer;
use identity::{ExpectedClaims, Identity};
use pending_login::PendingLogin;
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// Lifetime of a session from an issuer: about a working day, after which the issuer decides again.
const SESSION_LIFETIME: TimeDelta = TimeDelta::hours(12);

/// The start of a login: the address of the issuer's login page and the sealed cookie.
#[derive(Debug, Clone)]
pub struct LoginRedirect {
    pub address: String,
    /// Identifies the login in the name of its cookie.
    pub name: String,
    pub sealed: String,
}

/// The parameters of an authorization response (RFC 6749, section 4.1.2; RFC 9207).
#[derive(Debug, Clone, Default)]
pub struct AuthorizationResponse {
    pub state: String,
    pub code: Option<String>,
    pub iss: Option<String>,
    /// The issuer's error code.
    pub error: Option<String>,
}

/// The outcome of a login with valid claims.
enum LoginOutcome {
    Issued(IssuedTokens),
    NoRole,
    Disabled,
}

impl TrustedIssuer {
    fn redirect_uri(&self, register: &Register) -> String {
        redirect_uri(&register.settings.public_url, &self.organization.slug)
    }
}

/// Returns the redirect URI of an organization. Each organization has its own, which prevents mix-up of issuers (RFC
/// 9700, section 4.4.2).
pub fn redirect_uri(public_url: &str, organization: &str) -> String {
    format!("{public_url}/v1/auth/oidc/{organization}/callback")
}

/// Finds the issuer of an organization, given by id or slug.
async fn find_issuer(register: &Register, organization: &str) -> Result<TrustedIssuer> {
    let (organization, vault) = (organization.to_owned(), register.vault.clone());
    register
        .read(move |conn| {
            let organization = match Uuid::try_parse(&organization) {
                Ok(id) => organizations::find(conn, id)?,
                Err(_) => organizations::find_by_slug(conn, &organization)?,
            };
            let organization = organization.ok_or(Error::NotFound)?;
            let row = store::find(conn, organization.id.0)?.ok_or(Error::NotFound)?;
            trusted_issuer(organization, &row, &vault)
        })
        .await
}

/// Begins a login.
///
/// # Errors
/// `NotFound` if there is no such organization or it has no issuer; `Unavailable` if the issuer does not respond.
pub async fn begin(register: &Register, organization: &str) -> Result<LoginRedirect> {
    let issuer = find_issuer(register, organization).await?;
    let provider = register.providers.get(issuer.settings.issuer.as_str(), register.clock.now()).await?;
    let (state, nonce, verifier) = (random_secret()?, random_secret()?, random_secret()?);
    let challenge = BASE64URL.encode(Sha256::digest(verifier.as_bytes()));
    let mut query = Serializer::new(String::new());
    query
        .append_pair("response_type", "code")
        .append_pair("client_id", issuer.settings.client_id.as_str())
        .append_pair("redirect_uri", &issuer.redirect_uri(register))
        .append_pair("scope", "openid email")
        .append_pair("state", &state)
        .append_pair("nonce", &nonce)
        .append_pair("code_challenge", &challenge)
        .append_pair("code_challenge_method", "S256");
    let separator = if provider.authorization.contains('?') { '&' } else { '?' };
    let address = format!("{}{separator}{}", provider.authorization, query.finish());
    let login = PendingLogin::new(register, &issuer, &state, nonce, verifier);
    Ok(LoginRedirect { address, name: login_name(&state), sealed: login.seal(register)? })
}

/// Finishes a login. `sealed`: the content of the login's cookie.
///
/// # Errors
/// `Unauthorized` if this browser did not begin the login, or the issuer's response is not valid; `Forbidden` if the
/// person has no role in the organization; `Unavailable` if the issuer does not respond.
pub async fn finish(
    register: &Register,
    organization: &str,
    response: AuthorizationResponse,
    sealed: Option<&str>,
) -> Result<IssuedTokens> {
    let issuer = find_issuer(register, organization).await?;
    let login = PendingLogin::unseal(register, &issuer, &response.state, sealed)?;
    let state_hash = login.state_hash.clone();
    if register.read(move |conn| Ok(store::is_state_used(conn, &state_hash)?)).await? {
        return Err(login_expired());
    }
    let provider = register.providers.get(issuer.settings.issuer.as_str(), register.clock.now()).await?;
    let issuer_url = issuer.settings.issuer.as_str();
    // RFC 9207: the issuer must be named if the provider announces the parameter, and must never be another one.
    if response.iss.as_deref().map_or(provider.sends_issuer, |iss| iss != issuer_url) {
        return Err(login_failed("the response is from another issuer"));
    }
    if response.error.is_some() {
        return Err(Error::Unauthorized { code: "issuerRefused", detail: "the issuer rejected the login".into() });
    }
    let code = response.code.ok_or_else(|| login_failed("the response has no code"))?;
    let redirect_uri = issuer.redirect_uri(register);
    let tokens =
        redemption::redeem_code(&register.providers, &issuer, &provider, &code, &login.verifier, redirect_uri).await?;
    let expected = ExpectedClaims {
        audience: issuer.settings.client_id.as_str().to_owned(),
        nonce: Some(login.nonce.clone()),
        access_token: tokens.access_token,
    };
    let identity = identity::identify(register, &issuer, provider, &tokens.id_token, &expected).await?;
    complete_login(register, issuer, identity, Some(login)).await
}

/// Exchanges an identity token of a trusted issuer for tokens of the register (RFC 8693), for clients that act for a
/// person who is already logged in.
///
/// # Errors
/// As [`finish`].
pub async fn exchange(register: &Register, token: &str) -> Result<IssuedTokens> {
    // Only issuers that an organization trusts are contacted, whatever the unverified token claims.
    let claimed = identity::claimed_issuer(token).ok_or_else(|| login_failed("the token is malformed"))?;
    let vault = register.vault.clone();
    let issuer = register
        .read(move |conn| {
            let Some(row) = store::find_by_issuer(conn, &claimed)? else { return Ok(None) };
            trusted_issuer(organizations::get(conn, row.organization_id.0)?, &row, &vault).map(Some)
        })
        .await?;
    let issuer = issuer.ok_or_else(|| login_failed("no organization trusts the issuer of the token"))?;
    let audience = issuer.settings.audience.as_ref().unwrap_or(&issuer.settings.client_id);
    let expected = ExpectedClaims { audience: audience.as_str().to_owned(), nonce: None, access_token: None };
    let provider = register.providers.get(issuer.settings.issuer.as_str(), register.clock.now()).await?;
    let identity = identity::identify(register, &issuer, provider, token, &expected).await?;
    complete_login(register, issuer, identity, None).await
}

async fn complete_login(
    register: &Register,
    issuer: TrustedIssuer,
    identity: Identity,
    login: Option<PendingLogin>,
) -> Result<IssuedTokens> {
    let tokens = register.tokens.clone();
    let write = move |tx: &mut Tx<'_>| {
        let Id(organization) = issuer.organization.id;
        // The issuer may have been deleted or changed since the response was verified.
        let row = store::find(tx.conn, organization)?.ok_or_else(login_expired)?;
        if hash(&row.settings) != issuer.settings_digest {
            return Err(login_expired());
        }
        if let Some(login) = &login {
            if store::is_state_used(tx.conn, &login.state_hash)? {
                return Err(login_expired());
            }
            // Kept longer than the sealed login is valid.
            store::mark_state_used(
                tx.conn,
                &login.state_hash,
                tx.now + TimeDelta::seconds(2 * LOGIN_LIFETIME),
                tx.now,
            )?;
        }
        let Some(account) = account::find_or_create(tx, &issuer, &identity)? else { return Ok(LoginOutcome::NoRole) };
        if accounts::find(tx.conn, account)?.is_none_or(|account| account.disabled_at.is_some()) {
            return Ok(LoginOutcome::Disabled);
        }
        account::sync_roles(tx, account, organization, &identity.roles)?;
        if identity.roles.is_empty() {
            store::end_sessions(tx.conn, account, organization, tx.now)?;
            return Ok(LoginOutcome::NoRole);
        }
        let issued = sessions::start(tx, &tokens, PrincipalId::Account(account))?;
        store::restrict_session(tx.conn, issued.session, organization, tx.now + SESSION_LIFETIME)?;
        Ok(LoginOutcome::Issued(issued))
    };
    match register.write(write).await?.value {
        LoginOutcome::Issued(issued) => Ok(issued),
        LoginOutcome::NoRole => Err(Error::forbidden("noRole", "the issuer gives you no role in this organization")),
        LoginOutcome::Disabled => Err(login_failed("the account is disabled")),
    }
}
