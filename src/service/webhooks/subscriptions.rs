//! The webhooks of an organization: creation, changes, deletion, secrets.
use super::signature::{Secrets, new_secret};
use super::view::{WebhookView, WebhookWithSecret};
use super::{delivery, find_own};
use crate::domain::json::FieldError;
use crate::domain::policy::Permission;
use crate::domain::values::Url;
use crate::log::EntryKind;
use crate::service::auth::AuthContext;
use crate::service::auth::access_request::AccessRequest;
use crate::service::idempotency::IdempotencyKey;
use crate::service::outbound_http::{OutboundClient, OutboundError};
use crate::service::vault::Vault;
use crate::service::{Register, Tx};
use crate::store::Conn;
use crate::store::types::{Id, Time};
use crate::store::webhooks::{self as store, Webhook};
use crate::{Error, Result};
use anyhow::Context;
use uuid::Uuid;

/// Maximum number of webhooks of an organization.
const MAX_WEBHOOKS: usize = 10;

/// The services that webhook operations need.
struct WebhookContext {
    vault: Vault,
    outbound: OutboundClient,
}

impl WebhookContext {
    fn of(register: &Register) -> Self {
        Self { vault: register.vault.clone(), outbound: register.outbound.clone() }
    }
}

/// Changes to a webhook. `None` leaves a member as it is.
#[derive(Debug, Clone, Default)]
pub struct WebhookUpdate {
    pub url: Option<Url>,
    pub events: Option<Vec<EntryKind>>,
    pub disabled: Option<bool>,
}

fn serialize_events(events: &[EntryKind]) -> Result<String> {
    let mut events = events.to_vec();
    events.sort_unstable();
    events.dedup();
    Ok(serde_json::to_string(&events).context("events cannot be serialized")?)
}

/// Lists the webhooks of the organization, oldest first.
///
/// # Errors
/// If the database is unavailable.
pub fn list(conn: &mut Conn, auth: &AuthContext) -> Result<Vec<WebhookView>> {
    Ok(store::list_by_organization(conn, auth.organization()?.id.0)?.into_iter().map(WebhookView::from).collect())
}

/// Returns a webhook of the organization.
///
/// # Errors
/// `NotFound` if there is no such webhook.
pub fn read(conn: &mut Conn, auth: &AuthContext, id: Uuid) -> Result<WebhookView> {
    find_own(conn, auth, id).map(WebhookView::from)
}

/// Checks an address without resolving its host name.
fn check_url(outbound: &OutboundClient, url: &Url) -> Result<String> {
    let to_field_error = |error: OutboundError| {
        Error::Invalid(vec![FieldError { pointer: "/url".into(), code: "address", detail: error.to_string() }])
    };
    outbound.check(url.as_str()).map_err(to_field_error)?;
    Ok(url.as_str().to_owned())
}

/// Returns the size of the log: the index of the first event that a new webhook receives.
fn log_size(tx: &mut Tx<'_>) -> Result<i64> {
    Ok(i64::try_from(tx.next_index()).context("a log index exceeds 2^63")?)
}

/// Creates a webhook of the organization. It receives events from now on.
///
/// # Errors
/// Those of [`Register::write_as`]; `Invalid` if the register may not call the address; `Conflict` if there are too
/// many webhooks.
pub async fn create(
    register: &Register,
    access: AccessRequest,
    idempotency_key: IdempotencyKey,
    url: Url,
    events: Vec<EntryKind>,
) -> Result<WebhookWithSecret> {
    let context = WebhookContext::of(register);
    register.write_as(access, idempotency_key, move |tx, auth| create_in(tx, auth, &context, &url, &events)).await
}

fn create_in(
    tx: &mut Tx<'_>,
    auth: &AuthContext,
    context: &WebhookContext,
    url: &Url,
    events: &[EntryKind],
) -> Result<WebhookWithSecret> {
    let organization = auth.organization()?.id;
    let url = check_url(&context.outbound, url)?;
    if store::list_by_organization(tx.conn, organization.0)?.len() >= MAX_WEBHOOKS {
        return Err(Error::conflict("tooManyWebhooks", format!("an organization has at most {MAX_WEBHOOKS} webhooks")));
    }
    let (id, secret, now) = (tx.new_id()?, new_secret()?, Time(tx.now));
    let row = Webhook {
        id: Id(id),
        organization_id: organization,
        url,
        sealed_secrets: Secrets::single(secret.clone()).seal(&context.vault, id)?,
        events: serialize_events(events)?,
        next_entry_index: log_size(tx)?,
        created_at: now,
        disabled_at: None,
        claimed_until: now,
        paused_until: now,
    };
    store::insert(tx.conn, &row)?;
    let webhook = WebhookView::from(row);
    audit_change(tx, auth, id, None, Some(&webhook))?;
    Ok(WebhookWithSecret { webhook, secret, overlap_until: None })
}

