//! Somebody with a token at work in an organization: every act and every private read is let in, or not, in its own
//! transaction.
use super::access::{Entered, Presented, enter};
use super::once::{Once, Reply};
use super::{Register, Tx};
use crate::Result;
use crate::domain::policy::Act;
use crate::store::Conn;

/// Who wants to do what, where.
#[derive(Debug, Clone)]
pub struct Wish {
    pub presented: Presented,
    pub act: Act,
    /// The organization, by id or slug.
    pub organization: String,
}

impl Register {
    /// Does something in an organization, once for each key of the caller.
    ///
    /// # Errors
    /// `Unauthorized`, `NotFound` and `Forbidden` as [`enter`]; those of the work, and of [`Register::act_once`].
    pub async fn act_as(
        &self,
        wish: Wish,
        once: Once,
        work: impl FnOnce(&mut Tx<'_>, &Entered) -> Result<Reply> + Send + 'static,
    ) -> Result<Reply> {
        let presented = wish.presented.clone();
        let act = move |tx: &mut Tx<'_>| {
            let by = enter(tx.conn, &wish.presented, tx.now, wish.act, &wish.organization)?;
            work(tx, &by)
        };
        self.act_once(Some(&presented), once, act).await
    }

    /// Reads what is an organization's own.
    ///
    /// # Errors
    /// `Unauthorized`, `NotFound` and `Forbidden` as [`enter`]; those of the work.
    pub async fn read_as<T: Send + 'static>(
        &self,
        wish: Wish,
        work: impl FnOnce(&mut Conn, &Entered) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let now = self.clock.now();
        let read = move |conn: &mut Conn| {
            let by = enter(conn, &wish.presented, now, wish.act, &wish.organization)?;
            work(conn, &by)
        };
        self.read(read).await
    }
}
