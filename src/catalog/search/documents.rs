//! Index documents: the stored state of a system, organization or challenge, and the indexed text of a system.
use super::schema::{Fields, stem_term};
use super::storage::StoredRef;
use crate::catalog::analyzer::{Analyzer, STEMMED_LANGUAGES, tokenize};
use crate::catalog::challenges::Challenge;
use crate::catalog::organizations::Organization;
use crate::catalog::systems::System;
use crate::domain::languages::Lang;
use serde_json::Value;
use std::collections::BTreeSet;
use std::sync::Arc;
use tantivy::TantivyDocument;
use tantivy::tokenizer::{PreTokenizedString, Token};

/// A document to be written with the next commit.
pub(super) enum PendingDocument {
    System(Arc<System>, Option<Arc<Organization>>),
    Organization(Arc<Organization>),
    Challenge(Arc<Challenge>),
}

/// Builds the index document of a pending document.
pub(super) fn build(fields: &Fields, key: &str, pending: &PendingDocument) -> anyhow::Result<TantivyDocument> {
    let mut document = TantivyDocument::new();
    document.add_text(fields.key, key);
    match pending {
        PendingDocument::Organization(organization) => {
            document.add_text(fields.stored, serde_json::to_string(&StoredRef::Organization(organization))?);
        }
        PendingDocument::Challenge(challenge) => {
            document.add_text(fields.stored, serde_json::to_string(&StoredRef::Challenge(challenge))?);
        }
        PendingDocument::System(system, organization) => {
            document.add_u64(fields.number, u64::from(system.number));
            document.add_text(fields.stored, serde_json::to_string(&StoredRef::System(system))?);
            add_texts(fields, &mut document, system, organization.as_deref())?;
        }
    }
    Ok(document)
}

fn add_texts(
    fields: &Fields,
    document: &mut TantivyDocument,
    system: &System,
    organization: Option<&Organization>,
) -> anyhow::Result<()> {
    let unstemmed = Analyzer::new("");
    let mut all_words = BTreeSet::new();
    let mut add = |field: usize, lang: Option<&Lang>, text: &str| {
        let language = lang.and_then(|lang| STEMMED_LANGUAGES.into_iter().find(|language| *language == lang.primary()));
        let mut tokens = Vec::new();
        for (position, (offset, word)) in tokenize(text).enumerate() {
            let stem = language.map(|language| stem_term(language, &Analyzer::new(language).normalize(word)));
            for text in std::iter::once(unstemmed.normalize(word)).chain(stem) {
                all_words.insert(text.clone());
                let offset_to = offset + word.len();
                tokens.push(Token { offset_from: offset, offset_to, position, text, position_length: 1 });
            }
        }
        document.add_pre_tokenized_text(fields.texts[field], PreTokenizedString { text: String::new(), tokens });
    };
    let record: Value = serde_json::from_str(&system.record)?;
    for (name, value) in record.as_object().into_iter().flatten() {
        let field = match name.as_str() {
            "name" | "alsoKnownAs" => 0,
            "summary" | "tags" => 1,
            // Provenance and references are not part of the description.
            "sourceRecord" | "template" | "links" | "licence" | "organization" | "slug" => continue,
            _ => 2,
        };
        for_each_text(value, &mut |lang, text| add(field, lang, text));
    }
    for (lang, name) in organization.into_iter().flat_map(|organization| organization.content.name.iter()) {
        add(2, Some(lang), name);
    }
    let token = |text| Token { text, position: 0, position_length: 1, ..Token::default() };
    let tokens = all_words.into_iter().map(token).collect();
    document.add_pre_tokenized_text(fields.words, PreTokenizedString { text: String::new(), tokens });
    Ok(())
}

/// Calls `add` with every text in a field of a record: those of language maps with their language, names and ids
/// without.
fn for_each_text(value: &Value, add: &mut impl FnMut(Option<&Lang>, &str)) {
    match value {
        Value::Object(map) => {
            for (name, value) in map {
                // These member names would parse as language tags.
                let lang = Lang::parse(name).filter(|_| !matches!(name.as_str(), "url" | "rel" | "end" | "by" | "at"));
                match (value, lang) {
                    (Value::String(text), Some(lang)) => add(Some(&lang), text),
                    // Of plain strings only names and ids are searchable; codes and URLs are not.
                    (Value::String(text), None)
                        if matches!(name.as_str(), "name" | "value" | "product" | "provider") =>
                    {
                        add(None, text)
                    }
                    (Value::String(_), None) => {}
                    (value, _) => for_each_text(value, add),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| for_each_text(item, add)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_found_at_every_depth() {
        let value = serde_json::json!([{"name": {"nl": "A", "en": "B"}, "url": "https://x", "role": ["training"]}, {"name": "C"}]);
        let mut found = Vec::new();
        for_each_text(&value, &mut |lang, text| found.push((lang.map(ToString::to_string), text.to_owned())));
        let languages: Vec<_> = found.iter().map(|(lang, text)| (lang.as_deref(), text.as_str())).collect();
        assert!(
            languages.contains(&(Some("nl"), "A"))
                && languages.contains(&(Some("en"), "B"))
                && languages.contains(&(None, "C"))
        );
    }
}
