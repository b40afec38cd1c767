//! `/v1/organizations/{organization}/systems/{id}/draft`: records before they are published.

pub use crate::http::handlers::drafts::view::{DraftPage, DraftView, shown};

use crate::Result;
use crate::domain::drafts::State;
use crate::domain::policy::Permission;
use crate::formats::profiles::Profile;
use crate::http::handlers::drafts::check::{self, Check};
use crate::http::handlers::drafts::view::{self, Listed, Rebased};
use crate::http::request::access::{act, seen, wish};
use crate::http::request::json;
use crate::http::request::query::{LanguageParams, Merged, NoParams, QueryParams};
use crate::http::response::private;
use crate::service::Register;
use crate::service::drafts;
use crate::service::i18n::Translator;
use actix_web::{HttpRequest, HttpResponse, delete, get, patch, post, put, web};
use anyhow::Context;
use serde_json::Value;
use utoipa::IntoParams;
use uuid::Uuid;

/// An organization, and a system of it.
pub type Place = web::Path<(String, String)>;

#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes the parameters")]
struct DraftListParams {
    /// Where the draft is on its way: `open`, `submitted` or `returned`.
    state: Option<String>,
    /// How many on a page.
    #[param(minimum = 1, maximum = 100, default = 20)]
    limit: Option<u32>,
    /// `next` of the page before.
    cursor: Option<String>,
}

#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes the parameters")]
struct BeginParams {
    /// A template to begin from: what is sent goes before what it says.
    template: Option<Uuid>,
}

#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes the parameters")]
struct CheckParams {
    /// A standard whose losses are wanted: `eurocities-0.3.1`, `nl-1.0`, `uk-atrs-4`, `eu-ai-act-viii-c` or `nyc-ll35`;
    /// may be repeated. None: all of them.
    profile: Option<Vec<String>>,
}

/// Begin the draft of a new system
///
/// The body is a record or a part of one: the name is needed, the organization is filled in, and so is the default
/// language where the organization has one.
#[utoipa::path(
    tag = "drafts", security(("token" = [])),
    params(("organization" = String, Path, description = "Slug or UUID"),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key and body: the same answer"), BeginParams),
    request_body(content = Object, content_type = "application/json", description = "A record, as `/v1/schemas/record.json` describes it, or a part of one"),
    responses((status = 201, description = "The draft", body = DraftView)),
)]
#[post("/organizations/{organization}/systems")]
pub async fn create_draft(
    register: web::Data<Register>,
    request: HttpRequest,
    organization: web::Path<String>,
    payload: web::Payload,
) -> Result<HttpResponse> {
    let wish = wish(&register, &request, Permission::WriteDrafts, organization.into_inner()).await?;
    let mut params = QueryParams::read::<BeginParams>(&request);
    let template = params.optional("template", "the id of a template is expected", |text| Uuid::try_parse(text).ok());
    params.into_result()?;
    let sent = json::json(&request, payload, "application/json").await?;
    let record = sent.clone();
    act(&register, &request, wish, &sent, move |tx, by| view::created(by, &drafts::create(tx, by, record, template)?))
        .await
}

/// The drafts of an organization
///
/// The one that changed last first.
#[utoipa::path(
    tag = "drafts", security(("token" = [])),
    params(("organization" = String, Path, description = "Slug or UUID"), DraftListParams),
    responses((status = 200, description = "One page", body = DraftPage)),
)]
#[get("/organizations/{organization}/systems/drafts")]
pub async fn list_drafts(
    register: web::Data<Register>,
    request: HttpRequest,
    organization: web::Path<String>,
) -> Result<HttpResponse> {
    let wish = wish(&register, &request, Permission::ReadDrafts, organization.into_inner()).await?;
    let mut params = QueryParams::read::<DraftListParams>(&request);
    let limit = params.limit();
    let state = params.optional("state", "open, submitted or returned is expected", State::parse);
    let after = params.cursor(view::read_cursor);
    params.into_result()?;
    let page = register.read_as(wish, move |conn, by| drafts::list(conn, by, state, after, limit + 1)).await?;
    private::ok(&Listed::of(&page, limit))
}

