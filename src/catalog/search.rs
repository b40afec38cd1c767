//! The search index: tantivy in the catalog's folder, committed at most a few times a second by a thread of its own.
//!
//! It also keeps the catalog between runs: each document stores its system or organization, and each commit says which
//! index of the log it reflects.
use super::current::Kept;
use super::organizations::Organization;
use super::systems::System;
use super::words::{Analyzer, STEMMED, split};
use crate::domain::languages::Lang;
use roaring::RoaringBitmap;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::Column;
use tantivy::directory::MmapDirectory;
use tantivy::query::{
    BooleanQuery, BoostQuery, DisjunctionMaxQuery, EmptyQuery, FuzzyTermQuery, Occur, PhraseQuery, Query, TermQuery,
};
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions, Value as _,
};
use tantivy::{
    DocId, Index, IndexReader, IndexWriter, ReloadPolicy, Score, SegmentOrdinal, SegmentReader, TantivyDocument, Term,
};

/// Raised when what is indexed or kept changes its form: folders of another format are rebuilt.
const FORMAT: u32 = 1;
/// How long changes are gathered before they are committed.
const GATHER: Duration = Duration::from_millis(300);
/// Memory of the index writer, in bytes.
const WRITER_MEMORY: usize = 30_000_000;
/// Bounds of a query: a search must not become a lever.
pub const MAX_QUERY: usize = 300;
const MAX_WORDS: usize = 12;

/// What a commit says about itself.
#[derive(Serialize, Deserialize)]
struct Payload {
    format: u32,
    /// The verifier key of the log.
    origin: String,
    /// How many entries of the log it reflects.
    size: u64,
}

/// Fields in the order of their weight; each is there unstemmed and once for each stemmed language.
const PARTS: [(&str, f32); 3] = [("name", 6.0), ("summary", 2.5), ("text", 1.0)];
/// An exact word weighs more than one that shares a stem.
const EXACT: f32 = 1.6;

struct Fields {
    key: Field,
    number: Field,
    kept: Field,
    /// By part: the unstemmed field first, then those of [`STEMMED`].
    parts: Vec<Vec<Field>>,
}

fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let text = |analyzer: &str| {
        let indexing = TextFieldIndexing::default();
        let indexing = indexing.set_tokenizer(analyzer).set_index_option(IndexRecordOption::WithFreqsAndPositions);
        TextOptions::default().set_indexing_options(indexing)
    };
    let key = schema.add_text_field("key", STRING);
    let number = schema.add_u64_field("number", FAST | INDEXED);
    let kept = schema.add_text_field("kept", STORED);
    let languages = || std::iter::once("any").chain(STEMMED);
    let parts = PARTS.iter().map(|(part, _)| {
        languages().map(|language| schema.add_text_field(&format!("{part}_{language}"), text(language))).collect()
    });
    let parts = parts.collect();
    (schema.build(), Fields { key, number, kept, parts })
}

enum Task {
    Follow { systems: Vec<(Arc<System>, Option<Arc<Organization>>)>, organizations: Vec<Arc<Organization>>, size: u64 },
    Settle(Sender<()>),
}

/// The search index of one process.
pub struct Search {
    tasks: Sender<Task>,
    reader: IndexReader,
    fields: Fields,
    healthy: Arc<AtomicBool>,
}

/// What a search found.
#[derive(Debug, Default)]
pub struct Hits {
    found: Vec<(f32, u32)>,
    /// What was searched for instead, because a word of the query is nowhere: `parkeren` for `parkerne`.
    pub corrected: Option<String>,
    /// True if nothing has all the words, so that these have some of them.
    pub relaxed: bool,
}

impl Hits {
    /// Score and number of each system found, in no order.
    pub fn iter(&self) -> impl Iterator<Item = (f32, u32)> + '_ {
        self.found.iter().copied()
    }

    pub fn numbers(&self) -> RoaringBitmap {
        self.found.iter().map(|(_, number)| *number).collect()
    }
}

