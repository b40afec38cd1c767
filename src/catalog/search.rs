//! The search index: tantivy in the catalog's folder, committed at most a few times a second by a thread of its own.
//!
//! It also keeps the catalog between runs: each document stores its system or organization, and each commit says how
//! many entries of the log it reflects.
//!
//! A search is answered in two steps. Which systems match is found with bitmaps, word by word, without a score: they
//! give totals and counts. Then the best of them are looked for: by what each word is known to add to a score, or by
//! scores that tantivy makes, which passes over what cannot be among them.
mod correction;
mod highlighter;
mod hits;
mod index;
mod query;
mod scores;
mod snapshot;
mod synonyms;

use super::IndexGeneration;
use super::challenges::Challenge;
use super::organizations::Organization;
use super::state::PersistedState;
use super::systems::System;
use super::words::Analyzer;
use crate::domain::values::Instant;
use crate::log::Hash;
pub use highlighter::Marks;
pub use hits::Hits;
use hits::Place;
use index::{Fields, Indexer, PARTS, STEM, Task, alone, create, reopen, schema};
use query::{Asked, Piece};
use roaring::RoaringBitmap;
use scores::Scoring;
use smol_str::SmolStr;
use snapshot::{View, bitmap};
use std::collections::{BTreeMap, BinaryHeap};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, PoisonError, RwLock};
use synonyms::Synonyms;
use tantivy::query::{BooleanQuery, EnableScoring, Occur, PhraseQuery, Query};
use tantivy::schema::Field;
use tantivy::{Index, ReloadPolicy, Term};

/// The longest query, in characters: a search must not become a lever.
pub const MAX_QUERY: usize = 300;
/// How many words the beginning of a word stands for, the most frequent ones.
const MAX_EXPANDED: usize = 50;
/// How many of them count for the order of hits, and how many terms in all.
const MAX_SCORED_EXPANDED: usize = 10;
const MAX_SCORED: usize = 120;
/// The shortest beginning that is completed without being asked for.
const MIN_TYPED: usize = 3;
/// So few hits raise the question whether something else was meant.
const FEW: u64 = 2;

/// How far into the log something reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reached {
    pub size: u64,
    /// The hash of the last entry in the tree.
    pub tip: Option<Hash>,
    /// When it happened.
    pub updated: Option<Instant>,
}

/// What changed in the catalog.
pub(super) struct News {
    pub systems: Vec<(Arc<System>, Option<Arc<Organization>>)>,
    pub organizations: Vec<Arc<Organization>>,
    pub challenges: Vec<Arc<Challenge>>,
    pub reached: Reached,
    /// Whether what was there before must be erased, not only passed over.
    pub purge: bool,
}

impl News {
    /// Whether a search may answer something else now.
    fn is_searched(&self) -> bool {
        !self.systems.is_empty()
    }
}

/// The search index of one process.
pub struct Search {
    tasks: Sender<Task>,
    shown: Arc<RwLock<Arc<View>>>,
    fields: Fields,
    synonyms: Synonyms,
    healthy: Arc<AtomicBool>,
}

/// What a text may become.
pub struct Completions {
    /// The text with its last word completed, the most frequent first.
    pub texts: Vec<String>,
    /// Numbers of systems whose name has the words, best first.
    pub systems: Vec<u32>,
    /// The index as it was searched.
    pub searched: IndexGeneration,
}

