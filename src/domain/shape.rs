//! Parsing, JSON Schema and localization of record values, derived from one declaration.
//!
//! [`object!`] and [`codes!`] declare a type once. The parser, which reports every error at once, the JSON Schema and the
//! localized view follow from that declaration, so they cannot disagree.
use super::languages::language_map::LanguageMap;
use super::languages::localizer::Localizer;
use serde::Serialize;
use serde_json::{Map, Value, json};

/// An error in one field of an input.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct FieldError {
    /// JSON Pointer (RFC 6901) into the input: a request body, a row of a file, or `/name` of a parameter.
    pub pointer: String,
    /// A stable code for programs.
    pub code: &'static str,
    /// A sentence for people. It never repeats the value, because that may be private.
    pub detail: String,
}

/// A collection of field errors, so that all of them are reported at once.
#[derive(Debug, Default)]
pub struct FieldErrors(pub Vec<FieldError>);

impl FieldErrors {
    pub fn add(&mut self, pointer: &str, code: &'static str, detail: impl Into<String>) {
        self.0.push(FieldError { pointer: pointer.to_owned(), code, detail: detail.into() });
    }

    /// Returns the value if there are no errors.
    ///
    /// # Errors
    /// The collected errors, sorted by pointer.
    pub fn into_result<T>(mut self, value: T) -> Result<T, Vec<FieldError>> {
        if self.0.is_empty() {
            return Ok(value);
        }
        self.0.sort();
        Err(self.0)
    }
}

/// Named schemas: `$defs` of JSON Schema 2020-12.
pub type Defs = Map<String, Value>;

/// The maximum number of items in a list of a record.
pub const MAX_LIST: usize = 200;

/// A value of the record: parsed, described by a schema, and localized.
pub trait Shape: Sized {
    /// Parses the value at `pointer`. Adds every error, and returns `None` if there is one.
    fn read(value: &Value, pointer: &str, errors: &mut FieldErrors) -> Option<Self>;

    /// Returns the JSON Schema (2020-12) of the type; named types are added to `defs`.
    fn schema(defs: &mut Defs) -> Value;

    /// Returns the value as JSON, localized for one reader.
    fn show(&self, localizer: &mut Localizer) -> Value;

    /// Returns true if the value is empty. Empty members are left out of the JSON.
    fn is_empty(&self) -> bool {
        false
    }

    /// Visits every language map in the value, with its pointer.
    fn texts<'a>(&'a self, _at: &str, _see: &mut TextVisitor<'_, 'a>) {}
}

/// A visitor of language maps, called with the JSON Pointer of each.
pub type TextVisitor<'s, 'a> = dyn FnMut(&str, &'a LanguageMap) + 's;

/// Appends a member to a JSON Pointer, escaped as RFC 6901 requires.
pub fn child_pointer(pointer: &str, member: &str) -> String {
    format!("{pointer}/{}", member.replace('~', "~0").replace('/', "~1"))
}

/// Returns the members of an object. Adds an error for each unknown member.
pub fn expect_object<'a>(
    value: &'a Value,
    allowed: &[&str],
    pointer: &str,
    errors: &mut FieldErrors,
) -> Option<&'a Map<String, Value>> {
    let Some(map) = value.as_object() else {
        errors.add(pointer, "type", "an object is expected here");
        return None;
    };
    for name in map.keys().filter(|name| !allowed.contains(&name.as_str())) {
        errors.add(&child_pointer(pointer, name), "unknownField", "there is no field with this name");
    }
    Some(map)
}

impl<T: Shape> Shape for Option<T> {
    fn read(value: &Value, pointer: &str, errors: &mut FieldErrors) -> Option<Self> {
        // An empty object counts as absent: blank is never a value.
        T::read(value, pointer, errors).map(|read| (!read.is_empty()).then_some(read))
    }
    fn schema(defs: &mut Defs) -> Value {
        T::schema(defs)
    }
    fn show(&self, localizer: &mut Localizer) -> Value {
        self.as_ref().map_or(Value::Null, |value| value.show(localizer))
    }
    fn is_empty(&self) -> bool {
        self.is_none()
    }
    fn texts<'a>(&'a self, pointer: &str, visitor: &mut TextVisitor<'_, 'a>) {
        self.iter().for_each(|value| value.texts(pointer, visitor));
    }
}

