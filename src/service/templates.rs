//! Templates: what an organization shares of a record, so that others may begin from it.
use super::auth::AuthContext;
use super::{Tx, drafts, systems};
use crate::domain::policy::Permission;
use crate::domain::shape::{FieldError, FieldErrors};
use crate::domain::systems::record::TemplateOrigin;
use crate::domain::systems::{self as records, templates};
use crate::domain::values::{Instant, Line, Slug};
use crate::store::templates::{self as store, TemplateScope};
use crate::store::types::{Id, Time};
use crate::store::{Conn, organizations};
use crate::{Error, Result};
use anyhow::Context;
use serde_json::{Map, Value};
use uuid::Uuid;

/// A template.
#[derive(Debug, Clone, PartialEq)]
pub struct Template {
    pub id: Uuid,
    /// Whose it is: a slug.
    pub organization: String,
    pub title: String,
    /// Whose product it is about.
    pub supplier: Option<String>,
    /// Whether other organizations see it.
    pub shared: bool,
    /// What is general of a record.
    pub record: Map<String, Value>,
    pub revision: i32,
    pub created_at: Instant,
    pub updated_at: Instant,
}

/// What somebody says of a template.
#[derive(Debug, Clone)]
pub struct Sent {
    pub title: Line<300>,
    pub supplier: Option<Line<300>>,
    pub shared: bool,
    pub from: From,
}

/// What a template is made of.
#[derive(Debug, Clone)]
pub enum From {
    Record(Value),
    /// A published system of the organization, by id or slug.
    System(String),
}

fn read(conn: &mut Conn, row: store::Template) -> Result<Template> {
    let store::Template { id, organization_id, supplier, title, record, shared, revision, created_at, updated_at } =
        row;
    Ok(Template {
        id: id.0,
        organization: organizations::get(conn, organization_id.0)?.slug,
        title,
        supplier,
        shared,
        record: serde_json::from_str(&record).context("a template cannot be read")?,
        revision,
        created_at: created_at.0,
        updated_at: updated_at.0,
    })
}

/// Templates, the newest first, older than `before`; how many there are; and whether there are more.
///
/// # Errors
/// If they cannot be read.
pub fn list(
    conn: &mut Conn,
    of: TemplateScope,
    before: Option<Uuid>,
    limit: usize,
) -> Result<(Vec<Template>, i64, bool)> {
    let mut found = store::list(conn, of, before, i64::try_from(limit + 1).unwrap_or(i64::MAX))?;
    let more = found.len() > limit;
    found.truncate(limit);
    let found = found.into_iter().map(|row| read(conn, row)).collect::<Result<_>>()?;
    Ok((found, store::count(conn, of)?, more))
}

/// Those of the organization.
///
/// # Errors
/// As [`list`].
pub fn list_own(
    conn: &mut Conn,
    by: &AuthContext,
    before: Option<Uuid>,
    limit: usize,
) -> Result<(Vec<Template>, i64, bool)> {
    list(conn, TemplateScope::Organization(by.organization()?.id.0), before, limit)
}

/// Those that anybody shares.
///
/// # Errors
/// As [`list`].
pub fn list_shared(conn: &mut Conn, before: Option<Uuid>, limit: usize) -> Result<(Vec<Template>, i64, bool)> {
    list(conn, TemplateScope::Shared, before, limit)
}

fn own(conn: &mut Conn, by: &AuthContext, id: Uuid) -> Result<store::Template> {
    let own = by.organization()?.id;
    store::find(conn, id)?.filter(|template| template.organization_id == own).ok_or(Error::NotFound)
}

/// A template of the organization.
///
/// # Errors
/// `NotFound`.
pub fn find(conn: &mut Conn, by: &AuthContext, id: Uuid) -> Result<Template> {
    let row = own(conn, by, id)?;
    read(conn, row)
}

/// A template that somebody shares.
///
/// # Errors
/// `NotFound`.
pub fn find_shared(conn: &mut Conn, id: Uuid) -> Result<Template> {
    let row = store::find(conn, id)?.filter(|template| template.shared).ok_or(Error::NotFound)?;
    read(conn, row)
}

