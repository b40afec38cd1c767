//! The choice of a language for a reader.
use super::language_map::LanguageMap;
use super::tag::Lang;
use serde::Serialize;
use std::collections::BTreeMap;

/// The language preferences of a reader while a record is serialized, and the languages that were used.
#[derive(Debug, Clone)]
pub struct Localizer {
    /// The preferred languages, best first.
    pub preferred: Vec<Lang>,
    /// The default language of the record, used where no preferred language is available.
    pub default: Lang,
    /// Whole language maps instead of one language (`lang=*`).
    pub all: bool,
    /// The language of the fields that are not in `others`.
    pub main: Lang,
    /// The top-level fields with a text in another language than `main`.
    pub others: BTreeMap<String, Lang>,
    field: Option<&'static str>,
}

impl Localizer {
    /// Creates a localizer for a record with the default language and the available ones.
    pub fn new<'a>(preferred: &[Lang], default: &Lang, available: impl Iterator<Item = &'a Lang> + Clone) -> Self {
        let main = Lang::best(preferred, available).unwrap_or(default).clone();
        Self {
            preferred: preferred.to_vec(),
            default: default.clone(),
            all: false,
            main,
            others: BTreeMap::new(),
            field: None,
        }
    }

    /// Creates a localizer that returns whole language maps.
    pub fn all(default: &Lang) -> Self {
        Self {
            preferred: Vec::new(),
            default: default.clone(),
            all: true,
            main: default.clone(),
            others: BTreeMap::new(),
            field: None,
        }
    }

    /// Localizes a member. The name of the outermost one goes to [`Localizer::others`].
    pub fn member<T>(&mut self, name: &'static str, localize: impl FnOnce(&mut Self) -> T) -> T {
        let outermost = self.field.is_none();
        if outermost {
            self.field = Some(name);
        }
        let localized = localize(self);
        if outermost {
            self.field = None;
        }
        localized
    }

    /// Records that a text in this language was used.
    pub(super) fn record_use(&mut self, lang: &Lang) {
        if let Some(field) = self.field
            && *lang != self.main
        {
            self.others.insert(field.to_owned(), lang.clone());
        }
    }
}

/// A text as one reader gets it, borrowed.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(untagged)]
pub enum LocalizedText<'a> {
    One(Option<&'a str>),
    All(&'a LanguageMap),
}
