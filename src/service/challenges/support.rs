//! "This affects me too": counted once for each browser, without an account.
use super::case_session::CaseSession;
use crate::domain::challenges::{CaseActor, Event, Reference};
use crate::domain::networks::Network;
use crate::domain::values::SupportToken;
use crate::service::Register;
use crate::store::challenges::{self as store, support as supporters};
use crate::{Error, Result};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL;
use ring::hmac;
use serde::Serialize;

/// The result of supporting a challenge.
#[derive(Debug, Clone, Serialize)]
pub struct SupportResult {
    /// The challenge that counts the supporter: the target of the merger, if it was merged.
    pub reference: String,
    /// True if this request was counted; `false` if the browser was counted before.
    pub counted: bool,
}

/// Counts a browser as a supporter of a challenge, once.
///
/// # Errors
/// `NotFound`; `RateLimited`; `Conflict` if the challenge is closed.
pub async fn add_support(
    register: &Register,
    network: Network,
    reference: Reference,
    token: SupportToken,
) -> Result<SupportResult> {
    register.limits.support.check(network, register.clock.now())?;
    let key = hmac::Key::new(hmac::HMAC_SHA256, &register.vault.derive_key("supporter"));
    let write = register.write(move |tx| {
        let requested = store::find_by_reference(tx.conn, reference.as_str())?.ok_or(Error::NotFound)?;
        let row = store::find_merge_target(tx.conn, &requested)?.unwrap_or(requested);
        // The reference is part of the hash, so that the supporters of two challenges cannot be matched.
        let hash = hmac::sign(&key, format!("{} {}", row.reference, token.as_str()).as_bytes());
        let counted = supporters::insert_if_absent(tx.conn, row.id.0, &BASE64URL.encode(hash))?;
        let mut session = CaseSession::load(tx.conn, row)?;
        if counted {
            session.apply(tx, &Event::Support { verified: false }, CaseActor::Reader)?;
        }
        Ok(SupportResult { reference: session.row.reference, counted })
    });
    Ok(write.await?.value)
}
