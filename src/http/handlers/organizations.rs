//! Organizations: public pages, settings, members, clients, and applications to join.
pub mod applications;
pub mod clients;
pub mod invitations;
pub mod issuers;
pub mod members;
pub mod reading;
pub mod settings;
