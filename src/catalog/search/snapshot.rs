//! The index as of one commit: what searches read. A new commit makes a new view; searches that run keep the old one.
use super::index::{Fields, STEM};
use super::scores::Known;
use crate::catalog::words::STEMMED;
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

/// Memory for what was found before, in bytes: the systems of each word. It grows with their number, as what a word finds
/// does, so that the words of a large register are kept like those of a small one.
const FOUND_BYTES: u64 = 1_000_000;
const FOUND_BYTES_EACH: u64 = 400;
/// The same for what words add to scores.
const SCORES_BYTES: u64 = 500_000;
const SCORES_BYTES_EACH: u64 = 300;
/// Memory for the forms of words, in bytes.
const FORMS_BYTES: u64 = 1_000_000;
/// How many corrections of words are kept.
const CORRECTIONS: usize = 2_000;
/// Stands for a document that is no system.
const NO_SYSTEM: u32 = u32::MAX;

/// The numbers of the systems of a segment, by document.
type Numbers = Arc<[u32]>;

pub(super) struct View {
    pub searcher: Searcher,
    /// Grows with each commit.
    pub generation: u64,
    /// How many entries of the log it reflects at least.
    reached: AtomicU64,
    /// The languages of which there are stems.
    pub languages: Vec<&'static str>,
    /// Whether documents come in the order of their numbers: of equal hits the first ones are the best then.
    pub ordered: bool,
    numbers: Vec<Numbers>,
    /// The other way: of each number the document, counted through all segments; [`NO_SYSTEM`] if there is none.
    documents: Vec<u32>,
    by_segment: HashMap<SegmentId, Numbers>,
    /// The forms of words that there are.
    pub forms: Cache<SmolStr, Arc<[SmolStr]>, Bytes>,
    /// What words and phrases were found in before.
    pub found: Cache<String, Arc<RoaringBitmap>, Bytes>,
    /// What words add to scores.
    pub scores: Cache<SmolStr, Known, Bytes>,
    /// What misspelt words were corrected to before.
    pub corrections: Cache<String, Option<String>>,
}

/// Weighs what is kept by the memory that it takes: small things are mostly what is around them.
#[derive(Clone)]
pub(super) struct Bytes;

impl Weighter<String, Arc<RoaringBitmap>> for Bytes {
    fn weight(&self, key: &String, systems: &Arc<RoaringBitmap>) -> u64 {
        (250 + key.len() + systems.serialized_size()) as u64
    }
}

impl Weighter<SmolStr, Arc<[SmolStr]>> for Bytes {
    fn weight(&self, _: &SmolStr, forms: &Arc<[SmolStr]>) -> u64 {
        100 + size_of_val::<[SmolStr]>(forms) as u64
    }
}

impl Weighter<SmolStr, Known> for Bytes {
    fn weight(&self, word: &SmolStr, known: &Known) -> u64 {
        let scores = match known {
            Known::Once => 0,
            Known::Scores(scores) => 100 + scores.bytes(),
        };
        (100 + word.len() + scores) as u64
    }
}

impl View {
    /// Of the newest commit. `before`: the view before, whose segments need not be looked at again.
    pub fn new(searcher: Searcher, fields: &Fields, reached: u64, before: Option<&Self>) -> tantivy::Result<Self> {
        let mut by_segment = HashMap::new();
        for segment in searcher.segment_readers() {
            let known = before.and_then(|before| before.by_segment.get(&segment.segment_id()).cloned());
            let numbers = known.map_or_else(|| numbers(segment), Ok)?;
            by_segment.insert(segment.segment_id(), numbers);
        }
        let numbers = searcher.segment_readers().iter().map(|segment| by_segment[&segment.segment_id()].clone());
        let numbers: Vec<Numbers> = numbers.collect();
        let mut documents = Vec::new();
        let all = numbers.iter().zip(searcher.segment_readers());
        let all = all.flat_map(|(numbers, segment)| {
            (0..).zip(numbers.iter()).map(|(at, number)| (segment.is_deleted(at), *number))
        });
        for (document, (deleted, number)) in (0..).zip(all) {
            if number == NO_SYSTEM || deleted {
                continue;
            }
            let place = number as usize;
            if documents.len() <= place {
                documents.resize(place + 1, NO_SYSTEM);
            }
            documents[place] = document;
        }
        let mut view = Self {
            documents,
            ordered: numbers
                .iter()
                .flat_map(|numbers| numbers.iter())
                .filter(|number| **number != NO_SYSTEM)
                .is_sorted(),
            numbers,
            by_segment,
            generation: before.map_or(1, |before| before.generation + 1),
            reached: AtomicU64::new(reached),
            languages: Vec::new(),
            forms: Cache::with_weighter(5_000, FORMS_BYTES, Bytes),
            found: Cache::with_weighter(1_000, FOUND_BYTES + FOUND_BYTES_EACH * searcher.num_docs(), Bytes),
            scores: Cache::with_weighter(1_000, SCORES_BYTES + SCORES_BYTES_EACH * searcher.num_docs(), Bytes),
            corrections: Cache::new(CORRECTIONS),
            searcher,
        };
        for language in STEMMED {
            let mut any = false;
            view.with_prefix(fields.words, &format!("{STEM}{language}:"), |_, _| {
                any = true;
                false
            })?;
            if any {
                view.languages.push(language);
            }
        }
        Ok(view)
    }

