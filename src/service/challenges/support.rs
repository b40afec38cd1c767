//! "This affects me too": once for each browser, without an account.
use super::CaseSession;
use crate::domain::challenges::{By, Event, Reference};
use crate::domain::networks::Network;
use crate::domain::values::SupportToken;
use crate::service::Register;
use crate::store::{challenges as store, support as supporters};
use crate::{Error, Result};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL;
use ring::hmac;
use serde::Serialize;

/// From one network, where a school or a library may sit behind one address, and in all.
pub const PER_HOUR: (u32, u32) = (40, 40_000);

/// What came of it.
#[derive(Debug, Clone, Serialize)]
pub struct SupportResult {
    /// The challenge that counts it: the one that it was merged into, if it was.
    pub reference: String,
    /// Whether it is counted with this; it was before otherwise.
    pub counted: bool,
}

impl Register {
    /// Counts a browser among those whom a challenge affects, too: once.
    ///
    /// # Errors
    /// `NotFound`; `TooMany`; `Refused` once it is closed.
    pub async fn support(&self, network: Network, reference: Reference, token: SupportToken) -> Result<SupportResult> {
        self.supports.check(network, self.clock.now())?;
        let key = hmac::Key::new(hmac::HMAC_SHA256, &self.vault.derived("supporter"));
        let act = self.write(move |tx| {
            let asked = store::by_reference(tx.conn, reference.as_str())?.ok_or(Error::NotFound)?;
            let row = store::answered_with(tx.conn, &asked)?.unwrap_or(asked);
            // Of the challenge, too: what one browser says of two cannot be told to come from one.
            let hash = hmac::sign(&key, format!("{} {}", row.reference, token.as_str()).as_bytes());
            let counted = supporters::put(tx.conn, row.id.0, &BASE64URL.encode(hash))?;
            let mut work = CaseSession::of(tx, row)?;
            if counted {
                work.happen(tx, &Event::Support { verified: false }, By::Reader)?;
            }
            Ok(SupportResult { reference: work.row.reference, counted })
        });
        Ok(act.await?.value)
    }
}
