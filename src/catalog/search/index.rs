//! The index on disk: its schema, what it keeps of systems, organizations and challenges, and the thread that writes it.
use super::super::challenges::Challenge;
use super::super::organizations::Organization;
use super::super::state::PersistedState;
use super::super::systems::System;
use super::super::words::{Analyzer, STEMMED, split};
use super::snapshot::View;
use super::{News, Reached};
use crate::domain::languages::Lang;
use crate::domain::values::Instant as At;
use crate::log::Hash;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};
use tantivy::directory::error::LockError;
use tantivy::directory::{Directory, DirectoryLock, Lock, MmapDirectory};
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions, Value as _,
};
use tantivy::tokenizer::{PreTokenizedString, Token};
use tantivy::{Index, IndexReader, IndexWriter, ReloadPolicy, TantivyDocument, Term};

/// Raised when what is indexed or kept changes its form: folders of another format are rebuilt.
const FORMAT: u32 = 5;
/// How long changes are gathered before they are committed.
const GATHER: Duration = Duration::from_millis(300);
/// The same for what is kept and not searched for: a part of the index for each moment in which somebody files would be dear.
const GATHER_KEPT: Duration = Duration::from_secs(5);
/// How long nothing happens before the index is tidied.
const QUIET: Duration = Duration::from_secs(10);
/// The most parts of a tidy index: each word is looked up in each of them.
const MAX_PARTS: usize = 4;
/// Memory of the index writer, in bytes.
const WRITER_MEMORY: usize = 30_000_000;
/// What a commit says about itself.
#[derive(Serialize, Deserialize)]
struct Payload {
    format: u32,
    verifier_key: String,
    /// How many entries of the log it reflects.
    size: u64,
    /// The hash of the last of them in the tree.
    tip: Option<Hash>,
    /// When the last of them happened.
    updated: Option<At>,
    /// Whether what a redaction took out is still to be erased from older parts.
    #[serde(default)]
    purge: bool,
}

/// Parts of a record in the order of their weight, which grows the score of what is found in them.
pub(super) const PARTS: [(&str, f32); 3] = [("name", 6.0), ("summary", 2.5), ("text", 1.0)];
/// Before the language of a stem, so that no stem is taken for a word: `<STEM>nl:uitker`.
pub(super) const STEM: char = '\u{1}';

/// Every field of words has each word as it is written, accents folded, and at the same place its stem.
pub(super) struct Fields {
    pub key: Field,
    pub number: Field,
    pub kept: Field,
    /// All words of a record, for what needs no score.
    pub words: Field,
    /// The words of each of [`PARTS`] with their places.
    pub parts: [Field; 3],
}

pub(super) fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let text = |option, norms| {
        let indexing = TextFieldIndexing::default().set_tokenizer("raw").set_index_option(option).set_fieldnorms(norms);
        TextOptions::default().set_indexing_options(indexing)
    };
    let fields = Fields {
        key: schema.add_text_field("key", STRING),
        number: schema.add_u64_field("number", FAST | INDEXED),
        kept: schema.add_text_field("kept", STORED),
        words: schema.add_text_field("words", text(IndexRecordOption::Basic, false)),
        parts: PARTS.map(|(part, _)| schema.add_text_field(part, text(IndexRecordOption::WithFreqsAndPositions, true))),
    };
    (schema.build(), fields)
}

pub(super) enum Task {
    Follow(News),
    /// Commit what waits, and say so.
    Settle(Sender<()>),
    /// The same, and put the index into one part.
    Tidy(Sender<()>),
}

