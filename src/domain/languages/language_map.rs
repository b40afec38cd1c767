//! Texts by language.
use super::tag::Lang;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Texts by language, sorted by tag. A map has few entries, so a list is smaller and faster than a tree.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(from = "BTreeMap<Lang, String>")]
pub struct LanguageMap(Vec<(Lang, String)>);

impl From<BTreeMap<Lang, String>> for LanguageMap {
    fn from(texts: BTreeMap<Lang, String>) -> Self {
        Self(texts.into_iter().collect())
    }
}

impl Serialize for LanguageMap {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl LanguageMap {
    fn search(&self, lang: &Lang) -> Result<usize, usize> {
        self.0.binary_search_by(|(tag, _)| tag.cmp(lang))
    }

    pub fn get(&self, lang: &Lang) -> Option<&str> {
        self.search(lang).ok().map(|index| self.0[index].1.as_str())
    }

    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&Lang, &str)> + Clone {
        self.0.iter().map(|(lang, text)| (lang, text.as_str()))
    }

    pub fn languages(&self) -> impl Iterator<Item = &Lang> + Clone {
        self.0.iter().map(|(lang, _)| lang)
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the best text for a reader: in a preferred language, else in the default language, else in any.
    pub fn best(&self, preferred: &[Lang], default: &Lang) -> Option<(&Lang, &str)> {
        let lang = Lang::best(preferred, self.languages())
            .or_else(|| Lang::best(std::slice::from_ref(default), self.languages()))
            .or_else(|| self.languages().next())?;
        Some((lang, self.get(lang)?))
    }

    /// Sets the text in a language. Returns true if the language is new.
    pub(super) fn set(&mut self, lang: Lang, text: String) -> bool {
        let found = self.search(&lang);
        match found {
            Ok(index) => self.0[index].1 = text,
            Err(index) => {
                self.0.reserve_exact(1);
                self.0.insert(index, (lang, text));
            }
        }
        found.is_err()
    }
}
