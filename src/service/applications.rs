//! Applications of organizations to join the register.
//!
//! The applicant's contact and statement are sealed, and erased when the application is refused or after 90 days. The
//! log records the registered organization only.
use super::auth::AuthContext;
use super::auth::access_request::AccessRequest;
use super::idempotency::IdempotencyKey;
use super::invitations::{self, InvitationWithSecret};
use super::organizations::{find_by_name, register};
use super::vault::Vault;
use super::{Register, Tx};
use crate::domain::accounts::Role;
use crate::domain::applications::{Admission, Applicant, Application, ApplicationContact, ApplicationState};
use crate::domain::networks::Network;
use crate::domain::organizations::{Organization, slug_from_name};
use crate::domain::policy::Permission;
use crate::domain::values::{Instant, PlainText};
use crate::store::applications::{self as store, Application as Row};
use crate::store::types::{Id, Time};
use crate::store::{Conn, organizations};
use crate::{Error, Result};
use anyhow::Context;
use chrono::TimeDelta;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Time for which the applicant's contact and statement are kept.
const CONTACT_RETENTION: TimeDelta = TimeDelta::days(90);
const CONTACT: &str = "applicationContact";
const STATEMENT: &str = "applicationStatement";

/// An application, as register administrators see it.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ApplicationView {
    pub id: Uuid,
    pub state: String,
    pub organization: Applicant,
    /// `None`: erased.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact: Option<ApplicationContact>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub statement: Option<PlainText<4000>>,
    pub created_at: Instant,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decided_at: Option<Instant>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Slug of the organization that was admitted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub admitted: Option<String>,
    /// Slug of the registered organization of the same name.
    #[serde(rename = "known", skip_serializing_if = "Option::is_none")]
    pub existing: Option<String>,
}

/// A page of applications.
#[derive(Debug, Clone)]
pub struct ApplicationPage {
    pub items: Vec<ApplicationView>,
    pub total: i64,
    /// True if there are older applications.
    pub more: bool,
}

/// An admitted organization and the invitation of its first administrator.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct AdmittedOrganization {
    /// Its slug.
    pub organization: String,
    pub invitation: InvitationWithSecret,
}

/// Files an application. Returns its reference and nothing else.
///
/// # Errors
/// `RateLimited`; those of [`Register::run_idempotent_anonymously`].
pub async fn apply(
    register: &Register,
    network: Network,
    idempotency_key: IdempotencyKey,
    application: Application,
) -> Result<Uuid> {
    if !register.is_retry(&idempotency_key).await? {
        register.limits.applications.check(network, register.clock.now())?;
    }
    let vault = register.vault.clone();
    register.run_idempotent_anonymously(idempotency_key, move |tx| submit(tx, &vault, &application)).await
}

fn submit(tx: &mut Tx<'_>, vault: &Vault, application: &Application) -> Result<Uuid> {
    purge_expired(tx)?;
    let Application { organization, contact, statement } = application;
    let row = Row {
        id: Id(tx.new_id()?),
        organization: serde_json::to_string(organization).context("an applicant cannot be serialized")?,
        contact: seal(vault, CONTACT, contact)?,
        statement: seal(vault, STATEMENT, statement)?,
        state: ApplicationState::Waiting.as_str().into(),
        created_at: Time(tx.now),
        decided_at: None,
        reason: None,
        organization_id: None,
    };
    store::insert(tx.conn, &row)?;
    Ok(row.id.0)
}

fn seal(vault: &Vault, purpose: &str, value: &impl Serialize) -> Result<String> {
    Ok(vault.seal(purpose, &serde_json::to_vec(value).context("an application cannot be serialized")?)?)
}

/// Unseals a value. `None`: it is erased.
fn unseal<T: DeserializeOwned>(vault: &Vault, purpose: &str, sealed: &str) -> Result<Option<T>> {
    if sealed.is_empty() {
        return Ok(None);
    }
    let value = serde_json::from_slice(&vault.unseal(purpose, sealed)?);
    Ok(Some(value.context("an application cannot be read")?))
}

/// Erases contact and statement of old applications. Returns their number.
///
/// # Errors
/// If the database is unavailable.
pub fn purge_expired(tx: &mut Tx<'_>) -> Result<usize> {
    Ok(store::erase_contacts(tx.conn, tx.now - CONTACT_RETENTION)?)
}

/// Lists applications, newest first, that are older than `before`.
///
/// # Errors
/// If one cannot be read.
pub fn list(
    conn: &mut Conn,
    vault: &Vault,
    state: Option<ApplicationState>,
    before: Option<Uuid>,
    limit: usize,
) -> Result<ApplicationPage> {
    let mut rows = store::list(conn, state, before, i64::try_from(limit + 1).unwrap_or(i64::MAX))?;
    let more = rows.len() > limit;
    rows.truncate(limit);
    let total = store::count(conn, state)?;
    let items = rows.into_iter().map(|row| view(conn, vault, row)).collect::<Result<_>>()?;
    Ok(ApplicationPage { items, total, more })
}

