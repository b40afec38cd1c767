//! One walk over a record with the places of a standard.
use super::place::{Codes, Group, Holds, Items, Place};
use super::{Loss, LossKind, Profile};
use crate::domain::languages::{Lang, LanguageMap};
use crate::domain::shape::{Shape, child_pointer};
use crate::domain::systems::Record;
use crate::domain::systems::codes::TranslationStatus;
use serde_json::Value;
use std::collections::BTreeMap;

/// Bookkeeping of the register.
const PASSED_OVER: &[&str] = &["slug", "sourceRecord"];

pub struct Walk<'a> {
    record: &'a Record,
    profile: Profile,
    /// The language in which the record goes out.
    lang: Lang,
    /// Every text, by its place.
    texts: BTreeMap<String, &'a LanguageMap>,
    /// The field that came first into a place for text, and how much is in it.
    filled: BTreeMap<&'static str, (&'static str, usize)>,
    losses: Vec<Loss>,
}

impl<'a> Walk<'a> {
    pub fn new(record: &'a Record, profile: Profile) -> Self {
        let mut texts = BTreeMap::new();
        record.texts("", &mut |at, text| {
            texts.insert(at.to_owned(), text);
        });
        let lang = profile.language(record);
        Self { record, profile, lang, texts, filled: BTreeMap::new(), losses: Vec::new() }
    }

    pub fn losses(mut self) -> Vec<Loss> {
        // In the order of the table, because of fields that share a place the first has the room.
        let value = serde_json::to_value(self.record).unwrap_or_default();
        for (field, place) in self.profile.places() {
            if let Some(value) = value.get(field).filter(|_| self.record.has(field)) {
                self.field(field, place, value);
            }
        }
        for field in Record::FIELDS.iter().filter(|field| self.record.has(field)) {
            let placed = self.profile.places().iter().any(|(name, _)| name == field);
            match *field {
                _ if placed || PASSED_OVER.contains(field) || Record::INTERNAL.contains(field) => {}
                "translations" if self.profile.one_language() => self.translation(),
                field => self.lose(&child_pointer("", field), LossKind::NoField),
            }
        }
        let place_of = |loss: &Loss| {
            let field = loss.pointer.split('/').nth(1).unwrap_or_default();
            Record::FIELDS.iter().position(|name| *name == field)
        };
        self.losses.sort_by_key(place_of);
        self.losses
    }

    fn lose(&mut self, at: &str, what: LossKind) {
        self.losses.push(Loss { pointer: at.to_owned(), what });
    }

    /// A standard of one language has no word for where its text comes from.
    fn translation(&mut self) {
        for (n, entry) in self.record.translations.iter().enumerate() {
            if entry.lang == self.lang && entry.status != TranslationStatus::Original {
                self.lose(&format!("/translations/{n}"), LossKind::NoField);
            }
        }
    }

    fn field(&mut self, field: &'static str, place: &'static Place, value: &Value) {
        let at = child_pointer("", field);
        match &place.holds {
            Holds::All => self.spoken(&at, None),
            Holds::Text => self.text(field, &at, place),
            Holds::Codes(codes) => self.codes(&at, value, codes, false),
            Holds::OneCode(codes) => self.codes(&at, value, codes, true),
            Holds::Month => match value.as_str() {
                // `unknown` is the lack of a date there, and of a day more than the month.
                Some("unknown") => self.lose(&at, LossKind::NoCode),
                Some(date) if date.len() > 7 => {
                    self.lose(&at, LossKind::CodeMapped { becomes: date.chars().take(7).collect() });
                }
                _ => {}
            },
            Holds::Tags => self.tags(place),
            Holds::Language(allowed) => {
                if !allowed.is_empty() && !allowed.contains(&self.lang.primary()) {
                    self.lose(&at, LossKind::NoCode);
                }
            }
            Holds::Granted(granted) => {
                if value.as_str() != Some(granted) {
                    self.lose(&at, LossKind::NoField);
                }
            }
            Holds::First => {
                for n in 1..value.as_array().map_or(0, Vec::len) {
                    self.lose(&format!("{at}/{n}"), LossKind::OneValue);
                }
                self.line(&format!("{at}/0"), &value[0], place.limit);
            }
            Holds::Items(items) => self.items(&at, value, items),
        }
    }

    /// A place of words: room that fields share.
    fn text(&mut self, field: &'static str, at: &str, place: &'static Place) {
        let Some(texts) = self.texts.get(at).copied() else {
            self.lose(at, LossKind::AsText);
            self.spoken(at, None);
            return;
        };
        let (first, before) = self.filled.get(place.name).copied().unwrap_or((field, 0));
        if first != field {
            self.lose(at, LossKind::Joined { with: first });
        }
        let length = self.kept(texts).map_or(0, |(_, text)| text.chars().count());
        // A blank line stands between two fields.
        let length = if before > 0 { before + 2 + length } else { length };
        self.filled.insert(place.name, (first, length));
        self.one_language(at, texts);
        self.fits(at, texts, length, place.limit);
    }

    /// The text that goes out.
    fn kept(&self, texts: &'a LanguageMap) -> Option<(&'a Lang, &'a str)> {
        texts.best(std::slice::from_ref(&self.lang), &self.record.default_language)
    }

