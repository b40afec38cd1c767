//! Where things are found, as absolute addresses: made in this one place, so that they can move.
use crate::domain::challenges::Reference;
use crate::domain::values::Slug;
use crate::http::request::urlencoded::encode;
use uuid::Uuid;

/// Addresses under the register's public one.
#[derive(Clone, Copy)]
pub struct UrlBuilder<'a>(&'a str);

impl<'a> UrlBuilder<'a> {
    /// `public`: the address under which the register is reached from outside, without a slash at its end.
    pub fn new(public: &'a str) -> Self {
        Self(public)
    }

    /// The register itself.
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

    /// The list of codes of a field.
    pub fn codes(self, field: &str) -> String {
        format!("{}/v1/schemas/record.json#/properties/{field}", self.0)
    }

    /// What the API's document says of a shape.
    pub fn shape(self, name: &str) -> String {
        format!("{}/v1/openapi.json#/components/schemas/{name}", self.0)
    }

    /// A route with parameters.
    pub fn route(self, path: &str, parameters: &[(String, String)]) -> String {
        let pairs = parameters.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value)));
        let query = pairs.collect::<Vec<_>>().join("&");
        format!("{}{path}{}{query}", self.0, if query.is_empty() { "" } else { "?" })
    }
}
