//! How a value of the record is read, described and shown, from one declaration.
//!
//! [`object!`] and [`codes!`] declare a type once; reading with every fault at once, the JSON Schema and the
//! one-language view all follow from that declaration, so they cannot disagree.
use super::languages::{LanguageMap, Localizer};
use serde::Serialize;
use serde_json::{Map, Value, json};

/// One thing that is wrong with an input, and where.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct FieldError {
    /// JSON Pointer (RFC 6901) into what was sent: a body, a row of a file, or `/name` of a parameter.
    pub pointer: String,
    /// A word for programs to match on; it never changes its meaning.
    pub code: &'static str,
    /// A sentence for people. It never repeats the value, which may be private.
    pub detail: String,
}

/// Collects what is wrong, so that all of it is reported at once.
#[derive(Debug, Default)]
pub struct FieldErrors(pub Vec<FieldError>);

impl FieldErrors {
    pub fn add(&mut self, at: &str, code: &'static str, detail: impl Into<String>) {
        self.0.push(FieldError { pointer: at.to_owned(), code, detail: detail.into() });
    }

    /// `Ok` when nothing is wrong; otherwise the faults in the order of their places.
    pub fn into_result<T>(mut self, value: T) -> Result<T, Vec<FieldError>> {
        if self.0.is_empty() {
            return Ok(value);
        }
        self.0.sort();
        Err(self.0)
    }
}

/// The named schemas that a schema refers to: `$defs` of JSON Schema 2020-12.
pub type Defs = Map<String, Value>;

/// The longest list a record may hold.
pub const MAX_LIST: usize = 200;

/// A value that a record may hold.
pub trait Shape: Sized {
    /// Reads the value at `at`; adds every fault and answers `None` if there is one.
    fn read(value: &Value, at: &str, faults: &mut FieldErrors) -> Option<Self>;

    /// Its JSON Schema (2020-12); named types go to `defs`.
    fn schema(defs: &mut Defs) -> Value;

    /// The value as JSON for a reader of one language (`lang=*`: [`Localizer::all`]).
    fn show(&self, choice: &mut Localizer) -> Value;

    /// True when there is nothing to say: such a member is left out of the JSON.
    fn is_empty(&self) -> bool {
        false
    }

    /// Tells `see` every text in several languages that is in the value at `at`, with its place.
    fn texts<'a>(&'a self, _at: &str, _see: &mut TextVisitor<'_, 'a>) {}
}

/// Who looks at texts: each with its JSON Pointer.
pub type TextVisitor<'s, 'a> = dyn FnMut(&str, &'a LanguageMap) + 's;

/// Appends one member to a JSON Pointer, escaped as RFC 6901 asks.
pub fn child_pointer(at: &str, member: &str) -> String {
    format!("{at}/{}", member.replace('~', "~0").replace('/', "~1"))
}

/// Takes the members of an object and refuses those nobody knows.
pub fn expect_object<'a>(
    value: &'a Value,
    known: &[&str],
    at: &str,
    faults: &mut FieldErrors,
) -> Option<&'a Map<String, Value>> {
    let Some(map) = value.as_object() else {
        faults.add(at, "type", "an object is expected here");
        return None;
    };
    for name in map.keys().filter(|name| !known.contains(&name.as_str())) {
        faults.add(&child_pointer(at, name), "unknownField", "there is no field of this name");
    }
    Some(map)
}

impl<T: Shape> Shape for Option<T> {
    fn read(value: &Value, at: &str, faults: &mut FieldErrors) -> Option<Self> {
        // An object without members says nothing, and blank is never a value.
        T::read(value, at, faults).map(|read| (!read.is_empty()).then_some(read))
    }
    fn schema(defs: &mut Defs) -> Value {
        T::schema(defs)
    }
    fn show(&self, choice: &mut Localizer) -> Value {
        self.as_ref().map_or(Value::Null, |value| value.show(choice))
    }
    fn is_empty(&self) -> bool {
        self.is_none()
    }
    fn texts<'a>(&'a self, at: &str, see: &mut TextVisitor<'_, 'a>) {
        self.iter().for_each(|value| value.texts(at, see));
    }
}

impl<T: Shape> Shape for Vec<T> {
    fn read(value: &Value, at: &str, faults: &mut FieldErrors) -> Option<Self> {
        let Some(items) = value.as_array() else {
            faults.add(at, "type", "a list is expected here");
            return None;
        };
        if items.len() > MAX_LIST {
            faults.add(at, "tooMany", format!("at most {MAX_LIST} items, here are {}", items.len()));
            return None;
        }
        let read: Vec<_> =
            items.iter().enumerate().map(|(n, item)| T::read(item, &format!("{at}/{n}"), faults)).collect();
        // An item that says nothing is none.
        let read: Option<Self> = read.into_iter().collect();
        read.map(|items| items.into_iter().filter(|item| !item.is_empty()).collect())
    }
    fn schema(defs: &mut Defs) -> Value {
        json!({"type": "array", "maxItems": MAX_LIST, "items": T::schema(defs)})
    }
    fn show(&self, choice: &mut Localizer) -> Value {
        self.iter().map(|item| item.show(choice)).collect()
    }
    fn is_empty(&self) -> bool {
        self.is_empty()
    }
    fn texts<'a>(&'a self, at: &str, see: &mut TextVisitor<'_, 'a>) {
        self.iter().enumerate().for_each(|(n, item)| item.texts(&format!("{at}/{n}"), see));
    }
}

