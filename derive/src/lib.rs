//! Derives for the objects and code lists of the register: from one declaration follow the parser, the JSON Schema, the
//! serialization and the localized view, so they cannot disagree.
//!
//! The generated code uses the traits in `crate::domain::json` and `crate::domain::languages` of the crate
//! `algorithm-register`; docs/decisions/0011-own-derives.md explains why these derives exist.
#![forbid(unsafe_code)]
mod attributes;
mod code;
mod localize;
mod object;

use proc_macro::TokenStream;
use syn::{DeriveInput, Error, Result, parse_macro_input};

/// Derives `FromJson`, `JsonSchema`, `IsEmpty`, `Serialize`, `Deserialize` and the constant `FIELDS` for a struct.
///
/// The JSON name of a member is its Rust name in camel case. A member may be left out unless it is required; it is then
/// empty (`Default`), and empty members are left out of the JSON. The documentation becomes the description in the
/// schema.
///
/// Attributes of a member: `#[object(required)]`; `#[object(name = "…")]` for another JSON name;
/// `#[object(schema = function)]` for another schema than that of the type.
///
/// Attributes of the struct: `#[object(new)]` generates `new`, which takes the required members; `#[object(has)]`
/// generates `has`, which looks a member up by its JSON name; `#[object(example = json!(…))]` adds an example to the
/// schema, and a unit test that parses it.
#[proc_macro_derive(Object, attributes(object))]
pub fn derive_object(input: TokenStream) -> TokenStream {
    expand(parse_macro_input!(input as DeriveInput), object::expand)
}

/// Derives `FromJson`, `JsonSchema`, `IsEmpty`, `Serialize`, `Deserialize`, `Display`, `ALL`, `as_str` and `parse` for
/// an enum of codes.
///
/// The code of a variant is its name in camel case; `#[code("…")]` gives another spelling. The documentation of a
/// variant becomes the meaning of its code in the schema.
#[proc_macro_derive(Code, attributes(code))]
pub fn derive_code(input: TokenStream) -> TokenStream {
    expand(parse_macro_input!(input as DeriveInput), code::expand)
}

/// Derives `Localize` for an object or a code list that readers get in their language.
#[proc_macro_derive(Localize, attributes(object))]
pub fn derive_localize(input: TokenStream) -> TokenStream {
    expand(parse_macro_input!(input as DeriveInput), localize::expand)
}

fn expand(input: DeriveInput, derive: fn(&DeriveInput) -> Result<proc_macro2::TokenStream>) -> TokenStream {
    derive(&input).unwrap_or_else(Error::into_compile_error).into()
}
