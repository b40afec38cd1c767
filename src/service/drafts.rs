//! Acts on drafts: begin, change, put together with what was published meanwhile, delete. `publishing` has the rest of
//! their way.
mod publishing;

pub use publishing::{Remark, give_back, publish, submit};

use super::access::Entered;
use super::systems::{current, give_review_date, standard, to_object};
use super::{Tx, settings, templates};
use crate::domain::drafts::{Event, KEPT, READ_ONLY, Refusal, State, merge, step};
use crate::domain::languages::Lang;
use crate::domain::policy::Act;
use crate::domain::shape::{Faults, below};
use crate::domain::systems::rules::Standard;
use crate::domain::systems::{self, Record, translations};
use crate::domain::values::Instant;
use crate::store::types::{Id, Time};
use crate::store::{Conn, drafts as store, systems as system_store, versions};
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

/// A row of another register, as [`crate::store::systems::by_source`] knows it again.
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

/// A draft with what belongs to it.
#[derive(Debug, Clone)]
pub struct Draft {
    /// The id of the system that it is of, or will be.
    pub id: Uuid,
    pub state: State,
    pub record: Record,
    pub comments: Vec<Comment>,
    /// The version that it began from; none: the system was never published.
    pub base: Option<u32>,
    /// The version that is published now.
    pub current: Option<u32>,
    /// The template that it began from.
    pub template: Option<Uuid>,
    pub created_at: Instant,
    pub updated_at: Instant,
    row: store::Draft,
}

/// What a publisher said about a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    pub remark: Remark,
    /// The role of whoever said it.
    pub role: String,
    pub at: Instant,
}

impl Draft {
    /// Names this state of the draft. A draft that was deleted and begun anew is another one.
    pub fn tag(&self) -> String {
        format!("{}-{:x}", self.row.revision, self.created_at.timestamp_micros())
    }

    /// Whether another version was published since it began.
    pub fn is_outdated(&self) -> bool {
        self.current != self.base
    }

    /// Whether somebody was the last to edit it.
    pub fn is_own(&self, by: &Entered) -> bool {
        self.row.last_editor == by.caller.who.to_string()
    }
}

fn json(record: &Record) -> Result<String> {
    Ok(serde_json::to_string(record).context("a record cannot be written")?)
}

/// The id of a system or draft of the organization, by id or slug.
///
/// # Errors
/// `NotFound`. What belongs to another organization is not found either; that is for those to check who look it up.
pub fn id(conn: &mut Conn, by: &Entered, address: &str) -> Result<Uuid> {
    match Uuid::try_parse(address) {
        Ok(id) => Ok(id),
        Err(_) => system_store::by_slug(conn, by.organization()?.id.0, address)?.ok_or(Error::NotFound),
    }
}

/// A published system of the organization.
///
/// # Errors
/// `NotFound`.
pub fn system(conn: &mut Conn, by: &Entered, id: Uuid) -> Result<system_store::System> {
    let own = by.organization()?.id;
    system_store::find(conn, id)?.filter(|system| system.organization_id == own).ok_or(Error::NotFound)
}

fn row(conn: &mut Conn, by: &Entered, id: Uuid) -> Result<store::Draft> {
    let own = by.organization()?.id;
    store::find(conn, id)?.filter(|draft| draft.organization_id == own).ok_or(Error::NotFound)
}

/// A draft of the organization.
///
/// # Errors
/// `NotFound`.
pub fn find(conn: &mut Conn, by: &Entered, address: &str) -> Result<Draft> {
    let id = id(conn, by, address)?;
    let row = row(conn, by, id)?;
    whole(conn, row)
}

fn whole(conn: &mut Conn, row: store::Draft) -> Result<Draft> {
    let comments = store::comments(conn, row.id.0)?;
    let current = system_store::find(conn, row.id.0)?.map(|system| system.version.unsigned_abs());
    read(row, comments, current)
}

