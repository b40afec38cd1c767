//! Answer templates: what case handlers of an organization say often, to be put into their own words.
use crate::domain::languages::Text;
use crate::domain::policy::Permission;
use crate::domain::shape::codes;
use crate::domain::values::Line;
use crate::service::Tx;
use crate::service::auth::AuthContext;
use crate::store::Conn;
use crate::store::challenges::answer_templates::{self as store, AnswerTemplate as Row};
use crate::store::types::Id;
use crate::{Error, Result};
use anyhow::Context;
use serde::Serialize;
use uuid::Uuid;

codes! {
    /// What an answer template is for.
    pub enum Purpose {
        Question = "question",
        Message = "message",
        Summary = "summary",
        Refusal = "refusal",
        Redirection = "redirection",
        Extension = "extension",
        /// The answer to a ground.
        Decision = "decision",
        Remedy = "remedy",
    }
}

/// What an answer says, in the languages of the organization.
pub type Words = Text<10_000, true>;

/// An answer template.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AnswerTemplate {
    pub id: Uuid,
    pub title: String,
    pub purpose: String,
    pub text: Words,
    #[serde(skip)]
    pub revision: i32,
}

/// What somebody sends of one.
#[derive(Debug, Clone)]
pub struct Sent {
    pub title: Line<200>,
    pub purpose: Purpose,
    pub text: Words,
}

/// More are not looked through.
const MOST: usize = 500;

fn read(row: Row) -> Result<AnswerTemplate> {
    let Row { id, organization_id: _, title, purpose, text, revision } = row;
    let text = serde_json::from_str(&text).context("an answer template cannot be read")?;
    Ok(AnswerTemplate { id: id.0, title, purpose, text, revision })
}

fn own(conn: &mut Conn, by: &AuthContext, id: Uuid) -> Result<Row> {
    let organization = by.organization()?.id;
    store::find(conn, id)?.filter(|row| row.organization_id == organization).ok_or(Error::NotFound)
}

/// Those of the organization, as they came.
///
/// # Errors
/// If they cannot be read.
pub fn list(conn: &mut Conn, by: &AuthContext) -> Result<Vec<AnswerTemplate>> {
    store::list(conn, by.organization()?.id.0)?.into_iter().map(read).collect()
}

/// # Errors
/// `NotFound`.
pub fn find(conn: &mut Conn, by: &AuthContext, id: Uuid) -> Result<AnswerTemplate> {
    read(own(conn, by, id)?)
}

/// # Errors
/// `Refused` if there are very many.
pub fn create(tx: &mut Tx<'_>, by: &AuthContext, sent: Sent) -> Result<AnswerTemplate> {
    let organization_id = by.organization()?.id;
    if store::list(tx.conn, organization_id.0)?.len() >= MOST {
        return Err(Error::conflict("tooManyTemplates", format!("there are {MOST} answer templates already")));
    }
    let row = row(Id(tx.new_id()?), organization_id, sent, 1)?;
    store::insert(tx.conn, &row)?;
    tx.note(by, Permission::HandleChallenge, row.id.0, None, Some(&row.text))?;
    read(row)
}

/// Puts another in the place of one that is as `seen`.
///
/// # Errors
/// `NotFound`, `PreconditionFailed`.
pub fn replace(tx: &mut Tx<'_>, by: &AuthContext, id: Uuid, seen: &str, sent: Sent) -> Result<AnswerTemplate> {
    let before = seen_as(tx.conn, by, id, seen)?;
    let row = row(before.id, before.organization_id, sent, before.revision + 1)?;
    store::update(tx.conn, &row)?;
    tx.note(by, Permission::HandleChallenge, id, Some(&before.text), Some(&row.text))?;
    read(row)
}

/// # Errors
/// `NotFound`, `PreconditionFailed`.
pub fn delete(tx: &mut Tx<'_>, by: &AuthContext, id: Uuid, seen: &str) -> Result<()> {
    let row = seen_as(tx.conn, by, id, seen)?;
    store::delete(tx.conn, id)?;
    tx.note(by, Permission::HandleChallenge, id, Some(&row.text), None)
}

fn seen_as(conn: &mut Conn, by: &AuthContext, id: Uuid, seen: &str) -> Result<Row> {
    let row = own(conn, by, id)?;
    if row.revision.to_string() == seen { Ok(row) } else { Err(Error::PreconditionFailed) }
}

fn row(id: Id, organization_id: Id, sent: Sent, revision: i32) -> Result<Row> {
    let Sent { title, purpose, text } = sent;
    let text = serde_json::to_string(&text).context("an answer template cannot be written")?;
    Ok(Row { id, organization_id, title: title.as_str().into(), purpose: purpose.as_str().into(), text, revision })
}
