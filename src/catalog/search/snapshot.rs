//! A snapshot: the index as of one commit, with the caches that depend on it. Searches read from a snapshot; a commit
//! publishes a new one, and running searches keep the old one.
use super::schema::{Fields, STEM_PREFIX};
use super::word_scores::CachedScores;
use crate::catalog::analyzer::STEMMED_LANGUAGES;
use quick_cache::Weighter;
use quick_cache::sync::Cache;
use roaring::RoaringBitmap;
use smol_str::SmolStr;
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use tantivy::columnar::Column;
use tantivy::index::SegmentId;
use tantivy::schema::Field;
use tantivy::schema::IndexRecordOption::Basic;
use tantivy::{COLLECT_BLOCK_BUFFER_LEN, DocId, DocSet, Searcher, SegmentReader, Term};

/// Memory of the clause cache in bytes: a base plus an amount per document, since the bitmaps grow with the register.
const CLAUSE_CACHE_BYTES: u64 = 1_000_000;
const CLAUSE_CACHE_BYTES_PER_DOCUMENT: u64 = 400;
/// Memory of the score cache in bytes, likewise.
const SCORE_CACHE_BYTES: u64 = 500_000;
const SCORE_CACHE_BYTES_PER_DOCUMENT: u64 = 300;
/// Memory of the cache of word forms in bytes.
const FORM_CACHE_BYTES: u64 = 1_000_000;
/// Number of cached corrections.
const CORRECTION_CACHE_ENTRIES: usize = 2_000;
/// Stands for a document that is not a system.
const NO_SYSTEM: u32 = u32::MAX;

/// The system numbers of a segment, indexed by document.
type SegmentNumbers = Arc<[u32]>;

/// The version of a searched index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IndexGeneration {
    /// Increases whenever search results may change.
    pub generation: u64,
    /// Lower bound of the number of log entries that the index reflects.
    pub log_size: u64,
}

/// The index as of one commit.
pub(super) struct SearchSnapshot {
    pub searcher: Searcher,
    /// Increases with each commit.
    pub generation: u64,
    /// Lower bound of the number of log entries reflected.
    log_size: AtomicU64,
    /// The languages that stems are indexed for.
    pub languages: Vec<&'static str>,
    /// True if system numbers ascend with document ids: then ties go to the hit that is found first.
    pub numbers_ascending: bool,
    numbers: Vec<SegmentNumbers>,
    /// The document of each system number, counted across segments; [`NO_SYSTEM`] if there is none.
    documents: Vec<u32>,
    numbers_by_segment: HashMap<SegmentId, SegmentNumbers>,
    /// The indexed forms of words.
    pub word_forms: Cache<SmolStr, Arc<[SmolStr]>, MemoryWeight>,
    /// The systems that match a clause.
    pub clause_matches: Cache<String, Arc<RoaringBitmap>, MemoryWeight>,
    /// The score cache.
    pub word_scores: Cache<SmolStr, CachedScores, MemoryWeight>,
    /// Corrections of misspelled words.
    pub corrections: Cache<String, Option<String>>,
}

/// Weighs cache entries by their memory, with an overhead that dominates for small ones.
#[derive(Clone)]
pub(super) struct MemoryWeight;

impl Weighter<String, Arc<RoaringBitmap>> for MemoryWeight {
    fn weight(&self, key: &String, systems: &Arc<RoaringBitmap>) -> u64 {
        (250 + key.len() + systems.serialized_size()) as u64
    }
}

impl Weighter<SmolStr, Arc<[SmolStr]>> for MemoryWeight {
    fn weight(&self, _: &SmolStr, forms: &Arc<[SmolStr]>) -> u64 {
        100 + size_of_val::<[SmolStr]>(forms) as u64
    }
}

impl Weighter<SmolStr, CachedScores> for MemoryWeight {
    fn weight(&self, word: &SmolStr, cached: &CachedScores) -> u64 {
        let scores = match cached {
            CachedScores::SeenOnce => 0,
            CachedScores::Scores(scores) => 100 + scores.bytes(),
        };
        (100 + word.len() + scores) as u64
    }
}

