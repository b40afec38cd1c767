//! Verification of a whole log from what anybody can download: an export, or the register itself.
//!
//! An export is NDJSON: first [`Head`], then one [`Line`] for each entry in order. `docs/log.md` describes it.
use super::checkpoint::VerifierKey;
use super::disclosure::{Content, Disclosure};
use super::entry::{Entry, EntryKind};
use super::tree::{CompactRange, Hash, leaf_hash};
use crate::domain::challenges::{PublicChallenge, PublicDeadlineMissed, PublicStep};
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;
use uuid::Uuid;

/// The first line of an export.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Head {
    /// The signed checkpoint that the export goes up to.
    pub checkpoint: String,
    /// The key that checks it. Compare it with what the register publishes elsewhere.
    pub verifier_key: String,
}

/// One entry of an export.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Line {
    pub index: u64,
    /// The entry as the log keeps it: canonical JSON.
    pub entry: String,
    /// Base64 of the entry's hash in the tree.
    pub leaf: String,
    /// Digests of every field of the version that the entry publishes.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub digests: BTreeSet<String>,
    /// The fields that can still be read, each as base64url of `[salt, field, value]`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub disclosures: Vec<String>,
}

impl Line {
    /// Of an entry and the content that it publishes.
    pub fn new(index: u64, entry: &[u8], content: Option<&Content>) -> Result<Self, serde_json::Error> {
        let disclosures =
            content.map_or(Ok(Vec::new()), |content| content.disclosures.iter().map(Disclosure::encoded).collect())?;
        Ok(Self {
            index,
            entry: String::from_utf8_lossy(entry).into_owned(),
            leaf: BASE64.encode(leaf_hash(entry)),
            digests: content.map(|content| content.digests.clone()).unwrap_or_default(),
            disclosures,
        })
    }
}

/// Something that does not hold, in plain words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// Of the log as a whole.
    Log(String),
    /// Of one entry.
    Entry { index: u64, what: String },
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Log(what) => f.write_str(what),
            Self::Entry { index, what } => write!(f, "entry {index}: {what}"),
        }
    }
}

/// What was checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    pub origin: String,
    pub size: u64,
    /// Versions whose every field was checked against its digest.
    pub versions: u64,
    /// Fields that were taken out with a redaction entry to show for it.
    pub redacted: u64,
    pub findings: Vec<Finding>,
}

/// A version of which fields are missing: a redaction must account for each.
struct Incomplete {
    /// The entry that published it.
    index: u64,
    missing: usize,
    /// The fields that are there: what is said to be redacted must not be among them.
    disclosed: BTreeSet<String>,
}

/// After this many findings it is only said that there are more.
const MAX_FINDINGS: usize = 100;

/// Reads an export line by line; memory grows with the number of versions, not with their content.
pub struct Verification {
    key: Option<VerifierKey>,
    checkpoint: Option<super::Checkpoint>,
    saved: Option<(u64, Hash)>,
    edge: CompactRange,
    /// The last version of each organization, system and challenge.
    last: HashMap<Uuid, u32>,
    /// Of each challenge: the fields that were taken out of all versions before this one.
    reworded: HashMap<Uuid, BTreeMap<String, u32>>,
    /// The steps of each challenge, and the terms that were missed.
    challenges: HashMap<Uuid, (Vec<PublicStep>, Vec<PublicDeadlineMissed>)>,
    /// Versions of which fields are missing.
    incomplete: HashMap<(Uuid, u32), Incomplete>,
    /// For each version: the fields that redactions took out of it, and the last entry that says so.
    redactions: HashMap<(Uuid, u32), (BTreeSet<String>, u64)>,
    report: Report,
}

impl Verification {
    /// `saved`: a checkpoint that was kept earlier, as a signed note; the log must be a continuation of it.
    /// `trusted`: the verifier key, if it is known from elsewhere than the export.
    pub fn begin(head: &Head, trusted: Option<&VerifierKey>, saved: Option<&str>) -> Self {
        let report = Report { origin: String::new(), size: 0, versions: 0, redacted: 0, findings: Vec::new() };
        let mut new = Self {
            key: None,
            checkpoint: None,
            saved: None,
            edge: CompactRange::default(),
            last: HashMap::new(),
            challenges: HashMap::new(),
            reworded: HashMap::new(),
            incomplete: HashMap::new(),
            redactions: HashMap::new(),
            report,
        };
        let key = match VerifierKey::parse(&head.verifier_key) {
            Ok(key) => key,
            Err(broken) => {
                new.log(broken.to_string());
                return new;
            }
        };
        if trusted.is_some_and(|trusted| *trusted != key) {
            new.log("the log is signed with another key than the one you trust");
        }
        match key.open(&head.checkpoint) {
            Ok(checkpoint) => new.checkpoint = Some(checkpoint),
            Err(broken) => new.log(format!("the checkpoint does not hold: {broken}")),
        }
        if let Some(note) = saved {
            match trusted.unwrap_or(&key).open(note) {
                Ok(saved) => {
                    if new.checkpoint.as_ref().is_some_and(|checkpoint| checkpoint.size < saved.size) {
                        new.log(format!(
                            "the log went back: your saved checkpoint has {} entries, this one fewer",
                            saved.size
                        ));
                    }
                    new.saved = Some((saved.size, saved.root));
                }
                Err(broken) => new.log(format!("your saved checkpoint does not hold: {broken}")),
            }
        }
        new.report.origin = key.origin().to_owned();
        new.key = Some(key);
        new.compare_saved();
        new
    }

