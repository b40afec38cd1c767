//! `/v1/systems/{id}/versions`: what was said before, and proof of it.
use crate::http::handlers::systems::reading::id_of;
use crate::http::request::query::{LanguageParams, NoParams, QueryReader};
use crate::http::response::problem::Problem;
use crate::http::response::public::{CachePolicy, CacheableResponse};
use crate::http::views;
use crate::log::Disclosure;
use crate::service::Register;
use crate::service::proofs::{Difference, Proof};
use crate::{Error, Result};
use actix_web::{HttpRequest, HttpResponse, get, web};
use anyhow::Context;
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use chrono::DateTime;
use serde_json::{Value, json};
use utoipa::{IntoParams, ToSchema};

#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes the parameters")]
struct DiffParams {
    /// The older version.
    #[param(minimum = 1)]
    from: u32,
    /// The newer version.
    #[param(minimum = 1)]
    to: u32,
}

/// The versions of a system.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what is written")]
struct VersionList {
    items: Vec<VersionLine>,
    #[schema(minimum = 0)]
    total: u64,
}

/// A version without its record.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "describes what is written")]
struct VersionLine {
    #[schema(minimum = 1)]
    version: u32,
    published_at: DateTime<chrono::Utc>,
    /// Who published it, as a role.
    by: String,
    /// What changed, as the publisher says it: a text, or the language map with `lang=*`.
    #[schema(value_type = Value, required = false)]
    change_note: Value,
    /// Fields that differ from the version before.
    changed_fields: Vec<String>,
    /// The log entry that published it.
    #[schema(minimum = 0)]
    log_index: u64,
}

/// A version with its record.
#[derive(ToSchema)]
#[schema(as = Version, rename_all = "camelCase")]
#[expect(dead_code, reason = "describes what is written")]
struct VersionView {
    #[schema(minimum = 1)]
    version: u32,
    published_at: DateTime<chrono::Utc>,
    by: String,
    #[schema(value_type = Value, required = false)]
    change_note: Value,
    changed_fields: Vec<String>,
    #[schema(minimum = 0)]
    log_index: u64,
    /// The record as it was published, without what was redacted since.
    #[schema(value_type = Object)]
    record: Value,
    /// Fields that were redacted since.
    #[schema(required = false)]
    redacted: Vec<String>,
    language: crate::http::handlers::systems::reading::Served,
}

/// What proves that a version was published.
#[derive(ToSchema)]
#[schema(as = VersionProof, rename_all = "camelCase")]
#[expect(dead_code, reason = "describes what is written")]
pub struct ProofView {
    /// Index of the entry in the log.
    #[schema(minimum = 0)]
    index: u64,
    /// The entry as the log keeps it: canonical JSON (RFC 8785).
    entry: String,
    /// Base64 hashes from the entry to the root (RFC 6962, section 2.1.1).
    inclusion_proof: Vec<String>,
    /// How many entries the checkpoint is over.
    #[schema(minimum = 1)]
    size: u64,
    /// The signed checkpoint (C2SP signed note).
    checkpoint: String,
    /// The key that checks it, as a signed-note verifier key.
    verifier_key: String,
    /// Digests of all fields of the version.
    digests: Vec<String>,
    /// The fields that can still be read, each as base64url of `[salt, field, value]`.
    disclosures: Vec<String>,
}

/// How two versions differ.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what is written")]
struct Diff {
    from: u32,
    to: u32,
    changes: Vec<FieldChange>,
}

/// One field in which two versions differ, with all its languages.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what is written")]
struct FieldChange {
    field: String,
    /// `added`, `removed` or `changed`.
    kind: String,
    #[schema(value_type = Value, required = false)]
    before: Value,
    #[schema(value_type = Value, required = false)]
    after: Value,
}

/// The versions of a system
///
/// The first one first.
#[utoipa::path(tag = "versions", params(("id" = String, Path, description = "UUID, or organization:slug", example = "amsterdam:chatamsterdam"), LanguageParams),
    responses((status = 200, description = "All versions", body = VersionList), (status = 404, description = "There is no such system", body = Problem, content_type = "application/problem+json")))]
#[get("/systems/{id}/versions")]
pub async fn list_versions(
    request: HttpRequest,
    register: web::Data<Register>,
    id: web::Path<String>,
) -> Result<HttpResponse> {
    let mut params = QueryReader::read::<LanguageParams>(&request);
    let languages = params.languages(&request);
    params.into_result()?;
    let (id, basis) = id_of(&register, &id)?;
    let versions = register.versions(id).await?;
    let lines = versions.iter().map(|past| {
        let version = &past.version;
        views::version_line(version.number, version.published_at, version.entry_index, &past.entry, &languages)
    });
    let body = json!({"items": lines.collect::<Vec<_>>(), "total": versions.len()});
    CacheableResponse::json(&body)?.basis(basis).to(&request)
}

