//! Challenges: filed, handled, and read.
pub mod answer_templates;
pub mod attachments;
pub mod case_file;
pub mod case_handling;
pub mod submission;
pub mod submitter;
pub mod support;
