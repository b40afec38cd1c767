//! The one error of the register. `http/problem.rs` alone knows how it becomes a response.
use crate::domain::shape::FieldError;
use crate::store::{self, DbErrorKind};

pub type Result<T, E = Error> = std::result::Result<T, E>;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("there is nothing here")]
    NotFound,
    /// The question itself is wrong: pointers name parameters.
    #[error("the request cannot be understood")]
    BadRequest(Vec<FieldError>),
    /// What was sent is well-formed and not acceptable: pointers are into what was sent.
    #[error("some fields are not valid")]
    Invalid(Vec<FieldError>),
    /// The state of the register does not allow it.
    #[error("{detail}")]
    Conflict { code: &'static str, detail: String },
    /// Nobody is told who asks: no token, or none that counts. The reason says no more than the client may know.
    #[error("{detail}")]
    Unauthorized { code: &'static str, detail: String },
    /// It is known who asks, and they may not.
    #[error("{detail}")]
    Forbidden { code: &'static str, detail: String },
    /// The request must say what state it is about.
    #[error("say with If-Match which state you have seen")]
    PreconditionRequired,
    /// What was sent is understood, and contradicts what was sent before.
    #[error("{detail}")]
    Unprocessable { code: &'static str, detail: String },
    #[error("this is more than is taken here: at most {most} bytes")]
    TooLarge { most: usize },
    #[error("the body must be {expected}")]
    UnsupportedMediaType { expected: &'static str },
    /// Too much was asked for; after so many seconds it may be tried again.
    #[error("too many attempts: try again in {seconds} seconds")]
    RateLimited { seconds: u64 },
    #[error("none of the formats that you accept is offered here")]
    NotAcceptable,
    #[error("this method is not offered here")]
    MethodNotAllowed,
    /// The client wants another state than that which is there.
    #[error("this is no longer, or not yet, what you ask for")]
    PreconditionFailed,
    #[error("the answer is shorter than the part of it that you ask for")]
    RangeNotSatisfiable,
    /// Nothing was changed, and it may be tried again.
    #[error("the register cannot do this right now: {0}")]
    Unavailable(String),
    #[error(transparent)]
    Internal(#[from] anyhow::Error),
}

impl Error {
    /// One fault of a query parameter or a part of the path.
    pub fn parameter(name: &str, code: &'static str, detail: impl Into<String>) -> Self {
        Self::BadRequest(vec![FieldError { pointer: format!("/{name}"), code, detail: detail.into() }])
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
            DbErrorKind::Duplicate => Self::conflict("duplicate", "this exists already"),
            DbErrorKind::Unavailable => Self::Unavailable(error.to_string()),
            DbErrorKind::Other => Self::Internal(error.into()),
        }
    }
}
