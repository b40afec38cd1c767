//! Attachments of a challenge: pictures and plain text from the submitter, or received with a letter.
//!
//! Attachments are accepted if the organization's settings say so, stripped of hidden data
//! ([`crate::formats::attachments`]) and sealed with the key of the challenge. Cleaning is CPU-bound: it happens
//! before the write, one file at a time.
use super::case_session::CaseSession;
use super::lookup::{find_by_organization, find_by_receipt};
use super::messages::Side;
use super::sealing::{challenge_key, erased, seal, unseal};
use crate::config::random;
use crate::domain::challenges::{Channel, Receipt, Reference};
use crate::domain::networks::Network;
use crate::domain::policy::Permission;
use crate::domain::values::Sha256 as Digest256;
use crate::formats::attachments::{AttachmentKind, sanitize};
use crate::service::auth::AuthContext;
use crate::service::auth::access_request::AccessRequest;
use crate::service::challenges::lookup;
use crate::service::idempotency::IdempotencyKey;
use crate::service::vault::Vault;
use crate::service::{Register, Tx, settings};
use crate::store::Conn;
use crate::store::challenges::Challenge as Row;
use crate::store::challenges::attachments::{self as store, AttachmentMetadata};
use crate::store::types::Id;
use crate::{Error, Result};
use anyhow::Context;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use tokio::sync::OwnedSemaphorePermit;
use uuid::Uuid;

/// Maximum number of attachments of a challenge.
pub const MAX_FILES: i64 = 5;
/// Sealing purposes of the metadata and the content of a file.
const METADATA_PURPOSE: &str = "challengeAttachmentAbout";
const FILE_PURPOSE: &str = "challengeAttachment";

/// An attachment, as both sides see it in a list.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Attachment {
    pub id: Uuid,
    #[serde(flatten)]
    pub file: StoredFile,
    /// `submitter` or `organization`.
    pub side: String,
    pub on: String,
}

/// The sealed metadata of a file.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct StoredFile {
    #[serde(rename = "type")]
    pub kind: AttachmentKind,
    /// In bytes.
    pub size: usize,
    /// SHA-256.
    pub digest: Digest256,
}

/// The person who attaches a file.
#[derive(Debug, Clone)]
pub enum Uploader {
    Submitter(Reference, Receipt),
    Handler(AccessRequest, Reference),
}

/// Permission to upload one file, with the key of its challenge.
pub struct UploadSlot {
    uploader: Uploader,
    key: Vault,
    upload_permit: OwnedSemaphorePermit,
}

/// Authorizes an upload before the body is read.
///
/// # Errors
/// `Unauthorized` as for every use of a receipt or a token; `Conflict` if the challenge accepts no file;
/// `RateLimited`.
pub async fn reserve_upload(register: &Register, network: Network, uploader: Uploader) -> Result<UploadSlot> {
    let vault = register.vault.clone();
    let key = match uploader.clone() {
        Uploader::Submitter(reference, receipt) => {
            let check = move |conn: &mut Conn, row: &Row| check_upload(conn, &vault, row, Side::Submitter);
            lookup::with_receipt(register, network, (reference, receipt), check).await?
        }
        Uploader::Handler(request, reference) => {
            let read = move |conn: &mut Conn, auth: &AuthContext| {
                let row = find_by_organization(conn, auth, &reference)?;
                check_upload(conn, &vault, &row, Side::Organization)
            };
            register.read_as(request, read).await?
        }
    };
    let busy = |_| Error::Unavailable("too many uploads at the moment".into());
    let upload_permit = register.limits.attachments.uploads.clone().try_acquire_owned().map_err(busy)?;
    register.limits.attachments.rate_limiter.check(network, register.clock.now())?;
    Ok(UploadSlot { uploader, key, upload_permit })
}

/// Cleans a file and attaches it to the challenge.
///
/// # Errors
/// `Invalid` if the file is of another type, damaged or too large; those of [`reserve_upload`].
pub async fn attach(
    register: &Register,
    slot: UploadSlot,
    idempotency_key: IdempotencyKey,
    kind: AttachmentKind,
    file: Vec<u8>,
) -> Result<Attachment> {
    let UploadSlot { uploader, key, upload_permit } = slot;
    let cleaning_permit =
        register.limits.attachments.cleanings.clone().acquire_owned().await.context("the register is shutting down")?;
    let clean = move || {
        // The permits are held until the work ends, even if the client disconnects.
        let _permits = (cleaning_permit, upload_permit);
        let sanitize = sanitize(kind, &file).map_err(|error| Error::Invalid(vec![error]))?;
        drop(file);
        let digest = Digest256::of(Sha256::digest(&sanitize.bytes));
        let file = StoredFile { kind: sanitize.kind, size: sanitize.bytes.len(), digest };
        Ok::<_, Error>((key.seal_file(FILE_PURPOSE, &sanitize.bytes)?, seal(&key, METADATA_PURPOSE, &file)?, file))
    };
    let file = tokio::task::spawn_blocking(clean).await.context("cleaning a file panicked")??;
    let vault = register.vault.clone();
    match uploader {
        Uploader::Submitter(reference, receipt) => {
            let idempotency_key = idempotency_key.with_receipt(&receipt);
            let write = move |tx: &mut Tx<'_>| {
                let row = find_by_receipt(tx.conn, &reference, &receipt)?;
                store_attachment(tx, &vault, row, Side::Submitter, file)
            };
            register.run_idempotent_anonymously(idempotency_key, write).await
        }
        Uploader::Handler(request, reference) => {
            let write = move |tx: &mut Tx<'_>, auth: &AuthContext| {
                let row = find_by_organization(tx.conn, auth, &reference)?;
                let attachment = store_attachment(tx, &vault, row, Side::Organization, file)?;
                tx.audit(auth, Permission::HandleChallenge, &reference, None, None)?;
                Ok(attachment)
            };
            register.write_as(request, idempotency_key, write).await
        }
    }
}