impl Search {
    /// Opens the index in `folder/index`, with what it kept; makes a new one if there is none or it cannot be used.
    pub(super) fn open(folder: &Path, origin: &str) -> anyhow::Result<(Self, Kept)> {
        let path = folder.join("index");
        let opened = match reopen(&path, origin) {
            Ok(opened) => opened,
            Err(why) => {
                tracing::warn!(folder = %path.display(), %why, "the catalog's folder cannot be used: it is rebuilt from the log");
                None
            }
        };
        let (index, kept) = match opened {
            Some(opened) => opened,
            None => (create(&path)?, Kept::default()),
        };
        Self::start(index, kept.size, origin).map(|search| (search, kept))
    }

    /// An index that nobody keeps.
    pub(super) fn in_memory() -> anyhow::Result<Self> {
        Self::start(Index::create_in_ram(schema().0), 0, "")
    }

    fn start(index: Index, size: u64, origin: &str) -> anyhow::Result<Self> {
        for (language, analyzer) in
            std::iter::once(("any", Analyzer::new(""))).chain(STEMMED.map(|tag| (tag, Analyzer::new(tag))))
        {
            index.tokenizers().register(language, analyzer);
        }
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        let writer: IndexWriter = index.writer_with_num_threads(1, WRITER_MEMORY).map_err(|error| match error {
            tantivy::TantivyError::LockFailure(..) => anyhow::anyhow!("another process uses this data folder"),
            other => other.into(),
        })?;
        let (tasks, inbox) = channel();
        let healthy = Arc::new(AtomicBool::new(true));
        let indexer = Indexer {
            index,
            reader: reader.clone(),
            fields: schema().1,
            origin: origin.to_owned(),
            healthy: healthy.clone(),
            waiting: BTreeMap::new(),
            size,
        };
        std::thread::Builder::new().name("search-index".into()).spawn(move || indexer.run(writer, &inbox))?;
        Ok(Self { tasks, reader, fields: schema().1, healthy })
    }

    pub(super) fn follow(
        &self,
        systems: Vec<(Arc<System>, Option<Arc<Organization>>)>,
        organizations: Vec<Arc<Organization>>,
        size: u64,
    ) {
        // The thread ends only with the process; a closed channel has nobody left to tell.
        let _ = self.tasks.send(Task::Follow { systems, organizations, size });
    }

    pub(super) fn settle(&self) {
        let (done, wait) = channel();
        if self.tasks.send(Task::Settle(done)).is_ok() {
            let _ = wait.recv();
        }
    }

    /// Whether the index takes up changes: a full disk stops it, and it goes on by itself once there is room.
    pub fn is_healthy(&self) -> bool {
        self.healthy.load(Ordering::Relaxed)
    }

    /// Searches for systems. The text may hold `"phrases"` and `-words` that must not be there; all other words must.
    pub fn find(&self, text: &str) -> anyhow::Result<Hits> {
        let searcher = self.reader.searcher();
        let mut asked = Asked::parse(text);
        let mut hits = Hits::default();
        for word in asked.words.iter_mut().filter(|word| self.frequency(&searcher, word) == 0) {
            if let Some(better) = self.correct(&searcher, word)? {
                hits.corrected.get_or_insert_default();
                *word = better;
            }
        }
        let corrected = hits.corrected.as_ref().map(|_| asked.to_string());
        hits.corrected = corrected;
        hits.found = searcher.search(&self.query(&asked, Occur::Must), &Numbers)?;
        if hits.found.is_empty() && asked.words.len() > 1 {
            hits.found = searcher.search(&self.query(&asked, Occur::Should), &Numbers)?;
            hits.relaxed = !hits.found.is_empty();
        }
        Ok(hits)
    }

