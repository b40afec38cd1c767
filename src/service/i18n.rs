//! The register's own words in the reader's language: names of fields and codes, and what happened, from `locales/`.
//!
//! What organizations say is in their records, with its languages; here is what the register itself says around it.
use crate::domain::languages::Lang;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::borrow::Cow;
use std::sync::{LazyLock, OnceLock};

macro_rules! texts {
    ($lang:literal) => {
        (
            $lang,
            [
                include_str!(concat!("../../locales/", $lang, "/fields.ftl")),
                include_str!(concat!("../../locales/", $lang, "/codes.ftl")),
                include_str!(concat!("../../locales/", $lang, "/feeds.ftl")),
                include_str!(concat!("../../locales/", $lang, "/check.ftl")),
                include_str!(concat!("../../locales/", $lang, "/cases.ftl")),
                include_str!(concat!("../../locales/", $lang, "/mail.ftl")),
            ],
        )
    };
}

/// How many files a language has.
const FILES: usize = 6;

/// Languages with the texts of their files, the one for all other readers first.
const TEXTS: &[(&str, [&str; FILES])] = &[
    texts!("en"),
    texts!("nl"),
    texts!("de"),
    texts!("fr"),
    texts!("es"),
    texts!("it"),
    texts!("pt"),
    texts!("ca"),
    texts!("da"),
    texts!("fi"),
    texts!("sv"),
];

/// One language.
struct Locale {
    lang: Lang,
    texts: &'static [&'static str; FILES],
    /// Read when somebody wants it: read, all languages together take megabytes.
    messages: OnceLock<FluentBundle<FluentResource>>,
}

static DICTIONARIES: LazyLock<Vec<Locale>> = LazyLock::new(|| {
    let of =
        |(tag, texts): &'static (&str, _)| Some(Locale { lang: Lang::parse(tag)?, texts, messages: OnceLock::new() });
    TEXTS.iter().filter_map(of).collect()
});

impl Locale {
    fn messages(&self) -> &FluentBundle<FluentResource> {
        self.messages.get_or_init(|| {
            let mut messages = FluentBundle::new_concurrent(self.lang.as_str().parse().into_iter().collect());
            // The marks around what is put in are for texts of mixed direction; readers of feeds show them as boxes.
            messages.set_use_isolating(false);
            for text in self.texts {
                // A test reads them strictly; here what can be read is better than nothing.
                let resource = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(partial, _)| partial);
                messages.add_resource_overriding(resource);
            }
            messages
        })
    }
}

/// The register's words in one language. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Translator(&'static Locale);

impl Translator {
    /// The words for a reader who wants these languages, best first; English if none of them is here.
    pub fn of(wanted: &[Lang]) -> Option<Self> {
        let all = &*DICTIONARIES;
        let lang = Lang::best(wanted, all.iter().map(|dictionary| &dictionary.lang));
        let chosen = all.iter().find(|dictionary| Some(&dictionary.lang) == lang).or(all.first());
        chosen.map(Self)
    }

    /// Every language that is here.
    pub fn all() -> impl Iterator<Item = Self> {
        DICTIONARIES.iter().map(Self)
    }