fn read(row: store::Draft, comments: Vec<store::Comment>, current: Option<u32>) -> Result<Draft> {
    let record = serde_json::from_str(&row.record).context("a draft cannot be read")?;
    let state = State::parse(&row.state).context("a draft has no state")?;
    let comment = |comment: store::Comment| {
        let store::Comment { id: _, system_id: _, at, role, pointer, text } = comment;
        Comment { remark: Remark { pointer, text }, role, at: at.0 }
    };
    Ok(Draft {
        id: row.id.0,
        state,
        record,
        comments: comments.into_iter().map(comment).collect(),
        base: row.base.map(i32::unsigned_abs),
        current,
        template: row.template_id.map(|id| id.0),
        created_at: row.created_at.0,
        updated_at: row.updated_at.0,
        row,
    })
}

/// A page of the drafts of an organization, and how many there are.
pub struct Page {
    pub drafts: Vec<Draft>,
    pub total: u64,
}

/// The drafts of the organization, the one that changed last first. Without their comments.
///
/// # Errors
/// If they cannot be read.
pub fn list(
    conn: &mut Conn,
    by: &Entered,
    state: Option<State>,
    after: Option<(Instant, Uuid)>,
    limit: usize,
) -> Result<Page> {
    let organization = by.organization()?.id.0;
    let state = state.map(State::as_str);
    let rows = store::list(conn, organization, state, after, i64::try_from(limit).unwrap_or(i64::MAX))?;
    let total = store::count(conn, organization, state)?.unsigned_abs();
    let drafts = rows.into_iter().map(|row| {
        let current = system_store::find(conn, row.id.0)?.map(|system| system.version.unsigned_abs());
        read(row, Vec::new(), current)
    });
    Ok(Page { drafts: drafts.collect::<Result<_>>()?, total })
}

/// The record as it would be published now, with what the register gives by itself, and the bar that it must reach.
///
/// # Errors
/// If the organization cannot be read.
pub fn as_published(conn: &mut Conn, by: &Entered, draft: &Draft, now: Instant) -> Result<(Record, Standard)> {
    let organization = by.organization()?;
    let mut record = draft.record.public();
    give_review_date(conn, &mut record, organization.id.0, now)?;
    let standard = standard(conn, &record, organization.id.0, organization.version)?;
    Ok((record, standard))
}

/// Begins a draft of a record. The record is checked as every draft is.
///
/// # Errors
/// `Invalid` with every fault; `Refused` if the system has a draft; `NotFound` if the organization has no such system.
pub fn begin(tx: &mut Tx<'_>, by: &Entered, record: Record, origin: Origin) -> Result<Draft> {
    let Origin { system, template, source } = origin;
    let base = system.map(|id| self::system(tx.conn, by, id)).transpose()?.map(|system| system.version);
    let id = system.map_or_else(|| tx.new_id(), Ok)?;
    if store::find(tx.conn, id)?.is_some() {
        return Err(Error::refused("draftExists", "this system has a draft already"));
    }
    let organization = by.organization()?;
    let mut faults = Faults::default();
    if record.organization.as_str() != organization.slug {
        read_only("organization", &mut faults);
    }
    systems::check_size(&record, &mut faults);
    systems::rules::draft(&record, &mut faults);
    faults.into_result(()).map_err(Error::Invalid)?;
    let row = store::Draft {
        id: Id(id),
        organization_id: organization.id,
        record: json(&record)?,
        base,
        state: State::Open.as_str().into(),
        revision: 1,
        last_editor: by.caller.who.to_string(),
        template_id: template.map(Id),
        source: source.map(|source| source.text()).transpose()?,
        created_at: Time(tx.now),
        updated_at: Time(tx.now),
    };
    store::insert(tx.conn, &row)?;
    tx.note(by, Act::WriteDrafts, id, None, Some(&row.record))?;
    whole(tx.conn, row)
}

/// Begins the draft of a new system from what an editor sent. The organization and its first language are filled in;
/// what was sent goes before what a template says.
///
/// # Errors
/// As [`begin`]; `BadRequest` if there is no such template.
pub fn create(tx: &mut Tx<'_>, by: &Entered, mut sent: Value, template: Option<Uuid>) -> Result<Draft> {
    let organization = by.organization()?.clone();
    let mut faults = Faults::default();
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
    let name = super::organizations::content(conn, organization)?.name;
    let mut languages = name.languages();
    Ok(languages.next().filter(|_| languages.next().is_none()).cloned())
}