    fn query(&self, asked: &Asked, words: Occur) -> Box<dyn Query> {
        let mut clauses: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        clauses.extend(asked.words.iter().map(|word| (words, self.word(word))));
        clauses.extend(asked.phrases.iter().map(|phrase| (Occur::Must, self.phrase(phrase))));
        if clauses.is_empty() {
            return Box::new(EmptyQuery);
        }
        clauses.extend(asked.without.iter().map(|word| (Occur::MustNot, self.word(word))));
        Box::new(BooleanQuery::new(clauses))
    }

    /// A word in any field: exact or by its stem in any language.
    fn word(&self, word: &str) -> Box<dyn Query> {
        let mut ways: Vec<Box<dyn Query>> = Vec::new();
        for (fields, (_, weight)) in self.fields.parts.iter().zip(PARTS) {
            for (field, analyzer) in fields.iter().zip(analyzers()) {
                let term = Term::from_field_text(*field, &analyzer.word(word));
                let boost = if *field == fields[0] { weight * EXACT } else { weight };
                ways.push(boosted(TermQuery::new(term, IndexRecordOption::WithFreqs), boost));
            }
        }
        Box::new(DisjunctionMaxQuery::with_tie_breaker(ways, 0.1))
    }

    fn phrase(&self, phrase: &[String]) -> Box<dyn Query> {
        if let [word] = phrase {
            return self.exactly(word);
        }
        let ways = self.fields.parts.iter().zip(PARTS).map(|(fields, (_, weight))| {
            let terms = phrase.iter().map(|word| Term::from_field_text(fields[0], &Analyzer::new("").word(word)));
            boosted(PhraseQuery::new(terms.collect()), weight * EXACT)
        });
        Box::new(DisjunctionMaxQuery::new(ways.collect()))
    }

    fn exactly(&self, word: &str) -> Box<dyn Query> {
        let ways = self.fields.parts.iter().zip(PARTS).map(|(fields, (_, weight))| {
            let term = Term::from_field_text(fields[0], &Analyzer::new("").word(word));
            boosted(TermQuery::new(term, IndexRecordOption::WithFreqs), weight * EXACT)
        });
        Box::new(DisjunctionMaxQuery::new(ways.collect()))
    }

    /// In how many documents a word is, exactly or by its stem; an upper bound.
    fn frequency(&self, searcher: &tantivy::Searcher, word: &str) -> u64 {
        let fields = self.fields.parts.iter().flat_map(|fields| fields.iter().zip(analyzers()));
        let terms = fields.map(|(field, analyzer)| Term::from_field_text(*field, &analyzer.word(word)));
        terms.filter_map(|term| searcher.doc_freq(&term).ok()).sum()
    }

    /// The word of the index that is nearest to one that is nowhere: fewest changed letters, then most frequent.
    fn correct(&self, searcher: &tantivy::Searcher, word: &str) -> anyhow::Result<Option<String>> {
        let word = Analyzer::new("").word(word);
        let furthest = match word.chars().count() {
            0..=3 => return Ok(None),
            4..=7 => 1,
            _ => 2,
        };
        for distance in 1..=furthest {
            let mut candidates: BTreeMap<String, u64> = BTreeMap::new();
            for field in self.fields.parts.iter().map(|fields| fields[0]) {
                for segment in searcher.segment_readers() {
                    let index = segment.inverted_index(field)?;
                    let automaton =
                        FuzzyTermQuery::new(Term::from_field_text(field, &word), distance, true).automaton()?;
                    let mut terms = index.terms().search(automaton).into_stream()?;
                    while terms.advance() {
                        let found = String::from_utf8_lossy(terms.key()).into_owned();
                        *candidates.entry(found).or_default() += u64::from(terms.value().doc_freq);
                    }
                }
            }
            // A number is never a misspelt word, and a word never a number.
            candidates.retain(|found, _| !found.chars().any(|c| c.is_ascii_digit()));
            if let Some((best, _)) = candidates.into_iter().max_by_key(|(_, frequency)| *frequency) {
                return Ok(Some(best));
            }
        }
        Ok(None)
    }
}

