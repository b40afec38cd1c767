//! Words that mean the same: abbreviations and what they stand for, by language.
//!
//! A file of a language has one group a line, its members with commas between them: `brp, basisregistratie personen`.
//! What stands behind `#` is a remark. The program brings some along (`assets/synonyms`); an operator's own, in
//! `synonyms/<language>.txt` of the data folder, are added to them.
use super::super::words::{Analyzer, STEMMED, split};
use super::query::Piece;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;

/// What the program brings along.
const OWN: [(&str, &str); 8] = [
    ("ca", include_str!("../../../assets/synonyms/ca.txt")),
    ("de", include_str!("../../../assets/synonyms/de.txt")),
    ("en", include_str!("../../../assets/synonyms/en.txt")),
    ("es", include_str!("../../../assets/synonyms/es.txt")),
    ("fr", include_str!("../../../assets/synonyms/fr.txt")),
    ("it", include_str!("../../../assets/synonyms/it.txt")),
    ("nl", include_str!("../../../assets/synonyms/nl.txt")),
    ("pt", include_str!("../../../assets/synonyms/pt.txt")),
];

/// The longest member, in words.
const MAX_WORDS: usize = 6;

/// Groups of words that mean the same. Groups with a member in common are one, so that `ai` and its long forms in two
/// languages find the same whichever is typed.
#[derive(Default)]
pub(super) struct Synonyms {
    groups: Vec<BTreeSet<Piece>>,
    /// By language: what a member is known by, and the groups that it is in.
    members: HashMap<&'static str, HashMap<Vec<String>, Vec<usize>>>,
}

impl Synonyms {
    /// Those of the program and those of a folder, if there is one.
    ///
    /// # Errors
    /// If a file of the folder cannot be read, or is of no language that is stemmed here.
    pub fn load(folder: Option<&Path>) -> anyhow::Result<Self> {
        let mut new = Self::default();
        for (language, text) in OWN {
            new.add(language, text);
        }
        for file in folder.filter(|folder| folder.is_dir()).map(std::fs::read_dir).transpose()?.into_iter().flatten() {
            let path = file?.path();
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            let Some(stem) = name.strip_suffix(".txt") else { continue };
            let Some(language) = STEMMED.into_iter().find(|known| *known == stem) else {
                anyhow::bail!("{}: a file is named after one of {}", path.display(), STEMMED.join(", "));
            };
            let text = std::fs::read_to_string(&path);
            new.add(language, &text.map_err(|error| anyhow::anyhow!("{}: {error}", path.display()))?);
        }
        new.unite();
        Ok(new)
    }

    fn unite(&mut self) {
        let mut first: BTreeMap<Piece, usize> = BTreeMap::new();
        for n in 0..self.groups.len() {
            for piece in std::mem::take(&mut self.groups[n]) {
                let other = *first.entry(piece.clone()).or_insert(n);
                self.groups[n].insert(piece);
                if other != n {
                    // The earlier group moves into this one whole; its members are known here from now on.
                    let moved = std::mem::take(&mut self.groups[other]);
                    for piece in &moved {
                        first.insert(piece.clone(), n);
                    }
                    self.groups[n].extend(moved);
                    let places = self.members.values_mut().flat_map(HashMap::values_mut).flatten();
                    places.filter(|group| **group == other).for_each(|group| *group = n);
                }
            }
        }
    }

    fn add(&mut self, language: &'static str, text: &str) {
        let analyzer = Analyzer::new(language);
        for line in text.lines().map(|line| line.split('#').next().unwrap_or_default()) {
            let words = |member: &str| split(member).map(|(_, word)| word.to_lowercase()).collect::<Vec<_>>();
            let members: Vec<_> = line.split(',').map(words).filter(|words| !words.is_empty()).collect();
            let known = self.members.entry(language).or_default();
            for member in &members {
                known.entry(key(analyzer, member)).or_default().push(self.groups.len());
            }
            self.groups.push(members.into_iter().map(piece).collect());
        }
    }

