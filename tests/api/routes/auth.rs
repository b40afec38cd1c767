//! Authentication and permissions.
mod access_tokens;
mod client_credentials;
mod login;
mod oidc;
mod policy;
