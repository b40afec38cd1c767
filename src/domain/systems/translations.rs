//! Translations that no longer say what the original says.
use super::codes::TranslationStatus;
use super::record::{Record, Translation};
use crate::domain::languages::Lang;
use crate::domain::shape::Shape;
use std::collections::{BTreeMap, BTreeSet};

/// What one language says beside the original, which may say nothing.
type Pair<'a> = (Option<&'a str>, &'a str);

/// The pairs of a record, by the place of their text and the language. Places have no numbers: an item of a list that
/// moved up still says the same.
fn pairs(record: &Record) -> BTreeMap<(String, &Lang), BTreeSet<Pair<'_>>> {
    let mut all: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
    record.texts("", &mut |at, texts| {
        let steps = at.split('/').filter(|step| step.is_empty() || !step.bytes().all(|b| b.is_ascii_digit()));
        let place = steps.collect::<Vec<_>>().join("/");
        let original = texts.get(&record.default_language);
        for (lang, text) in texts.iter().filter(|(lang, _)| **lang != record.default_language) {
            all.entry((place.clone(), lang)).or_default().insert((original, text));
        }
    });
    all
}

/// The languages that an edit left behind: of some text the original changed, and theirs did not. A language of which
/// every such text was touched as well is not among them. None if the record has another original than before.
pub fn left_behind(before: &Record, after: &Record) -> BTreeSet<Lang> {
    if before.default_language != after.default_language {
        return BTreeSet::new();
    }
    let (old, new) = (pairs(before), pairs(after));
    let behind = |place: &(String, &Lang), pairs: &BTreeSet<Pair<'_>>| {
        // The same words beside another original than before, and nowhere beside the one that they were made from.
        old.get(place).is_some_and(|old| {
            let gone: BTreeSet<_> = old.difference(pairs).map(|(_, text)| *text).collect();
            pairs.difference(old).any(|(_, text)| gone.contains(text))
        })
    };
    new.iter().filter(|(place, pairs)| behind(place, pairs)).map(|((_, lang), _)| (*lang).clone()).collect()
}

/// Marks the languages that an edit left behind as outdated.
///
/// A language without an entry gets one, because that much is known now. Of languages that were not left behind nothing
/// is presumed, as [`Record::status_in`] has it: who translated, only the editors know. A second original stays one.
pub fn outdate(before: &Record, after: &mut Record) {
    for lang in left_behind(before, after) {
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
        outdate(&record(before), &mut after);
        after.translations.iter().map(|entry| (entry.lang.to_string(), entry.status.as_str())).collect()
    }

    #[test]
    fn what_the_original_left_behind_is_outdated() {
        let before = json!({
            "summary": {"nl": "Oud", "en": "Old", "fr": "Vieux", "de": "Alt"},
            "translations": [{"lang": "en", "status": "human", "by": "translator"}, {"lang": "de", "status": "original"}],
        });
        let mut after = before.clone();
        after["summary"]["nl"] = "Nieuw".into();
        after["summary"]["de"] = "Alt".into();
        let expected = [("en", "outdated"), ("de", "original"), ("fr", "outdated")];
        assert_eq!(marked(before.clone(), after.clone()), expected.map(|(lang, status)| (lang.to_owned(), status)));
        // Translated along with it.
        after["summary"] = json!({"nl": "Nieuw", "en": "New", "fr": "Nouveau"});
        let kept = [("en", "human"), ("de", "original")];
        assert_eq!(marked(before.clone(), after), kept.map(|(lang, status)| (lang.to_owned(), status)));
        // A translation alone says nothing about the others.
        let mut after = before.clone();
        after["summary"]["en"] = "Aged".into();
        assert_eq!(marked(before, after), kept.map(|(lang, status)| (lang.to_owned(), status)));
    }

    #[test]
    fn one_text_left_behind_is_enough() {
        let of = |summary: Value, purpose: Value| json!({"summary": summary, "purpose": purpose});
        let before = of(json!({"nl": "a", "en": "a"}), json!({"nl": "b", "en": "b"}));
        let after = of(json!({"nl": "a2", "en": "a2"}), json!({"nl": "b2", "en": "b"}));
        assert_eq!(marked(before, after), [("en".to_owned(), "outdated")]);
    }

    #[test]
    fn items_may_move() {
        let item = |nl: &str, en: &str| json!({"name": {"nl": nl, "en": en}});
        let of = |items: &[Value]| json!({"datasets": items});
        let (one, two) = (item("Een", "Same"), item("Twee", "Same"));
        assert_eq!(marked(of(&[one.clone(), two.clone()]), of(&[two.clone(), one.clone()])), []);
        assert_eq!(marked(of(std::slice::from_ref(&one)), of(&[two.clone(), one.clone()])), []);
        assert_eq!(marked(of(&[one.clone(), two.clone()]), of(&[two])), []);
        let behind = of(&[item("Nul", "None"), item("Een, maar anders", "Same")]);
        assert_eq!(marked(of(&[one]), behind), [("en".to_owned(), "outdated")]);
    }

    #[test]
    fn another_original_makes_nothing_outdated() {
        let before = json!({"summary": {"nl": "Oud", "en": "Old"}});
        let after = json!({"defaultLanguage": "en", "summary": {"nl": "Oud", "en": "New"}});
        assert_eq!(marked(before, after), []);
    }

    /// Texts of two fields in the original and two other languages; none, or one of few words so that they meet.
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
        fn only_what_stood_still_while_the_original_moved(before in any_texts(), after in any_texts()) {
            let nl = Lang::parse("nl").unwrap();
            let mut marked = after.clone();
            outdate(&before, &mut marked);
            for lang in ["en", "fr"].map(|tag| Lang::parse(tag).unwrap()) {
                let behind = |old: [Option<&str>; 2], new: [Option<&str>; 2]| {
                    old[0] != new[0] && new[1].is_some() && old[1] == new[1]
                };
                let expected = behind(
                    [before.summary.get(&nl), before.summary.get(&lang)],
                    [after.summary.get(&nl), after.summary.get(&lang)],
                ) || behind(
                    [before.purpose.get(&nl), before.purpose.get(&lang)],
                    [after.purpose.get(&nl), after.purpose.get(&lang)],
                );
                let status = marked.status_in(&lang);
                prop_assert_eq!(status, expected.then_some(TranslationStatus::Outdated), "{}", lang);
            }
            prop_assert_eq!(marked.status_in(&nl), Some(TranslationStatus::Original));
            // Nothing but the entries changed, and a second look changes nothing.
            let mut again = marked.clone();
            outdate(&before, &mut again);
            prop_assert_eq!(&again, &marked);
            prop_assert_eq!(Record { translations: Vec::new(), ..marked }, after);
        }
    }
}
