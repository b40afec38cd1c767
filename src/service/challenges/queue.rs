//! The queue of case handlers, and the case file of a challenge.
use super::attachments;
use super::lookup::find_by_organization;
use super::messages::{Message, list_messages};
use super::sealing::{CONTACT, NOTE, SUMMARY, TEXT, challenge_key, unseal};
use super::submitter::{FiledChallenge, PendingSummary};
use crate::Result;
use crate::domain::challenges::{Case, PublicChallenge, Reference, SubmitterContact};
use crate::domain::policy::Permission;
use crate::service::auth::AuthContext;
use crate::service::auth::access_request::AccessRequest;
use crate::service::vault::Vault;
use crate::service::{Register, Tx};
use crate::store::Conn;
pub use crate::store::challenges::Filter;
use crate::store::challenges::{self as store, Challenge as Row};
use serde::Serialize;

/// A challenge in the queue.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct QueuedChallenge {
    pub challenge: PublicChallenge,
    pub channel: String,
    /// The next deadline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<String>,
    /// `account:<id>`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assigned_to: Option<String>,
}

/// The case file of a challenge, with its private part.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ChallengeCase {
    #[serde(flatten)]
    pub queued: QueuedChallenge,
    /// The submitted text; absent once it is erased.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wish: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact: Option<SubmitterContact>,
    pub messages: Vec<Message>,
    pub notes: Vec<CaseNote>,
    pub attachments: Vec<attachments::Attachment>,
    /// A proposed summary that awaits the other side.
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

/// A page of the queue.
pub struct QueuePage {
    pub items: Vec<QueuedChallenge>,
    pub total: i64,
}

fn queued_challenge(row: &Row, case: &Case) -> QueuedChallenge {
    QueuedChallenge {
        challenge: case.public(),
        channel: row.channel.clone(),
        due: row.deadline_on.clone(),
        assigned_to: row.assigned_to.clone(),
    }
}

/// Lists the queue by next deadline.
///
/// # Errors
/// If the database is unavailable.
pub fn list(conn: &mut Conn, auth: &AuthContext, filter: &Filter, skip: u32, limit: usize) -> Result<QueuePage> {
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let (rows, total) = store::list(conn, auth.organization()?.id.0, filter, i64::from(skip), limit)?;
    let items = rows.iter().map(|row| Ok(queued_challenge(row, &row.case()?))).collect::<Result<_>>()?;
    Ok(QueuePage { items, total })
}

/// Returns the case file of a challenge. The read is audited.
///
/// # Errors
/// `NotFound` if there is no such challenge in the organization.
pub async fn read_case(register: &Register, request: AccessRequest, reference: Reference) -> Result<ChallengeCase> {
    let (vault, requested, read_request) = (register.vault.clone(), reference.clone(), request.clone());
    let case_file = register.read_as(read_request, move |conn, auth| load_case(conn, &vault, auth, &requested)).await?;
    let note = move |tx: &mut Tx<'_>| {
        let auth = request.authorize(tx.conn, tx.now)?;
        tx.audit(&auth, Permission::ReadChallenges, reference, None, None)
    };
    register.write(note).await?;
    Ok(case_file)
}

/// Loads the case file of a challenge of the organization.
///
/// # Errors
/// `NotFound` if there is no such challenge in the organization.
fn load_case(conn: &mut Conn, vault: &Vault, auth: &AuthContext, reference: &Reference) -> Result<ChallengeCase> {
    let row = find_by_organization(conn, auth, reference)?;
    let case = row.case()?;
    let mut case_file = ChallengeCase {
        queued: queued_challenge(&row, &case),
        text: None,
        wish: None,
        contact: None,
        messages: Vec::new(),
        notes: Vec::new(),
        attachments: Vec::new(),
        summary: None,
    };
    let Some(key) = challenge_key(vault, &row)? else { return Ok(case_file) };
    if let Some(sealed) = &row.sealed_text {
        let filed: FiledChallenge = unseal(&key, TEXT, sealed)?;
        (case_file.text, case_file.wish) = (Some(filed.text), filed.wish);
    }
    case_file.contact = row.sealed_contact.as_deref().map(|sealed| unseal(&key, CONTACT, sealed)).transpose()?;
    case_file.messages = list_messages(conn, row.id.0, &key)?;
    case_file.attachments = attachments::list(conn, &key, &row)?;
    if let (Some(proposal), Some(sealed)) = (case.proposal, &row.sealed_summary) {
        let text = unseal(&key, SUMMARY, sealed)?;
        let (by_submitter, until) = (proposal.by_submitter, proposal.until);
        case_file.summary = Some(PendingSummary { text, by_submitter, until });
    }
    let notes = store::list_notes(conn, row.id.0)?.into_iter();
    let notes = notes
        .map(|note| Ok(CaseNote { at: note.at.0, by: note.principal, text: unseal(&key, NOTE, &note.sealed_text)? }));
    case_file.notes = notes.collect::<Result<_>>()?;
    Ok(case_file)
}
