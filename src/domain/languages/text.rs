//! Texts of the record in several languages.
use super::language_map::LanguageMap;
use super::localize::{Localize, TextVisitor};
use super::localizer::{LocalizedText, Localizer};
use super::tag::Lang;
use crate::domain::json::{Defs, FieldErrors, FromJson, IsEmpty, JsonSchema, child_pointer, read_text, reference};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// A text in one or more languages, each at most `MAX` characters (Unicode scalar values).
///
/// `PROSE` texts may have paragraphs and simple lists (lines that begin with `- ` or `1. `); others are one line.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Text<const MAX: usize, const PROSE: bool = false>(LanguageMap);

/// A longer text of paragraphs and simple lists.
pub type Prose<const MAX: usize> = Text<MAX, true>;

impl<const MAX: usize, const PROSE: bool> Text<MAX, PROSE> {
    /// Creates a text in one language; a blank text is ignored.
    pub fn of(lang: &Lang, text: impl Into<String>) -> Self {
        let mut texts = Self::default();
        texts.set(lang, text);
        texts
    }

    /// Sets the text in a language; a blank text is ignored.
    pub fn set(&mut self, lang: &Lang, text: impl Into<String>) {
        let text = text.into();
        if !text.trim().is_empty() {
            self.0.set(lang.clone(), text);
        }
    }

    pub fn get(&self, lang: &Lang) -> Option<&str> {
        self.0.get(lang)
    }

    pub fn iter(&self) -> impl Iterator<Item = (&Lang, &str)> + Clone {
        self.0.iter()
    }

    pub fn languages(&self) -> impl Iterator<Item = &Lang> + Clone {
        self.0.languages()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the text in every language.
    pub fn all(&self) -> LocalizedText<'_> {
        LocalizedText::All(&self.0)
    }

    /// Returns the text for one reader.
    pub fn localize(&self, localizer: &mut Localizer) -> LocalizedText<'_> {
        if localizer.all {
            return LocalizedText::All(&self.0);
        }
        let best = self.best(&localizer.preferred, &localizer.default);
        best.iter().for_each(|(lang, _)| localizer.record_use(lang));
        LocalizedText::One(best.map(|(_, text)| text))
    }

    /// Returns the best text for a reader: in a preferred language, else in the default language, else in any.
    pub fn best(&self, preferred: &[Lang], default: &Lang) -> Option<(&Lang, &str)> {
        self.0.best(preferred, default)
    }
}

impl<const MAX: usize, const PROSE: bool> FromJson for Text<MAX, PROSE> {
    fn from_json(value: &Value, pointer: &str, errors: &mut FieldErrors) -> Option<Self> {
        let Some(map) = value.as_object() else {
            errors.add(pointer, "type", "texts by language are expected here, such as {\"nl\": \"…\"}");
            return None;
        };
        let before = errors.0.len();
        let mut texts = LanguageMap::default();
        for (tag, text) in map {
            let pointer = child_pointer(pointer, tag);
            let lang = Lang::parse(tag);
            if lang.is_none() {
                errors.add(&pointer, "language", "the key must be a BCP 47 language tag, such as nl or pt-BR");
            }
            let Some(text) = text.as_str() else {
                errors.add(&pointer, "type", "a text is expected here");
                continue;
            };
            check_characters(text, MAX, PROSE, &pointer, errors);
            if text.trim().is_empty() {
                errors.add(&pointer, "blank", "the text is blank; leave the language out instead");
            } else if let Some(lang) = lang
                && !texts.set(lang, text.to_owned())
            {
                errors.add(&pointer, "language", "the same language is given twice");
            }
        }
        (errors.0.len() == before).then_some(Self(texts))
    }
}

impl<const MAX: usize, const PROSE: bool> JsonSchema for Text<MAX, PROSE> {
    fn schema(defs: &mut Defs) -> Value {
        let name = format!("{}{MAX}", if PROSE { "Prose" } else { "Text" });
        defs.entry(name.clone()).or_insert_with(|| {
            json!({
                "type": "object",
                "description": format!(
                    "Language map: BCP 47 tag to {} of at most {MAX} characters.",
                    if PROSE { "plain text with paragraphs and simple lists" } else { "one line of text" }
                ),
                "propertyNames": {"pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$"},
                "additionalProperties": {"type": "string", "minLength": 1, "maxLength": MAX},
            })
        });
        reference(&name)
    }
}

impl<const MAX: usize, const PROSE: bool> IsEmpty for Text<MAX, PROSE> {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<const MAX: usize, const PROSE: bool> Localize for Text<MAX, PROSE> {
    fn to_json(&self, localizer: &mut Localizer) -> Value {
        match self.localize(localizer) {
            LocalizedText::All(texts) => {
                texts.iter().map(|(lang, text)| (lang.to_string(), Value::from(text))).collect()
            }
            LocalizedText::One(text) => text.into(),
        }
    }

    fn visit_texts<'a>(&'a self, pointer: &str, visitor: &mut TextVisitor<'_, 'a>) {
        if !self.0.is_empty() {
            visitor(pointer, &self.0);
        }
    }
}

/// Checks the length of a text and its control characters. Line breaks are allowed in prose only.
pub(in crate::domain) fn check_characters(
    text: &str,
    max: usize,
    prose: bool,
    pointer: &str,
    errors: &mut FieldErrors,
) {
    let length = text.chars().count();
    if length > max {
        errors.add(pointer, "tooLong", format!("the text has {length} characters, the limit is {max}"));
    }
    if text.chars().any(|c| c.is_control() && !(prose && matches!(c, '\n' | '\t'))) {
        let detail = if prose {
            "control characters other than line feeds and tabs are not allowed"
        } else {
            "line breaks and control characters are not allowed"
        };
        errors.add(pointer, "controlCharacter", detail);
    }
}

impl FromJson for Lang {
    fn from_json(value: &Value, pointer: &str, errors: &mut FieldErrors) -> Option<Self> {
        read_text(
            value,
            pointer,
            errors,
            "language",
            "a BCP 47 language tag is expected, such as nl or pt-BR",
            Self::parse,
        )
    }
}

impl JsonSchema for Lang {
    fn schema(_: &mut Defs) -> Value {
        json!({"type": "string", "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$", "maxLength": 35})
    }
}

impl IsEmpty for Lang {}

impl Localize for Lang {}

#[cfg(test)]
mod tests {
    use super::*;

    fn lang(tag: &str) -> Lang {
        Lang::parse(tag).unwrap()
    }

    #[test]
    fn readers_get_the_nearest_language() {
        let mut text = Text::<100>::default();
        for (tag, words) in [("nl", "Parkeren"), ("en", "Parking"), ("fr-CA", "Stationnement")] {
            text.set(&lang(tag), words);
        }
        let best = |preferred: &[&str]| {
            let preferred: Vec<_> = preferred.iter().map(|tag| lang(tag)).collect();
            text.best(&preferred, &lang("nl")).unwrap().1.to_owned()
        };
        assert_eq!(best(&["en-GB"]), "Parking");
        assert_eq!(best(&["fr"]), "Stationnement");
        assert_eq!(best(&["de", "en"]), "Parking");
        assert_eq!(best(&["de"]), "Parkeren");
        assert_eq!(best(&[]), "Parkeren");
    }
}
