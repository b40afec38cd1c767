//! Files that belong to a challenge. A file is the body of a request, without a name: names tell things.
use crate::domain::policy::Permission;
use crate::formats::attachments::{AttachmentKind, MAX_BYTES};
use crate::http::handlers::challenges::submission::reference;
use crate::http::handlers::challenges::submitter::place;
use crate::http::request::access::wish;
use crate::http::request::caller::client_network;
use crate::http::request::json;
use crate::http::request::query::{NoParams, QueryParams};
use crate::http::response::private;
use crate::service::Register;
use crate::service::challenges::attachments::{self, By};
use crate::{Error, Result};
use actix_web::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, VARY};
use actix_web::rt::time::timeout;
use actix_web::{HttpRequest, HttpResponse, get, post, web};
use chrono::NaiveDate;
use std::time::Duration;
use utoipa::ToSchema;
use uuid::Uuid;

/// How long a file may be on its way.
const LONGEST: Duration = Duration::from_secs(60);
const EXPECTED: &str = "image/png, image/jpeg, image/webp or text/plain";
/// What is opened in a browser by mistake does nothing there.
const POLICY: &str = "sandbox; default-src 'none'; frame-ancestors 'none'";

/// A file that belongs to a challenge.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what is written")]
pub struct Attachment {
    id: Uuid,
    /// `image/png`, `image/jpeg`, `image/webp` or `text/plain`.
    #[schema(rename = "type")]
    kind: String,
    /// In bytes.
    #[schema(minimum = 0)]
    size: u64,
    /// SHA-256 of what is kept.
    digest: String,
    /// `submitter` or `organization`.
    side: String,
    on: NaiveDate,
}

async fn attach(register: &Register, request: &HttpRequest, payload: web::Payload, by: By) -> Result<HttpResponse> {
    let place = register.may_attach(client_network(register, request), by).await?;
    let kind = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let kind = AttachmentKind::parse(&kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase());
    let kind = kind.ok_or(Error::UnsupportedMediaType { expected: EXPECTED })?;
    let late = |_| Error::parameter("", "broken", "the file took too long");
    let file = timeout(LONGEST, json::bytes(request, payload, kind.as_str(), MAX_BYTES)).await.map_err(late)??;
    let once = private::idempotency_key(request, &file)?;
    private::reply(&register.attach(place, once, kind, file.into()).await?)
}

/// The file itself: to be kept, not to be shown by the browser.
fn file((about, bytes): (attachments::Attachment, Vec<u8>)) -> HttpResponse {
    let kind = about.kept.kind;
    let name = format!("attachment; filename=\"{}.{}\"", about.id, kind.extension());
    let charset = if kind == AttachmentKind::Text { "; charset=utf-8" } else { "" };
    HttpResponse::Ok()
        .content_type(format!("{kind}{charset}"))
        .insert_header((CONTENT_DISPOSITION, name))
        .insert_header((CONTENT_SECURITY_POLICY, POLICY))
        .insert_header((CACHE_CONTROL, "no-store"))
        .insert_header((VARY, "Authorization"))
        .body(bytes)
}

/// Attach a file
///
/// A picture (PNG, JPEG, WebP) or plain text, 5 MiB at most, five for a challenge, where the organization takes files. What is not to
/// be seen in it is taken out: when and where a picture was taken, by what and by whom.
#[utoipa::path(tag = "conversation", security(("receipt" = [])),
    params(("reference" = String, Path, description = "Its reference"),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key and body: the same answer"), NoParams),
    request_body(content((String = "image/png"), (String = "image/jpeg"), (String = "image/webp"), (String = "text/plain")), description = "The file"),
    responses((status = 201, description = "It is kept", body = Attachment)))]
#[post("/challenges/{reference}/conversation/attachments")]
pub async fn attach_file(
    register: web::Data<Register>,
    request: HttpRequest,
    text: web::Path<String>,
    payload: web::Payload,
) -> Result<HttpResponse> {
    let (reference, receipt) = place(&request, &text)?;
    QueryParams::read::<NoParams>(&request).into_result()?;
    attach(&register, &request, payload, By::Submitter(reference, receipt)).await
}

/// A file that belongs to one's challenge
#[utoipa::path(tag = "conversation", security(("receipt" = [])),
    params(("reference" = String, Path, description = "Its reference"), ("id" = Uuid, Path, description = "Of the file"), NoParams),
    responses((status = 200, description = "The file", content((String = "image/png"), (String = "image/jpeg"), (String = "image/webp"), (String = "text/plain")))))]
#[get("/challenges/{reference}/conversation/attachments/{id}")]
pub async fn read_own_attachment(
    register: web::Data<Register>,
    request: HttpRequest,
    text: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let (reference, receipt) = place(&request, &text.0)?;
    QueryParams::read::<NoParams>(&request).into_result()?;
    let id = private::id(&text.1)?;
    Ok(file(register.own_attachment(client_network(&register, &request), reference, receipt, id).await?))
}

/// Attach a file that came with a letter, or to a desk
///
/// To a challenge that did not come in by itself. As with what submitters attach.
#[utoipa::path(tag = "handling", security(("token" = [])),
    params(("organization" = String, Path, description = "Slug or UUID"), ("reference" = String, Path, description = "Its reference"),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key and body: the same answer"), NoParams),
    request_body(content((String = "image/png"), (String = "image/jpeg"), (String = "image/webp"), (String = "text/plain")), description = "The file"),
    responses((status = 201, description = "It is kept", body = Attachment)))]
#[post("/organizations/{organization}/challenges/{reference}/attachments")]
pub async fn attach_taken_in(
    register: web::Data<Register>,
    request: HttpRequest,
    place: web::Path<(String, String)>,
    payload: web::Payload,
) -> Result<HttpResponse> {
    let (organization, text) = place.into_inner();
    let wish = wish(&register, &request, Permission::HandleChallenge, organization).await?;
    QueryParams::read::<NoParams>(&request).into_result()?;
    register.read_as(wish.clone(), |_, _| Ok(())).await?;
    attach(&register, &request, payload, By::Handler(wish, reference(&text)?)).await
}

/// A file that belongs to a challenge
///
/// That it was read is noted in the audit.
#[utoipa::path(tag = "handling", security(("token" = [])),
    params(("organization" = String, Path, description = "Slug or UUID"), ("reference" = String, Path, description = "Its reference"),
        ("id" = Uuid, Path, description = "Of the file"), NoParams),
    responses((status = 200, description = "The file", content((String = "image/png"), (String = "image/jpeg"), (String = "image/webp"), (String = "text/plain")))))]
#[get("/organizations/{organization}/challenges/{reference}/attachments/{id}")]
pub async fn read_attachment(
    register: web::Data<Register>,
    request: HttpRequest,
    place: web::Path<(String, String, String)>,
) -> Result<HttpResponse> {
    let (organization, text, id) = place.into_inner();
    let wish = wish(&register, &request, Permission::ReadChallenges, organization).await?;
    QueryParams::read::<NoParams>(&request).into_result()?;
    register.read_as(wish.clone(), |_, _| Ok(())).await?;
    Ok(file(register.attachment(wish, reference(&text)?, private::id(&id)?).await?))
}
