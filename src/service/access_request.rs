//! Somebody with a token at work in an organization or the register: every act and every private read is let in, or not,
//! in its own transaction.
use super::auth::{AccessToken, AuthContext, authorize, authorize_register};
use super::idempotency::{IdempotencyKey, Outcome};
use super::{Register, Tx};
use crate::Result;
use crate::domain::policy::Permission;
use crate::domain::values::Instant;
use crate::store::Conn;

/// Who wants to do what, where.
#[derive(Debug, Clone)]
pub struct AccessRequest {
    pub presented: AccessToken,
    pub act: Permission,
    /// The organization, by id or slug; none: the register.
    pub organization: Option<String>,
}

impl AccessRequest {
    /// Lets them in.
    ///
    /// # Errors
    /// `Unauthorized`, `NotFound` and `Forbidden` as [`authorize`] and [`authorize_register`].
    pub fn authorize(&self, conn: &mut Conn, now: Instant) -> Result<AuthContext> {
        match &self.organization {
            Some(organization) => authorize(conn, &self.presented, now, self.act, organization),
            None => authorize_register(conn, &self.presented, now, self.act),
        }
    }
}

impl Register {
    /// Does something in an organization, once for each key of the caller.
    ///
    /// # Errors
    /// `Unauthorized`, `NotFound` and `Forbidden` as [`authorize`]; those of the work, and of [`Register::run_idempotent`].
    pub async fn write_as<R: Outcome>(
        &self,
        wish: AccessRequest,
        once: IdempotencyKey,
        work: impl FnOnce(&mut Tx<'_>, &AuthContext) -> Result<R> + Send + 'static,
    ) -> Result<R> {
        let presented = wish.presented.clone();
        let act = move |tx: &mut Tx<'_>| {
            let by = wish.authorize(tx.conn, tx.now)?;
            work(tx, &by)
        };
        self.run_idempotent(Some(&presented), once, act).await
    }

    /// Reads what is an organization's own.
    ///
    /// # Errors
    /// `Unauthorized`, `NotFound` and `Forbidden` as [`authorize`]; those of the work.
    pub async fn read_as<T: Send + 'static>(
        &self,
        wish: AccessRequest,
        work: impl FnOnce(&mut Conn, &AuthContext) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let now = self.clock.now();
        let read = move |conn: &mut Conn| {
            let by = wish.authorize(conn, now)?;
            work(conn, &by)
        };
        self.read(read).await
    }
}
