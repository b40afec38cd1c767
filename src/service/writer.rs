//! The single writer of a process, with group commit.
//!
//! Appends serialize on the head of the log anyway. Writes queue here: the writer thread drains the queue, also of
//! writes that arrive while it runs others, runs each write in its own savepoint (the first one alone needs none),
//! commits up to [`MAX_BATCH`] of them in one transaction with one signed checkpoint, applies them to the catalog, and
//! then completes the callers. A single write is as durable as a batch, and a batch costs little more than a single
//! write.
use super::erasures::ledger::{Erasure, ErasureLedger};
use super::follower::Follower;
use crate::catalog::LogEvent;
use crate::config::{Clock, IdGenerator, fill_random};
use crate::domain::values::Instant;
use crate::log::proof::AppendedLeaves;
use crate::log::tree::{StoredHash, leaf_hash};
use crate::log::{CompactRange, Entry, Hash, SigningKey};
use crate::store::{Conn, Db, DbError, log};
use crate::{Error, Result};
use anyhow::{Context, anyhow};
use serde_json::{Map, Value};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use tokio::sync::oneshot;
use uuid::Uuid;

/// Maximum number of writes in one transaction.
const MAX_BATCH: usize = 256;

/// The result of a durable write.
#[derive(Debug, Clone)]
pub struct Committed<T> {
    pub value: T,
    /// The commit of the batch in which the write was.
    pub commit: Arc<Commit>,
}

/// The part of the log that one transaction appended.
#[derive(Debug, PartialEq, Eq)]
pub struct Commit {
    /// The appended entries with their log indexes, byte for byte.
    pub entries: Vec<(u64, Arc<str>)>,
    /// The hashes from which the inclusion proof of each entry is computed.
    pub appended: AppendedLeaves,
    /// The signed checkpoint of all entries of the log.
    pub checkpoint: String,
}

impl Commit {
    /// Returns the size of the log after the commit.
    pub fn size(&self) -> u64 {
        self.appended.size()
    }
}

/// The context of a write: the transaction, the time, and the log.
pub struct Tx<'a> {
    pub conn: &'a mut Conn,
    pub now: Instant,
    ids: &'a IdGenerator,
    batch: &'a mut Batch,
}

/// The effects of the writes of one transaction on the log and on the erasure ledger.
struct Batch {
    compact_range: CompactRange,
    events: Vec<LogEvent>,
    leaves: Vec<Hash>,
    hashes: Vec<StoredHash>,
    erasures: Vec<Erasure>,
}

/// A position in a batch to which it can be rolled back.
struct BatchMark {
    compact_range: CompactRange,
    events: usize,
    hashes: usize,
    erasures: usize,
}

impl Batch {
    fn new(compact_range: CompactRange) -> Self {
        let (events, leaves, hashes, erasures) = Default::default();
        Self { compact_range, events, leaves, hashes, erasures }
    }

    fn mark(&self) -> BatchMark {
        BatchMark {
            compact_range: self.compact_range.clone(),
            events: self.events.len(),
            hashes: self.hashes.len(),
            erasures: self.erasures.len(),
        }
    }

    fn rollback_to(&mut self, mark: BatchMark) {
        self.compact_range = mark.compact_range;
        self.events.truncate(mark.events);
        self.leaves.truncate(mark.events);
        self.hashes.truncate(mark.hashes);
        self.erasures.truncate(mark.erasures);
    }
}

