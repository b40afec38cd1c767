//! Organizations: the public bodies that use systems and are accountable for them.
use super::challenges::ChallengeKind;
use super::json::{Code, FieldError, FieldErrors, FromJson, Object};
use super::languages::{Lang, Localize, Text};
use super::systems::record::{Contact, Identifier};
use super::values::{Country, Slug, Url, fold};
use serde_json::Value;

/// The kind of an organization.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code, Localize)]
pub enum OrganizationType {
    Municipality,
    ProvinceRegion,
    Ministry,
    Agency,
    Police,
    WaterBoard,
    Court,
    Health,
    Education,
    StateOwned,
    Other,
}

/// The public profile of an organization.
#[derive(Debug, Clone, PartialEq, Object, Localize)]
#[object(new)]
pub struct Organization {
    /// The name in URLs. It never changes.
    #[object(required)]
    pub slug: Slug,
    /// The name of the organization.
    #[object(required)]
    pub name: Text<300>,
    /// The kind of the organization.
    #[object(name = "type")]
    pub kind: Option<OrganizationType>,
    /// The country, as ISO 3166-1 alpha-2 code.
    pub country: Option<Country>,
    /// Identifiers in other registers (TOOI, KVK, GSS, Companies House, ROR …).
    pub identifiers: Vec<Identifier>,
    /// The postal address.
    pub address: Text<500>,
    /// The parent organization.
    pub parent: Option<Slug>,
    /// The website of the organization.
    pub website: Option<Url>,
    /// The contact for corrections of its records.
    pub register_contact: Vec<Contact>,
    /// The text shown in place of a logo.
    pub logo_text: Text<100>,
    /// The legal routes that exist in addition to a challenge.
    pub legal_routes: Vec<LegalRoute>,
}

/// A legal route, whose time limit a challenge does not suspend.
#[derive(Debug, Clone, PartialEq, Object, Localize)]
pub struct LegalRoute {
    /// The kind of challenge that the route is for: `individualDecision` or `privacyRight`.
    #[object(required)]
    pub concerns: ChallengeKind,
    /// The deciding body, such as a court or an objections office.
    #[object(required)]
    pub name: Text<200>,
    pub url: Option<Url>,
    /// The time limit, as text.
    #[object(name = "term")]
    pub time_limit: Text<300>,
}

/// The profile that an organization edits.
#[derive(Debug, Clone, PartialEq, Object)]
#[object(example = json!({
    "name": {"nl": "Voorbeeldstad", "en": "Example City"}, "type": "municipality", "country": "NL",
    "website": "https://www.example.org",
}))]
pub struct OrganizationProfile {
    /// The name of the organization.
    #[object(required)]
    pub name: Text<300>,
    /// The name in URLs. It never changes. Derived from the name if left out.
    pub slug: Option<Slug>,
    /// The kind of the organization.
    #[object(name = "type")]
    pub kind: Option<OrganizationType>,
    /// The country, as ISO 3166-1 alpha-2 code.
    pub country: Option<Country>,
    /// Identifiers in other registers (TOOI, KVK, GSS, Companies House, ROR …).
    pub identifiers: Vec<Identifier>,
    /// The postal address.
    pub address: Text<500>,
    /// The parent organization.
    pub parent: Option<Slug>,
    /// The website of the organization.
    pub website: Option<Url>,
    /// The contact for corrections of its records.
    pub register_contact: Vec<Contact>,
    /// The text shown in place of a logo.
    pub logo_text: Text<100>,
    /// The legal routes that exist in addition to a challenge.
    pub legal_routes: Vec<LegalRoute>,
}

impl OrganizationProfile {
    /// Converts the profile to an organization with the slug.
    pub fn into_organization(self, slug: Slug) -> Organization {
        let Self {
            name,
            slug: _,
            kind,
            country,
            identifiers,
            address,
            parent,
            website,
            register_contact,
            logo_text,
            legal_routes,
        } = self;
        Organization {
            slug,
            name,
            kind,
            country,
            identifiers,
            address,
            parent,
            website,
            register_contact,
            logo_text,
            legal_routes,
        }
    }