    /// How many entries of the log it reflects at least.
    pub fn reached(&self) -> u64 {
        self.reached.load(Ordering::Relaxed)
    }

    /// Entries came of which nothing is searched for: it reflects these, too.
    pub fn reach(&self, size: u64) {
        self.reached.store(size, Ordering::Relaxed);
    }

    /// The segments in the order of the first number in each, with the number of their documents.
    pub fn segments_in_order(&self) -> Vec<(SegmentId, usize)> {
        let first = |numbers: &Numbers| numbers.iter().copied().filter(|number| *number != NO_SYSTEM).min();
        let mut all: Vec<_> = self.by_segment.iter().map(|(id, of)| (first(of), *id, of.len())).collect();
        all.sort();
        all.into_iter().map(|(_, id, documents)| (id, documents)).collect()
    }

    /// The number of the system that a document is, unless it is none or was taken out.
    pub fn number(&self, segment: usize, document: DocId) -> Option<u32> {
        let reader = self.searcher.segment_reader(segment as u32);
        let number = *self.numbers[segment].get(document as usize)?;
        (number != NO_SYSTEM && !reader.is_deleted(document)).then_some(number)
    }

    /// The documents of systems: of each segment, in their order, each with the number of its system.
    pub fn documents(&self, systems: &RoaringBitmap) -> Vec<Vec<(DocId, u32)>> {
        let document = |number: u32| self.documents.get(number as usize).copied().filter(|found| *found != NO_SYSTEM);
        let (mut found, mut begin) = (bitmap(systems.iter().filter_map(document).collect()).into_iter().peekable(), 0);
        let of_segment = |numbers: &Numbers| {
            let first = begin;
            begin += numbers.len() as u32;
            std::iter::from_fn(|| found.next_if(|document| *document < begin))
                .map(|document| (document - first, numbers[(document - first) as usize]))
                .collect()
        };
        self.numbers.iter().map(of_segment).collect()
    }

    /// All systems.
    pub fn all(&self) -> RoaringBitmap {
        let documents =
            self.numbers.iter().enumerate().flat_map(|(n, numbers)| {
                (0..numbers.len() as DocId).filter_map(move |document| self.number(n, document))
            });
        bitmap(documents.collect())
    }

    /// The systems that have any of these terms.
    pub fn with_any(&self, terms: &[Term]) -> tantivy::Result<RoaringBitmap> {
        let (mut found, mut block) = (Vec::new(), [0; COLLECT_BLOCK_BUFFER_LEN]);
        for term in terms {
            for (n, segment) in self.searcher.segment_readers().iter().enumerate() {
                let index = segment.inverted_index(term.field())?;
                let Some(mut documents) = index.read_postings(term, Basic)? else { continue };
                let mut filled = block.len();
                while filled == block.len() {
                    filled = documents.fill_buffer(&mut block);
                    found.extend(block[..filled].iter().filter_map(|document| self.number(n, *document)));
                }
            }
        }
        Ok(bitmap(found))
    }

    /// In how many documents a term is; an upper bound.
    pub fn frequency(&self, term: &Term) -> u64 {
        self.searcher.doc_freq(term).unwrap_or(0)
    }

    /// Calls `each` with every term of a field that begins so and its frequency in a segment, until it says no.
    pub fn with_prefix(
        &self,
        field: Field,
        prefix: &str,
        mut each: impl FnMut(&str, u32) -> bool,
    ) -> tantivy::Result<()> {
        for segment in self.searcher.segment_readers() {
            let index = segment.inverted_index(field)?;
            let mut terms = index.terms().range().ge(prefix).into_stream()?;
            while terms.advance() {
                let Ok(term) = std::str::from_utf8(terms.key()) else { continue };
                if !term.starts_with(prefix) || !each(term, terms.value().doc_freq) {
                    break;
                }
            }
        }
        Ok(())
    }
}

/// A bitmap of numbers in any order.
pub(super) fn bitmap(mut numbers: Vec<u32>) -> RoaringBitmap {
    /// Where a number comes for every so many there are, the bits of all cost less than to put the numbers in order.
    const DENSE: usize = 64;
    let end = numbers.iter().max().map_or(0, |most| *most as usize + 1);
    if numbers.len() > end / DENSE {
        let mut bits = vec![0; end.div_ceil(8)];
        numbers.iter().for_each(|number| bits[*number as usize / 8] |= 1 << (number % 8));
        return RoaringBitmap::from_lsb0_bytes(0, &bits);
    }
    // They come in runs, one for each term and segment, and this sort makes use of that.
    numbers.sort();
    numbers.dedup();
    RoaringBitmap::from_sorted_iter(numbers).unwrap_or_default()
}

fn numbers(segment: &SegmentReader) -> tantivy::Result<Numbers> {
    let column: Column<u64> = segment.fast_fields().u64("number")?;
    // Organizations are kept here too and have no number.
    let number = |document| column.first(document).and_then(|number| u32::try_from(number).ok()).unwrap_or(NO_SYSTEM);
    Ok((0..segment.max_doc()).map(number).collect())
}
