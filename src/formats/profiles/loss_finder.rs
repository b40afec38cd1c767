//! Finds what a record loses in a standard.
use super::mapping::{Codes, FieldMapping, Group, Items, Target};
use super::{Loss, LossKind, Profile};
use crate::domain::json::child_pointer;
use crate::domain::languages::{Lang, LanguageMap, Localize};
use crate::domain::systems::Record;
use crate::domain::systems::codes::TranslationStatus;
use serde_json::Value;
use std::collections::BTreeMap;

/// Bookkeeping fields, which are not counted as losses.
const NOT_COUNTED: &[&str] = &["slug", "sourceRecord"];

/// Returns everything that a standard would lose of a record, in the order of the record fields.
///
/// Bookkeeping fields are not counted: the slug, and the record of the source register. Neither is the submitter, who
/// is never published. The name of the organization is not part of the record.
pub fn losses(record: &Record, profile: Profile) -> Vec<Loss> {
    LossFinder::new(record, profile).losses()
}

struct LossFinder<'a> {
    record: &'a Record,
    profile: Profile,
    /// The language of the export.
    lang: Lang,
    /// All texts by their pointer.
    texts: BTreeMap<String, &'a LanguageMap>,
    /// For each text target: the field that filled it first, and the number of characters in it.
    filled: BTreeMap<&'static str, (&'static str, usize)>,
    losses: Vec<Loss>,
}

impl<'a> LossFinder<'a> {
    fn new(record: &'a Record, profile: Profile) -> Self {
        let mut texts = BTreeMap::new();
        record.visit_texts("", &mut |at, text| {
            texts.insert(at.to_owned(), text);
        });
        let lang = profile.language(record);
        Self { record, profile, lang, texts, filled: BTreeMap::new(), losses: Vec::new() }
    }

    fn losses(mut self) -> Vec<Loss> {
        // Follow the order of the mappings: of the fields that share a target, the first one has priority.
        let value = serde_json::to_value(self.record).unwrap_or_default();
        for (field, mapping) in self.profile.mappings() {
            if let Some(value) = value.get(field).filter(|_| self.record.has(field)) {
                self.field(field, mapping, value);
            }
        }
        for field in Record::FIELDS.iter().filter(|field| self.record.has(field)) {
            let mapped = self.profile.mappings().iter().any(|(name, _)| name == field);
            match *field {
                _ if mapped || NOT_COUNTED.contains(field) || Record::INTERNAL.contains(field) => {}
                "translations" if self.profile.one_language() => self.translation(),
                field => self.add_loss(&child_pointer("", field), LossKind::NoField),
            }
        }
        let field_position = |loss: &Loss| {
            let field = loss.pointer.split('/').nth(1).unwrap_or_default();
            Record::FIELDS.iter().position(|name| *name == field)
        };
        self.losses.sort_by_key(field_position);
        self.losses
    }

    fn add_loss(&mut self, at: &str, kind: LossKind) {
        self.losses.push(Loss { pointer: at.to_owned(), kind });
    }

    /// A standard with one language has no field for the origin of a translation.
    fn translation(&mut self) {
        for (n, entry) in self.record.translations.iter().enumerate() {
            if entry.lang == self.lang && entry.status != TranslationStatus::Original {
                self.add_loss(&format!("/translations/{n}"), LossKind::NoField);
            }
        }
    }

    fn field(&mut self, field: &'static str, mapping: &'static FieldMapping, value: &Value) {
        let at = child_pointer("", field);
        match &mapping.target {
            Target::All => self.check_texts(&at, None),
            Target::Text => self.text(field, &at, mapping),
            Target::Codes(codes) => self.codes(&at, value, codes, false),
            Target::OneCode(codes) => self.codes(&at, value, codes, true),
            Target::Month => match value.as_str() {
                // The standard omits unknown dates and has no days.
                Some("unknown") => self.add_loss(&at, LossKind::NoCode),
                Some(date) if date.len() > 7 => {
                    self.add_loss(&at, LossKind::CodeMapped { becomes: date.chars().take(7).collect() });
                }
                _ => {}
            },
            Target::Tags => self.tags(mapping),
            Target::Language(allowed) => {
                if !allowed.is_empty() && !allowed.contains(&self.lang.primary()) {
                    self.add_loss(&at, LossKind::NoCode);
                }
            }
            Target::Implied(implied) => {
                if value.as_str() != Some(implied) {
                    self.add_loss(&at, LossKind::NoField);
                }
            }
            Target::First => {
                for n in 1..value.as_array().map_or(0, Vec::len) {
                    self.add_loss(&format!("{at}/{n}"), LossKind::OneValue);
                }
                self.line(&format!("{at}/0"), &value[0], mapping.limit);
            }
            Target::Items(items) => self.items(&at, value, items),
        }
    }

    /// Checks a text target, which several fields may share.
    fn text(&mut self, field: &'static str, at: &str, mapping: &'static FieldMapping) {
        let Some(texts) = self.texts.get(at).copied() else {
            self.add_loss(at, LossKind::AsText);
            self.check_texts(at, None);
            return;
        };
        let (first, before) = self.filled.get(mapping.name).copied().unwrap_or((field, 0));
        if first != field {
            self.add_loss(at, LossKind::Joined { with: first });
        }
        let length = self.exported_text(texts).map_or(0, |(_, text)| text.chars().count());
        // Fields are separated by a blank line.
        let length = if before > 0 { before + 2 + length } else { length };
        self.filled.insert(mapping.name, (first, length));
        self.one_language(at, texts);
        self.check_length(at, texts, length, mapping.limit);
    }

