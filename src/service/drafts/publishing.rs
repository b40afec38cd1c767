//! The path of a draft to publication: submitted for review, returned with comments, published.
use super::super::auth::AuthContext;
use super::super::auth::access_request::AccessRequest;
use super::super::idempotency::IdempotencyKey;
use super::super::systems::{self, PublishCommand, PublishOutcome, PublishTarget};
use super::super::{Register, Tx};
use super::{Draft, DraftView, Source, advance, find_expected, next_state, with_comments};
use crate::domain::drafts::Event;
use crate::domain::json::FieldError;
use crate::domain::languages::Text;
use crate::domain::policy::Permission;
use crate::store::types::{Id, Time};
use crate::store::{drafts as store, systems as system_store};
use crate::{Error, Result};
use anyhow::Context;
use serde::{Deserialize, Serialize};

/// The text of a comment and what it refers to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommentText {
    /// JSON Pointer into the record; empty for the whole record.
    pub pointer: String,
    pub text: String,
}

/// Submits a draft for review and deletes the comments on its previous submission.
///
/// # Errors
/// Those of [`Register::write_as`]; `NotFound`; `PreconditionFailed`; `Conflict` if it was submitted already.
pub async fn submit(
    register: &Register,
    access: AccessRequest,
    idempotency_key: IdempotencyKey,
    id_or_slug: String,
    expected_revision: Option<String>,
) -> Result<DraftView> {
    register
        .write_as(access, idempotency_key, move |tx, auth| {
            submit_in(tx, auth, &id_or_slug, expected_revision.as_deref())?.into_view(auth)
        })
        .await
}

fn submit_in(tx: &mut Tx<'_>, auth: &AuthContext, id_or_slug: &str, expected_revision: Option<&str>) -> Result<Draft> {
    let draft = find_expected(tx.conn, auth, id_or_slug, expected_revision)?;
    let row = advance(tx, auth, draft, Event::Submit)?;
    store::delete_comments(tx.conn, row.id.0)?;
    store::update(tx.conn, &row)?;
    tx.audit(auth, Permission::SubmitDraft, row.id.0, Some(&row.record), Some(&row.record))?;
    with_comments(tx.conn, row)
}

/// Returns a submitted draft with comments.
///
/// # Errors
/// Those of [`Register::write_as`]; `NotFound`; `PreconditionFailed`; `Conflict` if it was not submitted.
pub async fn return_with_comments(
    register: &Register,
    access: AccessRequest,
    idempotency_key: IdempotencyKey,
    id_or_slug: String,
    expected_revision: Option<String>,
    comments: Vec<CommentText>,
) -> Result<DraftView> {
    register
        .write_as(access, idempotency_key, move |tx, auth| {
            return_with_comments_in(tx, auth, &id_or_slug, expected_revision.as_deref(), comments)?.into_view(auth)
        })
        .await
}

fn return_with_comments_in(
    tx: &mut Tx<'_>,
    auth: &AuthContext,
    id_or_slug: &str,
    expected_revision: Option<&str>,
    comments: Vec<CommentText>,
) -> Result<Draft> {
    let draft = find_expected(tx.conn, auth, id_or_slug, expected_revision)?;
    let row = advance(tx, auth, draft, Event::Return)?;
    for CommentText { pointer, text } in comments {
        let (id, at, role) = (Id(tx.new_id()?), Time(tx.now), auth.role.as_str().to_owned());
        store::insert_comment(tx.conn, &store::Comment { id, system_id: row.id, at, role, pointer, text })?;
    }
    store::update(tx.conn, &row)?;
    tx.audit(auth, Permission::ReturnDraft, row.id.0, Some(&row.record), Some(&row.record))?;
    with_comments(tx.conn, row)
}

/// The publication of a draft.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PublishedDraft {
    /// Slug of the organization.
    pub organization: String,
    pub publication: PublishOutcome,
}

/// Publishes a draft as the first or next version of its system, and deletes it.
///
/// # Errors
/// Those of [`Register::write_as`]; `NotFound`; `PreconditionFailed`; `Conflict` with code `notSubmitted` if the
/// two-person rule applies and the draft was not submitted, `outdated` if another version was published since the
/// draft was created, `unchanged` if it equals that version; `Forbidden` with code `twoPersonRule` if its last editor
/// publishes; `Invalid` with everything that publication requires.
pub async fn publish(
    register: &Register,
    access: AccessRequest,
    idempotency_key: IdempotencyKey,
    id_or_slug: String,
    expected_revision: Option<String>,
    note: Text<1000>,
) -> Result<PublishedDraft> {
    register
        .write_as(access, idempotency_key, move |tx, auth| {
            let publication = publish_in(tx, auth, &id_or_slug, expected_revision.as_deref(), note)?;
            Ok(PublishedDraft { organization: auth.organization()?.slug.clone(), publication })
        })
        .await
}

fn publish_in(
    tx: &mut Tx<'_>,
    auth: &AuthContext,
    id_or_slug: &str,
    expected_revision: Option<&str>,
    note: Text<1000>,
) -> Result<PublishOutcome> {
    let draft = find_expected(tx.conn, auth, id_or_slug, expected_revision)?;
    next_state(tx.conn, auth, &draft, Event::Publish)?;
    if draft.is_outdated() {
        return Err(outdated(&draft));
    }
    let row = draft.row;
    let is_new = row.base.is_none();
    let target = if is_new { PublishTarget::NewSystemWithId(row.id.0) } else { PublishTarget::NextVersion(row.id.0) };
    let missing = (!is_new && note.is_empty()).then(|| FieldError {
        pointer: "/changeNote".into(),
        code: "required",
        detail: "describe what changed since the previous version".into(),
    });
    let command = PublishCommand { target, record: draft.record, note, actor: auth.actor() };
    let published = match (systems::publish(tx, command), missing) {
        (Ok(published), None) => published,
        (Ok(_), Some(missing)) => return Err(Error::Invalid(vec![missing])),
        (Err(Error::Invalid(mut errors)), Some(missing)) => {
            errors.insert(0, missing);
            return Err(Error::Invalid(errors));
        }
        (Err(error), _) => return Err(error),
    };
    if let (true, Some(source)) = (is_new, &row.source) {
        let Source { scheme, key } =
            serde_json::from_str(source).context("the source of the draft cannot be parsed")?;
        system_store::insert_source(tx.conn, &scheme, &key, row.id.0)?;
    }
    store::delete(tx.conn, row.id.0)?;
    tx.audit(auth, Permission::PublishDraft, row.id.0, None, Some(&row.record))?;
    Ok(published)
}

fn outdated(draft: &Draft) -> Error {
    let version = |number: Option<u32>| number.map_or("no version".into(), |number| format!("version {number}"));
    let (base, current) = (version(draft.base), version(draft.current));
    Error::conflict(
        "outdated",
        format!("the draft is based on {base}, but {current} has been published since: merge them (draft/rebase)"),
    )
}
