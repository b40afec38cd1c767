//! Which words of a text a search found, and the piece of the text that shows them.
use super::super::words::{Analyzer, split};
use super::query::Piece;
use crate::domain::languages::Lang;
use std::collections::HashSet;

/// How long a snippet is, in bytes of the text.
const LENGTH: usize = 220;

/// What to mark.
#[derive(Debug, Default)]
pub struct Marks {
    /// Words, each for itself.
    words: Words,
    /// Words that are found only in a row.
    rows: Vec<Vec<Words>>,
    prefixes: Vec<String>,
    /// How the words begin: most words of a text need no closer look.
    begin: HashSet<[char; 2]>,
}

/// Words, as they are written and by their stems.
#[derive(Debug, Default)]
struct Words {
    exact: HashSet<String>,
    stems: Vec<(&'static str, HashSet<String>)>,
}

impl Words {
    fn new(languages: &[&'static str]) -> Self {
        Self { stems: languages.iter().map(|lang| (*lang, HashSet::new())).collect(), ..Self::default() }
    }

    fn add(&mut self, word: &str, stemmed: bool) {
        self.exact.insert(Analyzer::new("").word(word));
        for (lang, stems) in self.stems.iter_mut().filter(|_| stemmed) {
            stems.insert(Analyzer::new(lang).word(word));
        }
    }

    fn have(&self, lang: &Lang, plain: &str, word: &str) -> bool {
        let stems = self.stems.iter().find(|(known, _)| *known == lang.primary());
        self.exact.contains(plain)
            || stems.is_some_and(|(language, stems)| {
                !stems.is_empty() && stems.contains(&Analyzer::new(language).word(word))
            })
    }
}

impl Marks {
    pub(super) fn new<'a>(pieces: impl Iterator<Item = &'a Piece>, languages: &[&'static str]) -> Self {
        let mut new = Self { words: Words::new(languages), ..Self::default() };
        for piece in pieces {
            new.begin.extend(piece.parts().iter().filter_map(|word| beginning(&Analyzer::new("").word(word))));
            match piece {
                Piece::Word(word) => new.words.add(word, true),
                Piece::Prefix(begin) => new.prefixes.push(Analyzer::new("").word(begin)),
                Piece::Phrase(words) | Piece::Saying(words) => {
                    let row = words.iter().map(|word| {
                        let mut one = Words::new(languages);
                        one.add(word, matches!(piece, Piece::Saying(_)));
                        one
                    });
                    new.rows.push(row.collect());
                }
            }
        }
        new
    }

