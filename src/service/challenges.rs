//! Challenges: submission, conversation, case handling and deadlines.
//!
//! Every event passes through the state machine of [`crate::domain::challenges`]. A public event is appended to the log
//! in the same transaction, with a new version of the public part of the challenge (salted fields). The private part is
//! sealed with a key of the challenge. Nothing here identifies the submitter.
pub mod answer_templates;
pub mod attachments;
pub mod case_handling;
pub(super) mod case_session;
pub mod deadlines;
mod events;
pub(super) mod limits;
mod lookup;
mod messages;
pub mod proof_of_work;
pub mod queue;
mod schedule;
mod sealing;
pub mod submission;
pub mod submitter;
pub mod support;

pub use case_session::CaseUpdate;
pub use messages::{Message, Side};