fn audit_change(
    tx: &mut Tx<'_>,
    auth: &AuthContext,
    id: Uuid,
    before: Option<&WebhookView>,
    after: Option<&WebhookView>,
) -> Result<()> {
    let text = |webhook: Option<&WebhookView>| webhook.map(serde_json::to_string).transpose();
    let (before, after) = (text(before), text(after));
    let (before, after) =
        (before.context("a webhook cannot be serialized")?, after.context("a webhook cannot be serialized")?);
    tx.audit(auth, Permission::WriteWebhooks, id, before.as_deref(), after.as_deref())
}

/// Changes a webhook. Disabling one gives up its waiting deliveries; one that is enabled again receives events from
/// then on.
///
/// # Errors
/// Those of [`Register::write_as`]; `NotFound`; `Invalid` if the register may not call the address.
pub async fn change(
    register: &Register,
    access: AccessRequest,
    idempotency_key: IdempotencyKey,
    id: Uuid,
    change: WebhookUpdate,
) -> Result<WebhookView> {
    let context = WebhookContext::of(register);
    register.write_as(access, idempotency_key, move |tx, auth| change_in(tx, auth, &context, id, change)).await
}

fn change_in(
    tx: &mut Tx<'_>,
    auth: &AuthContext,
    context: &WebhookContext,
    id: Uuid,
    change: WebhookUpdate,
) -> Result<WebhookView> {
    let mut row = find_own(tx.conn, auth, id)?;
    let before = WebhookView::from(row.clone());
    if let Some(url) = change.url {
        row.url = check_url(&context.outbound, &url)?;
        // Failures of the old address must not delay the new one.
        row.paused_until = Time(tx.now);
    }
    if let Some(events) = change.events {
        row.events = serialize_events(&events)?;
    }
    match (change.disabled, row.disabled_at) {
        (Some(true), None) => {
            row.disabled_at = Some(Time(tx.now));
            delivery::abandon_all(tx, id)?;
        }
        (Some(false), Some(_)) => {
            (row.disabled_at, row.paused_until) = (None, Time(tx.now));
            row.next_entry_index = log_size(tx)?;
        }
        _ => {}
    }
    store::update(tx.conn, &row)?;
    let after = WebhookView::from(row);
    audit_change(tx, auth, id, Some(&before), Some(&after))?;
    Ok(after)
}

/// Deletes a webhook with its deliveries.
///
/// # Errors
/// Those of [`Register::write_as`]; `NotFound`.
pub async fn delete(
    register: &Register,
    access: AccessRequest,
    idempotency_key: IdempotencyKey,
    id: Uuid,
) -> Result<()> {
    register.write_as(access, idempotency_key, move |tx, auth| delete_in(tx, auth, id)).await
}

fn delete_in(tx: &mut Tx<'_>, auth: &AuthContext, id: Uuid) -> Result<()> {
    let before = find_own(tx.conn, auth, id)?.into();
    store::delete(tx.conn, id)?;
    audit_change(tx, auth, id, Some(&before), None)
}

/// Replaces the secret of a webhook. The old secret also signs for another day.
///
/// # Errors
/// Those of [`Register::write_as`]; `NotFound`.
pub async fn renew_secret(
    register: &Register,
    access: AccessRequest,
    idempotency_key: IdempotencyKey,
    id: Uuid,
) -> Result<WebhookWithSecret> {
    let context = WebhookContext::of(register);
    register.write_as(access, idempotency_key, move |tx, auth| renew_secret_in(tx, auth, &context, id)).await
}

fn renew_secret_in(
    tx: &mut Tx<'_>,
    auth: &AuthContext,
    context: &WebhookContext,
    id: Uuid,
) -> Result<WebhookWithSecret> {
    let row = find_own(tx.conn, auth, id)?;
    let secret = new_secret()?;
    let secrets = Secrets::unseal(&context.vault, id, &row.sealed_secrets)?.renewed(secret.clone(), tx.now);
    store::set_secrets(tx.conn, id, &secrets.seal(&context.vault, id)?)?;
    tx.audit(auth, Permission::WriteWebhooks, format!("{id}/secret"), None, None)?;
    Ok(WebhookWithSecret { webhook: row.into(), secret, overlap_until: secrets.overlap(tx.now) })
}