impl Tx<'_> {
    /// Appends an entry to the log and returns its index. `content` is the published or remaining content, for the
    /// catalog.
    ///
    /// # Errors
    /// If the entry is too long for the log.
    pub fn append(&mut self, entry: Entry, content: Option<Map<String, Value>>) -> Result<u64> {
        let index = self.next_index();
        let event = LogEvent::new(index, entry, content).context("a log entry cannot be serialized")?;
        let leaf = leaf_hash(event.text.as_bytes());
        self.batch.leaves.push(leaf);
        self.batch.hashes.extend(self.batch.compact_range.push(leaf));
        self.batch.events.push(event);
        Ok(index)
    }

    /// Records the erasure of private content, so that no restored backup brings it back. The erasure ledger contains
    /// it before the write is durable.
    pub fn record_erasure(&mut self, erasure: Erasure) {
        self.batch.erasures.push(erasure);
    }

    /// Runs a part of the write in a savepoint. If it fails, none of its effects remain, and the write may continue.
    ///
    /// # Errors
    /// The errors of the part; `Internal` if it panics.
    pub fn savepoint<T>(&mut self, work: impl FnOnce(&mut Tx<'_>) -> Result<T>) -> Result<T> {
        let mark = self.batch.mark();
        let (now, ids, batch) = (self.now, self.ids, &mut *self.batch);
        // A panic must not unwind through the savepoint: it would stay open and take the rest of the batch with it.
        let result = self.conn.savepoint(|conn| {
            let work = AssertUnwindSafe(|| work(&mut Tx { conn, now, ids, batch }));
            catch_unwind(work).unwrap_or_else(|_| Err(Error::Internal(anyhow!("a part of a write panicked"))))
        });
        if result.is_err() {
            self.batch.rollback_to(mark);
        }
        result
    }

    /// Returns the index of the next log entry.
    pub fn next_index(&self) -> u64 {
        self.batch.compact_range.size()
    }

    /// Returns a new UUIDv7 of the time of the write. It sorts after all ids that this process created before.
    ///
    /// # Errors
    /// If there is no randomness.
    pub fn new_id(&self) -> Result<Uuid> {
        Ok(self.ids.next(self.now)?)
    }

    /// Returns random salts for the fields of a version.
    ///
    /// # Errors
    /// If there is no randomness.
    pub fn salts(&self, count: usize) -> Result<Vec<[u8; 16]>> {
        let mut salts = vec![[0; 16]; count];
        fill_random(salts.as_flattened_mut())?;
        Ok(salts)
    }
}

