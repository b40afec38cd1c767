//! Verification of a complete log from public data: an export file or the export of a running register.
//!
//! An export is NDJSON: one [`ExportHeader`], then one [`ExportLine`] for each entry in order. `docs/log.md` describes
//! the format.
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
pub struct ExportHeader {
    /// The signed checkpoint of the last entry of the export.
    pub checkpoint: String,
    /// The key that verifies the checkpoint. Compare it with a copy from an independent source.
    pub verifier_key: String,
}

/// One entry of an export.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ExportLine {
    pub index: u64,
    /// The entry as canonical JSON.
    pub entry: String,
    /// The hash of the entry in the tree, in base64.
    pub leaf: String,
    /// The digests of every field of the version that the entry publishes.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub digests: BTreeSet<String>,
    /// The readable fields, each as base64url of `[salt, field, value]`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub disclosures: Vec<String>,
}

impl ExportLine {
    /// Creates the line of an entry and the content that it publishes.
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

/// A failed check, described in plain words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// A finding about the log as a whole.
    Log(String),
    /// A finding about one entry.
    Entry { index: u64, detail: String },
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Log(detail) => f.write_str(detail),
            Self::Entry { index, detail } => write!(f, "entry {index}: {detail}"),
        }
    }
}

/// The result of a verification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    pub origin: String,
    pub size: u64,
    /// The number of versions whose fields were checked against their digests.
    pub versions: u64,
    /// The number of fields removed by a redaction entry.
    pub redacted: u64,
    pub findings: Vec<Finding>,
}

/// A version with missing fields. Redactions must account for each of them.
struct Incomplete {
    /// The index of the entry that published the version.
    index: u64,
    missing: usize,
    /// The fields that are present. None of them may be listed as redacted.
    disclosed: BTreeSet<String>,
}

/// The number of findings after which a report is cut off.
const MAX_FINDINGS: usize = 100;

/// Verifies an export line by line. Memory grows with the number of versions, not with their content.
pub struct Verification {
    key: Option<VerifierKey>,
    checkpoint: Option<super::Checkpoint>,
    saved: Option<(u64, Hash)>,
    range: CompactRange,
    /// The last version of each organization, system and challenge.
    last_version: HashMap<Uuid, u32>,
    /// For each challenge: the redacted fields, and the version before which they were redacted.
    challenge_redactions: HashMap<Uuid, BTreeMap<String, u32>>,
    /// The steps and missed deadlines of each challenge.
    challenges: HashMap<Uuid, (Vec<PublicStep>, Vec<PublicDeadlineMissed>)>,
    /// Versions with missing fields.
    incomplete: HashMap<(Uuid, u32), Incomplete>,
    /// For each version: the redacted fields, and the index of the last entry that redacted one.
    redactions: HashMap<(Uuid, u32), (BTreeSet<String>, u64)>,
    report: Report,
}

impl Verification {
    /// Starts a verification.
    ///
    /// `saved`: an earlier checkpoint as a signed note; the log must be a continuation of it. `trusted`: the verifier
    /// key from a source independent of the export.
    pub fn new(header: &ExportHeader, trusted: Option<&VerifierKey>, saved: Option<&str>) -> Self {
        let report = Report { origin: String::new(), size: 0, versions: 0, redacted: 0, findings: Vec::new() };
        let mut verification = Self {
            key: None,
            checkpoint: None,
            saved: None,
            range: CompactRange::default(),
            last_version: HashMap::new(),
            challenges: HashMap::new(),
            challenge_redactions: HashMap::new(),
            incomplete: HashMap::new(),
            redactions: HashMap::new(),
            report,
        };
        let key = match VerifierKey::parse(&header.verifier_key) {
            Ok(key) => key,
            Err(error) => {
                verification.report_log(error.to_string());
                return verification;
            }
        };
        if trusted.is_some_and(|trusted| *trusted != key) {
            verification.report_log("the log is signed with a different key than the one you trust");
        }
        match key.open(&header.checkpoint) {
            Ok(checkpoint) => verification.checkpoint = Some(checkpoint),
            Err(error) => verification.report_log(format!("the checkpoint is not valid: {error}")),
        }
        if let Some(note) = saved {
            match trusted.unwrap_or(&key).open(note) {
                Ok(saved) => {
                    if verification.checkpoint.as_ref().is_some_and(|checkpoint| checkpoint.size < saved.size) {
                        verification.report_log(format!(
                            "the log has fewer entries than your saved checkpoint, which has {}",
                            saved.size
                        ));
                    }
                    verification.saved = Some((saved.size, saved.root));
                }
                Err(error) => verification.report_log(format!("your saved checkpoint is not valid: {error}")),
            }
        }
        verification.report.origin = key.origin().to_owned();
        verification.key = Some(key);
        verification.check_saved();
        verification
    }

