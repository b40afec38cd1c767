//! `…/audit`: the audit log of an organization, and that of the whole register.
use crate::domain::accounts::PrincipalId;
use crate::domain::policy::Permission;
use crate::http::request::auth::Bearer;
use crate::http::request::path::OrganizationPath;
use crate::http::request::query::{FromQuery, Paging, QueryParams, QueryReader};
use crate::http::response::media_type::{CSV, NDJSON};
use crate::http::response::private;
use crate::service::Register;
use crate::service::audit::{self, AuditFilter, AuditReader};
use crate::service::auth::access_request::AccessRequest;
use crate::{Error, Result};
use actix_web::web::{Bytes, Data, Path};
use actix_web::{HttpRequest, HttpResponse, get};
use anyhow::Context;
use chrono::{DateTime, Utc};
use futures_util::stream::try_unfold;
use serde::Serialize;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// Entries of an export that are in memory at a time.
const EXPORT_BATCH: usize = 500;

/// Audit entries of some actions, of one principal, in a period.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
struct AuditQuery {
    /// The action, such as `draft.publish`. May be repeated.
    #[param(value_type = Option<Vec<String>>)]
    action: Vec<String>,
    /// `account:<id>`, `client:<id>` or `operator`.
    #[param(value_type = Option<String>)]
    principal: Option<PrincipalId>,
    /// Only entries at or after this time.
    from: Option<DateTime<Utc>>,
    /// Only entries before this time.
    to: Option<DateTime<Utc>>,
}

impl FromQuery for AuditQuery {
    type Parameters = Self;

    fn from_query(query: &mut QueryReader, _: &HttpRequest) -> Self {
        let action = |text: &str| (1..=100).contains(&text.len()).then(|| text.to_owned());
        let time = |text: &str| DateTime::parse_from_rfc3339(text).ok().map(|at| at.to_utc());
        let principal = "account:<id>, client:<id> or operator is expected";
        Self {
            action: query.repeated("action", "an action is expected, such as draft.publish", action),
            principal: query.optional("principal", principal, PrincipalId::parse),
            from: query.optional("from", "an RFC 3339 time is expected", time),
            to: query.optional("to", "an RFC 3339 time is expected", time),
        }
    }
}

impl From<AuditQuery> for AuditFilter {
    fn from(query: AuditQuery) -> Self {
        let AuditQuery { action, principal, from, to } = query;
        Self { actions: action, principal: principal.map(|principal| principal.to_string()), from, to }
    }
}

/// One page of the audit log, the newest entry first.
#[derive(Serialize, ToSchema)]
struct AuditPage {
    items: Vec<AuditEntry>,
    #[schema(value_type = Option<String>)]
    next: Option<Uuid>,
}

impl AuditPage {
    fn new((entries, more): (Vec<audit::AuditEntry>, bool)) -> Self {
        let next = entries.last().filter(|_| more).map(|last| last.id);
        Self { items: entries.into_iter().map(AuditEntry::from).collect(), next }
    }
}

/// An entry of the audit log.
#[derive(Serialize, ToSchema)]
struct AuditEntry {
    id: Uuid,
    at: DateTime<Utc>,
    /// Slug of the organization; null for the register.
    organization: Option<String>,
    /// `account:<id>`, `client:<id>` or `operator`.
    principal: String,
    /// The role that permitted the action.
    role: String,
    /// The action, such as `draft.publish`.
    action: String,
    /// Id of the subject of the action; never a name.
    subject: String,
    /// The client through which the action came.
    client: Option<String>,
    /// SHA-256 of the previous state.
    before: Option<String>,
    /// SHA-256 of the new state.
    after: Option<String>,
}

impl From<audit::AuditEntry> for AuditEntry {
    fn from(entry: audit::AuditEntry) -> Self {
        let audit::AuditEntry { id, at, organization, principal, role, action, subject, client, before, after } = entry;
        Self { id, at, organization, principal, role, action, subject, client, before, after }
    }
}

/// The format of an export.
#[derive(Clone, Copy)]
enum Format {
    Ndjson,
    Csv,
}

impl Format {
    const fn media_type(self) -> &'static str {
        match self {
            Self::Ndjson => NDJSON,
            Self::Csv => CSV,
        }
    }

    /// Encodes a batch of entries; the first batch of a table has the header.
    fn encode(self, entries: Vec<audit::AuditEntry>, is_first: bool) -> Result<Bytes> {
        let entries = entries.into_iter().map(AuditEntry::from);
        match self {
            Self::Ndjson => ndjson(entries),
            Self::Csv => csv(entries, is_first),
        }
    }
}

fn ndjson(entries: impl Iterator<Item = AuditEntry>) -> Result<Bytes> {
    let mut lines = Vec::new();
    for entry in entries {
        serde_json::to_writer(&mut lines, &entry).context("an audit entry cannot be serialized")?;
        lines.push(b'\n');
    }
    Ok(lines.into())
}

