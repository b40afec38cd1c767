//! Logins at the issuer that an organization trusts (OpenID Connect): authorization code with PKCE, state and nonce.
//!
//! What a login needs when it comes back is sealed and stays in the browser that began it, in a cookie. So somebody
//! else's browser cannot end it (which keeps logins from being forced on people), and beginning one writes nothing. Only
//! that it came back is written: a state serves once.
mod identity;
mod provider;

pub use provider::Providers;

use super::issuers::{Trusted, trusted};
use super::sessions::{self, Issued, hash, secret};
use super::{Register, Tx};
use crate::domain::accounts::{PrincipalId, Role};
use crate::store::types::Id;
use crate::store::{accounts, issuers as store, organizations};
use crate::{Error, Result};
use anyhow::Context;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL;
use chrono::TimeDelta;
use form_urlencoded::Serializer;
use identity::{Expected, Identity};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use subtle::ConstantTimeEq;
use uuid::Uuid;

/// How long somebody may take to log in at their issuer, in seconds.
pub const PATIENCE: i64 = 600;
/// How long a session lasts that an issuer vouched for: about a working day, then the issuer is asked again.
const SESSION: TimeDelta = TimeDelta::hours(12);
const PURPOSE: &str = "issuerLogin";

/// A login that begins: where the browser goes, and what it keeps meanwhile.
#[derive(Debug, Clone)]
pub struct Begun {
    pub address: String,
    /// The name of this login; the cookie is called by it.
    pub name: String,
    pub sealed: String,
}

/// What a browser brings back from an issuer (RFC 6749, section 4.1.2; RFC 9207).
#[derive(Debug, Clone, Default)]
pub struct Returned {
    pub state: String,
    pub code: Option<String>,
    pub iss: Option<String>,
    /// What the issuer says went wrong.
    pub error: Option<String>,
}

/// What a login needs when it comes back.
#[derive(Serialize, Deserialize)]
struct Login {
    state_hash: String,
    organization: Uuid,
    /// The tag of the issuer's settings: if they change, a login begins anew.
    tag: String,
    nonce: String,
    verifier: String,
    expires: i64,
}

/// What came of claims that hold.
enum Outcome {
    Issued(Issued),
    NoRole,
    Disabled,
}

fn failed(why: &'static str) -> Error {
    tracing::info!(why, "a login at an issuer failed");
    Error::Unauthorized { code: "loginFailed", detail: "the issuer's answer does not log anybody in".into() }
}

fn over() -> Error {
    Error::Unauthorized {
        code: "loginExpired",
        detail: "this login is over, or was begun in another browser: begin again".into(),
    }
}

/// The name of a login in its cookie: its state is a secret until it comes back, so this is a part of its hash.
pub fn name_of(state: &str) -> String {
    hash(state).chars().take(16).collect()
}

impl Trusted {
    fn redirect_uri(&self, register: &Register) -> String {
        redirect_uri(&register.settings.public_url, &self.organization.slug)
    }
}

/// Where an issuer sends people back to. One for each organization, so that answers of one issuer are never taken for
/// another's (RFC 9700, section 4.4.2).
pub fn redirect_uri(public_url: &str, organization: &str) -> String {
    format!("{public_url}/v1/auth/oidc/{organization}/callback")
}

/// The issuer that an organization trusts.
async fn find(register: &Register, organization: &str) -> Result<Trusted> {
    let (organization, vault) = (organization.to_owned(), register.vault.clone());
    register
        .read(move |conn| {
            let organization = match Uuid::try_parse(&organization) {
                Ok(id) => organizations::find(conn, id)?,
                Err(_) => organizations::find_by_slug(conn, &organization)?,
            };
            let organization = organization.ok_or(Error::NotFound)?;
            let row = store::find(conn, organization.id.0)?.ok_or(Error::NotFound)?;
            trusted(organization, &row, &vault)
        })
        .await
}

