//! Delivery of log events: each event becomes one delivery for each subscribed webhook, retried for up to three days.
use super::signature::Secrets;
use crate::catalog::Change;
use crate::domain::values::Instant;
use crate::domain::webhooks::{DeliveryState, MAX_BLOCKING_FAILURES, retry_delay};
use crate::log::{Entry, EntryKind};
use crate::service::outbound_http::{OutboundClient, OutboundError, TIMEOUT};
use crate::service::{Register, Tx};
use crate::store::types::{Id, Time};
use crate::store::webhooks::{self as store, Delivery};
use crate::store::{Conn, log, organizations};
use crate::{Error, Result};
use anyhow::Context;
use chrono::{SecondsFormat, TimeDelta};
use std::collections::HashMap;
use uuid::Uuid;

/// Log entries read in one transaction.
const BATCH_SIZE: u64 = 500;
/// Time for which a process claims a webhook: longer than any request takes.
const CLAIM_LIFETIME: TimeDelta = TimeDelta::seconds(TIMEOUT.as_secs() as i64 * 3);
/// Time for which finished deliveries are kept.
const RETENTION: TimeDelta = TimeDelta::days(30);

/// A delivery claimed by this process.
#[derive(Clone)]
pub struct ClaimedDelivery {
    pub delivery: Delivery,
    pub url: String,
    /// The webhook's sealed secrets.
    sealed: String,
    until: Instant,
}

/// The result of a delivery attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeliveryAttempt {
    pub at: Instant,
    /// The receiver's status, or why there is none.
    pub result: Result<u16, OutboundError>,
}

/// Creates deliveries for new log entries. Returns true if there were any new entries.
///
/// # Errors
/// If the database is unavailable.
pub fn gather_deliveries(register: &Register) -> Result<bool> {
    let size = register.catalog.log_size();
    if !store::any_lagging(&mut *connection(register)?, number(size)?)? {
        return Ok(false);
    }
    register.write_blocking(move |tx| gather(tx, size)).map(|committed| committed.value)
}

/// Claims a delivery that is due, if there is one, so that no other process sends it.
///
/// # Errors
/// If the database is unavailable.
pub fn claim_delivery(register: &Register) -> Result<Option<ClaimedDelivery>> {
    // Checked on a reader connection, so that an idle job does not occupy the writer.
    if store::find_ready(&mut *connection(register)?, register.clock.now())?.is_none() {
        return Ok(None);
    }
    register.write_blocking(claim).map(|committed| committed.value)
}

/// Sends a delivery and waits for the response.
///
/// # Errors
/// If the delivery cannot be signed.
pub fn send_delivery(register: &Register, claimed: &ClaimedDelivery) -> Result<DeliveryAttempt> {
    let at = register.clock.now();
    let secrets = Secrets::unseal(&register.vault, claimed.delivery.webhook_id.0, &claimed.sealed)?;
    Ok(DeliveryAttempt { at, result: claimed.send(&register.outbound, &secrets, at)? })
}

/// Records the result of an attempt.
///
/// # Errors
/// If the database is unavailable; the delivery is sent again later.
pub fn record_delivery(register: &Register, claimed: ClaimedDelivery, attempt: DeliveryAttempt) -> Result<()> {
    register.write_blocking(move |tx| record(tx, &claimed, &attempt)).map(drop)
}

fn connection(register: &Register) -> Result<impl std::ops::DerefMut<Target = Conn> + use<>> {
    register.db.connection().ok_or_else(|| Error::Unavailable("the database is unavailable".into()))
}

fn number(size: u64) -> Result<i64> {
    Ok(i64::try_from(size).context("a log index exceeds 2^63")?)
}

/// Creates deliveries for the webhooks that are furthest behind. Writes are serialized across processes, so each entry
/// is read once.
fn gather(tx: &mut Tx<'_>, size: u64) -> Result<bool> {
    let behind = store::list_lagging(tx.conn, number(size)?)?;
    let Some(first) = behind.first().map(|webhook| webhook.next_entry_index.unsigned_abs()) else { return Ok(false) };
    let end = size.min(first + BATCH_SIZE);
    let mut events_of: HashMap<String, Vec<(i64, EntryKind, String)>> = HashMap::new();
    for (index, text) in log::entries(tx.conn, first, end)? {
        let entry = Entry::parse(text.as_bytes()).with_context(|| format!("entry {index}"))?;
        let Some(organization) = &entry.organization else { continue };
        let log_event = (number(index)?, entry.kind, payload(index, &entry, &text));
        events_of.entry(organization.as_str().to_owned()).or_default().push(log_event);
    }
    for webhook in behind.iter().filter(|webhook| webhook.next_entry_index.unsigned_abs() < end) {
        let organization = organizations::get(tx.conn, webhook.organization_id.0)?;
        let subscribed = super::view::events(webhook);
        for (index, kind, payload) in events_of.get(&organization.slug).into_iter().flatten() {
            if *index >= webhook.next_entry_index && (subscribed.is_empty() || subscribed.contains(kind)) {
                insert(tx, webhook.id.0, Some(*index), payload.clone())?;
            }
        }
        store::set_next_entry_index(tx.conn, webhook.id.0, number(end)?)?;
    }
    Ok(true)
}

/// Returns a log event as `/v1/changes` shows it, in the envelope of Standard Webhooks.
fn payload(index: u64, entry: &Entry, text: &str) -> String {
    let change = Change::new(index, entry.kind, text);
    envelope(entry.kind.as_str(), entry.at, &change.json)
}

