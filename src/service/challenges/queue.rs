//! What case handlers read: the queue, and a challenge with all that is private of it.
use super::submitter::{FiledChallenge, PendingSummary};
use super::{CONTACT, Message, NOTE, TEXT, attachments, conversation, unseal};
use crate::domain::challenges::{Case, PublicChallenge, Reference, SubmitterContact};
use crate::domain::policy::Permission;
use crate::service::access_request::AccessRequest;
use crate::service::auth::AuthContext;
use crate::service::vault::Vault;
use crate::service::{Register, Tx};
use crate::store::Conn;
pub use crate::store::challenges::Filter;
use crate::store::challenges::{self as store, Challenge as Row};
use crate::{Error, Result};
use serde::Serialize;

/// A challenge in the queue.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct QueuedChallenge {
    pub challenge: PublicChallenge,
    pub channel: String,
    /// The last day of the next term.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<String>,
    /// `account:<id>`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assigned_to: Option<String>,
}

/// A challenge with all that a case handler needs.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ChallengeCase {
    #[serde(flatten)]
    pub queued: QueuedChallenge,
    /// What was filed; missing once it is erased.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wish: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact: Option<SubmitterContact>,
    pub messages: Vec<Message>,
    pub notes: Vec<CaseNote>,
    pub attachments: Vec<attachments::Attachment>,
    /// A summary that waits for the other side's word.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<PendingSummary>,
}

/// A note for other case handlers.
#[derive(Debug, Clone, Serialize)]
pub struct CaseNote {
    pub at: chrono::DateTime<chrono::Utc>,
    pub by: String,
    pub text: String,
}

/// Some of the queue.
pub struct Page {
    pub items: Vec<QueuedChallenge>,
    pub total: i64,
}

/// A challenge of this organization; another's is nothing.
pub(super) fn own(conn: &mut Conn, by: &AuthContext, reference: &Reference) -> Result<Row> {
    let organization = by.organization()?.id;
    let found = store::find_by_reference(conn, reference.as_str())?.filter(|row| row.organization_id == organization);
    found.ok_or(Error::NotFound)
}

fn queued(row: &Row, case: &Case) -> QueuedChallenge {
    QueuedChallenge {
        challenge: case.public(),
        channel: row.channel.clone(),
        due: row.deadline_on.clone(),
        assigned_to: row.assigned_to.clone(),
    }
}

/// The queue, the next to be answered first.
///
/// # Errors
/// If the database is away.
pub fn list(conn: &mut Conn, by: &AuthContext, filter: &Filter, skip: u32, limit: usize) -> Result<Page> {
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let (rows, total) = store::list(conn, by.organization()?.id.0, filter, i64::from(skip), limit)?;
    let items = rows.iter().map(|row| Ok(queued(row, &row.case()?))).collect::<Result<_>>()?;
    Ok(Page { items, total })
}

impl Register {
    /// A challenge with all that a case handler needs. That it was read is noted in the audit.
    ///
    /// # Errors
    /// `NotFound` if it is another organization's, or nobody's.
    pub async fn open_challenge(&self, wish: AccessRequest, reference: Reference) -> Result<ChallengeCase> {
        let (vault, wanted, reader) = (self.vault.clone(), reference.clone(), wish.clone());
        let opened = self.read_as(reader, move |conn, by| open(conn, &vault, by, &wanted)).await?;
        let note = move |tx: &mut Tx<'_>| {
            let by = wish.authorize(tx.conn, tx.now)?;
            tx.note(&by, Permission::ReadChallenges, reference, None, None)
        };
        self.write(note).await?;
        Ok(opened)
    }
}

/// One, with what is private of it.
///
/// # Errors
/// `NotFound` if it is another organization's, or nobody's.
fn open(conn: &mut Conn, vault: &Vault, by: &AuthContext, reference: &Reference) -> Result<ChallengeCase> {
    let row = own(conn, by, reference)?;
    let case = row.case()?;
    let mut opened = ChallengeCase {
        queued: queued(&row, &case),
        text: None,
        wish: None,
        contact: None,
        messages: Vec::new(),
        notes: Vec::new(),
        attachments: Vec::new(),
        summary: None,
    };
    let Some(key) = super::key(vault, &row)? else { return Ok(opened) };
    if let Some(sealed) = &row.sealed_text {
        let filed: FiledChallenge = unseal(&key, TEXT, sealed)?;
        (opened.text, opened.wish) = (Some(filed.text), filed.wish);
    }
    opened.contact = row.sealed_contact.as_deref().map(|sealed| unseal(&key, CONTACT, sealed)).transpose()?;
    opened.messages = conversation(conn, row.id.0, &key)?;
    opened.attachments = attachments::list(conn, &key, &row)?;
    if let (Some(proposal), Some(sealed)) = (case.proposal, &row.sealed_summary) {
        let text = unseal(&key, super::SUMMARY, sealed)?;
        let (by_submitter, until) = (proposal.by_submitter, proposal.until);
        opened.summary = Some(PendingSummary { text, by_submitter, until });
    }
    let notes = store::list_notes(conn, row.id.0)?.into_iter();
    let notes = notes
        .map(|note| Ok(CaseNote { at: note.at.0, by: note.principal, text: unseal(&key, NOTE, &note.sealed_text)? }));
    opened.notes = notes.collect::<Result<_>>()?;
    Ok(opened)
}
