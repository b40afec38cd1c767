//! Languages: tags, texts in several languages, and the choice of the best one for a reader.
use super::shape::{Defs, FieldErrors, Shape, TextVisitor, child_pointer, read_text};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use smol_str::SmolStr;
use std::collections::BTreeMap;
use std::fmt;

/// A BCP 47 language tag: `nl`, `pt-BR`, `zh-Hant`. Nearly all are so short that they lie where they are looked at.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Lang(SmolStr);

/// Nothing is known of the language: `und` (ISO 639-2).
impl Default for Lang {
    fn default() -> Self {
        Self("und".into())
    }
}

impl Lang {
    /// Reads a well-formed tag (RFC 5646, section 2.1) and writes it in the usual case.
    pub fn parse(tag: &str) -> Option<Self> {
        let mut parts = tag.split('-');
        let primary = parts.next()?;
        if !(2..=3).contains(&primary.len()) || !primary.bytes().all(|b| b.is_ascii_alphabetic()) || tag.len() > 35 {
            return None;
        }
        let mut canonical = primary.to_ascii_lowercase();
        for part in parts {
            if !(1..=8).contains(&part.len()) || !part.bytes().all(|b| b.is_ascii_alphanumeric()) {
                return None;
            }
            canonical.push('-');
            match part.len() {
                2 => canonical.push_str(&part.to_ascii_uppercase()),
                4 if part.bytes().all(|b| b.is_ascii_alphabetic()) => {
                    canonical.push_str(&part[..1].to_ascii_uppercase());
                    canonical.push_str(&part[1..].to_ascii_lowercase());
                }
                _ => canonical.push_str(&part.to_ascii_lowercase()),
            }
        }
        Some(Self(canonical.into()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The language without script and region: `pt` of `pt-BR`.
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }

    /// The best of `offered` for `wanted`, best first: RFC 4647 lookup (exact, then shorter and shorter), then any
    /// tag of the same language, because Flemish Dutch serves a reader of Dutch better than English does.
    pub fn best<'a>(wanted: &[Self], offered: impl Iterator<Item = &'a Self> + Clone) -> Option<&'a Self> {
        wanted.iter().find_map(|want| {
            let mut range = want.as_str();
            loop {
                if let Some(found) = offered.clone().find(|tag| tag.as_str().eq_ignore_ascii_case(range)) {
                    return Some(found);
                }
                match range.rfind('-') {
                    Some(end) => range = &range[..end],
                    None => return offered.clone().find(|tag| tag.primary() == want.primary()),
                }
            }
        })
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Shape for Lang {
    fn read(value: &Value, at: &str, faults: &mut FieldErrors) -> Option<Self> {
        read_text(value, at, faults, "language", "a BCP 47 language tag is expected, such as nl or pt-BR", Self::parse)
    }
    fn schema(_: &mut Defs) -> Value {
        json!({"type": "string", "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$", "maxLength": 35})
    }
    fn show(&self, _: &mut Localizer) -> Value {
        self.as_str().into()
    }
}

/// What is said in each language, in the order of their tags. There are few, so that a list is smaller and sooner read than
/// a tree.
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
    fn place(&self, lang: &Lang) -> Result<usize, usize> {
        self.0.binary_search_by(|(known, _)| known.cmp(lang))
    }

    pub fn get(&self, lang: &Lang) -> Option<&str> {
        self.place(lang).ok().map(|place| self.0[place].1.as_str())
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

    /// The best version for a reader: what they want, else the default language, else any.
    pub fn best(&self, wanted: &[Lang], default: &Lang) -> Option<(&Lang, &str)> {
        let lang = Lang::best(wanted, self.languages())
            .or_else(|| Lang::best(std::slice::from_ref(default), self.languages()))
            .or_else(|| self.languages().next())?;
        Some((lang, self.get(lang)?))
    }

    /// Whether nothing was said in this language before.
    fn set(&mut self, lang: Lang, text: String) -> bool {
        let place = self.place(&lang);
        match place {
            Ok(place) => self.0[place].1 = text,
            Err(place) => {
                self.0.reserve_exact(1);
                self.0.insert(place, (lang, text));
            }
        }
        place.is_err()
    }
}

/// A text in one or more languages, each at most `MAX` characters (Unicode scalar values).
///
/// `PROSE` texts may have paragraphs and simple lists (lines that begin with `- ` or `1. `); others are one line.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Text<const MAX: usize, const PROSE: bool = false>(LanguageMap);

/// A longer text of paragraphs and simple lists.
pub type Prose<const MAX: usize> = Text<MAX, true>;

impl<const MAX: usize, const PROSE: bool> Text<MAX, PROSE> {
    /// The text in one language; blank text is no text.
    pub fn of(lang: &Lang, text: impl Into<String>) -> Self {
        let mut new = Self::default();
        new.set(lang, text);
        new
    }

    /// Says the same in one more language; blank text is passed over.
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

    /// The text in every language.
    pub fn all(&self) -> LocalizedText<'_> {
        LocalizedText::All(&self.0)
    }

    /// What a reader gets of it.
    pub fn shown(&self, choice: &mut Localizer) -> LocalizedText<'_> {
        if choice.all {
            return LocalizedText::All(&self.0);
        }
        let best = self.best(&choice.wanted, &choice.default);
        best.iter().for_each(|(lang, _)| choice.used(lang));
        LocalizedText::One(best.map(|(_, text)| text))
    }

    /// The best version for a reader: what they want, else the default language, else any.
    pub fn best(&self, wanted: &[Lang], default: &Lang) -> Option<(&Lang, &str)> {
        self.0.best(wanted, default)
    }
}

