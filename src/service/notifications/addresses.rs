//! E-mail addresses and their confirmation codes. Until an address is confirmed, only codes are sent to it.
use super::{insert_once, mail, random_uuid};
use crate::domain::json::Code;
use crate::domain::notifications::{
    CODE_VALID_DAYS, MAX_CODE_ATTEMPTS, MAX_CODES_PER_ADDRESS_AND_WEEK, MAX_CODES_PER_RECIPIENT, NotificationKind,
    code, mailbox_key, normalize_code,
};
use crate::domain::values::Email;
use crate::service::Tx;
use crate::service::vault::Vault;
use crate::store::Conn;
use crate::store::notifications::{self as store, Recipient};
use crate::store::types::Id;
use crate::{Error, Result};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL;
use chrono::{Days, NaiveDate};
use ring::hmac;
use subtle::ConstantTimeEq;
use uuid::Uuid;

/// Sealing purpose of an account's address.
const PURPOSE: &str = "mailAddress";

/// The confirmation state of an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code)]
pub enum AddressState {
    /// This register sends no mail.
    Off,
    /// A code was sent and is valid.
    Waiting,
    /// No code was sent, or it is no longer valid.
    Unconfirmed,
    Confirmed,
}

/// The owner of an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AddressOwner {
    /// The submitter of the challenge.
    Challenge(Uuid),
    Account(Uuid),
}

/// The outcome of a confirmation attempt. A wrong code is an outcome, not an error: its count must be committed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConfirmationOutcome {
    Confirmed,
    Wrong,
    /// No code is valid any more.
    Expired,
}

impl ConfirmationOutcome {
    /// Turns an unsuccessful outcome into an error.
    ///
    /// # Errors
    /// `Forbidden` if the code is wrong; `Conflict` if no code is pending.
    pub fn into_result(self) -> Result<()> {
        match self {
            Self::Confirmed => Ok(()),
            Self::Wrong => Err(Error::forbidden("codeWrong", "the code is wrong")),
            Self::Expired => Err(Error::conflict("codeExpired", "no code is pending: set the address again")),
        }
    }
}

impl AddressOwner {
    pub fn find(self, conn: &mut Conn) -> Result<Option<Recipient>> {
        Ok(match self {
            Self::Challenge(id) => store::find_recipient_by_challenge(conn, id)?,
            Self::Account(id) => store::find_recipient_by_account(conn, id)?,
        })
    }
}

fn keyed_hash(vault: &Vault, purpose: &str, bytes: &[u8]) -> hmac::Tag {
    hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, &vault.derive_key(purpose)), bytes)
}

/// Returns the keyed hash that identifies an address.
pub(super) fn address_hash(vault: &Vault, address: &str) -> String {
    BASE64URL.encode(keyed_hash(vault, "mail address", address.as_bytes()))
}

fn mailbox_hash(vault: &Vault, address: &str) -> String {
    BASE64URL.encode(keyed_hash(vault, "mailbox", mailbox_key(address).as_bytes()))
}

/// Returns the pending code. It is derived from the instance key each time and never stored.
pub(super) fn confirmation_code(vault: &Vault, recipient: &Recipient) -> String {
    let text = format!("{} {}", recipient.code_id.0, recipient.address_hash);
    code(keyed_hash(vault, "mail code", text.as_bytes()).as_ref().first_chunk().copied().unwrap_or_default())
}

/// Returns the last day on which the code is valid.
pub(super) fn code_expires_on(recipient: &Recipient) -> Result<NaiveDate> {
    let day: NaiveDate = recipient.code_requested_on.parse().map_err(anyhow::Error::from)?;
    Ok(day + Days::new(CODE_VALID_DAYS))
}

fn code_is_valid(recipient: &Recipient, today: NaiveDate) -> Result<bool> {
    let usable = !recipient.address_hash.is_empty() && recipient.code_attempts < MAX_CODE_ATTEMPTS;
    Ok(usable && today <= code_expires_on(recipient)?)
}

/// Returns the state of an address. `None`: there is no address.
pub fn address_state(recipient: Option<&Recipient>, on: bool, today: NaiveDate) -> Result<Option<AddressState>> {
    let Some(recipient) = recipient.filter(|recipient| !recipient.address_hash.is_empty()) else { return Ok(None) };
    Ok(Some(match &recipient.confirmed_on {
        _ if !on => AddressState::Off,
        Some(_) => AddressState::Confirmed,
        None if code_is_valid(recipient, today)? => AddressState::Waiting,
        None => AddressState::Unconfirmed,
    }))
}