impl SearchSnapshot {
    /// Creates the snapshot of the last commit. Unchanged segments share their numbers with the previous snapshot.
    pub fn new(searcher: Searcher, fields: &Fields, log_size: u64, previous: Option<&Self>) -> tantivy::Result<Self> {
        let mut numbers_by_segment = HashMap::new();
        for segment in searcher.segment_readers() {
            let shared = previous.and_then(|previous| previous.numbers_by_segment.get(&segment.segment_id()).cloned());
            let numbers = shared.map_or_else(|| read_numbers(segment), Ok)?;
            numbers_by_segment.insert(segment.segment_id(), numbers);
        }
        let numbers = searcher.segment_readers().iter();
        let numbers: Vec<SegmentNumbers> =
            numbers.map(|segment| numbers_by_segment[&segment.segment_id()].clone()).collect();
        let mut documents = Vec::new();
        let all = numbers.iter().zip(searcher.segment_readers());
        let all = all.flat_map(|(numbers, segment)| {
            (0..).zip(numbers.iter()).map(|(document, number)| (segment.is_deleted(document), *number))
        });
        for (document, (deleted, number)) in (0..).zip(all) {
            if number == NO_SYSTEM || deleted {
                continue;
            }
            let slot = number as usize;
            if documents.len() <= slot {
                documents.resize(slot + 1, NO_SYSTEM);
            }
            documents[slot] = document;
        }
        let clause_bytes = CLAUSE_CACHE_BYTES + CLAUSE_CACHE_BYTES_PER_DOCUMENT * searcher.num_docs();
        let score_bytes = SCORE_CACHE_BYTES + SCORE_CACHE_BYTES_PER_DOCUMENT * searcher.num_docs();
        let mut snapshot = Self {
            documents,
            numbers_ascending: numbers
                .iter()
                .flat_map(|numbers| numbers.iter())
                .filter(|number| **number != NO_SYSTEM)
                .is_sorted(),
            numbers,
            numbers_by_segment,
            generation: previous.map_or(1, |previous| previous.generation + 1),
            log_size: AtomicU64::new(log_size),
            languages: Vec::new(),
            word_forms: Cache::with_weighter(5_000, FORM_CACHE_BYTES, MemoryWeight),
            clause_matches: Cache::with_weighter(1_000, clause_bytes, MemoryWeight),
            word_scores: Cache::with_weighter(1_000, score_bytes, MemoryWeight),
            corrections: Cache::new(CORRECTION_CACHE_ENTRIES),
            searcher,
        };
        for language in STEMMED_LANGUAGES {
            let mut any = false;
            snapshot.for_each_term(fields.words, &format!("{STEM_PREFIX}{language}:"), |_, _| {
                any = true;
                false
            })?;
            if any {
                snapshot.languages.push(language);
            }
        }
        Ok(snapshot)
    }

    /// Returns the version of the index.
    pub fn index_generation(&self) -> IndexGeneration {
        IndexGeneration { generation: self.generation, log_size: self.log_size.load(Ordering::Relaxed) }
    }

    /// Records that the snapshot reflects further log entries, none of which affects searches.
    pub fn set_log_size(&self, size: u64) {
        self.log_size.store(size, Ordering::Relaxed);
    }

    /// Returns the segments in the order of their lowest system number, with their numbers of documents.
    pub fn segments_in_order(&self) -> Vec<(SegmentId, usize)> {
        let lowest = |numbers: &SegmentNumbers| numbers.iter().copied().filter(|number| *number != NO_SYSTEM).min();
        let mut all: Vec<_> =
            self.numbers_by_segment.iter().map(|(id, numbers)| (lowest(numbers), *id, numbers.len())).collect();
        all.sort();
        all.into_iter().map(|(_, id, documents)| (id, documents)).collect()
    }

    /// Returns the system number of a document, or none if it is deleted or not a system.
    pub fn system_number(&self, segment: usize, document: DocId) -> Option<u32> {
        let reader = self.searcher.segment_reader(segment as u32);
        let number = *self.numbers[segment].get(document as usize)?;
        (number != NO_SYSTEM && !reader.is_deleted(document)).then_some(number)
    }

