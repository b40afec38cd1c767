//! `/v1/organizations/{organization}/answer-templates`: what case handlers say often.
use crate::Result;
use crate::domain::policy::Permission;
use crate::domain::shape::object;
use crate::domain::values::Line;
use crate::http::request::access::{act, wish};
use crate::http::request::json;
use crate::http::request::query::{NoParams, QueryReader};
use crate::http::response::private::{self, id, no_content_reply};
use crate::service::Register;
use crate::service::challenges::answer_templates::{self, AnswerTemplate, AnswerTemplateContent, AnswerText, Purpose};
use crate::service::idempotency::SavedResponse;
use actix_web::{HttpRequest, HttpResponse, delete, get, post, put, web};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use utoipa::ToSchema;
use uuid::Uuid;

object! {
    /// What somebody says of an answer template.
    pub struct AnswerTemplateBody {
        required {
            title "title": Line<200>,
            purpose "purpose": Purpose,
            text "text": AnswerText,
        }
        optional {}
    }
}

/// An answer template.
#[derive(ToSchema)]
#[schema(as = AnswerTemplate)]
#[expect(dead_code, reason = "describes what is written")]
struct AnswerTemplateView {
    id: Uuid,
    title: String,
    /// What it is for, such as `question`.
    purpose: String,
    text: BTreeMap<String, String>,
}

/// The answer templates of an organization.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what is written")]
struct AnswerTemplates {
    items: Vec<AnswerTemplateView>,
}

type Place = web::Path<(String, String)>;

fn read(sent: &Value) -> Result<AnswerTemplateContent> {
    let AnswerTemplateBody { title, purpose, text } = json::shape(sent)?;
    Ok(AnswerTemplateContent { title, purpose, text })
}

fn saved_response(template: &AnswerTemplate) -> Result<SavedResponse> {
    Ok(SavedResponse::ok(private::to_json(template)?).tagged(template.revision.to_string()))
}

/// Answer templates
///
/// What case handlers of an organization say often, as it came.
#[utoipa::path(tag = "handling", security(("token" = [])), params(("organization" = String, Path, description = "Slug or UUID"), NoParams),
    responses((status = 200, description = "All of them", body = AnswerTemplates)))]
#[get("/organizations/{organization}/answer-templates")]
pub async fn list_answer_templates(
    register: web::Data<Register>,
    path: web::Path<String>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let wish = wish(&register, &request, Permission::ReadChallenges, path.into_inner()).await?;
    QueryReader::read::<NoParams>(&request).into_result()?;
    let items = register.read_as(wish, answer_templates::list).await?;
    private::ok(&json!({"items": items}))
}

/// Make an answer template
#[utoipa::path(
    tag = "handling", security(("token" = [])),
    params(("organization" = String, Path, description = "Slug or UUID"),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key and body: the same answer"), NoParams),
    request_body(content = ref("#/components/schemas/AnswerTemplateBody"), content_type = "application/json"),
    responses((status = 201, description = "The answer template", body = AnswerTemplateView)),
)]
#[post("/organizations/{organization}/answer-templates")]
pub async fn create_answer_template(
    register: web::Data<Register>,
    path: web::Path<String>,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse> {
    let organization = path.into_inner();
    let wish = wish(&register, &request, Permission::HandleChallenge, organization.clone()).await?;
    QueryReader::read::<NoParams>(&request).into_result()?;
    let sent = json::json(&request, payload, "application/json").await?;
    let body = read(&sent)?;
    act(&register, &request, wish, &sent, move |tx, by| {
        let template = answer_templates::create(tx, by, body)?;
        let address = format!("/v1/organizations/{organization}/answer-templates/{}", template.id);
        Ok(SavedResponse { status: 201, address: Some(address), ..saved_response(&template)? })
    })
    .await
}

/// An answer template
#[utoipa::path(
    tag = "handling", security(("token" = [])),
    params(("organization" = String, Path, description = "Slug or UUID"), ("id" = Uuid, Path, description = "Its id"), NoParams),
    responses((status = 200, description = "The answer template", body = AnswerTemplateView)),
)]
#[get("/organizations/{organization}/answer-templates/{id}")]
pub async fn read_answer_template(
    register: web::Data<Register>,
    request: HttpRequest,
    place: Place,
) -> Result<HttpResponse> {
    let (organization, address) = place.into_inner();
    let wish = wish(&register, &request, Permission::ReadChallenges, organization).await?;
    QueryReader::read::<NoParams>(&request).into_result()?;
    let found = register.read_as(wish, move |conn, by| answer_templates::find(conn, by, id(&address)?));
    private::reply(&saved_response(&found.await?)?)
}

/// Put another answer template in the place of one
#[utoipa::path(
    tag = "handling", security(("token" = [])),
    params(("organization" = String, Path, description = "Slug or UUID"), ("id" = Uuid, Path, description = "Its id"),
        ("If-Match" = String, Header, description = "The ETag that it was read with"), NoParams),
    request_body(content = ref("#/components/schemas/AnswerTemplateBody"), content_type = "application/json"),
    responses((status = 200, description = "The answer template", body = AnswerTemplateView)),
)]
#[put("/organizations/{organization}/answer-templates/{id}")]
pub async fn replace_answer_template(
    register: web::Data<Register>,
    request: HttpRequest,
    place: Place,
    payload: web::Payload,
) -> Result<HttpResponse> {
    let (organization, address) = place.into_inner();
    let wish = wish(&register, &request, Permission::HandleChallenge, organization).await?;
    QueryReader::read::<NoParams>(&request).into_result()?;
    let sent = json::json(&request, payload, "application/json").await?;
    let (body, seen) = (sent.clone(), private::if_match(&request));
    act(&register, &request, wish, &sent, move |tx, by| {
        saved_response(&answer_templates::replace(tx, by, id(&address)?, &seen?, read(&body)?)?)
    })
    .await
}

/// Delete an answer template
#[utoipa::path(
    tag = "handling", security(("token" = [])),
    params(("organization" = String, Path, description = "Slug or UUID"), ("id" = Uuid, Path, description = "Its id"),
        ("If-Match" = String, Header, description = "The ETag that it was read with"), NoParams),
    responses((status = 204, description = "It is gone")),
)]
#[delete("/organizations/{organization}/answer-templates/{id}")]
pub async fn delete_answer_template(
    register: web::Data<Register>,
    request: HttpRequest,
    place: Place,
) -> Result<HttpResponse> {
    let (organization, address) = place.into_inner();
    let wish = wish(&register, &request, Permission::HandleChallenge, organization).await?;
    QueryReader::read::<NoParams>(&request).into_result()?;
    let seen = private::if_match(&request);
    act(&register, &request, wish, &Value::Null, move |tx, by| {
        answer_templates::delete(tx, by, id(&address)?, &seen?)?;
        Ok(no_content_reply())
    })
    .await
}
