//! The retention job, which purges expired rows.
use super::job::{Job, Step};
use crate::Result;
use crate::service::{
    Register, Tx, applications, clients, idempotency, imports, invitations, issuers, notifications, sessions, webhooks,
};
use std::time::Duration;

/// Purges expired rows. Some are also purged when similar rows are used; this job covers the rest.
pub const RETENTION: Job = Job {
    name: "retention",
    step: purge_expired,
    interval: Duration::from_secs(3600),
    wake_on_append: false,
    max_in_flight: 1,
};

/// Purges a part of the expired rows and returns their number.
type Purge = fn(&mut Tx<'_>) -> Result<usize>;

const PURGES: [(&str, Purge); 9] = [
    ("saved responses", idempotency::purge_expired),
    ("sessions", sessions::purge_expired),
    ("client assertions", clients::purge_expired),
    ("login states of issuers", issuers::purge_expired),
    ("invitations", invitations::purge_expired),
    ("contacts of applications", applications::purge_expired),
    ("rows of imports", imports::purge_expired_rows),
    ("webhook deliveries", webhooks::purge_expired),
    ("e-mails", notifications::purge_expired),
];

fn purge_expired(register: &Register) -> Result<Step> {
    for (rows, purge) in PURGES {
        let mut total = 0;
        // One write for each part, so that other writes need not wait long.
        loop {
            let purged = register.write_blocking(purge)?.value;
            if purged == 0 {
                break;
            }
            total += purged;
        }
        if total > 0 {
            tracing::info!(rows, number = total, "purged expired rows");
        }
    }
    Ok(Step::Idle)
}
