//! The query syntax.
use crate::catalog::analyzer::tokenize;
use crate::domain::values::fold;

/// Maximum number of clauses in a query; the rest is ignored.
const MAX_CLAUSES: usize = 12;
/// Minimum length of a prefix; shorter ones would match half of all words.
const MIN_PREFIX: usize = 2;

/// A condition on the text of a record.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Clause {
    /// A word in any form: exact or by its stem.
    Word(String),
    /// Any word with this prefix.
    Prefix(String),
    /// Exactly these words in sequence.
    Phrase(Vec<String>),
    /// These words in sequence, each in any form: the long form of an abbreviation.
    LoosePhrase(Vec<String>),
}

/// A parsed query.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct ParsedQuery {
    /// All groups must match; a group matches if any of its clauses does.
    pub groups: Vec<Vec<Clause>>,
    /// Clauses that must not match.
    pub excluded: Vec<Clause>,
    /// True if the last word may be incomplete, because nothing follows it.
    pub last_word_incomplete: bool,
}

impl ParsedQuery {
    /// Parses `words`, `"a phrase"`, `-word`, `-"a phrase"`, `prefix*` and `this OR that`. Every text is a valid query.
    pub fn parse(text: &str) -> Self {
        let mut parsed = Self::default();
        let (mut rest, mut or) = (text.trim_start(), false);
        while !rest.is_empty() {
            let (minus, term) = rest.strip_prefix('-').map_or((false, rest), |term| (true, term));
            // An unclosed quotation mark is ignored.
            let quoted = term.strip_prefix('"').and_then(|quoted| quoted.split_once('"'));
            let (clauses, after) = match quoted {
                Some((phrase, after)) => (vec![Clause::parse_phrase(phrase)], after),
                None => {
                    let (part, after) = term.split_once(char::is_whitespace).unwrap_or((term, ""));
                    if part == "OR" && !minus && !parsed.groups.is_empty() {
                        (or, rest) = (true, after.trim_start());
                        continue;
                    }
                    (Clause::parse_words(part), after)
                }
            };
            parsed.last_word_incomplete = false;
            for clause in clauses.into_iter().filter(|clause| !clause.is_empty()) {
                if parsed.clauses().count() + parsed.excluded.len() >= MAX_CLAUSES {
                    parsed.last_word_incomplete = false;
                    break;
                }
                match parsed.groups.last_mut() {
                    _ if minus => parsed.excluded.push(clause),
                    Some(group) if or => group.push(clause),
                    _ => {
                        parsed.last_word_incomplete =
                            text.ends_with(char::is_alphanumeric) && matches!(clause, Clause::Word(_));
                        parsed.groups.push(vec![clause]);
                    }
                }
                or = false;
            }
            rest = after.trim_start();
        }
        parsed
    }

    pub fn clauses(&self) -> impl Iterator<Item = &Clause> {
        self.groups.iter().flatten()
    }
}

impl Clause {
    fn parse_phrase(text: &str) -> Self {
        Self::Phrase(tokenize(text).take(MAX_CLAUSES).map(|(_, word)| word.to_lowercase()).collect())
    }

    fn parse_words(part: &str) -> Vec<Self> {
        let mut words: Vec<_> = tokenize(part).map(|(_, word)| Self::Word(word.to_lowercase())).collect();
        if part.ends_with('*')
            && let Some(Self::Word(word)) = words.last().cloned()
            && fold(&word).chars().count() >= MIN_PREFIX
        {
            words.pop();
            words.push(Self::Prefix(word));
        }
        words
    }

    /// Returns the words or the prefix.
    pub fn words(&self) -> &[String] {
        match self {
            Self::Word(word) | Self::Prefix(word) => std::slice::from_ref(word),
            Self::Phrase(words) | Self::LoosePhrase(words) => words,
        }
    }

    fn is_empty(&self) -> bool {
        // Some marks are alphabetic in Unicode but fold to nothing.
        self.words().iter().all(|word| fold(word).is_empty())
    }
}

impl std::fmt::Display for Clause {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Word(word) => f.write_str(word),
            Self::Prefix(word) => write!(f, "{word}*"),
            Self::Phrase(words) => write!(f, "\"{}\"", words.join(" ")),
            Self::LoosePhrase(words) => f.write_str(&words.join(" ")),
        }
    }
}

impl std::fmt::Display for ParsedQuery {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let group = |group: &Vec<Clause>| group.iter().map(Clause::to_string).collect::<Vec<_>>().join(" OR ");
        let excluded = self.excluded.iter().map(|clause| format!("-{clause}"));
        f.write_str(&self.groups.iter().map(group).chain(excluded).collect::<Vec<_>>().join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn word(word: &str) -> Clause {
        Clause::Word(word.into())
    }

    #[test]
    fn queries_have_words_phrases_and_exclusions() {
        let parsed = ParsedQuery::parse("Parkeren \"human  resources\" -verkeer l'eau \"open");
        let phrase = Clause::Phrase(vec!["human".into(), "resources".into()]);
        let words = ["parkeren", "l", "eau", "open"].map(word);
        assert_eq!(parsed.groups.concat(), [&words[..1], &[phrase], &words[1..]].concat());
        assert_eq!(parsed.excluded, [word("verkeer")]);
        assert_eq!(parsed.to_string(), "parkeren \"human resources\" l eau open -verkeer");
        assert_eq!(ParsedQuery::parse("\"\" - \" \"").groups.len(), 0);
        assert_eq!(ParsedQuery::parse(&"a ".repeat(100)).groups.len(), MAX_CLAUSES);
        assert_eq!(ParsedQuery::parse("-\"a b\" c").excluded, [Clause::Phrase(vec!["a".into(), "b".into()])]);
    }

    #[test]
    fn or_groups_adjacent_clauses() {
        let parsed = ParsedQuery::parse("scan OR \"mobile camera\" OR anpr* amsterdam");
        assert_eq!(parsed.groups.len(), 2);
        assert_eq!(parsed.groups[0].len(), 3);
        assert_eq!(parsed.groups[0][2], Clause::Prefix("anpr".into()));
        assert_eq!(parsed.to_string(), "scan OR \"mobile camera\" OR anpr* amsterdam");
        // Without a clause before it, or in lower case, it is an ordinary word.
        assert_eq!(ParsedQuery::parse("OR a or b").groups.len(), 4);
    }

    #[test]
    fn the_last_word_is_incomplete_until_something_follows() {
        assert!(ParsedQuery::parse("park").last_word_incomplete);
        assert!(
            !ParsedQuery::parse("park ").last_word_incomplete && !ParsedQuery::parse("\"park\"").last_word_incomplete
        );
        assert!(
            !ParsedQuery::parse("park -ver").last_word_incomplete
                && !ParsedQuery::parse("park OR ver").last_word_incomplete
        );
        assert!(ParsedQuery::parse("\u{345}\u{345}").groups.is_empty(), "folds to nothing");
    }

    proptest! {
        #[test]
        fn displayed_queries_parse_to_the_same_query(text in "[a-z\" *-]{0,30}( OR )?[a-z\" -]{0,20}") {
            let parsed = ParsedQuery::parse(&text);
            let reparsed = ParsedQuery::parse(&parsed.to_string());
            prop_assert_eq!((parsed.groups, parsed.excluded), (reparsed.groups, reparsed.excluded));
        }
    }
}
