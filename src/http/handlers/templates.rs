//! Templates: records that organizations share, so that others may begin from them.
use crate::domain::policy::Permission;
use crate::domain::shape::{FieldError, object};
use crate::domain::values::Line;
use crate::http::handlers::imports::{ListParams, page};
use crate::http::request::access::{act, wish};
use crate::http::request::auth;
use crate::http::request::json;
use crate::http::request::path::Place;
use crate::http::request::query::{NoParams, QueryReader};
use crate::http::response::private::{self, id, no_content_reply};
use crate::service::Register;
use crate::service::auth::authorize_anywhere;
use crate::service::idempotency::SavedResponse;
use crate::service::templates::{self, Template, TemplateInput, TemplateSource};
use crate::{Error, Result};
use actix_web::{HttpRequest, HttpResponse, delete, get, post, put, web};
use chrono::DateTime;
use serde::Serialize;
use serde_json::{Map, Value, json};
use utoipa::ToSchema;
use uuid::Uuid;

object! {
    /// A template as it is sent: of a record, or of a published system. What holds for one organization only is left
    /// out: `docs/imports.md` lists the fields.
    pub struct TemplateBody {
        required {
            /// What it is called.
            title "title": Line<300>,
        }
        optional {
            /// The record; its organization need not be named.
            record "record": Value,
            /// Instead of it: a published system of the organization, by id or slug.
            system "system": Option<Line<200>>,
            /// The supplier of the product that it is about.
            supplier "supplier": Option<Line<300>>,
            /// Whether other organizations see it; no if it is not said.
            shared "shared": Option<bool>,
        }
    }
}

impl TryFrom<TemplateBody> for TemplateInput {
    type Error = Error;

    fn try_from(body: TemplateBody) -> Result<Self> {
        let TemplateBody { title, record, system, supplier, shared } = body;
        let from = match (record, system) {
            (Value::Null, Some(system)) => TemplateSource::System(system.as_str().to_owned()),
            (record, None) if !record.is_null() => TemplateSource::Record(record),
            _ => {
                let detail = "either a record or a system must be given".into();
                return Err(Error::Invalid(vec![FieldError { pointer: "/record".into(), code: "oneOf", detail }]));
            }
        };
        Ok(Self { title, supplier, shared: shared.unwrap_or(false), from })
    }
}

/// A template.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Template)]
struct TemplateView {
    id: Uuid,
    /// Whose it is: a slug.
    organization: String,
    title: String,
    /// The supplier of the product that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    supplier: Option<String>,
    /// Whether other organizations see it.
    shared: bool,
    /// What is general of a record. Lists leave it out.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Object, required = false)]
    record: Option<Map<String, Value>>,
    created_at: DateTime<chrono::Utc>,
    updated_at: DateTime<chrono::Utc>,
}

impl TemplateView {
    fn new(template: Template) -> Self {
        let Template { id, organization, title, supplier, shared, record, revision: _, created_at, updated_at } =
            template;
        Self { id, organization, title, supplier, shared, record: Some(record), created_at, updated_at }
    }

    fn brief(template: Template) -> Self {
        Self { record: None, ..Self::new(template) }
    }
}

/// One page of templates.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what is written")]
struct TemplatePage {
    items: Vec<TemplateView>,
    #[schema(minimum = 0)]
    total: u64,
    next: Option<String>,
}

fn page_of(request: &HttpRequest, found: (Vec<Template>, i64, bool)) -> Result<HttpResponse> {
    let (found, total, more) = found;
    let next = found.last().filter(|_| more).map(|last| last.id);
    let items: Vec<_> = found.into_iter().map(TemplateView::brief).collect();
    page(request, &json!({"items": items, "total": total, "next": next}))
}

fn saved_response(template: Template) -> Result<SavedResponse> {
    let tag = template.revision.to_string();
    Ok(SavedResponse::ok(private::to_json(&TemplateView::new(template))?).tagged(tag))
}

/// What was sent, with every fault of it.
fn read(sent: &Value) -> Result<TemplateInput> {
    json::shape::<TemplateBody>(sent)?.try_into()
}

fn full_list(request: &HttpRequest) -> Result<(usize, Option<Uuid>)> {
    let mut params = QueryReader::read::<ListParams>(request);
    let (limit, before) = (params.limit(), params.cursor(|text| Uuid::try_parse(text).ok()));
    params.into_result()?;
    Ok((limit, before))
}

/// Templates that organizations share
///
/// For everybody who works for an organization of the register. The newest first.
#[utoipa::path(
    tag = "templates", security(("token" = [])), params(ListParams),
    responses((status = 200, description = "One page", body = TemplatePage)),
)]
#[get("/templates")]
pub async fn list_shared_templates(register: web::Data<Register>, request: HttpRequest) -> Result<HttpResponse> {
    let (presented, now) = (auth::bearer_token(&register, &request).await?, register.clock.now());
    let (limit, before) = full_list(&request)?;
    let found = register.read(move |conn| {
        authorize_anywhere(conn, &presented, now, Permission::ReadTemplates)?;
        templates::list_shared(conn, before, limit)
    });
    page_of(&request, found.await?)
}

