//! Files that belong to a challenge: pictures and plain text that the submitter sends, or that came with a letter. They are taken
//! where the organization says so, cleaned of everything that is not to be seen in them ([`crate::formats::attachments`]), and
//! sealed with the key of the challenge.
//!
//! Cleaning is work for a processor: it is done before the act, one file at a time.
use super::queue::own;
use super::submitter::open;
use super::{CaseSession, Side, erased};
use crate::config::random;
use crate::domain::challenges::{Channel, Receipt, Reference};
use crate::domain::networks::Network;
use crate::domain::policy::Permission;
use crate::domain::values::Sha256 as Digest256;
use crate::formats::attachments::{Kind, cleaned};
use crate::service::access_request::AccessRequest;
use crate::service::auth::AuthContext;
use crate::service::idempotency::{IdempotencyKey, SavedResponse};
use crate::service::rate_limit::RateLimiter;
use crate::service::vault::Vault;
use crate::service::{Register, Tx, settings};
use crate::store::Conn;
use crate::store::attachments::{self as store, About};
use crate::store::challenges::Challenge as Row;
use crate::store::types::Id;
use crate::{Error, Result};
use anyhow::Context;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::sync::Arc;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use uuid::Uuid;

/// How many belong to a challenge at most.
pub const MOST: i64 = 5;
/// In an hour, from one network and in all.
const PER_HOUR: (u32, u32) = (30, 2000);
/// Files that may be on their way at one time: each lies in memory.
const ARRIVING: usize = 8;
/// What is sealed.
const ABOUT: &str = "challengeAttachmentAbout";
const FILE: &str = "challengeAttachment";

/// Where files are taken in.
pub struct AttachmentUploads {
    arriving: Arc<Semaphore>,
    /// One image in memory is enough.
    cleaning: Arc<Semaphore>,
    quota: RateLimiter,
}

impl Default for AttachmentUploads {
    fn default() -> Self {
        let (each, all) = PER_HOUR;
        let (arriving, cleaning) = (Arc::new(Semaphore::new(ARRIVING)), Arc::new(Semaphore::new(1)));
        Self { arriving, cleaning, quota: RateLimiter::new(each, all) }
    }
}

/// A file as both sides see it in a list.
#[derive(Debug, Clone, Serialize)]
pub struct Attachment {
    pub id: Uuid,
    #[serde(flatten)]
    pub kept: StoredFile,
    /// `submitter` or `organization`.
    pub side: String,
    pub on: String,
}

/// What is kept.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct StoredFile {
    #[serde(rename = "type")]
    pub kind: Kind,
    /// In bytes.
    pub size: usize,
    /// SHA-256.
    pub digest: Digest256,
}

/// Who attaches a file.
#[derive(Debug, Clone)]
pub enum By {
    Submitter(Reference, Receipt),
    Handler(AccessRequest, Reference),
}

/// A place for a file that is about to arrive, for somebody who may attach it.
pub struct Place {
    by: By,
    key: Vault,
    _arriving: OwnedSemaphorePermit,
}

impl Register {
    /// Lets somebody in who wants to attach a file, before it arrives.
    ///
    /// # Errors
    /// `Unauthorized`, as with all that a receipt opens, or a token; `Refused` if no file can be attached; `TooMany`.
    pub async fn may_attach(&self, network: Network, by: By) -> Result<Place> {
        let vault = self.vault.clone();
        let key = match by.clone() {
            By::Submitter(reference, receipt) => {
                let may = move |conn: &mut Conn, row: &Row| may(conn, &vault, row, Side::Submitter);
                self.with_receipt(network, (reference, receipt), may).await?
            }
            By::Handler(wish, reference) => {
                let read = move |conn: &mut Conn, by: &AuthContext| {
                    let row = own(conn, by, &reference)?;
                    may(conn, &vault, &row, Side::Organization)
                };
                self.read_as(wish, read).await?
            }
        };
        let busy = |_| Error::Unavailable("many files are arriving".into());
        let arriving = self.attachments.arriving.clone().try_acquire_owned().map_err(busy)?;
        self.attachments.quota.take(network, self.clock.now())?;
        Ok(Place { by, key, _arriving: arriving })
    }

