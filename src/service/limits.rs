//! Everything that bounds what clients may do at once, or in an hour, so that no one exhausts the register for the
//! others.
use super::challenges::limits::{AttachmentLimits, FilingLimits};
use super::login_throttle::LoginThrottle;
use super::password_hashing::HashingPool;
use super::rate_limit::RateLimiter;
use super::vault::Vault;
use crate::config::Settings;
use crate::domain::values::Instant;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use tokio::sync::Semaphore;

/// Applications of organizations per hour, from one network and in all.
const APPLICATIONS_PER_HOUR: (u32, u32) = (5, 100);
/// Statements of support per hour, from one network, such as a school or library, and in all.
const SUPPORT_PER_HOUR: (u32, u32) = (40, 40_000);
/// Maximum number of concurrent imports: their rows are held in memory.
const MAX_CONCURRENT_IMPORTS: usize = 2;

/// The limits of a process.
pub struct Limits {
    /// Concurrent reads of the database, so that waiting reads do not occupy threads.
    pub read_slots: Arc<Semaphore>,
    pub import_slots: Arc<Semaphore>,
    /// Concurrent password hashing.
    pub password_hashing: HashingPool,
    /// Failed sign-ins.
    pub logins: LoginThrottle,
    /// Wrong receipts.
    pub receipts: LoginThrottle,
    /// Applications of organizations.
    pub applications: RateLimiter,
    /// Submitted challenges, with and without a proof of work.
    pub filing: FilingLimits,
    pub attachments: AttachmentLimits,
    /// Statements of support for challenges.
    pub support: RateLimiter,
    pub reminders: OncePerHour,
}

impl Limits {
    pub fn new(settings: &Settings, vault: &Vault, max_readers: usize) -> Self {
        let rate_limiter = |(per_network, total)| RateLimiter::new(per_network, total);
        Self {
            read_slots: Arc::new(Semaphore::new(max_readers)),
            import_slots: Arc::new(Semaphore::new(MAX_CONCURRENT_IMPORTS)),
            password_hashing: HashingPool::default(),
            logins: LoginThrottle::default(),
            receipts: LoginThrottle::default(),
            applications: rate_limiter(APPLICATIONS_PER_HOUR),
            filing: FilingLimits::new(vault, settings.challenge_rate_limit),
            attachments: AttachmentLimits::default(),
            support: rate_limiter(SUPPORT_PER_HOUR),
            reminders: OncePerHour::default(),
        }
    }
}

/// The last hour in which a task was completed.
#[derive(Default)]
pub struct OncePerHour(AtomicI64);

impl OncePerHour {
    fn hour(now: Instant) -> i64 {
        now.timestamp() / 3600
    }

    /// Returns true if the task was completed in this hour.
    pub fn is_done(&self, now: Instant) -> bool {
        self.0.load(Ordering::SeqCst) == Self::hour(now)
    }

    /// Records that the task was completed.
    pub fn complete(&self, now: Instant) {
        self.0.store(Self::hour(now), Ordering::SeqCst);
    }
}
