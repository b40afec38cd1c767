//! Templates: the reusable part of a record, which an organization can share with others.
use super::auth::AuthContext;
use super::auth::access_request::AccessRequest;
use super::idempotency::IdempotencyKey;
use super::{Register, Tx, drafts, systems};
use crate::domain::json::{FieldError, FieldErrors};
use crate::domain::policy::Permission;
use crate::domain::systems::record::TemplateOrigin;
use crate::domain::systems::{self as records, SystemState, templates};
use crate::domain::values::{Instant, Line, Slug};
use crate::store::templates::{self as store, TemplateScope};
use crate::store::types::{Id, Time};
use crate::store::{Conn, organizations};
use crate::{Error, Result};
use anyhow::Context;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use uuid::Uuid;

/// A template.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Template {
    pub id: Uuid,
    /// Slug of the owning organization.
    pub organization: String,
    pub title: String,
    /// Name of the supplier whose product it describes.
    pub supplier: Option<String>,
    /// True if other organizations can see it.
    pub shared: bool,
    /// The reusable part of a record.
    pub record: Map<String, Value>,
    pub revision: i32,
    pub created_at: Instant,
    pub updated_at: Instant,
}

/// The content of a template to be created or replaced.
#[derive(Debug, Clone)]
pub struct TemplateInput {
    pub title: Line<300>,
    pub supplier: Option<Line<300>>,
    pub shared: bool,
    pub from: TemplateSource,
}

/// The source of a template.
#[derive(Debug, Clone)]
pub enum TemplateSource {
    Record(Value),
    /// A published system of the organization, by id or slug.
    System(String),
}

fn from_row(conn: &mut Conn, row: store::Template) -> Result<Template> {
    let store::Template { id, organization_id, supplier, title, record, shared, revision, created_at, updated_at } =
        row;
    Ok(Template {
        id: id.0,
        organization: organizations::get(conn, organization_id.0)?.slug,
        title,
        supplier,
        shared,
        record: serde_json::from_str(&record).context("the template cannot be parsed")?,
        revision,
        created_at: created_at.0,
        updated_at: updated_at.0,
    })
}

/// Lists templates older than `before`, newest first. Returns a page, the total number, and whether there are more.
///
/// # Errors
/// If they cannot be read.
pub fn list(
    conn: &mut Conn,
    of: TemplateScope,
    before: Option<Uuid>,
    limit: usize,
) -> Result<(Vec<Template>, i64, bool)> {
    let mut rows = store::list(conn, of, before, i64::try_from(limit + 1).unwrap_or(i64::MAX))?;
    let more = rows.len() > limit;
    rows.truncate(limit);
    let templates = rows.into_iter().map(|row| from_row(conn, row)).collect::<Result<_>>()?;
    Ok((templates, store::count(conn, of)?, more))
}

/// Lists the templates of the organization.
///
/// # Errors
/// As [`list`].
pub fn list_own(
    conn: &mut Conn,
    auth: &AuthContext,
    before: Option<Uuid>,
    limit: usize,
) -> Result<(Vec<Template>, i64, bool)> {
    list(conn, TemplateScope::Organization(auth.organization()?.id.0), before, limit)
}

/// Lists the shared templates of all organizations.
///
/// # Errors
/// As [`list`].
pub fn list_shared(conn: &mut Conn, before: Option<Uuid>, limit: usize) -> Result<(Vec<Template>, i64, bool)> {
    list(conn, TemplateScope::Shared, before, limit)
}

fn find_row(conn: &mut Conn, auth: &AuthContext, id: Uuid) -> Result<store::Template> {
    let own = auth.organization()?.id;
    store::find(conn, id)?.filter(|template| template.organization_id == own).ok_or(Error::NotFound)
}

/// Returns a template of the organization.
///
/// # Errors
/// `NotFound`.
pub fn find(conn: &mut Conn, auth: &AuthContext, id: Uuid) -> Result<Template> {
    let row = find_row(conn, auth, id)?;
    from_row(conn, row)
}

/// Returns a shared template.
///
/// # Errors
/// `NotFound`.
pub fn find_shared(conn: &mut Conn, id: Uuid) -> Result<Template> {
    let row = store::find(conn, id)?.filter(|template| template.shared).ok_or(Error::NotFound)?;
    from_row(conn, row)
}

/// Creates a template.
///
/// # Errors
/// Those of [`Register::write_as`]; `Invalid` with every field error of the record, or if the system is not a
/// published one of the organization.
pub async fn create(
    register: &Register,
    access: AccessRequest,
    idempotency_key: IdempotencyKey,
    input: TemplateInput,
) -> Result<Template> {
    register.write_as(access, idempotency_key, move |tx, auth| create_in(tx, auth, input)).await
}

fn create_in(tx: &mut Tx<'_>, auth: &AuthContext, input: TemplateInput) -> Result<Template> {
    let TemplateInput { title, supplier, shared, from } = input;
    let row = store::Template {
        id: Id(tx.new_id()?),
        organization_id: auth.organization()?.id,
        supplier: supplier.map(|name| name.as_str().to_owned()),
        title: title.as_str().to_owned(),
        record: reusable_part(tx, auth, from)?,
        shared,
        revision: 1,
        created_at: Time(tx.now),
        updated_at: Time(tx.now),
    };
    store::insert(tx.conn, &row)?;
    tx.audit(auth, Permission::WriteTemplates, row.id.0, None, Some(&row.record))?;
    from_row(tx.conn, row)
}