/// Makes a template.
///
/// # Errors
/// `Invalid` with every fault of the record; the system must be a published one of the organization.
pub fn create(tx: &mut Tx<'_>, by: &AuthContext, sent: Sent) -> Result<Template> {
    let Sent { title, supplier, shared, from } = sent;
    let row = store::Template {
        id: Id(tx.new_id()?),
        organization_id: by.organization()?.id,
        supplier: supplier.map(|name| name.as_str().to_owned()),
        title: title.as_str().to_owned(),
        record: general(tx, by, from)?,
        shared,
        revision: 1,
        created_at: Time(tx.now),
        updated_at: Time(tx.now),
    };
    store::insert(tx.conn, &row)?;
    tx.note(by, Permission::WriteTemplates, row.id.0, None, Some(&row.record))?;
    read(tx.conn, row)
}

/// Puts another template in the place of one that is still in the state that `seen` names.
///
/// # Errors
/// `NotFound`, `PreconditionFailed`, those of [`create`].
pub fn replace(tx: &mut Tx<'_>, by: &AuthContext, id: Uuid, seen: &str, sent: Sent) -> Result<Template> {
    let mut row = seen_as(tx.conn, by, id, seen)?;
    let Sent { title, supplier, shared, from } = sent;
    let record = general(tx, by, from)?;
    let before = std::mem::replace(&mut row.record, record);
    row.title = title.as_str().to_owned();
    row.supplier = supplier.map(|name| name.as_str().to_owned());
    row.shared = shared;
    row.revision += 1;
    row.updated_at = Time(tx.now);
    store::update(tx.conn, &row)?;
    tx.note(by, Permission::WriteTemplates, id, Some(&before), Some(&row.record))?;
    read(tx.conn, row)
}

/// Deletes a template. Records that began from it name it still.
///
/// # Errors
/// `NotFound`, `PreconditionFailed`.
pub fn delete(tx: &mut Tx<'_>, by: &AuthContext, id: Uuid, seen: &str) -> Result<()> {
    let row = seen_as(tx.conn, by, id, seen)?;
    store::delete(tx.conn, id)?;
    tx.note(by, Permission::WriteTemplates, id, Some(&row.record), None)
}

fn seen_as(conn: &mut Conn, by: &AuthContext, id: Uuid, seen: &str) -> Result<store::Template> {
    let row = own(conn, by, id)?;
    if row.revision.to_string() != seen {
        return Err(Error::PreconditionFailed);
    }
    Ok(row)
}

/// What is general of a record, as text.
fn general(tx: &mut Tx<'_>, by: &AuthContext, from: From) -> Result<String> {
    let record = match from {
        From::Record(record) => checked(by, record)?,
        From::System(address) => published(tx, by, &address)?,
    };
    Ok(serde_json::to_string(&templates::without_organization_fields(record))
        .context("a template cannot be written")?)
}

/// A record that was sent is held against the rules of every draft.
fn checked(by: &AuthContext, mut sent: Value) -> Result<Map<String, Value>> {
    if let Some(members) = sent.as_object_mut() {
        members.insert("organization".into(), by.organization()?.slug.clone().into());
    }
    let record = records::read(&sent).map_err(|faults| {
        let within = |fault: FieldError| FieldError { pointer: format!("/record{}", fault.pointer), ..fault };
        Error::Invalid(faults.into_iter().map(within).collect())
    })?;
    systems::to_object(&record)
}

fn published(tx: &mut Tx<'_>, by: &AuthContext, address: &str) -> Result<Map<String, Value>> {
    let system = drafts::id(tx.conn, by, address).and_then(|id| drafts::system(tx.conn, by, id));
    let system = match system {
        Ok(system) if system.state == "published" => system,
        Ok(_) | Err(Error::NotFound) => {
            let mut faults = FieldErrors::default();
            faults.add("/system", "unknownSystem", "this is no published system of the organization");
            return Err(Error::Invalid(faults.0));
        }
        Err(error) => return Err(error),
    };
    Ok(systems::current(tx.conn, &system)?.content.object())
}

/// What a draft begins from: what is general of a record, and how the new record names the template. One's own templates
/// serve as well as those that others share.
///
/// # Errors
/// `BadRequest` if there is no such template.
pub(super) fn begin_from(conn: &mut Conn, by: &AuthContext, id: Uuid) -> Result<(Map<String, Value>, TemplateOrigin)> {
    let own = by.organization()?.id;
    let row = store::find(conn, id)?.filter(|row| row.shared || row.organization_id == own);
    let row = row.ok_or_else(|| Error::parameter("template", "unknownTemplate", "there is no such template"))?;
    let template = read(conn, row)?;
    let title = Line::parse(&template.title).context("a template has no title")?;
    let mut origin = TemplateOrigin::new(id, title);
    origin.organization = Slug::parse(&template.organization);
    origin.supplier = template.supplier.as_deref().and_then(Line::parse);
    Ok((template.record, origin))
}
