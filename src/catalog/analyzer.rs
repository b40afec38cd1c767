//! Text analysis for search: tokenization, lowercasing, stemming by language, accent folding.
use crate::domain::values::fold;
use frostem::Stemmer;

/// Languages with a stemmer. Text of every language is also indexed unstemmed.
pub const STEMMED_LANGUAGES: [&str; 11] = ["ca", "da", "de", "en", "es", "fi", "fr", "it", "nl", "pt", "sv"];

/// Maximum length of a token in characters; longer ones are not words and would only fill the index.
const MAX_TOKEN_CHARS: usize = 40;

/// Splits text into words, runs of letters and digits, each with its byte offset. Between two `l` the interpunct of
/// Catalan is part of the word, as in `intel·ligència`.
pub fn tokenize(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_part = |(at, c): (usize, char)| {
        c.is_alphanumeric()
            || c == '·' && text[..at].ends_with(['l', 'L']) && text[at + c.len_utf8()..].starts_with(['l', 'L'])
    };
    let mut letters = text.char_indices().peekable();
    let words = std::iter::from_fn(move || {
        let (begin, _) = letters.by_ref().find(|letter| is_part(*letter))?;
        while letters.next_if(|letter| is_part(*letter)).is_some() {}
        let end = letters.peek().map_or(text.len(), |(at, _)| *at);
        Some((begin, &text[begin..end]))
    });
    words.filter(|(_, word)| word.len() <= MAX_TOKEN_CHARS * 4 && word.chars().count() <= MAX_TOKEN_CHARS)
}

/// Normalizes words of one language: `Analyzer::new("nl")`, or `Analyzer::new("")` without stemming.
#[derive(Clone, Copy)]
pub struct Analyzer(Option<Stemmer>);

impl Analyzer {
    pub fn new(language: &str) -> Self {
        Self(Stemmer::try_from_name(language).ok())
    }

    /// Returns the form under which a word is indexed. Accents are folded last, since stemmers depend on them.
    pub fn normalize(self, word: &str) -> String {
        let lower = word.to_lowercase();
        match self.0 {
            Some(stemmer) => fold(&stemmer.stem(&lower)),
            None => fold(&lower),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_listed_language_has_a_stemmer() {
        assert!(STEMMED_LANGUAGES.iter().all(|language| Analyzer::new(language).0.is_some()));
        assert!(Analyzer::new("").0.is_none());
    }

    #[test]
    fn inflected_forms_share_a_stem() {
        let same = |language, a, b| Analyzer::new(language).normalize(a) == Analyzer::new(language).normalize(b);
        for (language, a, b) in [
            ("nl", "uitkering", "uitkeringen"),
            ("en", "translation", "Translations"),
            ("fr", "automatisée", "automatisées"),
            ("es", "decisión", "decisiones"),
            ("pt", "automatizado", "automatizados"),
            ("de", "Entscheidung", "Entscheidungen"),
            ("it", "decisione", "decisioni"),
            ("fi", "järjestelmä", "järjestelmät"),
            ("sv", "beslut", "besluten"),
            ("da", "afgørelse", "afgørelser"),
            ("ca", "decisió", "decisions"),
        ] {
            assert!(same(language, a, b), "{language}: {a}, {b}");
        }
        assert!(same("", "Automatisée", "automatisee"));
        assert!(!same("", "uitkering", "uitkeringen"));
    }

    #[test]
    fn tokens_have_byte_offsets() {
        let words: Vec<_> = tokenize("L'été, 2024! · intel·ligència").collect();
        assert_eq!(words, [(0, "L"), (2, "été"), (9, "2024"), (18, "intel·ligència")]);
        assert_eq!(
            tokenize("gemeente·amsterdam l·").map(|(_, word)| word).collect::<Vec<_>>(),
            ["gemeente", "amsterdam", "l"]
        );
    }
}
