//! How drafts look in JSON: in all their languages, because they are to be edited.
use crate::Result;
use crate::domain::languages::Text;
use crate::domain::systems::Record;
use crate::domain::values::Instant;
use crate::http::response::private;
use crate::service::auth::AuthContext;
use crate::service::drafts::{Comment, CommentText, Draft, Page};
use crate::service::idempotency::SavedResponse;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL;
use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// A draft, with its record in all languages.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Draft)]
#[serde(rename_all = "camelCase")]
pub struct DraftView {
    /// The id of the system that it is of, or will be.
    id: Uuid,
    /// Slug of the organization.
    organization: String,
    /// `open`, `submitted` or `returned`.
    state: &'static str,
    /// The version that it began from; null: it becomes the first one.
    #[schema(minimum = 1)]
    base: Option<u32>,
    /// The version that is published now.
    #[schema(minimum = 1)]
    current: Option<u32>,
    /// Whether another version was published since it began: then it must be rebased before it can be published.
    outdated: bool,
    /// Whether whoever asks was the last to edit it: with four-eyes, somebody else must publish it.
    own_edit: bool,
    /// The template that it began from.
    template: Option<Uuid>,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
    /// What a publisher said when the draft was given back; until it is submitted again.
    comments: Vec<CommentView>,
    /// As `/v1/schemas/record.json` describes it.
    #[schema(value_type = Object)]
    record: Record,
}

/// What a publisher said about a place in a draft.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DraftComment)]
struct CommentView {
    /// JSON Pointer into the record; empty: all of it.
    pointer: String,
    text: String,
    /// The role of whoever said it.
    role: String,
    at: DateTime<Utc>,
}

impl From<Comment> for CommentView {
    fn from(comment: Comment) -> Self {
        let Comment { text: CommentText { pointer, text }, role, at } = comment;
        Self { pointer, text, role, at }
    }
}

impl DraftView {
    fn new(by: &AuthContext, draft: &Draft) -> Result<Self> {
        Ok(Self {
            id: draft.id,
            organization: by.organization()?.slug.clone(),
            state: draft.state.as_str(),
            base: draft.base,
            current: draft.current,
            outdated: draft.is_outdated(),
            own_edit: draft.was_last_edited_by(by),
            template: draft.template,
            created_at: draft.created_at,
            updated_at: draft.updated_at,
            comments: draft.comments.iter().cloned().map(CommentView::from).collect(),
            record: draft.record.clone(),
        })
    }
}

/// A draft that was put together with what was published meanwhile.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = RebasedDraft)]
pub struct Rebased {
    #[serde(flatten)]
    draft: DraftView,
    /// JSON Pointers to what both had changed: the draft's own text stands there.
    conflicts: Vec<String>,
}

fn reply(draft: &Draft, view: &impl Serialize) -> Result<SavedResponse> {
    Ok(SavedResponse::ok(private::to_json(view)?).tagged(draft.entity_tag()))
}

/// 200 with a draft and its tag.
pub fn shown(by: &AuthContext, draft: &Draft) -> Result<SavedResponse> {
    reply(draft, &DraftView::new(by, draft)?)
}

/// 201 with a draft, its tag and its address.
pub fn created(by: &AuthContext, draft: &Draft) -> Result<SavedResponse> {
    let view = DraftView::new(by, draft)?;
    let address = format!("/v1/organizations/{}/systems/{}/draft", view.organization, view.id);
    Ok(SavedResponse::created(address, private::to_json(&view)?).tagged(draft.entity_tag()))
}

/// 200 with a draft and the places where somebody should look.
pub fn rebased(by: &AuthContext, draft: &Draft, conflicts: Vec<String>) -> Result<SavedResponse> {
    reply(draft, &Rebased { draft: DraftView::new(by, draft)?, conflicts })
}

/// One page of the drafts of an organization.
#[derive(Serialize, ToSchema)]
pub struct DraftPage {
    items: Vec<Listed>,
    #[schema(minimum = 0)]
    total: u64,
    next: Option<String>,
}

/// A draft in a list.
#[derive(Serialize, ToSchema)]
#[schema(as = DraftSummary)]
#[serde(rename_all = "camelCase")]
pub struct Listed {
    id: Uuid,
    /// In all its languages.
    #[schema(value_type = Object)]
    name: Text<300>,
    /// `open`, `submitted` or `returned`.
    state: &'static str,
    /// The version that it began from; null: it becomes the first one.
    #[schema(minimum = 1)]
    base: Option<u32>,
    /// Whether another version was published since it began.
    outdated: bool,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}

impl Listed {
    /// A page of at most `limit`; that there is one more says that there is another page.
    pub fn of(page: &Page, limit: usize) -> DraftPage {
        let last = page.drafts.get(limit.saturating_sub(1)).filter(|_| page.drafts.len() > limit);
        let next = last.map(|draft| cursor(draft.updated_at, draft.id));
        let items = page.drafts.iter().take(limit).map(|draft| Self {
            id: draft.id,
            name: draft.record.name.clone(),
            state: draft.state.as_str(),
            base: draft.base,
            outdated: draft.is_outdated(),
            created_at: draft.created_at,
            updated_at: draft.updated_at,
        });
        DraftPage { items: items.collect(), total: page.total, next }
    }
}

/// The place behind which the next page begins.
fn cursor(at: DateTime<Utc>, id: Uuid) -> String {
    BASE64URL.encode(format!("{}:{id}", at.timestamp_micros()))
}

/// None if nobody here wrote it.
pub fn read_cursor(text: &str) -> Option<(Instant, Uuid)> {
    let plain = String::from_utf8(BASE64URL.decode(text).ok()?).ok()?;
    let (at, id) = plain.split_once(':')?;
    Some((DateTime::from_timestamp_micros(at.parse().ok()?)?, id.parse().ok()?))
}