    /// Attaches a file, cleaned.
    ///
    /// # Errors
    /// `Invalid` if it is not of its kind, damaged or too large; those of [`Register::may_attach`].
    pub async fn attach(&self, place: Place, once: IdempotencyKey, kind: Kind, file: Vec<u8>) -> Result<SavedResponse> {
        let Place { by, key, _arriving: arriving } = place;
        let turn = self.attachments.cleaning.clone().acquire_owned().await.context("the register is shutting down")?;
        let clean = move || {
            // Whoever asked may go away: what was begun keeps its places.
            let _places = (turn, arriving);
            let cleaned = cleaned(kind, &file).map_err(|fault| Error::Invalid(vec![fault]))?;
            drop(file);
            let digest = Digest256::of(Sha256::digest(&cleaned.bytes));
            let kept = StoredFile { kind: cleaned.kind, size: cleaned.bytes.len(), digest };
            Ok::<_, Error>((key.seal_file(FILE, &cleaned.bytes)?, super::seal(&key, ABOUT, &kept)?, kept))
        };
        let file = tokio::task::spawn_blocking(clean).await.context("cleaning a file panicked")??;
        let vault = self.vault.clone();
        match by {
            By::Submitter(reference, receipt) => {
                let once = once.with(&receipt);
                let act = move |tx: &mut Tx<'_>| {
                    let row = open(tx.conn, &reference, &receipt)?;
                    attach(tx, &vault, row, Side::Submitter, file)
                };
                self.run_idempotent(None, once, act).await
            }
            By::Handler(wish, reference) => {
                let act = move |tx: &mut Tx<'_>, by: &AuthContext| {
                    let row = own(tx.conn, by, &reference)?;
                    let reply = attach(tx, &vault, row, Side::Organization, file)?;
                    tx.note(by, Permission::HandleChallenge, &reference, None, None)?;
                    Ok(reply)
                };
                self.write_as(wish, once, act).await
            }
        }
    }

    /// A file of a challenge, for its submitter.
    ///
    /// # Errors
    /// As [`Register::conversation`]; `NotFound`.
    pub async fn own_attachment(
        &self,
        network: Network,
        reference: Reference,
        receipt: Receipt,
        id: Uuid,
    ) -> Result<(Attachment, Vec<u8>)> {
        let vault = self.vault.clone();
        let read = move |conn: &mut Conn, row: &Row| read(conn, &vault, row, id);
        self.with_receipt(network, (reference, receipt), read).await
    }

    /// A file of a challenge, for a case handler. That it was read is noted in the audit.
    ///
    /// # Errors
    /// `NotFound` if there is none, or not of this organization.
    pub async fn attachment(
        &self,
        wish: AccessRequest,
        reference: Reference,
        id: Uuid,
    ) -> Result<(Attachment, Vec<u8>)> {
        let vault = self.vault.clone();
        let (wanted, reader) = (reference.clone(), wish.clone());
        let read = move |conn: &mut Conn, by: &AuthContext| {
            let row = own(conn, by, &wanted)?;
            read(conn, &vault, &row, id)
        };
        let found = self.read_as(reader, read).await?;
        let note = move |tx: &mut Tx<'_>| {
            let by = wish.authorize(tx.conn, tx.now)?;
            tx.note(&by, Permission::ReadChallenges, format!("{reference}/attachments/{id}"), None, None)
        };
        self.write(note).await?;
        Ok(found)
    }
}

/// The key of a challenge to which a file may be attached.
fn may(conn: &mut Conn, vault: &Vault, row: &Row, side: Side) -> Result<Vault> {
    let key = super::key(vault, row)?.ok_or_else(erased)?;
    if !settings::load(conn, row.organization_id.0)?.attachments {
        return Err(Error::conflict("attachmentsOff", "this organization takes no files"));
    }
    if row.case()?.closed.is_some() {
        return Err(Error::conflict("closed", "the challenge is closed: nobody reads on"));
    }
    if side == Side::Organization && row.channel == Channel::Web.as_str() {
        return Err(Error::conflict("notTakenIn", "whoever filed this attaches files without help"));
    }
    if store::count(conn, row.id.0)? >= MOST {
        return Err(Error::conflict("tooManyAttachments", format!("there are {MOST} files already")));
    }
    Ok(key)
}

/// Whether the submitter may attach one more.
pub(super) fn open_for_more(conn: &mut Conn, vault: &Vault, row: &Row) -> Result<bool> {
    match may(conn, vault, row, Side::Submitter) {
        Ok(_) => Ok(true),
        Err(Error::Conflict { .. }) => Ok(false),
        Err(error) => Err(error),
    }
}

fn attach(
    tx: &mut Tx<'_>,
    vault: &Vault,
    row: Row,
    side: Side,
    (sealed, sealed_about, kept): (Vec<u8>, String, StoredFile),
) -> Result<SavedResponse> {
    may(tx.conn, vault, &row, side)?;
    let number = i32::try_from(store::count(tx.conn, row.id.0)?).unwrap_or(i32::MAX);
    let work = CaseSession::of(tx, row)?;
    let about = About {
        // By lot: an id that began with the time would tell it.
        id: Id(uuid::Builder::from_random_bytes(random()?).into_uuid()),
        challenge_id: work.row.id,
        number,
        side: side.as_str().into(),
        on_day: work.today(tx.now).to_string(),
        sealed_about,
    };
    let attached = shown(&about, kept);
    store::insert(tx.conn, &store::Attachment { about, sealed })?;
    let body = serde_json::to_value(&attached).context("a file cannot be shown")?;
    Ok(SavedResponse { status: 201, ..SavedResponse::ok(body) })
}

fn shown(about: &About, kept: StoredFile) -> Attachment {
    Attachment { id: about.id.0, kept, side: about.side.clone(), on: about.on_day.clone() }
}

/// Those of a challenge.
pub(super) fn list(conn: &mut Conn, key: &Vault, row: &Row) -> Result<Vec<Attachment>> {
    let all = store::of(conn, row.id.0)?.into_iter();
    all.map(|about| Ok(shown(&about, super::unseal(key, ABOUT, &about.sealed_about)?))).collect()
}

fn read(conn: &mut Conn, vault: &Vault, row: &Row, id: Uuid) -> Result<(Attachment, Vec<u8>)> {
    let key = super::key(vault, row)?.ok_or(Error::NotFound)?;
    let (about, sealed) = store::find(conn, row.id.0, id)?.ok_or(Error::NotFound)?;
    let attached = shown(&about, super::unseal(&key, ABOUT, &about.sealed_about)?);
    Ok((attached, key.unseal_file(FILE, &sealed)?))
}
