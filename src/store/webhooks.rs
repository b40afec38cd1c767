//! Webhooks and their deliveries.
use super::schema::{deliveries, webhooks};
use super::types::{Id, Time};
use super::{Conn, MultiBackend};
use crate::domain::values::Instant;
use crate::domain::webhooks::DeliveryState;
use diesel::dsl::exists;
use diesel::prelude::*;
use uuid::Uuid;

/// A webhook: a URL that receives the log events of its organization.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = webhooks, check_for_backend(MultiBackend))]
pub struct Webhook {
    pub id: Id,
    pub organization_id: Id,
    pub url: String,
    /// The signing secrets, sealed with the instance key.
    pub sealed_secrets: String,
    /// The subscribed event types as a JSON list; empty: all.
    pub events: String,
    /// The index of the next log entry from which deliveries are created.
    pub next_entry_index: i64,
    pub created_at: Time,
    pub disabled_at: Option<Time>,
    /// Until this time one process delivers to the webhook, and no other does.
    pub claimed_until: Time,
    /// Until this time nothing is delivered, because the receiver failed.
    pub paused_until: Time,
}

/// A delivery of a log event or a test to a webhook.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = deliveries, check_for_backend(MultiBackend))]
pub struct Delivery {
    /// A UUIDv7, sent to the receiver as the message id.
    pub id: Id,
    pub webhook_id: Id,
    /// None: the delivery is a test.
    pub entry_index: Option<i64>,
    /// The request body, byte for byte.
    pub payload: String,
    /// [`DeliveryState`].
    pub state: String,
    pub attempts: i32,
    /// The time of the next attempt, while the delivery is waiting.
    pub due_at: Time,
    /// The status code of the last response.
    pub status: Option<i32>,
    /// The error of the last attempt, as text.
    pub failure: Option<String>,
    pub created_at: Time,
    pub tried_at: Option<Time>,
}

pub fn insert(conn: &mut Conn, webhook: &Webhook) -> QueryResult<()> {
    diesel::insert_into(webhooks::table).values(webhook).execute(conn).map(drop)
}

pub fn find(conn: &mut Conn, id: Uuid) -> QueryResult<Option<Webhook>> {
    webhooks::table.find(Id(id)).select(Webhook::as_select()).first(conn).optional()
}

/// Returns the webhooks of an organization, the oldest first.
pub fn list_by_organization(conn: &mut Conn, organization: Uuid) -> QueryResult<Vec<Webhook>> {
    let webhooks = webhooks::table.filter(webhooks::organization_id.eq(Id(organization)));
    webhooks.order(webhooks::id).select(Webhook::as_select()).load(conn)
}

/// Updates a webhook except its secrets and its claim.
pub fn update(conn: &mut Conn, webhook: &Webhook) -> QueryResult<()> {
    let values = (
        webhooks::url.eq(&webhook.url),
        webhooks::events.eq(&webhook.events),
        webhooks::next_entry_index.eq(webhook.next_entry_index),
        webhooks::disabled_at.eq(webhook.disabled_at),
        webhooks::paused_until.eq(webhook.paused_until),
    );
    diesel::update(webhooks::table.find(webhook.id)).set(values).execute(conn).map(drop)
}

pub fn set_secrets(conn: &mut Conn, id: Uuid, sealed_secrets: &str) -> QueryResult<()> {
    diesel::update(webhooks::table.find(Id(id)))
        .set(webhooks::sealed_secrets.eq(sealed_secrets))
        .execute(conn)
        .map(drop)
}

/// Deletes a webhook with all its deliveries.
pub fn delete(conn: &mut Conn, id: Uuid) -> QueryResult<()> {
    diesel::delete(deliveries::table.filter(deliveries::webhook_id.eq(Id(id)))).execute(conn)?;
    diesel::delete(webhooks::table.find(Id(id))).execute(conn).map(drop)
}

/// Returns the enabled webhooks that lack deliveries of log entries before `size`, the furthest behind first.
pub fn list_lagging(conn: &mut Conn, size: i64) -> QueryResult<Vec<Webhook>> {
    let lagging = webhooks::table.filter(webhooks::disabled_at.is_null()).filter(webhooks::next_entry_index.lt(size));
    lagging.order((webhooks::next_entry_index, webhooks::id)).select(Webhook::as_select()).load(conn)
}

/// Reports whether [`list_lagging`] would return any webhook.
pub fn any_lagging(conn: &mut Conn, size: i64) -> QueryResult<bool> {
    let lagging = webhooks::table.filter(webhooks::disabled_at.is_null()).filter(webhooks::next_entry_index.lt(size));
    diesel::select(exists(lagging)).get_result(conn)
}

pub fn set_next_entry_index(conn: &mut Conn, id: Uuid, next_entry_index: i64) -> QueryResult<()> {
    diesel::update(webhooks::table.find(Id(id)))
        .set(webhooks::next_entry_index.eq(next_entry_index))
        .execute(conn)
        .map(drop)
}

/// Returns the webhook with a due delivery and without a claim or a pause that was served the longest time ago.
pub fn find_ready(conn: &mut Conn, now: Instant) -> QueryResult<Option<Webhook>> {
    let due = deliveries::table
        .filter(deliveries::webhook_id.eq(webhooks::id))
        .filter(deliveries::state.eq(DeliveryState::Waiting.as_str()))
        .filter(deliveries::due_at.le(Time(now)));
    let ready = webhooks::table
        .filter(webhooks::disabled_at.is_null())
        .filter(webhooks::claimed_until.le(Time(now)))
        .filter(webhooks::paused_until.le(Time(now)))
        .filter(exists(due));
    ready.order((webhooks::claimed_until, webhooks::id)).select(Webhook::as_select()).first(conn).optional()
}

