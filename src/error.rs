//! The error type of the register. Only `http/response/problem.rs` knows how an error becomes a response.
use crate::domain::json::FieldError;
use crate::store::{self, DbErrorKind};

pub type Result<T, E = Error> = std::result::Result<T, E>;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("not found")]
    NotFound,
    /// Invalid query or path parameters. Pointers name the parameters.
    #[error("the request is not valid")]
    BadRequest(Vec<FieldError>),
    /// A well-formed body with unacceptable content. Pointers point into the body.
    #[error("some fields are not valid")]
    Invalid(Vec<FieldError>),
    /// The current state of the register does not allow the request.
    #[error("{detail}")]
    Conflict { code: &'static str, detail: String },
    /// Missing or invalid credentials. The detail reveals only what the client may know.
    #[error("{detail}")]
    Unauthorized { code: &'static str, detail: String },
    /// The principal does not have the required permission.
    #[error("{detail}")]
    Forbidden { code: &'static str, detail: String },
    /// The request must name the version it is based on.
    #[error("the If-Match header is required")]
    PreconditionRequired,
    /// The request is well-formed but contradicts an earlier request.
    #[error("{detail}")]
    Unprocessable { code: &'static str, detail: String },
    #[error("the body exceeds the limit of {limit} bytes")]
    TooLarge { limit: usize },
    #[error("the content type of the body must be {expected}")]
    UnsupportedMediaType { expected: &'static str },
    /// Too many requests. The client may retry after the given number of seconds.
    #[error("too many requests: try again in {seconds} seconds")]
    RateLimited { seconds: u64 },
    #[error("none of the accepted media types is available")]
    NotAcceptable,
    #[error("the method is not allowed for this resource")]
    MethodNotAllowed,
    /// The entity tag of the request does not match the current state.
    #[error("the current state does not match the If-Match header")]
    PreconditionFailed,
    #[error("the requested range exceeds the length of the response")]
    RangeNotSatisfiable,
    /// A temporary failure. Nothing was changed, so the request can be retried.
    #[error("the service is temporarily unavailable: {0}")]
    Unavailable(String),
    #[error(transparent)]
    Internal(#[from] anyhow::Error),
}

impl Error {
    /// Creates the error for one invalid query or path parameter.
    pub fn parameter(name: &str, code: &'static str, detail: impl Into<String>) -> Self {
        Self::BadRequest(vec![FieldError { pointer: format!("/{name}"), code, detail: detail.into() }])
    }

    /// Creates the error for a body that cannot be read: its pointer is that of the whole body (RFC 6901, section 5).
    pub fn body(code: &'static str, detail: impl Into<String>) -> Self {
        Self::BadRequest(vec![FieldError { pointer: String::new(), code, detail: detail.into() }])
    }

    pub fn forbidden(code: &'static str, detail: impl Into<String>) -> Self {
        Self::Forbidden { code, detail: detail.into() }
    }

    pub fn conflict(code: &'static str, detail: impl Into<String>) -> Self {
        Self::Conflict { code, detail: detail.into() }
    }
}

impl From<store::DbError> for Error {
    fn from(error: store::DbError) -> Self {
        match store::classify(&error) {
            DbErrorKind::NotFound => Self::NotFound,
            DbErrorKind::Duplicate => Self::conflict("duplicate", "the resource already exists"),
            DbErrorKind::Unavailable => Self::Unavailable(error.to_string()),
            DbErrorKind::Other => Self::Internal(error.into()),
        }
    }
}