    /// One line of the export, as it stands there.
    pub fn line(&mut self, text: &str) {
        drop(self.read(text));
    }

    /// The same; answers what the line says, as far as that can be read. It is not true before
    /// [`Verification::finish`] has found nothing.
    pub fn read(&mut self, text: &str) -> Option<(Entry, Option<Content>)> {
        let index = self.edge.size();
        let line: Line = match serde_json::from_str(text) {
            Ok(line) => line,
            Err(error) => {
                self.entry(index, format!("the line cannot be read: {error}"));
                // The place is kept, so that what follows is judged on its own.
                self.push([0; 32]);
                return None;
            }
        };
        if line.index != index {
            self.entry(index, format!("entry {} stands in its place", line.index));
        }
        let leaf = leaf_hash(line.entry.as_bytes());
        if BASE64.encode(leaf) != line.leaf {
            self.entry(index, "its bytes do not give its hash");
        }
        self.push(leaf);
        match Entry::parse(line.entry.as_bytes()) {
            Ok(entry) => {
                let content = self.content(index, &entry, &line);
                Some((entry, content))
            }
            Err(error) => {
                self.entry(index, error.to_string());
                None
            }
        }
    }

    fn content(&mut self, index: u64, entry: &Entry, line: &Line) -> Option<Content> {
        match entry.kind {
            EntryKind::OrganizationRegistered | EntryKind::OrganizationUpdated | EntryKind::SystemPublished => {
                return self.publication(index, entry, line);
            }
            EntryKind::SystemRedacted => self.redaction(index, entry, line),
            EntryKind::SystemConfirmed | EntryKind::SystemWithdrawn | EntryKind::KeyRotated => {
                self.no_content(index, line);
            }
            // Each event of a challenge publishes all that is public of it.
            _ => {
                let content = self.publication(index, entry, line)?;
                if entry.kind == EntryKind::ChallengeRedacted {
                    let taken = entry.fields.iter().map(|field| (field.clone(), entry.version.unwrap_or_default()));
                    self.reworded.entry(entry.subject).or_default().extend(taken);
                }
                self.challenge(index, entry, &content);
                return Some(content);
            }
        }
        None
    }

    fn publication(&mut self, index: u64, entry: &Entry, line: &Line) -> Option<Content> {
        let (Some(digest), Some(version)) = (&entry.digest, entry.version) else {
            self.entry(index, "it publishes a version and binds no content: version or digest is missing");
            return None;
        };
        let before = self.last.insert(entry.subject, version).unwrap_or(0);
        if version != before + 1 {
            self.entry(index, format!("it publishes version {version} after version {before}"));
        }
        let disclosures: Option<Vec<_>> = line.disclosures.iter().map(|encoded| Disclosure::decode(encoded)).collect();
        let Some(disclosures) = disclosures else {
            self.entry(index, "a field cannot be read");
            return None;
        };
        let encoded_otherwise =
            disclosures.iter().zip(&line.disclosures).any(|(one, text)| one.encoded().ok().as_ref() != Some(text));
        if encoded_otherwise {
            self.entry(index, "a field is not in canonical form");
            return None;
        }
        let content = Content { disclosures, digests: line.digests.clone() };
        let missing = content.digests.len().saturating_sub(content.disclosures.len());
        if let Err(error) = content.check(digest, missing) {
            self.entry(index, error.to_string());
        }
        self.report.versions += 1;
        if missing > 0 {
            let disclosed = content.disclosures.iter().map(|one| one.field().to_owned()).collect();
            self.incomplete.insert((entry.subject, version), Incomplete { index, missing, disclosed });
        }
        Some(content)
    }