fn analyzers() -> impl Iterator<Item = Analyzer> {
    std::iter::once(Analyzer::new("")).chain(STEMMED.iter().map(|language| Analyzer::new(language)))
}

fn boosted(query: impl Query, boost: f32) -> Box<dyn Query> {
    Box::new(BoostQuery::new(Box::new(query), boost))
}

/// What somebody searches for.
#[derive(Debug, Default, PartialEq, Eq)]
struct Asked {
    words: Vec<String>,
    phrases: Vec<Vec<String>>,
    without: Vec<String>,
}

impl Asked {
    fn parse(text: &str) -> Self {
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

/// Collects score and number of every hit.
struct Numbers;

struct NumbersOfSegment {
    numbers: Column<u64>,
    found: Vec<(f32, u32)>,
}

impl Collector for Numbers {
    type Fruit = Vec<(f32, u32)>;
    type Child = NumbersOfSegment;

    fn for_segment(&self, _: SegmentOrdinal, segment: &SegmentReader) -> tantivy::Result<NumbersOfSegment> {
        Ok(NumbersOfSegment { numbers: segment.fast_fields().u64("number")?, found: Vec::new() })
    }
    fn requires_scoring(&self) -> bool {
        true
    }
    fn merge_fruits(&self, found: Vec<Self::Fruit>) -> tantivy::Result<Self::Fruit> {
        Ok(found.concat())
    }
}

impl SegmentCollector for NumbersOfSegment {
    type Fruit = Vec<(f32, u32)>;

    fn collect(&mut self, document: DocId, score: Score) {
        // Organizations are kept here too and have no number.
        if let Some(number) = self.numbers.first(document) {
            self.found.push((score, number as u32));
        }
    }
    fn harvest(self) -> Self::Fruit {
        self.found
    }
}

/// Opens an index of an earlier run. `Ok(None)`: there is none yet.
fn reopen(path: &Path, origin: &str) -> anyhow::Result<Option<(Index, Kept)>> {
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
    anyhow::ensure!(payload.origin == origin, "it is of the log {}", payload.origin);
    let mut kept = Kept { size: payload.size, ..Kept::default() };
    let reader: IndexReader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
    for segment in reader.searcher().segment_readers() {
        let store = segment.get_store_reader(1)?;
        for document in store.iter::<TantivyDocument>(segment.alive_bitset()) {
            let document = document?;
            let text = document.get_first(fields.kept).and_then(|value| value.as_str()).unwrap_or_default();
            match serde_json::from_str(text)? {
                Stored::System(system) => kept.systems.push(system),
                Stored::Organization(organization) => kept.organizations.push(organization),
            }
        }
    }
    let slugs: BTreeMap<_, _> = kept.organizations.iter().map(|one| (&one.content.slug, &one.content)).collect();
    for system in &mut kept.systems {
        let organization = system.address().and_then(|(slug, _)| slugs.get(slug).copied());
        system.deal(organization)?;
    }
    Ok(Some((index, kept)))
}

fn create(path: &Path) -> anyhow::Result<Index> {
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
}

#[derive(Serialize)]
#[serde(tag = "is", rename_all = "lowercase")]
enum StoredRef<'a> {
    System(&'a System),
    Organization(&'a Organization),
}

enum Waiting {
    System(Arc<System>, Option<Arc<Organization>>),
    Organization(Arc<Organization>),
}

/// The thread that writes the index.
struct Indexer {
    index: Index,
    reader: IndexReader,
    fields: Fields,
    origin: String,
    healthy: Arc<AtomicBool>,
    /// What is not committed yet, by key: of a system that changes ten times a second only the last state counts.
    waiting: BTreeMap<String, Waiting>,
    size: u64,
}

impl Indexer {
    fn run(mut self, writer: IndexWriter, inbox: &Receiver<Task>) {
        let mut writer = Some(writer);
        let mut committed = self.size;
        let mut settling: Vec<Sender<()>> = Vec::new();
        let mut deadline: Option<Instant> = None;
        loop {
            let wait = deadline.map_or(Duration::from_secs(3600), |at| at.saturating_duration_since(Instant::now()));
            match inbox.recv_timeout(wait) {
                Ok(Task::Follow { systems, organizations, size }) => {
                    self.take(systems, organizations);
                    self.size = size;
                    deadline.get_or_insert_with(|| Instant::now() + GATHER);
                    continue;
                }
                Ok(Task::Settle(done)) => settling.push(done),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => break,
            }
            if committed != self.size {
                match self.commit(&mut writer) {
                    Ok(()) => {
                        committed = self.size;
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
            for done in settling.drain(..) {
                // Whoever asked may have stopped waiting.
                let _ = done.send(());
            }
        }
        if committed != self.size
            && let Err(error) = self.commit(&mut writer)
        {
            tracing::warn!(%error, "the search index is behind; the next start catches up");
        }
    }

    fn take(&mut self, systems: Vec<(Arc<System>, Option<Arc<Organization>>)>, organizations: Vec<Arc<Organization>>) {
        for (system, organization) in systems {
            self.waiting.insert(format!("system {}", system.id), Waiting::System(system, organization));
        }
        for organization in organizations {
            self.waiting.insert(format!("organization {}", organization.id), Waiting::Organization(organization));
        }
    }

    fn commit(&mut self, writer: &mut Option<IndexWriter>) -> anyhow::Result<()> {
        let writer = match writer {
            Some(writer) => writer,
            None => writer.insert(self.index.writer_with_num_threads(1, WRITER_MEMORY)?),
        };
        for (key, waiting) in &self.waiting {
            writer.delete_term(Term::from_field_text(self.fields.key, key));
            writer.add_document(self.document(key, waiting)?)?;
        }
        let payload = Payload { format: FORMAT, origin: self.origin.clone(), size: self.size };
        let mut commit = writer.prepare_commit()?;
        commit.set_payload(&serde_json::to_string(&payload)?);
        commit.commit()?;
        self.reader.reload()?;
        self.waiting.clear();
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
        let mut add = |part: usize, lang: Option<&Lang>, text: &str| {
            document.add_text(self.fields.parts[part][0], text);
            let stemmed = lang.and_then(|lang| STEMMED.iter().position(|language| *language == lang.primary()));
            if let Some(n) = stemmed {
                document.add_text(self.fields.parts[part][n + 1], text);
            }
        };
        let record: Value = serde_json::from_str(&system.record)?;
        for (field, value) in record.as_object().into_iter().flatten() {
            let part = match field.as_str() {
                "name" | "alsoKnownAs" => 0,
                "summary" | "tags" => 1,
                // Where it came from and where it leads to is not what it says.
                "sourceRecord" | "links" | "licence" | "organization" | "slug" => continue,
                _ => 2,
            };
            texts(value, &mut |lang, text| add(part, lang, text));
        }
        for (lang, name) in organization.into_iter().flat_map(|organization| organization.content.name.iter()) {
            add(2, Some(lang), name);
        }
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
    fn a_query_is_words_phrases_and_exceptions() {
        let asked = Asked::parse("Parkeren \"human  resources\" -verkeer l'eau \"open");
        assert_eq!(asked.words, ["parkeren", "l", "eau", "open"]);
        assert_eq!(asked.phrases, [["human", "resources"]]);
        assert_eq!(asked.without, ["verkeer"]);
        assert_eq!(Asked::parse("\"\" - \" \""), Asked::default());
        assert_eq!(Asked::parse(&"a ".repeat(100)).words.len(), MAX_WORDS);
        assert_eq!(asked.to_string(), "parkeren l eau open \"human resources\" -verkeer");
    }

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
