//! Errors of a login at an issuer.
use crate::Error;

/// Returns the error for an invalid response. Only the server's log has the reason: the details would help an attacker.
pub(super) fn login_failed(reason: &'static str) -> Error {
    tracing::info!(reason, "login at an issuer failed");
    Error::Unauthorized { code: "loginFailed", detail: "the issuer's response is not valid".into() }
}

/// Returns the error for a login that has expired, was finished before or was begun elsewhere.
pub(super) fn login_expired() -> Error {
    Error::Unauthorized {
        code: "loginExpired",
        detail: "the login has expired or was begun in another browser: begin again".into(),
    }
}
