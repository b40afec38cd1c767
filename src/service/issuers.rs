//! The OpenID Connect issuer of an organization. Its client secret is sealed and never returned.
use super::auth::{AccessToken, authorize};
use super::sessions::hash;
use super::vault::Vault;
use super::{Register, Tx};
use crate::domain::issuers::IssuerSettings;
use crate::domain::json::FieldErrors;
use crate::domain::policy::Permission;
use crate::domain::values::Instant;
use crate::store::issuers as store;
use crate::store::organizations::Organization;
use crate::store::types::{Id, Time};
use crate::{Error, Result};
use anyhow::Context;
use serde::{Deserialize, Serialize};

const SECRET_PURPOSE: &str = "issuerSecret";

/// The issuer of an organization, without the client secret.
#[derive(Debug, Clone)]
pub struct Issuer {
    /// Slug of the organization.
    pub organization: String,
    pub settings: IssuerSettings,
    pub has_secret: bool,
    pub updated_at: Instant,
    /// Digest of the settings: the revision of the issuer.
    pub settings_digest: String,
}

/// The stored settings.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct StoredIssuer {
    settings: IssuerSettings,
    /// Sealed client secret.
    #[serde(skip_serializing_if = "Option::is_none")]
    secret: Option<String>,
}

/// The issuer of an organization, with its client secret.
#[derive(Debug, Clone)]
pub(super) struct TrustedIssuer {
    pub organization: Organization,
    pub settings: IssuerSettings,
    pub secret: Option<String>,
    /// Digest of the settings: the revision of the issuer.
    pub settings_digest: String,
}

fn stored_issuer(row: &store::Issuer) -> Result<StoredIssuer> {
    Ok(serde_json::from_str(&row.settings).context("the settings of an issuer cannot be read")?)
}

fn issuer_view(organization: &Organization, row: &store::Issuer) -> Result<Issuer> {
    let StoredIssuer { settings, secret } = stored_issuer(row)?;
    Ok(Issuer {
        organization: organization.slug.clone(),
        settings,
        has_secret: secret.is_some(),
        updated_at: row.updated_at.0,
        settings_digest: hash(&row.settings),
    })
}

/// Unseals a stored issuer.
pub(super) fn trusted_issuer(organization: Organization, row: &store::Issuer, vault: &Vault) -> Result<TrustedIssuer> {
    let StoredIssuer { settings, secret } = stored_issuer(row)?;
    let secret = secret.map(|sealed| vault.unseal(SECRET_PURPOSE, &sealed)).transpose()?;
    let secret = secret.map(|bytes| String::from_utf8(bytes).context("a client secret is not UTF-8")).transpose()?;
    Ok(TrustedIssuer { organization, settings, secret, settings_digest: hash(&row.settings) })
}

/// Returns the issuer of an organization.
///
/// # Errors
/// As [`authorize`]; `NotFound` if it has none.
pub async fn read(register: &Register, token: AccessToken, organization: String) -> Result<Issuer> {
    let now = register.clock.now();
    register
        .read(move |conn| {
            let auth = authorize(conn, &token, now, Permission::ReadIssuer, &organization)?;
            let organization = auth.organization()?;
            let row = store::find(conn, organization.id.0)?.ok_or(Error::NotFound)?;
            issuer_view(organization, &row)
        })
        .await
}

