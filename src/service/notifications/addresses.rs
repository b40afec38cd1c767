//! Addresses, and the codes by which somebody shows that one is theirs. Nothing but a code is sent to an address before.
use super::{by_lot, mail, put};
use crate::domain::notifications::{
    CODE_VALID_DAYS, MAX_CODE_ATTEMPTS, MAX_CODES_PER_ADDRESS_AND_WEEK, MAX_CODES_PER_RECIPIENT, NotificationKind,
    code, mailbox_key, normalize_code,
};
use crate::domain::shape::codes;
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

/// What the address of an account is sealed for.
const PURPOSE: &str = "mailAddress";

codes! {
    /// How far an address is.
    pub enum AddressState {
        /// This register sends no mail.
        Off = "off",
        /// A code is on its way.
        Waiting = "waiting",
        /// No code was sent, or it no longer counts.
        Unconfirmed = "unconfirmed",
        Confirmed = "confirmed",
    }
}

/// Whose address it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// The submitter of this challenge.
    Challenge(Uuid),
    Account(Uuid),
}

/// What came of a code. A failure is counted, so none of them may undo what was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    Confirmed,
    Wrong,
    /// No code counts any more.
    Over,
}

impl Verdict {
    /// # Errors
    /// `Forbidden` if the code is wrong; `Refused` if none is waited for.
    pub fn settle(self) -> Result<()> {
        match self {
            Self::Confirmed => Ok(()),
            Self::Wrong => Err(Error::forbidden("codeWrong", "this code is wrong")),
            Self::Over => Err(Error::conflict("codeOver", "no code is waited for: say the address again")),
        }
    }
}

impl Owner {
    pub fn find(self, conn: &mut Conn) -> Result<Option<Recipient>> {
        Ok(match self {
            Self::Challenge(id) => store::find_recipient_by_challenge(conn, id)?,
            Self::Account(id) => store::find_recipient_by_account(conn, id)?,
        })
    }
}

fn keyed(vault: &Vault, purpose: &str, bytes: &[u8]) -> hmac::Tag {
    hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, &vault.derive_key(purpose)), bytes)
}

/// What an address is known by again.
pub(super) fn address_hash(vault: &Vault, address: &str) -> String {
    BASE64URL.encode(keyed(vault, "mail address", address.as_bytes()))
}

fn mailbox_hash(vault: &Vault, address: &str) -> String {
    BASE64URL.encode(keyed(vault, "mailbox", mailbox_key(address).as_bytes()))
}

/// The code that is waited for. It is made anew from the instance key each time and kept nowhere.
pub(super) fn code_of(vault: &Vault, recipient: &Recipient) -> String {
    let text = format!("{} {}", recipient.code_id.0, recipient.address_hash);
    code(keyed(vault, "mail code", text.as_bytes()).as_ref().first_chunk().copied().unwrap_or_default())
}

/// The last day on which the code confirms.
pub(super) fn good_until(recipient: &Recipient) -> Result<NaiveDate> {
    let day: NaiveDate = recipient.code_requested_on.parse().map_err(anyhow::Error::from)?;
    Ok(day + Days::new(CODE_VALID_DAYS))
}

fn counts(recipient: &Recipient, today: NaiveDate) -> Result<bool> {
    let kept = !recipient.address_hash.is_empty() && recipient.code_attempts < MAX_CODE_ATTEMPTS;
    Ok(kept && today <= good_until(recipient)?)
}

/// How far an address is; none: there is none.
pub fn address_state(recipient: Option<&Recipient>, on: bool, today: NaiveDate) -> Result<Option<AddressState>> {
    let Some(recipient) = recipient.filter(|one| !one.address_hash.is_empty()) else { return Ok(None) };
    Ok(Some(match &recipient.confirmed_on {
        _ if !on => AddressState::Off,
        Some(_) => AddressState::Confirmed,
        None if counts(recipient, today)? => AddressState::Waiting,
        None => AddressState::Unconfirmed,
    }))
}

