//! `…/audit`: what was done by whom, in an organization or in the whole register.
use crate::Result;
use crate::domain::accounts::PrincipalId;
use crate::domain::policy::Permission;
use crate::http::request::access::{wish, wish_register};
use crate::http::request::query::QueryReader;
use crate::http::response::private;
use crate::http::response::public::NDJSON;
use crate::service::Register;
use crate::service::audit::{AuditEntry as Entry, AuditFilter, AuditReader};
use crate::service::auth::access_request::AccessRequest;
use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse, get, web};
use anyhow::Context;
use chrono::{DateTime, Utc};
use futures_util::stream::try_unfold;
use serde_json::json;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// How many acts of an export are in memory at once.
const PART: usize = 500;
const CSV: &str = "text/csv; charset=utf-8";

#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes the parameters")]
struct AuditParams {
    /// The action, such as `draft.publish`; may be repeated.
    action: Option<Vec<String>>,
    /// `account:<id>`, `client:<id>` or `operator`.
    principal: Option<String>,
    /// Not before this time.
    from: Option<DateTime<Utc>>,
    /// Before this time.
    to: Option<DateTime<Utc>>,
    /// How many on a page.
    #[param(minimum = 1, maximum = 100, default = 20)]
    limit: Option<u32>,
    /// `next` of the page before.
    cursor: Option<String>,
}

#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes the parameters")]
struct AuditExportParams {
    /// The action, such as `draft.publish`; may be repeated.
    action: Option<Vec<String>>,
    /// `account:<id>`, `client:<id>` or `operator`.
    principal: Option<String>,
    /// Not before this time.
    from: Option<DateTime<Utc>>,
    /// Before this time.
    to: Option<DateTime<Utc>>,
}

/// One page of the audit, the newest first.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what is written")]
struct AuditPage {
    items: Vec<AuditEntry>,
    next: Option<String>,
}

/// An act that was noted.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what is written")]
struct AuditEntry {
    id: Uuid,
    at: DateTime<Utc>,
    /// Slug of the organization; null: the register.
    organization: Option<String>,
    /// `account:<id>`, `client:<id>` or `operator`.
    principal: String,
    /// The role in which it was done.
    role: String,
    /// The action, such as `draft.publish`.
    action: String,
    /// What it was done to: ids, no names.
    subject: String,
    /// The program through which it was done.
    client: Option<String>,
    /// SHA-256 of what was there before.
    before: Option<String>,
    /// SHA-256 of what was there after.
    after: Option<String>,
}

fn filter(params: &mut QueryReader) -> AuditFilter {
    let name = |text: &str| (1..=100).contains(&text.len()).then(|| text.to_owned());
    let time = |text: &str| DateTime::parse_from_rfc3339(text).ok().map(|at| at.to_utc());
    AuditFilter {
        actions: params.repeated("action", "expected an action, such as draft.publish", name),
        principal: params.optional("principal", "expected account:<id>, client:<id> or operator", |text| {
            PrincipalId::parse(text).map(|principal| principal.to_string())
        }),
        from: params.optional("from", "expected an RFC 3339 time", time),
        to: params.optional("to", "expected an RFC 3339 time", time),
    }
}

/// Lists what a request asks for of the audit that somebody may see.
async fn list(
    register: &Register,
    mut params: QueryReader,
    wish: impl Future<Output = Result<AccessRequest>>,
) -> Result<HttpResponse> {
    let wish = wish.await?;
    let (limit, filter) = (params.limit(), filter(&mut params));
    let before = params.cursor(|text| Uuid::try_parse(text).ok());
    params.into_result()?;
    let page = register.read_as(wish, move |conn, auth| filter.visible_to(auth).page(conn, before, limit)).await?;
    let next = page.0.last().filter(|_| page.1).map(|last| last.id);
    private::ok(&json!({"items": page.0, "next": next}))
}

/// Writes a part of an export.
type Write = fn(&[Entry], bool) -> Result<Bytes>;

fn ndjson(part: &[Entry], _: bool) -> Result<Bytes> {
    let mut lines = Vec::new();
    for noted in part {
        serde_json::to_writer(&mut lines, noted).context("the audit cannot be written")?;
        lines.push(b'\n');
    }
    Ok(lines.into())
}

/// Ids, digests and words of the register: nothing that a spreadsheet takes for a formula.
fn table(part: &[Entry], first: bool) -> Result<Bytes> {
    let mut table =
        csv::WriterBuilder::new().has_headers(first).terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    for noted in part {
        table.serialize(noted).context("the audit cannot be written")?;
    }
    Ok(table.into_inner().map_err(|error| error.into_error()).context("the audit cannot be written")?.into())
}