impl Shape for bool {
    fn read(value: &Value, at: &str, faults: &mut FieldErrors) -> Option<Self> {
        let read = value.as_bool();
        if read.is_none() {
            faults.add(at, "type", "true or false is expected here");
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

/// The largest integer that every JSON reader keeps exactly (RFC 7493, I-JSON).
pub const MAX_INTEGER: u64 = (1 << 53) - 1;

impl Shape for u64 {
    fn read(value: &Value, at: &str, faults: &mut FieldErrors) -> Option<Self> {
        let read = value.as_u64().filter(|number| *number <= MAX_INTEGER);
        if read.is_none() {
            faults.add(at, "type", format!("a whole number from 0 to {MAX_INTEGER} is expected here"));
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

/// Any JSON: the payload of a source record, kept as it came.
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

/// Reads a string that `parse` understands.
pub fn read_text<T>(
    value: &Value,
    at: &str,
    faults: &mut FieldErrors,
    code: &'static str,
    expected: &str,
    parse: impl FnOnce(&str) -> Option<T>,
) -> Option<T> {
    let Some(text) = value.as_str() else {
        faults.add(at, "type", "a text is expected here");
        return None;
    };
    let read = parse(text);
    if read.is_none() {
        faults.add(at, code, expected);
    }
    read
}

/// Declares an object of the record: each member with its JSON name and its type, documented once.
///
/// Members under `required` must be there; those under `optional` start empty and are left out when empty.
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

        #[allow(dead_code, reason = "what a body is read into is neither made nor asked here")]
        impl $name {
            /// The JSON names of its members, in the order of the declaration.
            pub const FIELDS: &'static [&'static str] = &[$($rjson,)* $($ojson,)*];

            /// With the required members, and nothing else said yet.
            #[allow(clippy::too_many_arguments, clippy::new_without_default, reason = "one shape for all objects")]
            pub fn new($($rfield: $rtype),*) -> Self {
                Self { $($rfield,)* $($ofield: Default::default(),)* }
            }

            /// Whether the member of this JSON name says something.
            pub fn has(&self, field: &str) -> bool {
                match field {
                    $($rjson => !$crate::domain::shape::Shape::is_empty(&self.$rfield),)*
                    $($ojson => !$crate::domain::shape::Shape::is_empty(&self.$ofield),)*
                    _ => false,
                }
            }
        }

        impl $crate::domain::shape::Shape for $name {
            fn read(value: &serde_json::Value, at: &str, faults: &mut $crate::domain::shape::FieldErrors) -> Option<Self> {
                use $crate::domain::shape::{Shape, child_pointer, expect_object};
                let before = faults.0.len();
                let map = expect_object(value, Self::FIELDS, at, faults)?;
                $(
                    let $rfield = match map.get($rjson) {
                        Some(value) if !value.is_null() => <$rtype as Shape>::read(value, &child_pointer(at, $rjson), faults),
                        _ => {
                            faults.add(&child_pointer(at, $rjson), "required", "this must be given");
                            None
                        }
                    };
                )*
                $(
                    let $ofield = match map.get($ojson) {
                        Some(value) if !value.is_null() => <$otype as Shape>::read(value, &child_pointer(at, $ojson), faults),
                        _ => Some(Default::default()),
                    };
                )*
                (faults.0.len() == before).then_some(())?;
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

            fn texts<'a>(&'a self, at: &str, see: &mut $crate::domain::shape::TextVisitor<'_, 'a>) {
                use $crate::domain::shape::{Shape as S, child_pointer};
                $(S::texts(&self.$rfield, &child_pointer(at, $rjson), see);)*
                $(S::texts(&self.$ofield, &child_pointer(at, $ojson), see);)*
            }

            fn show(&self, choice: &mut $crate::domain::languages::Localizer) -> serde_json::Value {
                use $crate::domain::shape::Shape as S;
                let mut map = serde_json::Map::new();
                $(map.insert($rjson.to_owned(), choice.member($rjson, |choice| S::show(&self.$rfield, choice)));)*
                $(if !S::is_empty(&self.$ofield) {
                    map.insert($ojson.to_owned(), choice.member($ojson, |choice| S::show(&self.$ofield, choice)));
                })*
                serde_json::Value::Object(map)
            }
        }
    };
}
pub(crate) use object;

/// Puts the documentation of a Rust item into its schema as `description`.
pub fn described(mut schema: Value, attributes: &[&str]) -> Value {
    // `stringify!` breaks long lines after the equals sign, and writes some strings raw.
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

/// Puts the documentation of a code list's values into its schema as `x-meanings`.
pub fn with_meanings(schema: &mut Value, values: &[(&str, &[&str])]) {
    for (code, attributes) in values.iter().filter(|(_, attributes)| !attributes.is_empty()) {
        if let Some(meaning) = described(json!({}), attributes).get_mut("description") {
            schema["x-meanings"][*code] = meaning.take();
        }
    }
}

/// Declares a code list: an enum whose values have one spelling everywhere.
macro_rules! codes {
    ($(#[$about:meta])* pub enum $name:ident { $($(#[$vabout:meta])* $variant:ident = $code:literal,)* }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$vabout])* #[serde(rename = $code)] $variant,)* }

        impl $name {
            /// Every value, in the order of the code list.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            pub fn parse(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|known| known.as_str() == code)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl $crate::domain::shape::Shape for $name {
            fn read(value: &serde_json::Value, at: &str, faults: &mut $crate::domain::shape::FieldErrors) -> Option<Self> {
                let expected = format!("one of these codes is expected: {}", [$($code),*].join(", "));
                $crate::domain::shape::read_text(value, at, faults, "unknownCode", &expected, Self::parse)
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
            fn show(&self, _: &mut $crate::domain::languages::Localizer) -> serde_json::Value {
                self.as_str().into()
            }
        }
    };
}
pub(crate) use codes;
