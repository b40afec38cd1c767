//! Drafts as JSON: in all their languages, because they are to be edited.
use crate::Result;
use crate::domain::drafts::{DraftRecord, State};
use crate::domain::languages::Text;
use crate::domain::systems::Record;
use crate::domain::values::Instant;
use crate::http::response::private;
use crate::service::drafts::{self, Comment, CommentText, Page};
use actix_web::HttpResponse;
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
    /// The id of the system; the draft of a new system already has it.
    id: Uuid,
    /// Slug of the organization.
    organization: String,
    /// `open`, `submitted` or `returned`.
    #[schema(value_type = String)]
    state: State,
    /// The version that the draft is based on; null for the first version.
    #[schema(minimum = 1)]
    base: Option<u32>,
    /// The published version.
    #[schema(minimum = 1)]
    current: Option<u32>,
    /// True if another version has been published since: the draft must be rebased before it can be published.
    outdated: bool,
    /// True if you were the last to edit the draft: under the two-person rule, another person must publish it.
    own_edit: bool,
    /// The template that the draft was created from.
    template: Option<Uuid>,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
    /// Comments of the publisher who returned the draft, until it is submitted again.
    comments: Vec<CommentView>,
    /// As described by `/v1/schemas/record.json`.
    #[schema(value_type = DraftRecord)]
    record: Record,
}

/// A publisher's comment on a part of a draft.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DraftComment)]
struct CommentView {
    /// JSON Pointer into the record; empty for the whole record.
    pointer: String,
    text: String,
    /// The role of the author.
    role: String,
    at: DateTime<Utc>,
}

impl From<Comment> for CommentView {
    fn from(comment: Comment) -> Self {
        let Comment { text: CommentText { pointer, text }, role, at } = comment;
        Self { pointer, text, role, at }
    }
}

/// A draft and the entity tag of its state.
#[derive(Debug)]
pub struct DraftState {
    view: DraftView,
    tag: String,
}

impl From<drafts::DraftView> for DraftState {
    fn from(draft: drafts::DraftView) -> Self {
        let view = DraftView {
            id: draft.id,
            organization: draft.organization,
            state: draft.state,
            base: draft.base,
            current: draft.current,
            outdated: draft.outdated,
            own_edit: draft.own_edit,
            template: draft.template,
            created_at: draft.created_at,
            updated_at: draft.updated_at,
            comments: draft.comments.into_iter().map(CommentView::from).collect(),
            record: draft.record,
        };
        Self { view, tag: draft.revision }
    }
}

impl DraftState {
    /// Returns 200 with the draft.
    ///
    /// # Errors
    /// As [`private::ok`].
    pub fn ok(&self) -> Result<HttpResponse> {
        Ok(private::tagged(private::ok(&self.view)?, &self.tag))
    }

    /// Returns 201 with the draft and its location.
    ///
    /// # Errors
    /// As [`private::ok`].
    pub fn created(&self) -> Result<HttpResponse> {
        let location = format!("/v1/organizations/{}/systems/{}/draft", self.view.organization, self.view.id);
        Ok(private::tagged(private::created(&location, &self.view)?, &self.tag))
    }

    /// Returns 200 with the rebased draft.
    ///
    /// # Errors
    /// As [`private::ok`].
    pub fn rebased(self, conflicts: Vec<String>) -> Result<HttpResponse> {
        Ok(private::tagged(private::ok(&RebasedDraft { draft: self.view, conflicts })?, &self.tag))
    }
}

/// A draft after a rebase.
#[derive(Debug, Serialize, ToSchema)]
pub struct RebasedDraft {
    #[serde(flatten)]
    draft: DraftView,
    /// JSON Pointers to the fields that both sides had changed; the text of the draft stands there.
    conflicts: Vec<String>,
}

/// One page of the drafts of an organization.
#[derive(Serialize, ToSchema)]
pub struct DraftPage {
    items: Vec<DraftSummary>,
    #[schema(minimum = 0)]
    total: u64,
    next: Option<String>,
}

/// A draft in a list.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct DraftSummary {
    id: Uuid,
    /// In all its languages.
    #[schema(value_type = BTreeMap<String, String>)]
    name: Text<300>,
    /// `open`, `submitted` or `returned`.
    #[schema(value_type = String)]
    state: State,
    /// The version that the draft is based on; null for the first version.
    #[schema(minimum = 1)]
    base: Option<u32>,
    /// True if another version has been published since.
    outdated: bool,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}

impl DraftPage {
    /// Builds a page of at most `limit` drafts; one more in `page` means that another page follows.
    pub fn new(page: &Page, limit: usize) -> Self {
        let last = page.drafts.get(limit.saturating_sub(1)).filter(|_| page.drafts.len() > limit);
        let next = last.map(|draft| format_cursor(draft.updated_at, draft.id));
        let items = page.drafts.iter().take(limit).map(|draft| DraftSummary {
            id: draft.id,
            name: draft.record.name.clone(),
            state: draft.state,
            base: draft.base,
            outdated: draft.is_outdated(),
            created_at: draft.created_at,
            updated_at: draft.updated_at,
        });
        Self { items: items.collect(), total: page.total, next }
    }
}

/// Formats the cursor behind which the next page begins.
fn format_cursor(at: DateTime<Utc>, id: Uuid) -> String {
    BASE64URL.encode(format!("{}:{id}", at.timestamp_micros()))
}

/// Parses a cursor that [`DraftPage`] gave. `None` if it is malformed.
pub fn parse_cursor(text: &str) -> Option<(Instant, Uuid)> {
    let plain = String::from_utf8(BASE64URL.decode(text).ok()?).ok()?;
    let (at, id) = plain.split_once(':')?;
    Some((DateTime::from_timestamp_micros(at.parse().ok()?)?, id.parse().ok()?))
}