/// Opens an index of an earlier run. `Ok(None)`: there is none yet.
pub(super) fn reopen(
    path: &Path,
    verifier_key: &str,
    agrees: impl FnOnce(u64, Option<Hash>) -> anyhow::Result<bool>,
) -> anyhow::Result<Option<(Index, PersistedState)>> {
    if !path.exists() {
        return Ok(None);
    }
    let index = Index::open(MmapDirectory::open(path)?)?;
    let (schema, fields) = schema();
    anyhow::ensure!(index.schema() == schema, "it was made by another version of this program");
    let damaged: Vec<PathBuf> = index.validate_checksum()?.into_iter().collect();
    anyhow::ensure!(damaged.is_empty(), "damaged files: {damaged:?}");
    let Some(payload) = index.load_metas()?.payload else { return Ok(None) };
    let payload: Payload = serde_json::from_str(&payload)?;
    anyhow::ensure!(payload.format == FORMAT, "it was made by another version of this program");
    anyhow::ensure!(payload.verifier_key == verifier_key, "it is of the log {}", payload.verifier_key);
    anyhow::ensure!(agrees(payload.size, payload.tip)?, "it reflects entries that the log does not have");
    let Payload { size, tip, updated, purge, .. } = payload;
    let mut kept = PersistedState { size, tip, updated, purge, ..PersistedState::default() };
    let reader: IndexReader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
    for segment in reader.searcher().segment_readers() {
        let store = segment.get_store_reader(1)?;
        for document in store.iter::<TantivyDocument>(segment.alive_bitset()) {
            let document = document?;
            let text = document.get_first(fields.kept).and_then(|value| value.as_str()).unwrap_or_default();
            match serde_json::from_str(text)? {
                Stored::System(system) => kept.systems.push(system),
                Stored::Organization(organization) => kept.organizations.push(organization),
                Stored::Challenge(challenge) => kept.challenges.push(*challenge),
            }
        }
    }
    deal(&mut kept)?;
    Ok(Some((index, kept)))
}

/// Deals the cards of all systems. It is most of the work of a start, so every processor does its share.
fn deal(kept: &mut PersistedState) -> anyhow::Result<()> {
    let organizations: BTreeMap<_, _> =
        kept.organizations.iter().map(|one| (&one.content.slug, &one.content)).collect();
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let share = kept.systems.len().div_ceil(threads).max(1);
    std::thread::scope(|scope| {
        let dealing = kept.systems.chunks_mut(share).map(|systems| {
            scope.spawn(|| {
                systems.iter_mut().try_for_each(|system| {
                    let organization = system.address().and_then(|(slug, _)| organizations.get(slug).copied());
                    system.deal(organization)
                })
            })
        });
        let dealing: Vec<_> = dealing.collect();
        dealing.into_iter().try_for_each(|share| {
            share.join().map_err(|_| anyhow::anyhow!("a record that was kept cannot be read"))?.map_err(Into::into)
        })
    })
}

/// Takes an index for one thread that writes it, as long as what is returned is there: that of a register which was
/// closed may still be at it.
pub(super) fn alone(index: &Index) -> anyhow::Result<DirectoryLock> {
    // Not the lock of the writer, which is not there all the time.
    let lock = Lock { filepath: "catalog.lock".into(), is_blocking: false };
    index.directory().acquire_lock(&lock).map_err(|error| match error {
        LockError::LockBusy => anyhow::anyhow!("another process uses this data folder"),
        other => other.into(),
    })
}

pub(super) fn create(path: &Path) -> anyhow::Result<Index> {
    if path.is_dir() {
        std::fs::remove_dir_all(path)?;
    } else if path.exists() {
        std::fs::remove_file(path)?;
    }
    std::fs::create_dir_all(path)?;
    Ok(Index::create(MmapDirectory::open(path)?, schema().0, tantivy::IndexSettings::default())?)
}

/// What a document keeps.
#[derive(Deserialize)]
#[serde(tag = "is", rename_all = "lowercase")]
enum Stored {
    System(System),
    Organization(Organization),
    Challenge(Box<Challenge>),
}

