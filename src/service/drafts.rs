//! Drafts: their model and reads. `creation`, `editing` and `publishing` have the writes.
mod creation;
mod editing;
mod publishing;
mod view;

pub use creation::{Origin, Source, create, create_from_record, create_next_version};
pub(super) use editing::redact;
pub use editing::{RebasedDraft, delete, edit, rebase};
pub use publishing::{CommentText, PublishedDraft, publish, return_with_comments, submit};
pub use view::{DraftView, read};

use super::auth::AuthContext;
use super::systems::{requirements, set_default_review_date};
use super::{Tx, settings};
use crate::domain::drafts::{self, Event, State, TransitionError};
use crate::domain::json::{FieldErrors, child_pointer};
use crate::domain::systems::rules::Standard;
use crate::domain::systems::{self, Record};
use crate::domain::values::Instant;
use crate::store::types::Time;
use crate::store::{Conn, drafts as store, systems as system_store};
use crate::{Error, Result};
use anyhow::Context;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

/// A draft with its comments.
#[derive(Debug, Clone)]
pub struct Draft {
    /// The id of the system that the draft belongs to or will create.
    pub id: Uuid,
    pub state: State,
    pub record: Record,
    pub comments: Vec<Comment>,
    /// The version that the draft is based on; none for a new system.
    pub base: Option<u32>,
    /// The currently published version.
    pub current: Option<u32>,
    /// The template that the draft was created from.
    pub template: Option<Uuid>,
    pub created_at: Instant,
    pub updated_at: Instant,
    row: store::Draft,
}

/// A publisher's comment on a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comment {
    pub text: CommentText,
    /// The role of the author.
    pub role: String,
    pub at: Instant,
}

impl Draft {
    /// Returns the revision of the draft. A draft that is deleted and created again gets another one.
    pub fn revision(&self) -> String {
        format!("{}-{:x}", self.row.revision, self.created_at.timestamp_micros())
    }

    /// Returns true if another version was published since the draft was created or rebased.
    pub fn is_outdated(&self) -> bool {
        self.current != self.base
    }

    /// Returns true if the principal was the last to edit the draft.
    pub fn was_last_edited_by(&self, auth: &AuthContext) -> bool {
        self.row.last_editor == auth.principal.id.to_string()
    }
}

fn to_json(record: &Record) -> Result<String> {
    Ok(serde_json::to_string(record).context("the record cannot be serialized")?)
}

/// Resolves the id or slug of a system or draft of the organization. Callers must check that an id belongs to the
/// organization.
///
/// # Errors
/// `NotFound`.
pub fn resolve_id(conn: &mut Conn, auth: &AuthContext, id_or_slug: &str) -> Result<Uuid> {
    match Uuid::try_parse(id_or_slug) {
        Ok(id) => Ok(id),
        Err(_) => system_store::find_by_slug(conn, auth.organization()?.id.0, id_or_slug)?.ok_or(Error::NotFound),
    }
}

/// Returns a published system of the organization.
///
/// # Errors
/// `NotFound`.
pub fn find_system(conn: &mut Conn, auth: &AuthContext, id: Uuid) -> Result<system_store::System> {
    let own = auth.organization()?.id;
    system_store::find(conn, id)?.filter(|system| system.organization_id == own).ok_or(Error::NotFound)
}

fn find_row(conn: &mut Conn, auth: &AuthContext, id: Uuid) -> Result<store::Draft> {
    let own = auth.organization()?.id;
    store::find(conn, id)?.filter(|draft| draft.organization_id == own).ok_or(Error::NotFound)
}

/// Returns a draft of the organization by id or slug.
///
/// # Errors
/// `NotFound`.
pub fn find(conn: &mut Conn, auth: &AuthContext, id_or_slug: &str) -> Result<Draft> {
    let id = resolve_id(conn, auth, id_or_slug)?;
    let row = find_row(conn, auth, id)?;
    with_comments(conn, row)
}

fn with_comments(conn: &mut Conn, row: store::Draft) -> Result<Draft> {
    let comments = store::list_comments(conn, row.id.0)?;
    let current = system_store::find(conn, row.id.0)?.map(|system| system.version.unsigned_abs());
    from_row(row, comments, current)
}

