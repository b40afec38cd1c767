//! Warnings for editors before publication. They never block it; `docs/record.md` describes each.
use super::codes::*;
use super::quality;
use super::record::Record;
use crate::domain::json::{Code, child_pointer};
use crate::domain::languages::{LanguageMap, Localize};
use chrono::NaiveDate;

/// The kind of a warning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code)]
pub enum Advice {
    /// An e-mail address that looks personal: it is public, and stays so after the person has left.
    PersonalAddress,
    /// A name of more than 100 characters: the Dutch register shows no more, and lists become hard to read.
    LongName,
    /// A main text for residents is very hard to read: LIX above 60.
    HardToRead,
    /// A text is missing in the default language: the translations have no original.
    #[code("notInOwnLanguage")]
    MissingInDefaultLanguage,
    /// The original changed after the translation.
    OutdatedTranslation,
    /// A machine translation that no person has reviewed.
    MachineTranslation,
    /// The review date has passed: the record would be stale when published.
    ReviewPast,
    /// A field is withheld until a day that has passed.
    WithheldPast,
    /// A field has a value and is also withheld or not applicable.
    #[code("valueAndExemption")]
    Contradiction,
    /// The class under the EU AI Act is high risk, but the publication tier requires less.
    TierBelowClass,
}

/// A warning about one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// JSON Pointer into the record.
    pub pointer: String,
    pub advice: Advice,
    /// The measured value: characters of a name, LIX of a text.
    pub figure: Option<u32>,
}

/// The LIX above which a text is very hard to read (Björnsson, 1968).
const VERY_HARD: u32 = 60;

/// Languages for which the scale of LIX does not fit: they write as one long word what others write as several.
const AGGLUTINATIVE: &[&str] = &["et", "eu", "fi", "hu", "tr"];

/// Returns all warnings about a record, in the order of [`Advice`].
pub fn warnings(record: &Record, today: NaiveDate) -> Vec<Warning> {
    let mut all = Vec::new();
    let mut warn = |pointer: String, advice, figure| all.push(Warning { pointer, advice, figure });
    addresses(record, &mut warn);
    readability(record, &mut warn);
    languages(record, &mut warn);
    contradictions(record, today, &mut warn);
    all
}

type Warn<'a> = dyn FnMut(String, Advice, Option<u32>) + 'a;

fn addresses(record: &Record, warn: &mut Warn<'_>) {
    let contacts = record.public_contact.iter().enumerate();
    let contacts = contacts.filter(|(_, contact)| contact.kind == ContactKind::Email);
    let contacts = contacts.map(|(n, contact)| (format!("/publicContact/{n}/value"), contact.value.as_str()));
    let appeal = record.appeal.iter().filter_map(|appeal| appeal.email.as_ref());
    let appeal = appeal.map(|email| ("/appeal/email".to_owned(), email.as_str()));
    for (pointer, _) in contacts.chain(appeal).filter(|(_, address)| looks_personal(address)) {
        warn(pointer, Advice::PersonalAddress, None);
    }
}

/// Returns true for `first.last@…`, which most likely belongs to a person.
fn looks_personal(address: &str) -> bool {
    let local = address.split('@').next().unwrap_or_default();
    let parts: Vec<_> = local.split('.').collect();
    parts.len() >= 2 && parts.iter().all(|part| !part.is_empty() && part.chars().all(char::is_alphabetic))
}

fn readability(record: &Record, warn: &mut Warn<'_>) {
    for (lang, name) in record.name.iter() {
        let length = name.chars().count();
        if length > 100 {
            warn(child_pointer("/name", lang.as_str()), Advice::LongName, u32::try_from(length).ok());
        }
    }
    // The same texts as in the reading level of the record, each measured separately.
    let summary = record.summary.iter().map(|(lang, text)| ("/summary", lang, text));
    let purpose = record.purpose.iter().map(|(lang, text)| ("/purpose", lang, text));
    let impact = record.impact_on_people.iter().map(|(lang, text)| ("/impactOnPeople", lang, text));
    let texts = summary.chain(purpose).chain(impact);
    for (pointer, lang, text) in texts.filter(|(_, lang, _)| !AGGLUTINATIVE.contains(&lang.primary())) {
        if let Some(score) = quality::lix(text).filter(|score| *score > VERY_HARD) {
            warn(child_pointer(pointer, lang.as_str()), Advice::HardToRead, Some(score));
        }
    }
}

fn languages(record: &Record, warn: &mut Warn<'_>) {
    let mut missing = Vec::new();
    record.visit_texts("", &mut |pointer, texts: &LanguageMap| {
        if texts.get(&record.default_language).is_none() {
            missing.push(pointer.to_owned());
        }
    });
    missing.into_iter().for_each(|pointer| warn(pointer, Advice::MissingInDefaultLanguage, None));
    for (n, entry) in record.translations.iter().enumerate() {
        match entry.status {
            TranslationStatus::Outdated => warn(format!("/translations/{n}"), Advice::OutdatedTranslation, None),
            TranslationStatus::Machine => warn(format!("/translations/{n}"), Advice::MachineTranslation, None),
            _ => {}
        }
    }
}

