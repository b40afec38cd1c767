//! One writer a process, with group commit.
//!
//! Acts are serialised by the head of the log anyway. They queue here; the writer takes all that wait, and those that
//! come while it runs them, each in a savepoint of its own (the first alone needs none), commits them in one transaction
//! with one signed checkpoint, shows them to the catalog, and answers them. One act alone is as durable as many together,
//! and many together cost little more than one.
use super::erasures::{Erased, Ledger};
use super::follower::Follower;
use crate::catalog::LogEvent;
use crate::config::{Clock, IdGenerator, fill_random};
use crate::domain::values::Instant;
use crate::log::proof::AppendedLeaves;
use crate::log::tree::{StoredHash, leaf_hash};
use crate::log::{CompactRange, Entry, Hash, SigningKey};
use crate::store::{self, Conn, Db, log};
use crate::{Error, Result};
use anyhow::{Context, anyhow};
use serde_json::{Map, Value};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use tokio::sync::oneshot;
use uuid::Uuid;

/// The most acts in one transaction.
const MAX_BATCH: usize = 256;

/// The answer of an act that is durable.
#[derive(Debug, Clone)]
pub struct Committed<T> {
    pub value: T,
    /// What was committed with this act, and perhaps with acts beside it.
    pub commit: Arc<Commit>,
}

/// What was committed at one time.
#[derive(Debug, PartialEq, Eq)]
pub struct Commit {
    /// The entries that were appended, as the log keeps them, with their indexes.
    pub entries: Vec<(u64, Arc<str>)>,
    /// What proves each of them.
    pub appended: AppendedLeaves,
    /// The signed checkpoint of all entries.
    pub checkpoint: String,
}

impl Commit {
    /// How many entries the log has.
    pub fn size(&self) -> u64 {
        self.appended.size()
    }
}

/// What an act works with: the transaction, the time, and the log.
pub struct Tx<'a> {
    pub conn: &'a mut Conn,
    pub now: Instant,
    ids: &'a IdGenerator,
    pending: &'a mut Pending,
}

/// What a batch appends.
struct Pending {
    edge: CompactRange,
    facts: Vec<LogEvent>,
    leaves: Vec<Hash>,
    hashes: Vec<StoredHash>,
    erased: Vec<Erased>,
}

/// A point to which what is pending can be undone.
type Mark = (CompactRange, usize, usize, usize);

impl Pending {
    fn after(edge: CompactRange) -> Self {
        let (facts, leaves, hashes, erased) = Default::default();
        Self { edge, facts, leaves, hashes, erased }
    }

    fn mark(&self) -> Mark {
        (self.edge.clone(), self.facts.len(), self.hashes.len(), self.erased.len())
    }

    fn undo(&mut self, (edge, facts, hashes, erased): Mark) {
        self.edge = edge;
        self.facts.truncate(facts);
        self.leaves.truncate(facts);
        self.hashes.truncate(hashes);
        self.erased.truncate(erased);
    }
}

impl Tx<'_> {
    /// Appends a fact to the log. `content`: what the fact publishes or leaves, for the catalog. Answers its index.
    ///
    /// # Errors
    /// If the entry is too long for the log.
    pub fn append(&mut self, entry: Entry, content: Option<Map<String, Value>>) -> Result<u64> {
        let index = self.pending.edge.size();
        let fact = LogEvent::new(index, entry, content).context("an entry cannot be written")?;
        let leaf = leaf_hash(fact.text.as_bytes());
        self.pending.leaves.push(leaf);
        self.pending.hashes.extend(self.pending.edge.push(leaf));
        self.pending.facts.push(fact);
        Ok(index)
    }

    /// Notes that something private is erased, so that no backup brings it back: the ledger of erasures has it before the act is
    /// durable.
    pub fn erased(&mut self, what: Erased) {
        self.pending.erased.push(what);
    }

    /// Does a part of the act that may fail on its own: then nothing of it is written, and the act may go on.
    ///
    /// # Errors
    /// Those of the part.
    pub fn savepoint<T>(&mut self, work: impl FnOnce(&mut Tx<'_>) -> Result<T>) -> Result<T> {
        let before = self.pending.mark();
        let (now, ids, pending) = (self.now, self.ids, &mut *self.pending);
        // A panic must not pass through the savepoint: it would stay open and take the rest of the batch with it.
        let result = self.conn.savepoint(|conn| {
            let work = AssertUnwindSafe(|| work(&mut Tx { conn, now, ids, pending }));
            catch_unwind(work).unwrap_or_else(|_| Err(Error::Internal(anyhow!("a part of an act panicked"))))
        });
        if result.is_err() {
            self.pending.undo(before);
        }
        result
    }

    /// The index that the next entry gets.
    pub fn next_index(&self) -> u64 {
        self.pending.edge.size()
    }

    /// A new id of this time. It sorts after those that this process made before.
    pub fn new_id(&self) -> Result<Uuid> {
        Ok(self.ids.next(self.now)?)
    }

    /// Salts for the fields of a version.
    pub fn salts(&self, count: usize) -> Result<Vec<[u8; 16]>> {
        let mut salts = vec![[0; 16]; count];
        fill_random(salts.as_flattened_mut())?;
        Ok(salts)
    }
}

