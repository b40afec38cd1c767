//! Language tags, texts in several languages, and the choice of the best one for a reader.
//!
//! [`crate::domain::shape`] depends on `language_map` and `localizer`, and `text` depends on it.
pub mod language_map;
pub mod localizer;
mod tag;
mod text;

pub use language_map::LanguageMap;
pub use localizer::{LocalizedText, Localizer};
pub use tag::Lang;
pub(super) use text::check_characters;
pub use text::{Prose, Text};
