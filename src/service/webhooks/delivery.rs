//! How facts get from the log to receivers: each fact becomes one delivery for each webhook that wants it, and a delivery
//! is sent until it arrives or three days are over.
use super::signature::Secrets;
use crate::catalog::Change;
use crate::domain::values::Instant;
use crate::domain::webhooks::{DeliveryState, MAX_BLOCKING_FAILURES, retry_delay};
use crate::log::{Entry, EntryKind};
use crate::service::outbound_http::{OutboundClient, OutboundError, PATIENCE};
use crate::service::{Register, Tx};
use crate::store::types::{Id, Time};
use crate::store::webhooks::{self as store, Delivery};
use crate::store::{Conn, log, organizations};
use crate::{Error, Result};
use anyhow::Context;
use chrono::{SecondsFormat, TimeDelta};
use std::collections::HashMap;
use uuid::Uuid;

/// How many entries of the log are looked at in one act.
const STEP: u64 = 500;
/// How long a process has a webhook for itself: longer than any request takes.
const CLAIM: TimeDelta = TimeDelta::seconds(PATIENCE.as_secs() as i64 * 3);
/// How long what came to an end is kept.
const KEPT: TimeDelta = TimeDelta::days(30);

/// A delivery that this process sends now.
#[derive(Clone)]
pub struct Claimed {
    pub delivery: Delivery,
    pub url: String,
    /// The webhook's secrets.
    sealed: String,
    until: Instant,
}

/// What an attempt came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempt {
    pub at: Instant,
    /// The status of the answer, or why there was none.
    pub answer: Result<u16, OutboundError>,
}

impl Register {
    /// Makes deliveries from what the log has gained. Answers whether there was anything to look at.
    ///
    /// # Errors
    /// If the database is away.
    pub fn gather_deliveries(&self) -> Result<bool> {
        let size = self.catalog.read().size;
        if !store::any_lagging(&mut *self.connection()?, number(size)?)? {
            return Ok(false);
        }
        self.write_blocking(move |tx| gather(tx, size)).map(|done| done.value)
    }

    /// Takes a delivery that is due, if there is one, so that no other process sends it.
    ///
    /// # Errors
    /// If the database is away.
    pub fn claim_delivery(&self) -> Result<Option<Claimed>> {
        // Only if there is something to do, others are kept from the log for it.
        if store::find_ready(&mut *self.connection()?, self.clock.now())?.is_none() {
            return Ok(None);
        }
        self.write_blocking(claim).map(|done| done.value)
    }

    /// Sends a delivery. Waits for the receiver.
    ///
    /// # Errors
    /// If it cannot be signed.
    pub fn send_delivery(&self, claimed: &Claimed) -> Result<Attempt> {
        let at = self.clock.now();
        let secrets = Secrets::unseal(&self.vault, claimed.delivery.webhook_id.0, &claimed.sealed)?;
        Ok(Attempt { at, answer: claimed.send(&self.outbound, &secrets, at)? })
    }

    /// Notes what came of an attempt.
    ///
    /// # Errors
    /// If the database is away: then it is sent again later.
    pub fn note_delivery(&self, claimed: Claimed, attempt: Attempt) -> Result<()> {
        self.write_blocking(move |tx| note(tx, &claimed, &attempt)).map(drop)
    }

    fn connection(&self) -> Result<impl std::ops::DerefMut<Target = Conn> + use<>> {
        self.db.connection().ok_or_else(|| Error::Unavailable("the database is away".into()))
    }
}

fn number(size: u64) -> Result<i64> {
    Ok(i64::try_from(size).context("an index beyond 2^63")?)
}

/// Makes deliveries for the webhooks that are furthest behind. Acts come one after another, whatever the process:
/// each entry is seen once.
fn gather(tx: &mut Tx<'_>, size: u64) -> Result<bool> {
    let behind = store::list_lagging(tx.conn, number(size)?)?;
    let Some(first) = behind.first().map(|webhook| webhook.next_entry_index.unsigned_abs()) else { return Ok(false) };
    let end = size.min(first + STEP);
    let mut facts: HashMap<String, Vec<(i64, EntryKind, String)>> = HashMap::new();
    for (index, text) in log::entries(tx.conn, first, end)? {
        let entry = Entry::parse(text.as_bytes()).with_context(|| format!("entry {index}"))?;
        let Some(organization) = &entry.organization else { continue };
        let fact = (number(index)?, entry.kind, payload(index, &entry, &text));
        facts.entry(organization.as_str().to_owned()).or_default().push(fact);
    }
    for webhook in behind.iter().filter(|webhook| webhook.next_entry_index.unsigned_abs() < end) {
        let organization = organizations::get(tx.conn, webhook.organization_id.0)?;
        let wanted = super::view::events(webhook);
        for (index, kind, payload) in facts.get(&organization.slug).into_iter().flatten() {
            if *index >= webhook.next_entry_index && (wanted.is_empty() || wanted.contains(kind)) {
                insert(tx, webhook.id.0, Some(*index), payload.clone())?;
            }
        }
        store::set_next_entry_index(tx.conn, webhook.id.0, number(end)?)?;
    }
    Ok(true)
}

