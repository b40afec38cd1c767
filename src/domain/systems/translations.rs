//! Detection of outdated translations.
use super::codes::TranslationStatus;
use super::record::{Record, Translation};
use crate::domain::languages::{Lang, Localize};
use std::collections::{BTreeMap, BTreeSet};

/// The original text, if there is one, and its translation.
type Pair<'a> = (Option<&'a str>, &'a str);

/// Returns the pairs of a record by field path and language. Paths have no list indexes, so that an item that moves
/// keeps its path.
fn pairs(record: &Record) -> BTreeMap<(String, &Lang), BTreeSet<Pair<'_>>> {
    let mut all: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
    record.visit_texts("", &mut |pointer, texts| {
        let steps = pointer.split('/').filter(|step| step.is_empty() || !step.bytes().all(|b| b.is_ascii_digit()));
        let path = steps.collect::<Vec<_>>().join("/");
        let original = texts.get(&record.default_language);
        for (lang, text) in texts.iter().filter(|(lang, _)| **lang != record.default_language) {
            all.entry((path.clone(), lang)).or_default().insert((original, text));
        }
    });
    all
}

/// Returns the languages in which a translation became outdated: the original text changed, and its translation did
/// not.
///
/// Returns none if the default language of the record changed.
pub fn outdated_languages(before: &Record, after: &Record) -> BTreeSet<Lang> {
    if before.default_language != after.default_language {
        return BTreeSet::new();
    }
    let (old, new) = (pairs(before), pairs(after));
    let is_outdated = |key: &(String, &Lang), pairs: &BTreeSet<Pair<'_>>| {
        // The same translation now belongs to another original, and no longer to its own.
        old.get(key).is_some_and(|old| {
            let removed: BTreeSet<_> = old.difference(pairs).map(|(_, text)| *text).collect();
            pairs.difference(old).any(|(_, text)| removed.contains(text))
        })
    };
    new.iter().filter(|(key, pairs)| is_outdated(key, pairs)).map(|((_, lang), _)| (*lang).clone()).collect()
}