/// Takes an address, and sends it a code. One that is confirmed already stays so. Whoever asks for too many codes is sent none: the
/// address may be somebody else's.
pub fn set_address(tx: &mut Tx<'_>, vault: &Vault, owner: Owner, address: &Email) -> Result<()> {
    let (today, known) = (tx.now.date_naive(), owner.find(tx.conn)?);
    let (hash, mailbox) = (address_hash(vault, address.as_str()), mailbox_hash(vault, address.as_str()));
    let same = known.as_ref().is_some_and(|known| known.address_hash == hash);
    if same && known.as_ref().is_some_and(|known| known.confirmed_on.is_some()) {
        return Ok(());
    }
    let codes = match &known {
        Some(known) if !begins_anew(known, today)? => known.codes_requested,
        _ => 0,
    };
    let week = today - Days::new(6);
    let may = codes < MAX_CODES_PER_RECIPIENT
        && store::count_codes_since(tx.conn, &mailbox, week)? < MAX_CODES_PER_ADDRESS_AND_WEEK;
    if same && !may {
        // The code that was sent before may still come.
        return Ok(());
    }
    let (challenge, account) = match owner {
        Owner::Challenge(id) => (Some(Id(id)), None),
        Owner::Account(id) => (None, Some(Id(id))),
    };
    let sealed = account.map(|_| vault.seal(PURPOSE, address.as_str().as_bytes())).transpose()?;
    let recipient = Recipient {
        id: known.as_ref().map_or_else(|| Ok(Id(by_lot()?)), |known| Ok::<_, Error>(known.id))?,
        challenge_id: challenge,
        account_id: account,
        sealed_address: sealed,
        address_hash: hash,
        code_id: Id(by_lot()?),
        code_requested_on: today.to_string(),
        codes_requested: codes + i32::from(may),
        code_attempts: if may { 0 } else { MAX_CODE_ATTEMPTS },
        confirmed_on: None,
    };
    match known {
        Some(_) => store::update_recipient(tx.conn, &recipient)?,
        None => store::insert_recipient(tx.conn, &recipient)?,
    }
    store::delete_waiting(tx.conn, recipient.id.0)?;
    if !may {
        return Ok(());
    }
    store::insert_code(tx.conn, by_lot()?, &mailbox, today)?;
    let mail = mail(tx, &recipient, NotificationKind::ConfirmationCode, recipient.code_id.0.to_string())?;
    put(tx, mail)
}

/// Whether codes are counted from the beginning again: never for a challenge, which anybody may file; for an account once an address
/// was confirmed, or the last code is over.
fn begins_anew(known: &Recipient, today: NaiveDate) -> Result<bool> {
    Ok(known.account_id.is_some() && (known.confirmed_on.is_some() || today > good_until(known)?))
}

/// Forgets an address, with all that was or was to be sent to it. How many codes were asked for is kept.
pub fn forget_address(tx: &mut Tx<'_>, owner: Owner) -> Result<()> {
    let Some(mut known) = owner.find(tx.conn)?.filter(|known| !known.address_hash.is_empty()) else { return Ok(()) };
    known.address_hash.clear();
    (known.sealed_address, known.confirmed_on, known.code_attempts) = (None, None, MAX_CODE_ATTEMPTS);
    store::update_recipient(tx.conn, &known)?;
    Ok(store::delete_by_recipient(tx.conn, known.id.0)?)
}

/// Tries a code. One that comes again once the address is confirmed changes nothing.
pub fn confirm(tx: &mut Tx<'_>, vault: &Vault, owner: Owner, given: &str) -> Result<Verdict> {
    let today = tx.now.date_naive();
    let Some(mut known) = owner.find(tx.conn)? else { return Ok(Verdict::Over) };
    if known.confirmed_on.is_some() {
        return Ok(Verdict::Confirmed);
    }
    if !counts(&known, today)? {
        return Ok(Verdict::Over);
    }
    let right: bool = code_of(vault, &known).as_bytes().ct_eq(normalize_code(given).as_bytes()).into();
    known.code_attempts += 1;
    known.confirmed_on = right.then(|| today.to_string());
    store::update_recipient(tx.conn, &known)?;
    Ok(if right { Verdict::Confirmed } else { Verdict::Wrong })
}

/// The address of an account.
pub(super) fn opened(vault: &Vault, sealed: &str) -> Result<String> {
    Ok(String::from_utf8(vault.unseal(PURPOSE, sealed)?).map_err(anyhow::Error::from)?)
}
