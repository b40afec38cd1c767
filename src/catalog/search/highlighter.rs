//! Highlighting: the matched words of a text, and a snippet that shows them.
use super::query::Clause;
use crate::catalog::analyzer::{Analyzer, tokenize};
use crate::domain::languages::Lang;
use std::collections::HashSet;

/// Length of a snippet in bytes of text.
const SNIPPET_LENGTH: usize = 220;

/// Marks the words that a query matches.
#[derive(Debug, Default)]
pub struct Highlighter {
    /// Words matched on their own.
    words: WordSet,
    /// Words matched in sequence.
    phrases: Vec<Vec<WordSet>>,
    prefixes: Vec<String>,
    /// The first two letters of all words, a quick filter: most words of a text need no further check.
    first_letters: HashSet<[char; 2]>,
}

/// A set of words, exact and by their stems.
#[derive(Debug, Default)]
struct WordSet {
    exact: HashSet<String>,
    stems: Vec<(&'static str, HashSet<String>)>,
}

impl WordSet {
    fn new(languages: &[&'static str]) -> Self {
        Self { stems: languages.iter().map(|lang| (*lang, HashSet::new())).collect(), ..Self::default() }
    }

    fn add(&mut self, word: &str, stemmed: bool) {
        self.exact.insert(Analyzer::new("").normalize(word));
        for (lang, stems) in self.stems.iter_mut().filter(|_| stemmed) {
            stems.insert(Analyzer::new(lang).normalize(word));
        }
    }

    fn contains(&self, lang: &Lang, plain: &str, word: &str) -> bool {
        let stems = self.stems.iter().find(|(language, _)| *language == lang.primary());
        self.exact.contains(plain)
            || stems.is_some_and(|(language, stems)| {
                !stems.is_empty() && stems.contains(&Analyzer::new(language).normalize(word))
            })
    }
}

impl Highlighter {
    pub(super) fn new<'a>(clauses: impl Iterator<Item = &'a Clause>, languages: &[&'static str]) -> Self {
        let mut highlighter = Self { words: WordSet::new(languages), ..Self::default() };
        for clause in clauses {
            highlighter
                .first_letters
                .extend(clause.words().iter().filter_map(|word| first_two_letters(&Analyzer::new("").normalize(word))));
            match clause {
                Clause::Word(word) => highlighter.words.add(word, true),
                Clause::Prefix(prefix) => highlighter.prefixes.push(Analyzer::new("").normalize(prefix)),
                Clause::Phrase(words) | Clause::LoosePhrase(words) => {
                    let phrase = words.iter().map(|word| {
                        let mut set = WordSet::new(languages);
                        set.add(word, matches!(clause, Clause::LoosePhrase(_)));
                        set
                    });
                    highlighter.phrases.push(phrase.collect());
                }
            }
        }
        highlighter
    }

    /// Returns the part of a text with the most matches as HTML: matches in `<mark>`, everything else escaped, `…` at
    /// cuts. None if nothing matches.
    pub fn snippet(&self, lang: &Lang, text: &str) -> Option<String> {
        let matches = self.find_matches(lang, text);
        let (first, last) = densest_run(&matches)?;
        let (mut begin, mut end) = (0, text.len());
        if text.len() > SNIPPET_LENGTH {
            let spare = SNIPPET_LENGTH.saturating_sub(matches[last].1 - matches[first].0);
            begin = matches[first].0.saturating_sub(spare / 2);
            end = (begin + SNIPPET_LENGTH).max(matches[last].1).min(text.len());
            begin = begin.min(end.saturating_sub(SNIPPET_LENGTH)).min(matches[first].0);
            begin = word_boundary(text, begin, matches[first].0);
            end = text[..end_of_char(text, end)]
                .rfind(char::is_whitespace)
                .filter(|at| *at >= matches[last].1)
                .filter(|_| end < text.len())
                .unwrap_or_else(|| end_of_char(text, end));
        }
        let mut html = String::with_capacity(end - begin + 64);
        html.push_str(if begin > 0 { "… " } else { "" });
        let mut at = begin;
        for (from, to) in matches.into_iter().filter(|(from, to)| *from >= begin && *to <= end) {
            escape(&text[at..from], &mut html);
            html.push_str("<mark>");
            escape(&text[from..to], &mut html);
            html.push_str("</mark>");
            at = to;
        }
        escape(&text[at..end], &mut html);
        html.push_str(if end < text.len() { " …" } else { "" });
        Some(html)
    }

