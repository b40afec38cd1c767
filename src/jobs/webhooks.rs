//! Webhook jobs: create deliveries from the log, and send them.
use super::job::{Job, Step};
use crate::Result;
use crate::service::{Register, webhooks};
use std::time::Duration;

/// Creates deliveries from new log entries.
pub const DELIVERY_CREATION: Job = Job {
    name: "delivery-creation",
    step: create_deliveries,
    interval: Duration::from_secs(1),
    wake_on_append: true,
    max_in_flight: 1,
};

/// Sends due deliveries, one at a time to each receiver, which may be slow.
pub const DELIVERY: Job = Job {
    name: "delivery",
    step: send_delivery,
    interval: Duration::from_secs(1),
    wake_on_append: true,
    max_in_flight: 16,
};

fn create_deliveries(register: &Register) -> Result<Step> {
    Ok(if webhooks::gather_deliveries(register)? { Step::Progress } else { Step::Idle })
}

fn send_delivery(register: &Register) -> Result<Step> {
    let Some(claimed) = webhooks::claim_delivery(register)? else { return Ok(Step::Idle) };
    let register = register.clone();
    Ok(Step::Detached(Box::new(move || {
        let recorded = webhooks::send_delivery(&register, &claimed)
            .and_then(|attempt| webhooks::record_delivery(&register, claimed, attempt));
        // The delivery is sent again after its claim has expired.
        if let Err(error) = recorded {
            tracing::warn!(%error, "the outcome of a delivery cannot be recorded");
        }
    })))
}
