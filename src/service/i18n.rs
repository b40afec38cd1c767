//! Translations of the register's own texts, from `locales/`: labels of fields and codes, feeds, notifications, checks.
//!
//! Texts of organizations are in their records, as language maps.
use crate::domain::languages::Lang;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::borrow::Cow;
use std::sync::{LazyLock, OnceLock};

macro_rules! locale_files {
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

/// Number of files of a locale.
const FILES_PER_LOCALE: usize = 6;

/// The language tags and files of the locales. The first locale is the fallback.
const LOCALE_FILES: &[(&str, [&str; FILES_PER_LOCALE])] = &[
    locale_files!("en"),
    locale_files!("nl"),
    locale_files!("de"),
    locale_files!("fr"),
    locale_files!("es"),
    locale_files!("it"),
    locale_files!("pt"),
    locale_files!("ca"),
    locale_files!("da"),
    locale_files!("fi"),
    locale_files!("sv"),
];

/// The messages of one language.
struct Locale {
    lang: Lang,
    files: &'static [&'static str; FILES_PER_LOCALE],
    /// Parsed on first use: all parsed locales together take megabytes.
    messages: OnceLock<FluentBundle<FluentResource>>,
}

static LOCALES: LazyLock<Vec<Locale>> = LazyLock::new(|| {
    let locale =
        |(tag, files): &'static (&str, _)| Some(Locale { lang: Lang::parse(tag)?, files, messages: OnceLock::new() });
    LOCALE_FILES.iter().filter_map(locale).collect()
});

impl Locale {
    fn messages(&self) -> &FluentBundle<FluentResource> {
        self.messages.get_or_init(|| {
            let mut messages = FluentBundle::new_concurrent(self.lang.as_str().parse().into_iter().collect());
            // Isolation marks around placeables are for texts of mixed direction; feed readers show them as boxes.
            messages.set_use_isolating(false);
            for text in self.files {
                // A test parses the files strictly; at run time the messages that can be parsed are better than none.
                let resource = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(partial, _)| partial);
                messages.add_resource_overriding(resource);
            }
            messages
        })
    }
}

/// Translates the register's texts to one language. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Translator(&'static Locale);

impl Translator {
    /// Returns the translator for the best of the preferred languages, English if none of them is available.
    pub fn of(preferred: &[Lang]) -> Option<Self> {
        let locales = &*LOCALES;
        let lang = Lang::best(preferred, locales.iter().map(|locale| &locale.lang));
        locales.iter().find(|locale| Some(&locale.lang) == lang).or(locales.first()).map(Self)
    }

    /// Returns the translators of all languages.
    pub fn all() -> impl Iterator<Item = Self> {
        LOCALES.iter().map(Self)
    }

