//! Acts on the issuer that an organization trusts. Its secret is sealed, and never shown.
use super::auth::{AccessToken, authorize};
use super::sessions::hash;
use super::vault::Vault;
use super::{Register, Tx};
use crate::domain::issuers::IssuerSettings;
use crate::domain::policy::Permission;
use crate::domain::shape::FieldErrors;
use crate::domain::values::Instant;
use crate::store::issuers as store;
use crate::store::organizations::Organization;
use crate::store::types::{Id, Time};
use crate::{Error, Result};
use anyhow::Context;
use serde::{Deserialize, Serialize};

const PURPOSE: &str = "issuerSecret";

/// What an organization set, without its secret.
#[derive(Debug, Clone)]
pub struct Issuer {
    /// The slug of the organization.
    pub organization: String,
    pub settings: IssuerSettings,
    pub has_secret: bool,
    pub updated_at: Instant,
    /// Changes with every change.
    pub tag: String,
}

/// What is kept of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct PersistedState {
    settings: IssuerSettings,
    /// Sealed.
    #[serde(skip_serializing_if = "Option::is_none")]
    secret: Option<String>,
}

/// The issuer of an organization as a login needs it.
#[derive(Debug, Clone)]
pub(super) struct Trusted {
    pub organization: Organization,
    pub settings: IssuerSettings,
    pub secret: Option<String>,
    /// Changes with every change.
    pub tag: String,
}

fn kept(row: &store::Issuer) -> Result<PersistedState> {
    Ok(serde_json::from_str(&row.settings).context("the settings of an issuer cannot be read")?)
}

fn shown(organization: &Organization, row: &store::Issuer) -> Result<Issuer> {
    let PersistedState { settings, secret } = kept(row)?;
    Ok(Issuer {
        organization: organization.slug.clone(),
        settings,
        has_secret: secret.is_some(),
        updated_at: row.updated_at.0,
        tag: hash(&row.settings),
    })
}

/// Reads a row as a login needs it.
pub(super) fn trusted(organization: Organization, row: &store::Issuer, vault: &Vault) -> Result<Trusted> {
    let PersistedState { settings, secret } = kept(row)?;
    let secret = secret.map(|sealed| vault.unseal(PURPOSE, &sealed)).transpose()?;
    let secret = secret.map(|bytes| String::from_utf8(bytes).context("a secret is no text")).transpose()?;
    Ok(Trusted { organization, settings, secret, tag: hash(&row.settings) })
}

/// The issuer that an organization trusts.
///
/// # Errors
/// As [`authorize`]; `NotFound` if it trusts none.
pub async fn read(register: &Register, presented: AccessToken, organization: String) -> Result<Issuer> {
    let now = register.clock.now();
    register
        .read(move |conn| {
            let by = authorize(conn, &presented, now, Permission::ReadIssuer, &organization)?;
            let organization = by.organization()?;
            let row = store::find(conn, organization.id.0)?.ok_or(Error::NotFound)?;
            shown(organization, &row)
        })
        .await
}

/// Trusts an issuer from now on, in place of the one before. If there is one, `tag` must be its tag. What its people
/// were given ends, unless nothing but the secret changes.
///
/// # Errors
/// As [`authorize`]; `Invalid` if the register does not call this address; `PreconditionRequired` and `PreconditionFailed`;
/// `Refused` if another organization trusts this issuer.
pub async fn put(
    register: &Register,
    presented: AccessToken,
    organization: String,
    mut settings: IssuerSettings,
    tag: Option<String>,
) -> Result<Issuer> {
    let (vault, outgoing) = (register.vault.clone(), register.outbound.clone());
    let issuer = settings.issuer.as_str().to_owned();
    let named = issuer.clone();
    let act = move |tx: &mut Tx<'_>| {
        let by = authorize(tx.conn, &presented, tx.now, Permission::WriteIssuer, &organization)?;
        let organization = by.organization()?.clone();
        let mut faults = FieldErrors::default();
        if let Err(error) = outgoing.check(settings.issuer.as_str()) {
            faults.add("/issuer", "notCalled", error.to_string());
        }
        faults.into_result(()).map_err(Error::Invalid)?;
        let before = store::find(tx.conn, organization.id.0)?;
        check_tag(before.as_ref(), tag.as_deref())?;
        let elsewhere = store::find_by_issuer(tx.conn, settings.issuer.as_str())?;
        if elsewhere.is_some_and(|row| row.organization_id != organization.id) {
            return Err(Error::conflict("issuerTaken", "another organization trusts this issuer"));
        }
        let known = before.as_ref().map(kept).transpose()?;
        let same = |known: &PersistedState| {
            known.settings.issuer == settings.issuer && known.settings.client_id == settings.client_id
        };
        // A secret is the business of one client at one issuer: no other ever gets it.
        let secret = match settings.client_secret.take() {
            Some(secret) => Some(vault.seal(PURPOSE, secret.reveal().as_bytes())?),
            None => known.as_ref().filter(|known| same(known)).and_then(|known| known.secret.clone()),
        };
        if known.as_ref().is_none_or(|known| known.settings != settings) {
            store::remove_roles_and_end_sessions(tx.conn, organization.id.0, tx.now)?;
        }
        let text = serde_json::to_string(&PersistedState { settings, secret }).context("settings cannot be written")?;
        let (organization_id, updated_at) = (organization.id, Time(tx.now));
        let row = store::Issuer { organization_id, issuer, settings: text, updated_at };
        store::upsert(tx.conn, &row)?;
        let was = before.as_ref().map(|row| row.settings.as_str());
        tx.note(&by, Permission::WriteIssuer, &row.issuer, was, Some(&row.settings))?;
        shown(&organization, &row)
    };
    let done = register.write(act).await?.value;
    register.providers.forget(&named);
    Ok(done)
}

/// Trusts no issuer any more: its people have no roles and no sessions of it.
///
/// # Errors
/// As [`authorize`]; `NotFound` if there is none; `PreconditionFailed` if it is another than was seen.
pub async fn delete(register: &Register, presented: AccessToken, organization: String, tag: String) -> Result<()> {
    let act = move |tx: &mut Tx<'_>| {
        let by = authorize(tx.conn, &presented, tx.now, Permission::WriteIssuer, &organization)?;
        let Id(organization) = by.organization()?.id;
        let row = store::find(tx.conn, organization)?.ok_or(Error::NotFound)?;
        check_tag(Some(&row), Some(&tag))?;
        store::remove_roles_and_end_sessions(tx.conn, organization, tx.now)?;
        store::delete(tx.conn, organization)?;
        tx.note(&by, Permission::WriteIssuer, &row.issuer, Some(&row.settings), None)
    };
    register.write(act).await.map(drop)
}

fn check_tag(row: Option<&store::Issuer>, tag: Option<&str>) -> Result<()> {
    match (row, tag) {
        (None, None) => Ok(()),
        (Some(row), Some(tag)) if hash(&row.settings) == tag => Ok(()),
        (Some(_), None) => Err(Error::PreconditionRequired),
        (_, Some(_)) => Err(Error::PreconditionFailed),
    }
}

/// Forgets logins that can come back no longer. Answers how many.
///
/// # Errors
/// If the database is away.
pub fn forget(tx: &mut Tx<'_>) -> Result<usize> {
    Ok(store::delete_expired_states(tx.conn, tx.now)?)
}
