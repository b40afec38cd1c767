//! The register, as commands of the operator use it.
use crate::config::{Clock, Settings};
use crate::service::Register;

/// Opens the register for one command of the operator, even while a server uses the same database.
pub fn open_register(settings: Settings) -> anyhow::Result<Register> {
    Register::open_write_only(settings, Clock::system())
}

/// Converts an error to text that lists every field error.
pub fn describe_error(error: crate::Error) -> anyhow::Error {
    match error {
        crate::Error::Invalid(errors) => {
            let errors: Vec<_> =
                errors.iter().map(|error| format!("{}: {} ({})", error.pointer, error.detail, error.code)).collect();
            anyhow::anyhow!("invalid input:\n  {}", errors.join("\n  "))
        }
        other => other.into(),
    }
}
