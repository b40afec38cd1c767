//! Webhooks: addresses of an organization that receive its log events.
mod delivery;
mod signature;
mod view;

use super::Tx;
use super::auth::AuthContext;
use super::outbound_http::OutboundClient;
use super::vault::Vault;
use crate::domain::json::FieldError;
use crate::domain::policy::Permission;
use crate::domain::values::Url;
use crate::domain::webhooks::DeliveryState;
use crate::log::EntryKind;
use crate::store::Conn;
use crate::store::types::{Id, Time};
use crate::store::webhooks::{self as store, Webhook};
use crate::{Error, Result};
use anyhow::Context;
pub use delivery::{
    ClaimedDelivery, DeliveryAttempt, claim_delivery, gather_deliveries, note_delivery, purge_expired, send_delivery,
};
use signature::{Secrets, new_secret};
use uuid::Uuid;
pub use view::{DeliveryView, WebhookView, WebhookWithSecret};

/// Maximum number of webhooks of an organization.
const MAX_WEBHOOKS: usize = 10;

/// The services that webhook operations need.
#[derive(Clone)]
pub struct WebhookContext {
    pub vault: Vault,
    pub outbound: OutboundClient,
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

fn find_own(conn: &mut Conn, auth: &AuthContext, id: Uuid) -> Result<Webhook> {
    let organization = auth.organization()?.id;
    let webhook = store::find(conn, id)?.filter(|webhook| webhook.organization_id == organization);
    webhook.ok_or(Error::NotFound)
}

fn find_enabled(tx: &mut Tx<'_>, auth: &AuthContext, id: Uuid) -> Result<Webhook> {
    let webhook = find_own(tx.conn, auth, id)?;
    if webhook.disabled_at.is_some() {
        return Err(Error::conflict("webhookDisabled", "this webhook is disabled: enable it first"));
    }
    Ok(webhook)
}

/// Checks an address without resolving its host name.
fn check_url(outbound: &OutboundClient, url: &Url) -> Result<String> {
    let to_field_error = |error: super::outbound_http::OutboundError| {
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
/// `Invalid` if the register may not call the address; `Conflict` if there are too many webhooks.
pub fn create(
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
    tx.note(auth, Permission::WriteWebhooks, id, before.as_deref(), after.as_deref())
}

/// Changes a webhook. Disabling one gives up its waiting deliveries; one that is enabled again receives events from
/// then on.
///
/// # Errors
/// `NotFound`; `Invalid` if the register may not call the address.
pub fn change(
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
/// `NotFound`.
pub fn delete(tx: &mut Tx<'_>, auth: &AuthContext, id: Uuid) -> Result<()> {
    let before = find_own(tx.conn, auth, id)?.into();
    store::delete(tx.conn, id)?;
    audit_change(tx, auth, id, Some(&before), None)
}

/// Replaces the secret of a webhook. The old secret also signs for another day.
///
/// # Errors
/// `NotFound`.
pub fn renew_secret(
    tx: &mut Tx<'_>,
    auth: &AuthContext,
    context: &WebhookContext,
    id: Uuid,
) -> Result<WebhookWithSecret> {
    let row = find_own(tx.conn, auth, id)?;
    let secret = new_secret()?;
    let secrets = Secrets::unseal(&context.vault, id, &row.sealed_secrets)?.renewed(secret.clone(), tx.now);
    store::set_secrets(tx.conn, id, &secrets.seal(&context.vault, id)?)?;
    tx.note(auth, Permission::WriteWebhooks, format!("{id}/secret"), None, None)?;
    Ok(WebhookWithSecret { webhook: row.into(), secret, overlap_until: secrets.overlap(tx.now) })
}

/// Queues a test delivery.
///
/// # Errors
/// `NotFound`; `Conflict` if the webhook is disabled, or a test is waiting already.
pub fn test(tx: &mut Tx<'_>, auth: &AuthContext, id: Uuid) -> Result<DeliveryView> {
    let mut row = find_enabled(tx, auth, id)?;
    if store::has_waiting_test(tx.conn, id)? {
        return Err(Error::conflict("testWaiting", "a test of this webhook is already waiting for delivery"));
    }
    let payload = delivery::test(id, tx.now);
    let delivery_row = delivery::insert(tx, id, None, payload)?;
    row.paused_until = Time(tx.now);
    store::update(tx.conn, &row)?;
    tx.note(auth, Permission::WriteWebhooks, format!("{id}/test"), None, None)?;
    Ok(delivery_row.into())
}

/// Queues a delivery again, whatever its state.
///
/// # Errors
/// `NotFound`; `Conflict` if the webhook is disabled.
pub fn retry(tx: &mut Tx<'_>, auth: &AuthContext, id: Uuid, delivery: Uuid) -> Result<DeliveryView> {
    let mut row = find_enabled(tx, auth, id)?;
    let delivery_row =
        store::find_delivery(tx.conn, delivery)?.filter(|delivery_row| delivery_row.webhook_id == row.id);
    let mut delivery_row = delivery_row.ok_or(Error::NotFound)?;
    let attempts_before = delivery_row.attempts;
    delivery_row.state = DeliveryState::Waiting.as_str().into();
    (delivery_row.attempts, delivery_row.due_at) = (0, Time(tx.now));
    store::update_delivery(tx.conn, &delivery_row, attempts_before)?;
    row.paused_until = Time(tx.now);
    store::update(tx.conn, &row)?;
    tx.note(auth, Permission::WriteWebhooks, format!("{id}/deliveries/{delivery}"), None, None)?;
    Ok(delivery_row.into())
}

/// Returns deliveries of a webhook, newest first, that are older than `before`; their total number; and whether there
/// are more.
///
/// # Errors
/// `NotFound`.
pub fn deliveries(
    conn: &mut Conn,
    auth: &AuthContext,
    id: Uuid,
    state: Option<DeliveryState>,
    before: Option<Uuid>,
    limit: usize,
) -> Result<(Vec<DeliveryView>, i64, bool)> {
    find_own(conn, auth, id)?;
    let page_limit = i64::try_from(limit + 1).unwrap_or(i64::MAX);
    let mut rows = store::list_deliveries(conn, id, state, before, page_limit)?;
    let more = rows.len() > limit;
    rows.truncate(limit);
    let total = store::count_deliveries(conn, id, state)?;
    Ok((rows.into_iter().map(DeliveryView::from).collect(), total, more))
}