/// Begins a login.
///
/// # Errors
/// `NotFound` if there is no such organization, or it trusts no issuer; `Unavailable` if the issuer is away.
pub async fn begin(register: &Register, organization: &str) -> Result<Begun> {
    let trusted = find(register, organization).await?;
    let provider = register.providers.get(register, trusted.settings.issuer.as_str()).await?;
    let (state, nonce, verifier) = (secret()?, secret()?, secret()?);
    let challenge = BASE64URL.encode(Sha256::digest(verifier.as_bytes()));
    let mut query = Serializer::new(String::new());
    query
        .append_pair("response_type", "code")
        .append_pair("client_id", trusted.settings.client_id.as_str())
        .append_pair("redirect_uri", &trusted.redirect_uri(register))
        .append_pair("scope", "openid email")
        .append_pair("state", &state)
        .append_pair("nonce", &nonce)
        .append_pair("code_challenge", &challenge)
        .append_pair("code_challenge_method", "S256");
    let joint = if provider.authorization.contains('?') { '&' } else { '?' };
    let address = format!("{}{joint}{}", provider.authorization, query.finish());
    let login = Login {
        state_hash: hash(&state),
        organization: trusted.organization.id.0,
        tag: trusted.tag,
        nonce,
        verifier,
        expires: register.clock.now().timestamp() + PATIENCE,
    };
    let login = serde_json::to_vec(&login).context("a login cannot be written")?;
    Ok(Begun { address, name: name_of(&state), sealed: register.vault.seal(PURPOSE, &login)? })
}

/// Ends a login that comes back. `sealed`: what the browser kept of it.
///
/// # Errors
/// `Unauthorized` if it is none that this browser began, or the issuer's answer does not hold; `Forbidden` if the person
/// has no role here; `Unavailable` if the issuer is away.
pub async fn finish(
    register: &Register,
    organization: &str,
    returned: Returned,
    sealed: Option<&str>,
) -> Result<Issued> {
    let trusted = find(register, organization).await?;
    let login = open(register, &trusted, &returned, sealed)?;
    let state_hash = login.state_hash.clone();
    if register.read(move |conn| Ok(store::is_state_used(conn, &state_hash)?)).await? {
        return Err(over());
    }
    let provider = register.providers.get(register, trusted.settings.issuer.as_str()).await?;
    let issuer = trusted.settings.issuer.as_str();
    // RFC 9207: an issuer that says it names itself must do so, and nobody else may be named.
    if returned.iss.as_deref().map_or(provider.names_itself, |iss| iss != issuer) {
        return Err(failed("the answer is another issuer's"));
    }
    if returned.error.is_some() {
        return Err(Error::Unauthorized { code: "issuerRefused", detail: "the issuer refused the login".into() });
    }
    let code = returned.code.ok_or_else(|| failed("the answer has no code"))?;
    let tokens = provider::redeem(register, &trusted, &provider, &code, &login.verifier).await?;
    let expected = Expected {
        audience: trusted.settings.client_id.as_str().to_owned(),
        nonce: Some(login.nonce.clone()),
        access_token: tokens.access_token,
    };
    let identity = identity::identify(register, &trusted, provider, &tokens.id_token, &expected).await?;
    authorize(register, trusted, identity, Some(login)).await
}

/// Exchanges an identity token of a trusted issuer for tokens of the register (RFC 8693), for programs that act for
/// somebody who has logged in already.
///
/// # Errors
/// As [`finish`].
pub async fn exchange(register: &Register, token: &str) -> Result<Issued> {
    // Who issued it is looked up among those that are trusted, before anything that it says is believed or asked for.
    let issuer = identity::claimed_issuer(token).ok_or_else(|| failed("the token is none"))?;
    let vault = register.vault.clone();
    let found = register
        .read(move |conn| {
            let Some(row) = store::find_by_issuer(conn, &issuer)? else { return Ok(None) };
            trusted(organizations::get(conn, row.organization_id.0)?, &row, &vault).map(Some)
        })
        .await?;
    let trusted = found.ok_or_else(|| failed("nobody trusts the issuer of the token"))?;
    let audience = trusted.settings.audience.as_ref().unwrap_or(&trusted.settings.client_id);
    let expected = Expected { audience: audience.as_str().to_owned(), nonce: None, access_token: None };
    let provider = register.providers.get(register, trusted.settings.issuer.as_str()).await?;
    let identity = identity::identify(register, &trusted, provider, token, &expected).await?;
    authorize(register, trusted, identity, None).await
}

/// Opens what the browser kept, and holds it against what comes back.
fn open(register: &Register, trusted: &Trusted, returned: &Returned, sealed: Option<&str>) -> Result<Login> {
    let bytes = sealed.and_then(|sealed| register.vault.unseal(PURPOSE, sealed).ok()).ok_or_else(over)?;
    let login: Login = serde_json::from_slice(&bytes).map_err(|_| over())?;
    let same: bool = login.state_hash.as_bytes().ct_eq(hash(&returned.state).as_bytes()).into();
    let here = login.organization == trusted.organization.id.0 && login.tag == trusted.tag;
    if !same || !here || login.expires <= register.clock.now().timestamp() {
        return Err(over());
    }
    Ok(login)
}

