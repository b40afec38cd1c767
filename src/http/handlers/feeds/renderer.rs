//! The parts of an item that events of systems and steps of challenges share.
use crate::catalog::{CatalogState, System};
use crate::domain::languages::Lang;
use crate::domain::values::Slug;
use crate::http::handlers::feeds::model::Author;
use crate::http::urls::UrlBuilder;
use crate::log::EntryKind;
use crate::service::i18n::Translator;
use sha2::{Digest, Sha256};
use std::borrow::Cow;

/// Renders events as items for one reader.
pub struct ItemRenderer<'a> {
    pub state: &'a CatalogState,
    pub translator: Translator,
    /// The reader's languages, best first.
    pub preferred: &'a [Lang],
    pub urls: UrlBuilder<'a>,
    /// Name of the log.
    pub origin: &'a str,
}

impl ItemRenderer<'_> {
    /// Returns the URN of a log entry.
    pub fn entry_urn(&self, index: u64) -> String {
        urn(self.origin, &format!("/entry/{index}"))
    }

    pub fn organization_author(&self, slug: &Slug) -> Author {
        let organization = self.state.organization(slug);
        let name =
            organization.map_or(slug.as_str(), |organization| organization.content.localized_name(self.preferred).0);
        Author { name: name.to_owned(), url: self.urls.organization(slug) }
    }
}

/// Returns a permanent name: a UUID of version 8 (RFC 9562) over the name of the log and a name within it.
pub fn urn(origin: &str, name: &str) -> String {
    let mut half = [0; 16];
    half.copy_from_slice(&Sha256::digest(format!("{origin}{name}"))[..16]);
    uuid::Builder::from_custom_bytes(half).into_uuid().urn().to_string()
}

/// Returns the name of a system for a reader; its slug if the name is redacted.
pub fn system_name(system: &System, preferred: &[Lang]) -> String {
    match (system.indexed.name.best(preferred, &system.indexed.default_language), system.address()) {
        (Some((_, name)), _) => name.to_owned(),
        (None, Some((_, slug))) => slug.as_str().to_owned(),
        (None, None) => system.id.to_string(),
    }
}

/// Returns the label of a step of a challenge; the label of a change if the step has none.
pub fn step_label(translator: Translator, kind: EntryKind) -> Cow<'static, str> {
    let id = format!("challenge-event-{}", kind.challenge_event().unwrap_or_default());
    let label = translator.message(&id);
    if label == id { translator.message("challenge-event-other") } else { label }
}
