//! Addresses that are told of what happens, and what was sent to them.
use super::schema::{deliveries, webhooks};
use super::types::{Id, Time};
use super::{Conn, MultiBackend};
use crate::domain::values::Instant;
use crate::domain::webhooks::DeliveryState;
use diesel::dsl::exists;
use diesel::prelude::*;
use uuid::Uuid;

/// An address that is told of what happens in its organization.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = webhooks, check_for_backend(MultiBackend))]
pub struct Webhook {
    pub id: Id,
    pub organization_id: Id,
    pub url: String,
    /// Its secrets, sealed.
    pub sealed: String,
    /// The kinds of facts that it wants, as a JSON list; empty: all.
    pub events: String,
    /// Deliveries were made from the entries of the log before this one.
    pub after: i64,
    pub created_at: Time,
    pub disabled_at: Option<Time>,
    /// Until then a process sends to it, and no other does.
    pub claimed_until: Time,
    /// Until then nothing is sent to it, because it failed.
    pub rests_until: Time,
}

/// A fact, or a test, on its way to a webhook.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = deliveries, check_for_backend(MultiBackend))]
pub struct Delivery {
    /// A UUIDv7: what the receiver knows it by.
    pub id: Id,
    pub webhook_id: Id,
    /// None: a test.
    pub entry_index: Option<i64>,
    /// What is sent, byte for byte.
    pub payload: String,
    /// [`DeliveryState`].
    pub state: String,
    pub attempts: i32,
    /// When it is tried next, while it waits.
    pub due_at: Time,
    /// What the receiver answered last.
    pub status: Option<i32>,
    /// Why the last attempt failed, in words.
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

/// The webhooks of an organization, the oldest first.
pub fn of(conn: &mut Conn, organization: Uuid) -> QueryResult<Vec<Webhook>> {
    let of = webhooks::table.filter(webhooks::organization_id.eq(Id(organization)));
    of.order(webhooks::id).select(Webhook::as_select()).load(conn)
}

/// Changes where and of what it is told, from which entry on, and whether at all.
pub fn change(conn: &mut Conn, webhook: &Webhook) -> QueryResult<()> {
    let values = (
        webhooks::url.eq(&webhook.url),
        webhooks::events.eq(&webhook.events),
        webhooks::after.eq(webhook.after),
        webhooks::disabled_at.eq(webhook.disabled_at),
        webhooks::rests_until.eq(webhook.rests_until),
    );
    diesel::update(webhooks::table.find(webhook.id)).set(values).execute(conn).map(drop)
}

pub fn set_sealed(conn: &mut Conn, id: Uuid, sealed: &str) -> QueryResult<()> {
    diesel::update(webhooks::table.find(Id(id))).set(webhooks::sealed.eq(sealed)).execute(conn).map(drop)
}

/// Removes a webhook with everything that was or was to be sent to it.
pub fn delete(conn: &mut Conn, id: Uuid) -> QueryResult<()> {
    diesel::delete(deliveries::table.filter(deliveries::webhook_id.eq(Id(id)))).execute(conn)?;
    diesel::delete(webhooks::table.find(Id(id))).execute(conn).map(drop)
}

/// Webhooks for which no deliveries were made yet from entries before `size`, those furthest behind first.
pub fn behind(conn: &mut Conn, size: i64) -> QueryResult<Vec<Webhook>> {
    let behind = webhooks::table.filter(webhooks::disabled_at.is_null()).filter(webhooks::after.lt(size));
    behind.order((webhooks::after, webhooks::id)).select(Webhook::as_select()).load(conn)
}

/// Whether there is any such webhook.
pub fn any_behind(conn: &mut Conn, size: i64) -> QueryResult<bool> {
    let behind = webhooks::table.filter(webhooks::disabled_at.is_null()).filter(webhooks::after.lt(size));
    diesel::select(exists(behind)).get_result(conn)
}

pub fn set_after(conn: &mut Conn, id: Uuid, after: i64) -> QueryResult<()> {
    diesel::update(webhooks::table.find(Id(id))).set(webhooks::after.eq(after)).execute(conn).map(drop)
}

/// A webhook to which something is to be sent now, and no process sends. The one that was served longest ago.
pub fn ready(conn: &mut Conn, now: Instant) -> QueryResult<Option<Webhook>> {
    let due = deliveries::table
        .filter(deliveries::webhook_id.eq(webhooks::id))
        .filter(deliveries::state.eq(DeliveryState::Waiting.as_str()))
        .filter(deliveries::due_at.le(Time(now)));
    let ready = webhooks::table
        .filter(webhooks::disabled_at.is_null())
        .filter(webhooks::claimed_until.le(Time(now)))
        .filter(webhooks::rests_until.le(Time(now)))
        .filter(exists(due));
    ready.order((webhooks::claimed_until, webhooks::id)).select(Webhook::as_select()).first(conn).optional()
}

/// What is due for a webhook, in the order of the log.
pub fn due(conn: &mut Conn, webhook: Uuid, now: Instant) -> QueryResult<Option<Delivery>> {
    let due = waiting_of(webhook).filter(deliveries::due_at.le(Time(now)));
    due.order((deliveries::entry_index, deliveries::id)).select(Delivery::as_select()).first(conn).optional()
}

#[diesel::dsl::auto_type(no_type_alias)]
fn waiting_of(webhook: Uuid) -> _ {
    let of: Id = Id(webhook);
    let waiting: &'static str = DeliveryState::Waiting.as_str();
    deliveries::table.filter(deliveries::webhook_id.eq(of)).filter(deliveries::state.eq(waiting))
}

/// Keeps others from a webhook until then.
pub fn claim(conn: &mut Conn, id: Uuid, until: Instant) -> QueryResult<()> {
    diesel::update(webhooks::table.find(Id(id))).set(webhooks::claimed_until.eq(Time(until))).execute(conn).map(drop)
}

/// Lets go of a webhook that is claimed until then, if it still is; `rests_until`: if it is to be left alone.
pub fn release(
    conn: &mut Conn,
    id: Uuid,
    claimed_until: Instant,
    now: Instant,
    rests_until: Option<Instant>,
) -> QueryResult<()> {
    let claimed = webhooks::table.find(Id(id)).filter(webhooks::claimed_until.eq(Time(claimed_until)));
    let rests_until = Time(rests_until.unwrap_or(now));
    let values = (webhooks::claimed_until.eq(Time(now)), webhooks::rests_until.eq(rests_until));
    diesel::update(claimed).set(values).execute(conn).map(drop)
}

pub fn insert_delivery(conn: &mut Conn, delivery: &Delivery) -> QueryResult<()> {
    diesel::insert_into(deliveries::table).values(delivery).execute(conn).map(drop)
}

pub fn delivery(conn: &mut Conn, id: Uuid) -> QueryResult<Option<Delivery>> {
    deliveries::table.find(Id(id)).select(Delivery::as_select()).first(conn).optional()
}

/// Notes how far a delivery is, if nobody did anything with it since its attempt `seen`. False: somebody did.
pub fn note(conn: &mut Conn, delivery: &Delivery, seen: i32) -> QueryResult<bool> {
    let values = (
        deliveries::state.eq(&delivery.state),
        deliveries::attempts.eq(delivery.attempts),
        deliveries::due_at.eq(delivery.due_at),
        deliveries::status.eq(delivery.status),
        deliveries::failure.eq(&delivery.failure),
        deliveries::tried_at.eq(delivery.tried_at),
    );
    let seen = deliveries::table.find(delivery.id).filter(deliveries::attempts.eq(seen));
    Ok(diesel::update(seen).set(values).execute(conn)? > 0)
}

/// Gives up everything that waits for a webhook.
pub fn give_up(conn: &mut Conn, webhook: Uuid, why: &str) -> QueryResult<usize> {
    let values = (deliveries::state.eq(DeliveryState::Dead.as_str()), deliveries::failure.eq(why));
    diesel::update(waiting_of(webhook)).set(values).execute(conn)
}

/// Whether a test waits to be sent.
pub fn test_waits(conn: &mut Conn, webhook: Uuid) -> QueryResult<bool> {
    let tests = waiting_of(webhook).filter(deliveries::entry_index.is_null());
    Ok(tests.count().get_result::<i64>(conn)? > 0)
}

/// Deliveries of a webhook, the newest first: at most `limit`, older than `before`.
pub fn deliveries(
    conn: &mut Conn,
    webhook: Uuid,
    state: Option<DeliveryState>,
    before: Option<Uuid>,
    limit: i64,
) -> QueryResult<Vec<Delivery>> {
    let of = deliveries::table.filter(deliveries::webhook_id.eq(Id(webhook)));
    let mut of = of.order(deliveries::id.desc()).limit(limit).into_boxed();
    if let Some(state) = state {
        of = of.filter(deliveries::state.eq(state.as_str()));
    }
    if let Some(before) = before {
        of = of.filter(deliveries::id.lt(Id(before)));
    }
    of.select(Delivery::as_select()).load(conn)
}

pub fn count(conn: &mut Conn, webhook: Uuid, state: Option<DeliveryState>) -> QueryResult<i64> {
    let of = deliveries::table.filter(deliveries::webhook_id.eq(Id(webhook)));
    match state {
        Some(state) => of.filter(deliveries::state.eq(state.as_str())).count().get_result(conn),
        None => of.count().get_result(conn),
    }
}

/// Forgets what came to an end and is older, some of it at a time. Answers how many.
pub fn forget(conn: &mut Conn, before: Instant) -> QueryResult<usize> {
    let old = deliveries::table
        .filter(deliveries::created_at.lt(Time(before)))
        .filter(deliveries::state.ne(DeliveryState::Waiting.as_str()));
    let old: Vec<Id> = old.order(deliveries::created_at).limit(500).select(deliveries::id).load(conn)?;
    if old.is_empty() {
        return Ok(0);
    }
    diesel::delete(deliveries::table.filter(deliveries::id.eq_any(&old))).execute(conn)
}