/// A template that an organization shares
#[utoipa::path(
    tag = "templates", security(("token" = [])), params(("id" = Uuid, Path, description = "Its id"), NoParams),
    responses((status = 200, description = "The template", body = TemplateView)),
)]
#[get("/templates/{id}")]
pub async fn read_shared_template(
    register: web::Data<Register>,
    path: web::Path<String>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let (presented, now) = (auth::bearer_token(&register, &request).await?, register.clock.now());
    QueryReader::read::<NoParams>(&request).into_result()?;
    let found = register.read(move |conn| {
        authorize_anywhere(conn, &presented, now, Permission::ReadTemplates)?;
        templates::find_shared(conn, id(&path)?)
    });
    private::reply(&saved_response(found.await?)?)
}

/// The templates of an organization
///
/// Shared or not; the newest first.
#[utoipa::path(
    tag = "templates", security(("token" = [])),
    params(("organization" = String, Path, description = "Slug or UUID"), ListParams),
    responses((status = 200, description = "One page", body = TemplatePage)),
)]
#[get("/organizations/{organization}/templates")]
pub async fn list_templates(
    register: web::Data<Register>,
    path: web::Path<String>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let wish = wish(&register, &request, Permission::ReadTemplates, path.into_inner()).await?;
    let (limit, before) = full_list(&request)?;
    page_of(&request, register.read_as(wish, move |conn, by| templates::list_own(conn, by, before, limit)).await?)
}

/// Make a template
///
/// Of a record, or of a published system: without what holds for one organization only.
#[utoipa::path(
    tag = "templates", security(("token" = [])),
    params(("organization" = String, Path, description = "Slug or UUID"),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key and body: the same answer"), NoParams),
    request_body(content = ref("#/components/schemas/TemplateBody"), content_type = "application/json"),
    responses((status = 201, description = "The template", body = TemplateView)),
)]
#[post("/organizations/{organization}/templates")]
pub async fn create_template(
    register: web::Data<Register>,
    path: web::Path<String>,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse> {
    let wish = wish(&register, &request, Permission::WriteTemplates, path.into_inner()).await?;
    QueryReader::read::<NoParams>(&request).into_result()?;
    let sent = json::json(&request, payload, "application/json").await?;
    let body = sent.clone();
    act(&register, &request, wish, &sent, move |tx, by| {
        let template = templates::create(tx, by, read(&body)?)?;
        let address = format!("/v1/organizations/{}/templates/{}", template.organization, template.id);
        Ok(SavedResponse { status: 201, address: Some(address), ..saved_response(template)? })
    })
    .await
}

/// A template of the organization
#[utoipa::path(
    tag = "templates", security(("token" = [])),
    params(("organization" = String, Path, description = "Slug or UUID"), ("id" = Uuid, Path, description = "Its id"), NoParams),
    responses((status = 200, description = "The template", body = TemplateView)),
)]
#[get("/organizations/{organization}/templates/{id}")]
pub async fn read_template(register: web::Data<Register>, request: HttpRequest, place: Place) -> Result<HttpResponse> {
    let (organization, address) = place.into_inner();
    let wish = wish(&register, &request, Permission::ReadTemplates, organization).await?;
    QueryReader::read::<NoParams>(&request).into_result()?;
    let found = register.read_as(wish, move |conn, by| templates::find(conn, by, id(&address)?));
    private::reply(&saved_response(found.await?)?)
}

/// Put another template in the place of one
#[utoipa::path(
    tag = "templates", security(("token" = [])),
    params(("organization" = String, Path, description = "Slug or UUID"), ("id" = Uuid, Path, description = "Its id"),
        ("If-Match" = String, Header, description = "The ETag that it was read with"), NoParams),
    request_body(content = ref("#/components/schemas/TemplateBody"), content_type = "application/json"),
    responses((status = 200, description = "The template", body = TemplateView)),
)]
#[put("/organizations/{organization}/templates/{id}")]
pub async fn replace_template(
    register: web::Data<Register>,
    request: HttpRequest,
    place: Place,
    payload: web::Payload,
) -> Result<HttpResponse> {
    let (organization, address) = place.into_inner();
    let wish = wish(&register, &request, Permission::WriteTemplates, organization).await?;
    QueryReader::read::<NoParams>(&request).into_result()?;
    let sent = json::json(&request, payload, "application/json").await?;
    let (body, seen) = (sent.clone(), private::if_match(&request));
    act(&register, &request, wish, &sent, move |tx, by| {
        saved_response(templates::replace(tx, by, id(&address)?, &seen?, read(&body)?)?)
    })
    .await
}

/// Delete a template
///
/// Records that began from it name it still.
#[utoipa::path(
    tag = "templates", security(("token" = [])),
    params(("organization" = String, Path, description = "Slug or UUID"), ("id" = Uuid, Path, description = "Its id"),
        ("If-Match" = String, Header, description = "The ETag that it was read with"), NoParams),
    responses((status = 204, description = "It is gone")),
)]
#[delete("/organizations/{organization}/templates/{id}")]
pub async fn delete_template(
    register: web::Data<Register>,
    request: HttpRequest,
    place: Place,
) -> Result<HttpResponse> {
    let (organization, address) = place.into_inner();
    let wish = wish(&register, &request, Permission::WriteTemplates, organization).await?;
    QueryReader::read::<NoParams>(&request).into_result()?;
    let seen = private::if_match(&request);
    act(&register, &request, wish, &Value::Null, move |tx, by| {
        templates::delete(tx, by, id(&address)?, &seen?)?;
        Ok(no_content_reply())
    })
    .await
}
