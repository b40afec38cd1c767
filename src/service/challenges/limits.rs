//! Limits on challenges: how many are filed, and how many files are uploaded.
use super::proof_of_work::ProofOfWork;
use crate::service::rate_limit::RateLimiter;
use crate::service::vault::Vault;
use std::sync::Arc;
use tokio::sync::Semaphore;

/// Uploads per hour from one network, and in all.
const UPLOADS_PER_HOUR: (u32, u32) = (30, 2000);
/// Maximum number of concurrent uploads: each file is held in memory.
const MAX_CONCURRENT_UPLOADS: usize = 8;

/// Hourly limits as multiples of the limit for one network without proof of work: all networks without proof of work;
/// one network with proof of work; all networks with proof of work.
const TOTAL_FACTOR: u32 = 120;
const SOLVED_FACTOR: u32 = 12;
const TOTAL_SOLVED_FACTOR: u32 = 4000;

/// Rate limits for filing challenges, with and without proof of work.
pub struct FilingLimits {
    pub proof_of_work: ProofOfWork,
    pub solved: RateLimiter,
    pub unsolved: RateLimiter,
}

impl FilingLimits {
    /// Creates the limits. The proof-of-work key is derived from the instance key, so all processes accept each
    /// other's questions. `per_network`: challenges per hour from one network without proof of work.
    pub fn new(vault: &Vault, per_network: u32) -> Self {
        let limiter =
            |network, total| RateLimiter::new(per_network.saturating_mul(network), per_network.saturating_mul(total));
        let proof_of_work = ProofOfWork::new(&vault.derive_key("proofOfWork"));
        Self { proof_of_work, solved: limiter(SOLVED_FACTOR, TOTAL_SOLVED_FACTOR), unsolved: limiter(1, TOTAL_FACTOR) }
    }
}

/// Limits on uploads: concurrency, cleaning and rate.
pub struct AttachmentLimits {
    pub uploads: Arc<Semaphore>,
    /// One permit: a decoded image takes much memory.
    pub cleanings: Arc<Semaphore>,
    pub rate_limiter: RateLimiter,
}

impl Default for AttachmentLimits {
    fn default() -> Self {
        let (per_network, total) = UPLOADS_PER_HOUR;
        let (uploads, cleanings) = (Arc::new(Semaphore::new(MAX_CONCURRENT_UPLOADS)), Arc::new(Semaphore::new(1)));
        Self { uploads, cleanings, rate_limiter: RateLimiter::new(per_network, total) }
    }
}