    /// The piece of a text with the most words found, as HTML: each of them in `<mark>`, all else escaped, `…` where
    /// the text goes on. None if no word of it was found.
    pub fn snippet(&self, lang: &Lang, text: &str) -> Option<String> {
        let found = self.find(lang, text);
        let (first, last) = densest(&found)?;
        let (mut begin, mut end) = (0, text.len());
        if text.len() > LENGTH {
            let spare = LENGTH.saturating_sub(found[last].1 - found[first].0);
            begin = found[first].0.saturating_sub(spare / 2);
            end = (begin + LENGTH).max(found[last].1).min(text.len());
            begin = begin.min(end.saturating_sub(LENGTH)).min(found[first].0);
            begin = word_boundary(text, begin, found[first].0);
            end = text[..end_of_char(text, end)]
                .rfind(char::is_whitespace)
                .filter(|at| *at >= found[last].1)
                .filter(|_| end < text.len())
                .unwrap_or_else(|| end_of_char(text, end));
        }
        let mut html = String::with_capacity(end - begin + 64);
        html.push_str(if begin > 0 { "… " } else { "" });
        let mut at = begin;
        for (from, to) in found.into_iter().filter(|(from, to)| *from >= begin && *to <= end) {
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

    /// The places of the words that were found, in bytes.
    fn find(&self, lang: &Lang, text: &str) -> Vec<(usize, usize)> {
        let mut found = Vec::new();
        let words: Vec<_> = split(text).collect();
        for (n, (begin, word)) in words.iter().enumerate() {
            if !self.may_be(word) {
                continue;
            }
            let plain = Analyzer::new("").word(word);
            if self.words.have(lang, &plain, word) || self.prefixes.iter().any(|prefix| plain.starts_with(prefix)) {
                found.push((*begin, begin + word.len()));
            }
            for row in &self.rows {
                let Some(run) = words.get(n..n + row.len()) else { continue };
                let same = |(wanted, (_, word)): (&Words, &(usize, &str))| {
                    wanted.have(lang, &Analyzer::new("").word(word), word)
                };
                if row.iter().zip(run).all(same) {
                    found.extend(run.iter().map(|(begin, word)| (*begin, begin + word.len())));
                }
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Whether a word begins like one of those looked for. What is not ASCII may fold to anything.
    fn may_be(&self, word: &str) -> bool {
        let mut letters = word.chars().flat_map(char::to_lowercase);
        let (first, second) = (letters.next().unwrap_or(' '), letters.next().unwrap_or(' '));
        !first.is_ascii() || !second.is_ascii() || self.begin.contains(&[first, second])
    }
}

fn beginning(word: &str) -> Option<[char; 2]> {
    let mut letters = word.chars();
    Some([letters.next()?, letters.next().unwrap_or(' ')])
}

/// The first and the last of the most places that fit into one snippet.
fn densest(found: &[(usize, usize)]) -> Option<(usize, usize)> {
    let mut best: Option<(usize, usize)> = None;
    let mut last = 0;
    for first in 0..found.len() {
        last = last.max(first);
        while last + 1 < found.len() && found[last + 1].1 - found[first].0 <= LENGTH / 2 {
            last += 1;
        }
        if best.is_none_or(|(from, to)| last - first > to - from) {
            best = Some((first, last));
        }
    }
    best
}

/// The beginning of a word at or after a place, but not behind `limit`.
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
    use super::super::query::Asked;
    use super::*;
    use proptest::prelude::*;

    fn snippet(query: &str, text: &str) -> Option<String> {
        let asked = Asked::parse(query);
        Marks::new(asked.pieces(), &["nl"]).snippet(&Lang::parse("nl").unwrap(), text)
    }

    #[test]
    fn words_are_marked_in_all_their_forms_and_the_rest_is_escaped() {
        let marked = snippet("uitkering caf*", "De <b>Uitkeringen</b> & \"Cafés\"").unwrap();
        assert_eq!(marked, "De &lt;b&gt;<mark>Uitkeringen</mark>&lt;/b&gt; &amp; &quot;<mark>Cafés</mark>&quot;");
        assert_eq!(snippet("parkeren", "Niets daarvan"), None);
        assert_eq!(snippet("élan", "Elan").as_deref(), Some("<mark>Elan</mark>"));
        assert_eq!(snippet("\"uitkering\"", "uitkeringen"), None, "a phrase is what it says");
        assert_eq!(
            snippet("\"in de stad\"", "in de zomer in de stad").unwrap(),
            "in de zomer <mark>in</mark> <mark>de</mark> <mark>stad</mark>"
        );
    }

    #[test]
    fn a_long_text_is_cut_around_what_was_found() {
        let text = format!("{} parkeren en nog eens parkeren {}", "woord ".repeat(100), "meer ".repeat(100));
        let marked = snippet("parkeren", &text).unwrap();
        assert!(marked.starts_with("… woord ") && marked.ends_with("meer …"), "{marked}");
        assert_eq!(marked.matches("<mark>").count(), 2);
        assert!(marked.len() < LENGTH + 60, "{marked}");
    }

    proptest! {
        #[test]
        fn without_its_marks_a_snippet_is_a_piece_of_the_text(text in "([a-zéß<&]{1,9}[ .,]{1,3}){1,80}", word in "[a-z]{2}") {
            if let Some(marked) = snippet(&format!("{word}*"), &text) {
                let plain = marked.replace("<mark>", "").replace("</mark>", "").replace("&lt;", "<").replace("&amp;", "&");
                let plain = plain.trim_start_matches("… ").trim_end_matches(" …");
                prop_assert!(text.contains(plain), "{plain:?} is not in {text:?}");
                prop_assert!(marked.contains("<mark>"));
            }
        }
    }
}