fn applicant(row: &Row) -> Result<Applicant> {
    Ok(serde_json::from_str(&row.organization).context("an applicant cannot be read")?)
}

fn view(conn: &mut Conn, vault: &Vault, row: Row) -> Result<ApplicationView> {
    let organization = applicant(&row)?;
    let existing = find_by_name(conn, &organization.name)?.map(|existing| existing.slug);
    let admitted =
        row.organization_id.map(|id| organizations::get(conn, id.0)).transpose()?.map(|organization| organization.slug);
    Ok(ApplicationView {
        id: row.id.0,
        contact: unseal(vault, CONTACT, &row.contact)?,
        statement: unseal(vault, STATEMENT, &row.statement)?,
        state: row.state,
        organization,
        created_at: row.created_at.0,
        decided_at: row.decided_at.map(|at| at.0),
        reason: row.reason,
        admitted,
        existing,
    })
}

fn find_waiting(tx: &mut Tx<'_>, id: Uuid) -> Result<Row> {
    let row = store::find(tx.conn, id)?.ok_or(Error::NotFound)?;
    if row.state != ApplicationState::Waiting.as_str() {
        return Err(Error::conflict("applicationDecided", "this application has been decided"));
    }
    Ok(row)
}

/// Admits an applicant: registers the organization, unless it is registered already, and invites the contact as its
/// administrator.
///
/// # Errors
/// Those of [`Register::write_as`]; `NotFound`; `Conflict` if the application is decided, its contact is erased, or
/// the name or slug is taken; `Invalid`.
pub async fn admit(
    register: &Register,
    access: AccessRequest,
    idempotency_key: IdempotencyKey,
    id: Uuid,
    admission: Admission,
) -> Result<AdmittedOrganization> {
    let vault = register.vault.clone();
    register.write_as(access, idempotency_key, move |tx, auth| admit_in(tx, auth, &vault, id, admission)).await
}

fn admit_in(
    tx: &mut Tx<'_>,
    auth: &AuthContext,
    vault: &Vault,
    id: Uuid,
    admission: Admission,
) -> Result<AdmittedOrganization> {
    let mut row = find_waiting(tx, id)?;
    let Admission { slug, organization } = admission;
    let contact: Option<ApplicationContact> = unseal(vault, CONTACT, &row.contact)?;
    let contact_erased =
        || Error::conflict("contactErased", "the applicant's contact has been erased: a new application is needed");
    let contact = contact.ok_or_else(contact_erased)?;
    let (at, slug) = match organization {
        Some(slug) => {
            let unknown = || Error::conflict("unknownOrganization", "there is no organization with this slug");
            (organizations::find_by_slug(tx.conn, slug.as_str())?.ok_or_else(unknown)?.id.0, slug)
        }
        None => {
            let Applicant { name, kind, country, website } = applicant(&row)?;
            let usual = || slug_from_name(name.iter().next().map_or("", |(_, name)| name));
            let slug = slug.unwrap_or_else(usual);
            let new = Organization { kind, country, website, ..Organization::new(slug.clone(), name) };
            (register(tx, &new, auth.actor())?, slug)
        }
    };
    let invitation = invitations::create(tx, Some(at), contact.email.as_str(), &[Role::OrganizationAdmin])?;
    row.state = ApplicationState::Admitted.as_str().into();
    row.decided_at = Some(Time(tx.now));
    row.organization_id = Some(Id(at));
    store::update(tx.conn, &row)?;
    tx.audit(auth, Permission::DecideApplication, format!("{id} admitted {at}"), None, None)?;
    Ok(AdmittedOrganization { organization: slug.as_str().into(), invitation })
}

/// Refuses an application, and erases its contact and statement.
///
/// # Errors
/// Those of [`Register::write_as`]; `NotFound`; `Conflict` if the application is decided.
pub async fn refuse(
    register: &Register,
    access: AccessRequest,
    idempotency_key: IdempotencyKey,
    id: Uuid,
    reason: String,
) -> Result<()> {
    register.write_as(access, idempotency_key, move |tx, auth| refuse_in(tx, auth, id, &reason)).await
}

fn refuse_in(tx: &mut Tx<'_>, auth: &AuthContext, id: Uuid, reason: &str) -> Result<()> {
    let mut row = find_waiting(tx, id)?;
    row.state = ApplicationState::Refused.as_str().into();
    row.decided_at = Some(Time(tx.now));
    row.reason = Some(reason.to_owned());
    (row.contact, row.statement) = (String::new(), String::new());
    store::update(tx.conn, &row)?;
    tx.audit(auth, Permission::DecideApplication, format!("{id} refused"), None, None)
}