/// The draft of a system
#[utoipa::path(
    tag = "drafts", security(("token" = [])),
    params(("organization" = String, Path, description = "Slug or UUID"),
        ("id" = String, Path, description = "UUID of the draft, or UUID or slug of its system"), NoParams),
    responses((status = 200, description = "The draft; its `ETag` names this state of it", body = DraftView)),
)]
#[get("/organizations/{organization}/systems/{id}/draft")]
pub async fn read_draft(register: web::Data<Register>, request: HttpRequest, place: Place) -> Result<HttpResponse> {
    let (organization, id) = place.into_inner();
    let wish = wish(&register, &request, Permission::ReadDrafts, organization).await?;
    QueryParams::read::<NoParams>(&request).into_result()?;
    let reply = register.read_as(wish, move |conn, by| view::shown(by, &drafts::find(conn, by, &id)?)).await?;
    private::reply(&reply)
}

/// What a draft still needs
///
/// Everything that publication needs and what is wrong, what an editor should look at, how complete and how readable it
/// is, and what each standard would lose of it. Explanations are in the language that `lang` or `Accept-Language` ask
/// for.
#[utoipa::path(
    tag = "drafts", security(("token" = [])),
    params(("organization" = String, Path, description = "Slug or UUID"),
        ("id" = String, Path, description = "UUID of the draft, or slug of its system"), CheckParams, LanguageParams),
    responses((status = 200, description = "What was found", body = Check)),
)]
#[get("/organizations/{organization}/systems/{id}/draft/check")]
pub async fn check_draft(register: web::Data<Register>, request: HttpRequest, place: Place) -> Result<HttpResponse> {
    let (organization, id) = place.into_inner();
    let wish = wish(&register, &request, Permission::ReadDrafts, organization).await?;
    let mut params = QueryParams::read::<Merged<CheckParams, LanguageParams>>(&request);
    let profiles = params.repeated("profile", "a standard is expected, such as nl-1.0", Profile::parse);
    let languages = params.languages(&request);
    params.into_result()?;
    let now = register.clock.now();
    let read = register.read_as(wish, move |conn, by| {
        let draft = drafts::find(conn, by, &id)?;
        drafts::publication_preview(conn, by, &draft, now)
    });
    let (record, standard) = read.await?;
    let words = Translator::of(languages.wanted()).context("there are no words")?;
    private::ok(&check::view(&record, standard, now.date_naive(), &words, &profiles))
}

/// Begin the draft of a next version
///
/// From the version that is published now.
#[utoipa::path(
    tag = "drafts", security(("token" = [])),
    params(("organization" = String, Path, description = "Slug or UUID"), ("id" = String, Path, description = "UUID or slug of a published system"),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key: the same answer"), NoParams),
    responses((status = 201, description = "The draft", body = DraftView)),
)]
#[post("/organizations/{organization}/systems/{id}/draft")]
pub async fn begin_draft(register: web::Data<Register>, request: HttpRequest, place: Place) -> Result<HttpResponse> {
    let (organization, id) = place.into_inner();
    let wish = wish(&register, &request, Permission::WriteDrafts, organization).await?;
    QueryParams::read::<NoParams>(&request).into_result()?;
    act(&register, &request, wish, &Value::Null, move |tx, by| {
        view::created(by, &drafts::create_next_version(tx, by, &id)?)
    })
    .await
}

/// Replace the record of a draft
///
/// What the register sets (`organization`, `sourceRecord`) stays if it is left out, and cannot be changed; the
/// default language stays if it is left out. A draft that
/// was submitted is open again. Translations that the edit left behind are marked as outdated.
#[utoipa::path(
    tag = "drafts", security(("token" = [])),
    params(("organization" = String, Path, description = "Slug or UUID"), ("id" = String, Path, description = "UUID of the draft, or slug of its system"),
        ("If-Match" = String, Header, description = "The `ETag` of the draft"), NoParams),
    request_body(content = Object, content_type = "application/json", description = "A record, as `/v1/schemas/record.json` describes it"),
    responses((status = 200, description = "The draft, with its new `ETag`", body = DraftView)),
)]
#[put("/organizations/{organization}/systems/{id}/draft")]
pub async fn replace_draft(
    register: web::Data<Register>,
    request: HttpRequest,
    place: Place,
    payload: web::Payload,
) -> Result<HttpResponse> {
    edit(&register, &request, place, payload).await
}

