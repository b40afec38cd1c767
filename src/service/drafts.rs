//! Acts on drafts. Here is what a draft is; `beginning`, `editing` and `publishing` have its way.
mod creation;
mod editing;
mod publishing;

pub use creation::{Origin, Source, begin, begin_next, create};
pub(super) use editing::forget;
pub use editing::{delete, edit, rebase};
pub use publishing::{Remark, give_back, publish, submit};

use super::auth::AuthContext;
use super::systems::{give_review_date, standard};
use super::{Tx, settings};
use crate::domain::drafts::{Event, State, TransitionError, transition};
use crate::domain::shape::{FieldErrors, child_pointer};
use crate::domain::systems::rules::Standard;
use crate::domain::systems::{self, Record};
use crate::domain::values::Instant;
use crate::store::types::Time;
use crate::store::{Conn, drafts as store, systems as system_store};
use crate::{Error, Result};
use anyhow::Context;
use serde_json::Value;
use uuid::Uuid;

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
    pub fn is_own(&self, by: &AuthContext) -> bool {
        self.row.last_editor == by.principal.id.to_string()
    }
}

fn json(record: &Record) -> Result<String> {
    Ok(serde_json::to_string(record).context("a record cannot be written")?)
}

/// The id of a system or draft of the organization, by id or slug.
///
/// # Errors
/// `NotFound`. What belongs to another organization is not found either; that is for those to check who look it up.
pub fn id(conn: &mut Conn, by: &AuthContext, address: &str) -> Result<Uuid> {
    match Uuid::try_parse(address) {
        Ok(id) => Ok(id),
        Err(_) => system_store::find_by_slug(conn, by.organization()?.id.0, address)?.ok_or(Error::NotFound),
    }
}

/// A published system of the organization.
///
/// # Errors
/// `NotFound`.
pub fn system(conn: &mut Conn, by: &AuthContext, id: Uuid) -> Result<system_store::System> {
    let own = by.organization()?.id;
    system_store::find(conn, id)?.filter(|system| system.organization_id == own).ok_or(Error::NotFound)
}

fn row(conn: &mut Conn, by: &AuthContext, id: Uuid) -> Result<store::Draft> {
    let own = by.organization()?.id;
    store::find(conn, id)?.filter(|draft| draft.organization_id == own).ok_or(Error::NotFound)
}

/// A draft of the organization.
///
/// # Errors
/// `NotFound`.
pub fn find(conn: &mut Conn, by: &AuthContext, address: &str) -> Result<Draft> {
    let id = id(conn, by, address)?;
    let row = row(conn, by, id)?;
    whole(conn, row)
}

fn whole(conn: &mut Conn, row: store::Draft) -> Result<Draft> {
    let comments = store::list_comments(conn, row.id.0)?;
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
    by: &AuthContext,
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
pub fn as_published(conn: &mut Conn, by: &AuthContext, draft: &Draft, now: Instant) -> Result<(Record, Standard)> {
    let organization = by.organization()?;
    let mut record = draft.record.public();
    give_review_date(conn, &mut record, organization.id.0, now)?;
    let standard = standard(conn, &record, organization.id.0, organization.version)?;
    Ok((record, standard))
}

/// The draft, if it is in the state that the caller has seen.
fn seen_as(conn: &mut Conn, by: &AuthContext, address: &str, seen: Option<&str>) -> Result<Draft> {
    let draft = find(conn, by, address)?;
    if seen.is_some_and(|seen| seen != draft.tag()) {
        return Err(Error::PreconditionFailed);
    }
    Ok(draft)
}

/// The row of a draft after something happened to it.
fn moved(tx: &mut Tx<'_>, by: &AuthContext, draft: Draft, event: Event) -> Result<store::Draft> {
    let next = happen(tx.conn, by, &draft, event)?.context("a draft that was published stays")?;
    let mut row = draft.row;
    row.state = next.as_str().into();
    row.revision += 1;
    row.updated_at = Time(tx.now);
    Ok(row)
}

/// What becomes of a draft.
fn happen(conn: &mut Conn, by: &AuthContext, draft: &Draft, event: Event) -> Result<Option<State>> {
    let two_person_rule = settings::of(conn, draft.row.organization_id.0)?.two_person_rule;
    transition(draft.state, event, two_person_rule, draft.is_own(by)).map_err(|refusal| match refusal {
        TransitionError::AlreadySubmitted => Error::conflict("alreadySubmitted", "the draft was submitted already"),
        TransitionError::NotSubmitted => Error::conflict("notSubmitted", "the draft must be submitted first"),
        TransitionError::TwoPersonRule => Error::forbidden(
            "twoPersonRule",
            "this organization applies the two-person rule: a person other than the last editor must publish",
        ),
    })
}

fn read_only(field: &str, faults: &mut FieldErrors) {
    faults.add(&child_pointer("", field), "readOnly", "the register sets this; leave it out");
}

/// The record that was sent, if it is one and nothing was wrong before.
fn checked(sent: &Value, mut faults: FieldErrors) -> Result<Record> {
    match systems::read(sent) {
        Ok(record) => faults.into_result(record),
        Err(more) => {
            faults.0.extend(more);
            Err(faults.into_result(()).err().unwrap_or_default())
        }
    }
    .map_err(Error::Invalid)
}