/// Encodes entries as a table. They hold only ids, digests and codes: nothing that a spreadsheet would run as a
/// formula.
fn csv(entries: impl Iterator<Item = AuditEntry>, has_header: bool) -> Result<Bytes> {
    let mut table =
        csv::WriterBuilder::new().has_headers(has_header).terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    for entry in entries {
        table.serialize(entry).context("an audit entry cannot be serialized")?;
    }
    let bytes = table.into_inner().map_err(|error| error.into_error());
    Ok(bytes.context("an audit entry cannot be serialized")?.into())
}

/// List the audit log of an organization
///
/// The newest entry first: the action, its principal, role, client and time, and digests of the state before and after.
/// It contains no secrets and no e-mail addresses.
#[utoipa::path(
    tag = "audit", security(("token" = [])),
    params(OrganizationPath, AuditQuery, Paging),
    responses((status = 200, description = "One page", body = AuditPage)),
)]
#[get("/organizations/{organization}/audit")]
pub async fn list_audit(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<OrganizationPath>,
    query: QueryParams<(AuditQuery, Paging)>,
) -> Result<HttpResponse> {
    list(&register, bearer.in_organization(&path.organization, Permission::ReadAudit), query.0).await
}

/// Export the audit log of an organization as NDJSON
///
/// The newest entry first. The export is an audited action and contains its own entry.
#[utoipa::path(
    tag = "audit", security(("token" = [])),
    params(OrganizationPath, AuditQuery),
    responses((status = 200, description = "All entries", body = AuditEntry, content_type = "application/x-ndjson")),
)]
#[get("/organizations/{organization}/audit.ndjson")]
pub async fn export_audit_ndjson(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<OrganizationPath>,
    query: QueryParams<AuditQuery>,
) -> Result<HttpResponse> {
    let access = bearer.in_organization(&path.organization, Permission::ReadAudit);
    export(register, access, query.0, Format::Ndjson).await
}

/// Export the audit log of an organization as CSV
///
/// The newest entry first. The export is an audited action and contains its own entry.
#[utoipa::path(
    tag = "audit", security(("token" = [])),
    params(OrganizationPath, AuditQuery),
    responses((status = 200, description = "All entries", body = String, content_type = "text/csv")),
)]
#[get("/organizations/{organization}/audit.csv")]
pub async fn export_audit_csv(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<OrganizationPath>,
    query: QueryParams<AuditQuery>,
) -> Result<HttpResponse> {
    let access = bearer.in_organization(&path.organization, Permission::ReadAudit);
    export(register, access, query.0, Format::Csv).await
}

/// List the audit log of the register
///
/// The entries of all organizations and those of the register itself.
#[utoipa::path(
    tag = "audit", security(("token" = [])),
    params(AuditQuery, Paging),
    responses((status = 200, description = "One page", body = AuditPage)),
)]
#[get("/audit")]
pub async fn list_register_audit(
    register: Data<Register>,
    bearer: Bearer,
    query: QueryParams<(AuditQuery, Paging)>,
) -> Result<HttpResponse> {
    list(&register, bearer.in_register(Permission::ReadRegisterAudit), query.0).await
}

/// Export the audit log of the register as NDJSON
#[utoipa::path(
    tag = "audit", security(("token" = [])),
    params(AuditQuery),
    responses((status = 200, description = "All entries", body = AuditEntry, content_type = "application/x-ndjson")),
)]
#[get("/audit.ndjson")]
pub async fn export_register_audit(
    register: Data<Register>,
    bearer: Bearer,
    query: QueryParams<AuditQuery>,
) -> Result<HttpResponse> {
    export(register, bearer.in_register(Permission::ReadRegisterAudit), query.0, Format::Ndjson).await
}

async fn list(
    register: &Register,
    access: AccessRequest,
    (query, Paging { limit, cursor }): (AuditQuery, Paging),
) -> Result<HttpResponse> {
    let filter = AuditFilter::from(query);
    let page = register.read_as(access, move |conn, auth| filter.visible_to(auth).page(conn, cursor, limit));
    private::ok(&AuditPage::new(page.await?))
}

/// Streams an export, one batch of entries at a time.
async fn export(
    register: Data<Register>,
    access: AccessRequest,
    query: AuditQuery,
    format: Format,
) -> Result<HttpResponse> {
    let reading = audit::begin_export(&register, access, query.into()).await?;
    let batches = try_unfold(Some((register, reading, None)), move |state| async move {
        let Some((register, reading, before)) = state else { return Ok::<_, Error>(None) };
        let (batch, more, reading) = read_batch(&register, reading, before).await?;
        let last = batch.last().filter(|_| more).map(|last| last.id);
        let bytes = format.encode(batch, before.is_none())?;
        Ok(Some((bytes, last.map(|last| (register, reading, Some(last))))))
    });
    let mut response = HttpResponse::Ok();
    response.insert_header(("Cache-Control", "no-store")).insert_header(("Vary", "Authorization"));
    Ok(response.content_type(format.media_type()).streaming(batches))
}

async fn read_batch(
    register: &Register,
    reading: AuditReader,
    before: Option<Uuid>,
) -> Result<(Vec<audit::AuditEntry>, bool, AuditReader)> {
    register
        .read(move |conn| {
            let (batch, more) = reading.page(conn, before, EXPORT_BATCH)?;
            Ok((batch, more, reading))
        })
        .await
}
