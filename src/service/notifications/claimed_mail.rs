//! A mail between the outbox and the mail server.
use super::email::EmailContent;
use crate::domain::values::Email;
use crate::store::notifications::Mail;
use uuid::Uuid;

/// A mail claimed by this process. Not `Debug`: it contains an address.
pub struct ClaimedMail {
    pub(super) mail: Mail,
    pub(super) to: Email,
    pub(super) content: EmailContent,
}

impl ClaimedMail {
    pub(super) fn id(&self) -> Uuid {
        self.mail.id.0
    }
}

/// The outcome of sending a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SendOutcome {
    Sent,
    /// The server permanently rejects this recipient or message.
    Rejected,
    /// The server temporarily rejects this recipient or message.
    Deferred,
    /// The server could not be used.
    Unavailable,
}