/// What a reader gets of a text, without a copy of it.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(untagged)]
pub enum LocalizedText<'a> {
    One(Option<&'a str>),
    All(&'a LanguageMap),
}

impl<const MAX: usize, const PROSE: bool> Shape for Text<MAX, PROSE> {
    fn read(value: &Value, at: &str, faults: &mut FieldErrors) -> Option<Self> {
        let Some(map) = value.as_object() else {
            faults.add(at, "type", "texts by language are expected here, such as {\"nl\": \"…\"}");
            return None;
        };
        let before = faults.0.len();
        let mut texts = LanguageMap::default();
        for (tag, text) in map {
            let at = child_pointer(at, tag);
            let lang = Lang::parse(tag);
            if lang.is_none() {
                faults.add(&at, "language", "the name must be a BCP 47 language tag, such as nl or pt-BR");
            }
            let Some(text) = text.as_str() else {
                faults.add(&at, "type", "a text is expected here");
                continue;
            };
            check_characters(text, MAX, PROSE, &at, faults);
            if text.trim().is_empty() {
                faults.add(&at, "blank", "a text must say something; leave the language out instead");
            } else if let Some(lang) = lang
                && !texts.set(lang, text.to_owned())
            {
                faults.add(&at, "language", "the same language is given twice");
            }
        }
        (faults.0.len() == before).then_some(Self(texts))
    }
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
        json!({"$ref": format!("#/$defs/{name}")})
    }
    fn show(&self, choice: &mut Localizer) -> Value {
        match self.shown(choice) {
            LocalizedText::All(texts) => {
                texts.iter().map(|(lang, text)| (lang.to_string(), Value::from(text))).collect()
            }
            LocalizedText::One(text) => text.into(),
        }
    }
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
    fn texts<'a>(&'a self, at: &str, see: &mut TextVisitor<'_, 'a>) {
        if !self.0.is_empty() {
            see(at, &self.0);
        }
    }
}

/// What every text of a record keeps to: its length, no control characters, line breaks only in prose.
pub(super) fn check_characters(text: &str, max: usize, prose: bool, at: &str, faults: &mut FieldErrors) {
    let length = text.chars().count();
    if length > max {
        faults.add(at, "tooLong", format!("at most {max} characters, here are {length}"));
    }
    if text.chars().any(|c| c.is_control() && !(prose && matches!(c, '\n' | '\t'))) {
        let allowed = if prose { "only line feeds and tabs" } else { "no line breaks and no" };
        faults.add(at, "controlCharacter", format!("{allowed} control characters may stand here"));
    }
}

/// A reader's choice of language while a record is shown, and what came of it.
#[derive(Debug, Clone)]
pub struct Localizer {
    /// What the reader wants, best first.
    pub wanted: Vec<Lang>,
    /// The record's own language, used where nothing wanted is there.
    pub default: Lang,
    /// The whole language maps instead of one language (`lang=*`).
    pub all: bool,
    /// The language of the texts outside `others`.
    pub main: Lang,
    /// Top-level fields of which some text is in another language than `main`.
    pub others: BTreeMap<String, Lang>,
    field: Option<&'static str>,
}

impl Localizer {
    /// For a record that offers `offered` and was written in `default`.
    pub fn new<'a>(wanted: &[Lang], default: &Lang, offered: impl Iterator<Item = &'a Lang> + Clone) -> Self {
        let main = Lang::best(wanted, offered).unwrap_or(default).clone();
        Self {
            wanted: wanted.to_vec(),
            default: default.clone(),
            all: false,
            main,
            others: BTreeMap::new(),
            field: None,
        }
    }

    /// The whole language maps.
    pub fn all(default: &Lang) -> Self {
        Self {
            wanted: Vec::new(),
            default: default.clone(),
            all: true,
            main: default.clone(),
            others: BTreeMap::new(),
            field: None,
        }
    }

    /// Shows a member, remembering the outermost name for [`Localizer::others`].
    pub fn member<T>(&mut self, name: &'static str, show: impl FnOnce(&mut Self) -> T) -> T {
        let outermost = self.field.is_none();
        if outermost {
            self.field = Some(name);
        }
        let shown = show(self);
        if outermost {
            self.field = None;
        }
        shown
    }

    fn used(&mut self, lang: &Lang) {
        if let Some(field) = self.field
            && *lang != self.main
        {
            self.others.insert(field.to_owned(), lang.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lang(tag: &str) -> Lang {
        Lang::parse(tag).unwrap()
    }

    #[test]
    fn tags_are_written_in_one_way() {
        assert_eq!(lang("PT-br").as_str(), "pt-BR");
        assert_eq!(lang("zh-hANT-hk").as_str(), "zh-Hant-HK");
        for wrong in ["", "x", "dutch", "nl_NL", "nl-", "n1", "*"] {
            assert_eq!(Lang::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_reader_gets_the_nearest_language() {
        let text: Text<100> = [("nl", "Parkeren"), ("en", "Parking"), ("fr-CA", "Stationnement")].into_iter().fold(
            Text::default(),
            |mut text, (tag, says)| {
                text.set(&lang(tag), says);
                text
            },
        );
        let best = |wanted: &[&str]| {
            let wanted: Vec<_> = wanted.iter().map(|tag| lang(tag)).collect();
            text.best(&wanted, &lang("nl")).unwrap().1.to_owned()
        };
        assert_eq!(best(&["en-GB"]), "Parking");
        assert_eq!(best(&["fr"]), "Stationnement");
        assert_eq!(best(&["de", "en"]), "Parking");
        assert_eq!(best(&["de"]), "Parkeren");
        assert_eq!(best(&[]), "Parkeren");
    }
}
