//! Organizations that ask to join, and what becomes of it. Who is behind an application is sealed, and erased when it is
//! refused or has been there for 90 days; the log tells of the organization that was registered, and of nobody.
use super::auth::AuthContext;
use super::idempotency::{IdempotencyKey, SavedResponse};
use super::invitations::{self, InvitationWithSecret};
use super::organizations::{find_by_name, register};
use super::vault::Vault;
use super::{Register, Tx};
use crate::domain::accounts::Role;
use crate::domain::applications::{Admission, Applicant, Application, ApplicationContact, ApplicationState};
use crate::domain::networks::Network;
use crate::domain::organizations::{Organization, slug_of};
use crate::domain::policy::Permission;
use crate::domain::values::{Instant, PlainText};
use crate::store::applications::{self as store, Application as Row};
use crate::store::types::{Id, Time};
use crate::store::{Conn, organizations};
use crate::{Error, Result};
use anyhow::Context;
use chrono::TimeDelta;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::json;
use uuid::Uuid;

/// How many may ask in an hour from one network, and all together.
pub const PER_HOUR: (u32, u32) = (5, 100);
/// How long it is known who asked.
const KEPT: TimeDelta = TimeDelta::days(90);
const CONTACT: &str = "applicationContact";
const STATEMENT: &str = "applicationStatement";

/// An application as those see it who decide.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Shown {
    pub id: Uuid,
    pub state: String,
    pub organization: Applicant,
    /// None: erased.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact: Option<ApplicationContact>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub statement: Option<PlainText<4000>>,
    pub created_at: Instant,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decided_at: Option<Instant>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The organization that it was admitted as.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub admitted: Option<String>,
    /// The organization of the register that goes by its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known: Option<String>,
}

/// Some applications.
#[derive(Debug, Clone)]
pub struct Page {
    pub items: Vec<Shown>,
    pub total: i64,
    /// Whether there are older ones.
    pub more: bool,
}

/// An organization that was admitted, and the invitation of its first administrator.
#[derive(Debug, Clone, Serialize)]
pub struct AdmittedOrganization {
    /// Its slug.
    pub organization: String,
    pub invitation: InvitationWithSecret,
}

impl Register {
    /// Takes an application. Answers a reference, and nothing else.
    ///
    /// # Errors
    /// `TooMany`; those of [`Register::run_idempotent`].
    pub async fn apply(
        &self,
        network: Network,
        once: IdempotencyKey,
        application: Application,
    ) -> Result<SavedResponse> {
        self.applications.take(network, self.clock.now())?;
        let vault = self.vault.clone();
        self.run_idempotent(None, once, move |tx| {
            let id = submit(tx, &vault, &application)?;
            Ok(SavedResponse { status: 202, ..SavedResponse::ok(json!({"reference": id})) })
        })
        .await
    }
}