    fn one_language(&mut self, at: &str, texts: &'a LanguageMap) {
        if let Some((kept, _)) = self.kept(texts).filter(|_| self.profile.one_language() && texts.iter().len() > 1) {
            let lost = texts.languages().filter(|lang| *lang != kept).cloned().collect();
            self.lose(at, LossKind::OneLanguage { kept: kept.clone(), lost });
        }
    }

    fn fits(&mut self, at: &str, texts: &'a LanguageMap, length: usize, limit: Option<usize>) {
        if let (Some((lang, _)), Some(limit)) = (self.kept(texts), limit.filter(|limit| length > *limit)) {
            self.lose(&child_pointer(at, lang.as_str()), LossKind::Shortened { length, limit });
        }
    }

    /// An address or a line, which is in no language.
    fn line(&mut self, at: &str, value: &Value, limit: Option<usize>) {
        let length = value.as_str().map_or(0, |line| line.chars().count());
        if let Some(limit) = limit.filter(|limit| length > *limit) {
            self.lose(at, LossKind::Shortened { length, limit });
        }
    }

    /// Every text at a place and below it.
    fn spoken(&mut self, at: &str, limit: Option<usize>) {
        let inside = |place: &str| place.strip_prefix(at).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        let near = self.texts.range(at.to_owned()..).take_while(|(place, _)| place.starts_with(at));
        let texts: Vec<_> =
            near.filter(|(place, _)| inside(place)).map(|(place, texts)| (place.clone(), *texts)).collect();
        for (place, texts) in texts {
            self.one_language(&place, texts);
            let length = self.kept(texts).map_or(0, |(_, text)| text.chars().count());
            self.fits(&place, texts, length, limit);
        }
    }

    fn tags(&mut self, place: &'static Place) {
        let mut length = 0;
        for (n, tag) in self.record.tags.iter().enumerate() {
            let at = format!("/tags/{n}");
            if tag.lang != self.lang {
                self.lose(&at, LossKind::OneLanguage { kept: self.lang.clone(), lost: vec![tag.lang.clone()] });
                continue;
            }
            // A comma and a space between two.
            length += tag.value.as_str().chars().count() + if length > 0 { 2 } else { 0 };
            if let Some(limit) = place.limit.filter(|limit| length > *limit) {
                self.lose(&at, LossKind::Shortened { length, limit });
            }
        }
    }

    fn codes(&mut self, at: &str, value: &Value, codes: &Codes, one: bool) {
        let Some(items) = value.as_array() else {
            self.code(at, value, codes);
            return;
        };
        let mut taken = false;
        for (n, item) in items.iter().enumerate() {
            let at = format!("{at}/{n}");
            if one && taken {
                self.lose(&at, LossKind::OneValue);
            } else {
                taken |= self.code(&at, item, codes);
            }
        }
    }

    /// Whether there is a code for it at all.
    fn code(&mut self, at: &str, value: &Value, codes: &Codes) -> bool {
        let words = codes.iter().find(|(ours, _)| value.as_str() == Some(ours)).map(|(_, words)| *words);
        let Some(words) = words else {
            self.lose(at, LossKind::NoCode);
            return false;
        };
        let means = |word: &str| codes.iter().find(|(_, words)| words.contains(&word)).map(|(ours, _)| *ours);
        if words.iter().any(|word| means(word) != value.as_str()) {
            self.lose(at, LossKind::CodeMapped { becomes: words.join(" / ") });
        }
        true
    }

    fn items(&mut self, at: &str, value: &Value, items: &Items) {
        let mut taken = vec![false; items.groups.len()];
        let list: Vec<_> = match value.as_array() {
            Some(list) => list.iter().enumerate().map(|(n, item)| (format!("{at}/{n}"), item)).collect(),
            None => vec![(at.to_owned(), value)],
        };
        for (at, item) in list {
            let decides = item.get(items.by).and_then(Value::as_str);
            let holds = |group: &Group| {
                let (Group::Any(values) | Group::One(values)) = group;
                values.is_empty() || decides.is_some_and(|value| values.contains(&value))
            };
            let group = items.groups.iter().position(holds);
            let one = group.filter(|n| matches!(items.groups[*n], Group::One(_)));
            match (group, one) {
                (None, _) if !items.groups.is_empty() => self.lose(&at, LossKind::NoField),
                (_, Some(group)) if taken[group] => self.lose(&at, LossKind::OneValue),
                _ => {
                    // What has nothing to put there takes no room.
                    let puts = items.members.iter().any(|member| item.get(member).is_some());
                    one.filter(|_| puts).into_iter().for_each(|group| taken[group] = true);
                    self.members(&at, item, items);
                }
            }
        }
    }

    fn members(&mut self, at: &str, item: &Value, items: &Items) {
        for (member, value) in item.as_object().into_iter().flatten() {
            let at = child_pointer(at, member);
            if items.members.contains(&member.as_str()) {
                let limit = items.limits.iter().find(|(name, _)| name == member).map(|(_, limit)| *limit);
                self.spoken(&at, limit);
                if let Some((_, codes)) = items.codes.iter().find(|(name, _)| name == member) {
                    self.codes(&at, value, codes, false);
                }
                self.line(&at, value, limit);
            } else if !items.granted.iter().any(|(name, granted)| name == member && value.as_str() == Some(granted)) {
                self.lose(&at, LossKind::NoField);
            }
        }
    }
}
