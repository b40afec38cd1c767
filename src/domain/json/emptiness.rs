//! Emptiness: an empty member is the same as an absent one.
use chrono::{DateTime, NaiveDate, Utc};
use serde_json::Value;

/// A value that may be empty. Empty members are left out of the JSON of an object.
pub trait IsEmpty {
    /// Returns true if the value is empty; by default a value never is.
    fn is_empty(&self) -> bool {
        false
    }
}

impl IsEmpty for bool {}
impl IsEmpty for u64 {}
impl IsEmpty for DateTime<Utc> {}
impl IsEmpty for NaiveDate {}
impl IsEmpty for uuid::Uuid {}

impl<T> IsEmpty for Option<T> {
    fn is_empty(&self) -> bool {
        self.is_none()
    }
}

impl<T> IsEmpty for Vec<T> {
    fn is_empty(&self) -> bool {
        self.is_empty()
    }
}

impl IsEmpty for Value {
    fn is_empty(&self) -> bool {
        self.is_null()
    }
}