async fn authorize(register: &Register, trusted: Trusted, identity: Identity, login: Option<Login>) -> Result<Issued> {
    let tokens = register.tokens.clone();
    let act = move |tx: &mut Tx<'_>| {
        let Id(organization) = trusted.organization.id;
        // Whoever took the issuer away, or changed what it may give, was first.
        let row = store::find(tx.conn, organization)?.ok_or_else(over)?;
        if hash(&row.settings) != trusted.tag {
            return Err(over());
        }
        if let Some(login) = &login {
            if store::is_state_used(tx.conn, &login.state_hash)? {
                return Err(over());
            }
            // As long as the sealed part may still be opened, and a little more.
            store::mark_state_used(tx.conn, &login.state_hash, tx.now + TimeDelta::seconds(2 * PATIENCE), tx.now)?;
        }
        let Some(account) = account_of(tx, &trusted, &identity)? else { return Ok(Outcome::NoRole) };
        if accounts::find(tx.conn, account)?.is_none_or(|account| account.disabled_at.is_some()) {
            return Ok(Outcome::Disabled);
        }
        set_roles(tx, account, organization, &identity.roles)?;
        if identity.roles.is_empty() {
            store::end_sessions(tx.conn, account, organization, tx.now)?;
            return Ok(Outcome::NoRole);
        }
        let issued = sessions::begin(tx, &tokens, PrincipalId::Account(account))?;
        store::restrict_session(tx.conn, issued.session, organization, tx.now + SESSION)?;
        Ok(Outcome::Issued(issued))
    };
    match register.write(act).await?.value {
        Outcome::Issued(issued) => Ok(issued),
        Outcome::NoRole => Err(Error::forbidden("noRole", "the issuer gives you no role in this organization")),
        Outcome::Disabled => Err(failed("the account is disabled")),
    }
}

/// The account of somebody, made at their first login. None: they have none, and no role that would make one.
///
/// It is found by issuer and subject, and never by an address: an address says who somebody is only to whom it belongs,
/// and an issuer could name any. For the same reason it takes no address that a local account might want.
fn account_of(tx: &mut Tx<'_>, trusted: &Trusted, identity: &Identity) -> Result<Option<Uuid>> {
    let issuer = trusted.settings.issuer.as_str();
    let known = store::find_account(tx.conn, issuer, &identity.subject)?;
    if known.is_none() && identity.roles.is_empty() {
        return Ok(None);
    }
    let account = match known {
        Some(account) => account,
        None => {
            let account = super::accounts::without_password(tx, &format!("{}@issuer.invalid", tx.new_id()?))?;
            store::insert_subject(tx.conn, issuer, &identity.subject, account)?;
            account
        }
    };
    store::set_email(tx.conn, issuer, &identity.subject, identity.email.as_deref())?;
    Ok(Some(account))
}

/// Gives an account the roles that its issuer says, and takes away those that it says no more. Others stay.
fn set_roles(tx: &mut Tx<'_>, account: Uuid, organization: Uuid, roles: &BTreeSet<Role>) -> Result<()> {
    let held = accounts::list_role_assignments(tx.conn, account)?;
    let held: Vec<_> = held.into_iter().filter(|held| held.organization_id == Some(Id(organization))).collect();
    let given = |held: &&accounts::RoleAssignment| held.source == store::ISSUER_SOURCE;
    let before: BTreeSet<_> = held.iter().filter(given).filter_map(|held| Role::parse(&held.role)).collect();
    for gone in before.difference(roles) {
        store::remove_role(tx.conn, account, organization, gone.as_str())?;
    }
    for role in roles.iter().filter(|role| !held.iter().any(|held| held.role == role.as_str())) {
        store::add_role(tx.conn, account, organization, role.as_str())?;
    }
    let words = |roles: &BTreeSet<Role>| roles.iter().map(|role| role.as_str()).collect::<Vec<_>>().join(" ");
    let Some(role) = roles.first().or(before.first()) else { return Ok(()) };
    let (was, is) = (words(&before), words(roles));
    tx.note_login(PrincipalId::Account(account), organization, *role, "issuer.login", &was, &is)
}