/// Sets the issuer of an organization. `expected_digest`: that of the issuer it replaces.
///
/// Ends the sessions and revokes the roles from the replaced issuer, unless only the secret changes.
///
/// # Errors
/// As [`authorize`]; `Invalid` if the register may not call the address; `PreconditionRequired` and
/// `PreconditionFailed`; `Conflict` if another organization trusts this issuer.
pub async fn replace(
    register: &Register,
    token: AccessToken,
    organization: String,
    mut settings: IssuerSettings,
    expected_digest: Option<String>,
) -> Result<Issuer> {
    let (vault, outbound) = (register.vault.clone(), register.outbound.clone());
    let issuer = settings.issuer.as_str().to_owned();
    let issuer_url = issuer.clone();
    let write = move |tx: &mut Tx<'_>| {
        let auth = authorize(tx.conn, &token, tx.now, Permission::WriteIssuer, &organization)?;
        let organization = auth.organization()?.clone();
        let mut errors = FieldErrors::default();
        if let Err(error) = outbound.check(settings.issuer.as_str()) {
            errors.add("/issuer", "notCalled", error.to_string());
        }
        errors.into_result(()).map_err(Error::Invalid)?;
        let before = store::find(tx.conn, organization.id.0)?;
        check_digest(before.as_ref(), expected_digest.as_deref())?;
        let other = store::find_by_issuer(tx.conn, settings.issuer.as_str())?;
        if other.is_some_and(|row| row.organization_id != organization.id) {
            return Err(Error::conflict("issuerTaken", "another organization trusts this issuer"));
        }
        let previous = before.as_ref().map(stored_issuer).transpose()?;
        let same_client = |previous: &StoredIssuer| {
            previous.settings.issuer == settings.issuer && previous.settings.client_id == settings.client_id
        };
        // A secret belongs to one client at one issuer and is never sent to another.
        let secret = match settings.client_secret.take() {
            Some(secret) => Some(vault.seal(SECRET_PURPOSE, secret.reveal().as_bytes())?),
            None => {
                previous.as_ref().filter(|previous| same_client(previous)).and_then(|previous| previous.secret.clone())
            }
        };
        if previous.as_ref().is_none_or(|previous| previous.settings != settings) {
            store::remove_roles_and_end_sessions(tx.conn, organization.id.0, tx.now)?;
        }
        let text = serde_json::to_string(&StoredIssuer { settings, secret })
            .context("issuer settings cannot be serialized")?;
        let (organization_id, updated_at) = (organization.id, Time(tx.now));
        let row = store::Issuer { organization_id, issuer, settings: text, updated_at };
        store::upsert(tx.conn, &row)?;
        let before_settings = before.as_ref().map(|row| row.settings.as_str());
        tx.audit(&auth, Permission::WriteIssuer, &row.issuer, before_settings, Some(&row.settings))?;
        issuer_view(&organization, &row)
    };
    let issuer = register.write(write).await?.value;
    register.providers.evict(&issuer_url);
    Ok(issuer)
}

/// Deletes the issuer of an organization, with the sessions and roles that came from it.
///
/// # Errors
/// As [`authorize`]; `NotFound` if there is none; `PreconditionFailed` if the digest does not match.
pub async fn delete(
    register: &Register,
    token: AccessToken,
    organization: String,
    expected_digest: String,
) -> Result<()> {
    let write = move |tx: &mut Tx<'_>| {
        let auth = authorize(tx.conn, &token, tx.now, Permission::WriteIssuer, &organization)?;
        let Id(organization) = auth.organization()?.id;
        let row = store::find(tx.conn, organization)?.ok_or(Error::NotFound)?;
        check_digest(Some(&row), Some(&expected_digest))?;
        store::remove_roles_and_end_sessions(tx.conn, organization, tx.now)?;
        store::delete(tx.conn, organization)?;
        tx.audit(&auth, Permission::WriteIssuer, &row.issuer, Some(&row.settings), None)
    };
    register.write(write).await.map(drop)
}

fn check_digest(row: Option<&store::Issuer>, expected: Option<&str>) -> Result<()> {
    match (row, expected) {
        (None, None) => Ok(()),
        (Some(row), Some(expected)) if hash(&row.settings) == expected => Ok(()),
        (Some(_), None) => Err(Error::PreconditionRequired),
        (_, Some(_)) => Err(Error::PreconditionFailed),
    }
}

/// Deletes expired login states. Returns their number.
///
/// # Errors
/// If the database is unavailable.
pub fn purge_expired(tx: &mut Tx<'_>) -> Result<usize> {
    Ok(store::delete_expired_states(tx.conn, tx.now)?)
}