    /// Returns the slug, or one derived from the name.
    pub fn slug_or_default(&self) -> Slug {
        self.slug.clone().unwrap_or_else(|| slug_from_name(self.name.iter().next().map_or("", |(_, name)| name)))
    }
}

/// Member states of the European Union, ISO 3166-1 alpha-2 (Greece is GR there).
const EU: &[&str] = &[
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV",
    "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
];

impl Organization {
    /// Returns true if the organization is in the European Union, so that the EU AI Act applies.
    pub fn in_eu(&self) -> bool {
        self.country.as_ref().is_some_and(|code| EU.contains(&code.as_str()))
    }

    /// Returns the name in the best language for a reader, and that language. Falls back to the slug.
    pub fn localized_name(&self, preferred: &[Lang]) -> (&str, Option<&Lang>) {
        let best = Lang::best(preferred, self.name.languages()).or_else(|| self.name.languages().next());
        (best.and_then(|lang| self.name.get(lang)).unwrap_or(self.slug.as_str()), best)
    }
}

/// Parses and checks an organization.
///
/// # Errors
/// Every error at once.
pub fn read(value: &Value) -> Result<Organization, Vec<FieldError>> {
    let mut errors = FieldErrors::default();
    let organization = Organization::from_json(value, "", &mut errors);
    if let Some(organization) = &organization {
        check(organization, &mut errors);
    }
    match organization {
        Some(organization) => errors.into_result(organization),
        None => Err(errors.into_result(()).err().unwrap_or_default()),
    }
}

/// Checks the rules that the types of the fields do not express.
pub fn check(organization: &Organization, errors: &mut FieldErrors) {
    if organization.name.is_empty() {
        errors.add("/name", "required", "an organization needs a name");
    }
    if organization.parent.as_ref() == Some(&organization.slug) {
        errors.add("/parent", "own", "an organization cannot be its own parent");
    }
    for (n, route) in organization.legal_routes.iter().enumerate() {
        if !route.concerns.has_legal_route() {
            let detail =
                "individualDecision or privacyRight is expected: there is no separate legal route for other kinds";
            errors.add(&format!("/legalRoutes/{n}/concerns"), "noLegalRoute", detail);
        }
    }
}

/// Returns a key that spellings of the same name share: words of letters and digits, with case and accents folded.
///
/// "NHS Blood & Transplant" and "NHS Blood and Transplant" have the same key.
pub fn name_key(name: &str) -> String {
    let folded = fold(name).replace('&', " and ");
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.filter(|word| !["the", "de", "het", "and", "en", "et"].contains(word)).collect::<Vec<_>>().join(" ")
}

/// Returns the slug for a name. That of a municipality is the name of its town.
pub fn slug_from_name(name: &str) -> Slug {
    let short = name.strip_prefix("Gemeente ").unwrap_or(name);
    Slug::from_name(short, "organization")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_a_name_share_a_key() {
        assert_eq!(name_key("Zeeuws archief"), name_key("Zeeuws  Archief"));
        assert_eq!(name_key("NHS Blood & Transplant"), name_key("NHS Blood and Transplant"));
        assert_eq!(name_key("The Gambling Commission"), name_key("Gambling Commission"));
        assert_eq!(name_key("Gemeente Súdwest-Fryslân"), name_key("gemeente sudwest fryslan"));
        assert_ne!(name_key("Gemeente Utrecht"), name_key("Provincie Utrecht"));
    }

    #[test]
    fn the_slug_of_a_municipality_is_its_town() {
        assert_eq!(slug_from_name("Gemeente Amsterdam").as_str(), "amsterdam");
        assert_eq!(slug_from_name("Provincie Utrecht").as_str(), "provincie-utrecht");
        assert_eq!(slug_from_name("Gemeente 's-Hertogenbosch").as_str(), "s-hertogenbosch");
    }
}
