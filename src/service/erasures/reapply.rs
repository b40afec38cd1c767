//! Erases again what a restored backup brought back, at the start of the server.
use crate::Result;
use crate::service::{Register, Tx, challenges};
use anyhow::Context;

/// Number of challenges that one query checks.
const CHUNK: usize = 200;

/// Erases content of the ledger that a restored backup brought back. Returns the number of affected challenges.
///
/// # Errors
/// If the ledger or the database cannot be read, or the erasure fails.
pub fn reapply_erasures(register: &Register) -> anyhow::Result<usize> {
    let ledger = register.log.erasure_ledger.read().context("the erasure ledger cannot be read")?;
    let ledger: Vec<_> = ledger.into_iter().collect();
    let mut count = 0;
    for chunk in ledger.chunks(CHUNK) {
        let mut conn = register.db.connection().context("the database is unavailable")?;
        let reappeared = challenges::deadlines::reappeared_after_restore(&mut conn, chunk)?;
        drop(conn);
        if !reappeared.is_empty() {
            count += reappeared.len();
            register.write_blocking(move |tx: &mut Tx<'_>| -> Result<()> {
                reappeared
                    .iter()
                    .try_for_each(|(id, digests)| challenges::deadlines::reapply_erasures(tx, *id, digests))
            })?;
        }
    }
    if count > 0 {
        tracing::warn!(challenges = count, "a restored backup had brought back erased content; it is erased again");
    }
    Ok(count)
}