/// Replaces a template whose revision is `expected_revision`.
///
/// # Errors
/// Those of [`Register::write_as`]; `NotFound`, `PreconditionFailed`, those of [`create`].
pub async fn replace(
    register: &Register,
    access: AccessRequest,
    idempotency_key: IdempotencyKey,
    id: Uuid,
    expected_revision: String,
    input: TemplateInput,
) -> Result<Template> {
    register
        .write_as(access, idempotency_key, move |tx, auth| replace_in(tx, auth, id, &expected_revision, input))
        .await
}

fn replace_in(
    tx: &mut Tx<'_>,
    auth: &AuthContext,
    id: Uuid,
    expected_revision: &str,
    input: TemplateInput,
) -> Result<Template> {
    let mut row = find_expected(tx.conn, auth, id, expected_revision)?;
    let TemplateInput { title, supplier, shared, from } = input;
    let record = reusable_part(tx, auth, from)?;
    let before = std::mem::replace(&mut row.record, record);
    row.title = title.as_str().to_owned();
    row.supplier = supplier.map(|name| name.as_str().to_owned());
    row.shared = shared;
    row.revision += 1;
    row.updated_at = Time(tx.now);
    store::update(tx.conn, &row)?;
    tx.audit(auth, Permission::WriteTemplates, id, Some(&before), Some(&row.record))?;
    from_row(tx.conn, row)
}

/// Deletes a template whose revision is `expected_revision`. Records created from it keep its name.
///
/// # Errors
/// Those of [`Register::write_as`]; `NotFound`, `PreconditionFailed`.
pub async fn delete(
    register: &Register,
    access: AccessRequest,
    idempotency_key: IdempotencyKey,
    id: Uuid,
    expected_revision: String,
) -> Result<()> {
    register.write_as(access, idempotency_key, move |tx, auth| delete_in(tx, auth, id, &expected_revision)).await
}

fn delete_in(tx: &mut Tx<'_>, auth: &AuthContext, id: Uuid, expected_revision: &str) -> Result<()> {
    let row = find_expected(tx.conn, auth, id, expected_revision)?;
    store::delete(tx.conn, id)?;
    tx.audit(auth, Permission::WriteTemplates, id, Some(&row.record), None)
}

fn find_expected(conn: &mut Conn, auth: &AuthContext, id: Uuid, expected_revision: &str) -> Result<store::Template> {
    let row = find_row(conn, auth, id)?;
    if row.revision.to_string() != expected_revision {
        return Err(Error::PreconditionFailed);
    }
    Ok(row)
}

/// Returns the reusable part of a record as JSON text.
fn reusable_part(tx: &mut Tx<'_>, auth: &AuthContext, from: TemplateSource) -> Result<String> {
    let record = match from {
        TemplateSource::Record(record) => parse_record(auth, record)?,
        TemplateSource::System(id_or_slug) => published_record(tx, auth, &id_or_slug)?,
    };
    Ok(serde_json::to_string(&templates::without_organization_fields(record))
        .context("the template cannot be serialized")?)
}

/// Validates a submitted record under the rules for every draft.
fn parse_record(auth: &AuthContext, mut input: Value) -> Result<Map<String, Value>> {
    if let Some(members) = input.as_object_mut() {
        members.insert("organization".into(), auth.organization()?.slug.clone().into());
    }
    let record = records::read(&input).map_err(|errors| {
        let within = |error: FieldError| FieldError { pointer: format!("/record{}", error.pointer), ..error };
        Error::Invalid(errors.into_iter().map(within).collect())
    })?;
    systems::to_object(&record)
}

fn published_record(tx: &mut Tx<'_>, auth: &AuthContext, id_or_slug: &str) -> Result<Map<String, Value>> {
    let system = drafts::resolve_id(tx.conn, auth, id_or_slug).and_then(|id| drafts::find_system(tx.conn, auth, id));
    let system = match system {
        Ok(system) if system.state == SystemState::Published.as_str() => system,
        Ok(_) | Err(Error::NotFound) => {
            let mut errors = FieldErrors::default();
            errors.add("/system", "unknownSystem", "this is not a published system of the organization");
            return Err(Error::Invalid(errors.0));
        }
        Err(error) => return Err(error),
    };
    Ok(systems::current_version(tx.conn, &system)?.content.object())
}

/// Returns the content of a template for a new draft, and the reference to it that the record keeps. Both the
/// organization's own templates and shared ones can be used.
///
/// # Errors
/// `BadRequest` if there is no such template.
pub(super) fn load_for_draft(
    conn: &mut Conn,
    auth: &AuthContext,
    id: Uuid,
) -> Result<(Map<String, Value>, TemplateOrigin)> {
    let own = auth.organization()?.id;
    let row = store::find(conn, id)?.filter(|row| row.shared || row.organization_id == own);
    let row = row.ok_or_else(|| Error::parameter("template", "unknownTemplate", "there is no such template"))?;
    let template = from_row(conn, row)?;
    let title = Line::parse(&template.title).context("the title of a template is invalid")?;
    let mut origin = TemplateOrigin::new(id, title);
    origin.organization = Slug::parse(&template.organization);
    origin.supplier = template.supplier.as_deref().and_then(Line::parse);
    Ok((template.record, origin))
}
