//! E-mail jobs: queue reminders, and send the e-mails in the outbox.
use super::job::{Job, Step};
use crate::Result;
use crate::service::Register;
use crate::service::notifications::{self, MailClaim};
use std::time::Duration;

/// Queues the reminders of the day.
pub const REMINDERS: Job = Job {
    name: "reminders",
    step: queue_reminders,
    interval: Duration::from_secs(60),
    wake_on_append: false,
    max_in_flight: 1,
};

/// Sends due e-mails, a few at a time, so as not to flood the mail server.
pub const OUTBOX: Job =
    Job { name: "outbox", step: send_mail, interval: Duration::from_secs(5), wake_on_append: true, max_in_flight: 4 };

fn queue_reminders(register: &Register) -> Result<Step> {
    Ok(if notifications::queue_reminders(register)? { Step::Progress } else { Step::Idle })
}

fn send_mail(register: &Register) -> Result<Step> {
    let claimed = match notifications::claim_mail(register)? {
        MailClaim::Empty => return Ok(Step::Idle),
        MailClaim::Discarded => return Ok(Step::Progress),
        MailClaim::Mail(claimed) => *claimed,
    };
    let register = register.clone();
    Ok(Step::Detached(Box::new(move || {
        let recorded = notifications::send_mail(&register, &claimed)
            .and_then(|outcome| notifications::record_mail(&register, claimed, outcome));
        // The e-mail is sent again after its claim has expired.
        if let Err(error) = recorded {
            tracing::warn!(%error, "the outcome of an e-mail cannot be recorded");
        }
    })))
}
