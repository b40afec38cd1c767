//! JSON values of the domain: parsing that reports every error at once, JSON Schemas, and emptiness.
//!
//! The derives [`Object`] and [`Code`] implement the traits of this module for a struct or an enum of codes. The parser
//! and the schema follow from the same declaration, so they cannot disagree. [`crate::domain::languages::Localize`]
//! adds the view in the language of a reader.
mod emptiness;
mod errors;
mod from_json;
mod schema;
#[cfg(test)]
mod tests;

pub use emptiness::IsEmpty;
pub use errors::{FieldError, FieldErrors, child_pointer};
pub use from_json::{FromJson, MAX_INTEGER, MAX_LIST, ObjectReader, expect_object, read_text};
pub use register_derive::{Code, Object};
pub use schema::{CodeListSchema, Defs, JsonSchema, MemberSchema, ObjectSchema, reference};
