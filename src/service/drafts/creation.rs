//! How drafts begin: from what an editor sends, from a template, from the version that is published, from a row of a file.
use super::super::auth::AuthContext;
use super::super::systems::current;
use super::super::{Tx, organizations, settings, templates};
use super::{Draft, checked, id, json, read_only, system, whole};
use crate::domain::drafts::{State, merge};
use crate::domain::languages::Lang;
use crate::domain::policy::Permission;
use crate::domain::shape::FieldErrors;
use crate::domain::systems::{self, Record};
use crate::store::types::{Id, Time};
use crate::store::{Conn, drafts as store};
use crate::{Error, Result};
use anyhow::Context;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use uuid::Uuid;

/// Where a draft comes from.
#[derive(Debug, Clone, Default)]
pub struct Origin {
    /// The system that it will be a new version of; none: it becomes a new one.
    pub system: Option<Uuid>,
    /// The template that it began from.
    pub template: Option<Uuid>,
    /// The row of another register.
    pub source: Option<Source>,
}

/// A row of another register, as [`crate::store::systems::find_by_source`] knows it again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    pub scheme: String,
    pub key: String,
}

impl Source {
    /// As the draft keeps it.
    pub fn text(&self) -> Result<String> {
        Ok(serde_json::to_string(self).context("a source cannot be written")?)
    }
}

/// Begins a draft of a record. The record is checked as every draft is.
///
/// # Errors
/// `Invalid` with every fault; `Refused` if the system has a draft; `NotFound` if the organization has no such system.
pub fn begin(tx: &mut Tx<'_>, by: &AuthContext, record: Record, origin: Origin) -> Result<Draft> {
    let Origin { system, template, source } = origin;
    let base = system.map(|id| super::system(tx.conn, by, id)).transpose()?.map(|system| system.version);
    let id = system.map_or_else(|| tx.new_id(), Ok)?;
    if store::find(tx.conn, id)?.is_some() {
        return Err(Error::conflict("draftExists", "this system has a draft already"));
    }
    let organization = by.organization()?;
    let mut faults = FieldErrors::default();
    if record.organization.as_str() != organization.slug {
        read_only("organization", &mut faults);
    }
    systems::check_size(&record, &mut faults);
    systems::rules::check_draft(&record, &mut faults);
    faults.into_result(()).map_err(Error::Invalid)?;
    let row = store::Draft {
        id: Id(id),
        organization_id: organization.id,
        record: json(&record)?,
        base,
        state: State::Open.as_str().into(),
        revision: 1,
        last_editor: by.principal.id.to_string(),
        template_id: template.map(Id),
        source: source.map(|source| source.text()).transpose()?,
        created_at: Time(tx.now),
        updated_at: Time(tx.now),
    };
    store::insert(tx.conn, &row)?;
    tx.note(by, Permission::WriteDrafts, id, None, Some(&row.record))?;
    whole(tx.conn, row)
}

/// Begins the draft of a new system from what an editor sent. The organization and its first language are filled in;
/// what was sent goes before what a template says.
///
/// # Errors
/// As [`begin`]; `BadRequest` if there is no such template.
pub fn create(tx: &mut Tx<'_>, by: &AuthContext, mut sent: Value, template: Option<Uuid>) -> Result<Draft> {
    let organization = by.organization()?.clone();
    let mut faults = FieldErrors::default();
    for field in ["sourceRecord", "template"] {
        if sent.get(field).is_some_and(|value| !value.is_null()) {
            read_only(field, &mut faults);
        }
    }
    let from = template.map(|id| templates::begin_from(tx.conn, by, id)).transpose()?;
    let named = from.map(|(general, named)| {
        let mut whole = Value::Object(general);
        merge::patch(&mut whole, &sent);
        sent = whole;
        named
    });
    if let Some(members) = sent.as_object_mut() {
        let given = |members: &Map<String, Value>, name| members.get(name).is_some_and(|v| !v.is_null());
        if !given(members, "organization") {
            members.insert("organization".into(), organization.slug.into());
        }
        if !given(members, "defaultLanguage")
            && let Some(lang) = first_language(tx.conn, organization.id.0)?
        {
            members.insert("defaultLanguage".into(), lang.as_str().into());
        }
    }
    let mut record = checked(&sent, faults)?;
    record.template = named;
    begin(tx, by, record, Origin { template, ..Origin::default() })
}

/// The language that an organization writes in: the first of its settings, else the one that its name is in, if that
/// is one.
fn first_language(conn: &mut Conn, organization: Uuid) -> Result<Option<Lang>> {
    if let Some(lang) = settings::of(conn, organization)?.languages.into_iter().next() {
        return Ok(Some(lang));
    }
    let name = organizations::content(conn, organization)?.name;
    let mut languages = name.languages();
    Ok(languages.next().filter(|_| languages.next().is_none()).cloned())
}

/// Begins a draft of the next version of a system, from the current one.
///
/// # Errors
/// As [`begin`].
pub fn begin_next(tx: &mut Tx<'_>, by: &AuthContext, address: &str) -> Result<Draft> {
    let id = id(tx.conn, by, address)?;
    let system = system(tx.conn, by, id)?;
    let current = current(tx.conn, &system)?.content.object();
    let record = serde_json::from_value(Value::Object(current)).context("a version cannot be read")?;
    begin(tx, by, record, Origin { system: Some(id), ..Origin::default() })
}