    /// Returns the language.
    pub fn lang(self) -> &'static Lang {
        &self.0.lang
    }

    /// Returns the label of a field of the record by its JSON name, for example `Purpose` for `purpose`.
    pub fn field(self, name: &str) -> Cow<'static, str> {
        self.message(&format!("field-{name}"))
    }

    /// Returns the label of a code by the name of its code list and its JSON name, for example `In use` for `status`
    /// and `inUse`.
    pub fn code(self, list: &str, code: &str) -> Cow<'static, str> {
        // The ids of Fluent have no full stop: the label of `nl-1.0` is `nl-1-0`.
        self.message(&format!("{list}-{code}").replace('.', "-"))
    }

    /// Returns a label as it is written in the middle of a sentence.
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

    /// Returns a message without arguments.
    pub fn message(self, id: &str) -> Cow<'static, str> {
        self.resolve(id, None)
    }

    /// Returns a message formatted with arguments.
    pub fn format<'a>(self, id: &str, arguments: &[(&'a str, FluentValue<'a>)]) -> String {
        self.resolve(id, Some(&arguments.iter().cloned().collect())).into_owned()
    }

    /// Returns the formatted message. A missing message yields its id; a test checks that none is missing.
    fn resolve(self, id: &str, arguments: Option<&FluentArgs>) -> Cow<'static, str> {
        let messages = self.0.messages();
        let Some(pattern) = messages.get_message(id).and_then(|message| message.value()) else {
            return id.to_owned().into();
        };
        match arguments {
            None => messages.format_pattern(pattern, None, &mut Vec::new()),
            arguments => messages.format_pattern(pattern, arguments, &mut Vec::new()).into_owned().into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::challenges::ChallengeFlag;
    use crate::domain::accounts::Actor;
    use crate::domain::challenges::{
        Assistance, ChallengeKind, ChallengeState, Channel, Deadline, Outcome, RedactableField, RefusalCode, RouteKind,
    };
    use crate::domain::organizations::OrganizationType;
    use crate::domain::systems::Record;
    use crate::domain::systems::codes::*;
    use crate::domain::values::{AnnexPoint, CharterArticle, DataProtectionBasis};
    use crate::log::entry::{RedactionGround, WithdrawalReason};
    use std::collections::{BTreeMap, BTreeSet};

    /// Returns the message ids of files with their argument names. A message begins at the start of a line, its
    /// continuation does not.
    fn messages(files: &[&str]) -> BTreeMap<String, BTreeSet<String>> {
        let mut all: BTreeMap<_, BTreeSet<String>> = BTreeMap::new();
        let mut last = String::new();
        for line in files.iter().flat_map(|file| file.lines()).filter(|line| !line.starts_with('#')) {
            let begins = line.starts_with(|c: char| c.is_ascii_alphabetic());
            if let (true, Some((id, _))) = (begins, line.split_once(" = ")) {
                assert!(all.insert(id.to_owned(), BTreeSet::new()).is_none(), "{id} is defined twice");
                last = id.to_owned();
            }
            let arguments = line.split("{ $").skip(1).filter_map(|rest| rest.split([' ', '}']).next());
            all.entry(last.clone()).or_default().extend(arguments.map(str::to_owned));
        }
        all
    }

    #[test]
    fn all_locales_have_the_same_messages_and_arguments() {
        let english = messages(&LOCALE_FILES[0].1);
        assert!(english.len() > 150);
        for (tag, files) in LOCALE_FILES {
            let translated = messages(files);
            let ids = |all: &BTreeMap<String, _>| all.keys().cloned().collect::<Vec<_>>();
            assert_eq!(ids(&translated), ids(&english), "{tag}");
            assert_eq!(translated, english, "{tag}");
            for text in files {
                let (_, errors) = match FluentResource::try_new((*text).to_owned()) {
                    Ok(resource) => (resource, Vec::new()),
                    Err(partial) => partial,
                };
                assert!(errors.is_empty(), "{tag}: {errors:?}");
            }
        }
        assert_eq!(Translator::all().count(), LOCALE_FILES.len());
    }

    #[test]
    fn every_message_can_be_formatted() {
        for translator in Translator::all() {
            for (id, names) in messages(&LOCALE_FILES[0].1) {
                let messages = translator.0.messages();
                let pattern = messages.get_message(&id).and_then(|message| message.value()).unwrap();
                for count in [0, 1, 2, 5, 1_000_000] {
                    let arguments: FluentArgs =
                        names.iter().map(|name| (name.as_str(), FluentValue::from(count))).collect();
                    let mut errors = Vec::new();
                    let text = messages.format_pattern(pattern, Some(&arguments), &mut errors);
                    assert!(errors.is_empty() && !text.is_empty(), "{} {id}: {errors:?}", translator.lang());
                }
            }
        }
    }

    /// Returns the ids of the values that a parser accepts, of the forms `A7`, `5-b`, `6-1-e` and `led`.
    fn accepted(list: &str, parse: impl Fn(&str) -> bool) -> Vec<String> {
        let letters = || 'a'..='z';
        let articles = (0..100).map(|number| format!("A{number}"));
        let points = (0..10).flat_map(|point| letters().map(move |letter| format!("{point}-{letter}")));
        let bases = (0..10).flat_map(|article| {
            (0..10).flat_map(move |part| letters().map(move |letter| format!("{article}-{part}-{letter}")))
        });
        let all = articles.chain(points).chain(bases).chain(["led".to_owned()]);
        all.filter(|text| parse(text)).map(|text| format!("{list}-{text}")).collect()
    }

    #[test]
    fn every_field_and_code_has_a_label() {
        macro_rules! ids {
            ($($list:literal $codes:ty),*) => {
                [$(<$codes>::ALL.iter().map(|code| format!("{}-{code}", $list)).collect::<Vec<_>>()),*].concat()
            };
        }
        let mut codes = ids!(
            "status" Status, "publicationTier" PublicationTier, "policyArea" PolicyArea,
            "technique" Technique, "automationLevel" AutomationLevel, "personalData" PersonalData,
            "withdrawalReason" WithdrawalReason, "redactionGround" RedactionGround, "challengeKind" ChallengeKind,
            "outcome" Outcome, "refusalCode" RefusalCode, "challengeDeadline" Deadline,
            "challengeFlag" ChallengeFlag, "actor" Actor, "challengeState" ChallengeState,
            "assistance" Assistance, "routeKind" RouteKind, "channel" Channel,
            "redactableField" RedactableField, "organizationType" OrganizationType, "aliasScheme" AliasScheme,
            "systemKind" SystemKind, "euAiActClass" EuAiActClass, "classificationScheme" ClassificationScheme,
            "decisionType" DecisionType, "informedHow" InformedHow, "datasetRole" DatasetRole,
            "specialCategory" SpecialCategory, "demographicFeature" DemographicFeature, "storageLocation" StorageLocation,
            "selfLearning" SelfLearning, "analyticsType" AnalyticsType, "capability" Capability,
            "sourceCodeStatus" SourceCodeStatus, "harm" Harm, "degree" Degree,
            "failSafeState" FailSafeState, "overridePossible" OverridePossible, "established" Established,
            "evaluationKind" EvaluationKind, "evaluationBy" EvaluationBy, "testing" Testing,
            "assessmentType" AssessmentType, "assessmentStatus" AssessmentStatus, "consultationMethod" ConsultationMethod,
            "developedBy" DevelopedBy, "supplierRole" SupplierRole, "procurementProcedure" ProcurementProcedure,
            "costKind" CostKind, "affectedGroupCode" AffectedGroupCode, "users" Users,
            "appealAvailable" AppealAvailable, "yesNo" YesNo, "right" Right,
            "oversightRole" OversightRole, "contactKind" ContactKind, "linkRel" LinkRel,
            "recordRel" RecordRel, "translationStatus" TranslationStatus, "withheldReason" WithheldReason,
            "sourceScheme" SourceScheme
        );
        codes.extend(accepted("charterArticle", |text| CharterArticle::parse(text).is_some()));
        codes.extend(accepted("annexPoint", |text| AnnexPoint::parse(text).is_some()));
        codes.extend(accepted("dataProtectionBasis", |text| DataProtectionBasis::parse(text).is_some()));
        assert!(codes.len() > 500, "{}", codes.len());
        let fields = Record::FIELDS.iter().map(|field| format!("field-{field}"));
        for translator in Translator::all() {
            for id in fields.clone() {
                assert_ne!(translator.message(&id), id, "{}", translator.lang());
            }
            for id in &codes {
                let (list, code) = id.split_once('-').unwrap();
                assert_ne!(translator.code(list, code), *id, "{}", translator.lang());
            }
            // Readers could not tell two fields with the same label apart.
            let labels: Vec<_> = Record::FIELDS.iter().map(|field| translator.field(field).to_lowercase()).collect();
            let distinct: BTreeSet<_> = labels.iter().collect();
            assert_eq!(distinct.len(), labels.len(), "{}: {labels:?}", translator.lang());
        }
    }

    #[test]
    fn a_reader_gets_the_best_available_language() {
        let of = |preferred: &[&str]| {
            let preferred: Vec<_> = preferred.iter().map(|tag| Lang::parse(tag).unwrap()).collect();
            Translator::of(&preferred).unwrap()
        };
        assert_eq!(of(&["nl-BE", "en"]).field("legalBasis"), "Wettelijke basis");
        assert_eq!(of(&["ja", "pt-BR"]).lang().as_str(), "pt");
        assert_eq!(of(&["ja"]).code("status", "inUse"), "In use");
        assert_eq!(of(&[]).lang().as_str(), "en");
        assert_eq!(of(&["en"]).message("no-such-message"), "no-such-message");
    }

    #[test]
    fn labels_are_in_lower_case_in_a_sentence() {
        let translator = |tag| Translator::of(&[Lang::parse(tag).unwrap()]).unwrap();
        let inside = |tag, field| translator(tag).inside(translator(tag).field(field)).into_owned();
        assert_eq!(inside("en", "purpose"), "purpose");
        assert_eq!(inside("en", "euAiActClass"), "EU AI Act class");
        assert_eq!(inside("ca", "policyArea"), "àrea d’actuació");
        assert_eq!(inside("de", "purpose"), "Zweck");
    }

    #[test]
    fn plural_forms_follow_the_number() {
        let more = |tag, count: u32| {
            let translator = Translator::of(&[Lang::parse(tag).unwrap()]).unwrap();
            translator.format("fields-more", &[("fields", "x".into()), ("count", count.into())])
        };
        assert_eq!(more("en", 1), "x and 1 more field");
        assert_eq!(more("en", 3), "x and 3 more fields");
        assert_eq!(more("nl", 3), "x en nog 3 velden");
    }
}
