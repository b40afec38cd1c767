//! The search index: tantivy in the catalog's folder, committed at most a few times a second by a thread of its own.
//!
//! It also keeps the catalog between runs: each document stores its system or organization, and each commit says how
//! many entries of the log it reflects.
mod index;
mod query;

use super::current::Kept;
use super::organizations::Organization;
use super::systems::System;
use super::words::{Analyzer, STEMMED};
use crate::log::Hash;
use index::{EXACT, Fields, Indexer, PARTS, Task, WRITER_MEMORY, create, reopen, schema};
use query::Asked;
use roaring::RoaringBitmap;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{Sender, channel};
use tantivy::collector::{Collector, Count, SegmentCollector};
use tantivy::columnar::Column;
use tantivy::query::{
    BooleanQuery, BoostQuery, DisjunctionMaxQuery, EmptyQuery, FuzzyTermQuery, Occur, PhraseQuery, Query, TermQuery,
};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, Index, IndexReader, IndexWriter, ReloadPolicy, Score, SegmentOrdinal, SegmentReader, Term};

/// The longest query, in characters: a search must not become a lever.
pub const MAX_QUERY: usize = 300;
/// How many words of a query are corrected: each is a walk over all words of the index.
const MAX_CORRECTED: usize = 3;
/// How many candidates are looked at for each.
const MAX_CANDIDATES: usize = 5;

/// How far into the log something reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reached {
    pub size: u64,
    /// The hash of the last entry in the tree.
    pub tip: Option<Hash>,
}

/// What changed in the catalog.
pub(super) struct News {
    pub systems: Vec<(Arc<System>, Option<Arc<Organization>>)>,
    pub organizations: Vec<Arc<Organization>>,
    pub reached: Reached,
    /// Whether what was there before must be erased, not only passed over.
    pub purge: bool,
}

/// The search index of one process.
pub struct Search {
    tasks: Sender<Task>,
    reader: IndexReader,
    fields: Fields,
    healthy: Arc<AtomicBool>,
    reached: Arc<AtomicU64>,
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
    pub(super) fn open(
        folder: &Path,
        verifier_key: &str,
        agrees: impl FnOnce(u64, Option<Hash>) -> anyhow::Result<bool>,
    ) -> anyhow::Result<(Self, Kept)> {
        let path = folder.join("index");
        let opened = match reopen(&path, verifier_key, agrees) {
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
        let reached = Reached { size: kept.size, tip: kept.tip };
        Self::start(index, reached, verifier_key).map(|search| (search, kept))
    }

    /// An index that nobody keeps.
    pub(super) fn in_memory() -> anyhow::Result<Self> {
        Self::start(Index::create_in_ram(schema().0), Reached { size: 0, tip: None }, "")
    }

    fn start(index: Index, reached: Reached, verifier_key: &str) -> anyhow::Result<Self> {
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
        let visible = Arc::new(AtomicU64::new(reached.size));
        let indexer = Indexer {
            index,
            reader: reader.clone(),
            fields: schema().1,
            verifier_key: verifier_key.to_owned(),
            healthy: healthy.clone(),
            visible: visible.clone(),
            waiting: BTreeMap::new(),
            reached,
            purge: false,
        };
        std::thread::Builder::new().name("search-index".into()).spawn(move || indexer.run(writer, &inbox))?;
        Ok(Self { tasks, reader, fields: schema().1, healthy, reached: visible })
    }

    pub(super) fn follow(&self, news: News) {
        // The thread ends only with this; a closed channel has nobody left to tell.
        let _ = self.tasks.send(Task::Follow(news));
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

    /// How many entries of the log a search that begins now reflects at least.
    pub fn reached(&self) -> u64 {
        self.reached.load(Ordering::Acquire)
    }

    /// Searches for systems. The text may hold `"phrases"` and `-words` that must not be there; all other words must.
    pub fn find(&self, text: &str) -> anyhow::Result<Hits> {
        let searcher = self.reader.searcher();
        let mut asked = Asked::parse(text);
        let mut hits = Hits::default();
        let unknown = asked.words.iter_mut().filter(|word| self.frequency(&searcher, word) == 0);
        for word in unknown.take(MAX_CORRECTED) {
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
            let mut candidates: Vec<_> = candidates.into_iter().collect();
            candidates.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
            for (candidate, _) in candidates.into_iter().take(MAX_CANDIDATES) {
                // The index still counts what was taken out of it: only what can be found may be proposed.
                if searcher.search(&self.exactly(&candidate), &Count)? > 0 {
                    return Ok(Some(candidate));
                }
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
