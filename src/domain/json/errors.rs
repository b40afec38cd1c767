//! Errors in the fields of an input.
use serde::Serialize;

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

/// Appends a member to a JSON Pointer, escaped as RFC 6901 requires.
pub fn child_pointer(pointer: &str, member: &str) -> String {
    format!("{pointer}/{}", member.replace('~', "~0").replace('/', "~1"))
}
