//! Signing in, tokens, and a principal's own account.
pub mod account;
pub mod login;
pub mod notifications;
pub mod oauth;
pub mod oidc;
