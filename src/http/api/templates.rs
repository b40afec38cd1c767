//! Templates: records that organizations share, so that others may begin from them.
use super::imports::{CURSOR, ListParams, page};
use crate::domain::policy::Act;
use crate::domain::shape::{Fault, object};
use crate::domain::values::Line;
use crate::http::query::{NoParams, Params};
use crate::http::{body, caller, private};
use crate::service::Register;
use crate::service::access::{enter, enter_anywhere};
use crate::service::once::Reply;
use crate::service::templates::{self, From, Sent, Template};
use crate::{Error, Result};
use actix_web::{HttpRequest, HttpResponse, delete, get, post, put, web};
use anyhow::Context;
use chrono::DateTime;
use serde::Serialize;
use serde_json::{Map, Value, json};
use utoipa::ToSchema;
use uuid::Uuid;

object! {
    /// A template as it is sent: of a record, or of a published system. What holds for one organization only is left
    /// out: `docs/record.md` lists the fields.
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

impl TryFrom<TemplateBody> for Sent {
    type Error = Error;

    fn try_from(body: TemplateBody) -> Result<Self> {
        let TemplateBody { title, record, system, supplier, shared } = body;
        let from = match (record, system) {
            (Value::Null, Some(system)) => From::System(system.as_str().to_owned()),
            (record, None) if !record.is_null() => From::Record(record),
            _ => {
                let detail = "either a record or a system must be given".into();
                return Err(Error::Invalid(vec![Fault { pointer: "/record".into(), code: "oneOf", detail }]));
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

fn one(template: Template) -> Result<HttpResponse> {
    let tag = template.revision.to_string();
    Ok(private::tagged(private::ok(&TemplateView::new(template))?, &tag))
}

/// An id in an address; what is none leads nowhere.
fn id(text: &str) -> Result<Uuid> {
    Uuid::try_parse(text).map_err(|_| Error::NotFound)
}

fn listed(request: &HttpRequest) -> Result<(usize, Option<Uuid>)> {
    let mut params = Params::read::<ListParams>(request);
    let (limit, before) = (params.limit(), params.one("cursor", CURSOR, |text| Uuid::try_parse(text).ok()));
    params.finish()?;
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
    let (limit, before) = listed(&request)?;
    let (presented, now) = (caller::presented(&register, &request).await?, register.clock.now());
    let found = register.read(move |conn| {
        enter_anywhere(conn, &presented, now, Act::ReadTemplates)?;
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
    Params::read::<NoParams>(&request).finish()?;
    let (presented, now) = (caller::presented(&register, &request).await?, register.clock.now());
    let found = register.read(move |conn| {
        enter_anywhere(conn, &presented, now, Act::ReadTemplates)?;
        templates::find_shared(conn, id(&path)?)
    });
    one(found.await?)
}

/// The templates of an organization
///
/// Shared or not; the newest first.
#[utoipa::path(
    tag = "templates", security(("token" = [])),
    params(("organization" = String, Path, description = "Id or slug"), ListParams),
    responses((status = 200, description = "One page", body = TemplatePage)),
)]
#[get("/organizations/{organization}/templates")]
pub async fn list_templates(
    register: web::Data<Register>,
    path: web::Path<String>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let (limit, before) = listed(&request)?;
    let (presented, now) = (caller::presented(&register, &request).await?, register.clock.now());
    let found = register.read(move |conn| {
        let by = enter(conn, &presented, now, Act::ReadTemplates, &path)?;
        templates::list_own(conn, &by, before, limit)
    });
    page_of(&request, found.await?)
}

/// Make a template
///
/// Of a record, or of a published system: without what holds for one organization only.
#[utoipa::path(
    tag = "templates", security(("token" = [])),
    params(("organization" = String, Path, description = "Id or slug"), NoParams),
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
    Params::read::<NoParams>(&request).finish()?;
    let presented = caller::presented(&register, &request).await?;
    let value = body::json(&request, payload, "application/json").await?;
    let once = private::once(&request, value.to_string().as_bytes())?;
    let who = presented.clone();
    let reply = register.act_once(Some(&presented), once, move |tx| {
        let by = enter(tx.conn, &who, tx.now, Act::WriteTemplates, &path)?;
        let template = templates::create(tx, &by, Sent::try_from(body::shape::<TemplateBody>(&value)?)?)?;
        let address = format!("/v1/organizations/{}/templates/{}", template.organization, template.id);
        let tag = template.revision.to_string();
        let body = serde_json::to_value(TemplateView::new(template)).context("a template cannot be written")?;
        Ok(Reply::created(address, body).tagged(tag))
    });
    private::reply(&reply.await?)
}

/// A template of the organization
#[utoipa::path(
    tag = "templates", security(("token" = [])),
    params(("organization" = String, Path, description = "Id or slug"), ("id" = Uuid, Path, description = "Its id"), NoParams),
    responses((status = 200, description = "The template", body = TemplateView)),
)]
#[get("/organizations/{organization}/templates/{id}")]
pub async fn read_template(
    register: web::Data<Register>,
    path: web::Path<(String, String)>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    Params::read::<NoParams>(&request).finish()?;
    let (presented, now) = (caller::presented(&register, &request).await?, register.clock.now());
    let found = register.read(move |conn| {
        let by = enter(conn, &presented, now, Act::ReadTemplates, &path.0)?;
        templates::find(conn, &by, id(&path.1)?)
    });
    one(found.await?)
}

/// Put another template in the place of one
#[utoipa::path(
    tag = "templates", security(("token" = [])),
    params(("organization" = String, Path, description = "Id or slug"), ("id" = Uuid, Path, description = "Its id"),
        ("If-Match" = String, Header, description = "The ETag that it was read with"), NoParams),
    request_body(content = ref("#/components/schemas/TemplateBody"), content_type = "application/json"),
    responses((status = 200, description = "The template", body = TemplateView)),
)]
#[put("/organizations/{organization}/templates/{id}")]
pub async fn replace_template(
    register: web::Data<Register>,
    path: web::Path<(String, String)>,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse> {
    Params::read::<NoParams>(&request).finish()?;
    let presented = caller::presented(&register, &request).await?;
    let value = body::json(&request, payload, "application/json").await?;
    let seen = private::if_match(&request);
    let replaced = register.act(move |tx| {
        let by = enter(tx.conn, &presented, tx.now, Act::WriteTemplates, &path.0)?;
        let sent = Sent::try_from(body::shape::<TemplateBody>(&value)?)?;
        templates::replace(tx, &by, id(&path.1)?, &seen?, sent)
    });
    one(replaced.await?.value)
}

/// Delete a template
///
/// Records that began from it name it still.
#[utoipa::path(
    tag = "templates", security(("token" = [])),
    params(("organization" = String, Path, description = "Id or slug"), ("id" = Uuid, Path, description = "Its id"),
        ("If-Match" = String, Header, description = "The ETag that it was read with"), NoParams),
    responses((status = 204, description = "It is gone")),
)]
#[delete("/organizations/{organization}/templates/{id}")]
pub async fn delete_template(
    register: web::Data<Register>,
    path: web::Path<(String, String)>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    Params::read::<NoParams>(&request).finish()?;
    let presented = caller::presented(&register, &request).await?;
    let seen = private::if_match(&request);
    let act = register.act(move |tx| {
        let by = enter(tx.conn, &presented, tx.now, Act::WriteTemplates, &path.0)?;
        templates::delete(tx, &by, id(&path.1)?, &seen?)
    });
    act.await?;
    Ok(private::done())
}
