//! Sign-in, tokens, and a principal's own account.
pub mod account;
mod factor;
pub mod login;
pub mod notifications;
pub mod oauth;
pub mod oidc;
mod tokens;