impl<T: Shape> Shape for Vec<T> {
    fn read(value: &Value, pointer: &str, errors: &mut FieldErrors) -> Option<Self> {
        let Some(items) = value.as_array() else {
            errors.add(pointer, "type", "a list is expected here");
            return None;
        };
        if items.len() > MAX_LIST {
            errors.add(pointer, "tooMany", format!("the list has {} items, the limit is {MAX_LIST}", items.len()));
            return None;
        }
        let read: Vec<_> =
            items.iter().enumerate().map(|(n, item)| T::read(item, &format!("{pointer}/{n}"), errors)).collect();
        let read: Option<Self> = read.into_iter().collect();
        read.map(|items| items.into_iter().filter(|item| !item.is_empty()).collect())
    }
    fn schema(defs: &mut Defs) -> Value {
        json!({"type": "array", "maxItems": MAX_LIST, "items": T::schema(defs)})
    }
    fn show(&self, localizer: &mut Localizer) -> Value {
        self.iter().map(|item| item.show(localizer)).collect()
    }
    fn is_empty(&self) -> bool {
        self.is_empty()
    }
    fn texts<'a>(&'a self, pointer: &str, visitor: &mut TextVisitor<'_, 'a>) {
        self.iter().enumerate().for_each(|(n, item)| item.texts(&format!("{pointer}/{n}"), visitor));
    }
}

impl Shape for bool {
    fn read(value: &Value, pointer: &str, errors: &mut FieldErrors) -> Option<Self> {
        let read = value.as_bool();
        if read.is_none() {
            errors.add(pointer, "type", "true or false is expected here");
        }
        read
    }
    fn schema(_: &mut Defs) -> Value {
        json!({"type": "boolean"})
    }
    fn show(&self, _: &mut Localizer) -> Value {
        (*self).into()
    }
}

/// The largest integer that every JSON implementation represents exactly (RFC 7493, I-JSON).
pub const MAX_INTEGER: u64 = (1 << 53) - 1;

impl Shape for u64 {
    fn read(value: &Value, pointer: &str, errors: &mut FieldErrors) -> Option<Self> {
        let read = value.as_u64().filter(|number| *number <= MAX_INTEGER);
        if read.is_none() {
            errors.add(pointer, "type", format!("a whole number from 0 to {MAX_INTEGER} is expected here"));
        }
        read
    }
    fn schema(_: &mut Defs) -> Value {
        json!({"type": "integer", "minimum": 0, "maximum": MAX_INTEGER})
    }
    fn show(&self, _: &mut Localizer) -> Value {
        (*self).into()
    }
}

/// Any JSON: the unchanged payload of a source record.
impl Shape for Value {
    fn read(value: &Value, _: &str, _: &mut FieldErrors) -> Option<Self> {
        Some(value.clone())
    }
    fn schema(_: &mut Defs) -> Value {
        json!({})
    }
    fn show(&self, _: &mut Localizer) -> Value {
        self.clone()
    }
    fn is_empty(&self) -> bool {
        self.is_null()
    }
}

/// Parses a string with `parse`. Adds an error with `code` and `expected` if it fails.
pub fn read_text<T>(
    value: &Value,
    pointer: &str,
    errors: &mut FieldErrors,
    code: &'static str,
    expected: &str,
    parse: impl FnOnce(&str) -> Option<T>,
) -> Option<T> {
    let Some(text) = value.as_str() else {
        errors.add(pointer, "type", "a text is expected here");
        return None;
    };
    let read = parse(text);
    if read.is_none() {
        errors.add(pointer, code, expected);
    }
    read
}