#[derive(Serialize)]
#[serde(tag = "is", rename_all = "lowercase")]
enum StoredRef<'a> {
    System(&'a System),
    Organization(&'a Organization),
    Challenge(&'a Challenge),
}

pub(super) enum Waiting {
    System(Arc<System>, Option<Arc<Organization>>),
    Organization(Arc<Organization>),
    Challenge(Arc<Challenge>),
}

/// The thread that writes the index.
pub(super) struct Indexer {
    pub index: Index,
    pub reader: IndexReader,
    pub shown: Arc<RwLock<Arc<View>>>,
    pub fields: Fields,
    pub verifier_key: String,
    pub healthy: Arc<AtomicBool>,
    /// Nobody else writes this index.
    pub _alone: DirectoryLock,
    /// What is not committed yet, by key: of a system that changes ten times a second only the last state counts.
    /// In the order of numbers, which documents then come in, too; organizations and challenges first.
    pub waiting: BTreeMap<(u64, String), Waiting>,
    pub reached: Reached,
    /// Whether what is deleted must be erased with the next commit.
    pub purge: bool,
}

impl Indexer {
    pub fn run(mut self, inbox: &Receiver<Task>) {
        let mut writer = None;
        let mut committed = self.reached;
        let mut settling: Vec<Sender<()>> = Vec::new();
        let mut deadline: Option<Instant> = None;
        let mut tidy = false;
        if self.purge
            && let Err(error) = self.erase(&mut writer).and_then(|()| self.show())
        {
            tracing::error!(%error, "what was redacted could not be erased from the search index; the next commit does it");
        }
        loop {
            let idle = if tidy { Duration::from_secs(3600) } else { QUIET };
            let wait = deadline.map_or(idle, |at| at.saturating_duration_since(Instant::now()));
            let (mut tidying, mut most) = (false, MAX_PARTS);
            match inbox.recv_timeout(wait) {
                Ok(Task::Follow(news)) => {
                    let gather = if news.is_searched() || news.purge { GATHER } else { GATHER_KEPT };
                    self.take(news);
                    let at = Instant::now() + gather;
                    // After a failure its time is waited out whatever comes.
                    let failed = !self.healthy.load(Ordering::Relaxed);
                    deadline = deadline.filter(|known| failed || *known <= at).or(Some(at));
                    continue;
                }
                Ok(Task::Settle(done)) => settling.push(done),
                Ok(Task::Tidy(done)) => {
                    settling.push(done);
                    (tidying, tidy, most) = (true, false, 1);
                }
                Err(RecvTimeoutError::Timeout) => tidying = deadline.is_none(),
                Err(RecvTimeoutError::Disconnected) => break,
            }
            if committed != self.reached {
                match self.commit(&mut writer) {
                    Ok(()) => {
                        committed = self.reached;
                        tidy = false;
                        self.healthy.store(true, Ordering::Relaxed);
                        deadline = None;
                    }
                    Err(error) => {
                        // What waits stays; a new writer begins at the last commit.
                        writer = None;
                        tracing::error!(%error, "the search index could not be written; it is tried again");
                        self.healthy.store(false, Ordering::Relaxed);
                        deadline = Some(Instant::now() + Duration::from_secs(5));
                    }
                }
            } else {
                deadline = None;
            }
            if tidying && !tidy {
                tidy = true;
                if let Err(error) = self.merge_segments(&mut writer, most) {
                    tracing::warn!(%error, "the search index was not tidied; the next quiet moment does it");
                }
            }
            for done in settling.drain(..) {
                // Whoever asked may have stopped waiting.
                let _ = done.send(());
            }
        }
        if committed != self.reached
            && let Err(error) = self.commit(&mut writer)
        {
            tracing::warn!(%error, "the search index is behind; the next start catches up");
        }
    }

    fn take(&mut self, news: News) {
        let News { systems, organizations, challenges, reached, purge } = news;
        self.reached = reached;
        self.purge |= purge;
        for (system, organization) in systems {
            let key = (u64::from(system.number) + 1, format!("system {}", system.id));
            self.waiting.insert(key, Waiting::System(system, organization));
        }
        for organization in organizations {
            let key = (0, format!("organization {}", organization.id));
            self.waiting.insert(key, Waiting::Organization(organization));
        }
        for challenge in challenges {
            let key = (0, format!("challenge {}", challenge.id));
            self.waiting.insert(key, Waiting::Challenge(challenge));
        }
        // Systems come last.
        if !matches!(self.waiting.last_key_value(), Some((_, Waiting::System(..)))) {
            self.shown.read().unwrap_or_else(PoisonError::into_inner).reach(self.reached.size);
        }
    }

    fn commit(&mut self, writer: &mut Option<IndexWriter>) -> anyhow::Result<()> {
        let open = self.open(writer)?;
        for ((_, key), waiting) in &self.waiting {
            open.delete_term(Term::from_field_text(self.fields.key, key));
            open.add_document(self.document(key, waiting)?)?;
        }
        self.say(open, self.purge)?;
        if self.purge {
            self.erase(writer)?;
        }
        self.show()?;
        self.waiting.clear();
        Ok(())
    }

    /// The writer. It has threads and memory of its own, so a quiet register has none.
    fn open<'a>(&self, writer: &'a mut Option<IndexWriter>) -> tantivy::Result<&'a mut IndexWriter> {
        match writer {
            Some(open) => Ok(open),
            None => Ok(writer.insert(self.index.writer_with_num_threads(1, WRITER_MEMORY)?)),
        }
    }

    /// Commits, and says with it what the index reflects.
    fn say(&self, writer: &mut IndexWriter, purge: bool) -> anyhow::Result<()> {
        let Reached { size, tip, updated } = self.reached;
        let payload = Payload { format: FORMAT, verifier_key: self.verifier_key.clone(), size, tip, updated, purge };
        let mut commit = writer.prepare_commit()?;
        commit.set_payload(&serde_json::to_string(&payload)?);
        commit.commit()?;
        Ok(())
    }

    /// Merges away every part that may hold what was taken out. A process that is ended in the middle begins with this.
    fn erase(&mut self, writer: &mut Option<IndexWriter>) -> anyhow::Result<()> {
        let writer = self.open(writer)?;
        let segments = self.index.searchable_segment_ids()?;
        if !segments.is_empty() {
            writer.merge(&segments).wait()?;
        }
        writer.garbage_collect_files().wait()?;
        self.say(writer, false)?;
        self.purge = false;
        Ok(())
    }

    /// Shows the newest commit to those who search.
    fn show(&self) -> anyhow::Result<()> {
        self.reader.reload()?;
        let before = self.shown.read().unwrap_or_else(PoisonError::into_inner).clone();
        let view = View::new(self.reader.searcher(), &self.fields, self.reached.size, Some(&before))?;
        *self.shown.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(view);
        Ok(())
    }

    /// Puts more parts than `most` into one, and the writer away. A large part that is most of the index already is left
    /// alone, unless one part is wanted.
    fn merge_segments(&self, writer: &mut Option<IndexWriter>, most: usize) -> anyhow::Result<()> {
        // What is being merged in the background cannot be merged here, too.
        if let Some(writer) = writer.take() {
            writer.wait_merging_threads()?;
        }
        let mut writer: IndexWriter = self.index.writer_with_num_threads(1, WRITER_MEMORY)?;
        self.show()?;
        let view = self.shown.read().unwrap_or_else(PoisonError::into_inner).clone();
        let mut parts = view.segments_in_order();
        if parts.len() <= most {
            writer.garbage_collect_files().wait()?;
            return Ok(());
        }
        let largest = parts.iter().max_by_key(|(_, documents)| *documents).copied();
        let all: usize = parts.iter().map(|(_, documents)| documents).sum();
        if let Some((largest, documents)) = largest
            && most > 1
            && (all - documents) * 4 < documents
        {
            parts.retain(|(id, _)| *id != largest);
        }
        let parts: Vec<_> = parts.into_iter().map(|(id, _)| id).collect();
        writer.merge(&parts).wait()?;
        self.show()?;
        writer.garbage_collect_files().wait()?;
        Ok(())
    }

    fn document(&self, key: &str, waiting: &Waiting) -> anyhow::Result<TantivyDocument> {
        let mut document = TantivyDocument::new();
        document.add_text(self.fields.key, key);
        match waiting {
            Waiting::Organization(organization) => {
                let kept = serde_json::to_string(&StoredRef::Organization(organization))?;
                document.add_text(self.fields.kept, kept);
            }
            Waiting::Challenge(challenge) => {
                document.add_text(self.fields.kept, serde_json::to_string(&StoredRef::Challenge(challenge))?);
            }
            Waiting::System(system, organization) => {
                document.add_u64(self.fields.number, u64::from(system.number));
                document.add_text(self.fields.kept, serde_json::to_string(&StoredRef::System(system))?);
                self.add_texts(&mut document, system, organization.as_deref())?;
            }
        }
        Ok(document)
    }

    fn add_texts(
        &self,
        document: &mut TantivyDocument,
        system: &System,
        organization: Option<&Organization>,
    ) -> anyhow::Result<()> {
        let plain = Analyzer::new("");
        let mut all = BTreeSet::new();
        let mut add = |part: usize, lang: Option<&Lang>, text: &str| {
            let language = lang.and_then(|lang| STEMMED.into_iter().find(|language| *language == lang.primary()));
            let mut tokens = Vec::new();
            for (position, (offset, word)) in split(text).enumerate() {
                let stem = language.map(|language| format!("{STEM}{language}:{}", Analyzer::new(language).word(word)));
                for text in std::iter::once(plain.word(word)).chain(stem) {
                    all.insert(text.clone());
                    let offset_to = offset + word.len();
                    tokens.push(Token { offset_from: offset, offset_to, position, text, position_length: 1 });
                }
            }
            document
                .add_pre_tokenized_text(self.fields.parts[part], PreTokenizedString { text: String::new(), tokens });
        };
        let record: Value = serde_json::from_str(&system.record)?;
        for (field, value) in record.as_object().into_iter().flatten() {
            let part = match field.as_str() {
                "name" | "alsoKnownAs" => 0,
                "summary" | "tags" => 1,
                // Where it came from and where it leads to is not what it says.
                "sourceRecord" | "template" | "links" | "licence" | "organization" | "slug" => continue,
                _ => 2,
            };
            texts(value, &mut |lang, text| add(part, lang, text));
        }
        for (lang, name) in organization.into_iter().flat_map(|organization| organization.content.name.iter()) {
            add(2, Some(lang), name);
        }
        let token = |text| Token { text, position: 0, position_length: 1, ..Token::default() };
        let tokens = all.into_iter().map(token).collect();
        document.add_pre_tokenized_text(self.fields.words, PreTokenizedString { text: String::new(), tokens });
        Ok(())
    }
}