/// A fact as `/v1/changes` shows it, in the envelope of Standard Webhooks.
fn payload(index: u64, entry: &Entry, text: &str) -> String {
    let change = Change::new(index, entry.kind, text);
    envelope(entry.kind.as_str(), entry.at, &change.json)
}

fn envelope(kind: &str, at: Instant, data: &str) -> String {
    let at = at.to_rfc3339_opts(SecondsFormat::AutoSi, true);
    format!(r#"{{"type":"{kind}","timestamp":"{at}","data":{data}}}"#)
}

/// The payload of a test.
pub fn test(webhook: Uuid, at: Instant) -> String {
    envelope("webhook.test", at, &format!(r#"{{"webhook":"{webhook}"}}"#))
}

/// Puts a delivery in the queue.
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

/// Takes a delivery. Before it is sent it is put down as if it had failed: should this process end now, it is sent
/// again, and one that brings processes down does not do so for ever.
fn claim(tx: &mut Tx<'_>) -> Result<Option<Claimed>> {
    let Some(webhook) = store::find_ready(tx.conn, tx.now)? else { return Ok(None) };
    let Some(mut delivery) = store::find_due_delivery(tx.conn, webhook.id.0, tx.now)? else { return Ok(None) };
    let until = tx.now + CLAIM;
    let seen = delivery.attempts;
    delivery.attempts += 1;
    delivery.tried_at = Some(Time(tx.now));
    after_failure(&mut delivery, tx.now, "the register stopped before there was an answer");
    store::update_delivery(tx.conn, &delivery, seen)?;
    store::claim(tx.conn, webhook.id.0, until)?;
    Ok(Some(Claimed { delivery, url: webhook.url, sealed: webhook.sealed_secrets, until }))
}

/// When a delivery that failed is tried again, if at all.
fn after_failure(delivery: &mut Delivery, now: Instant, why: impl Into<String>) {
    delivery.failure = Some(why.into());
    match retry_delay(attempts(delivery)) {
        Some(wait) => delivery.due_at = Time(now + wait),
        None => delivery.state = DeliveryState::Dead.as_str().into(),
    }
}

fn attempts(delivery: &Delivery) -> usize {
    usize::try_from(delivery.attempts).unwrap_or_default()
}

impl Claimed {
    fn send(&self, outgoing: &OutboundClient, secrets: &Secrets, at: Instant) -> Result<Result<u16, OutboundError>> {
        let (id, body) = (self.delivery.id.0, &self.delivery.payload);
        let signature = secrets.sign(id, at, body)?;
        let headers = [
            ("content-type", "application/json"),
            ("webhook-id", &id.to_string()),
            ("webhook-timestamp", &at.timestamp().to_string()),
            ("webhook-signature", &signature),
        ];
        Ok(outgoing.post(&self.url, &headers, body.as_bytes()))
    }
}

/// What a status says, if it says that nothing was received.
fn refusal(status: u16) -> Option<String> {
    match status {
        200..=299 => None,
        300..=399 => Some(format!("the receiver answered {status}: redirects are not followed")),
        410 => Some("the receiver answered 410: it wants no more, and the webhook was disabled".into()),
        _ => Some(format!("the receiver answered {status}")),
    }
}

fn note(tx: &mut Tx<'_>, claimed: &Claimed, attempt: &Attempt) -> Result<()> {
    let mut delivery = claimed.delivery.clone();
    let webhook = delivery.webhook_id.0;
    // It may have been removed meanwhile.
    let Some(mut row) = store::find(tx.conn, webhook)? else { return Ok(()) };
    delivery.status = attempt.answer.as_ref().ok().map(|status| i32::from(*status));
    let failure = match &attempt.answer {
        Ok(status) => refusal(*status),
        Err(unanswered) => Some(unanswered.to_string()),
    };
    let failed = failure.is_some();
    match failure {
        None => (delivery.state, delivery.failure) = (DeliveryState::Delivered.as_str().into(), None),
        Some(why) => after_failure(&mut delivery, tx.now, why),
    }
    let gone = attempt.answer == Ok(410);
    if failed && (gone || row.disabled_at.is_some()) {
        delivery.state = DeliveryState::Dead.as_str().into();
    }
    store::update_delivery(tx.conn, &delivery, claimed.delivery.attempts)?;
    if gone && row.disabled_at.is_none() {
        tracing::info!(%webhook, "the receiver of a webhook wants no more: it was disabled");
        row.disabled_at = Some(Time(tx.now));
        store::update(tx.conn, &row)?;
        super::give_up(tx, webhook)?;
    }
    let holds =
        failed && delivery.state == DeliveryState::Waiting.as_str() && attempts(&delivery) <= MAX_BLOCKING_FAILURES;
    Ok(store::release(tx.conn, webhook, claimed.until, tx.now, holds.then_some(delivery.due_at.0))?)
}

/// Forgets what came to an end a while ago, some of it at a time. Answers how many.
///
/// # Errors
/// If the database is away.
pub fn forget(tx: &mut Tx<'_>) -> Result<usize> {
    Ok(store::delete_expired_deliveries(tx.conn, tx.now - KEPT)?)
}