/// Returns the first due delivery of a webhook, in the order of the log.
pub fn find_due_delivery(conn: &mut Conn, webhook: Uuid, now: Instant) -> QueryResult<Option<Delivery>> {
    let due = waiting_by_webhook(webhook).filter(deliveries::due_at.le(Time(now)));
    due.order((deliveries::entry_index, deliveries::id)).select(Delivery::as_select()).first(conn).optional()
}

#[diesel::dsl::auto_type(no_type_alias)]
fn waiting_by_webhook(webhook: Uuid) -> _ {
    let webhook: Id = Id(webhook);
    let waiting: &'static str = DeliveryState::Waiting.as_str();
    deliveries::table.filter(deliveries::webhook_id.eq(webhook)).filter(deliveries::state.eq(waiting))
}

/// Claims a webhook for this process until a time.
pub fn claim(conn: &mut Conn, id: Uuid, until: Instant) -> QueryResult<()> {
    diesel::update(webhooks::table.find(Id(id))).set(webhooks::claimed_until.eq(Time(until))).execute(conn).map(drop)
}

/// Releases a webhook if its claim is still the one that ends at `claimed_until`; pauses it until `paused_until`, if
/// given.
pub fn release(
    conn: &mut Conn,
    id: Uuid,
    claimed_until: Instant,
    now: Instant,
    paused_until: Option<Instant>,
) -> QueryResult<()> {
    let claimed = webhooks::table.find(Id(id)).filter(webhooks::claimed_until.eq(Time(claimed_until)));
    let paused_until = Time(paused_until.unwrap_or(now));
    let values = (webhooks::claimed_until.eq(Time(now)), webhooks::paused_until.eq(paused_until));
    diesel::update(claimed).set(values).execute(conn).map(drop)
}

pub fn insert_delivery(conn: &mut Conn, delivery: &Delivery) -> QueryResult<()> {
    diesel::insert_into(deliveries::table).values(delivery).execute(conn).map(drop)
}

pub fn find_delivery(conn: &mut Conn, id: Uuid) -> QueryResult<Option<Delivery>> {
    deliveries::table.find(Id(id)).select(Delivery::as_select()).first(conn).optional()
}

/// Updates the progress of a delivery if it still has `attempts` attempts. Returns false if it was changed since.
pub fn update_delivery(conn: &mut Conn, delivery: &Delivery, attempts: i32) -> QueryResult<bool> {
    let values = (
        deliveries::state.eq(&delivery.state),
        deliveries::attempts.eq(delivery.attempts),
        deliveries::due_at.eq(delivery.due_at),
        deliveries::status.eq(delivery.status),
        deliveries::failure.eq(&delivery.failure),
        deliveries::tried_at.eq(delivery.tried_at),
    );
    let unchanged = deliveries::table.find(delivery.id).filter(deliveries::attempts.eq(attempts));
    Ok(diesel::update(unchanged).set(values).execute(conn)? > 0)
}

/// Marks the waiting deliveries of a webhook as dead, with a reason. Returns their number.
pub fn fail_waiting(conn: &mut Conn, webhook: Uuid, reason: &str) -> QueryResult<usize> {
    let values = (deliveries::state.eq(DeliveryState::Dead.as_str()), deliveries::failure.eq(reason));
    diesel::update(waiting_by_webhook(webhook)).set(values).execute(conn)
}

/// Reports whether a test delivery is waiting.
pub fn has_waiting_test(conn: &mut Conn, webhook: Uuid) -> QueryResult<bool> {
    let tests = waiting_by_webhook(webhook).filter(deliveries::entry_index.is_null());
    Ok(tests.count().get_result::<i64>(conn)? > 0)
}

/// Returns at most `limit` deliveries of a webhook older than `before`, in one state or in any, the newest first.
pub fn list_deliveries(
    conn: &mut Conn,
    webhook: Uuid,
    state: Option<DeliveryState>,
    before: Option<Uuid>,
    limit: i64,
) -> QueryResult<Vec<Delivery>> {
    let rows = deliveries::table.filter(deliveries::webhook_id.eq(Id(webhook)));
    let mut rows = rows.order(deliveries::id.desc()).limit(limit).into_boxed();
    if let Some(state) = state {
        rows = rows.filter(deliveries::state.eq(state.as_str()));
    }
    if let Some(before) = before {
        rows = rows.filter(deliveries::id.lt(Id(before)));
    }
    rows.select(Delivery::as_select()).load(conn)
}

pub fn count_deliveries(conn: &mut Conn, webhook: Uuid, state: Option<DeliveryState>) -> QueryResult<i64> {
    let rows = deliveries::table.filter(deliveries::webhook_id.eq(Id(webhook)));
    match state {
        Some(state) => rows.filter(deliveries::state.eq(state.as_str())).count().get_result(conn),
        None => rows.count().get_result(conn),
    }
}

/// Deletes at most 500 deliveries that are not waiting and were created before a time. Returns their number.
pub fn delete_expired_deliveries(conn: &mut Conn, before: Instant) -> QueryResult<usize> {
    let old = deliveries::table
        .filter(deliveries::created_at.lt(Time(before)))
        .filter(deliveries::state.ne(DeliveryState::Waiting.as_str()));
    let old: Vec<Id> = old.order(deliveries::created_at).limit(500).select(deliveries::id).load(conn)?;
    if old.is_empty() {
        return Ok(0);
    }
    diesel::delete(deliveries::table.filter(deliveries::id.eq_any(&old))).execute(conn)
}