/// Begins a draft of the next version of a system, from the current one.
///
/// # Errors
/// As [`begin`].
pub fn begin_next(tx: &mut Tx<'_>, by: &Entered, address: &str) -> Result<Draft> {
    let id = id(tx.conn, by, address)?;
    let system = system(tx.conn, by, id)?;
    let current = current(tx.conn, &system)?.content.object();
    let record = serde_json::from_value(Value::Object(current)).context("a version cannot be read")?;
    begin(tx, by, record, Origin { system: Some(id), ..Origin::default() })
}

fn read_only(field: &str, faults: &mut Faults) {
    faults.add(&below("", field), "readOnly", "the register sets this; leave it out");
}

/// The record that was sent, if it is one and nothing was wrong before.
fn checked(sent: &Value, mut faults: Faults) -> Result<Record> {
    match systems::read(sent) {
        Ok(record) => faults.into_result(record),
        Err(more) => {
            faults.0.extend(more);
            Err(faults.into_result(()).err().unwrap_or_default())
        }
    }
    .map_err(Error::Invalid)
}

/// What an editor does to the record of a draft.
#[derive(Debug, Clone)]
pub enum Edit {
    /// Another record in its place.
    Replace(Value),
    /// RFC 7396.
    Patch(Value),
}

/// Changes the record of a draft, if it is still in the state that `seen` names. An edit that changes nothing leaves
/// everything as it is.
///
/// # Errors
/// `NotFound`; `PreconditionFailed`; `Invalid` with every fault of the whole record.
pub fn edit(tx: &mut Tx<'_>, by: &Entered, address: &str, seen: &str, edit: Edit) -> Result<Draft> {
    let draft = seen_as(tx.conn, by, address, Some(seen))?;
    let before = serde_json::to_value(&draft.record).context("a record cannot be written")?;
    let mut faults = Faults::default();
    let mut after = match edit {
        Edit::Replace(record) => record,
        Edit::Patch(patch) => {
            // A patch says null on purpose.
            READ_ONLY.iter().filter(|field| patch.get(**field).is_some_and(Value::is_null)).for_each(|field| {
                if before.get(*field).is_some() {
                    read_only(field, &mut faults);
                }
            });
            let mut after = before.clone();
            merge::patch(&mut after, &patch);
            after
        }
    };
    for field in KEPT {
        let known = before.get(*field);
        match after.get(*field).filter(|value| !value.is_null()) {
            Some(sent) if Some(sent) != known && READ_ONLY.contains(field) => read_only(field, &mut faults),
            Some(_) => {}
            None => {
                if let (Some(known), Some(members)) = (known, after.as_object_mut()) {
                    members.insert((*field).to_owned(), known.clone());
                }
            }
        }
    }
    let mut record = checked(&after, faults)?;
    if record == draft.record {
        return Ok(draft);
    }
    translations::outdate(&draft.record, &mut record);
    write(tx, by, draft, &record)
}

/// The draft, if it is in the state that the caller has seen.
fn seen_as(conn: &mut Conn, by: &Entered, address: &str, seen: Option<&str>) -> Result<Draft> {
    let draft = find(conn, by, address)?;
    if seen.is_some_and(|seen| seen != draft.tag()) {
        return Err(Error::PreconditionFailed);
    }
    Ok(draft)
}

/// Writes another record into a draft.
fn write(tx: &mut Tx<'_>, by: &Entered, draft: Draft, record: &Record) -> Result<Draft> {
    let before = draft.row.record.clone();
    let mut row = moved(tx, by, draft, Event::Edit)?;
    row.record = json(record)?;
    row.last_editor = by.caller.who.to_string();
    store::update(tx.conn, &row)?;
    tx.note(by, Act::WriteDrafts, row.id.0, Some(&before), Some(&row.record))?;
    whole(tx.conn, row)
}