    /// Returns the exported text and its language.
    fn exported_text(&self, texts: &'a LanguageMap) -> Option<(&'a Lang, &'a str)> {
        texts.best(std::slice::from_ref(&self.lang), &self.record.default_language)
    }

    fn one_language(&mut self, at: &str, texts: &'a LanguageMap) {
        if let Some((exported, _)) =
            self.exported_text(texts).filter(|_| self.profile.one_language() && texts.iter().len() > 1)
        {
            let lost = texts.languages().filter(|lang| *lang != exported).cloned().collect();
            self.add_loss(at, LossKind::OneLanguage { exported: exported.clone(), lost });
        }
    }

    fn check_length(&mut self, at: &str, texts: &'a LanguageMap, length: usize, limit: Option<usize>) {
        if let (Some((lang, _)), Some(limit)) = (self.exported_text(texts), limit.filter(|limit| length > *limit)) {
            self.add_loss(&child_pointer(at, lang.as_str()), LossKind::Shortened { length, limit });
        }
    }

    /// Checks a URL or a line, which has no language.
    fn line(&mut self, at: &str, value: &Value, limit: Option<usize>) {
        let length = value.as_str().map_or(0, |line| line.chars().count());
        if let Some(limit) = limit.filter(|limit| length > *limit) {
            self.add_loss(at, LossKind::Shortened { length, limit });
        }
    }

    /// Checks all texts at a pointer and below it.
    fn check_texts(&mut self, at: &str, limit: Option<usize>) {
        let inside =
            |mapping: &str| mapping.strip_prefix(at).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        let near = self.texts.range(at.to_owned()..).take_while(|(mapping, _)| mapping.starts_with(at));
        let texts: Vec<_> =
            near.filter(|(mapping, _)| inside(mapping)).map(|(mapping, texts)| (mapping.clone(), *texts)).collect();
        for (mapping, texts) in texts {
            self.one_language(&mapping, texts);
            let length = self.exported_text(texts).map_or(0, |(_, text)| text.chars().count());
            self.check_length(&mapping, texts, length, limit);
        }
    }

    fn tags(&mut self, mapping: &'static FieldMapping) {
        let mut length = 0;
        for (n, tag) in self.record.tags.iter().enumerate() {
            let at = format!("/tags/{n}");
            if tag.lang != self.lang {
                self.add_loss(&at, LossKind::OneLanguage { exported: self.lang.clone(), lost: vec![tag.lang.clone()] });
                continue;
            }
            // Tags are separated by a comma and a space.
            length += tag.value.as_str().chars().count() + if length > 0 { 2 } else { 0 };
            if let Some(limit) = mapping.limit.filter(|limit| length > *limit) {
                self.add_loss(&at, LossKind::Shortened { length, limit });
            }
        }
    }

    fn codes(&mut self, at: &str, value: &Value, codes: &Codes, single: bool) {
        let Some(items) = value.as_array() else {
            self.code(at, value, codes);
            return;
        };
        let mut exported = false;
        for (n, item) in items.iter().enumerate() {
            let at = format!("{at}/{n}");
            if single && exported {
                self.add_loss(&at, LossKind::OneValue);
            } else {
                exported |= self.code(&at, item, codes);
            }
        }
    }

    /// Returns true if the standard has a code for the value.
    fn code(&mut self, at: &str, value: &Value, codes: &Codes) -> bool {
        let words = codes.iter().find(|(ours, _)| value.as_str() == Some(ours)).map(|(_, words)| *words);
        let Some(words) = words else {
            self.add_loss(at, LossKind::NoCode);
            return false;
        };
        let means = |word: &str| codes.iter().find(|(_, words)| words.contains(&word)).map(|(ours, _)| *ours);
        if words.iter().any(|word| means(word) != value.as_str()) {
            self.add_loss(at, LossKind::CodeMapped { becomes: words.join(" / ") });
        }
        true
    }

    fn items(&mut self, at: &str, value: &Value, items: &Items) {
        let mut occupied = vec![false; items.groups.len()];
        let list: Vec<_> = match value.as_array() {
            Some(list) => list.iter().enumerate().map(|(n, item)| (format!("{at}/{n}"), item)).collect(),
            None => vec![(at.to_owned(), value)],
        };
        for (at, item) in list {
            let deciding_value = item.get(items.decided_by).and_then(Value::as_str);
            let matches = |group: &Group| {
                let (Group::Any(values) | Group::One(values)) = group;
                values.is_empty() || deciding_value.is_some_and(|value| values.contains(&value))
            };
            let group = items.groups.iter().position(matches);
            let single = group.filter(|n| matches!(items.groups[*n], Group::One(_)));
            match (group, single) {
                (None, _) if !items.groups.is_empty() => self.add_loss(&at, LossKind::NoField),
                (_, Some(group)) if occupied[group] => self.add_loss(&at, LossKind::OneValue),
                _ => {
                    // An object without any of the exported members takes up no space.
                    let has_members = items.members.iter().any(|member| item.get(member).is_some());
                    single.filter(|_| has_members).into_iter().for_each(|group| occupied[group] = true);
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
                self.check_texts(&at, limit);
                if let Some((_, codes)) = items.codes.iter().find(|(name, _)| name == member) {
                    self.codes(&at, value, codes, false);
                }
                self.line(&at, value, limit);
            } else if !items.implied.iter().any(|(name, implied)| name == member && value.as_str() == Some(implied)) {
                self.add_loss(&at, LossKind::NoField);
            }
        }
    }
}