    /// Puts what means the same in the place of words that stand alone, the longest run of words first: so both ways
    /// of saying a thing become one, and find the same.
    pub fn widen(&self, groups: &[Vec<Piece>]) -> Vec<Vec<Piece>> {
        let mut widened = Vec::new();
        let mut at = 0;
        while at < groups.len() {
            let longest = groups[at..].iter().take(MAX_WORDS).take_while(|group| alone(group).is_some()).count();
            let found = (1..=longest).rev().find_map(|length| {
                let words: Vec<_> = groups[at..at + length].iter().filter_map(|group| alone(group)).collect();
                let same = self.same(&words);
                (!same.is_empty()).then_some((length, same))
            });
            match found {
                Some((length, same)) => {
                    widened.push(same.into_iter().collect());
                    at += length;
                }
                None => {
                    widened.push(groups[at].clone());
                    at += 1;
                }
            }
        }
        widened
    }

    /// Everything that means the same as these words, in any language, themselves included.
    fn same(&self, words: &[&str]) -> BTreeSet<Piece> {
        let groups = self.members.iter().flat_map(|(language, members)| {
            let analyzer = Analyzer::new(language);
            members.get(&key(analyzer, words)).into_iter().flatten()
        });
        let same: BTreeSet<_> = groups.flat_map(|group| self.groups[*group].iter().cloned()).collect();
        if same.is_empty() {
            return same;
        }
        let words: Vec<_> = words.iter().map(|word| (*word).to_owned()).collect();
        same.into_iter().chain([piece(words)]).collect()
    }
}

fn piece(words: Vec<String>) -> Piece {
    match <[String; 1]>::try_from(words) {
        Ok([word]) => Piece::Word(word),
        Err(words) => Piece::Saying(words),
    }
}

/// What a member is known by: words in a row by their stems, one alone just as it is. `café` is no `CAF`.
fn key(analyzer: Analyzer, words: &[impl AsRef<str>]) -> Vec<String> {
    let analyzer = if words.len() == 1 { Analyzer::new("") } else { analyzer };
    words.iter().map(|word| analyzer.word(word.as_ref())).collect()
}

fn alone(group: &[Piece]) -> Option<&str> {
    match group {
        [Piece::Word(word)] => Some(word),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::query::Asked;
    use super::*;

    fn widened(synonyms: &Synonyms, text: &str) -> Vec<Vec<Piece>> {
        synonyms.widen(&Asked::parse(text).groups)
    }

    #[test]
    fn both_ways_of_saying_a_thing_are_one() {
        let own = Synonyms::load(None).unwrap();
        for (short, long) in [
            ("brp", "basisregistratie personen"),
            ("bzk", "ministerie van binnenlandse zaken en koninkrijksrelaties"),
            ("kvk", "kamer van koophandel"),
            ("anpr", "automatic number plate recognition"),
        ] {
            assert_eq!(widened(&own, short), widened(&own, long), "{short}");
            assert!(widened(&own, short)[0].len() > 1, "{short}");
        }
        assert!(widened(&own, "Basisregistraties Personen")[0].contains(&Piece::Word("brp".into())));
        assert_eq!(widened(&own, "cafe")[0].len(), 1, "no form of CAF");
        assert_eq!(widened(&own, "brp utrecht").len(), 2);
        assert_eq!(widened(&own, "utrecht basisregistratie personen adres").len(), 3);
        assert_eq!(widened(&own, "\"basisregistratie personen\"").concat().len(), 1, "a phrase is what it says");
        assert_eq!(widened(&own, "utrecht"), Asked::parse("utrecht").groups);
    }

    #[test]
    fn an_operator_adds_files() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("nl.txt"), "# eigen woorden\nvbs, voorbeeldsysteem\n").unwrap();
        let synonyms = Synonyms::load(Some(folder.path())).unwrap();
        assert_eq!(widened(&synonyms, "vbs"), widened(&synonyms, "voorbeeldsysteem"));
        std::fs::write(folder.path().join("xx.txt"), "a, b").unwrap();
        assert!(Synonyms::load(Some(folder.path())).err().unwrap().to_string().contains("xx.txt"));
    }
}
