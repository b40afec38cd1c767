//! Parsing of JSON values that reports every error at once.
use super::emptiness::IsEmpty;
use super::errors::{FieldErrors, child_pointer};
use serde_json::{Map, Value};

/// The maximum number of items in a list.
pub const MAX_LIST: usize = 200;

/// The largest integer that every JSON implementation represents exactly (RFC 7493, I-JSON).
pub const MAX_INTEGER: u64 = (1 << 53) - 1;

/// A value that is parsed from JSON.
pub trait FromJson: Sized {
    /// Parses the value at `pointer`. Adds every error, and returns `None` if there is one.
    fn from_json(value: &Value, pointer: &str, errors: &mut FieldErrors) -> Option<Self>;
}

/// A reader of the members of an object.
#[derive(Debug)]
pub struct ObjectReader<'a> {
    members: &'a Map<String, Value>,
    pointer: &'a str,
    errors: &'a mut FieldErrors,
    errors_before: usize,
}

impl<'a> ObjectReader<'a> {
    /// Begins to read an object. Adds an error for each member that is not allowed.
    pub fn new(value: &'a Value, allowed: &[&str], pointer: &'a str, errors: &'a mut FieldErrors) -> Option<Self> {
        let errors_before = errors.0.len();
        let members = expect_object(value, allowed, pointer, errors)?;
        Some(Self { members, pointer, errors, errors_before })
    }

    /// Parses a member that must be present.
    pub fn required<T: FromJson>(&mut self, name: &str) -> Option<T> {
        let pointer = child_pointer(self.pointer, name);
        let Some(value) = self.present(name) else {
            self.errors.add(&pointer, "required", "this field is required");
            return None;
        };
        T::from_json(value, &pointer, self.errors)
    }

    /// Parses a member that may be absent or null; it is then empty.
    pub fn optional<T: FromJson + Default>(&mut self, name: &str) -> Option<T> {
        match self.present(name) {
            Some(value) => T::from_json(value, &child_pointer(self.pointer, name), self.errors),
            None => Some(T::default()),
        }
    }

    /// Returns `None` if the object has an error.
    pub fn finish(self) -> Option<()> {
        (self.errors.0.len() == self.errors_before).then_some(())
    }

    fn present(&self, name: &str) -> Option<&'a Value> {
        self.members.get(name).filter(|value| !value.is_null())
    }
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

impl<T: FromJson + IsEmpty> FromJson for Option<T> {
    fn from_json(value: &Value, pointer: &str, errors: &mut FieldErrors) -> Option<Self> {
        // An empty object counts as absent: blank is never a value.
        T::from_json(value, pointer, errors).map(|read| (!read.is_empty()).then_some(read))
    }
}

impl<T: FromJson + IsEmpty> FromJson for Vec<T> {
    fn from_json(value: &Value, pointer: &str, errors: &mut FieldErrors) -> Option<Self> {
        let Some(items) = value.as_array() else {
            errors.add(pointer, "type", "a list is expected here");
            return None;
        };
        if items.len() > MAX_LIST {
            errors.add(pointer, "tooManyItems", format!("the list has {} items, the limit is {MAX_LIST}", items.len()));
            return None;
        }
        // Collected in two steps, because the second one stops at the first item with an error.
        let read: Vec<_> =
            items.iter().enumerate().map(|(n, item)| T::from_json(item, &format!("{pointer}/{n}"), errors)).collect();
        let read: Option<Self> = read.into_iter().collect();
        read.map(|items| items.into_iter().filter(|item| !item.is_empty()).collect())
    }
}

impl FromJson for bool {
    fn from_json(value: &Value, pointer: &str, errors: &mut FieldErrors) -> Option<Self> {
        let read = value.as_bool();
        if read.is_none() {
            errors.add(pointer, "type", "true or false is expected here");
        }
        read
    }
}

impl FromJson for u64 {
    fn from_json(value: &Value, pointer: &str, errors: &mut FieldErrors) -> Option<Self> {
        let read = value.as_u64().filter(|number| *number <= MAX_INTEGER);
        if read.is_none() {
            errors.add(pointer, "type", format!("a whole number from 0 to {MAX_INTEGER} is expected here"));
        }
        read
    }
}

/// Any JSON: the unchanged payload of a source record.
impl FromJson for Value {
    fn from_json(value: &Value, _: &str, _: &mut FieldErrors) -> Option<Self> {
        Some(value.clone())
    }
}
