//! Organizations: who uses systems and answers for them.
use super::challenges::ChallengeKind;
use super::languages::{Lang, Text};
use super::shape::{FieldError, FieldErrors, Shape, codes, object};
use super::systems::record::{Contact, Identifier};
use super::values::{Country, Slug, Url, fold};
use serde_json::Value;

codes! {
    /// The kind of an organization.
    pub enum OrganizationType {
        Municipality = "municipality", ProvinceRegion = "provinceRegion", Ministry = "ministry", Agency = "agency",
        Police = "police", WaterBoard = "waterBoard", Court = "court", Health = "health", Education = "education",
        StateOwned = "stateOwned", Other = "other",
    }
}

object! {
    /// A public body, as the register shows it.
    pub struct Organization {
        required {
            /// The word for it in addresses; it stays the same for ever.
            slug "slug": Slug,
            /// Its name.
            name "name": Text<300>,
        }
        optional {
            /// What kind of body it is.
            kind "type": Option<OrganizationType>,
            /// ISO 3166-1 alpha-2 code of its country.
            country "country": Option<Country>,
            /// Its identifiers in other registers (TOOI, KVK, GSS, Companies House, ROR …).
            identifiers "identifiers": Vec<Identifier>,
            /// Its postal address.
            address "address": Text<500>,
            /// The organization that it is a part of.
            parent "parent": Option<Slug>,
            /// Its own website.
            website "website": Option<Url>,
            /// Who keeps its records, for corrections.
            register_contact "registerContact": Vec<Contact>,
            /// The text that stands where its logo would.
            logo_text "logoText": Text<100>,
            /// Where the law has a route of its own, beside which people may file a challenge: who decides there.
            legal_routes "legalRoutes": Vec<LegalRoute>,
        }
    }
}

object! {
    /// A route that the law has for what a challenge does not stop the term of.
    pub struct LegalRoute {
        required {
            /// What it is for: `individualDecision` or `privacyRight`.
            concerns "concerns": ChallengeKind,
            /// Who decides there, such as a court, or the desk for objections.
            name "name": Text<200>,
        }
        optional {
            url "url": Option<Url>,
            /// Within which term, in words.
            term "term": Text<300>,
        }
    }
}

object! {
    /// What an organization says about itself.
    pub struct OrganizationProfile {
        required {
            /// Its name.
            name "name": Text<300>,
        }
        optional {
            /// The word for it in addresses, made of its name if it is not given; it stays the same for ever.
            slug "slug": Option<Slug>,
            /// What kind of body it is.
            kind "type": Option<OrganizationType>,
            /// ISO 3166-1 alpha-2 code of its country.
            country "country": Option<Country>,
            /// Its identifiers in other registers (TOOI, KVK, GSS, Companies House, ROR …).
            identifiers "identifiers": Vec<Identifier>,
            /// Its postal address.
            address "address": Text<500>,
            /// The organization that it is a part of.
            parent "parent": Option<Slug>,
            /// Its own website.
            website "website": Option<Url>,
            /// Who keeps its records, for corrections.
            register_contact "registerContact": Vec<Contact>,
            /// The text that stands where its logo would.
            logo_text "logoText": Text<100>,
            /// Where the law has a route of its own, beside which people may file a challenge: who decides there.
            legal_routes "legalRoutes": Vec<LegalRoute>,
        }
    }
}

impl OrganizationProfile {
    /// The organization that says this.
    pub fn of(self, slug: Slug) -> Organization {
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

    /// The word for it in addresses if it gives none.
    pub fn usual_slug(&self) -> Slug {
        self.slug.clone().unwrap_or_else(|| slug_of(self.name.iter().next().map_or("", |(_, name)| name)))
    }
}

/// Member states of the European Union, ISO 3166-1 alpha-2 (Greece is GR there).
const EU: &[&str] = &[
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV",
    "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
];

impl Organization {
    /// Whether the EU AI Act applies to it.
    pub fn in_eu(&self) -> bool {
        self.country.as_ref().is_some_and(|code| EU.contains(&code.as_str()))
    }

    /// The name in a language that people may want, else any.
    pub fn name_for(&self, wanted: &[Lang]) -> (&str, Option<&Lang>) {
        let best = Lang::best(wanted, self.name.languages()).or_else(|| self.name.languages().next());
        (best.and_then(|lang| self.name.get(lang)).unwrap_or(self.slug.as_str()), best)
    }
}

/// Reads an organization; every fault at once.
pub fn read(value: &Value) -> Result<Organization, Vec<FieldError>> {
    let mut faults = FieldErrors::default();
    let organization = Organization::read(value, "", &mut faults);
    if let Some(organization) = &organization {
        check(organization, &mut faults);
    }
    match organization {
        Some(organization) => faults.into_result(organization),
        None => Err(faults.into_result(()).err().unwrap_or_default()),
    }
}

/// What every organization must keep to.
pub fn check(organization: &Organization, faults: &mut FieldErrors) {
    if organization.name.is_empty() {
        faults.add("/name", "required", "an organization needs a name");
    }
    if organization.parent.as_ref() == Some(&organization.slug) {
        faults.add("/parent", "own", "an organization is no part of itself");
    }
    for (n, route) in organization.legal_routes.iter().enumerate() {
        if !route.concerns.has_legal_route() {
            let detail = "individualDecision or privacyRight is expected: for others the law has no route of its own";
            faults.add(&format!("/legalRoutes/{n}/concerns"), "noLegalRoute", detail);
        }
    }
}

/// What two spellings of one name have in common: letters and digits, case and accents folded.
///
/// "Zeeuws archief" and "Zeeuws Archief", "NHS Blood & Transplant" and "NHS Blood and Transplant" are one body.
pub fn name_key(name: &str) -> String {
    let folded = fold(name).replace('&', " and ");
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.filter(|word| !["the", "de", "het", "and", "en", "et"].contains(word)).collect::<Vec<_>>().join(" ")
}

/// The word for an organization of this name in addresses: a municipality goes by the name of its town.
pub fn slug_of(name: &str) -> Slug {
    let short = name.strip_prefix("Gemeente ").unwrap_or(name);
    Slug::from_name(short, "organization")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_are_one() {
        assert_eq!(name_key("Zeeuws archief"), name_key("Zeeuws  Archief"));
        assert_eq!(name_key("NHS Blood & Transplant"), name_key("NHS Blood and Transplant"));
        assert_eq!(name_key("The Gambling Commission"), name_key("Gambling Commission"));
        assert_eq!(name_key("Gemeente Súdwest-Fryslân"), name_key("gemeente sudwest fryslan"));
        assert_ne!(name_key("Gemeente Utrecht"), name_key("Provincie Utrecht"));
    }

    #[test]
    fn a_municipality_goes_by_its_town() {
        assert_eq!(slug_of("Gemeente Amsterdam").as_str(), "amsterdam");
        assert_eq!(slug_of("Provincie Utrecht").as_str(), "provincie-utrecht");
        assert_eq!(slug_of("Gemeente 's-Hertogenbosch").as_str(), "s-hertogenbosch");
    }
}
