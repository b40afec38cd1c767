//! Challenges: filing, reading and handling them.
pub mod answer_templates;
pub mod attachments;
pub mod case_file;
pub mod case_handling;
pub mod intake;
pub mod legal_routes;
pub mod path;
pub mod queue;
pub mod reading;
pub mod schemas;
pub mod submission;
pub mod submitter;
pub mod support;