/// One act in the queue.
trait Act: Send {
    /// Runs; the savepoint around it is undone if it fails.
    fn run(&mut self, tx: &mut Tx<'_>) -> Result<(), Failed>;
    /// Tells the outcome: the commit, or why there was none.
    fn answer(self: Box<Self>, commit: Result<Arc<Commit>, String>);
}

/// The act failed and knows why, or the savepoint around it did.
struct Failed(Option<store::DbError>);

impl From<store::DbError> for Failed {
    fn from(error: store::DbError) -> Self {
        Self(Some(error))
    }
}

struct Job<T, F> {
    work: Option<F>,
    result: Option<Result<T>>,
    reply: oneshot::Sender<Result<Committed<T>>>,
}

impl<T, F> Act for Job<T, F>
where
    T: Send,
    F: FnOnce(&mut Tx<'_>) -> Result<T> + Send,
{
    fn run(&mut self, tx: &mut Tx<'_>) -> Result<(), Failed> {
        let Some(work) = self.work.take() else { return Ok(()) };
        let result = catch_unwind(AssertUnwindSafe(|| work(tx)));
        let result = result.unwrap_or_else(|_| Err(Error::Internal(anyhow!("an act panicked"))));
        let failed = result.is_err();
        self.result = Some(result);
        if failed { Err(Failed(None)) } else { Ok(()) }
    }

    fn answer(self: Box<Self>, commit: Result<Arc<Commit>, String>) {
        let result = match (self.result, commit) {
            (Some(Ok(value)), Ok(commit)) => Ok(Committed { value, commit }),
            (Some(Err(error)), _) => Err(error),
            (_, Err(why)) => Err(Error::Unavailable(why)),
            (None, Ok(_)) => Err(Error::Internal(anyhow!("an act was not run"))),
        };
        // Whoever asked may have gone away; the act is done all the same.
        let _ = self.reply.send(result);
    }
}

/// The way to the writer's thread. Cheap to clone; the thread ends when the last one is gone.
#[derive(Clone)]
pub struct Writer(Sender<Box<dyn Act>>);

impl Writer {
    pub fn start(
        db: Db,
        key: SigningKey,
        clock: Clock,
        tail: Arc<Follower>,
        ledger: Arc<Ledger>,
    ) -> anyhow::Result<Self> {
        let (queue, acts) = channel();
        let loop_ = Loop { db, key, clock, tail, ledger, ids: IdGenerator::default(), signed: 0 };
        std::thread::Builder::new().name("writer".into()).spawn(move || loop_.run(&acts))?;
        Ok(Self(queue))
    }

    pub async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<Committed<T>> {
        self.queue(work)?.await.context("the writer is gone")?
    }

    pub fn write_blocking<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<Committed<T>> {
        self.queue(work)?.blocking_recv().context("the writer is gone")?
    }

    fn queue<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<oneshot::Receiver<Result<Committed<T>>>> {
        let (reply, answer) = oneshot::channel();
        let job = Job { work: Some(work), result: None, reply };
        self.0.send(Box::new(job)).map_err(|_| Error::Unavailable("the register is shutting down".into()))?;
        Ok(answer)
    }
}

/// Why a batch was not committed.
enum Stopped {
    /// Its only act failed, and knows why.
    Undone,
    Failed(Error),
}

impl<E: Into<Error>> From<E> for Stopped {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

/// What a batch became.
struct CommittedBatch {
    commit: Commit,
    facts: Vec<LogEvent>,
    /// Whether something private was taken out.
    erased: bool,
}

struct Loop {
    db: Db,
    key: SigningKey,
    clock: Clock,
    tail: Arc<Follower>,
    ledger: Arc<Ledger>,
    ids: IdGenerator,
    /// How many entries the log had when this process last signed.
    signed: u64,
}

impl Loop {
    fn run(mut self, acts: &Receiver<Box<dyn Act>>) {
        while let Ok(first) = acts.recv() {
            let mut batch = vec![first];
            batch.extend(std::iter::from_fn(|| acts.try_recv().ok()).take(MAX_BATCH - 1));
            let committed = self.commit(&mut batch, acts);
            let outcome = match committed {
                Ok(CommittedBatch { commit, facts, erased }) => {
                    let size = commit.size();
                    self.signed = size;
                    if erased {
                        self.tail.erased();
                    }
                    // The acts are durable whatever becomes of the projection, which can be rebuilt.
                    let show = AssertUnwindSafe(|| self.tail.show(&facts, &commit.checkpoint, size));
                    if catch_unwind(show).is_err() {
                        tracing::error!("the catalog panicked: stop the register and run `reindex`");
                    }
                    Ok(Arc::new(commit))
                }
                Err(Stopped::Undone) => Err("its act failed".to_owned()),
                Err(Stopped::Failed(error)) => {
                    tracing::error!(%error, acts = batch.len(), "nothing of these acts was written");
                    Err(error.to_string())
                }
            };
            for act in batch {
                act.answer(outcome.clone());
            }
        }
        self.tail.keep_checkpoint();
    }

    /// Runs a batch in one transaction, and those of `acts` that come meanwhile: they are answered sooner than if they waited
    /// for this commit and then for their own. An act that fails leaves nothing; the others go on.
    fn commit(&self, batch: &mut Vec<Box<dyn Act>>, acts: &Receiver<Box<dyn Act>>) -> Result<CommittedBatch, Stopped> {
        let mut conn = self.db.writer_connection().ok_or_else(|| Error::Unavailable("the database is away".into()))?;
        let own = self.key.verifier().to_string();
        conn.write(|conn| {
            let head = log::head(conn, true)?;
            let begun = head.is_some();
            // Two processes may have begun on one empty database, each with a key of its own: the first one stays.
            if head.as_ref().is_some_and(|head| head.verifier_key != own) {
                let why = "this log is signed by another key than this process has";
                return Err(Error::Unavailable(why.into()).into());
            }
            let size = head.as_ref().map_or(0, |head| head.edge.size());
            if size < self.signed.max(self.tail.known()) {
                // A backup was restored, or a replica that lags took over: going on would fork the log.
                let why = "the log went back; stop this process and look why";
                return Err(Error::Unavailable(why.into()).into());
            }
            let (edge, checkpoint) = head.map_or_else(Default::default, |head| (head.edge, head.checkpoint));
            let before = edge.clone();
            let mut pending = Pending::after(edge);
            if let [act] = &mut **batch {
                let mut tx = Tx { conn, now: self.clock.now(), ids: &self.ids, pending: &mut pending };
                act.run(&mut tx).map_err(|Failed(cause)| cause.map_or(Stopped::Undone, Stopped::from))?;
            } else {
                batch.iter_mut().try_for_each(|act| self.run_beside(conn, act, &mut pending))?;
            }
            while batch.len() < MAX_BATCH
                && let Ok(act) = acts.try_recv()
            {
                batch.push(act);
                batch.last_mut().map_or(Ok(()), |act| self.run_beside(conn, act, &mut pending))?;
            }
            let Pending { edge, facts, leaves, hashes, erased } = pending;
            let entries: Vec<_> = facts.iter().map(|fact| (fact.index, fact.text.clone())).collect();
            // Before the commit: what is in the ledger and not erased is erased with the next start, and not the other way round.
            if !erased.is_empty() {
                self.ledger.note(&erased).context("the ledger of erasures")?;
            }
            let erased = !erased.is_empty();
            let appended = AppendedLeaves { before, leaves };
            if entries.is_empty() {
                return Ok(CommittedBatch { commit: Commit { entries, appended, checkpoint }, facts, erased });
            }
            log::append(conn, &entries, &hashes)?;
            let checkpoint = self.key.sign(edge.size(), &edge.root());
            let head = log::Head { edge, checkpoint, verifier_key: own };
            if begun {
                log::advance(conn, &head)?
            } else {
                log::begin(conn, &head)?
            }
            let commit = Commit { entries, appended, checkpoint: head.checkpoint };
            Ok(CommittedBatch { commit, facts, erased })
        })
    }

    /// Runs an act beside others, in a savepoint of its own.
    fn run_beside(&self, conn: &mut Conn, act: &mut Box<dyn Act>, pending: &mut Pending) -> Result<()> {
        let before = pending.mark();
        let (now, ids) = (self.clock.now(), &self.ids);
        let result = conn.savepoint(|conn| act.run(&mut Tx { conn, now, ids, pending: &mut *pending }));
        let Err(Failed(cause)) = result else { return Ok(()) };
        pending.undo(before);
        // Opening or undoing the savepoint itself failed: the database is not as we think it is.
        cause.map_or(Ok(()), |error| Err(Error::from(error)))
    }
}