/// A write in the queue.
trait WriteJob: Send {
    /// Runs the write. If it fails, the savepoint or transaction around it must be rolled back.
    fn run(&mut self, tx: &mut Tx<'_>) -> Result<(), JobError>;
    /// Sends the caller the result, with the commit or the reason why there is none.
    fn complete(self: Box<Self>, outcome: Result<Arc<Commit>, String>);
}

/// The reason why a write has no effects.
enum JobError {
    /// The write failed; its error waits for the caller in the job.
    Write,
    /// The savepoint around the write failed.
    Savepoint(DbError),
}

impl From<DbError> for JobError {
    fn from(error: DbError) -> Self {
        Self::Savepoint(error)
    }
}

/// A write with its result and its caller.
struct QueuedWrite<T, F> {
    work: Option<F>,
    result: Option<Result<T>>,
    caller: oneshot::Sender<Result<Committed<T>>>,
}

impl<T, F> WriteJob for QueuedWrite<T, F>
where
    T: Send,
    F: FnOnce(&mut Tx<'_>) -> Result<T> + Send,
{
    fn run(&mut self, tx: &mut Tx<'_>) -> Result<(), JobError> {
        let Some(work) = self.work.take() else { return Ok(()) };
        let result = catch_unwind(AssertUnwindSafe(|| work(tx)));
        let result = result.unwrap_or_else(|_| Err(Error::Internal(anyhow!("a write panicked"))));
        let failed = result.is_err();
        self.result = Some(result);
        if failed { Err(JobError::Write) } else { Ok(()) }
    }

    fn complete(self: Box<Self>, outcome: Result<Arc<Commit>, String>) {
        let result = match (self.result, outcome) {
            (Some(Ok(value)), Ok(commit)) => Ok(Committed { value, commit }),
            (Some(Err(error)), _) => Err(error),
            (_, Err(reason)) => Err(Error::Unavailable(reason)),
            (None, Ok(_)) => Err(Error::Internal(anyhow!("a write was not run"))),
        };
        // The caller may have gone away; the write is durable all the same.
        let _ = self.caller.send(result);
    }
}

/// The queue of the writer thread. Cheap to clone; the thread ends when the last clone is dropped.
#[derive(Clone)]
pub struct Writer(Sender<Box<dyn WriteJob>>);

impl Writer {
    /// Starts the writer thread.
    ///
    /// # Errors
    /// If the thread cannot be started.
    pub fn start(
        db: Db,
        key: SigningKey,
        clock: Clock,
        follower: Arc<Follower>,
        erasure_ledger: Arc<ErasureLedger>,
    ) -> anyhow::Result<Self> {
        let (sender, queue) = channel();
        let thread =
            WriterThread { db, key, clock, follower, erasure_ledger, ids: IdGenerator::default(), signed_size: 0 };
        std::thread::Builder::new().name("writer".into()).spawn(move || thread.run(&queue))?;
        Ok(Self(sender))
    }

    /// Queues a write and waits for its commit.
    pub async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<Committed<T>> {
        self.enqueue(work)?.await.context("the writer thread has ended")?
    }

    /// Queues a write and blocks until its commit.
    pub fn write_blocking<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<Committed<T>> {
        self.enqueue(work)?.blocking_recv().context("the writer thread has ended")?
    }

    fn enqueue<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<oneshot::Receiver<Result<Committed<T>>>> {
        let (caller, result) = oneshot::channel();
        let job = QueuedWrite { work: Some(work), result: None, caller };
        self.0.send(Box::new(job)).map_err(|_| Error::Unavailable("the register is shutting down".into()))?;
        Ok(result)
    }
}

/// The reason why a batch was not committed.
enum BatchError {
    /// The only write of the batch failed; its error waits for the caller in the job.
    OnlyWriteFailed,
    Failed(Error),
}

impl<E: Into<Error>> From<E> for BatchError {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

/// A committed batch.
struct CommittedBatch {
    commit: Commit,
    events: Vec<LogEvent>,
    /// True: private content was erased.
    erased: bool,
}

/// The state of the writer thread.
struct WriterThread {
    db: Db,
    key: SigningKey,
    clock: Clock,
    follower: Arc<Follower>,
    erasure_ledger: Arc<ErasureLedger>,
    ids: IdGenerator,
    /// The size of the log when this process last signed it.
    signed_size: u64,
}

impl WriterThread {
    fn run(mut self, queue: &Receiver<Box<dyn WriteJob>>) {
        while let Ok(first) = queue.recv() {
            let mut jobs = vec![first];
            jobs.extend(std::iter::from_fn(|| queue.try_recv().ok()).take(MAX_BATCH - 1));
            let outcome = match self.commit(&mut jobs, queue) {
                Ok(CommittedBatch { commit, events, erased }) => {
                    let size = commit.size();
                    self.signed_size = size;
                    if erased {
                        self.follower.request_wal_truncation();
                    }
                    // The writes are durable whatever happens to the catalog, which can be rebuilt from the log.
                    let apply = AssertUnwindSafe(|| self.follower.apply_committed(&events, &commit.checkpoint, size));
                    if catch_unwind(apply).is_err() {
                        tracing::error!("the catalog panicked: stop the register and run `reindex`");
                    }
                    Ok(Arc::new(commit))
                }
                Err(BatchError::OnlyWriteFailed) => Err("the write failed".to_owned()),
                Err(BatchError::Failed(error)) => {
                    tracing::error!(%error, writes = jobs.len(), "a batch of writes was rolled back");
                    // The reason becomes `Unavailable` again, whose text would otherwise begin twice.
                    Err(if let Error::Unavailable(reason) = error { reason } else { error.to_string() })
                }
            };
            for job in jobs {
                job.complete(outcome.clone());
            }
        }
        self.follower.save_checkpoint();
    }

    /// Runs the jobs in one transaction, and jobs of `queue` that arrive meanwhile: they complete sooner than if they
    /// waited for this commit and then for their own. A failed write leaves no effects; the other writes are committed.
    fn commit(
        &self,
        jobs: &mut Vec<Box<dyn WriteJob>>,
        queue: &Receiver<Box<dyn WriteJob>>,
    ) -> Result<CommittedBatch, BatchError> {
        let mut conn =
            self.db.writer_connection().ok_or_else(|| Error::Unavailable("the database is unavailable".into()))?;
        let verifier_key = self.key.verifier().to_string();
        conn.write(|conn| {
            let head = log::head(conn, true)?;
            let initialized = head.is_some();
            // Two processes may have started on an empty database, each with its own key: the first one owns the log.
            if head.as_ref().is_some_and(|head| head.verifier_key != verifier_key) {
                let reason = "the log is signed with a different key than the key of this process";
                return Err(Error::Unavailable(reason.into()).into());
            }
            let size = head.as_ref().map_or(0, |head| head.compact_range.size());
            if size < self.signed_size.max(self.follower.catalog_size()) {
                // A backup was restored, or a lagging replica was promoted: appending now would fork the log.
                let reason = "the log went back; stop this process and find out why";
                return Err(Error::Unavailable(reason.into()).into());
            }
            let (compact_range, checkpoint) =
                head.map_or_else(Default::default, |head| (head.compact_range, head.checkpoint));
            let before = compact_range.clone();
            let mut batch = Batch::new(compact_range);
            if let [job] = &mut **jobs {
                let mut tx = Tx { conn, now: self.clock.now(), ids: &self.ids, batch: &mut batch };
                job.run(&mut tx).map_err(|error| match error {
                    JobError::Write => BatchError::OnlyWriteFailed,
                    JobError::Savepoint(error) => error.into(),
                })?;
            } else {
                jobs.iter_mut().try_for_each(|job| self.run_in_savepoint(conn, job, &mut batch))?;
            }
            while jobs.len() < MAX_BATCH
                && let Ok(job) = queue.try_recv()
            {
                jobs.push(job);
                jobs.last_mut().map_or(Ok(()), |job| self.run_in_savepoint(conn, job, &mut batch))?;
            }
            let Batch { compact_range, events, leaves, hashes, erasures } = batch;
            // Before the commit: an erasure in the ledger that was not committed is repeated at the next start, while
            // an erasure missing from the ledger could be undone by a restored backup.
            if !erasures.is_empty() {
                self.erasure_ledger.append(&erasures).context("the erasure ledger cannot be written")?;
            }
            let erased = !erasures.is_empty();
            let entries: Vec<_> = events.iter().map(|event| (event.index, event.text.clone())).collect();
            let appended = AppendedLeaves { before, leaves };
            if entries.is_empty() {
                return Ok(CommittedBatch { commit: Commit { entries, appended, checkpoint }, events, erased });
            }
            log::append(conn, &entries, &hashes)?;
            let checkpoint = self.key.sign(compact_range.size(), &compact_range.root());
            let head = log::Head { compact_range, checkpoint, verifier_key };
            if initialized {
                log::update_head(conn, &head)?;
            } else {
                log::insert_head(conn, &head)?;
            }
            let commit = Commit { entries, appended, checkpoint: head.checkpoint };
            Ok(CommittedBatch { commit, events, erased })
        })
    }

    /// Runs a job in its own savepoint, so that its failure does not affect the other jobs.
    ///
    /// # Errors
    /// If the savepoint itself cannot be opened or rolled back: then the state of the transaction is unknown.
    fn run_in_savepoint(&self, conn: &mut Conn, job: &mut Box<dyn WriteJob>, batch: &mut Batch) -> Result<()> {
        let mark = batch.mark();
        let (now, ids) = (self.clock.now(), &self.ids);
        let result = conn.savepoint(|conn| job.run(&mut Tx { conn, now, ids, batch: &mut *batch }));
        let Err(error) = result else { return Ok(()) };
        batch.rollback_to(mark);
        match error {
            JobError::Write => Ok(()),
            JobError::Savepoint(error) => Err(error.into()),
        }
    }
}
