//! `/healthz` and `/readyz`: probes for operators and load balancers.
use crate::http::response::media_type::TEXT;
use crate::service::Register;
use actix_web::{HttpResponse, get, web};
use serde::Serialize;
use utoipa::ToSchema;

/// Check that the process is alive
#[utoipa::path(tag = "operation", responses((status = 200, description = "The process is alive", body = String, content_type = "text/plain")))]
#[get("/healthz")]
pub async fn healthz() -> HttpResponse {
    HttpResponse::Ok().content_type(TEXT).insert_header(("Cache-Control", "no-store")).body("ok\n")
}

/// Check that the process can do its work
///
/// `ready`, or `degraded` while the database or the search index is unavailable; public reads continue from memory.
#[utoipa::path(tag = "operation", responses((status = 200, description = "The process serves public reads", body = Readiness)))]
#[get("/readyz")]
pub async fn readyz(register: web::Data<Register>) -> HttpResponse {
    let (database, search) = (register.catalog.log_reachable(), register.catalog.search().is_healthy());
    let index = register.catalog.with(|state| state.size);
    let status = if database && search { "ready" } else { "degraded" };
    let readiness = Readiness { status, database, search, index };
    HttpResponse::Ok().insert_header(("Cache-Control", "no-store")).json(readiness)
}

/// The readiness of a process.
#[derive(Serialize, ToSchema)]
struct Readiness {
    /// `ready` or `degraded`.
    status: &'static str,
    /// True if the database responds: without it nothing can be changed, and past versions cannot be read.
    database: bool,
    /// True if the search index accepts updates.
    search: bool,
    /// Number of log entries that public responses reflect.
    index: u64,
}
