//! What somebody searches for, read from what they typed.
use super::super::words::split;

/// The most words, phrases and exceptions that count.
const MAX_WORDS: usize = 12;

/// What somebody searches for.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Asked {
    pub words: Vec<String>,
    pub phrases: Vec<Vec<String>>,
    pub without: Vec<String>,
}

impl Asked {
    pub fn parse(text: &str) -> Self {
        let mut asked = Self::default();
        let words = |part: &str| split(part).map(|(_, word)| word.to_lowercase()).collect::<Vec<_>>();
        for (n, part) in text.split('"').enumerate() {
            // Between an odd and an even quotation mark is a phrase; one that is never closed counts as words.
            if n % 2 == 1 && text.matches('"').count() > n {
                asked.phrases.push(words(part));
                continue;
            }
            for word in part.split_whitespace() {
                match word.strip_prefix('-') {
                    Some(without) => asked.without.extend(words(without)),
                    None => asked.words.extend(words(word)),
                }
            }
        }
        asked.phrases.retain(|phrase| !phrase.is_empty());
        asked.phrases.iter_mut().for_each(|phrase| phrase.truncate(MAX_WORDS));
        asked.words.truncate(MAX_WORDS);
        asked.phrases.truncate(MAX_WORDS);
        asked.without.truncate(MAX_WORDS);
        asked
    }
}

impl std::fmt::Display for Asked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let words = self.words.iter().cloned();
        let phrases = self.phrases.iter().map(|phrase| format!("\"{}\"", phrase.join(" ")));
        let without = self.without.iter().map(|word| format!("-{word}"));
        f.write_str(&words.chain(phrases).chain(without).collect::<Vec<_>>().join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_is_words_phrases_and_exceptions() {
        let asked = Asked::parse("Parkeren \"human  resources\" -verkeer l'eau \"open");
        assert_eq!(asked.words, ["parkeren", "l", "eau", "open"]);
        assert_eq!(asked.phrases, [["human", "resources"]]);
        assert_eq!(asked.without, ["verkeer"]);
        assert_eq!(Asked::parse("\"\" - \" \""), Asked::default());
        assert_eq!(Asked::parse(&"a ".repeat(100)).words.len(), MAX_WORDS);
        assert_eq!(asked.to_string(), "parkeren l eau open \"human resources\" -verkeer");
    }
}
