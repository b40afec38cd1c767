//! Blocking work of exports, off the threads that serve requests.
use crate::Result;
use anyhow::Context;
use tokio::sync::{Semaphore, SemaphorePermit};

/// Bounds work that keeps a processor busy: building a spreadsheet, or generating an export only to count its bytes.
static HEAVY_WORK: Semaphore = Semaphore::const_new(2);

/// Waits until heavy work may begin.
pub async fn heavy_work_permit() -> Result<SemaphorePermit<'static>> {
    Ok(HEAVY_WORK.acquire().await.context("the semaphore of exports is closed")?)
}

/// Runs a closure on a thread that may block.
pub async fn run<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.context("an export panicked")?
}
