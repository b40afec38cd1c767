//! How text becomes words to search by: split, lower-cased, stemmed by the rules of its language, accents folded.
use crate::domain::values::fold;
use frostem::Stemmer;
use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

/// Languages with a stemmer of their own. Every language is also indexed unstemmed.
pub const STEMMED: [&str; 11] = ["ca", "da", "de", "en", "es", "fi", "fr", "it", "nl", "pt", "sv"];

/// Longer words are no words: they would only fill the index.
const MAX_WORD: usize = 40;

/// Splits text into words: runs of letters and digits. Each with its place in the text, in bytes.
pub fn split(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let bounds = text.split(|c: char| !c.is_alphanumeric());
    let words = bounds.map(move |word| (word.as_ptr() as usize - text.as_ptr() as usize, word));
    words.filter(|(_, word)| !word.is_empty() && word.len() <= MAX_WORD * 4 && word.chars().count() <= MAX_WORD)
}

/// Makes words of one language alike: `Analyzer::new("nl")`, or `Analyzer::new("")` without stemming.
#[derive(Clone)]
pub struct Analyzer {
    language: &'static str,
}

impl Analyzer {
    pub const fn new(language: &'static str) -> Self {
        Self { language }
    }

    fn stemmer(&self) -> Option<Stemmer> {
        Stemmer::try_from_name(self.language).ok()
    }

    /// The form under which a word is indexed. The stemmer sees the accents: it knows them.
    pub fn word(&self, word: &str) -> String {
        stem(self.stemmer().as_ref(), word)
    }
}

fn stem(stemmer: Option<&Stemmer>, word: &str) -> String {
    let lower = word.to_lowercase();
    match stemmer {
        Some(stemmer) => fold(&stemmer.stem(&lower)),
        None => fold(&lower),
    }
}

impl Tokenizer for Analyzer {
    type TokenStream<'a> = Words;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Words {
        let stemmer = self.stemmer();
        let token = |(position, (offset, word)): (usize, (usize, &str))| Token {
            offset_from: offset,
            offset_to: offset + word.len(),
            position,
            text: stem(stemmer.as_ref(), word),
            position_length: 1,
        };
        Words { tokens: split(text).enumerate().map(token).collect(), next: 0 }
    }
}

/// The words of one text, one after the other.
pub struct Words {
    tokens: Vec<Token>,
    next: usize,
}

impl TokenStream for Words {
    fn advance(&mut self) -> bool {
        self.next += 1;
        self.next <= self.tokens.len()
    }
    fn token(&self) -> &Token {
        &self.tokens[self.next - 1]
    }
    fn token_mut(&mut self) -> &mut Token {
        &mut self.tokens[self.next - 1]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_its_stemmer() {
        assert!(STEMMED.iter().all(|language| Analyzer::new(language).stemmer().is_some()));
        assert!(Analyzer::new("").stemmer().is_none());
    }

    #[test]
    fn forms_of_a_word_are_one() {
        let alike = |language, a, b| Analyzer::new(language).word(a) == Analyzer::new(language).word(b);
        assert!(alike("nl", "uitkering", "uitkeringen"));
        assert!(alike("en", "translation", "Translations"));
        assert!(alike("fr", "automatisée", "automatisées"));
        assert!(alike("", "Automatisée", "automatisee"));
        assert!(!alike("", "uitkering", "uitkeringen"));
    }

    #[test]
    fn words_know_their_place() {
        let words: Vec<_> = split("L'été, 2024!").collect();
        assert_eq!(words, [(0, "L"), (2, "été"), (9, "2024")]);
    }
}