/// One version of a system
///
/// The record as it was published then. Fields that a legal duty took out since are missing, and named.
#[utoipa::path(tag = "versions", params(("id" = String, Path, description = "UUID, or organization:slug", example = "amsterdam:chatamsterdam"), ("number" = u32, Path, description = "1 is the first version", minimum = 1), LanguageParams),
    responses((status = 200, description = "The version", body = VersionView), (status = 404, description = "There is none", body = Problem, content_type = "application/problem+json")))]
#[get("/systems/{id}/versions/{number}")]
pub async fn read_version(
    request: HttpRequest,
    register: web::Data<Register>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let (id, number) = path.into_inner();
    let mut params = QueryReader::read::<LanguageParams>(&request);
    let languages = params.languages(&request);
    params.into_result()?;
    let (id, basis) = id_of(&register, &id)?;
    let past = register.version(id, version_number(&number)?).await?;
    let (body, served) = views::version(&past, &languages)?;
    // A redaction is the one thing that changes a version, and it dates from the system's last entry at the latest.
    let redacted = (!past.version.redacted.is_empty())
        .then(|| register.catalog.read().by_id(past.version.subject).map(|system| system.updated));
    let modified = redacted.flatten().unwrap_or(past.version.published_at);
    let served = (languages != crate::http::request::query::Languages::All).then_some(served).flatten();
    CacheableResponse::json(&body)?.basis(basis).modified(Some(modified)).language(served).to(&request)
}

/// Proof of a version
///
/// The entry, its inclusion proof and the signed checkpoint, with the content that the entry's digest is over: enough
/// to verify offline what was published and that it is in the log.
#[utoipa::path(tag = "versions", params(("id" = String, Path, description = "UUID, or organization:slug", example = "amsterdam:chatamsterdam"), ("number" = u32, Path, description = "1 is the first version", minimum = 1), NoParams),
    responses((status = 200, description = "The proof", body = ProofView), (status = 404, description = "There is no such version", body = Problem, content_type = "application/problem+json")))]
#[get("/systems/{id}/versions/{number}/proof")]
pub async fn prove_version(
    request: HttpRequest,
    register: web::Data<Register>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    QueryReader::read::<NoParams>(&request).into_result()?;
    let (id, number) = path.into_inner();
    let (id, _) = id_of(&register, &id)?;
    let proved = register.proof(id, version_number(&number)?).await?;
    let body = proof(&register, &proved)?;
    CacheableResponse::json(&body)?.index(proved.size).policy(CachePolicy::Revalidate).to(&request)
}

/// What proves a version, for a reader.
///
/// # Errors
/// If it cannot be written.
pub fn proof(register: &Register, proof: &Proof) -> Result<Value> {
    let disclosures = proof.version.content.disclosures.iter().map(Disclosure::encoded).collect::<Result<Vec<_>, _>>();
    Ok(json!({
        "index": proof.version.entry_index,
        "entry": proof.entry,
        "inclusionProof": proof.path.iter().map(|hash| BASE64.encode(hash)).collect::<Vec<_>>(),
        "size": proof.size,
        "checkpoint": proof.checkpoint,
        "verifierKey": &*register.log.verifier_key,
        "digests": proof.version.content.digests,
        "disclosures": disclosures.context("a disclosure cannot be written")?,
    }))
}

/// How two versions differ
///
/// Each field that is not the same, with all its languages.
#[utoipa::path(tag = "versions", params(("id" = String, Path, description = "UUID, or organization:slug", example = "amsterdam:chatamsterdam"), DiffParams),
    responses((status = 200, description = "The differences", body = Diff), (status = 404, description = "There is no such version", body = Problem, content_type = "application/problem+json")))]
#[get("/systems/{id}/diff")]
pub async fn compare_versions(
    request: HttpRequest,
    register: web::Data<Register>,
    id: web::Path<String>,
) -> Result<HttpResponse> {
    let mut params = QueryReader::read::<DiffParams>(&request);
    let number = |text: &str| text.parse::<u32>().ok().filter(|number| *number > 0);
    let (from, to) = (
        params.optional("from", "a version number is expected", number),
        params.optional("to", "a version number is expected", number),
    );
    for (name, value) in [("from", from), ("to", to)] {
        if value.is_none() {
            params.fault(name, "required", "the number of a version must be given");
        }
    }
    params.into_result()?;
    let (from, to) = (from.unwrap_or_default(), to.unwrap_or_default());
    let (id, basis) = id_of(&register, &id)?;
    let changes = register.differences(id, from, to).await?;
    let changes = changes.into_iter().map(|Difference { field, before, after }| {
        let kind = match (&before, &after) {
            (None, _) => "added",
            (_, None) => "removed",
            _ => "changed",
        };
        let mut change = json!({"field": field, "kind": kind});
        before.into_iter().for_each(|value| change["before"] = value);
        after.into_iter().for_each(|value| change["after"] = value);
        change
    });
    let body = json!({"from": from, "to": to, "changes": changes.collect::<Vec<_>>()});
    CacheableResponse::json(&body)?.basis(basis).to(&request)
}

fn version_number(text: &str) -> Result<u32> {
    let number = text.parse().ok().filter(|number| *number > 0);
    number.ok_or_else(|| Error::parameter("number", "parameter", "the number of a version is expected"))
}
