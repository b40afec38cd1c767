//! What an editor should look at before publishing. None of it stops a publication; `docs/record.md` tells each.
use super::codes::*;
use super::quality;
use super::record::Record;
use crate::domain::languages::LanguageMap;
use crate::domain::shape::{Shape, child_pointer, codes};
use chrono::NaiveDate;

codes! {
    /// What an editor should look at.
    pub enum Advice {
        /// An address that looks like a person's own: it is public, and outlives the person's time in office.
        PersonalAddress = "personalAddress",
        /// A name of more than 100 characters: the Dutch register shows no more, and lists are hard to read.
        LongName = "longName",
        /// A text that residents read first is very hard to read: LIX above 60.
        HardToRead = "hardToRead",
        /// A text is there in other languages and not in the record's own: nobody can tell what it was made from.
        NotInOwnLanguage = "notInOwnLanguage",
        /// A translation says what the original said before.
        OutdatedTranslation = "outdatedTranslation",
        /// A machine translated, and nobody read it.
        MachineTranslation = "machineTranslation",
        /// The record would be stale from its first day.
        ReviewPast = "reviewPast",
        /// A field is withheld until a day that is over.
        WithheldPast = "withheldPast",
        /// A field is said, and also said not to be: readers would not know which holds.
        SaidAnyway = "saidAnyway",
        /// High risk under the EU AI Act, and published as something less: what high risk asks for is not asked.
        TierBelowClass = "tierBelowClass",
    }
}

/// An advice, where it applies, and the figure that led to it if there is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// JSON Pointer into the record.
    pub pointer: String,
    pub advice: Advice,
    /// Characters of a name, LIX of a text.
    pub figure: Option<u32>,
}

/// Above this LIX is very hard (Björnsson, 1968).
const VERY_HARD: u32 = 60;

/// Languages that join what others write in several words: their words are long however plain they are, and the scale of
/// LIX is not theirs.
const LONG_WORDS: &[&str] = &["et", "eu", "fi", "hu", "tr"];

/// Everything that an editor should look at, in the order of the fields of the list above.
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
    for (at, _) in contacts.chain(appeal).filter(|(_, address)| looks_personal(address)) {
        warn(at, Advice::PersonalAddress, None);
    }
}

/// `first.last@…` is most likely a person.
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
    // What the figure of the record's reading level is made from, each on its own.
    let summary = record.summary.iter().map(|(lang, text)| ("/summary", lang, text));
    let purpose = record.purpose.iter().map(|(lang, text)| ("/purpose", lang, text));
    let impact = record.impact_on_people.iter().map(|(lang, text)| ("/impactOnPeople", lang, text));
    let texts = summary.chain(purpose).chain(impact);
    for (at, lang, text) in texts.filter(|(_, lang, _)| !LONG_WORDS.contains(&lang.primary())) {
        if let Some(score) = quality::lix(text).filter(|score| *score > VERY_HARD) {
            warn(child_pointer(at, lang.as_str()), Advice::HardToRead, Some(score));
        }
    }
}

fn languages(record: &Record, warn: &mut Warn<'_>) {
    let mut without = Vec::new();
    record.texts("", &mut |at, texts: &LanguageMap| {
        if texts.get(&record.default_language).is_none() {
            without.push(at.to_owned());
        }
    });
    without.into_iter().for_each(|at| warn(at, Advice::NotInOwnLanguage, None));
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
    for (at, _) in withheld.chain(not_applicable).filter(|(_, field)| record.has(field.as_str())) {
        warn(at, Advice::SaidAnyway, None);
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

    fn warned(change: Value) -> Vec<(String, &'static str, Option<u32>)> {
        let mut all = json!({"organization": "example-city", "defaultLanguage": "en", "name": {"en": "Parking"}});
        for (field, value) in change.as_object().unwrap() {
            all[field] = value.clone();
        }
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let warnings = warnings(&read(&all).unwrap(), today);
        warnings.into_iter().map(|one| (one.pointer, one.advice.as_str(), one.figure)).collect()
    }

    fn one(pointer: &str, advice: Advice, figure: Option<u32>) -> Vec<(String, &'static str, Option<u32>)> {
        vec![(pointer.into(), advice.as_str(), figure)]
    }

    #[test]
    fn a_personal_address_is_a_warning() {
        for (address, personal) in
            [("jan.jansen@example.org", true), ("algoritmen@example.org", false), ("team.14@example.org", false)]
        {
            let found = warned(json!({"publicContact": [{"kind": "email", "value": address}]}));
            assert_eq!(!found.is_empty(), personal, "{address}");
        }
        let appeal = json!({"appeal": {"available": "yes", "email": "jan.jansen@example.org"}});
        assert_eq!(warned(appeal), one("/appeal/email", Advice::PersonalAddress, None));
    }

    #[test]
    fn names_are_short_and_texts_plain() {
        let name = json!({"name": {"en": "Parking", "nl": "x".repeat(101)}});
        assert_eq!(warned(name), one("/name/nl", Advice::LongName, Some(101)));
        assert_eq!(warned(json!({"name": {"en": "x".repeat(100)}})), []);
        // Twenty words of which all are long, in one sentence: 20 + 100.
        let hard = "organisational ".repeat(20);
        let plain = "We use it to plan the work. ".repeat(5);
        let found = warned(json!({"summary": {"en": plain}, "purpose": {"en": hard, "fi": hard}}));
        assert_eq!(found, one("/purpose/en", Advice::HardToRead, Some(120)));
    }

    #[test]
    fn translations_are_looked_at() {
        let found = warned(json!({"summary": {"nl": "Parkeren"}}));
        assert_eq!(found, one("/summary", Advice::NotInOwnLanguage, None));
        let found = warned(json!({"translations": [
            {"lang": "nl", "status": "human"}, {"lang": "fr", "status": "outdated"}, {"lang": "de", "status": "machine"},
        ]}));
        let expected =
            [("/translations/1", "outdatedTranslation", None), ("/translations/2", "machineTranslation", None)];
        assert_eq!(found, expected.map(|(at, advice, figure)| (at.to_owned(), advice, figure)));
    }

    #[test]
    fn days_that_are_over_and_contradictions() {
        assert_eq!(warned(json!({"reviewDue": "2026-11-21"})), one("/reviewDue", Advice::ReviewPast, None));
        assert_eq!(warned(json!({"reviewDue": "2026-11-22"})), []);
        let withheld = |field, until| json!({"withheld": [{"field": field, "reason": "security", "until": until}]});
        assert_eq!(warned(withheld("models", "2026-11-21")), one("/withheld/0/until", Advice::WithheldPast, None));
        assert_eq!(warned(withheld("models", "2026-11-22")), []);
        let mut both = withheld("summary", "2027-01-01");
        both["summary"] = json!({"en": "It plans."});
        assert_eq!(warned(both), one("/withheld/0/field", Advice::SaidAnyway, None));
        let class = |class, tier| warned(json!({"euAiActClass": class, "publicationTier": tier}));
        assert_eq!(class("highRiskAnnexIii", "impactful"), one("/publicationTier", Advice::TierBelowClass, None));
        assert_eq!(class("highRiskAnnexIii", "highRiskAi"), []);
        assert_eq!(class("minimal", "other"), []);
    }
}
