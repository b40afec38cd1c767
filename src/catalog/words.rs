//! How text becomes words to search by: split, lower-cased, stemmed by the rules of its language, accents folded.
use crate::domain::values::fold;
use frostem::Stemmer;

/// Languages with a stemmer of their own. Every language is also indexed unstemmed.
pub const STEMMED: [&str; 11] = ["ca", "da", "de", "en", "es", "fi", "fr", "it", "nl", "pt", "sv"];

/// Longer words are no words: they would only fill the index.
const MAX_WORD: usize = 40;

/// Splits text into words: runs of letters and digits. Each with its place in the text, in bytes. Between two `l` the
/// raised dot of Catalan stands inside a word, as in `intel·ligència`.
pub fn split(text: &str) -> impl Iterator<Item = (usize, &str)> {
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
    words.filter(|(_, word)| word.len() <= MAX_WORD * 4 && word.chars().count() <= MAX_WORD)
}

/// Makes words of one language alike: `Analyzer::new("nl")`, or `Analyzer::new("")` without stemming.
#[derive(Clone, Copy)]
pub struct Analyzer(Option<Stemmer>);

impl Analyzer {
    pub fn new(language: &str) -> Self {
        Self(Stemmer::try_from_name(language).ok())
    }

    /// The form under which a word is indexed. The stemmer sees the accents: it knows them.
    pub fn word(self, word: &str) -> String {
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
    fn every_language_has_its_stemmer() {
        assert!(STEMMED.iter().all(|language| Analyzer::new(language).0.is_some()));
        assert!(Analyzer::new("").0.is_none());
    }

    #[test]
    fn forms_of_a_word_are_one() {
        let alike = |language, a, b| Analyzer::new(language).word(a) == Analyzer::new(language).word(b);
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
            assert!(alike(language, a, b), "{language}: {a}, {b}");
        }
        assert!(alike("", "Automatisée", "automatisee"));
        assert!(!alike("", "uitkering", "uitkeringen"));
    }

    #[test]
    fn words_know_their_place() {
        let words: Vec<_> = split("L'été, 2024! · intel·ligència").collect();
        assert_eq!(words, [(0, "L"), (2, "été"), (9, "2024"), (18, "intel·ligència")]);
        assert_eq!(
            split("gemeente·amsterdam l·").map(|(_, word)| word).collect::<Vec<_>>(),
            ["gemeente", "amsterdam", "l"]
        );
    }
}
