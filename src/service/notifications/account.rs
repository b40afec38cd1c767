//! Notification settings of case handlers: an address of their own choice, visible to nobody else.
use super::addresses::{
    AddressOwner, AddressState, ConfirmationOutcome, address_state, confirm, erase_address, set_address, unseal_address,
};
use crate::domain::accounts::PrincipalId;
use crate::domain::values::Email;
use crate::service::auth::{AccessToken, Principal, authenticate};
use crate::service::{Register, Tx};
use crate::store::Conn;
use crate::{Error, Result};
use serde::Serialize;
use uuid::Uuid;

/// Notification settings, as the account's owner sees them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OwnNotifications {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// `None`: there is no address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<AddressState>,
}

/// Returns the account of the principal.
///
/// # Errors
/// `Forbidden` if the principal is a client.
fn account_of(principal: &Principal) -> Result<Uuid> {
    match principal.id {
        PrincipalId::Account(id) => Ok(id),
        _ => Err(Error::forbidden("noAccount", "this operation is for people's accounts, not for clients")),
    }
}

/// Returns the notification settings of the account.
///
/// # Errors
/// `Unauthorized`; `Forbidden` if the token belongs to a client.
pub async fn own_notifications(register: &Register, token: &AccessToken) -> Result<OwnNotifications> {
    let (access_token, now) = (token.clone(), register.clock.now());
    let (vault, on) = (register.vault.clone(), register.mailer.is_some());
    let read = move |conn: &mut Conn| {
        let account = account_of(&authenticate(conn, &access_token, now)?)?;
        let recipient = AddressOwner::Account(account).find(conn)?;
        let sealed = recipient.as_ref().and_then(|recipient| recipient.sealed_address.as_deref());
        let email = sealed.map(|sealed| unseal_address(&vault, sealed)).transpose()?;
        Ok(OwnNotifications { email, state: address_state(recipient.as_ref(), on, now.date_naive())? })
    };
    register.read(read).await
}

/// Sets the notification address and sends a confirmation code to it.
///
/// # Errors
/// As [`own_notifications`]; `Conflict` if this register sends no mail.
pub async fn set_own_notifications(register: &Register, token: &AccessToken, email: Email) -> Result<()> {
    let (access_token, vault, on) = (token.clone(), register.vault.clone(), register.mailer.is_some());
    let write = move |tx: &mut Tx<'_>| {
        let principal = authenticate(tx.conn, &access_token, tx.now)?;
        let account = account_of(&principal)?;
        if !on {
            return Err(Error::conflict("mailOff", "this register sends no mail"));
        }
        set_address(tx, &vault, AddressOwner::Account(account), &email)?;
        tx.audit_own(&principal, "account.notifications", account)
    };
    register.write(write).await.map(drop)
}

/// Confirms the notification address with a code.
///
/// # Errors
/// As [`own_notifications`]; `Forbidden` if the code is wrong; `Conflict` if no code is pending.
pub async fn confirm_own_notifications(register: &Register, token: &AccessToken, code: String) -> Result<()> {
    let (access_token, vault) = (token.clone(), register.vault.clone());
    let write = move |tx: &mut Tx<'_>| {
        let principal = authenticate(tx.conn, &access_token, tx.now)?;
        let account = account_of(&principal)?;
        let outcome = confirm(tx, &vault, AddressOwner::Account(account), &code)?;
        if outcome == ConfirmationOutcome::Confirmed {
            tx.audit_own(&principal, "account.notificationsOn", account)?;
        }
        Ok(outcome)
    };
    register.write(write).await?.value.into_result()
}

/// Disables notifications and erases the address.
///
/// # Errors
/// As [`own_notifications`].
pub async fn end_own_notifications(register: &Register, token: &AccessToken) -> Result<()> {
    let access_token = token.clone();
    let write = move |tx: &mut Tx<'_>| {
        let principal = authenticate(tx.conn, &access_token, tx.now)?;
        let account = account_of(&principal)?;
        erase_address(tx, AddressOwner::Account(account))?;
        tx.audit_own(&principal, "account.notificationsOff", account)
    };
    register.write(write).await.map(drop)
}
