//! Language tags, texts in several languages, and the choice of the best one for a reader.
pub mod language_map;
mod localize;
pub mod localizer;
mod tag;
mod text;

pub use language_map::LanguageMap;
pub use localize::{Localize, TextVisitor};
pub use localizer::{LocalizedText, Localizer};
pub use register_derive::Localize;
pub use tag::Lang;
pub(super) use text::check_characters;
pub use text::{Prose, Text};
