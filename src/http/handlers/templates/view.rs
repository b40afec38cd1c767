//! Templates as JSON.
use crate::Result;
use crate::domain::drafts::DraftRecord;
use crate::http::handlers::page;
use crate::http::response::private;
use crate::service::templates;
use actix_web::{HttpRequest, HttpResponse};
use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;
use uuid::Uuid;

/// A template.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Template {
    id: Uuid,
    /// Slug of the organization that owns the template.
    organization: String,
    title: String,
    /// Supplier of the product that the template describes.
    #[serde(skip_serializing_if = "Option::is_none")]
    supplier: Option<String>,
    /// True if other organizations can see the template.
    shared: bool,
    /// The general fields of a record. Missing in lists.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = DraftRecord, required = false)]
    record: Option<Map<String, Value>>,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}

impl From<templates::Template> for Template {
    fn from(template: templates::Template) -> Self {
        let templates::Template {
            id,
            organization,
            title,
            supplier,
            shared,
            record,
            revision: _,
            created_at,
            updated_at,
        } = template;
        Self { id, organization, title, supplier, shared, record: Some(record), created_at, updated_at }
    }
}

/// A template and the entity tag of its state.
#[derive(Debug)]
pub struct TemplateState {
    template: Template,
    tag: String,
}

impl From<templates::Template> for TemplateState {
    fn from(template: templates::Template) -> Self {
        Self { tag: template.revision.to_string(), template: template.into() }
    }
}

impl TemplateState {
    /// Returns 200 with the template.
    ///
    /// # Errors
    /// As [`private::ok`].
    pub fn ok(&self) -> Result<HttpResponse> {
        Ok(private::tagged(private::ok(&self.template)?, &self.tag))
    }

    /// Returns 201 with the template and its location.
    ///
    /// # Errors
    /// As [`private::ok`].
    pub fn created(&self) -> Result<HttpResponse> {
        let location = format!("/v1/organizations/{}/templates/{}", self.template.organization, self.template.id);
        Ok(private::tagged(private::created(&location, &self.template)?, &self.tag))
    }
}

/// One page of templates, the newest first.
#[derive(Serialize, ToSchema)]
pub struct TemplatePage {
    items: Vec<Template>,
    #[schema(value_type = u64, minimum = 0)]
    total: i64,
    next: Option<String>,
}

impl TemplatePage {
    /// Builds a page from templates, the number of all templates, and whether another page follows.
    pub fn new((templates, total, more): (Vec<templates::Template>, i64, bool)) -> Self {
        let next = templates.last().filter(|_| more).map(|last| last.id.to_string());
        let items = templates.into_iter().map(|template| Template { record: None, ..template.into() });
        Self { items: items.collect(), total, next }
    }

    /// Returns 200 with the page.
    ///
    /// # Errors
    /// As [`private::ok`].
    pub fn ok(&self, request: &HttpRequest) -> Result<HttpResponse> {
        page::ok(request, self, self.next.as_deref())
    }
}