fn contradictions(record: &Record, today: NaiveDate, warn: &mut Warn<'_>) {
    if record.review_due.is_some_and(|due| due < today) {
        warn("/reviewDue".into(), Advice::ReviewPast, None);
    }
    for (n, entry) in record.withheld.iter().enumerate() {
        if entry.until.is_some_and(|until| until < today) {
            warn(format!("/withheld/{n}/until"), Advice::WithheldPast, None);
        }
    }
    let withheld = record.withheld.iter().map(|entry| &entry.field).enumerate();
    let withheld = withheld.map(|(n, field)| (format!("/withheld/{n}/field"), field));
    let not_applicable = record.not_applicable.iter().map(|entry| &entry.field).enumerate();
    let not_applicable = not_applicable.map(|(n, field)| (format!("/notApplicable/{n}/field"), field));
    for (pointer, _) in withheld.chain(not_applicable).filter(|(_, field)| record.has(field.as_str())) {
        warn(pointer, Advice::Contradiction, None);
    }
    let high = matches!(record.eu_ai_act_class, Some(EuAiActClass::HighRiskAnnexIii | EuAiActClass::HighRiskAnnexI));
    if high && record.publication_tier.is_some_and(|tier| tier != PublicationTier::HighRiskAi) {
        warn("/publicationTier".into(), Advice::TierBelowClass, None);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::systems::read;
    use serde_json::{Value, json};

    fn warnings_for(change: Value) -> Vec<(String, &'static str, Option<u32>)> {
        let mut all = json!({"organization": "example-city", "defaultLanguage": "en", "name": {"en": "Parking"}});
        for (field, value) in change.as_object().unwrap() {
            all[field] = value.clone();
        }
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let warnings = warnings(&read(&all).unwrap(), today);
        warnings.into_iter().map(|warning| (warning.pointer, warning.advice.as_str(), warning.figure)).collect()
    }

    fn single(pointer: &str, advice: Advice, figure: Option<u32>) -> Vec<(String, &'static str, Option<u32>)> {
        vec![(pointer.into(), advice.as_str(), figure)]
    }

    #[test]
    fn personal_addresses_are_detected() {
        for (address, personal) in
            [("jan.jansen@example.org", true), ("algoritmen@example.org", false), ("team.14@example.org", false)]
        {
            let found = warnings_for(json!({"publicContact": [{"kind": "email", "value": address}]}));
            assert_eq!(!found.is_empty(), personal, "{address}");
        }
        let appeal = json!({"appeal": {"available": "yes", "email": "jan.jansen@example.org"}});
        assert_eq!(warnings_for(appeal), single("/appeal/email", Advice::PersonalAddress, None));
    }

    #[test]
    fn long_names_and_hard_texts_are_detected() {
        let name = json!({"name": {"en": "Parking", "nl": "x".repeat(101)}});
        assert_eq!(warnings_for(name), single("/name/nl", Advice::LongName, Some(101)));
        assert_eq!(warnings_for(json!({"name": {"en": "x".repeat(100)}})), []);
        // Twenty words, all of them long, in one sentence: 20 + 100.
        let hard = "organisational ".repeat(20);
        let plain = "We use it to plan the work. ".repeat(5);
        let found = warnings_for(json!({"summary": {"en": plain}, "purpose": {"en": hard, "fi": hard}}));
        assert_eq!(found, single("/purpose/en", Advice::HardToRead, Some(120)));
    }

    #[test]
    fn translations_are_checked() {
        let found = warnings_for(json!({"summary": {"nl": "Parkeren"}}));
        assert_eq!(found, single("/summary", Advice::MissingInDefaultLanguage, None));
        let found = warnings_for(json!({"translations": [
            {"lang": "nl", "status": "human"}, {"lang": "fr", "status": "outdated"}, {"lang": "de", "status": "machine"},
        ]}));
        let expected =
            [("/translations/1", "outdatedTranslation", None), ("/translations/2", "machineTranslation", None)];
        assert_eq!(found, expected.map(|(pointer, advice, figure)| (pointer.to_owned(), advice, figure)));
    }

    #[test]
    fn past_days_and_contradictions_are_detected() {
        assert_eq!(warnings_for(json!({"reviewDue": "2026-11-21"})), single("/reviewDue", Advice::ReviewPast, None));
        assert_eq!(warnings_for(json!({"reviewDue": "2026-11-22"})), []);
        let withheld = |field, until| json!({"withheld": [{"field": field, "reason": "security", "until": until}]});
        assert_eq!(
            warnings_for(withheld("models", "2026-11-21")),
            single("/withheld/0/until", Advice::WithheldPast, None)
        );
        assert_eq!(warnings_for(withheld("models", "2026-11-22")), []);
        let mut both = withheld("summary", "2027-01-01");
        both["summary"] = json!({"en": "It plans."});
        assert_eq!(warnings_for(both), single("/withheld/0/field", Advice::Contradiction, None));
        let class = |class, tier| warnings_for(json!({"euAiActClass": class, "publicationTier": tier}));
        assert_eq!(class("highRiskAnnexIii", "impactful"), single("/publicationTier", Advice::TierBelowClass, None));
        assert_eq!(class("highRiskAnnexIii", "highRiskAi"), []);
        assert_eq!(class("minimal", "other"), []);
    }
}
