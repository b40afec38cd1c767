//! What is done by the clock alone.
use super::{Job, Step};
use crate::Result;
use crate::service::{
    Register, Tx, applications, clients, idempotency, imports, invitations, issuers, notifications, sessions, webhooks,
};
use std::time::Duration;

/// Forgets what nobody needs any more. Some of it goes when its like is used, too; here it goes where nobody comes by.
pub const FORGETTING: Job =
    Job { name: "forget", step: forget, rest: Duration::from_secs(3600), follows: false, at_once: 1 };

/// Each takes some of what is too old, and answers how much.
type Forget = fn(&mut Tx<'_>) -> Result<usize>;

const OLD: [(&str, Forget); 9] = [
    ("answers to requests with a key", idempotency::forget),
    ("sessions", sessions::forget),
    ("assertions of clients", clients::forget),
    ("logins at issuers", issuers::forget),
    ("invitations", invitations::forget),
    ("who is behind applications", applications::forget),
    ("rows of imports", imports::purge_expired_rows),
    ("deliveries", webhooks::forget),
    ("mails", notifications::forget),
];

fn forget(register: &Register) -> Result<Step> {
    for (what, forget) in OLD {
        let mut all = 0;
        // One act for each part: nobody waits long for the writer.
        loop {
            let some = register.write_blocking(forget)?.value;
            if some == 0 {
                break;
            }
            all += some;
        }
        if all > 0 {
            tracing::info!(what, number = all, "forgotten");
        }
    }
    Ok(Step::Idle)
}
