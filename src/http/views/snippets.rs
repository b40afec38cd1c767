//! Search snippets: the parts of a system's texts that match a search.
use crate::catalog::search::Highlighter;
use crate::catalog::systems::System;
use crate::domain::languages::Lang;
use crate::http::request::query::Languages;
use serde::Deserialize;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Returns the matching parts of a system's texts by field, in the reader's language. The record is parsed only if its
/// summary does not match.
pub fn snippets(system: &System, highlighter: &Highlighter, languages: &Languages) -> BTreeMap<&'static str, String> {
    let indexed = &system.indexed;
    let mut snippets = BTreeMap::new();
    let default = &indexed.default_language;
    let mut add = |field, lang: &Lang, text: &str| {
        let snippet = highlighter.snippet(lang, text);
        let matches = snippet.is_some();
        snippets.extend(snippet.map(|snippet| (field, snippet)));
        matches
    };
    if let Some((lang, name)) = indexed.name.best(languages.preferred(), default) {
        add("name", lang, name);
    }
    let summary = indexed.summary.best(languages.preferred(), default);
    if !summary.is_some_and(|(lang, summary)| add("summary", lang, summary)) {
        let texts: RecordTexts = serde_json::from_str(&system.record).unwrap_or_default();
        texts.in_order().into_iter().any(|(field, text)| {
            let lang = Lang::best(languages.preferred(), text.keys())
                .or_else(|| Lang::best(std::slice::from_ref(default), text.keys()))
                .or_else(|| text.keys().next());
            lang.is_some_and(|lang| add(field, lang, &text[lang]))
        });
    }
    snippets
}

/// The long texts of a record, parsed without the rest of it.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct RecordTexts<'a> {
    #[serde(borrow)]
    purpose: LongText<'a>,
    #[serde(borrow)]
    description: LongText<'a>,
    #[serde(borrow)]
    problem: LongText<'a>,
    #[serde(borrow)]
    impact_on_people: LongText<'a>,
    #[serde(borrow)]
    decision_process: LongText<'a>,
    #[serde(borrow)]
    data_summary: LongText<'a>,
    #[serde(borrow)]
    how_it_works: LongText<'a>,
    #[serde(borrow)]
    benefits: LongText<'a>,
    #[serde(borrow)]
    human_oversight: LongText<'a>,
    #[serde(borrow)]
    risk_summary: LongText<'a>,
    #[serde(borrow)]
    legal_basis: LongText<'a>,
}

/// A text by language.
type LongText<'a> = BTreeMap<Lang, Cow<'a, str>>;

impl<'a> RecordTexts<'a> {
    /// Returns the texts with their fields, in the order in which they are searched for a match.
    fn in_order(&self) -> [(&'static str, &LongText<'a>); 11] {
        [
            ("purpose", &self.purpose),
            ("description", &self.description),
            ("problem", &self.problem),
            ("impactOnPeople", &self.impact_on_people),
            ("decisionProcess", &self.decision_process),
            ("dataSummary", &self.data_summary),
            ("howItWorks", &self.how_it_works),
            ("benefits", &self.benefits),
            ("humanOversight", &self.human_oversight),
            ("riskSummary", &self.risk_summary),
            ("legalBasis", &self.legal_basis),
        ]
    }
}
