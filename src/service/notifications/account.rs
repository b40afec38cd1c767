//! Where case handlers want to be told: an address of their own choice, which nobody else sees.
use super::addresses::{AddressState, Owner, Verdict, address_state, confirm, forget_address, opened, set_address};
use crate::domain::accounts::PrincipalId;
use crate::domain::values::Email;
use crate::service::auth::{AccessToken, Principal, authenticate};
use crate::service::{Register, Tx};
use crate::store::Conn;
use crate::{Error, Result};
use serde::Serialize;
use uuid::Uuid;

/// Where somebody is told, as they see it themselves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OwnNotifications {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// None: there is no address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<AddressState>,
}

/// The account of whoever asks: people only.
fn person(caller: &Principal) -> Result<Uuid> {
    match caller.who {
        PrincipalId::Account(id) => Ok(id),
        _ => Err(Error::forbidden("noAccount", "this is about accounts of people, and a program asks")),
    }
}

impl Register {
    /// Where somebody is told.
    ///
    /// # Errors
    /// `Unauthorized`; `Forbidden` if a program asks.
    pub async fn own_notifications(&self, presented: &AccessToken) -> Result<OwnNotifications> {
        let (by, now) = (presented.clone(), self.clock.now());
        let (vault, on) = (self.vault.clone(), self.mailer.is_some());
        let read = move |conn: &mut Conn| {
            let account = person(&authenticate(conn, &by, now)?)?;
            let recipient = Owner::Account(account).find(conn)?;
            let sealed = recipient.as_ref().and_then(|recipient| recipient.sealed_address.as_deref());
            let email = sealed.map(|sealed| opened(&vault, sealed)).transpose()?;
            Ok(OwnNotifications { email, state: address_state(recipient.as_ref(), on, now.date_naive())? })
        };
        self.read(read).await
    }

    /// Says where somebody wants to be told. A code goes there.
    ///
    /// # Errors
    /// As [`Register::own_notifications`]; `Refused` if this register sends no mail.
    pub async fn set_own_notifications(&self, presented: &AccessToken, email: Email) -> Result<()> {
        let (by, vault, on) = (presented.clone(), self.vault.clone(), self.mailer.is_some());
        let act = move |tx: &mut Tx<'_>| {
            let caller = authenticate(tx.conn, &by, tx.now)?;
            let account = person(&caller)?;
            if !on {
                return Err(Error::conflict("mailOff", "this register sends no mail"));
            }
            set_address(tx, &vault, Owner::Account(account), &email)?;
            tx.note_own(&caller, "account.notifications", account)
        };
        self.write(act).await.map(drop)
    }

    /// Confirms it with the code that came.
    ///
    /// # Errors
    /// As [`Register::own_notifications`]; `Forbidden` if the code is wrong; `Refused` if none is waited for.
    pub async fn confirm_own_notifications(&self, presented: &AccessToken, code: String) -> Result<()> {
        let (by, vault) = (presented.clone(), self.vault.clone());
        let act = move |tx: &mut Tx<'_>| {
            let caller = authenticate(tx.conn, &by, tx.now)?;
            let account = person(&caller)?;
            let verdict = confirm(tx, &vault, Owner::Account(account), &code)?;
            if verdict == Verdict::Confirmed {
                tx.note_own(&caller, "account.notificationsOn", account)?;
            }
            Ok(verdict)
        };
        self.write(act).await?.value.settle()
    }

    /// Stops it, and forgets the address.
    ///
    /// # Errors
    /// As [`Register::own_notifications`].
    pub async fn end_own_notifications(&self, presented: &AccessToken) -> Result<()> {
        let by = presented.clone();
        let act = move |tx: &mut Tx<'_>| {
            let caller = authenticate(tx.conn, &by, tx.now)?;
            let account = person(&caller)?;
            forget_address(tx, Owner::Account(account))?;
            tx.note_own(&caller, "account.notificationsOff", account)
        };
        self.write(act).await.map(drop)
    }
}
