//! The language of a response.
use crate::domain::languages::{Lang, Localizer};
use crate::domain::systems::Record;
use crate::domain::systems::codes::TranslationStatus;
use crate::http::request::query::Languages;
use serde::Serialize;
use std::borrow::Cow;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// The language of the texts in a response.
#[derive(Serialize, ToSchema)]
pub struct ServedLanguage<'a> {
    #[schema(value_type = String)]
    pub tag: Lang,
    /// Languages in which the record is available.
    #[schema(value_type = Vec<String>)]
    available: Cow<'a, [Lang]>,
    /// `original`, `human`, `machine`, `machineReviewed` or `outdated`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String, required = false)]
    status: Option<TranslationStatus>,
    /// Fields that are available only in another language, each with that language.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    #[schema(value_type = BTreeMap<String, String>, required = false)]
    others: BTreeMap<String, Lang>,
}

impl<'a> ServedLanguage<'a> {
    /// Returns the language that a localizer has chosen among the available ones.
    pub(super) fn new(localizer: Localizer, available: impl Into<Cow<'a, [Lang]>>) -> Self {
        Self { tag: localizer.main, available: available.into(), status: None, others: localizer.others }
    }

    /// Adds the translation status of the record in this language.
    pub(super) fn with_status(self, record: &Record) -> Self {
        Self { status: record.status_in(&self.tag), ..self }
    }
}

/// Returns a localizer for texts that are written in `default` and available in `available`.
pub(super) fn localizer<'a>(
    languages: &Languages,
    default: &Lang,
    available: impl Iterator<Item = &'a Lang> + Clone,
) -> Localizer {
    match languages {
        Languages::All => Localizer::all(default),
        Languages::Preferred(preferred) => Localizer::new(preferred, default, available),
    }
}
