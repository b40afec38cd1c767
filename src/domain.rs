//! The domain: records and their rules, challenges, organizations, languages, roles.
//!
//! Everything here is pure: no clock, no files, no database, no network.
pub mod accounts;
pub mod applications;
pub mod challenges;
pub mod drafts;
pub mod issuers;
pub mod json;
pub mod languages;
pub mod networks;
pub mod notifications;
pub mod organizations;
pub mod policy;
pub mod redactions;
pub mod settings;
pub mod systems;
pub mod values;
pub mod webhooks;
