//! Acts on webhooks: addresses of an organization that are told what the log says about it.
mod delivery;
mod signature;
mod view;

use super::Tx;
use super::auth::AuthContext;
use super::outbound_http::OutboundClient;
use super::vault::Vault;
use crate::domain::policy::Permission;
use crate::domain::shape::FieldError;
use crate::domain::values::Url;
use crate::domain::webhooks::DeliveryState;
use crate::log::EntryKind;
use crate::store::Conn;
use crate::store::types::{Id, Time};
use crate::store::webhooks::{self as store, Webhook};
use crate::{Error, Result};
use anyhow::Context;
pub use delivery::{Attempt, Claimed, forget};
use signature::{Secrets, new_secret};
use uuid::Uuid;
pub use view::{OwnDelivery, OwnWebhook, WithSecret};

/// How many an organization may have.
const MOST: usize = 10;

/// What acts on webhooks need beside the database.
#[derive(Clone)]
pub struct Means {
    pub vault: Vault,
    pub outgoing: OutboundClient,
}

/// Changes to a webhook; what is none stays.
#[derive(Debug, Clone, Default)]
pub struct Change {
    pub url: Option<Url>,
    pub events: Option<Vec<EntryKind>>,
    pub disabled: Option<bool>,
}

fn words(events: &[EntryKind]) -> Result<String> {
    let mut events = events.to_vec();
    events.sort_unstable();
    events.dedup();
    Ok(serde_json::to_string(&events).context("events cannot be written")?)
}

/// The webhooks of the organization, the oldest first.
///
/// # Errors
/// If the database is away.
pub fn list(conn: &mut Conn, by: &AuthContext) -> Result<Vec<OwnWebhook>> {
    Ok(store::list_by_organization(conn, by.organization()?.id.0)?.into_iter().map(OwnWebhook::from).collect())
}

/// A webhook of the organization.
///
/// # Errors
/// `NotFound` if there is no such webhook.
pub fn read(conn: &mut Conn, by: &AuthContext, id: Uuid) -> Result<OwnWebhook> {
    own(conn, by, id).map(OwnWebhook::from)
}

fn own(conn: &mut Conn, by: &AuthContext, id: Uuid) -> Result<Webhook> {
    let organization = by.organization()?.id;
    let webhook = store::find(conn, id)?.filter(|webhook| webhook.organization_id == organization);
    webhook.ok_or(Error::NotFound)
}

fn active(tx: &mut Tx<'_>, by: &AuthContext, id: Uuid) -> Result<Webhook> {
    let webhook = own(tx.conn, by, id)?;
    if webhook.disabled_at.is_some() {
        return Err(Error::conflict("webhookDisabled", "this webhook is disabled: enable it first"));
    }
    Ok(webhook)
}

/// An address that may be called, as far as that can be said without a look-up.
fn address(outgoing: &OutboundClient, url: &Url) -> Result<String> {
    let refused = |why: super::outbound_http::OutboundError| {
        Error::Invalid(vec![FieldError { pointer: "/url".into(), code: "address", detail: why.to_string() }])
    };
    outgoing.check(url.as_str()).map_err(refused)?;
    Ok(url.as_str().to_owned())
}

/// How many entries the log has: from there on a webhook is told.
fn from_now_on(tx: &mut Tx<'_>) -> Result<i64> {
    Ok(i64::try_from(tx.next_index()).context("an index beyond 2^63")?)
}

/// Creates a webhook of the organization. It is told what happens from now on.
///
/// # Errors
/// `Invalid` if the address is none that is called; `Refused` if there are too many.
pub fn create(tx: &mut Tx<'_>, by: &AuthContext, means: &Means, url: &Url, events: &[EntryKind]) -> Result<WithSecret> {
    let organization = by.organization()?.id;
    let url = address(&means.outgoing, url)?;
    if store::list_by_organization(tx.conn, organization.0)?.len() >= MOST {
        return Err(Error::conflict("tooManyWebhooks", format!("an organization has at most {MOST} webhooks")));
    }
    let (id, secret, now) = (tx.new_id()?, new_secret()?, Time(tx.now));
    let row = Webhook {
        id: Id(id),
        organization_id: organization,
        url,
        sealed_secrets: Secrets::one(secret.clone()).seal(&means.vault, id)?,
        events: words(events)?,
        next_entry_index: from_now_on(tx)?,
        created_at: now,
        disabled_at: None,
        claimed_until: now,
        paused_until: now,
    };
    store::insert(tx.conn, &row)?;
    let webhook = OwnWebhook::from(row);
    noted(tx, by, id, None, Some(&webhook))?;
    Ok(WithSecret { webhook, secret, overlap_until: None })
}

fn noted(
    tx: &mut Tx<'_>,
    by: &AuthContext,
    id: Uuid,
    before: Option<&OwnWebhook>,
    after: Option<&OwnWebhook>,
) -> Result<()> {
    let text = |webhook: Option<&OwnWebhook>| webhook.map(serde_json::to_string).transpose();
    let (before, after) = (text(before), text(after));
    let (before, after) =
        (before.context("a webhook cannot be written")?, after.context("a webhook cannot be written")?);
    tx.note(by, Permission::WriteWebhooks, id, before.as_deref(), after.as_deref())
}

