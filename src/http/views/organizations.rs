//! Organizations, and as much of them as stands beside their systems.
use crate::catalog::CatalogState;
use crate::catalog::organizations::Organization;
use crate::catalog::systems::Facet;
use crate::domain::languages::{Lang, Localize, LocalizedText};
use crate::domain::organizations::{Organization as Content, OrganizationType};
use crate::domain::values::Slug;
use crate::http::request::query::Languages;
use crate::http::views::choice;
use chrono::NaiveDate;
use serde::Serialize;
use serde_json::{Map, Value, json};
use std::sync::Arc;

/// Where the organizations of systems are looked up: what is so now, or what was so when an export began.
pub trait Organizations {
    fn organization(&self, slug: &Slug) -> Option<&Arc<Organization>>;
}

impl Organizations for CatalogState {
    fn organization(&self, slug: &Slug) -> Option<&Arc<Organization>> {
        CatalogState::organization(self, slug)
    }
}

/// The organization of a system: as much as one needs to show and to follow.
#[derive(Serialize)]
pub struct Owner<'a> {
    slug: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<LocalizedText<'a>>,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    kind: Option<OrganizationType>,
}

pub fn owner<'a>(organizations: &'a impl Organizations, slug: &'a Slug, languages: &Languages) -> Owner<'a> {
    let content = organizations.organization(slug).map(|organization| &organization.content);
    let kind = content.and_then(|content| content.kind);
    Owner { slug: slug.as_str(), name: content.map(|content| name(content, languages)), kind }
}

/// The name of an organization for a reader.
pub fn name<'a>(content: &'a Content, languages: &Languages) -> LocalizedText<'a> {
    match languages {
        Languages::All => content.name.all(),
        Languages::Preferred(wanted) => LocalizedText::One(Some(content.localized_name(wanted).0)),
    }
}

/// An organization with figures about its systems.
pub fn organization(
    current: &CatalogState,
    organization: &Organization,
    languages: &Languages,
    today: NaiveDate,
) -> (Map<String, Value>, Option<Lang>) {
    let Organization { id, version, last_index, registered_at, updated: _, content } = organization;
    let (_, lang) = content.localized_name(languages.wanted());
    let und = Lang::parse("und");
    let mut view = Map::new();
    view.insert("id".into(), json!(id));
    if let Some(default) = lang.or(und.as_ref()) {
        let mut choice = choice(languages, default, content.name.languages());
        if let Value::Object(fields) = content.to_json(&mut choice) {
            view.extend(fields);
        }
    }
    view.insert("name".into(), json!(name(content, languages)));
    view.insert("version".into(), (*version).into());
    view.insert("registeredAt".into(), json!(registered_at));
    view.insert("logIndex".into(), (*last_index).into());
    let systems = current.systems_with(Facet::Organization, content.slug.as_str());
    let count = systems.map_or(0, |systems| systems.intersection_len(current.published()));
    view.insert("systems".into(), count.into());
    if let Some(totals) = current.statistics().of_organization(content.slug.as_str()) {
        view.insert("stale".into(), totals.stale(today).into());
        let (required, filled, withheld) = (totals.required, totals.filled, totals.withheld);
        view.insert("completeness".into(), json!({"required": required, "filled": filled, "withheld": withheld}));
    }
    (view, lang.cloned())
}
