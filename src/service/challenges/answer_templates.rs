//! Answer templates: texts that an organization's case handlers reuse and adapt.
use crate::domain::json::Code;
use crate::domain::languages::Text;
use crate::domain::policy::Permission;
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

/// The purpose of an answer template.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code)]
pub enum Purpose {
    Question,
    Message,
    Summary,
    Refusal,
    Redirection,
    Extension,
    /// The answer to a point of the challenge.
    Decision,
    Remedy,
}

/// The text of an answer template, in the languages of the organization.
pub type AnswerText = Text<10_000, true>;

/// An answer template.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AnswerTemplate {
    pub id: Uuid,
    pub title: String,
    pub purpose: String,
    pub text: AnswerText,
    #[serde(skip)]
    pub revision: i32,
}

/// The content of a new or replaced answer template.
#[derive(Debug, Clone)]
pub struct AnswerTemplateContent {
    pub title: Line<200>,
    pub purpose: Purpose,
    pub text: AnswerText,
}

/// Maximum number of answer templates of an organization.
const MAX_TEMPLATES: usize = 500;

fn from_row(to_row: Row) -> Result<AnswerTemplate> {
    let Row { id, organization_id: _, title, purpose, text, revision } = to_row;
    let text = serde_json::from_str(&text).context("an answer template cannot be read")?;
    Ok(AnswerTemplate { id: id.0, title, purpose, text, revision })
}

fn find_own(conn: &mut Conn, auth: &AuthContext, id: Uuid) -> Result<Row> {
    let organization = auth.organization()?.id;
    store::find(conn, id)?.filter(|to_row| to_row.organization_id == organization).ok_or(Error::NotFound)
}

/// Lists the answer templates of the organization, oldest first.
///
/// # Errors
/// If one cannot be read.
pub fn list(conn: &mut Conn, auth: &AuthContext) -> Result<Vec<AnswerTemplate>> {
    store::list(conn, auth.organization()?.id.0)?.into_iter().map(from_row).collect()
}

/// Returns an answer template of the organization.
///
/// # Errors
/// `NotFound`.
pub fn find(conn: &mut Conn, auth: &AuthContext, id: Uuid) -> Result<AnswerTemplate> {
    from_row(find_own(conn, auth, id)?)
}

/// Creates an answer template.
///
/// # Errors
/// `Conflict` if there are too many.
pub fn create(tx: &mut Tx<'_>, auth: &AuthContext, content: AnswerTemplateContent) -> Result<AnswerTemplate> {
    let organization_id = auth.organization()?.id;
    if store::list(tx.conn, organization_id.0)?.len() >= MAX_TEMPLATES {
        return Err(Error::conflict(
            "tooManyTemplates",
            format!("an organization has at most {MAX_TEMPLATES} answer templates"),
        ));
    }
    let to_row = to_row(Id(tx.new_id()?), organization_id, content, 1)?;
    store::insert(tx.conn, &to_row)?;
    tx.note(auth, Permission::HandleChallenge, to_row.id.0, None, Some(&to_row.text))?;
    from_row(to_row)
}

/// Replaces the content of an answer template whose revision is `revision`.
///
/// # Errors
/// `NotFound`, `PreconditionFailed`.
pub fn replace(
    tx: &mut Tx<'_>,
    auth: &AuthContext,
    id: Uuid,
    revision: &str,
    content: AnswerTemplateContent,
) -> Result<AnswerTemplate> {
    let before = find_unchanged(tx.conn, auth, id, revision)?;
    let to_row = to_row(before.id, before.organization_id, content, before.revision + 1)?;
    store::update(tx.conn, &to_row)?;
    tx.note(auth, Permission::HandleChallenge, id, Some(&before.text), Some(&to_row.text))?;
    from_row(to_row)
}

/// Deletes an answer template whose revision is `revision`.
///
/// # Errors
/// `NotFound`, `PreconditionFailed`.
pub fn delete(tx: &mut Tx<'_>, auth: &AuthContext, id: Uuid, revision: &str) -> Result<()> {
    let to_row = find_unchanged(tx.conn, auth, id, revision)?;
    store::delete(tx.conn, id)?;
    tx.note(auth, Permission::HandleChallenge, id, Some(&to_row.text), None)
}

fn find_unchanged(conn: &mut Conn, auth: &AuthContext, id: Uuid, revision: &str) -> Result<Row> {
    let to_row = find_own(conn, auth, id)?;
    if to_row.revision.to_string() == revision { Ok(to_row) } else { Err(Error::PreconditionFailed) }
}

fn to_row(id: Id, organization_id: Id, content: AnswerTemplateContent, revision: i32) -> Result<Row> {
    let AnswerTemplateContent { title, purpose, text } = content;
    let text = serde_json::to_string(&text).context("an answer template cannot be serialized")?;
    Ok(Row { id, organization_id, title: title.as_str().into(), purpose: purpose.as_str().into(), text, revision })
}
