//! Webhooks: addresses of an organization that receive its log events.
mod delivery;
mod signature;
mod subscriptions;
mod view;

use super::auth::AuthContext;
use super::auth::access_request::AccessRequest;
use super::idempotency::IdempotencyKey;
use super::{Register, Tx};
use crate::domain::policy::Permission;
use crate::domain::webhooks::DeliveryState;
use crate::store::Conn;
use crate::store::types::Time;
use crate::store::webhooks::{self as store, Webhook};
use crate::{Error, Result};
pub use delivery::{
    ClaimedDelivery, DeliveryAttempt, claim_delivery, gather_deliveries, purge_expired, record_delivery, send_delivery,
};
pub use subscriptions::{WebhookUpdate, change, create, delete, list, read, renew_secret};
use uuid::Uuid;
pub use view::{DeliveryView, WebhookView, WebhookWithSecret};

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

/// Queues a test delivery.
///
/// # Errors
/// Those of [`Register::write_as`]; `NotFound`; `Conflict` if the webhook is disabled, or a test is waiting already.
pub async fn test(
    register: &Register,
    access: AccessRequest,
    idempotency_key: IdempotencyKey,
    id: Uuid,
) -> Result<DeliveryView> {
    register.write_as(access, idempotency_key, move |tx, auth| test_in(tx, auth, id)).await
}

fn test_in(tx: &mut Tx<'_>, auth: &AuthContext, id: Uuid) -> Result<DeliveryView> {
    let mut row = find_enabled(tx, auth, id)?;
    if store::has_waiting_test(tx.conn, id)? {
        return Err(Error::conflict("testWaiting", "a test of this webhook is already waiting for delivery"));
    }
    let payload = delivery::test(id, tx.now);
    let delivery_row = delivery::insert(tx, id, None, payload)?;
    row.paused_until = Time(tx.now);
    store::update(tx.conn, &row)?;
    tx.audit(auth, Permission::WriteWebhooks, format!("{id}/test"), None, None)?;
    Ok(delivery_row.into())
}

/// Queues a delivery again, whatever its state.
///
/// # Errors
/// Those of [`Register::write_as`]; `NotFound`; `Conflict` if the webhook is disabled.
pub async fn retry(
    register: &Register,
    access: AccessRequest,
    idempotency_key: IdempotencyKey,
    id: Uuid,
    delivery: Uuid,
) -> Result<DeliveryView> {
    register.write_as(access, idempotency_key, move |tx, auth| retry_in(tx, auth, id, delivery)).await
}

fn retry_in(tx: &mut Tx<'_>, auth: &AuthContext, id: Uuid, delivery: Uuid) -> Result<DeliveryView> {
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
    tx.audit(auth, Permission::WriteWebhooks, format!("{id}/deliveries/{delivery}"), None, None)?;
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