    /// Verifies one line of the export. Returns its entry and content as far as they can be parsed; do not trust them
    /// until [`Verification::finish`] has returned a report without findings.
    pub fn read_line(&mut self, text: &str) -> Option<(Entry, Option<Content>)> {
        let index = self.range.size();
        let line: ExportLine = match serde_json::from_str(text) {
            Ok(line) => line,
            Err(error) => {
                self.report_entry(index, format!("the line cannot be parsed: {error}"));
                // Keep the place, so that the following entries are checked at their own index.
                self.push([0; 32]);
                return None;
            }
        };
        if line.index != index {
            self.report_entry(index, format!("entry {} is in its place", line.index));
        }
        let leaf = leaf_hash(line.entry.as_bytes());
        if BASE64.encode(leaf) != line.leaf {
            self.report_entry(index, "the hash of the entry does not match its content");
        }
        self.push(leaf);
        match Entry::parse(line.entry.as_bytes()) {
            Ok(entry) => {
                let content = self.check_content(index, &entry, &line);
                Some((entry, content))
            }
            Err(error) => {
                self.report_entry(index, error.to_string());
                None
            }
        }
    }

    fn check_content(&mut self, index: u64, entry: &Entry, line: &ExportLine) -> Option<Content> {
        match entry.kind {
            EntryKind::OrganizationRegistered | EntryKind::OrganizationUpdated | EntryKind::SystemPublished => {
                return self.check_publication(index, entry, line);
            }
            EntryKind::SystemRedacted => self.check_redaction(index, entry, line),
            EntryKind::SystemConfirmed | EntryKind::SystemWithdrawn | EntryKind::KeyRotated => {
                self.check_no_content(index, line);
            }
            // Every challenge event publishes the complete public state of the challenge.
            _ => {
                let content = self.check_publication(index, entry, line)?;
                if entry.kind == EntryKind::ChallengeRedacted {
                    let redacted = entry.fields.iter().map(|field| (field.clone(), entry.version.unwrap_or_default()));
                    self.challenge_redactions.entry(entry.subject).or_default().extend(redacted);
                }
                self.check_challenge(index, entry, &content);
                return Some(content);
            }
        }
        None
    }

    fn check_publication(&mut self, index: u64, entry: &Entry, line: &ExportLine) -> Option<Content> {
        let (Some(digest), Some(version)) = (&entry.digest, entry.version) else {
            self.report_entry(index, "the published version has no version number or no digest");
            return None;
        };
        let before = self.last_version.insert(entry.subject, version).unwrap_or(0);
        if version != before + 1 {
            self.report_entry(index, format!("version {version} follows version {before}"));
        }
        let disclosures: Option<Vec<_>> = line.disclosures.iter().map(|encoded| Disclosure::decode(encoded)).collect();
        let Some(disclosures) = disclosures else {
            self.report_entry(index, "a field cannot be parsed");
            return None;
        };
        let not_canonical = disclosures
            .iter()
            .zip(&line.disclosures)
            .any(|(disclosure, text)| disclosure.encoded().ok().as_ref() != Some(text));
        if not_canonical {
            self.report_entry(index, "a field is not in canonical form (RFC 8785)");
            return None;
        }
        let content = Content { disclosures, digests: line.digests.clone() };
        let missing = content.digests.len().saturating_sub(content.disclosures.len());
        if let Err(error) = content.check(digest, missing) {
            self.report_entry(index, error.to_string());
        }
        self.report.versions += 1;
        if missing > 0 {
            let disclosed = content.disclosures.iter().map(|disclosure| disclosure.field().to_owned()).collect();
            self.incomplete.insert((entry.subject, version), Incomplete { index, missing, disclosed });
        }
        Some(content)
    }