fn envelope(kind: &str, at: Instant, data: &str) -> String {
    let at = at.to_rfc3339_opts(SecondsFormat::AutoSi, true);
    format!(r#"{{"type":"{kind}","timestamp":"{at}","data":{data}}}"#)
}

/// Returns the payload of a test delivery.
pub fn test(webhook: Uuid, at: Instant) -> String {
    envelope("webhook.test", at, &format!(r#"{{"webhook":"{webhook}"}}"#))
}

/// Queues a delivery.
pub fn insert(tx: &mut Tx<'_>, webhook: Uuid, entry_index: Option<i64>, payload: String) -> Result<Delivery> {
    let now = Time(tx.now);
    let delivery = Delivery {
        id: Id(tx.new_id()?),
        webhook_id: Id(webhook),
        entry_index,
        payload,
        state: DeliveryState::Waiting.as_str().into(),
        attempts: 0,
        due_at: now,
        status: None,
        failure: None,
        created_at: now,
        tried_at: None,
    };
    store::insert_delivery(tx.conn, &delivery)?;
    Ok(delivery)
}

/// Claims a delivery. It is recorded as failed before it is sent: if this process stops, the delivery is retried, and
/// one that crashes processes is not retried for ever.
fn claim(tx: &mut Tx<'_>) -> Result<Option<ClaimedDelivery>> {
    let Some(webhook) = store::find_ready(tx.conn, tx.now)? else { return Ok(None) };
    let Some(mut delivery) = store::find_due_delivery(tx.conn, webhook.id.0, tx.now)? else { return Ok(None) };
    let until = tx.now + CLAIM_LIFETIME;
    let attempts_before = delivery.attempts;
    delivery.attempts += 1;
    delivery.tried_at = Some(Time(tx.now));
    after_failure(&mut delivery, tx.now, "the register stopped before the response arrived");
    store::update_delivery(tx.conn, &delivery, attempts_before)?;
    store::claim(tx.conn, webhook.id.0, until)?;
    Ok(Some(ClaimedDelivery { delivery, url: webhook.url, sealed: webhook.sealed_secrets, until }))
}

/// Schedules the next attempt of a failed delivery, or gives it up.
fn after_failure(delivery: &mut Delivery, now: Instant, reason: impl Into<String>) {
    delivery.failure = Some(reason.into());
    match retry_delay(attempts(delivery)) {
        Some(wait) => delivery.due_at = Time(now + wait),
        None => delivery.state = DeliveryState::Dead.as_str().into(),
    }
}

fn attempts(delivery: &Delivery) -> usize {
    usize::try_from(delivery.attempts).unwrap_or_default()
}

impl ClaimedDelivery {
    fn send(&self, outbound: &OutboundClient, secrets: &Secrets, at: Instant) -> Result<Result<u16, OutboundError>> {
        let (id, body) = (self.delivery.id.0, &self.delivery.payload);
        let signature = secrets.sign(id, at, body)?;
        let headers = [
            ("content-type", "application/json"),
            ("webhook-id", &id.to_string()),
            ("webhook-timestamp", &at.timestamp().to_string()),
            ("webhook-signature", &signature),
        ];
        Ok(outbound.post(&self.url, &headers, body.as_bytes()))
    }
}

/// Returns why a status means failure, or `None` for success.
fn failure_of(status: u16) -> Option<String> {
    match status {
        200..=299 => None,
        300..=399 => Some(format!("the receiver responded with status {status}: redirects are not followed")),
        410 => Some("the receiver responded with status 410 (gone): the webhook was disabled".into()),
        _ => Some(format!("the receiver responded with status {status}")),
    }
}

fn record(tx: &mut Tx<'_>, claimed: &ClaimedDelivery, attempt: &DeliveryAttempt) -> Result<()> {
    let mut delivery = claimed.delivery.clone();
    let webhook = delivery.webhook_id.0;
    // The webhook may have been deleted in the meantime.
    let Some(mut row) = store::find(tx.conn, webhook)? else { return Ok(()) };
    delivery.status = attempt.result.as_ref().ok().map(|status| i32::from(*status));
    let failure = match &attempt.result {
        Ok(status) => failure_of(*status),
        Err(error) => Some(error.to_string()),
    };
    let failed = failure.is_some();
    match failure {
        None => (delivery.state, delivery.failure) = (DeliveryState::Delivered.as_str().into(), None),
        Some(reason) => after_failure(&mut delivery, tx.now, reason),
    }
    let receiver_gone = attempt.result == Ok(410);
    if failed && (receiver_gone || row.disabled_at.is_some()) {
        delivery.state = DeliveryState::Dead.as_str().into();
    }
    store::update_delivery(tx.conn, &delivery, claimed.delivery.attempts)?;
    if receiver_gone && row.disabled_at.is_none() {
        tracing::info!(%webhook, "webhook disabled: its receiver responded with status 410 (gone)");
        row.disabled_at = Some(Time(tx.now));
        store::update(tx.conn, &row)?;
        abandon_all(tx, webhook)?;
    }
    let holds =
        failed && delivery.state == DeliveryState::Waiting.as_str() && attempts(&delivery) <= MAX_BLOCKING_FAILURES;
    Ok(store::release(tx.conn, webhook, claimed.until, tx.now, holds.then_some(delivery.due_at.0))?)
}

/// Gives up the waiting deliveries of a disabled webhook.
pub(super) fn abandon_all(tx: &mut Tx<'_>, webhook: Uuid) -> Result<()> {
    store::fail_waiting(tx.conn, webhook, "the webhook was disabled")?;
    Ok(())
}

/// Deletes some of the deliveries that finished a month ago. Returns their number.
///
/// # Errors
/// If the database is unavailable.
pub fn purge_expired(tx: &mut Tx<'_>) -> Result<usize> {
    Ok(store::delete_expired_deliveries(tx.conn, tx.now - RETENTION)?)
}
