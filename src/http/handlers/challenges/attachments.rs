//! Files attached to a challenge. The file is the request body, without a name: names can identify people.
use crate::domain::networks::Network;
use crate::domain::policy::Permission;
use crate::formats::attachments::{AttachmentKind, MAX_BYTES};
use crate::http::handlers::challenges::path::{
    AttachmentPath, ChallengePath, OrganizationAttachmentPath, OrganizationChallengePath,
};
use crate::http::handlers::challenges::schemas::Attachment;
use crate::http::request::auth::{Bearer, ClientNetwork};
use crate::http::request::idempotency::{IdempotencyKeyHeader, idempotency_key};
use crate::http::request::json;
use crate::http::request::query::NoQuery;
use crate::http::request::receipt::ReceiptAuth;
use crate::http::response::private;
use crate::service::Register;
use crate::service::challenges::attachments::{self, Uploader};
use crate::{Error, Result};
use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, VARY};
use actix_web::rt::time::timeout;
use actix_web::web::{Data, Path, Payload};
use actix_web::{HttpRequest, HttpResponse, get, post};
use std::time::Duration;

/// The longest time that an upload may take.
const UPLOAD_TIMEOUT: Duration = Duration::from_secs(60);
const ACCEPTED: &str = "image/png, image/jpeg, image/webp or text/plain";
/// A file that is opened in a browser by mistake can do nothing there.
const CONTENT_POLICY: &str = "sandbox; default-src 'none'; frame-ancestors 'none'";

/// Receives a file and attaches it. Access is checked before the file is received.
async fn attach(
    register: &Register,
    network: Network,
    request: &HttpRequest,
    payload: Payload,
    uploader: Uploader,
) -> Result<HttpResponse> {
    let slot = attachments::reserve_upload(register, network, uploader).await?;
    let media_type = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let kind = AttachmentKind::parse(&media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase());
    let kind = kind.ok_or(Error::UnsupportedMediaType { expected: ACCEPTED })?;
    let late = |_| Error::body("broken", "the upload took too long");
    let receive = json::bytes(request, payload, kind.as_str(), MAX_BYTES);
    let file = timeout(UPLOAD_TIMEOUT, receive).await.map_err(late)??;
    let key = idempotency_key(request, &file)?;
    let attachment = attachments::attach(register, slot, key, kind, file.into()).await?;
    private::json(StatusCode::CREATED, &Attachment::from(attachment))
}

/// Returns a file as a download, which the browser never displays.
fn download((attachment, bytes): (attachments::Attachment, Vec<u8>)) -> HttpResponse {
    let kind = attachment.file.kind;
    let disposition = format!("attachment; filename=\"{}.{}\"", attachment.id, kind.extension());
    let charset = if kind == AttachmentKind::Text { "; charset=utf-8" } else { "" };
    HttpResponse::Ok()
        .content_type(format!("{kind}{charset}"))
        .insert_header((CONTENT_DISPOSITION, disposition))
        .insert_header((CONTENT_SECURITY_POLICY, CONTENT_POLICY))
        .insert_header((CACHE_CONTROL, "no-store"))
        .insert_header((VARY, "Authorization"))
        .body(bytes)
}

/// Attach a file to your challenge
///
/// An image (PNG, JPEG, WebP) or plain text of at most 5 MiB; at most five files for each challenge; only if the
/// organization accepts files. When, where and by whom an image was taken is removed from it.
#[utoipa::path(
    tag = "conversation", security(("receipt" = [])),
    params(ChallengePath, IdempotencyKeyHeader),
    request_body(content((String = "image/png"), (String = "image/jpeg"), (String = "image/webp"), (String = "text/plain")), description = "The file"),
    responses((status = 201, description = "The attachment", body = Attachment)),
)]
#[post("/challenges/{reference}/conversation/attachments")]
pub async fn attach_file(
    register: Data<Register>,
    network: ClientNetwork,
    auth: ReceiptAuth,
    _: NoQuery,
    request: HttpRequest,
    payload: Payload,
) -> Result<HttpResponse> {
    attach(&register, network.0, &request, payload, Uploader::Submitter(auth.reference, auth.receipt)).await
}

/// Download an attachment of your challenge
#[utoipa::path(
    tag = "conversation", security(("receipt" = [])),
    params(ChallengePath, AttachmentPath),
    responses((status = 200, description = "The file", content((String = "image/png"), (String = "image/jpeg"), (String = "image/webp"), (String = "text/plain")))),
)]
#[get("/challenges/{reference}/conversation/attachments/{id}")]
pub async fn read_conversation_attachment(
    register: Data<Register>,
    network: ClientNetwork,
    auth: ReceiptAuth,
    path: Path<AttachmentPath>,
    _: NoQuery,
) -> Result<HttpResponse> {
    Ok(download(attachments::read_own_attachment(&register, network.0, auth.reference, auth.receipt, path.id).await?))
}

/// Attach a file as case handler
///
/// For a file that came by letter, by e-mail or in person, to a challenge that was not filed online. The same limits
/// hold as for submitters.
#[utoipa::path(
    tag = "handling", security(("token" = [])),
    params(OrganizationChallengePath, IdempotencyKeyHeader),
    request_body(content((String = "image/png"), (String = "image/jpeg"), (String = "image/webp"), (String = "text/plain")), description = "The file"),
    responses((status = 201, description = "The attachment", body = Attachment)),
)]
#[post("/organizations/{organization}/challenges/{reference}/attachments")]
pub async fn attach_file_as_handler(
    register: Data<Register>,
    network: ClientNetwork,
    bearer: Bearer,
    path: Path<OrganizationChallengePath>,
    _: NoQuery,
    request: HttpRequest,
    payload: Payload,
) -> Result<HttpResponse> {
    let OrganizationChallengePath { organization, reference } = path.into_inner();
    let access = bearer.in_organization(organization, Permission::HandleChallenge);
    attach(&register, network.0, &request, payload, Uploader::Handler(access, reference)).await
}

/// Download an attachment as case handler
///
/// Each download is in the audit log.
#[utoipa::path(
    tag = "handling", security(("token" = [])),
    params(OrganizationAttachmentPath),
    responses((status = 200, description = "The file", content((String = "image/png"), (String = "image/jpeg"), (String = "image/webp"), (String = "text/plain")))),
)]
#[get("/organizations/{organization}/challenges/{reference}/attachments/{id}")]
pub async fn read_attachment(
    register: Data<Register>,
    bearer: Bearer,
    path: Path<OrganizationAttachmentPath>,
    _: NoQuery,
) -> Result<HttpResponse> {
    let OrganizationAttachmentPath { organization, reference, id } = path.into_inner();
    let access = bearer.in_organization(organization, Permission::ReadChallenges);
    Ok(download(attachments::read_attachment(&register, access, reference, id).await?))
}