/// Changes a webhook. One that is disabled is told nothing, and what waited for it is given up; one that is enabled again
/// is told what happens from then on.
///
/// # Errors
/// `NotFound`; `Invalid` if the address is none that is called.
pub fn change(tx: &mut Tx<'_>, by: &AuthContext, means: &Means, id: Uuid, change: Change) -> Result<OwnWebhook> {
    let mut row = own(tx.conn, by, id)?;
    let before = OwnWebhook::from(row.clone());
    if let Some(url) = change.url {
        row.url = address(&means.outgoing, &url)?;
        // Whatever was wrong with the address before is another's business.
        row.paused_until = Time(tx.now);
    }
    if let Some(events) = change.events {
        row.events = words(&events)?;
    }
    match (change.disabled, row.disabled_at) {
        (Some(true), None) => {
            row.disabled_at = Some(Time(tx.now));
            give_up(tx, id)?;
        }
        (Some(false), Some(_)) => {
            (row.disabled_at, row.paused_until) = (None, Time(tx.now));
            row.next_entry_index = from_now_on(tx)?;
        }
        _ => {}
    }
    store::update(tx.conn, &row)?;
    let after = OwnWebhook::from(row);
    noted(tx, by, id, Some(&before), Some(&after))?;
    Ok(after)
}

fn give_up(tx: &mut Tx<'_>, id: Uuid) -> Result<()> {
    store::fail_waiting(tx.conn, id, "the webhook was disabled")?;
    Ok(())
}

/// Removes a webhook, with all that waits for it.
///
/// # Errors
/// `NotFound`.
pub fn delete(tx: &mut Tx<'_>, by: &AuthContext, id: Uuid) -> Result<()> {
    let before = own(tx.conn, by, id)?.into();
    store::delete(tx.conn, id)?;
    noted(tx, by, id, Some(&before), None)
}

/// Gives a webhook another secret. The one before signs for a day beside it.
///
/// # Errors
/// `NotFound`.
pub fn renew_secret(tx: &mut Tx<'_>, by: &AuthContext, means: &Means, id: Uuid) -> Result<WithSecret> {
    let row = own(tx.conn, by, id)?;
    let secret = new_secret()?;
    let secrets = Secrets::unseal(&means.vault, id, &row.sealed_secrets)?.renewed(secret.clone(), tx.now);
    store::set_secrets(tx.conn, id, &secrets.seal(&means.vault, id)?)?;
    tx.note(by, Permission::WriteWebhooks, format!("{id}/secret"), None, None)?;
    Ok(WithSecret { webhook: row.into(), secret, overlap_until: secrets.overlap(tx.now) })
}

/// Sends a test.
///
/// # Errors
/// `NotFound`; `Refused` if the webhook is disabled or a test waits already.
pub fn test(tx: &mut Tx<'_>, by: &AuthContext, id: Uuid) -> Result<OwnDelivery> {
    let mut row = active(tx, by, id)?;
    if store::has_waiting_test(tx.conn, id)? {
        return Err(Error::conflict("testWaiting", "a test of this webhook waits to be delivered"));
    }
    let payload = delivery::test(id, tx.now);
    let made = delivery::insert(tx, id, None, payload)?;
    row.paused_until = Time(tx.now);
    store::update(tx.conn, &row)?;
    tx.note(by, Permission::WriteWebhooks, format!("{id}/test"), None, None)?;
    Ok(made.into())
}

/// Sends something again: what was given up, what waits for its next attempt, or what the receiver lost.
///
/// # Errors
/// `NotFound`; `Refused` if the webhook is disabled.
pub fn retry(tx: &mut Tx<'_>, by: &AuthContext, id: Uuid, delivery: Uuid) -> Result<OwnDelivery> {
    let mut row = active(tx, by, id)?;
    let known = store::find_delivery(tx.conn, delivery)?.filter(|known| known.webhook_id == row.id);
    let mut known = known.ok_or(Error::NotFound)?;
    let seen = known.attempts;
    known.state = DeliveryState::Waiting.as_str().into();
    (known.attempts, known.due_at) = (0, Time(tx.now));
    store::update_delivery(tx.conn, &known, seen)?;
    row.paused_until = Time(tx.now);
    store::update(tx.conn, &row)?;
    tx.note(by, Permission::WriteWebhooks, format!("{id}/deliveries/{delivery}"), None, None)?;
    Ok(known.into())
}

/// Deliveries of a webhook, the newest first, older than `before`; how many there are in all, and whether there are more.
///
/// # Errors
/// `NotFound`.
pub fn deliveries(
    conn: &mut Conn,
    by: &AuthContext,
    id: Uuid,
    state: Option<DeliveryState>,
    before: Option<Uuid>,
    limit: usize,
) -> Result<(Vec<OwnDelivery>, i64, bool)> {
    own(conn, by, id)?;
    let most = i64::try_from(limit + 1).unwrap_or(i64::MAX);
    let mut rows = store::list_deliveries(conn, id, state, before, most)?;
    let more = rows.len() > limit;
    rows.truncate(limit);
    let total = store::count_deliveries(conn, id, state)?;
    Ok((rows.into_iter().map(OwnDelivery::from).collect(), total, more))
}