/// The row of a draft after something happened to it.
fn moved(tx: &mut Tx<'_>, by: &Entered, draft: Draft, event: Event) -> Result<store::Draft> {
    let next = happen(tx.conn, by, &draft, event)?.context("a draft that was published stays")?;
    let mut row = draft.row;
    row.state = next.as_str().into();
    row.revision += 1;
    row.updated_at = Time(tx.now);
    Ok(row)
}

/// What becomes of a draft.
fn happen(conn: &mut Conn, by: &Entered, draft: &Draft, event: Event) -> Result<Option<State>> {
    let four_eyes = settings::of(conn, draft.row.organization_id.0)?.four_eyes;
    step(draft.state, event, four_eyes, draft.is_own(by)).map_err(|refusal| match refusal {
        Refusal::AlreadySubmitted => Error::refused("alreadySubmitted", "the draft was submitted already"),
        Refusal::NotSubmitted => Error::refused("notSubmitted", "the draft must be submitted first"),
        Refusal::FourEyes => Error::forbidden(
            "fourEyes",
            "this organization asks for four eyes: somebody else than the last editor must publish",
        ),
    })
}

/// Puts the draft together with the version that was published since it began. Answers the draft, and the places where
/// both changed something: there the draft's own text stands.
///
/// # Errors
/// `NotFound`; `PreconditionFailed`; `Refused` if nothing was published since; `Invalid` if the two do not fit.
pub fn rebase(tx: &mut Tx<'_>, by: &Entered, address: &str, seen: Option<&str>) -> Result<(Draft, Vec<String>)> {
    let mut draft = seen_as(tx.conn, by, address, seen)?;
    if !draft.is_outdated() {
        return Err(Error::refused("notOutdated", "nothing was published since this draft began"));
    }
    let system = system(tx.conn, by, draft.row.id.0)?;
    let object = |version: versions::Version| Value::Object(version.content.object());
    let theirs = object(current(tx.conn, &system)?);
    let begun = draft.row.base.map(|number| versions::find(tx.conn, draft.row.id.0, number.unsigned_abs()));
    let begun = begun.transpose()?.flatten().map_or(Value::Null, object);
    let ours = serde_json::to_value(&draft.record).context("a record cannot be written")?;
    let (merged, conflicts) = merge::both(&begun, &ours, &theirs);
    let record = checked(&merged, Faults::default())?;
    draft.row.base = Some(system.version);
    Ok((write(tx, by, draft, &record)?, conflicts))
}

/// Deletes a draft. What is published stays.
///
/// # Errors
/// `NotFound`; `PreconditionFailed`.
pub fn delete(tx: &mut Tx<'_>, by: &Entered, address: &str, seen: &str) -> Result<()> {
    let draft = seen_as(tx.conn, by, address, Some(seen))?;
    store::delete(tx.conn, draft.row.id.0)?;
    tx.note(by, Act::WriteDrafts, draft.row.id.0, Some(&draft.row.record), None)
}

/// Takes out of the draft of a system, if it has one, what it says in the same words as a version from which the law
/// demanded to take it. Answers the fields.
pub(super) fn forget(tx: &mut Tx<'_>, by: &Entered, id: Uuid, gone: &Map<String, Value>) -> Result<Vec<String>> {
    let Some(row) = store::find(tx.conn, id)? else { return Ok(Vec::new()) };
    let draft = whole(tx.conn, row)?;
    let mut record = to_object(&draft.record)?;
    let same: Vec<_> = gone.iter().filter(|(field, value)| record.get(*field) == Some(value)).collect();
    let fields: Vec<_> = same.into_iter().map(|(field, _)| field.clone()).collect();
    if fields.is_empty() {
        return Ok(fields);
    }
    fields.iter().for_each(|field| drop(record.shift_remove(field)));
    let record = serde_json::from_value(Value::Object(record)).context("a draft cannot be read")?;
    let last_editor = draft.row.last_editor.clone();
    let mut row = moved(tx, by, draft, Event::Edit)?;
    (row.record, row.last_editor) = (json(&record)?, last_editor);
    store::update(tx.conn, &row)?;
    tx.note(by, Act::RedactVersion, id, None, Some(&row.record))?;
    Ok(fields)
}
