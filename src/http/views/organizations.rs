//! Organizations, on their own and as the owner of a system.
use super::language::localizer;
use crate::catalog::CatalogState;
use crate::catalog::organizations::Organization;
use crate::catalog::systems::Facet;
use crate::domain::languages::{Lang, Localize, LocalizedText};
use crate::domain::organizations::{LegalRoute, Organization as Profile, OrganizationType};
use crate::domain::systems::{Contact, Identifier};
use crate::domain::values::{Country, Slug, Url};
use crate::http::request::query::Languages;
use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use serde_json::Value;
use std::sync::Arc;
use utoipa::ToSchema;
use uuid::Uuid;

/// A source of organizations: the current catalog, or the snapshot of an export.
pub trait Organizations {
    fn organization(&self, slug: &Slug) -> Option<&Arc<Organization>>;
}

impl Organizations for CatalogState {
    fn organization(&self, slug: &Slug) -> Option<&Arc<Organization>> {
        CatalogState::organization(self, slug)
    }
}

/// The organization of a system.
#[derive(Serialize, ToSchema)]
pub struct Owner<'a> {
    slug: &'a str,
    /// A text, or the language map with `lang=*`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = LocalizedText, required = false)]
    name: Option<LocalizedText<'a>>,
    /// Type of the organization, such as `municipality`.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String, required = false)]
    kind: Option<OrganizationType>,
}

/// Returns the organization of a system.
pub fn owner<'a>(organizations: &'a impl Organizations, slug: &'a Slug, languages: &Languages) -> Owner<'a> {
    let profile = organizations.organization(slug).map(|organization| &organization.content);
    let kind = profile.and_then(|profile| profile.kind);
    Owner { slug: slug.as_str(), name: profile.map(|profile| name(profile, languages)), kind }
}

/// Returns the name of an organization in the reader's language.
pub fn name<'a>(profile: &'a Profile, languages: &Languages) -> LocalizedText<'a> {
    match languages {
        Languages::All => profile.name.all(),
        Languages::Preferred(preferred) => LocalizedText::One(Some(profile.localized_name(preferred).0)),
    }
}

/// An organization and the figures about its systems, copied out of the catalog so that they are rendered without its
/// lock.
pub struct OrganizationEntry {
    organization: Arc<Organization>,
    systems: u64,
    stale: Option<u64>,
    completeness: Option<OrganizationCompleteness>,
}

impl OrganizationEntry {
    pub fn new(state: &CatalogState, organization: Arc<Organization>, today: NaiveDate) -> Self {
        let slug = organization.content.slug.as_str();
        let systems = state.systems_with(Facet::Organization, slug);
        let systems = systems.map_or(0, |systems| systems.intersection_len(state.published()));
        let totals = state.statistics().of_organization(slug);
        let stale = totals.map(|totals| totals.stale(today));
        let completeness = totals.map(|totals| OrganizationCompleteness {
            required: totals.required,
            filled: totals.filled,
            withheld: totals.withheld,
        });
        Self { organization, systems, stale, completeness }
    }

    /// Returns the language of the name that the reader gets. `None` if the organization has no name.
    pub fn language(&self, languages: &Languages) -> Option<&Lang> {
        self.organization.content.localized_name(languages.preferred()).1
    }
}

/// An organization.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Organization)]
pub struct OrganizationView<'a> {
    id: Uuid,
    slug: &'a str,
    /// A text, or the language map with `lang=*`.
    #[schema(value_type = LocalizedText)]
    name: LocalizedText<'a>,
    /// Type of the organization, such as `municipality`.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String, required = false)]
    kind: Option<OrganizationType>,
    /// ISO 3166-1 alpha-2.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String, required = false)]
    country: Option<&'a Country>,
    /// Identifiers in other registers.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Vec<Identifier>, required = false)]
    identifiers: Option<Value>,
    /// A text, or the language map with `lang=*`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = LocalizedText, required = false)]
    address: Option<LocalizedText<'a>>,
    /// Slug of the parent organization.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String, required = false)]
    parent: Option<&'a Slug>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String, required = false)]
    website: Option<&'a Url>,
    /// Contact for corrections of the organization's records.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Vec<Contact>, required = false)]
    register_contact: Option<Value>,
    /// Text to show in place of a logo; the language map with `lang=*`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = LocalizedText, required = false)]
    logo_text: Option<LocalizedText<'a>>,
    /// Legal routes that exist in addition to a challenge.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Vec<LegalRoute>, required = false)]
    legal_routes: Option<Value>,
    #[schema(minimum = 1)]
    version: u32,
    registered_at: DateTime<Utc>,
    /// Index of the last log entry about the organization itself.
    #[schema(minimum = 0)]
    log_index: u64,
    /// Number of its systems in the register.
    #[schema(minimum = 0)]
    systems: u64,
    /// Number of its systems past their review date; missing if it never had a system.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = u64, required = false, minimum = 0)]
    stale: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = OrganizationCompleteness, required = false)]
    completeness: Option<OrganizationCompleteness>,
}

/// Completeness of the required fields, over the records of all systems of an organization.
#[derive(Clone, Copy, Serialize, ToSchema)]
pub struct OrganizationCompleteness {
    #[schema(minimum = 0)]
    required: u64,
    #[schema(minimum = 0)]
    filled: u64,
    #[schema(minimum = 0)]
    withheld: u64,
}

impl<'a> OrganizationView<'a> {
    pub fn new(entry: &'a OrganizationEntry, languages: &Languages) -> Self {
        let OrganizationEntry { organization, systems, stale, completeness } = entry;
        let Organization { id, version, last_index, registered_at, updated: _, content: profile } = &**organization;
        let Profile {
            slug,
            name: names,
            kind,
            country,
            identifiers,
            address,
            parent,
            website,
            register_contact,
            logo_text,
            legal_routes,
        } = profile;
        let default = entry.language(languages).cloned().unwrap_or_default();
        let mut localizer = localizer(languages, &default, names.languages());
        Self {
            id: *id,
            slug: slug.as_str(),
            name: name(profile, languages),
            kind: *kind,
            country: country.as_ref(),
            identifiers: (!identifiers.is_empty()).then(|| identifiers.to_json(&mut localizer)),
            address: (!address.is_empty()).then(|| address.localize(&mut localizer)),
            parent: parent.as_ref(),
            website: website.as_ref(),
            register_contact: (!register_contact.is_empty()).then(|| register_contact.to_json(&mut localizer)),
            logo_text: (!logo_text.is_empty()).then(|| logo_text.localize(&mut localizer)),
            legal_routes: (!legal_routes.is_empty()).then(|| legal_routes.to_json(&mut localizer)),
            version: *version,
            registered_at: *registered_at,
            log_index: *last_index,
            systems: *systems,
            stale: *stale,
            completeness: *completeness,
        }
    }
}