    /// Returns the documents of systems by segment, in ascending order, each with its system number.
    pub fn documents_of(&self, systems: &RoaringBitmap) -> Vec<Vec<(DocId, u32)>> {
        let document =
            |number: u32| self.documents.get(number as usize).copied().filter(|document| *document != NO_SYSTEM);
        let documents = bitmap(systems.iter().filter_map(document).collect());
        let (mut documents, mut begin) = (documents.into_iter().peekable(), 0);
        let in_segment = |numbers: &SegmentNumbers| {
            let first = begin;
            begin += numbers.len() as u32;
            std::iter::from_fn(|| documents.next_if(|document| *document < begin))
                .map(|document| (document - first, numbers[(document - first) as usize]))
                .collect()
        };
        self.numbers.iter().map(in_segment).collect()
    }

    /// Returns all systems.
    pub fn all_systems(&self) -> RoaringBitmap {
        let numbers = self.numbers.iter().enumerate().flat_map(|(n, numbers)| {
            (0..numbers.len() as DocId).filter_map(move |document| self.system_number(n, document))
        });
        bitmap(numbers.collect())
    }

    /// Returns the systems that have any of the terms.
    pub fn systems_with_any(&self, terms: &[Term]) -> tantivy::Result<RoaringBitmap> {
        let (mut systems, mut block) = (Vec::new(), [0; COLLECT_BLOCK_BUFFER_LEN]);
        for term in terms {
            for (n, segment) in self.searcher.segment_readers().iter().enumerate() {
                let index = segment.inverted_index(term.field())?;
                let Some(mut postings) = index.read_postings(term, Basic)? else { continue };
                let mut filled = block.len();
                while filled == block.len() {
                    filled = postings.fill_buffer(&mut block);
                    systems.extend(block[..filled].iter().filter_map(|document| self.system_number(n, *document)));
                }
            }
        }
        Ok(bitmap(systems))
    }

    /// Returns the document frequency of a term; deleted documents count until their segment is merged.
    pub fn doc_freq(&self, term: &Term) -> u64 {
        self.searcher.doc_freq(term).unwrap_or(0)
    }

    /// Calls `visit` with every term of a field that has the prefix and its document frequency, segment by segment; a
    /// segment ends when `visit` returns false.
    pub fn for_each_term(
        &self,
        field: Field,
        prefix: &str,
        mut visit: impl FnMut(&str, u32) -> bool,
    ) -> tantivy::Result<()> {
        for segment in self.searcher.segment_readers() {
            let index = segment.inverted_index(field)?;
            let mut terms = index.terms().range().ge(prefix).into_stream()?;
            while terms.advance() {
                let Ok(term) = std::str::from_utf8(terms.key()) else { continue };
                if !term.starts_with(prefix) || !visit(term, terms.value().doc_freq) {
                    break;
                }
            }
        }
        Ok(())
    }
}

/// Builds a bitmap from numbers in any order.
pub(super) fn bitmap(mut numbers: Vec<u32>) -> RoaringBitmap {
    /// Above one number per this many possible ones, setting bits is cheaper than sorting.
    const DENSE: usize = 64;
    let end = numbers.iter().max().map_or(0, |max| *max as usize + 1);
    if numbers.len() > end / DENSE {
        let mut bits = vec![0; end.div_ceil(8)];
        numbers.iter().for_each(|number| bits[*number as usize / 8] |= 1 << (number % 8));
        return RoaringBitmap::from_lsb0_bytes(0, &bits);
    }
    // The numbers consist of one sorted run per term and segment, which this sort exploits.
    numbers.sort();
    numbers.dedup();
    RoaringBitmap::from_sorted_iter(numbers).unwrap_or_default()
}

fn read_numbers(segment: &SegmentReader) -> tantivy::Result<SegmentNumbers> {
    let column: Column<u64> = segment.fast_fields().u64("number")?;
    // Organizations and challenges have no number.
    let number = |document| column.first(document).and_then(|number| u32::try_from(number).ok()).unwrap_or(NO_SYSTEM);
    Ok((0..segment.max_doc()).map(number).collect())
}
