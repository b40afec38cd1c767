//! Messages between the submitter and the organization, sealed with the key of the challenge.
use super::case_session::CaseSession;
use super::sealing::{MESSAGE, seal, unseal};
use crate::domain::json::Code;
use crate::service::vault::Vault;
use crate::service::{Tx, notifications};
use crate::store::Conn;
use crate::store::challenges as store;
use crate::store::types::Id;
use crate::{Error, Result};
use serde::Serialize;
use uuid::Uuid;

/// The most messages of one challenge.
const MAX_MESSAGES: i64 = 500;

/// The side that wrote a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code)]
pub enum Side {
    Submitter,
    Organization,
}

/// A message, as both sides read it.
#[derive(Debug, Clone, Serialize)]
pub struct Message {
    /// `submitter` or `organization`.
    pub side: String,
    /// `message`, `question`, `answer`, `summary` or `dispute`.
    pub kind: String,
    pub on: String,
    pub text: String,
}

/// Adds a message to the conversation of a challenge.
///
/// # Errors
/// `Conflict` if the challenge has the maximum number of messages.
pub fn add_message(
    tx: &mut Tx<'_>,
    session: &CaseSession,
    key: &Vault,
    side: Side,
    kind: &str,
    text: &str,
) -> Result<()> {
    let number = store::count_messages(tx.conn, session.row.id.0)?;
    if number >= MAX_MESSAGES {
        let detail = format!("this challenge already has {MAX_MESSAGES} messages, the maximum");
        return Err(Error::conflict("tooManyMessages", detail));
    }
    let message = store::Message {
        challenge_id: Id(session.row.id.0),
        number: i32::try_from(number).unwrap_or(i32::MAX),
        side: side.as_str().into(),
        kind: kind.into(),
        sent_on: session.today(tx.now).to_string(),
        sealed_text: seal(key, MESSAGE, &text)?,
    };
    store::insert_message(tx.conn, &message)?;
    // A question is an event, and its notification is sent with the event.
    if side == Side::Organization && kind == "message" {
        notifications::message_sent(tx, session, number)?;
    }
    Ok(())
}

/// Lists the messages of a challenge in order.
pub fn list_messages(conn: &mut Conn, challenge: Uuid, key: &Vault) -> Result<Vec<Message>> {
    let messages = store::list_messages(conn, challenge)?.into_iter().map(|message| {
        let text = unseal(key, MESSAGE, &message.sealed_text)?;
        Ok(Message { side: message.side, kind: message.kind, on: message.sent_on, text })
    });
    messages.collect()
}