/// Declares an object of the record: each member with its JSON name, its type and its documentation.
///
/// Members under `required` must be present; those under `optional` are empty by default and left out when empty.
macro_rules! object {
    (
        $(#[$about:meta])*
        pub struct $name:ident {
            required { $($(#[$rabout:meta])* $rfield:ident $rjson:literal : $rtype:ty,)* }
            optional { $($(#[$oabout:meta])* $ofield:ident $ojson:literal : $otype:ty,)* }
        }
    ) => {
        $(#[$about])*
        #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
        pub struct $name {
            $($(#[$rabout])* #[serde(rename = $rjson)] pub $rfield: $rtype,)*
            $($(#[$oabout])* #[serde(rename = $ojson, default, skip_serializing_if = "crate::domain::shape::Shape::is_empty")]
            pub $ofield: $otype,)*
        }

        #[allow(dead_code, reason = "request bodies need neither of them")]
        impl $name {
            /// The JSON names of the members, in the order of the declaration.
            pub const FIELDS: &'static [&'static str] = &[$($rjson,)* $($ojson,)*];

            /// Creates a value with the required members; the optional ones are empty.
            #[allow(clippy::too_many_arguments, clippy::new_without_default, reason = "one shape for all objects")]
            pub fn new($($rfield: $rtype),*) -> Self {
                Self { $($rfield,)* $($ofield: Default::default(),)* }
            }

            /// Returns true if the member with this JSON name is not empty.
            pub fn has(&self, field: &str) -> bool {
                match field {
                    $($rjson => !$crate::domain::shape::Shape::is_empty(&self.$rfield),)*
                    $($ojson => !$crate::domain::shape::Shape::is_empty(&self.$ofield),)*
                    _ => false,
                }
            }
        }

        impl $crate::domain::shape::Shape for $name {
            fn read(value: &serde_json::Value, pointer: &str, errors: &mut $crate::domain::shape::FieldErrors) -> Option<Self> {
                use $crate::domain::shape::{Shape, child_pointer, expect_object};
                let before = errors.0.len();
                let map = expect_object(value, Self::FIELDS, pointer, errors)?;
                $(
                    let $rfield = match map.get($rjson) {
                        Some(value) if !value.is_null() => <$rtype as Shape>::read(value, &child_pointer(pointer, $rjson), errors),
                        _ => {
                            errors.add(&child_pointer(pointer, $rjson), "required", "this field is required");
                            None
                        }
                    };
                )*
                $(
                    let $ofield = match map.get($ojson) {
                        Some(value) if !value.is_null() => <$otype as Shape>::read(value, &child_pointer(pointer, $ojson), errors),
                        _ => Some(Default::default()),
                    };
                )*
                (errors.0.len() == before).then_some(())?;
                Some(Self { $($rfield: $rfield?,)* $($ofield: $ofield?,)* })
            }

            fn schema(defs: &mut $crate::domain::shape::Defs) -> serde_json::Value {
                use $crate::domain::shape::{Shape, described};
                let name = stringify!($name);
                if !defs.contains_key(name) {
                    defs.insert(name.to_owned(), serde_json::Value::Null);
                    let mut properties = serde_json::Map::new();
                    $(properties.insert($rjson.to_owned(), described(<$rtype as Shape>::schema(defs), &[$(stringify!($rabout)),*]));)*
                    $(properties.insert($ojson.to_owned(), described(<$otype as Shape>::schema(defs), &[$(stringify!($oabout)),*]));)*
                    let required: &[&str] = &[$($rjson),*];
                    let mut schema = serde_json::json!({"type": "object", "additionalProperties": false, "properties": properties});
                    if !required.is_empty() {
                        schema["required"] = serde_json::json!(required);
                    }
                    defs.insert(name.to_owned(), described(schema, &[$(stringify!($about)),*]));
                }
                serde_json::json!({"$ref": format!("#/$defs/{name}")})
            }

            fn is_empty(&self) -> bool {
                let required: &[&str] = &[$($rjson),*];
                required.is_empty() $(&& $crate::domain::shape::Shape::is_empty(&self.$ofield))*
            }

            fn texts<'a>(&'a self, pointer: &str, visitor: &mut $crate::domain::shape::TextVisitor<'_, 'a>) {
                use $crate::domain::shape::{Shape as S, child_pointer};
                $(S::texts(&self.$rfield, &child_pointer(pointer, $rjson), visitor);)*
                $(S::texts(&self.$ofield, &child_pointer(pointer, $ojson), visitor);)*
            }

            fn show(&self, localizer: &mut $crate::domain::languages::localizer::Localizer) -> serde_json::Value {
                use $crate::domain::shape::Shape as S;
                let mut map = serde_json::Map::new();
                $(map.insert($rjson.to_owned(), localizer.member($rjson, |localizer| S::show(&self.$rfield, localizer)));)*
                $(if !S::is_empty(&self.$ofield) {
                    map.insert($ojson.to_owned(), localizer.member($ojson, |localizer| S::show(&self.$ofield, localizer)));
                })*
                serde_json::Value::Object(map)
            }
        }
    };
}
pub(crate) use object;

/// Adds the documentation of a Rust item to its schema as `description`.
pub fn described(mut schema: Value, attributes: &[&str]) -> Value {
    // `stringify!` may break a line after the equals sign, and prints some strings as raw strings.
    let quoted =
        attributes.iter().filter_map(|attribute| attribute.strip_prefix("doc")?.trim_start().strip_prefix('='));
    let lines: Vec<_> = quoted
        .map(|quoted| quoted.trim().trim_start_matches('r').trim_matches('#').trim_matches('"'))
        .map(|line| line.replace("\\\"", "\"").trim().to_owned())
        .collect();
    if !lines.is_empty() {
        schema["description"] = lines.join(" ").into();
    }
    schema
}

/// Adds the documentation of the codes to the schema of their code list as `x-meanings`.
pub fn with_meanings(schema: &mut Value, values: &[(&str, &[&str])]) {
    for (code, attributes) in values.iter().filter(|(_, attributes)| !attributes.is_empty()) {
        if let Some(meaning) = described(json!({}), attributes).get_mut("description") {
            schema["x-meanings"][*code] = meaning.take();
        }
    }
}

/// Declares a code list: an enum with one spelling of each value in code, JSON and schema.
macro_rules! codes {
    ($(#[$about:meta])* pub enum $name:ident { $($(#[$vabout:meta])* $variant:ident = $code:literal,)* }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$vabout])* #[serde(rename = $code)] $variant,)* }

        impl $name {
            /// All values, in the order of the code list.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            pub fn parse(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.as_str() == code)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl $crate::domain::shape::Shape for $name {
            fn read(value: &serde_json::Value, pointer: &str, errors: &mut $crate::domain::shape::FieldErrors) -> Option<Self> {
                let expected = format!("one of these codes is expected: {}", [$($code),*].join(", "));
                $crate::domain::shape::read_text(value, pointer, errors, "unknownCode", &expected, Self::parse)
            }
            fn schema(defs: &mut $crate::domain::shape::Defs) -> serde_json::Value {
                let name = stringify!($name);
                if !defs.contains_key(name) {
                    let mut schema = serde_json::json!({"type": "string", "enum": [$($code),*]});
                    let meanings: &[(&str, &[&str])] = &[$(($code, &[$(stringify!($vabout)),*])),*];
                    $crate::domain::shape::with_meanings(&mut schema, meanings);
                    defs.insert(name.to_owned(), $crate::domain::shape::described(schema, &[$(stringify!($about)),*]));
                }
                serde_json::json!({"$ref": format!("#/$defs/{name}")})
            }
            fn show(&self, _: &mut $crate::domain::languages::localizer::Localizer) -> serde_json::Value {
                self.as_str().into()
            }
        }
    };
}
pub(crate) use codes;
