//! `/v1/changes`: the log as facts, each exactly once.
use crate::Result;
use crate::http::answer::Answer;
use crate::http::query::Params;
use crate::http::view;
use crate::service::Register;
use actix_web::{HttpRequest, HttpResponse, get, web};
use serde_json::{Value, json};
use utoipa::{IntoParams, ToSchema};

#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes the parameters")]
struct ChangeParams {
    /// The index of the last fact that you have; without it, from the beginning.
    #[param(minimum = 0)]
    after: Option<u64>,
    /// How many at most.
    #[param(minimum = 1, maximum = 1000, default = 100)]
    limit: Option<u64>,
}

/// Facts of the log, in their order.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what is written")]
struct ChangeList {
    items: Vec<FactView>,
    /// How many entries the log has.
    #[schema(minimum = 0)]
    total: u64,
    /// `after` of the next request; null if there is nothing more yet.
    next: Option<u64>,
}

/// A fact: the log's entry with its index.
#[derive(ToSchema)]
#[schema(as = Fact)]
#[expect(dead_code, reason = "describes what is written")]
struct FactView {
    #[schema(minimum = 0)]
    index: u64,
    /// What happened, such as `system.published`.
    r#type: String,
    at: chrono::DateTime<chrono::Utc>,
    /// Who did it, as a role.
    by: String,
    /// The organization or system that it is about.
    subject: uuid::Uuid,
    #[schema(required = false)]
    organization: String,
    #[schema(required = false, minimum = 1)]
    version: u32,
    /// Digest over the content that was published.
    #[schema(required = false)]
    digest: String,
    #[schema(required = false)]
    language: Vec<String>,
    /// What changed in words, by language.
    #[schema(value_type = Object, required = false)]
    note: Value,
    /// Why a system was withdrawn.
    #[schema(required = false)]
    reason: String,
    /// On what legal ground fields were redacted.
    #[schema(required = false)]
    ground: String,
    /// Fields that changed, or were redacted.
    #[schema(required = false)]
    fields: Vec<String>,
}

/// What happened in the register
///
/// Every fact of the log in order, each exactly once: ask again with `after` = the last index that you have.
#[utoipa::path(tag = "log", params(ChangeParams), responses((status = 200, description = "Facts", body = ChangeList)))]
#[get("/changes")]
pub async fn list_changes(request: HttpRequest, register: web::Data<Register>) -> Result<HttpResponse> {
    let mut params = Params::read::<ChangeParams>(&request);
    // An index beyond 2^53 is none that a log can have and none that JSON can carry.
    let index = |text: &str| text.parse().ok().filter(|index| *index <= crate::domain::shape::MAX_INTEGER);
    let after: Option<u64> = params.one("after", "an index of the log is expected", index);
    let limit = |text: &str| text.parse().ok().filter(|limit| (1..=1000).contains(limit));
    let limit: u64 = params.one("limit", "a number from 1 to 1000 is expected", limit).unwrap_or(100);
    params.finish()?;
    let first = after.map_or(0, |after| after + 1);
    let size = register.catalog.read().size;
    let entries = if first < size { register.entries(first, limit.min(size - first)).await? } else { Vec::new() };
    let next = entries.last().map(|(index, _)| *index).filter(|last| last + 1 < size);
    let items = entries.iter().map(|(index, entry)| view::change(*index, entry)).collect::<Result<Vec<_>>>()?;
    Answer::json(&json!({"items": items, "total": size, "next": next}))?.index(size).to(&request)
}