fn submit(tx: &mut Tx<'_>, vault: &Vault, application: &Application) -> Result<Uuid> {
    forget(tx)?;
    let Application { organization, contact, statement } = application;
    let row = Row {
        id: Id(tx.new_id()?),
        organization: serde_json::to_string(organization).context("an applicant cannot be written")?,
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
    Ok(vault.seal(purpose, &serde_json::to_vec(value).context("an application cannot be written")?)?)
}

/// None: it was erased.
fn unseal<T: DeserializeOwned>(vault: &Vault, purpose: &str, sealed: &str) -> Result<Option<T>> {
    if sealed.is_empty() {
        return Ok(None);
    }
    let value = serde_json::from_slice(&vault.unseal(purpose, sealed)?);
    Ok(Some(value.context("an application cannot be read")?))
}

/// Erases who is behind applications of long ago. Answers how many.
///
/// # Errors
/// If the database is away.
pub fn forget(tx: &mut Tx<'_>) -> Result<usize> {
    Ok(store::erase(tx.conn, tx.now - KEPT)?)
}

/// Applications, the newest first, older than `before`.
///
/// # Errors
/// If one cannot be read.
pub fn list(
    conn: &mut Conn,
    vault: &Vault,
    state: Option<ApplicationState>,
    before: Option<Uuid>,
    limit: usize,
) -> Result<Page> {
    let mut rows = store::list(conn, state, before, i64::try_from(limit + 1).unwrap_or(i64::MAX))?;
    let more = rows.len() > limit;
    rows.truncate(limit);
    let total = store::count(conn, state)?;
    let items = rows.into_iter().map(|row| shown(conn, vault, row)).collect::<Result<_>>()?;
    Ok(Page { items, total, more })
}

fn applicant(row: &Row) -> Result<Applicant> {
    Ok(serde_json::from_str(&row.organization).context("an applicant cannot be read")?)
}

fn shown(conn: &mut Conn, vault: &Vault, row: Row) -> Result<Shown> {
    let organization = applicant(&row)?;
    let known = find_by_name(conn, &organization.name)?.map(|known| known.slug);
    let admitted = row.organization_id.map(|id| organizations::by_id(conn, id.0)).transpose()?.map(|one| one.slug);
    Ok(Shown {
        id: row.id.0,
        contact: unseal(vault, CONTACT, &row.contact)?,
        statement: unseal(vault, STATEMENT, &row.statement)?,
        state: row.state,
        organization,
        created_at: row.created_at.0,
        decided_at: row.decided_at.map(|at| at.0),
        reason: row.reason,
        admitted,
        known,
    })
}

fn waiting(tx: &mut Tx<'_>, id: Uuid) -> Result<Row> {
    let row = store::find(tx.conn, id)?.ok_or(Error::NotFound)?;
    if row.state != ApplicationState::Waiting.as_str() {
        return Err(Error::conflict("applicationDecided", "this application was decided"));
    }
    Ok(row)
}

/// Admits who asks: registers the organization, unless it is there, and invites the contact to administer it.
///
/// # Errors
/// `NotFound`; `Refused` if it was decided, nobody is known who asked, or name or slug are taken; `Invalid`.
pub fn admit(
    tx: &mut Tx<'_>,
    by: &AuthContext,
    vault: &Vault,
    id: Uuid,
    admission: Admission,
) -> Result<AdmittedOrganization> {
    let mut row = waiting(tx, id)?;
    let Admission { slug, organization } = admission;
    let contact: Option<ApplicationContact> = unseal(vault, CONTACT, &row.contact)?;
    let gone = || Error::conflict("contactErased", "it is no longer known who asked: they must ask again");
    let contact = contact.ok_or_else(gone)?;
    let (at, slug) = match organization {
        Some(slug) => {
            let unknown = || Error::conflict("unknownOrganization", "there is no organization of this slug");
            (organizations::by_slug(tx.conn, slug.as_str())?.ok_or_else(unknown)?.id.0, slug)
        }
        None => {
            let Applicant { name, kind, country, website } = applicant(&row)?;
            let usual = || slug_of(name.iter().next().map_or("", |(_, name)| name));
            let slug = slug.unwrap_or_else(usual);
            let new = Organization { kind, country, website, ..Organization::new(slug.clone(), name) };
            (register(tx, &new, by.actor())?, slug)
        }
    };
    let invitation = invitations::make(tx, Some(at), contact.email.as_str(), &[Role::OrganizationAdmin])?;
    row.state = ApplicationState::Admitted.as_str().into();
    row.decided_at = Some(Time(tx.now));
    row.organization_id = Some(Id(at));
    store::update(tx.conn, &row)?;
    tx.note(by, Permission::DecideApplication, format!("{id} admitted {at}"), None, None)?;
    Ok(AdmittedOrganization { organization: slug.as_str().into(), invitation })
}

/// Refuses who asks, and forgets who it was.
///
/// # Errors
/// `NotFound`; `Refused` if it was decided.
pub fn refuse(tx: &mut Tx<'_>, by: &AuthContext, id: Uuid, reason: &str) -> Result<()> {
    let mut row = waiting(tx, id)?;
    row.state = ApplicationState::Refused.as_str().into();
    row.decided_at = Some(Time(tx.now));
    row.reason = Some(reason.to_owned());
    (row.contact, row.statement) = (String::new(), String::new());
    store::update(tx.conn, &row)?;
    tx.note(by, Permission::DecideApplication, format!("{id} refused"), None, None)
}
