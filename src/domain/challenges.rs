//! Challenges: residents question or contest a record or a system, and get a reasoned decision before a deadline.
//!
//! The rules are pure: [`Case::apply`] takes an event, its actor and the day, and returns the next state of the case or
//! the rule that forbids the event.
mod apply_redaction;
mod case;
mod cluster;
mod codes;
mod dated;
pub mod deadlines;
mod event;
mod handling;
pub mod machine;
mod public;
pub mod receipt;
pub mod redaction;
pub mod reference;
mod submission;
pub mod supporters;
#[cfg(test)]
mod tests;

pub use case::{Case, Deadlines, DutySeparation, Filing, PendingSummary, Review, Step};
pub use codes::*;
pub use dated::Dated;
pub use event::{CaseActor, Event, TransitionError};
pub use handling::*;
pub use public::{PublicChallenge, PublicDeadlineMissed, PublicDue, PublicStep};
pub use receipt::Receipt;
pub use redaction::{ChallengeRedaction, FieldText, RedactableField, RedactionNotice};
pub use reference::Reference;
pub use submission::*;
pub use supporters::{PublicSupporters, Supporters};
