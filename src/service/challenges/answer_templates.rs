//! Answer templates: texts that an organization's case handlers reuse and adapt.
use crate::domain::json::Code;
use crate::domain::languages::Text;
use crate::domain::policy::Permission;
use crate::domain::values::Line;
use crate::service::auth::AuthContext;
use crate::service::auth::access_request::AccessRequest;
use crate::service::idempotency::IdempotencyKey;
use crate::service::{Register, Tx};
use crate::store::Conn;
use crate::store::challenges::answer_templates::{self as store, AnswerTemplate as Row};
use crate::store::types::Id;
use crate::{Error, Result};
use anyhow::Context;
use serde::{Deserialize, Serialize};
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
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AnswerTemplate {
    pub id: Uuid,
    pub title: String,
    pub purpose: String,
    pub text: AnswerText,
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

fn from_row(row: Row) -> Result<AnswerTemplate> {
    let Row { id, organization_id: _, title, purpose, text, revision } = row;
    let text = serde_json::from_str(&text).context("an answer template cannot be read")?;
    Ok(AnswerTemplate { id: id.0, title, purpose, text, revision })
}

fn find_own(conn: &mut Conn, auth: &AuthContext, id: Uuid) -> Result<Row> {
    let organization = auth.organization()?.id;
    store::find(conn, id)?.filter(|row| row.organization_id == organization).ok_or(Error::NotFound)
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
/// Those of [`Register::write_as`]; `Conflict` if there are too many.
pub async fn create(
    register: &Register,
    access: AccessRequest,
    idempotency_key: IdempotencyKey,
    content: AnswerTemplateContent,
) -> Result<AnswerTemplate> {
    register.write_as(access, idempotency_key, move |tx, auth| create_in(tx, auth, content)).await
}

fn create_in(tx: &mut Tx<'_>, auth: &AuthContext, content: AnswerTemplateContent) -> Result<AnswerTemplate> {
    let organization_id = auth.organization()?.id;
    if store::list(tx.conn, organization_id.0)?.len() >= MAX_TEMPLATES {
        return Err(Error::conflict(
            "tooManyTemplates",
            format!("an organization has at most {MAX_TEMPLATES} answer templates"),
        ));
    }
    let row = to_row(Id(tx.new_id()?), organization_id, content, 1)?;
    store::insert(tx.conn, &row)?;
    tx.audit(auth, Permission::HandleChallenge, row.id.0, None, Some(&row.text))?;
    from_row(row)
}

/// Replaces the content of an answer template whose revision is `revision`.
///
/// # Errors
/// Those of [`Register::write_as`]; `NotFound`, `PreconditionFailed`.
pub async fn replace(
    register: &Register,
    access: AccessRequest,
    idempotency_key: IdempotencyKey,
    id: Uuid,
    revision: String,
    content: AnswerTemplateContent,
) -> Result<AnswerTemplate> {
    register.write_as(access, idempotency_key, move |tx, auth| replace_in(tx, auth, id, &revision, content)).await
}

fn replace_in(
    tx: &mut Tx<'_>,
    auth: &AuthContext,
    id: Uuid,
    revision: &str,
    content: AnswerTemplateContent,
) -> Result<AnswerTemplate> {
    let before = find_unchanged(tx.conn, auth, id, revision)?;
    let row = to_row(before.id, before.organization_id, content, before.revision + 1)?;
    store::update(tx.conn, &row)?;
    tx.audit(auth, Permission::HandleChallenge, id, Some(&before.text), Some(&row.text))?;
    from_row(row)
}

/// Deletes an answer template whose revision is `revision`.
///
/// # Errors
/// Those of [`Register::write_as`]; `NotFound`, `PreconditionFailed`.
pub async fn delete(
    register: &Register,
    access: AccessRequest,
    idempotency_key: IdempotencyKey,
    id: Uuid,
    revision: String,
) -> Result<()> {
    register.write_as(access, idempotency_key, move |tx, auth| delete_in(tx, auth, id, &revision)).await
}

fn delete_in(tx: &mut Tx<'_>, auth: &AuthContext, id: Uuid, revision: &str) -> Result<()> {
    let row = find_unchanged(tx.conn, auth, id, revision)?;
    store::delete(tx.conn, id)?;
    tx.audit(auth, Permission::HandleChallenge, id, Some(&row.text), None)
}

fn find_unchanged(conn: &mut Conn, auth: &AuthContext, id: Uuid, revision: &str) -> Result<Row> {
    let row = find_own(conn, auth, id)?;
    if row.revision.to_string() == revision { Ok(row) } else { Err(Error::PreconditionFailed) }
}

fn to_row(id: Id, organization_id: Id, content: AnswerTemplateContent, revision: i32) -> Result<Row> {
    let AnswerTemplateContent { title, purpose, text } = content;
    let text = serde_json::to_string(&text).context("an answer template cannot be serialized")?;
    Ok(Row { id, organization_id, title: title.as_str().into(), purpose: purpose.as_str().into(), text, revision })
}
