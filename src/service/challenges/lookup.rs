//! Lookup of a challenge on behalf of its organization or of the holder of its receipt.
use crate::domain::challenges::{Receipt, Reference};
use crate::domain::networks::Network;
use crate::service::Register;
use crate::service::auth::AuthContext;
use crate::service::idempotency::IdempotencyKey;
use crate::store::Conn;
use crate::store::challenges::{self as store, Challenge as Row};
use crate::{Error, Result};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL;
use sha2::{Digest, Sha256};

/// Finds a challenge of the organization.
///
/// # Errors
/// `NotFound` if there is no such challenge, or it belongs to another organization.
pub fn find_by_organization(conn: &mut Conn, auth: &AuthContext, reference: &Reference) -> Result<Row> {
    let organization = auth.organization()?.id;
    let row = store::find_by_reference(conn, reference.as_str())?.filter(|row| row.organization_id == organization);
    row.ok_or(Error::NotFound)
}

/// Finds the challenge of a receipt.
///
/// # Errors
/// `Unauthorized`, the same for an unknown reference and a wrong receipt.
pub fn find_by_receipt(conn: &mut Conn, reference: &Reference, receipt: &Receipt) -> Result<Row> {
    // The lookup compares hashes of random secrets, so its duration reveals nothing about them.
    let row = store::find_by_receipt(conn, &receipt_hash(receipt))?;
    row.filter(|row| row.reference == reference.as_str()).ok_or_else(|| Error::Unauthorized {
        code: "receiptUnknown",
        detail: "this is not the receipt of this challenge".into(),
    })
}

/// Returns the stored hash of a receipt. A receipt has 128 random bits and needs neither salt nor a slow hash.
pub fn receipt_hash(receipt: &Receipt) -> String {
    BASE64URL.encode(Sha256::digest([b"challenge receipt".as_slice(), receipt.bits()].concat()))
}

/// Reads the challenge of a receipt on a reader connection, so that guesses never reach the writer thread.
///
/// Only failures count towards the rate limit: a valid receipt always opens its challenge, even from a network whose
/// other clients are throttled.
///
/// # Errors
/// `Unauthorized` as [`find_by_receipt`]; `RateLimited` after many failures; those of `read`.
pub(super) async fn with_receipt<T: Send + 'static>(
    register: &Register,
    network: Network,
    (reference, receipt): (Reference, Receipt),
    read: impl FnOnce(&mut Conn, &Row) -> Result<T> + Send + 'static,
) -> Result<T> {
    let lookup = register.read(move |conn| {
        let row = find_by_receipt(conn, &reference, &receipt)?;
        read(conn, &row)
    });
    let result = lookup.await;
    if let Err(Error::Unauthorized { .. }) = &result {
        // The attempt is not refunded: it counts as a failure.
        let _ = register.limits.receipts.attempt("receipt", network, register.clock.now())?;
    }
    result
}

impl IdempotencyKey {
    /// Binds the key to a receipt: the same key with another receipt is another request.
    pub(super) fn with_receipt(self, receipt: &Receipt) -> Self {
        Self { request_digest: format!("{} {}", self.request_digest, receipt_hash(receipt)), ..self }
    }
}