    /// Returns the byte ranges of the matches.
    fn find_matches(&self, lang: &Lang, text: &str) -> Vec<(usize, usize)> {
        let mut matches = Vec::new();
        let words: Vec<_> = tokenize(text).collect();
        for (n, (begin, word)) in words.iter().enumerate() {
            if !self.may_match(word) {
                continue;
            }
            let plain = Analyzer::new("").normalize(word);
            if self.words.contains(lang, &plain, word) || self.prefixes.iter().any(|prefix| plain.starts_with(prefix)) {
                matches.push((*begin, begin + word.len()));
            }
            for phrase in &self.phrases {
                let Some(run) = words.get(n..n + phrase.len()) else { continue };
                let same = |(set, (_, word)): (&WordSet, &(usize, &str))| {
                    set.contains(lang, &Analyzer::new("").normalize(word), word)
                };
                if phrase.iter().zip(run).all(same) {
                    matches.extend(run.iter().map(|(begin, word)| (*begin, begin + word.len())));
                }
            }
        }
        matches.sort_unstable();
        matches.dedup();
        matches
    }

    /// Returns true if a word has the first letters of a searched word. Non-ASCII letters may fold to any letter.
    fn may_match(&self, word: &str) -> bool {
        let mut letters = word.chars().flat_map(char::to_lowercase);
        let (first, second) = (letters.next().unwrap_or(' '), letters.next().unwrap_or(' '));
        !first.is_ascii() || !second.is_ascii() || self.first_letters.contains(&[first, second])
    }
}

fn first_two_letters(word: &str) -> Option<[char; 2]> {
    let mut letters = word.chars();
    Some([letters.next()?, letters.next().unwrap_or(' ')])
}

/// Returns the first and last match of the densest run of matches that fits into a snippet.
fn densest_run(matches: &[(usize, usize)]) -> Option<(usize, usize)> {
    let mut best: Option<(usize, usize)> = None;
    let mut last = 0;
    for first in 0..matches.len() {
        last = last.max(first);
        while last + 1 < matches.len() && matches[last + 1].1 - matches[first].0 <= SNIPPET_LENGTH / 2 {
            last += 1;
        }
        if best.is_none_or(|(from, to)| last - first > to - from) {
            best = Some((first, last));
        }
    }
    best
}

/// Returns the start of the first word at or after a position, but at most `limit`.
fn word_boundary(text: &str, mut at: usize, limit: usize) -> usize {
    if at == 0 {
        return 0;
    }
    while !text.is_char_boundary(at) {
        at += 1;
    }
    let space = text[at..].find(char::is_whitespace).map(|offset| at + offset);
    let word = space.and_then(|space| text[space..].find(|c: char| !c.is_whitespace()).map(|offset| space + offset));
    word.filter(|word| *word <= limit).unwrap_or(limit)
}

fn end_of_char(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

fn escape(text: &str, html: &mut String) {
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            other => html.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::query::ParsedQuery;
    use super::*;
    use proptest::prelude::*;

    fn snippet(query: &str, text: &str) -> Option<String> {
        let parsed = ParsedQuery::parse(query);
        Highlighter::new(parsed.clauses(), &["nl"]).snippet(&Lang::parse("nl").unwrap(), text)
    }

    #[test]
    fn inflected_words_are_marked_and_the_rest_is_escaped() {
        let marked = snippet("uitkering caf*", "De <b>Uitkeringen</b> & \"Cafés\"").unwrap();
        assert_eq!(marked, "De &lt;b&gt;<mark>Uitkeringen</mark>&lt;/b&gt; &amp; &quot;<mark>Cafés</mark>&quot;");
        assert_eq!(snippet("parkeren", "Niets daarvan"), None);
        assert_eq!(snippet("élan", "Elan").as_deref(), Some("<mark>Elan</mark>"));
        assert_eq!(snippet("\"uitkering\"", "uitkeringen"), None, "phrases match exactly");
        assert_eq!(
            snippet("\"in de stad\"", "in de zomer in de stad").unwrap(),
            "in de zomer <mark>in</mark> <mark>de</mark> <mark>stad</mark>"
        );
    }

    #[test]
    fn long_texts_are_cut_around_the_matches() {
        let text = format!("{} parkeren en nog eens parkeren {}", "woord ".repeat(100), "meer ".repeat(100));
        let marked = snippet("parkeren", &text).unwrap();
        assert!(marked.starts_with("… woord ") && marked.ends_with("meer …"), "{marked}");
        assert_eq!(marked.matches("<mark>").count(), 2);
        assert!(marked.len() < SNIPPET_LENGTH + 60, "{marked}");
    }

    proptest! {
        #[test]
        fn a_snippet_without_marks_is_part_of_the_text(text in "([a-zéß<&]{1,9}[ .,]{1,3}){1,80}", word in "[a-z]{2}") {
            if let Some(marked) = snippet(&format!("{word}*"), &text) {
                let plain = marked.replace("<mark>", "").replace("</mark>", "").replace("&lt;", "<").replace("&amp;", "&");
                let plain = plain.trim_start_matches("… ").trim_end_matches(" …");
                prop_assert!(text.contains(plain), "{plain:?} is not in {text:?}");
                prop_assert!(marked.contains("<mark>"));
            }
        }
    }
}
