//! Errors as problem documents (RFC 9457), with the table of statuses and codes.
use crate::Error;
use crate::domain::json::FieldError;
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, ResponseError};
use serde::Serialize;
use utoipa::ToSchema;

/// A problem document (RFC 9457).
#[derive(Debug, Serialize, ToSchema)]
pub struct Problem {
    /// A URN that never changes its meaning: `urn:algorithm-register:problem:<code>`.
    #[serde(rename = "type")]
    kind: String,
    /// Summary of the type, the same for each problem of its kind.
    title: &'static str,
    status: u16,
    /// Explanation of this occurrence, for people.
    detail: String,
    /// Code for programs.
    code: &'static str,
    /// All errors of the request at once.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    errors: Vec<ProblemPart>,
}

/// One error of a request.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProblemPart {
    /// JSON Pointer into the body, or `/name` of a parameter.
    pointer: String,
    /// Code for programs.
    code: &'static str,
    /// Message for people.
    detail: String,
}

impl From<FieldError> for ProblemPart {
    fn from(error: FieldError) -> Self {
        let FieldError { pointer, code, detail } = error;
        Self { pointer, code, detail }
    }
}

impl Error {
    fn kind(&self) -> (StatusCode, &'static str) {
        match self {
            Self::NotFound => (StatusCode::NOT_FOUND, "notFound"),
            Self::BadRequest(_) => (StatusCode::BAD_REQUEST, "badRequest"),
            Self::Invalid(_) => (StatusCode::UNPROCESSABLE_ENTITY, "invalid"),
            Self::Conflict { code, .. } => (StatusCode::CONFLICT, code),
            Self::Unauthorized { code, .. } => (StatusCode::UNAUTHORIZED, code),
            Self::Forbidden { code, .. } => (StatusCode::FORBIDDEN, code),
            Self::PreconditionRequired => (StatusCode::PRECONDITION_REQUIRED, "preconditionRequired"),
            Self::Unprocessable { code, .. } => (StatusCode::UNPROCESSABLE_ENTITY, code),
            Self::TooLarge { .. } => (StatusCode::PAYLOAD_TOO_LARGE, "tooLarge"),
            Self::UnsupportedMediaType { .. } => (StatusCode::UNSUPPORTED_MEDIA_TYPE, "unsupportedMediaType"),
            Self::RateLimited { .. } => (StatusCode::TOO_MANY_REQUESTS, "tooMany"),
            Self::NotAcceptable => (StatusCode::NOT_ACCEPTABLE, "notAcceptable"),
            Self::MethodNotAllowed => (StatusCode::METHOD_NOT_ALLOWED, "methodNotAllowed"),
            Self::PreconditionFailed => (StatusCode::PRECONDITION_FAILED, "preconditionFailed"),
            Self::RangeNotSatisfiable => (StatusCode::RANGE_NOT_SATISFIABLE, "rangeNotSatisfiable"),
            Self::Unavailable(_) => (StatusCode::SERVICE_UNAVAILABLE, "unavailable"),
            Self::Internal(_) => (StatusCode::INTERNAL_SERVER_ERROR, "internal"),
        }
    }
}

/// Returns the title of the problems with a status.
fn title(status: StatusCode) -> &'static str {
    match status {
        StatusCode::UNPROCESSABLE_ENTITY => "The request cannot be processed",
        StatusCode::UNAUTHORIZED => "Authentication failed",
        StatusCode::SERVICE_UNAVAILABLE => "Temporarily unavailable",
        other => other.canonical_reason().unwrap_or("Error"),
    }
}

impl ResponseError for Error {
    fn status_code(&self) -> StatusCode {
        self.kind().0
    }

    fn error_response(&self) -> HttpResponse {
        let (status, code) = self.kind();
        let detail = match self {
            // The cause is for the operator only.
            Self::Internal(error) => {
                tracing::error!(error = %format!("{error:#}"), "internal error");
                "an internal error occurred".to_owned()
            }
            Self::Unavailable(reason) => {
                tracing::warn!(%reason, "unavailable");
                "the service is temporarily unavailable; try again".to_owned()
            }
            other => other.to_string(),
        };
        let errors = match self {
            Self::BadRequest(errors) | Self::Invalid(errors) => errors.iter().cloned().map(ProblemPart::from).collect(),
            _ => Vec::new(),
        };
        let kind = format!("urn:algorithm-register:problem:{code}");
        let problem = Problem { kind, title: title(status), status: status.as_u16(), detail, code, errors };
        let mut response = HttpResponse::build(status);
        response.insert_header(("Cache-Control", "no-store"));
        match self {
            Self::Unavailable(_) => drop(response.insert_header(("Retry-After", "5"))),
            Self::RateLimited { seconds } => drop(response.insert_header(("Retry-After", seconds.to_string()))),
            // RFC 6750, section 3: no error code for a request without a token.
            Self::Unauthorized { code: "tokenMissing", .. } => {
                response.insert_header(("WWW-Authenticate", "Bearer"));
            }
            Self::Unauthorized { .. } => {
                response.insert_header(("WWW-Authenticate", "Bearer error=\"invalid_token\""));
            }
            _ => {}
        }
        match serde_json::to_string(&problem) {
            Ok(body) => response.content_type("application/problem+json").body(body),
            Err(_) => response.finish(),
        }
    }
}
