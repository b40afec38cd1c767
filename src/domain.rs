//! What is true without a database or a network: the record and its rules, organizations, languages, roles.
//!
//! Values in, values out. Nothing here reads a clock, a file or a socket.
pub mod accounts;
pub mod applications;
pub mod challenges;
pub mod drafts;
pub mod issuers;
pub mod languages;
pub mod networks;
pub mod notifications;
pub mod organizations;
pub mod policy;
pub mod redactions;
pub mod settings;
pub mod shape;
pub mod systems;
pub mod values;
pub mod webhooks;