fn from_row(row: store::Draft, comments: Vec<store::Comment>, current: Option<u32>) -> Result<Draft> {
    let record = serde_json::from_str(&row.record).context("the draft cannot be parsed")?;
    let state = State::parse(&row.state).context("the state of a draft is unknown")?;
    let comment = |comment: store::Comment| {
        let store::Comment { id: _, system_id: _, at, role, pointer, text } = comment;
        Comment { text: CommentText { pointer, text }, role, at: at.0 }
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

/// A page of an organization's drafts, with their total number.
pub struct Page {
    pub drafts: Vec<Draft>,
    pub total: u64,
}

/// Lists the drafts of the organization, most recently changed first, without their comments.
///
/// # Errors
/// If they cannot be read.
pub fn list(
    conn: &mut Conn,
    auth: &AuthContext,
    state: Option<State>,
    after: Option<(Instant, Uuid)>,
    limit: usize,
) -> Result<Page> {
    let organization = auth.organization()?.id.0;
    let state = state.map(State::as_str);
    let rows = store::list(conn, organization, state, after, i64::try_from(limit).unwrap_or(i64::MAX))?;
    let total = store::count(conn, organization, state)?.unsigned_abs();
    let drafts = rows.into_iter().map(|row| {
        let current = system_store::find(conn, row.id.0)?.map(|system| system.version.unsigned_abs());
        from_row(row, Vec::new(), current)
    });
    Ok(Page { drafts: drafts.collect::<Result<_>>()?, total })
}

/// Returns the record as it would be published now, with the defaults that the register fills in, and the requirements
/// that it must meet.
///
/// # Errors
/// If the organization cannot be read.
pub fn publication_preview(
    conn: &mut Conn,
    auth: &AuthContext,
    draft: &Draft,
    now: Instant,
) -> Result<(Record, Standard)> {
    let organization = auth.organization()?;
    let mut record = draft.record.public();
    set_default_review_date(conn, &mut record, organization.id.0, now)?;
    let requirements = requirements(conn, &record, organization.id.0, organization.version)?;
    Ok((record, requirements))
}

/// Returns the draft if it has the expected revision.
fn find_expected(
    conn: &mut Conn,
    auth: &AuthContext,
    id_or_slug: &str,
    expected_revision: Option<&str>,
) -> Result<Draft> {
    let draft = find(conn, auth, id_or_slug)?;
    if expected_revision.is_some_and(|expected_revision| expected_revision != draft.revision()) {
        return Err(Error::PreconditionFailed);
    }
    Ok(draft)
}

/// Applies an event to a draft and returns the row to be saved.
fn advance(tx: &mut Tx<'_>, auth: &AuthContext, draft: Draft, event: Event) -> Result<store::Draft> {
    let next = next_state(tx.conn, auth, &draft, event)?.context("only a publication ends a draft")?;
    let mut row = draft.row;
    row.state = next.as_str().into();
    row.revision += 1;
    row.updated_at = Time(tx.now);
    Ok(row)
}

/// Returns the state that an event leads to.
fn next_state(conn: &mut Conn, auth: &AuthContext, draft: &Draft, event: Event) -> Result<Option<State>> {
    let two_person_rule = settings::load(conn, draft.row.organization_id.0)?.two_person_rule;
    drafts::transition(draft.state, event, two_person_rule, draft.was_last_edited_by(auth)).map_err(|refusal| {
        match refusal {
            TransitionError::AlreadySubmitted => {
                Error::conflict("alreadySubmitted", "the draft has already been submitted")
            }
            TransitionError::NotSubmitted => {
                Error::conflict("notSubmitted", "the draft must be submitted for review first")
            }
            TransitionError::TwoPersonRule => Error::forbidden(
                "twoPersonRule",
                "this organization applies the two-person rule: a person other than the last editor must publish",
            ),
        }
    })
}

fn read_only(field: &str, errors: &mut FieldErrors) {
    errors.add(&child_pointer("", field), "readOnly", "the register sets this; leave it out");
}

/// Parses a submitted record, adding to the field errors found so far.
fn parse_record(input: &Value, mut errors: FieldErrors) -> Result<Record> {
    match systems::read(input) {
        Ok(record) => errors.into_result(record),
        Err(more) => {
            errors.0.extend(more);
            Err(errors.into_result(()).err().unwrap_or_default())
        }
    }
    .map_err(Error::Invalid)
}
