//! Proof of work: whoever files much at once pays in time, and nobody has to say who they are.
//!
//! The register signs a question (`<unix time>.<bits>.<nonce>.<mac>`); the answer is a number for which SHA-256 of
//! `question:number` begins with so many zero bits. No state is kept until a question is used.
use crate::config::random;
use crate::domain::values::Instant;
use crate::service::Tx;
use crate::store::challenges as store;
use crate::{Error, Result};
use anyhow::Context;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL;
use chrono::{DateTime, TimeDelta};
use ring::hmac;
use sha2::{Digest, Sha256};

/// Zero bits: 2^16 tries, which an old phone's browser makes within three seconds.
pub const BITS: u32 = 16;
/// How long a question can be answered.
const GOOD: TimeDelta = TimeDelta::minutes(30);

/// Makes and checks questions. Each process of a register can check what another one made: the key is derived from the instance key.
pub struct ProofOfWork(hmac::Key);

/// A question that was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Solved {
    hash: String,
    expires_at: Instant,
}

impl ProofOfWork {
    pub fn new(key: &[u8; 32]) -> Self {
        Self(hmac::Key::new(hmac::HMAC_SHA256, key))
    }

    /// A question of this time.
    ///
    /// # Errors
    /// If there is no randomness.
    pub fn question(&self, now: Instant) -> Result<String> {
        let begin = format!("{}.{BITS}.{}", now.timestamp(), BASE64URL.encode(random::<12>()?));
        let mac = BASE64URL.encode(hmac::sign(&self.0, begin.as_bytes()));
        Ok(format!("{begin}.{mac}"))
    }

    /// Checks an answer; whether it was used before, [`spend`] tells.
    pub fn check(&self, question: &str, number: u64, now: Instant) -> Option<Solved> {
        let (begin, mac) = question.rsplit_once('.').filter(|_| question.len() <= 200)?;
        hmac::verify(&self.0, begin.as_bytes(), &BASE64URL.decode(mac).ok()?).ok()?;
        let mut parts = begin.split('.');
        let made = DateTime::from_timestamp(parts.next()?.parse().ok()?, 0)?;
        let bits: u32 = parts.next()?.parse().ok()?;
        let expires_at = made + GOOD;
        let digest = Sha256::digest(format!("{question}:{number}"));
        let zeros = u128::from_be_bytes(*digest.first_chunk()?).leading_zeros();
        let good = zeros >= bits && now < expires_at;
        good.then(|| Solved { hash: BASE64URL.encode(Sha256::digest(question)), expires_at })
    }
}

/// Uses an answer up.
///
/// # Errors
/// `Refused` if it was used before.
pub fn spend(tx: &mut Tx<'_>, solved: &Solved) -> Result<()> {
    store::delete_expired_proofs_of_work(tx.conn, tx.now)?;
    if store::mark_proof_of_work_used(tx.conn, &solved.hash, solved.expires_at)
        .context("a proof of work cannot be kept")?
    {
        return Ok(());
    }
    Err(Error::conflict("workUsed", "this proof of work was used before: ask for another question"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_found_and_another_is_none() {
        let work = ProofOfWork::new(&[7; 32]);
        let now: Instant = "2026-03-02T09:00:00Z".parse().unwrap();
        let question = work.question(now).unwrap();
        let number = (0..).find(|number| work.check(&question, *number, now).is_some()).unwrap();
        let solved = work.check(&question, number, now + TimeDelta::minutes(29));
        assert_eq!(solved, work.check(&question, number, now));
        assert_eq!(work.check(&question, number, now + GOOD), None, "too old");
        assert_eq!(ProofOfWork::new(&[8; 32]).check(&question, number, now), None, "another register's");
        let easier = question.replacen(".16.", ".0.", 1);
        assert_eq!(work.check(&easier, number, now), None, "changed");
        assert_eq!(work.check("", 0, now), None);
        let wrong = (0..).find(|number| work.check(&question, *number, now).is_none()).unwrap();
        assert_ne!(wrong, number);
    }
}