/// Sets an address and sends a confirmation code to it. A confirmed address stays confirmed.
///
/// Beyond the limit of codes none is sent: the address may belong to somebody else.
pub fn set_address(tx: &mut Tx<'_>, vault: &Vault, owner: AddressOwner, address: &Email) -> Result<()> {
    let (today, existing) = (tx.now.date_naive(), owner.find(tx.conn)?);
    let (hash, mailbox) = (address_hash(vault, address.as_str()), mailbox_hash(vault, address.as_str()));
    let unchanged = existing.as_ref().is_some_and(|existing| existing.address_hash == hash);
    if unchanged && existing.as_ref().is_some_and(|existing| existing.confirmed_on.is_some()) {
        return Ok(());
    }
    let codes = match &existing {
        Some(existing) if !resets_code_count(existing, today)? => existing.codes_requested,
        _ => 0,
    };
    let week = today - Days::new(6);
    let may_send = codes < MAX_CODES_PER_RECIPIENT
        && store::count_codes_since(tx.conn, &mailbox, week)? < MAX_CODES_PER_ADDRESS_AND_WEEK;
    if unchanged && !may_send {
        // The code that was sent before may still arrive.
        return Ok(());
    }
    let (challenge, account) = match owner {
        AddressOwner::Challenge(id) => (Some(Id(id)), None),
        AddressOwner::Account(id) => (None, Some(Id(id))),
    };
    let sealed = account.map(|_| vault.seal(PURPOSE, address.as_str().as_bytes())).transpose()?;
    let recipient = Recipient {
        id: existing.as_ref().map_or_else(|| Ok(Id(random_uuid()?)), |existing| Ok::<_, Error>(existing.id))?,
        challenge_id: challenge,
        account_id: account,
        sealed_address: sealed,
        address_hash: hash,
        code_id: Id(random_uuid()?),
        code_requested_on: today.to_string(),
        codes_requested: codes + i32::from(may_send),
        code_attempts: if may_send { 0 } else { MAX_CODE_ATTEMPTS },
        confirmed_on: None,
    };
    match existing {
        Some(_) => store::update_recipient(tx.conn, &recipient)?,
        None => store::insert_recipient(tx.conn, &recipient)?,
    }
    store::delete_waiting(tx.conn, recipient.id.0)?;
    if !may_send {
        return Ok(());
    }
    store::insert_code(tx.conn, random_uuid()?, &mailbox, today)?;
    let mail = mail(tx, &recipient, NotificationKind::ConfirmationCode, recipient.code_id.0.to_string())?;
    insert_once(tx, mail)
}

/// Returns true if the count of codes restarts: never for a challenge, which anybody may file; for an account once an
/// address was confirmed or the last code has expired.
fn resets_code_count(existing: &Recipient, today: NaiveDate) -> Result<bool> {
    Ok(existing.account_id.is_some() && (existing.confirmed_on.is_some() || today > code_expires_on(existing)?))
}

/// Erases an address and its mails. The count of codes stays.
pub fn erase_address(tx: &mut Tx<'_>, owner: AddressOwner) -> Result<()> {
    let Some(mut existing) = owner.find(tx.conn)?.filter(|existing| !existing.address_hash.is_empty()) else {
        return Ok(());
    };
    existing.address_hash.clear();
    (existing.sealed_address, existing.confirmed_on, existing.code_attempts) = (None, None, MAX_CODE_ATTEMPTS);
    store::update_recipient(tx.conn, &existing)?;
    Ok(store::delete_by_recipient(tx.conn, existing.id.0)?)
}

/// Tries a confirmation code. A confirmed address stays confirmed, whatever the code.
pub fn confirm(tx: &mut Tx<'_>, vault: &Vault, owner: AddressOwner, entered: &str) -> Result<ConfirmationOutcome> {
    let today = tx.now.date_naive();
    let Some(mut existing) = owner.find(tx.conn)? else { return Ok(ConfirmationOutcome::Expired) };
    if existing.confirmed_on.is_some() {
        return Ok(ConfirmationOutcome::Confirmed);
    }
    if !code_is_valid(&existing, today)? {
        return Ok(ConfirmationOutcome::Expired);
    }
    let matches: bool = confirmation_code(vault, &existing).as_bytes().ct_eq(normalize_code(entered).as_bytes()).into();
    existing.code_attempts += 1;
    existing.confirmed_on = matches.then(|| today.to_string());
    store::update_recipient(tx.conn, &existing)?;
    Ok(if matches { ConfirmationOutcome::Confirmed } else { ConfirmationOutcome::Wrong })
}

/// Unseals the address of an account.
pub(super) fn unseal_address(vault: &Vault, sealed: &str) -> Result<String> {
    Ok(String::from_utf8(vault.unseal(PURPOSE, sealed)?).map_err(anyhow::Error::from)?)
}
