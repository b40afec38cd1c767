//! Notifications by e-mail: reminders are written, and what is in the outbox is sent.
use super::{Job, Step};
use crate::Result;
use crate::service::Register;
use crate::service::notifications::MailClaim;
use std::time::Duration;

/// Writes what the day brings.
pub const REMINDING: Job =
    Job { name: "remind", step: remind, rest: Duration::from_secs(60), follows: false, at_once: 1 };

/// Sends what is due, a few at a time: a mail server is not to be flooded.
pub const MAILING: Job = Job { name: "mail", step: mail, rest: Duration::from_secs(5), follows: true, at_once: 4 };

fn remind(register: &Register) -> Result<Step> {
    Ok(if register.queue_reminders()? { Step::Progress } else { Step::Idle })
}

fn mail(register: &Register) -> Result<Step> {
    let claimed = match register.claim_mail()? {
        MailClaim::Empty => return Ok(Step::Idle),
        MailClaim::Discarded => return Ok(Step::Progress),
        MailClaim::Mail(claimed) => *claimed,
    };
    let register = register.clone();
    Ok(Step::Detached(Box::new(move || {
        let noted = register.send_mail(&claimed).and_then(|outcome| register.note_mail(claimed, outcome));
        // It is sent again later.
        if let Err(error) = noted {
            tracing::warn!(%error, "what came of a mail was not noted");
        }
    })))
}