async fn export(
    register: web::Data<Register>,
    mut params: QueryReader,
    wish: impl Future<Output = Result<AccessRequest>>,
    (kind, write): (&'static str, Write),
) -> Result<HttpResponse> {
    let wish = wish.await?;
    let filter = filter(&mut params);
    params.into_result()?;
    let reading = register.begin_audit_export(wish, filter).await?;
    let begin = Some((register, reading, None));
    let parts = try_unfold(begin, move |state| async move {
        let Some((register, reading, before)) = state else { return Ok::<_, crate::Error>(None) };
        let (part, more, reading) = part(&register, reading, before).await?;
        let bytes = write(&part, before.is_none())?;
        let next = part.last().filter(|_| more).map(|last| (register, reading, Some(last.id)));
        Ok(Some((bytes, next)))
    });
    let mut response = HttpResponse::Ok();
    response.insert_header(("Cache-Control", "no-store")).insert_header(("Vary", "Authorization"));
    Ok(response.content_type(kind).streaming(parts))
}

async fn part(
    register: &Register,
    reading: AuditReader,
    before: Option<Uuid>,
) -> Result<(Vec<Entry>, bool, AuditReader)> {
    register
        .read(move |conn| {
            let (part, more) = reading.page(conn, before, PART)?;
            Ok((part, more, reading))
        })
        .await
}

/// The audit of an organization
///
/// Everything that was done in it, the newest first: who, in which role, what, through which program, when, and digests
/// of what was there before and after. No secrets are in it, and no addresses.
#[utoipa::path(
    tag = "audit", security(("token" = [])),
    params(("organization" = String, Path, description = "Slug or UUID"), AuditParams),
    responses((status = 200, description = "One page", body = AuditPage)),
)]
#[get("/organizations/{organization}/audit")]
pub async fn list_audit(
    register: web::Data<Register>,
    request: HttpRequest,
    organization: web::Path<String>,
) -> Result<HttpResponse> {
    let wish = wish(&register, &request, Permission::ReadAudit, organization.into_inner());
    list(&register, QueryReader::read::<AuditParams>(&request), wish).await
}

/// The audit of an organization, one act a line
///
/// The newest first. The export is noted in the audit, and is in it.
#[utoipa::path(
    tag = "audit", security(("token" = [])),
    params(("organization" = String, Path, description = "Slug or UUID"), AuditExportParams),
    responses((status = 200, description = "All of it", body = AuditEntry, content_type = "application/x-ndjson")),
)]
#[get("/organizations/{organization}/audit.ndjson")]
pub async fn export_audit_ndjson(
    register: web::Data<Register>,
    request: HttpRequest,
    organization: web::Path<String>,
) -> Result<HttpResponse> {
    let (data, params) = (register.clone(), QueryReader::read::<AuditExportParams>(&request));
    export(data, params, wish(&register, &request, Permission::ReadAudit, organization.into_inner()), (NDJSON, ndjson))
        .await
}

/// The audit of an organization as a table
///
/// The newest first. The export is noted in the audit, and is in it.
#[utoipa::path(
    tag = "audit", security(("token" = [])),
    params(("organization" = String, Path, description = "Slug or UUID"), AuditExportParams),
    responses((status = 200, description = "All of it", body = String, content_type = "text/csv")),
)]
#[get("/organizations/{organization}/audit.csv")]
pub async fn export_audit_csv(
    register: web::Data<Register>,
    request: HttpRequest,
    organization: web::Path<String>,
) -> Result<HttpResponse> {
    let (data, params) = (register.clone(), QueryReader::read::<AuditExportParams>(&request));
    export(data, params, wish(&register, &request, Permission::ReadAudit, organization.into_inner()), (CSV, table))
        .await
}

/// The audit of the whole register
///
/// Of all organizations, and of what belongs to none.
#[utoipa::path(
    tag = "audit", security(("token" = [])), params(AuditParams),
    responses((status = 200, description = "One page", body = AuditPage)),
)]
#[get("/audit")]
pub async fn list_register_audit(register: web::Data<Register>, request: HttpRequest) -> Result<HttpResponse> {
    let wish = wish_register(&register, &request, Permission::ReadRegisterAudit);
    list(&register, QueryReader::read::<AuditParams>(&request), wish).await
}

/// The audit of the whole register, one act a line
#[utoipa::path(
    tag = "audit", security(("token" = [])), params(AuditExportParams),
    responses((status = 200, description = "All of it", body = AuditEntry, content_type = "application/x-ndjson")),
)]
#[get("/audit.ndjson")]
pub async fn export_register_audit(register: web::Data<Register>, request: HttpRequest) -> Result<HttpResponse> {
    let (data, params) = (register.clone(), QueryReader::read::<AuditExportParams>(&request));
    export(data, params, wish_register(&register, &request, Permission::ReadRegisterAudit), (NDJSON, ndjson)).await
}
