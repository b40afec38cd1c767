//! Creation of drafts: from an editor's record, a template, the published version, or an imported row.
use super::super::auth::AuthContext;
use super::super::auth::access_request::AccessRequest;
use super::super::idempotency::IdempotencyKey;
use super::super::systems::current_version;
use super::super::{Register, Tx, organizations, settings, templates};
use super::{Draft, DraftView, find_system, parse_record, read_only, resolve_id, to_json, with_comments};
use crate::domain::drafts::{State, merge};
use crate::domain::json::FieldErrors;
use crate::domain::languages::Lang;
use crate::domain::policy::Permission;
use crate::domain::systems::{self, Record};
use crate::store::types::{Id, Time};
use crate::store::{Conn, drafts as store};
use crate::{Error, Result};
use anyhow::Context;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use uuid::Uuid;

/// The origin of a draft.
#[derive(Debug, Clone, Default)]
pub struct Origin {
    /// The system that the draft is a new version of; none for a new system.
    pub system: Option<Uuid>,
    /// The template that the draft was created from.
    pub template: Option<Uuid>,
    /// The imported row.
    pub source: Option<Source>,
}

/// A row of another register, by the key that [`crate::store::systems::find_by_source`] looks up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    pub scheme: String,
    pub key: String,
}

impl Source {
    /// Serializes the source for the drafts table.
    pub fn to_json(&self) -> Result<String> {
        Ok(serde_json::to_string(self).context("the source cannot be serialized")?)
    }
}

/// Creates a draft of a record, under the rules for every draft.
///
/// # Errors
/// `Invalid` with every field error; `Conflict` if the system already has a draft; `NotFound` if the organization has
/// no such system.
pub fn create_from_record(tx: &mut Tx<'_>, auth: &AuthContext, record: Record, origin: Origin) -> Result<Draft> {
    let Origin { system, template, source } = origin;
    let base = system.map(|id| find_system(tx.conn, auth, id)).transpose()?.map(|system| system.version);
    let id = system.map_or_else(|| tx.new_id(), Ok)?;
    if store::find(tx.conn, id)?.is_some() {
        return Err(Error::conflict("draftExists", "this system already has a draft"));
    }
    let organization = auth.organization()?;
    let mut errors = FieldErrors::default();
    if record.organization.as_str() != organization.slug {
        read_only("organization", &mut errors);
    }
    systems::check_size(&record, &mut errors);
    systems::rules::check_draft(&record, &mut errors);
    errors.into_result(()).map_err(Error::Invalid)?;
    let row = store::Draft {
        id: Id(id),
        organization_id: organization.id,
        record: to_json(&record)?,
        base,
        state: State::Open.as_str().into(),
        revision: 1,
        last_editor: auth.principal.id.to_string(),
        template_id: template.map(Id),
        source: source.map(|source| source.to_json()).transpose()?,
        created_at: Time(tx.now),
        updated_at: Time(tx.now),
    };
    store::insert(tx.conn, &row)?;
    tx.audit(auth, Permission::WriteDrafts, id, None, Some(&row.record))?;
    with_comments(tx.conn, row)
}

/// Creates a draft of a new system from an editor's record. The organization and its first language are filled in; the
/// record takes precedence over the template.
///
/// # Errors
/// Those of [`Register::write_as`]; as [`create_from_record`]; `BadRequest` if there is no such template.
pub async fn create(
    register: &Register,
    access: AccessRequest,
    idempotency_key: IdempotencyKey,
    input: Value,
    template: Option<Uuid>,
) -> Result<DraftView> {
    register
        .write_as(access, idempotency_key, move |tx, auth| create_in(tx, auth, input, template)?.into_view(auth))
        .await
}

fn create_in(tx: &mut Tx<'_>, auth: &AuthContext, mut input: Value, template: Option<Uuid>) -> Result<Draft> {
    let organization = auth.organization()?.clone();
    let mut errors = FieldErrors::default();
    for field in ["sourceRecord", "template"] {
        if input.get(field).is_some_and(|value| !value.is_null()) {
            read_only(field, &mut errors);
        }
    }
    let content = template.map(|id| templates::load_for_draft(tx.conn, auth, id)).transpose()?;
    let origin = content.map(|(content, origin)| {
        let mut merged = Value::Object(content);
        merge::patch(&mut merged, &input);
        input = merged;
        origin
    });
    if let Some(members) = input.as_object_mut() {
        let present = |members: &Map<String, Value>, name| members.get(name).is_some_and(|v| !v.is_null());
        if !present(members, "organization") {
            members.insert("organization".into(), organization.slug.into());
        }
        if !present(members, "defaultLanguage")
            && let Some(lang) = first_language(tx.conn, organization.id.0)?
        {
            members.insert("defaultLanguage".into(), lang.as_str().into());
        }
    }
    let mut record = parse_record(&input, errors)?;
    record.template = origin;
    create_from_record(tx, auth, record, Origin { template, ..Origin::default() })
}

/// Returns the organization's language: the first one in its settings, or that of its name if it has only one.
fn first_language(conn: &mut Conn, organization: Uuid) -> Result<Option<Lang>> {
    if let Some(lang) = settings::load(conn, organization)?.languages.into_iter().next() {
        return Ok(Some(lang));
    }
    let name = organizations::current_profile(conn, organization)?.name;
    let mut languages = name.languages();
    Ok(languages.next().filter(|_| languages.next().is_none()).cloned())
}

/// Creates a draft of the next version of a system from the current version.
///
/// # Errors
/// Those of [`Register::write_as`]; as [`create_from_record`].
pub async fn create_next_version(
    register: &Register,
    access: AccessRequest,
    idempotency_key: IdempotencyKey,
    id_or_slug: String,
) -> Result<DraftView> {
    register
        .write_as(access, idempotency_key, move |tx, auth| {
            create_next_version_in(tx, auth, &id_or_slug)?.into_view(auth)
        })
        .await
}

fn create_next_version_in(tx: &mut Tx<'_>, auth: &AuthContext, id_or_slug: &str) -> Result<Draft> {
    let id = resolve_id(tx.conn, auth, id_or_slug)?;
    let system = find_system(tx.conn, auth, id)?;
    let current = current_version(tx.conn, &system)?.content.object();
    let record = serde_json::from_value(Value::Object(current)).context("the version cannot be parsed")?;
    create_from_record(tx, auth, record, Origin { system: Some(id), ..Origin::default() })
}