impl Search {
    /// Opens the index in `folder/index`, with what it kept; makes a new one if there is none or it cannot be used.
    /// `synonyms`: a folder with an operator's own.
    pub(super) fn open(
        folder: &Path,
        synonyms: &Path,
        verifier_key: &str,
        agrees: impl FnOnce(u64, Option<Hash>) -> anyhow::Result<bool>,
    ) -> anyhow::Result<(Self, PersistedState)> {
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
            None => (create(&path)?, PersistedState::default()),
        };
        let reached = Reached { size: kept.size, tip: kept.tip, updated: kept.updated };
        let synonyms = Synonyms::load(Some(synonyms))?;
        Self::start(index, reached, kept.purge, verifier_key, synonyms).map(|search| (search, kept))
    }

    /// An index that nobody keeps.
    pub(super) fn in_memory() -> anyhow::Result<Self> {
        Self::start(
            Index::create_in_ram(schema().0),
            Reached { size: 0, tip: None, updated: None },
            false,
            "",
            Synonyms::default(),
        )
    }

    fn start(
        index: Index,
        reached: Reached,
        purge: bool,
        verifier_key: &str,
        synonyms: Synonyms,
    ) -> anyhow::Result<Self> {
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        let (tasks, inbox) = channel();
        let healthy = Arc::new(AtomicBool::new(true));
        let fields = schema().1;
        let shown = Arc::new(RwLock::new(Arc::new(View::new(reader.searcher(), &fields, reached.size, None)?)));
        let indexer = Indexer {
            _alone: alone(&index)?,
            index,
            reader,
            shown: shown.clone(),
            fields: schema().1,
            verifier_key: verifier_key.to_owned(),
            healthy: healthy.clone(),
            waiting: BTreeMap::new(),
            reached,
            purge,
        };
        std::thread::Builder::new().name("search-index".into()).spawn(move || indexer.run(&inbox))?;
        Ok(Self { tasks, shown, fields, synonyms, healthy })
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

    /// Settles, and puts the index into one part.
    pub(super) fn merge_segments(&self) {
        let (done, wait) = channel();
        if self.tasks.send(Task::Tidy(done)).is_ok() {
            let _ = wait.recv();
        }
    }

    /// Whether the index takes up changes: a full disk stops it, and it goes on by itself once there is room.
    pub fn is_healthy(&self) -> bool {
        self.healthy.load(Ordering::Relaxed)
    }

    /// Grows whenever searches may answer something else.
    pub fn generation(&self) -> u64 {
        self.view().generation
    }

    fn view(&self) -> Arc<View> {
        self.shown.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Searches for systems; [`Asked::parse`] says what the text may hold.
    pub fn find(&self, text: &str) -> anyhow::Result<Hits> {
        let view = self.view();
        let mut asked = Asked::parse(text);
        self.finish_typing(&view, &mut asked)?;
        let before = asked.clone();
        self.correct(&view, &mut asked)?;
        let corrected = (asked != before).then(|| asked.to_string());
        let (groups, mut systems, mut relaxed) = (self.synonyms.widen(&asked.groups), RoaringBitmap::new(), false);
        if groups.is_empty() && !asked.without.is_empty() {
            systems = view.all();
        }
        for (n, group) in groups.iter().enumerate() {
            let found = self.with_any(&view, group, self.fields.words)?;
            systems = if n == 0 { found } else { systems & found };
        }
        if systems.is_empty() && groups.len() > 1 {
            for group in &groups {
                systems |= self.with_any(&view, group, self.fields.words)?;
            }
            relaxed = !systems.is_empty();
        }
        for piece in &asked.without {
            systems -= &*self.with(&view, piece, self.fields.words)?;
        }
        let meant = if corrected.is_none() && systems.len() <= FEW { self.meant(&view, &asked)? } else { None };
        let marks = Marks::new(groups.iter().flatten(), &view.languages);
        let scoring = self.scoring(&view, &groups, self.fields.words)?;
        Ok(Hits { view, systems, scoring, marks, corrected, meant, relaxed })
    }

    /// What a text may become, at most `limit` of each kind. `among`: the systems that may be named.
    pub fn complete(&self, text: &str, among: &RoaringBitmap, limit: usize) -> anyhow::Result<Completions> {
        let view = self.view();
        let mut asked = Asked::parse(text);
        let searched = IndexGeneration { generation: view.generation, reached: view.reached() };
        let mut none = Completions { texts: Vec::new(), systems: Vec::new(), searched };
        let Some([Piece::Word(last)]) = asked.groups.last().map(Vec::as_slice) else { return Ok(none) };
        let last = last.clone();
        let expanded = self.expand(&view, &last, self.fields.words)?;
        let begun = Piece::Prefix(last.clone());
        if let Some(group) = asked.groups.last_mut() {
            *group = vec![if asked.typing { begun } else { Piece::Word(last) }];
        }
        let name = self.fields.parts[0];
        // One word alone is looked for only as far as it is shown; of several, each must be there.
        let mut systems = among.clone();
        let alone = matches!(asked.groups.as_slice(), [group] if matches!(group.as_slice(), [Piece::Word(_) | Piece::Prefix(_)]));
        for group in asked.groups.iter().filter(|_| !alone) {
            systems &= self.with_any(&view, group, name)?;
        }
        let mut terms = self.scoring(&view, &asked.groups, name)?.terms;
        terms.retain(|(term, _)| term.field() == name);
        let hits = Hits { scoring: Scoring { terms, words: Vec::new() }, ..Hits::of(view, systems) };
        none.systems = hits.scored(&hits.systems, None, limit)?.into_iter().map(Place::number).collect();
        if asked.typing {
            let texts = expanded.into_iter().take(limit).map(|word| {
                if let Some(group) = asked.groups.last_mut() {
                    *group = vec![Piece::Word(word)];
                }
                asked.to_string()
            });
            none.texts = texts.collect();
        }
        Ok(none)
    }

    /// The systems that are most like one, best first: by the rarest words of its texts. `among`: the systems that
    /// may be named. With the index that was searched.
    pub fn similar(
        &self,
        system: &System,
        among: &RoaringBitmap,
        limit: usize,
    ) -> anyhow::Result<(Vec<u32>, IndexGeneration)> {
        /// The most words that are compared.
        const WORDS: usize = 12;
        /// The rarest words tell most. Once those taken are in so many documents, more words cost more than they tell.
        const DOCUMENTS: u64 = 4_000;
        /// But so many are always compared.
        const LEAST: usize = 4;
        let view = self.view();
        let all = view.searcher.num_docs().max(1) as f32;
        // Each with how much it tells, and in how many documents it is.
        let mut words: BTreeMap<Term, (f32, u64)> = BTreeMap::new();
        let card = &system.card;
        for (texts, weight) in [(card.name.iter().collect::<Vec<_>>(), 2.0), (card.summary.iter().collect(), 1.0)] {
            for (lang, text) in texts {
                let Some(language) = view.languages.iter().find(|known| **known == lang.primary()) else { continue };
                let analyzer = Analyzer::new(language);
                for (_, word) in super::words::split(text).filter(|(_, word)| word.chars().count() > 3) {
                    let term = Term::from_field_text(self.fields.words, &stem(language, &analyzer.word(word)));
                    let documents = view.frequency(&term);
                    let share = documents as f32 / all;
                    // A word that only this record has finds nothing, one that a tenth has tells nothing.
                    if documents > 1 && share < 0.1 {
                        let known = words.entry(term).or_insert((0.0, documents));
                        known.0 += if known.0 > 0.0 { weight } else { weight * -share.ln() };
                    }
                }
            }
        }
        let mut best: Vec<_> = words.into_iter().collect();
        best.sort_by(|(a, (tells_a, _)), (b, (tells_b, _))| tells_b.total_cmp(tells_a).then_with(|| a.cmp(b)));
        let mut sum = 0;
        let enough = best.iter().position(|(_, (_, documents))| {
            sum += documents;
            sum > DOCUMENTS
        });
        best.truncate(enough.unwrap_or(WORDS).clamp(LEAST, WORDS));
        let mut others = among.clone();
        others.remove(system.number);
        let mut scoring = Scoring::default();
        for (term, _) in best {
            let (text, first) = (term.value().as_str().unwrap_or_default().to_owned(), scoring.terms.len());
            scoring.terms.extend(self.weighed(&text, 1.0));
            scoring.words.push((text.into(), first..scoring.terms.len()));
        }
        // Only the best are looked for: how many have any of these words is nobody's question.
        let hits = Hits { scoring, ..Hits::of(view, others) };
        let best = hits.scored(&hits.systems, None, limit)?;
        Ok((best.into_iter().map(Place::number).collect(), hits.searched()))
    }

    /// A last word that is nowhere, and that nothing stands behind, may not be whole yet.
    fn finish_typing(&self, view: &View, asked: &mut Asked) -> anyhow::Result<()> {
        if !asked.typing {
            return Ok(());
        }
        let Some([Piece::Word(word)]) = asked.groups.last().map(Vec::as_slice) else { return Ok(()) };
        let begun = word.chars().count() >= MIN_TYPED && self.frequency(view, word) == 0;
        if begun && !self.expand(view, word, self.fields.words)?.is_empty() {
            let prefix = Piece::Prefix(word.clone());
            if let Some(group) = asked.groups.last_mut() {
                *group = vec![prefix];
            }
        }
        Ok(())
    }

    /// The systems that any piece of a group is in.
    fn with_any(&self, view: &View, group: &[Piece], field: Field) -> anyhow::Result<RoaringBitmap> {
        group.iter().try_fold(RoaringBitmap::new(), |all, piece| Ok(all | &*self.with(view, piece, field)?))
    }

    /// The systems that a piece is in: in any text, or in the texts of one part.
    fn with(&self, view: &View, piece: &Piece, field: Field) -> anyhow::Result<Arc<RoaringBitmap>> {
        let key = format!(
            "{}{}",
            field.field_id(),
            match piece {
                Piece::Saying(_) => format!("~{piece}"),
                piece => piece.to_string(),
            }
        );
        view.found.get_or_insert_with(&key, || {
            let found = match piece {
                Piece::Word(word) => view.with_any(&terms(field, &self.forms(view, word)))?,
                Piece::Prefix(begin) => view.with_any(&terms(field, &self.expand(view, begin, field)?))?,
                Piece::Phrase(words) => self.in_a_row(view, words, false, field)?,
                Piece::Saying(words) => self.in_a_row(view, words, true, field)?,
            };
            Ok(Arc::new(found))
        })
    }

    /// The systems of which some text, or one of this part, has these words in this order. `stemmed`: in any of their
    /// forms, too.
    fn in_a_row(&self, view: &View, words: &[String], stemmed: bool, field: Field) -> anyhow::Result<RoaringBitmap> {
        if let [word] = words {
            let term = Term::from_field_text(field, &Analyzer::new("").word(word));
            return Ok(view.with_any(&[term])?);
        }
        let mut ways: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        let parts = self.fields.parts.iter().filter(|part| field == self.fields.words || field == **part);
        for field in parts {
            let plain = words.iter().map(|word| Term::from_field_text(*field, &Analyzer::new("").word(word)));
            ways.push((Occur::Should, Box::new(PhraseQuery::new(plain.collect()))));
            for language in view.languages.iter().filter(|_| stemmed) {
                let analyzer = Analyzer::new(language);
                let stems: Vec<_> = words.iter().map(|word| stem(language, &analyzer.word(word))).collect();
                let terms = terms(*field, &stems);
                if terms.iter().all(|term| view.frequency(term) > 0) {
                    ways.push((Occur::Should, Box::new(PhraseQuery::new(terms))));
                }
            }
        }
        let weight = BooleanQuery::new(ways).weight(EnableScoring::disabled_from_searcher(&view.searcher))?;
        let mut found = Vec::new();
        for (n, segment) in view.searcher.segment_readers().iter().enumerate() {
            weight.for_each_no_score(segment, &mut |documents| {
                found.extend(documents.iter().filter_map(|document| view.number(n, *document)));
            })?;
        }
        Ok(bitmap(found))
    }

    /// The forms of a word that there are: as it is written, and its stem in each language. The first is the word
    /// itself, there or not.
    fn forms(&self, view: &View, word: &str) -> Arc<[SmolStr]> {
        let made = view.forms.get_or_insert_with(&SmolStr::new(word), || {
            let stems = view.languages.iter();
            let stems = stems.map(|language| SmolStr::from(stem(language, &Analyzer::new(language).word(word))));
            let there = |form: &SmolStr| view.frequency(&Term::from_field_text(self.fields.words, form)) > 0;
            Ok::<_, std::convert::Infallible>(
                std::iter::once(Analyzer::new("").word(word).into()).chain(stems.filter(there)).collect(),
            )
        });
        made.unwrap_or_else(|never| match never {})
    }

    /// In how many documents a word is, exactly or by its stem; an upper bound.
    fn frequency(&self, view: &View, word: &str) -> u64 {
        let forms = self.forms(view, word);
        forms.iter().map(|form| view.frequency(&Term::from_field_text(self.fields.words, form))).sum()
    }

    /// The words that begin so, the most frequent first.
    fn expand(&self, view: &View, begin: &str, field: Field) -> anyhow::Result<Vec<String>> {
        /// More words than this are not looked at.
        const MAX_SEEN: usize = 20_000;
        let begin = Analyzer::new("").word(begin);
        let (mut counts, mut seen) = (BTreeMap::<String, u64>::new(), 0);
        if begin.is_empty() {
            return Ok(Vec::new());
        }
        view.with_prefix(field, &begin, |word, count| {
            *counts.entry(word.to_owned()).or_default() += u64::from(count);
            seen += 1;
            seen < MAX_SEEN
        })?;
        let mut best = BinaryHeap::new();
        for (word, count) in counts {
            best.push((std::cmp::Reverse(count), word));
            if best.len() > MAX_EXPANDED {
                best.pop();
            }
        }
        Ok(best.into_sorted_vec().into_iter().map(|(_, word)| word).collect())
    }

    /// What counts for the order of hits: a name before a summary before the rest, an exact word before one that shares
    /// its stem. What begins so is completed by the words of `field`.
    fn scoring(&self, view: &View, groups: &[Vec<Piece>], field: Field) -> anyhow::Result<Scoring> {
        /// An exact word weighs more than one that shares a stem.
        const EXACT: f32 = 1.6;
        let (mut scoring, mut places, mut apart) = (Scoring::default(), BTreeMap::<Term, usize>::new(), true);
        for piece in groups.iter().flatten() {
            let begun = match piece {
                Piece::Prefix(begin) => self.expand(view, begin, field)?,
                _ => Vec::new(),
            };
            apart &= begun.is_empty();
            let begun =
                begun.into_iter().take(MAX_SCORED_EXPANDED).map(|word| (None, vec![(SmolStr::from(word), 1.0)]));
            let whole = self.telling(view, piece).into_iter().map(|word| {
                let known = self.forms(view, word);
                let forms = known.iter().enumerate().map(|(n, form)| (form.clone(), if n == 0 { EXACT } else { 1.0 }));
                (Some(word), forms.collect())
            });
            for (word, forms) in begun.chain(whole) {
                let first = scoring.terms.len();
                for (term, weight) in forms.iter().flat_map(|(form, exact)| self.weighed(form, *exact)) {
                    let place = *places.entry(term.clone()).or_insert(scoring.terms.len());
                    match scoring.terms.get_mut(place) {
                        // It counts once, as what it is of last.
                        Some((_, known)) => (*known, apart) = (weight, false),
                        None => scoring.terms.push((term, weight)),
                    }
                }
                scoring.words.extend(word.map(|word| (SmolStr::new(word), first..scoring.terms.len())));
            }
            if scoring.terms.len() >= MAX_SCORED {
                break;
            }
        }
        if !apart {
            scoring.words.clear();
        }
        Ok(scoring)
    }

    /// A form of a word in each part of a record, with its weight.
    fn weighed(&self, form: &str, exact: f32) -> impl Iterator<Item = (Term, f32)> {
        self.fields
            .parts
            .iter()
            .zip(PARTS)
            .map(move |(part, (_, weight))| (Term::from_field_text(*part, form), weight * exact))
    }

    /// The words of a piece that tell something: of a saying not those that every text has, such as `of` and `the`.
    fn telling<'a>(&self, view: &View, piece: &'a Piece) -> Vec<&'a str> {
        let all = view.searcher.num_docs();
        match piece {
            Piece::Prefix(_) => Vec::new(),
            Piece::Word(word) => vec![word],
            Piece::Phrase(words) => words.iter().map(String::as_str).collect(),
            Piece::Saying(words) => {
                let frequent = |word: &&String| self.frequency(view, word) * 5 > all;
                words.iter().filter(|word| !frequent(word)).map(String::as_str).collect()
            }
        }
    }
}

/// A stem as it stands in the index.
fn stem(language: &str, stem: &str) -> String {
    format!("{STEM}{language}:{stem}")
}

fn terms(field: Field, words: &[impl AsRef<str>]) -> Vec<Term> {
    words.iter().map(|word| Term::from_field_text(field, word.as_ref())).collect()
}