/// Change parts of a draft
///
/// A merge patch (RFC 7396): members that are null go. A patch that changes nothing keeps the `ETag`, so that it may be
/// sent as often as one likes.
#[utoipa::path(
    tag = "drafts", security(("token" = [])),
    params(("organization" = String, Path, description = "Slug or UUID"), ("id" = String, Path, description = "UUID of the draft, or slug of its system"),
        ("If-Match" = String, Header, description = "The `ETag` of the draft"), NoParams),
    request_body(content = Object, content_type = "application/merge-patch+json", description = "Fields of a record"),
    responses((status = 200, description = "The draft, with its new `ETag`", body = DraftView)),
)]
#[patch("/organizations/{organization}/systems/{id}/draft")]
pub async fn change_draft(
    register: web::Data<Register>,
    request: HttpRequest,
    place: Place,
    payload: web::Payload,
) -> Result<HttpResponse> {
    edit(&register, &request, place, payload).await
}

async fn edit(register: &Register, request: &HttpRequest, place: Place, payload: web::Payload) -> Result<HttpResponse> {
    QueryParams::read::<NoParams>(request).into_result()?;
    let (organization, id) = place.into_inner();
    let wish = wish(register, request, Permission::WriteDrafts, organization).await?;
    let seen = private::if_match(request)?;
    let (sent, edit) = json::edit(request, payload).await?;
    act(register, request, wish, &sent, move |tx, by| view::shown(by, &drafts::edit(tx, by, &id, &seen, edit)?)).await
}

/// Delete a draft
///
/// What is published stays.
#[utoipa::path(
    tag = "drafts", security(("token" = [])),
    params(("organization" = String, Path, description = "Slug or UUID"), ("id" = String, Path, description = "UUID of the draft, or slug of its system"),
        ("If-Match" = String, Header, description = "The `ETag` of the draft"), NoParams),
    responses((status = 204, description = "It is gone")),
)]
#[delete("/organizations/{organization}/systems/{id}/draft")]
pub async fn delete_draft(register: web::Data<Register>, request: HttpRequest, place: Place) -> Result<HttpResponse> {
    let (organization, id) = place.into_inner();
    let wish = wish(&register, &request, Permission::WriteDrafts, organization).await?;
    QueryParams::read::<NoParams>(&request).into_result()?;
    let seen = private::if_match(&request)?;
    act(&register, &request, wish, &Value::Null, move |tx, by| {
        drafts::delete(tx, by, &id, &seen).map(|()| private::no_content_reply())
    })
    .await
}

/// Put a draft together with what was published meanwhile
///
/// A draft that another version overtook cannot be published. This makes that version the one it begins from: where
/// only one of them changed something, that change stands; where both did, the draft's own text stands, and its place is
/// in `conflicts`. The draft is open then.
#[utoipa::path(
    tag = "drafts", security(("token" = [])),
    params(("organization" = String, Path, description = "Slug or UUID"), ("id" = String, Path, description = "UUID of the draft, or slug of its system"),
        ("If-Match" = Option<String>, Header, description = "The `ETag` of the draft"), NoParams),
    responses((status = 200, description = "The draft, with its new `ETag`", body = Rebased)),
)]
#[post("/organizations/{organization}/systems/{id}/draft/rebase")]
pub async fn rebase_draft(register: web::Data<Register>, request: HttpRequest, place: Place) -> Result<HttpResponse> {
    let (organization, id) = place.into_inner();
    let wish = wish(&register, &request, Permission::WriteDrafts, organization).await?;
    QueryParams::read::<NoParams>(&request).into_result()?;
    let seen = seen(&request)?;
    act(&register, &request, wish, &Value::Null, move |tx, by| {
        let (draft, conflicts) = drafts::rebase(tx, by, &id, seen.as_deref())?;
        view::rebased(by, &draft, conflicts)
    })
    .await
}
