//! Deliveries to webhooks: made from the log, and sent.
use super::{Job, Step};
use crate::Result;
use crate::service::Register;
use std::time::Duration;

/// Makes deliveries from what the log has gained.
pub const GATHERING: Job =
    Job { name: "gather-deliveries", step: gather, rest: Duration::from_secs(1), follows: true, at_once: 1 };

/// Sends what is due. A receiver may take its time, and has one request at a time.
pub const DELIVERING: Job =
    Job { name: "deliver", step: deliver, rest: Duration::from_secs(1), follows: true, at_once: 16 };

fn gather(register: &Register) -> Result<Step> {
    Ok(if register.gather_deliveries()? { Step::Progress } else { Step::Idle })
}

fn deliver(register: &Register) -> Result<Step> {
    let Some(claimed) = register.claim_delivery()? else { return Ok(Step::Idle) };
    let register = register.clone();
    Ok(Step::Detached(Box::new(move || {
        let noted = register.send_delivery(&claimed).and_then(|attempt| register.note_delivery(claimed, attempt));
        // It is sent again when its claim is over.
        if let Err(error) = noted {
            tracing::warn!(%error, "what came of a delivery was not noted");
        }
    })))
}
