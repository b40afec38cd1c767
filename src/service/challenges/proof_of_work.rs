//! Proof of work for submitters who file many challenges without identifying themselves.
//!
//! The register signs a question (`<unix time>.<bits>.<nonce>.<mac>`). The answer is a number for which SHA-256 of
//! `question:number` begins with the required zero bits. No state is stored until a question is used.
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

/// Required zero bits: 2^16 attempts, about three seconds in the browser of an old phone.
pub const BITS: u32 = 16;
/// Time in which a question can be answered.
const QUESTION_LIFETIME: TimeDelta = TimeDelta::minutes(30);

/// Issues and checks questions. The key is derived from the instance key, so each process can check the questions of
/// the others.
pub struct ProofOfWork(hmac::Key);

/// A correctly answered question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Solved {
    hash: String,
    expires_at: Instant,
}

impl ProofOfWork {
    pub fn new(key: &[u8; 32]) -> Self {
        Self(hmac::Key::new(hmac::HMAC_SHA256, key))
    }

    /// Issues a question.
    ///
    /// # Errors
    /// If the random number generator is unavailable.
    pub fn question(&self, now: Instant) -> Result<String> {
        let payload = format!("{}.{BITS}.{}", now.timestamp(), BASE64URL.encode(random::<12>()?));
        let mac = BASE64URL.encode(hmac::sign(&self.0, payload.as_bytes()));
        Ok(format!("{payload}.{mac}"))
    }

    /// Checks an answer. Reuse is checked by [`spend`].
    pub fn check(&self, question: &str, number: u64, now: Instant) -> Option<Solved> {
        let (payload, mac) = question.rsplit_once('.').filter(|_| question.len() <= 200)?;
        hmac::verify(&self.0, payload.as_bytes(), &BASE64URL.decode(mac).ok()?).ok()?;
        let mut parts = payload.split('.');
        let issued_at = DateTime::from_timestamp(parts.next()?.parse().ok()?, 0)?;
        let bits: u32 = parts.next()?.parse().ok()?;
        let expires_at = issued_at + QUESTION_LIFETIME;
        let digest = Sha256::digest(format!("{question}:{number}"));
        let zeros = u128::from_be_bytes(*digest.first_chunk()?).leading_zeros();
        let valid = zeros >= bits && now < expires_at;
        valid.then(|| Solved { hash: BASE64URL.encode(Sha256::digest(question)), expires_at })
    }
}

/// Records an answer as used.
///
/// # Errors
/// `Conflict` if it was used before.
pub fn spend(tx: &mut Tx<'_>, solved: &Solved) -> Result<()> {
    store::delete_expired_proofs_of_work(tx.conn, tx.now)?;
    if store::mark_proof_of_work_used(tx.conn, &solved.hash, solved.expires_at)
        .context("a proof of work cannot be saved")?
    {
        return Ok(());
    }
    Err(Error::conflict("proofOfWorkUsed", "this proof of work was used before: request another question"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_correct_answers_in_time_are_accepted() {
        let proof_of_work = ProofOfWork::new(&[7; 32]);
        let now: Instant = "2026-03-02T09:00:00Z".parse().unwrap();
        let question = proof_of_work.question(now).unwrap();
        let number = (0..).find(|number| proof_of_work.check(&question, *number, now).is_some()).unwrap();
        let solved = proof_of_work.check(&question, number, now + TimeDelta::minutes(29));
        assert_eq!(solved, proof_of_work.check(&question, number, now));
        assert_eq!(proof_of_work.check(&question, number, now + QUESTION_LIFETIME), None, "too old");
        assert_eq!(ProofOfWork::new(&[8; 32]).check(&question, number, now), None, "the question of another register");
        let easier = question.replacen(".16.", ".0.", 1);
        assert_eq!(proof_of_work.check(&easier, number, now), None, "changed");
        assert_eq!(proof_of_work.check("", 0, now), None);
        let wrong = (0..).find(|number| proof_of_work.check(&question, *number, now).is_none()).unwrap();
        assert_ne!(wrong, number);
    }
}
