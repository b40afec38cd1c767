//! What somebody searches for, read from what they typed.
use super::super::words::split;
use crate::domain::values::fold;

/// The most words and phrases that count.
const MAX_PIECES: usize = 12;
/// The fewest letters of a beginning: fewer would be half of all words.
const MIN_PREFIX: usize = 2;

/// A word, the beginning of one, or words in a row.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Piece {
    /// In any of its forms: exact or by its stem.
    Word(String),
    /// Any word that begins so.
    Prefix(String),
    /// Just these words in this order.
    Phrase(Vec<String>),
    /// Words in this order, each in any of its forms: the long form of an abbreviation.
    Saying(Vec<String>),
}

/// What somebody searches for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Asked {
    /// Of each group, any; of all groups, all.
    pub groups: Vec<Vec<Piece>>,
    /// None of these.
    pub without: Vec<Piece>,
    /// Whether the last word may not be whole yet: nothing stands behind it.
    pub typing: bool,
}

impl Asked {
    /// Reads `words`, `"a phrase"`, `-without`, `-"without a phrase"`, `begin*`, and `this OR that`.
    pub fn parse(text: &str) -> Self {
        let mut asked = Self::default();
        let (mut rest, mut either) = (text.trim_start(), false);
        while !rest.is_empty() {
            let (minus, behind) = rest.strip_prefix('-').map_or((false, rest), |behind| (true, behind));
            // A quotation mark that is never closed counts as none.
            let quoted = behind.strip_prefix('"').and_then(|behind| behind.split_once('"'));
            let (pieces, after) = match quoted {
                Some((phrase, after)) => (vec![Piece::phrase(phrase)], after),
                None => {
                    let (part, after) = behind.split_once(char::is_whitespace).unwrap_or((behind, ""));
                    if part == "OR" && !minus && !asked.groups.is_empty() {
                        (either, rest) = (true, after.trim_start());
                        continue;
                    }
                    (Piece::words(part), after)
                }
            };
            asked.typing = false;
            for piece in pieces.into_iter().filter(|piece| !piece.is_empty()) {
                if asked.pieces().count() + asked.without.len() >= MAX_PIECES {
                    asked.typing = false;
                    break;
                }
                match asked.groups.last_mut() {
                    _ if minus => asked.without.push(piece),
                    Some(group) if either => group.push(piece),
                    _ => {
                        asked.typing = text.ends_with(char::is_alphanumeric) && matches!(piece, Piece::Word(_));
                        asked.groups.push(vec![piece]);
                    }
                }
                either = false;
            }
            rest = after.trim_start();
        }
        asked
    }

    pub fn pieces(&self) -> impl Iterator<Item = &Piece> {
        self.groups.iter().flatten()
    }
}

impl Piece {
    fn phrase(text: &str) -> Self {
        Self::Phrase(split(text).take(MAX_PIECES).map(|(_, word)| word.to_lowercase()).collect())
    }

    fn words(part: &str) -> Vec<Self> {
        let mut words: Vec<_> = split(part).map(|(_, word)| Self::Word(word.to_lowercase())).collect();
        if part.ends_with('*')
            && let Some(Self::Word(word)) = words.last().cloned()
            && fold(&word).chars().count() >= MIN_PREFIX
        {
            words.pop();
            words.push(Self::Prefix(word));
        }
        words
    }

    /// Its words, or the beginning of one.
    pub fn parts(&self) -> &[String] {
        match self {
            Self::Word(word) | Self::Prefix(word) => std::slice::from_ref(word),
            Self::Phrase(words) | Self::Saying(words) => words,
        }
    }

    fn is_empty(&self) -> bool {
        // Some marks are letters to Unicode, and nothing once accents are folded.
        self.parts().iter().all(|word| fold(word).is_empty())
    }
}

impl std::fmt::Display for Piece {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Word(word) => f.write_str(word),
            Self::Prefix(word) => write!(f, "{word}*"),
            Self::Phrase(words) => write!(f, "\"{}\"", words.join(" ")),
            Self::Saying(words) => f.write_str(&words.join(" ")),
        }
    }
}

impl std::fmt::Display for Asked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let group = |group: &Vec<Piece>| group.iter().map(Piece::to_string).collect::<Vec<_>>().join(" OR ");
        let without = self.without.iter().map(|piece| format!("-{piece}"));
        f.write_str(&self.groups.iter().map(group).chain(without).collect::<Vec<_>>().join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn word(word: &str) -> Piece {
        Piece::Word(word.into())
    }

    #[test]
    fn a_query_is_words_phrases_and_exceptions() {
        let asked = Asked::parse("Parkeren \"human  resources\" -verkeer l'eau \"open");
        let phrase = Piece::Phrase(vec!["human".into(), "resources".into()]);
        let words = ["parkeren", "l", "eau", "open"].map(word);
        assert_eq!(asked.groups.concat(), [&words[..1], &[phrase], &words[1..]].concat());
        assert_eq!(asked.without, [word("verkeer")]);
        assert_eq!(asked.to_string(), "parkeren \"human resources\" l eau open -verkeer");
        assert_eq!(Asked::parse("\"\" - \" \"").groups.len(), 0);
        assert_eq!(Asked::parse(&"a ".repeat(100)).groups.len(), MAX_PIECES);
        assert_eq!(Asked::parse("-\"a b\" c").without, [Piece::Phrase(vec!["a".into(), "b".into()])]);
    }

    #[test]
    fn or_joins_its_neighbours() {
        let asked = Asked::parse("scan OR \"mobile camera\" OR anpr* amsterdam");
        assert_eq!(asked.groups.len(), 2);
        assert_eq!(asked.groups[0].len(), 3);
        assert_eq!(asked.groups[0][2], Piece::Prefix("anpr".into()));
        assert_eq!(asked.to_string(), "scan OR \"mobile camera\" OR anpr* amsterdam");
        // With nothing before it, and in lower case, it is a word like any other.
        assert_eq!(Asked::parse("OR a or b").groups.len(), 4);
    }

    #[test]
    fn a_word_is_being_typed_until_something_stands_behind_it() {
        assert!(Asked::parse("park").typing);
        assert!(!Asked::parse("park ").typing && !Asked::parse("\"park\"").typing);
        assert!(!Asked::parse("park -ver").typing && !Asked::parse("park OR ver").typing);
        assert!(Asked::parse("\u{345}\u{345}").groups.is_empty(), "it folds to nothing");
    }

    proptest! {
        #[test]
        fn what_is_shown_is_read_the_same(text in "[a-z\" *-]{0,30}( OR )?[a-z\" -]{0,20}") {
            let asked = Asked::parse(&text);
            let again = Asked::parse(&asked.to_string());
            prop_assert_eq!((asked.groups, asked.without), (again.groups, again.without));
        }
    }
}
