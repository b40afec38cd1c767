//! Synonyms: abbreviations and their long forms, by language.
//!
//! A file has one group of synonyms per line, separated by commas: `brp, basisregistratie personen`. `#` starts a
//! comment. The program contains the files of `assets/synonyms`; the operator's files in `synonyms/<language>.txt` of
//! the data directory are added to them.
use super::query::Clause;
use crate::catalog::analyzer::{Analyzer, STEMMED_LANGUAGES, tokenize};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;

/// The files of `assets/synonyms`.
const BUILT_IN: [(&str, &str); 8] = [
    ("ca", include_str!("../../../assets/synonyms/ca.txt")),
    ("de", include_str!("../../../assets/synonyms/de.txt")),
    ("en", include_str!("../../../assets/synonyms/en.txt")),
    ("es", include_str!("../../../assets/synonyms/es.txt")),
    ("fr", include_str!("../../../assets/synonyms/fr.txt")),
    ("it", include_str!("../../../assets/synonyms/it.txt")),
    ("nl", include_str!("../../../assets/synonyms/nl.txt")),
    ("pt", include_str!("../../../assets/synonyms/pt.txt")),
];

/// Maximum length of a synonym in words.
const MAX_WORDS: usize = 6;

/// Groups of synonyms. Groups with a member in common are merged, so that `ai` and its long forms in two languages are
/// equivalent.
#[derive(Default)]
pub(super) struct Synonyms {
    groups: Vec<BTreeSet<Clause>>,
    /// By language and key of a member, the groups that contain it.
    members: HashMap<&'static str, HashMap<Vec<String>, Vec<usize>>>,
}

impl Synonyms {
    /// Loads the built-in files and those of a folder, if there is one.
    ///
    /// # Errors
    /// If a file cannot be read, or is not named after a language with a stemmer.
    pub fn load(folder: Option<&Path>) -> anyhow::Result<Self> {
        let mut synonyms = Self::default();
        for (language, text) in BUILT_IN {
            synonyms.add_file(language, text);
        }
        for file in folder.filter(|folder| folder.is_dir()).map(std::fs::read_dir).transpose()?.into_iter().flatten() {
            let path = file?.path();
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            let Some(stem) = name.strip_suffix(".txt") else { continue };
            let Some(language) = STEMMED_LANGUAGES.into_iter().find(|language| *language == stem) else {
                anyhow::bail!(
                    "{}: the file must be named after one of the languages {}",
                    path.display(),
                    STEMMED_LANGUAGES.join(", ")
                );
            };
            let text = std::fs::read_to_string(&path);
            synonyms.add_file(language, &text.map_err(|error| anyhow::anyhow!("{}: {error}", path.display()))?);
        }
        synonyms.merge_overlapping_groups();
        Ok(synonyms)
    }

    fn merge_overlapping_groups(&mut self) {
        let mut first: BTreeMap<Clause, usize> = BTreeMap::new();
        for n in 0..self.groups.len() {
            for clause in std::mem::take(&mut self.groups[n]) {
                let other = *first.entry(clause.clone()).or_insert(n);
                self.groups[n].insert(clause);
                if other != n {
                    // The earlier group is merged into this one, which its members refer to from now on.
                    let moved = std::mem::take(&mut self.groups[other]);
                    for clause in &moved {
                        first.insert(clause.clone(), n);
                    }
                    self.groups[n].extend(moved);
                    let references = self.members.values_mut().flat_map(HashMap::values_mut).flatten();
                    references.filter(|group| **group == other).for_each(|group| *group = n);
                }
            }
        }
    }

    fn add_file(&mut self, language: &'static str, text: &str) {
        let analyzer = Analyzer::new(language);
        for line in text.lines().map(|line| line.split('#').next().unwrap_or_default()) {
            let words = |member: &str| tokenize(member).map(|(_, word)| word.to_lowercase()).collect::<Vec<_>>();
            let members: Vec<_> = line.split(',').map(words).filter(|words| !words.is_empty()).collect();
            let groups_by_key = self.members.entry(language).or_default();
            for member in &members {
                groups_by_key.entry(key(analyzer, member)).or_default().push(self.groups.len());
            }
            self.groups.push(members.into_iter().map(clause).collect());
        }
    }