/// Returns an attachment to the submitter.
///
/// # Errors
/// As [`submitter::conversation`](crate::service::challenges::submitter::conversation); `NotFound`.
pub async fn read_own_attachment(
    register: &Register,
    network: Network,
    reference: Reference,
    receipt: Receipt,
    id: Uuid,
) -> Result<(Attachment, Vec<u8>)> {
    let vault = register.vault.clone();
    let read = move |conn: &mut Conn, row: &Row| read(conn, &vault, row, id);
    lookup::with_receipt(register, network, (reference, receipt), read).await
}

/// Returns an attachment to a case handler. The read is audited.
///
/// # Errors
/// `NotFound` if there is no such attachment in this organization.
pub async fn read_attachment(
    register: &Register,
    request: AccessRequest,
    reference: Reference,
    id: Uuid,
) -> Result<(Attachment, Vec<u8>)> {
    let vault = register.vault.clone();
    let (requested, read_request) = (reference.clone(), request.clone());
    let read = move |conn: &mut Conn, auth: &AuthContext| {
        let row = find_by_organization(conn, auth, &requested)?;
        read(conn, &vault, &row, id)
    };
    let attachment = register.read_as(read_request, read).await?;
    let note = move |tx: &mut Tx<'_>| {
        let auth = request.authorize(tx.conn, tx.now)?;
        tx.audit(&auth, Permission::ReadChallenges, format!("{reference}/attachments/{id}"), None, None)
    };
    register.write(note).await?;
    Ok(attachment)
}

/// Returns the key of the challenge, if one more file may be attached.
fn check_upload(conn: &mut Conn, vault: &Vault, row: &Row, side: Side) -> Result<Vault> {
    let key = challenge_key(vault, row)?.ok_or_else(erased)?;
    if !settings::load(conn, row.organization_id.0)?.attachments {
        return Err(Error::conflict("attachmentsOff", "this organization does not accept attachments"));
    }
    if row.case()?.closed.is_some() {
        return Err(Error::conflict("closed", "the challenge is closed"));
    }
    if side == Side::Organization && row.channel == Channel::Web.as_str() {
        return Err(Error::conflict(
            "notTakenIn",
            "the submitter filed this challenge online and attaches files personally",
        ));
    }
    if store::count(conn, row.id.0)? >= MAX_FILES {
        return Err(Error::conflict("tooManyAttachments", format!("a challenge has at most {MAX_FILES} attachments")));
    }
    Ok(key)
}

/// Returns true if the submitter may attach another file.
pub(super) fn accepts_more(conn: &mut Conn, vault: &Vault, row: &Row) -> Result<bool> {
    match check_upload(conn, vault, row, Side::Submitter) {
        Ok(_) => Ok(true),
        Err(Error::Conflict { .. }) => Ok(false),
        Err(error) => Err(error),
    }
}

fn store_attachment(
    tx: &mut Tx<'_>,
    vault: &Vault,
    row: Row,
    side: Side,
    (sealed_content, sealed_metadata, file): (Vec<u8>, String, StoredFile),
) -> Result<Attachment> {
    check_upload(tx.conn, vault, &row, side)?;
    let number = i32::try_from(store::count(tx.conn, row.id.0)?).unwrap_or(i32::MAX);
    let session = CaseSession::load(tx.conn, row)?;
    let metadata = AttachmentMetadata {
        // Random, because a time-ordered id would reveal the time of day.
        id: Id(uuid::Builder::from_random_bytes(random()?).into_uuid()),
        challenge_id: session.row.id,
        number,
        side: side.as_str().into(),
        added_on: session.today(tx.now).to_string(),
        sealed_metadata,
    };
    let attachment = attachment(&metadata, file);
    store::insert(tx.conn, &store::Attachment { metadata, sealed_content })?;
    Ok(attachment)
}

fn attachment(metadata: &AttachmentMetadata, file: StoredFile) -> Attachment {
    Attachment { id: metadata.id.0, file, side: metadata.side.clone(), on: metadata.added_on.clone() }
}

/// Lists the attachments of a challenge.
pub(super) fn list(conn: &mut Conn, key: &Vault, row: &Row) -> Result<Vec<Attachment>> {
    let rows = store::list_by_challenge(conn, row.id.0)?.into_iter();
    rows.map(|metadata| Ok(attachment(&metadata, unseal(key, METADATA_PURPOSE, &metadata.sealed_metadata)?))).collect()
}

fn read(conn: &mut Conn, vault: &Vault, row: &Row, id: Uuid) -> Result<(Attachment, Vec<u8>)> {
    let key = challenge_key(vault, row)?.ok_or(Error::NotFound)?;
    let (metadata, sealed) = store::find(conn, row.id.0, id)?.ok_or(Error::NotFound)?;
    let attachment = attachment(&metadata, unseal(&key, METADATA_PURPOSE, &metadata.sealed_metadata)?);
    Ok((attachment, key.unseal_file(FILE_PURPOSE, &sealed)?))
}
