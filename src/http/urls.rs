//! Absolute URLs of the register's resources.
use crate::domain::challenges::Reference;
use crate::domain::values::Slug;
use crate::http::request::urlencoded::encode;
use uuid::Uuid;

/// Builds URLs under the public URL of the register.
#[derive(Clone, Copy)]
pub struct UrlBuilder<'a>(&'a str);

impl<'a> UrlBuilder<'a> {
    /// `public_url`: without a trailing slash.
    pub fn new(public_url: &'a str) -> Self {
        Self(public_url)
    }

    /// Returns the URL of the register itself.
    pub fn home(self) -> String {
        format!("{}/", self.0)
    }

    pub fn organization(self, slug: &Slug) -> String {
        format!("{}/v1/organizations/{}", self.0, slug.as_str())
    }

    pub fn system(self, id: Uuid) -> String {
        format!("{}/v1/systems/{id}", self.0)
    }

    pub fn version(self, id: Uuid, number: u32) -> String {
        format!("{}/versions/{number}", self.system(id))
    }

    pub fn challenge(self, reference: &Reference) -> String {
        format!("{}/v1/challenges/{}", self.0, reference.as_str())
    }

    /// Returns the URL of the schema of a field, which lists its codes.
    pub fn field_schema(self, field: &str) -> String {
        format!("{}/v1/schemas/record.json#/properties/{field}", self.0)
    }

    /// Returns the URL of a schema in the OpenAPI document.
    pub fn api_schema(self, name: &str) -> String {
        format!("{}/v1/openapi.json#/components/schemas/{name}", self.0)
    }

    /// Returns the URL of a path with query parameters.
    pub fn route(self, path: &str, parameters: &[(String, String)]) -> String {
        let pairs = parameters.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value)));
        let query = pairs.collect::<Vec<_>>().join("&");
        format!("{}{path}{}{query}", self.0, if query.is_empty() { "" } else { "?" })
    }
}