/// Every text of a record's field: language maps with their language, names and ids without.
fn texts(value: &Value, add: &mut impl FnMut(Option<&Lang>, &str)) {
    match value {
        Value::Object(map) => {
            for (name, value) in map {
                // Short names of members look like language tags and are none.
                let lang = Lang::parse(name).filter(|_| !matches!(name.as_str(), "url" | "rel" | "end" | "by" | "at"));
                match (value, lang) {
                    (Value::String(text), Some(lang)) => add(Some(&lang), text),
                    // Of plain strings only names and ids are worth finding; codes and addresses are not words.
                    (Value::String(text), None)
                        if matches!(name.as_str(), "name" | "value" | "product" | "provider") =>
                    {
                        add(None, text)
                    }
                    (Value::String(_), None) => {}
                    (value, _) => texts(value, add),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| texts(item, add)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_found_wherever_they_are() {
        let value = serde_json::json!([{"name": {"nl": "A", "en": "B"}, "url": "https://x", "role": ["training"]}, {"name": "C"}]);
        let mut found = Vec::new();
        texts(&value, &mut |lang, text| found.push((lang.map(ToString::to_string), text.to_owned())));
        let languages: Vec<_> = found.iter().map(|(lang, text)| (lang.as_deref(), text.as_str())).collect();
        assert!(
            languages.contains(&(Some("nl"), "A"))
                && languages.contains(&(Some("en"), "B"))
                && languages.contains(&(None, "C"))
        );
    }
}