    /// Checks that the public state of a challenge extends its previous state and matches the entry.
    fn check_challenge(&mut self, index: u64, entry: &Entry, content: &Content) {
        let public: PublicChallenge = match serde_json::from_value(Value::Object(content.object())) {
            Ok(public) => public,
            Err(error) => {
                return self
                    .report_entry(index, format!("the public state of the challenge cannot be parsed: {error}"));
            }
        };
        let last_step = public.steps.last().map(|step| (step.event.as_str().to_owned(), step.state));
        let expected_step =
            entry.kind.challenge_event().zip(entry.state).map(|(event, state)| (event.to_owned(), state));
        if last_step != expected_step || entry.state != Some(public.state) || entry.challenge != Some(public.kind) {
            self.report_entry(index, "the public state of the challenge does not match the entry");
        }
        let (before, missed) = self.challenges.remove(&entry.subject).unwrap_or_default();
        let steps = public.steps.split_last().map(|(_, earlier)| earlier);
        if steps != Some(before.as_slice()) || !public.missed.starts_with(&missed) {
            self.report_entry(index, "earlier public steps of the challenge were removed or changed");
        }
        self.challenges.insert(entry.subject, (public.steps, public.missed));
    }

    fn check_no_content(&mut self, index: u64, line: &ExportLine) {
        if !line.digests.is_empty() || !line.disclosures.is_empty() {
            self.report_entry(index, "the entry has content, but its kind has none");
        }
    }

    fn check_redaction(&mut self, index: u64, entry: &Entry, line: &ExportLine) {
        self.check_no_content(index, line);
        let version = entry.version.unwrap_or_default();
        if version == 0 || self.last_version.get(&entry.subject).is_none_or(|last| *last < version) {
            return self.report_entry(index, "the redacted version was not published before");
        }
        let (fields, last_index) = self.redactions.entry((entry.subject, version)).or_default();
        *last_index = index;
        let new = entry.fields.iter().filter(|field| fields.insert((*field).clone())).count();
        if new < entry.fields.len() {
            self.report_entry(index, "a field is redacted twice");
        }
    }

    fn push(&mut self, leaf: Hash) {
        self.range.push(leaf);
        self.check_saved();
    }

    fn check_saved(&mut self) {
        if let Some((size, root)) = self.saved
            && size == self.range.size()
            && root != self.range.root()
        {
            self.report_log(format!(
                "the log was rewritten: its first {size} entries differ from your saved checkpoint"
            ));
        }
    }

    /// Compares the log with the checkpoint and returns the report.
    pub fn finish(mut self) -> Report {
        self.report.size = self.range.size();
        let mut unaccounted = Vec::new();
        for (version, (fields, index)) in std::mem::take(&mut self.redactions) {
            self.report.redacted += fields.len() as u64;
            match self.incomplete.remove(&version) {
                None => unaccounted.push((index, "a redaction is recorded, but no field is missing".to_owned())),
                Some(Incomplete { index, missing, disclosed }) => {
                    if missing != fields.len() || !fields.is_disjoint(&disclosed) {
                        let redacted: Vec<_> = fields.iter().map(String::as_str).collect();
                        let detail = format!("fields missing: {missing}, fields redacted: {}", redacted.join(", "));
                        unaccounted.push((index, detail));
                    }
                }
            }
        }
        for ((subject, version), Incomplete { index, missing, .. }) in &self.incomplete {
            // Nothing tells which fields a challenge had before a redaction; only their number can be checked.
            let challenge_redactions = self
                .challenge_redactions
                .get(subject)
                .map_or(0, |fields| fields.values().filter(|by| *by > version).count());
            if *missing > challenge_redactions {
                unaccounted.push((*index, format!("fields missing without a redaction: {missing}")));
            }
            self.report.redacted += *missing.min(&challenge_redactions) as u64;
        }
        unaccounted.sort();
        for (index, detail) in unaccounted {
            self.report_entry(index, detail);
        }
        if let Some(checkpoint) = self.checkpoint.take() {
            if checkpoint.size != self.range.size() {
                self.report_log(format!(
                    "the checkpoint covers {} entries, but the export has {}",
                    checkpoint.size,
                    self.range.size()
                ));
            } else if checkpoint.root != self.range.root() {
                self.report_log("the root hash of the entries does not match the checkpoint");
            }
        }
        if self.saved.is_some_and(|(size, _)| size > self.range.size()) {
            self.report_log("the export has fewer entries than your saved checkpoint");
        }
        self.report
    }

    fn report_log(&mut self, detail: impl Into<String>) {
        self.add(Finding::Log(detail.into()));
    }

    fn report_entry(&mut self, index: u64, detail: impl Into<String>) {
        self.add(Finding::Entry { index, detail: detail.into() });
    }

    fn add(&mut self, finding: Finding) {
        if self.report.findings.len() < MAX_FINDINGS {
            self.report.findings.push(finding);
        } else if self.report.findings.len() == MAX_FINDINGS {
            self.report
                .findings
                .push(Finding::Log(format!("more than {MAX_FINDINGS} findings; the rest are not listed")));
        }
    }
}

#[cfg(test)]
mod tests;