    /// Replaces runs of words by their synonyms, longest run first, so that all synonyms yield the same query.
    pub fn expand(&self, groups: &[Vec<Clause>]) -> Vec<Vec<Clause>> {
        let mut expanded = Vec::new();
        let mut at = 0;
        while at < groups.len() {
            let longest = groups[at..].iter().take(MAX_WORDS).take_while(|group| single_word(group).is_some()).count();
            let found = (1..=longest).rev().find_map(|length| {
                let words: Vec<_> = groups[at..at + length].iter().filter_map(|group| single_word(group)).collect();
                let synonyms = self.synonyms_of(&words);
                (!synonyms.is_empty()).then_some((length, synonyms))
            });
            match found {
                Some((length, synonyms)) => {
                    expanded.push(synonyms.into_iter().collect());
                    at += length;
                }
                None => {
                    expanded.push(groups[at].clone());
                    at += 1;
                }
            }
        }
        expanded
    }

    /// Returns all synonyms of a run of words in any language, the run included; empty if there are none.
    fn synonyms_of(&self, words: &[&str]) -> BTreeSet<Clause> {
        let groups = self.members.iter().flat_map(|(language, members)| {
            let analyzer = Analyzer::new(language);
            members.get(&key(analyzer, words)).into_iter().flatten()
        });
        let synonyms: BTreeSet<_> = groups.flat_map(|group| self.groups[*group].iter().cloned()).collect();
        if synonyms.is_empty() {
            return synonyms;
        }
        let words: Vec<_> = words.iter().map(|word| (*word).to_owned()).collect();
        synonyms.into_iter().chain([clause(words)]).collect()
    }
}

fn clause(words: Vec<String>) -> Clause {
    match <[String; 1]>::try_from(words) {
        Ok([word]) => Clause::Word(word),
        Err(words) => Clause::LoosePhrase(words),
    }
}

/// Returns the lookup key of a member: stems for several words, the exact word for a single one (`café` is not `CAF`).
fn key(analyzer: Analyzer, words: &[impl AsRef<str>]) -> Vec<String> {
    let analyzer = if words.len() == 1 { Analyzer::new("") } else { analyzer };
    words.iter().map(|word| analyzer.normalize(word.as_ref())).collect()
}

fn single_word(group: &[Clause]) -> Option<&str> {
    match group {
        [Clause::Word(word)] => Some(word),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::query::ParsedQuery;
    use super::*;

    fn expand(synonyms: &Synonyms, text: &str) -> Vec<Vec<Clause>> {
        synonyms.expand(&ParsedQuery::parse(text).groups)
    }

    #[test]
    fn synonyms_expand_to_the_same_clauses() {
        let built_in = Synonyms::load(None).unwrap();
        for (short, long) in [
            ("brp", "basisregistratie personen"),
            ("bzk", "ministerie van binnenlandse zaken en koninkrijksrelaties"),
            ("kvk", "kamer van koophandel"),
            ("anpr", "automatic number plate recognition"),
        ] {
            assert_eq!(expand(&built_in, short), expand(&built_in, long), "{short}");
            assert!(expand(&built_in, short)[0].len() > 1, "{short}");
        }
        assert!(expand(&built_in, "Basisregistraties Personen")[0].contains(&Clause::Word("brp".into())));
        assert_eq!(expand(&built_in, "cafe")[0].len(), 1, "not a form of CAF");
        assert_eq!(expand(&built_in, "brp utrecht").len(), 2);
        assert_eq!(expand(&built_in, "utrecht basisregistratie personen adres").len(), 3);
        assert_eq!(expand(&built_in, "\"basisregistratie personen\"").concat().len(), 1, "phrases are not expanded");
        assert_eq!(expand(&built_in, "utrecht"), ParsedQuery::parse("utrecht").groups);
    }

    #[test]
    fn operators_can_add_files() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("nl.txt"), "# eigen woorden\nvbs, voorbeeldsysteem\n").unwrap();
        let synonyms = Synonyms::load(Some(folder.path())).unwrap();
        assert_eq!(expand(&synonyms, "vbs"), expand(&synonyms, "voorbeeldsysteem"));
        std::fs::write(folder.path().join("xx.txt"), "a, b").unwrap();
        assert!(Synonyms::load(Some(folder.path())).err().unwrap().to_string().contains("xx.txt"));
    }
}