    /// What everybody may see of a challenge follows from what they could see before, and says what its entry says.
    fn challenge(&mut self, index: u64, entry: &Entry, content: &Content) {
        let shown: PublicChallenge = match serde_json::from_value(Value::Object(content.object())) {
            Ok(shown) => shown,
            Err(error) => return self.entry(index, format!("what it shows of a challenge cannot be read: {error}")),
        };
        let told = shown.steps.last().map(|step| (step.event.as_str().to_owned(), step.state));
        let of_entry = entry.kind.challenge_event().zip(entry.state).map(|(event, state)| (event.to_owned(), state));
        if told != of_entry || entry.state != Some(shown.state) || entry.challenge != Some(shown.kind) {
            self.entry(index, "what it shows of the challenge is not what the entry says");
        }
        let (before, missed) = self.challenges.remove(&entry.subject).unwrap_or_default();
        let steps = shown.steps.len().checked_sub(1).and_then(|before| shown.steps.get(..before));
        if steps != Some(before.as_slice()) || !shown.missed.starts_with(&missed) {
            self.entry(index, "what the challenge showed before is not there any more");
        }
        self.challenges.insert(entry.subject, (shown.steps, shown.missed));
    }

    fn no_content(&mut self, index: u64, line: &Line) {
        if !line.digests.is_empty() || !line.disclosures.is_empty() {
            self.entry(index, "it has content, and its kind has none");
        }
    }

    fn redaction(&mut self, index: u64, entry: &Entry, line: &Line) {
        self.no_content(index, line);
        let version = entry.version.unwrap_or_default();
        if version == 0 || self.last.get(&entry.subject).is_none_or(|last| *last < version) {
            return self.entry(index, "it redacts a version that was not published before");
        }
        let (fields, last) = self.redactions.entry((entry.subject, version)).or_default();
        *last = index;
        let told = entry.fields.iter().filter(|field| fields.insert((*field).clone())).count();
        if told < entry.fields.len() {
            self.entry(index, "it redacts a field twice");
        }
    }

    fn push(&mut self, leaf: Hash) {
        self.edge.push(leaf);
        self.compare_saved();
    }

    fn compare_saved(&mut self) {
        if let Some((size, root)) = self.saved
            && size == self.edge.size()
            && root != self.edge.root()
        {
            self.log(format!("the log was rewritten: its first {size} entries are not those of your saved checkpoint"));
        }
    }

    /// The end of the export: compares the whole with the checkpoint.
    pub fn finish(mut self) -> Report {
        self.report.size = self.edge.size();
        let mut unaccounted = Vec::new();
        for (version, (fields, index)) in std::mem::take(&mut self.redactions) {
            self.report.redacted += fields.len() as u64;
            match self.incomplete.remove(&version) {
                None => unaccounted.push((index, "it tells of a redaction, and nothing is missing".to_owned())),
                Some(Incomplete { index, missing, disclosed }) => {
                    if missing != fields.len() || !fields.is_disjoint(&disclosed) {
                        let redacted: Vec<_> = fields.iter().map(String::as_str).collect();
                        let what =
                            format!("{missing} of its fields are missing, and redacted were {}", redacted.join(", "));
                        unaccounted.push((index, what));
                    }
                }
            }
        }
        for ((subject, version), Incomplete { index, missing, .. }) in &self.incomplete {
            // Which of a challenge's fields had been there nobody can tell any more; that there were more, anybody can.
            let reworded =
                self.reworded.get(subject).map_or(0, |fields| fields.values().filter(|by| *by > version).count());
            if *missing > reworded {
                unaccounted
                    .push((*index, format!("{missing} of its fields are missing, and no redaction accounts for them")));
            }
            self.report.redacted += *missing.min(&reworded) as u64;
        }
        unaccounted.sort();
        for (index, what) in unaccounted {
            self.entry(index, what);
        }
        if let Some(checkpoint) = self.checkpoint.take() {
            if checkpoint.size != self.edge.size() {
                self.log(format!("the checkpoint has {} entries, here are {}", checkpoint.size, self.edge.size()));
            } else if checkpoint.root != self.edge.root() {
                self.log("the entries do not give the root of the checkpoint");
            }
        }
        if self.saved.is_some_and(|(size, _)| size > self.edge.size()) {
            self.log("there are fewer entries than in your saved checkpoint");
        }
        self.report
    }

    fn log(&mut self, what: impl Into<String>) {
        self.add(Finding::Log(what.into()));
    }

    fn entry(&mut self, index: u64, what: impl Into<String>) {
        self.add(Finding::Entry { index, what: what.into() });
    }

    fn add(&mut self, finding: Finding) {
        if self.report.findings.len() < MAX_FINDINGS {
            self.report.findings.push(finding);
        } else if self.report.findings.len() == MAX_FINDINGS {
            self.report.findings.push(Finding::Log("and more".into()));
        }
    }
}

#[cfg(test)]
mod tests;
