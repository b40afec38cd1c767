//! The second factor in request bodies.
use crate::domain::values::{Line, Secret};
use crate::service::accounts::SecondFactor;

/// Returns the proof of the second factor in a request body.
pub fn proof(totp: Option<Line<20>>, recovery_code: Option<Secret>) -> SecondFactor {
    let code = totp.map(|code| code.as_str().to_owned());
    SecondFactor { code, recovery_code: recovery_code.map(|code| code.reveal().to_owned()) }
}
