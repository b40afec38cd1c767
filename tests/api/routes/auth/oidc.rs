//! Logins at the issuer of an organization.
mod attacks;
mod roles;
mod settings;