/// Marks the translations that an edit made outdated.
///
/// A language without an entry gets one. Other languages stay as they are, because only the editors know who translated
/// them (see [`Record::status_in`]). A second original stays an original.
pub fn mark_outdated(before: &Record, after: &mut Record) {
    for lang in outdated_languages(before, after) {
        match after.translations.iter_mut().find(|entry| entry.lang == lang) {
            Some(entry) if entry.status == TranslationStatus::Original => {}
            Some(entry) => entry.status = TranslationStatus::Outdated,
            None => after.translations.push(Translation::new(lang, TranslationStatus::Outdated)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::systems::read;
    use proptest::prelude::*;
    use serde_json::{Value, json};

    fn record(change: Value) -> Record {
        let mut all = json!({"organization": "example-city", "defaultLanguage": "nl", "name": {"nl": "Naam"}});
        for (field, value) in change.as_object().unwrap() {
            all[field] = value.clone();
        }
        read(&all).unwrap()
    }

    fn marked(before: Value, after: Value) -> Vec<(String, &'static str)> {
        let mut after = record(after);
        mark_outdated(&record(before), &mut after);
        after.translations.iter().map(|entry| (entry.lang.to_string(), entry.status.as_str())).collect()
    }

    #[test]
    fn a_translation_of_a_changed_original_is_outdated() {
        let before = json!({
            "summary": {"nl": "Oud", "en": "Old", "fr": "Vieux", "de": "Alt"},
            "translations": [{"lang": "en", "status": "human", "by": "translator"}, {"lang": "de", "status": "original"}],
        });
        let mut after = before.clone();
        after["summary"]["nl"] = "Nieuw".into();
        after["summary"]["de"] = "Alt".into();
        let expected = [("en", "outdated"), ("de", "original"), ("fr", "outdated")];
        assert_eq!(marked(before.clone(), after.clone()), expected.map(|(lang, status)| (lang.to_owned(), status)));
        // The translations changed with the original.
        after["summary"] = json!({"nl": "Nieuw", "en": "New", "fr": "Nouveau"});
        let unchanged = [("en", "human"), ("de", "original")];
        assert_eq!(marked(before.clone(), after), unchanged.map(|(lang, status)| (lang.to_owned(), status)));
        // An edited translation does not affect the others.
        let mut after = before.clone();
        after["summary"]["en"] = "Aged".into();
        assert_eq!(marked(before, after), unchanged.map(|(lang, status)| (lang.to_owned(), status)));
    }

    #[test]
    fn one_outdated_text_is_enough() {
        let of = |summary: Value, purpose: Value| json!({"summary": summary, "purpose": purpose});
        let before = of(json!({"nl": "a", "en": "a"}), json!({"nl": "b", "en": "b"}));
        let after = of(json!({"nl": "a2", "en": "a2"}), json!({"nl": "b2", "en": "b"}));
        assert_eq!(marked(before, after), [("en".to_owned(), "outdated")]);
    }

    #[test]
    fn moved_items_are_not_outdated() {
        let item = |nl: &str, en: &str| json!({"name": {"nl": nl, "en": en}});
        let of = |items: &[Value]| json!({"datasets": items});
        let (first, second) = (item("Een", "Same"), item("Twee", "Same"));
        assert_eq!(marked(of(&[first.clone(), second.clone()]), of(&[second.clone(), first.clone()])), []);
        assert_eq!(marked(of(std::slice::from_ref(&first)), of(&[second.clone(), first.clone()])), []);
        assert_eq!(marked(of(&[first.clone(), second.clone()]), of(&[second])), []);
        let changed = of(&[item("Nul", "None"), item("Een, maar anders", "Same")]);
        assert_eq!(marked(of(&[first]), changed), [("en".to_owned(), "outdated")]);
    }

    #[test]
    fn a_new_default_language_makes_nothing_outdated() {
        let before = json!({"summary": {"nl": "Oud", "en": "Old"}});
        let after = json!({"defaultLanguage": "en", "summary": {"nl": "Oud", "en": "New"}});
        assert_eq!(marked(before, after), []);
    }

    /// Returns records with texts of two fields in three languages. The few different words make equal texts likely.
    fn any_texts() -> impl Strategy<Value = Record> {
        let text = prop::option::of(prop::sample::select(vec!["a", "b", "c"]));
        prop::collection::vec(text, 6).prop_map(|texts| {
            let mut record = record(json!({}));
            for (n, lang) in ["nl", "en", "fr"].into_iter().enumerate() {
                let lang = Lang::parse(lang).unwrap();
                record.summary.set(&lang, texts[n].unwrap_or_default());
                record.purpose.set(&lang, texts[n + 3].unwrap_or_default());
            }
            record
        })
    }

    proptest! {
        #[test]
        fn only_unchanged_translations_of_changed_originals_are_outdated(before in any_texts(), after in any_texts()) {
            let nl = Lang::parse("nl").unwrap();
            let mut marked = after.clone();
            mark_outdated(&before, &mut marked);
            for lang in ["en", "fr"].map(|tag| Lang::parse(tag).unwrap()) {
                let is_outdated = |old: [Option<&str>; 2], new: [Option<&str>; 2]| {
                    old[0] != new[0] && new[1].is_some() && old[1] == new[1]
                };
                let expected = is_outdated(
                    [before.summary.get(&nl), before.summary.get(&lang)],
                    [after.summary.get(&nl), after.summary.get(&lang)],
                ) || is_outdated(
                    [before.purpose.get(&nl), before.purpose.get(&lang)],
                    [after.purpose.get(&nl), after.purpose.get(&lang)],
                );
                let status = marked.status_in(&lang);
                prop_assert_eq!(status, expected.then_some(TranslationStatus::Outdated), "{}", lang);
            }
            prop_assert_eq!(marked.status_in(&nl), Some(TranslationStatus::Original));
            // Only the entries change, and marking again changes nothing.
            let mut again = marked.clone();
            mark_outdated(&before, &mut again);
            prop_assert_eq!(&again, &marked);
            prop_assert_eq!(Record { translations: Vec::new(), ..marked }, after);
        }
    }
}
