//! Somebody with a token at work in an organization or the register: every act and every private read is let in, or not,
//! in its own transaction.
use super::access::{Entered, Presented, enter, enter_register};
use super::once::{Once, Reply};
use super::{Register, Tx};
use crate::Result;
use crate::domain::policy::Act;
use crate::domain::values::Instant;
use crate::store::Conn;

/// Who wants to do what, where.
#[derive(Debug, Clone)]
pub struct Wish {
    pub presented: Presented,
    pub act: Act,
    /// The organization, by id or slug; none: the register.
    pub organization: Option<String>,
}

impl Wish {
    /// Lets them in.
    ///
    /// # Errors
    /// `Unauthorized`, `NotFound` and `Forbidden` as [`enter`] and [`enter_register`].
    pub fn enter(&self, conn: &mut Conn, now: Instant) -> Result<Entered> {
        match &self.organization {
            Some(organization) => enter(conn, &self.presented, now, self.act, organization),
            None => enter_register(conn, &self.presented, now, self.act),
        }
    }
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
            let by = wish.enter(tx.conn, tx.now)?;
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
            let by = wish.enter(conn, now)?;
            work(conn, &by)
        };
        self.read(read).await
    }
}
