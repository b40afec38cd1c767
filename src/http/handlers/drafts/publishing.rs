//! `…/draft/{submit,return,publish}`: the way of a draft to publication.
use crate::Result;
use crate::domain::languages::Text;
use crate::domain::policy::Permission;
use crate::domain::shape::object;
use crate::domain::values::{PlainText, Pointer};
use crate::http::handlers::drafts::editing::shown;
use crate::http::handlers::drafts::editing::{DraftView, Place};
use crate::http::request::access::{act, seen, wish};
use crate::http::request::json;
use crate::http::request::query::{NoParams, QueryParams};
use crate::http::response::private;
use crate::service::Register;
use crate::service::auth::AuthContext;
use crate::service::drafts::{self, CommentText};
use crate::service::idempotency::SavedResponse;
use crate::service::systems::PublishOutcome;
use actix_web::{HttpRequest, HttpResponse, post, web};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

object! {
    /// What should change in a draft that is given back.
    pub struct DraftReturn {
        required {
            /// At least one.
            comments "comments": Vec<Comment>,
        }
        optional {}
    }
}

object! {
    /// What should change at a place in a draft.
    pub struct Comment {
        required {
            text "text": PlainText<5000>,
        }
        optional {
            /// JSON Pointer into the record; if it is left out: all of it.
            pointer "pointer": Option<Pointer>,
        }
    }
}

object! {
    /// A publication of a draft.
    pub struct DraftPublication {
        required {}
        optional {
            /// What changed, in words; needed from the second version on.
            change_note "changeNote": Text<1000>,
        }
    }
}

/// A version that was published.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Publication {
    /// The system; it has the id of its draft.
    id: Uuid,
    /// Slug of the organization.
    organization: String,
    #[schema(minimum = 1)]
    version: u32,
    /// The log entry that published it.
    #[schema(minimum = 0)]
    log_index: u64,
    /// Fields that differ from the version before.
    changed_fields: Vec<String>,
    /// Where everybody reads it.
    system: String,
    /// Where everybody finds the proof that it was published.
    proof: String,
}

impl Publication {
    fn new(by: &AuthContext, published: PublishOutcome) -> Result<Self> {
        let PublishOutcome { system: id, version, index, changed } = published;
        Ok(Self {
            id,
            organization: by.organization()?.slug.clone(),
            version,
            log_index: index,
            changed_fields: changed,
            system: format!("/v1/systems/{id}"),
            proof: format!("/v1/systems/{id}/versions/{version}/proof"),
        })
    }
}

/// Submit a draft
///
/// It waits for a publisher then. An edit opens it again.
#[utoipa::path(
    tag = "drafts", security(("token" = [])),
    params(("organization" = String, Path, description = "Slug or UUID"), ("id" = String, Path, description = "UUID of the draft, or slug of its system"),
        ("If-Match" = Option<String>, Header, description = "The `ETag` of the draft as you have read it"), NoParams),
    responses((status = 200, description = "The draft, with its new `ETag`", body = DraftView)),
)]
#[post("/organizations/{organization}/systems/{id}/draft/submit")]
pub async fn submit_draft(register: web::Data<Register>, request: HttpRequest, place: Place) -> Result<HttpResponse> {
    let (organization, id) = place.into_inner();
    let wish = wish(&register, &request, Permission::SubmitDraft, organization).await?;
    QueryParams::read::<NoParams>(&request).into_result()?;
    let seen = seen(&request)?;
    act(&register, &request, wish, &Value::Null, move |tx, by| {
        shown(by, &drafts::submit(tx, by, &id, seen.as_deref())?)
    })
    .await
}

/// Give a submitted draft back
///
/// With comments, which are shown with the draft until it is submitted again.
#[utoipa::path(
    tag = "drafts", security(("token" = [])),
    params(("organization" = String, Path, description = "Slug or UUID"), ("id" = String, Path, description = "UUID of the draft, or slug of its system"),
        ("If-Match" = Option<String>, Header, description = "The `ETag` of the draft as you have read it"), NoParams),
    request_body(content = ref("#/components/schemas/DraftReturn"), content_type = "application/json"),
    responses((status = 200, description = "The draft, with its new `ETag`", body = DraftView)),
)]
#[post("/organizations/{organization}/systems/{id}/draft/return")]
pub async fn return_draft(
    register: web::Data<Register>,
    request: HttpRequest,
    place: Place,
    payload: web::Payload,
) -> Result<HttpResponse> {
    let (organization, id) = place.into_inner();
    let wish = wish(&register, &request, Permission::ReturnDraft, organization).await?;
    QueryParams::read::<NoParams>(&request).into_result()?;
    let seen = seen(&request)?;
    let sent = json::json(&request, payload, "application/json").await?;
    let remarks = remarks(json::shape(&sent)?)?;
    act(&register, &request, wish, &sent, move |tx, by| {
        shown(by, &drafts::return_with_comments(tx, by, &id, seen.as_deref(), remarks)?)
    })
    .await
}

fn remarks(sent: DraftReturn) -> Result<Vec<CommentText>> {
    if sent.comments.is_empty() {
        let mut faults = crate::domain::shape::FieldErrors::default();
        faults.add("/comments", "required", "say at least once what should change");
        faults.into_result(()).map_err(crate::Error::Invalid)?;
    }
    let remark = |comment: Comment| CommentText {
        pointer: comment.pointer.map(|pointer| pointer.as_str().to_owned()).unwrap_or_default(),
        text: comment.text.as_str().to_owned(),
    };
    Ok(sent.comments.into_iter().map(remark).collect())
}

/// Publish a draft
///
/// As the first version of its system, or the next one. With four-eyes only a draft that was submitted, and not by its
/// last editor. What publication still needs is told all at once (422). The draft is gone then, and everybody can read
/// the version.
#[utoipa::path(
    tag = "drafts", security(("token" = [])),
    params(("organization" = String, Path, description = "Slug or UUID"), ("id" = String, Path, description = "UUID of the draft, or slug of its system"),
        ("If-Match" = Option<String>, Header, description = "The `ETag` of the draft as you have read it"),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key and body: the same answer"), NoParams),
    request_body(content = ref("#/components/schemas/DraftPublication"), content_type = "application/json"),
    responses((status = 201, description = "The version, and where to read it", body = Publication)),
)]
#[post("/organizations/{organization}/systems/{id}/draft/publish")]
pub async fn publish_draft(
    register: web::Data<Register>,
    request: HttpRequest,
    place: Place,
    payload: web::Payload,
) -> Result<HttpResponse> {
    let (organization, id) = place.into_inner();
    let wish = wish(&register, &request, Permission::PublishDraft, organization).await?;
    QueryParams::read::<NoParams>(&request).into_result()?;
    let seen = seen(&request)?;
    let sent = json::json(&request, payload, "application/json").await?;
    let note = json::shape::<DraftPublication>(&sent)?.change_note;
    act(&register, &request, wish, &sent, move |tx, by| {
        let published = drafts::publish(tx, by, &id, seen.as_deref(), note)?;
        let publication = Publication::new(by, published)?;
        let address = format!("{}/versions/{}", publication.system, publication.version);
        Ok(SavedResponse::created(address, private::to_json(&publication)?))
    })
    .await
}
