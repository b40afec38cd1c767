//! Addresses under which the register is reached from outside: what feeds, exports and site maps name.
use crate::catalog::System;

/// Where a system is read.
pub fn system(public_url: &str, system: &System) -> String {
    format!("{public_url}/v1/systems/{}", system.id)
}