    /// The language.
    pub fn lang(self) -> &'static Lang {
        &self.0.lang
    }

    /// The label of a field of the record, by its name in JSON: `Purpose` of `purpose`.
    pub fn field(self, name: &str) -> Cow<'static, str> {
        self.message(&format!("field-{name}"))
    }

    /// The label of a code, by the name of its list and its spelling in JSON: `In use` of `status` and `inUse`.
    pub fn code(self, list: &str, code: &str) -> Cow<'static, str> {
        self.message(&format!("{list}-{code}"))
    }

    /// A label as it stands in the middle of a sentence.
    pub fn inside(self, label: Cow<'static, str>) -> Cow<'static, str> {
        let mut letters = label.chars();
        match (letters.next(), letters.next()) {
            // German nouns keep their capital, and so do abbreviations.
            (Some(first), Some(second))
                if self.0.lang.as_str() != "de" && first.is_uppercase() && second.is_lowercase() =>
            {
                first.to_lowercase().chain(label.chars().skip(1)).collect::<String>().into()
            }
            _ => label,
        }
    }

    /// A message that takes nothing.
    pub fn message(self, id: &str) -> Cow<'static, str> {
        self.resolve(id, None)
    }

    /// A message with what it takes.
    pub fn format<'a>(self, id: &str, taken: &[(&'a str, FluentValue<'a>)]) -> String {
        self.resolve(id, Some(&taken.iter().cloned().collect())).into_owned()
    }

    /// A message that is missing shows its id, which at least tells what was meant. A test finds none missing.
    fn resolve(self, id: &str, taken: Option<&FluentArgs>) -> Cow<'static, str> {
        let messages = self.0.messages();
        let Some(pattern) = messages.get_message(id).and_then(|message| message.value()) else {
            return id.to_owned().into();
        };
        match taken {
            None => messages.format_pattern(pattern, None, &mut Vec::new()),
            taken => messages.format_pattern(pattern, taken, &mut Vec::new()).into_owned().into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::systems::Record;
    use crate::domain::systems::codes::{AutomationLevel, PersonalData, PolicyArea, Technique};
    use crate::domain::systems::{PublicationTier, Status};
    use crate::log::entry::{RedactionGround, WithdrawalReason};
    use std::collections::{BTreeMap, BTreeSet};

    /// The messages of a language with what they take. A message begins its line, what belongs to it does not.
    fn messages(texts: &[&str]) -> BTreeMap<String, BTreeSet<String>> {
        let mut all: BTreeMap<_, BTreeSet<String>> = BTreeMap::new();
        let mut last = String::new();
        for line in texts.iter().flat_map(|text| text.lines()).filter(|line| !line.starts_with('#')) {
            let begins = line.starts_with(|c: char| c.is_ascii_alphabetic());
            if let (true, Some((id, _))) = (begins, line.split_once(" = ")) {
                assert!(all.insert(id.to_owned(), BTreeSet::new()).is_none(), "{id} is there twice");
                last = id.to_owned();
            }
            let taken = line.split("{ $").skip(1).filter_map(|rest| rest.split([' ', '}']).next());
            all.entry(last.clone()).or_default().extend(taken.map(str::to_owned));
        }
        all
    }

    #[test]
    fn every_language_says_the_same() {
        let english = messages(&TEXTS[0].1);
        assert!(english.len() > 150);
        for (tag, texts) in TEXTS {
            let read = messages(texts);
            let ids = |all: &BTreeMap<String, _>| all.keys().cloned().collect::<Vec<_>>();
            assert_eq!(ids(&read), ids(&english), "{tag}");
            assert_eq!(read, english, "{tag}");
            for text in texts {
                let (_, errors) = match FluentResource::try_new((*text).to_owned()) {
                    Ok(resource) => (resource, Vec::new()),
                    Err(read) => read,
                };
                assert!(errors.is_empty(), "{tag}: {errors:?}");
            }
        }
        assert_eq!(Translator::all().count(), TEXTS.len());
    }

    #[test]
    fn every_message_can_be_formatted() {
        for words in Translator::all() {
            for (id, takes) in messages(&TEXTS[0].1) {
                let messages = words.0.messages();
                let pattern = messages.get_message(&id).and_then(|message| message.value()).unwrap();
                for count in [0, 1, 2, 5, 1_000_000] {
                    let taken: FluentArgs =
                        takes.iter().map(|name| (name.as_str(), FluentValue::from(count))).collect();
                    let mut errors = Vec::new();
                    let told = messages.format_pattern(pattern, Some(&taken), &mut errors);
                    assert!(errors.is_empty() && !told.is_empty(), "{} {id}: {errors:?}", words.lang());
                }
            }
        }
    }

    #[test]
    fn every_field_and_code_has_its_label() {
        macro_rules! ids {
            ($($list:literal $codes:ty),*) => {
                [$(<$codes>::ALL.iter().map(|code| format!("{}-{code}", $list)).collect::<Vec<_>>()),*].concat()
            };
        }
        let codes = ids!(
            "status" Status, "publicationTier" PublicationTier, "policyArea" PolicyArea, "technique" Technique,
            "automationLevel" AutomationLevel, "personalData" PersonalData, "withdrawalReason" WithdrawalReason,
            "redactionGround" RedactionGround
        );
        let fields = Record::FIELDS.iter().map(|field| format!("field-{field}"));
        for words in Translator::all() {
            for id in fields.clone().chain(codes.iter().cloned()) {
                assert_ne!(words.message(&id), id, "{}", words.lang());
            }
            // Two fields of one name could not be told apart.
            let labels: Vec<_> = Record::FIELDS.iter().map(|field| words.field(field).to_lowercase()).collect();
            let apart: BTreeSet<_> = labels.iter().collect();
            assert_eq!(apart.len(), labels.len(), "{}: {labels:?}", words.lang());
        }
    }

    #[test]
    fn a_reader_gets_the_nearest_words() {
        let of = |wanted: &[&str]| {
            let wanted: Vec<_> = wanted.iter().map(|tag| Lang::parse(tag).unwrap()).collect();
            Translator::of(&wanted).unwrap()
        };
        assert_eq!(of(&["nl-BE", "en"]).field("legalBasis"), "Wettelijke basis");
        assert_eq!(of(&["ja", "pt-BR"]).lang().as_str(), "pt");
        assert_eq!(of(&["ja"]).code("status", "inUse"), "In use");
        assert_eq!(of(&[]).lang().as_str(), "en");
        assert_eq!(of(&["en"]).message("no-such-message"), "no-such-message");
    }

    #[test]
    fn labels_are_written_small_in_a_sentence() {
        let words = |tag| Translator::of(&[Lang::parse(tag).unwrap()]).unwrap();
        let inside = |tag, field| words(tag).inside(words(tag).field(field)).into_owned();
        assert_eq!(inside("en", "purpose"), "purpose");
        assert_eq!(inside("en", "euAiActClass"), "EU AI Act class");
        assert_eq!(inside("ca", "policyArea"), "àrea d’actuació");
        assert_eq!(inside("de", "purpose"), "Zweck");
    }

    #[test]
    fn numbers_have_their_forms() {
        let more = |tag, count: u32| {
            let words = Translator::of(&[Lang::parse(tag).unwrap()]).unwrap();
            words.format("fields-more", &[("fields", "x".into()), ("count", count.into())])
        };
        assert_eq!(more("en", 1), "x and 1 more field");
        assert_eq!(more("en", 3), "x and 3 more fields");
        assert_eq!(more("nl", 3), "x en nog 3 velden");
    }
}
