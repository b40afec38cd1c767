//! Authorized writes and reads: each one is authorized inside its own transaction.
use super::{AccessToken, AuthContext, authorize, authorize_register};
use crate::Result;
use crate::domain::policy::Permission;
use crate::domain::values::Instant;
use crate::service::idempotency::{IdempotencyKey, Outcome};
use crate::service::{Register, Tx};
use crate::store::Conn;

/// A permission that the bearer of a token asks for, in an organization or the register.
#[derive(Debug, Clone)]
pub struct AccessRequest {
    pub token: AccessToken,
    pub permission: Permission,
    /// The organization, by id or slug. `None`: the register.
    pub organization: Option<String>,
}

impl AccessRequest {
    /// Authorizes the request.
    ///
    /// # Errors
    /// `Unauthorized`, `NotFound` and `Forbidden` as [`authorize`] and [`authorize_register`].
    pub fn authorize(&self, conn: &mut Conn, now: Instant) -> Result<AuthContext> {
        match &self.organization {
            Some(organization) => authorize(conn, &self.token, now, self.permission, organization),
            None => authorize_register(conn, &self.token, now, self.permission),
        }
    }
}

impl Register {
    /// Runs an authorized write, once for each idempotency key of the principal.
    ///
    /// # Errors
    /// `Unauthorized`, `NotFound` and `Forbidden` as [`authorize`]; those of `write` and of
    /// [`Register::run_idempotent`].
    pub async fn write_as<R: Outcome>(
        &self,
        request: AccessRequest,
        idempotency_key: IdempotencyKey,
        write: impl FnOnce(&mut Tx<'_>, &AuthContext) -> Result<R> + Send + 'static,
    ) -> Result<R> {
        let token = request.token.clone();
        let authorized_write = move |tx: &mut Tx<'_>| {
            let auth = request.authorize(tx.conn, tx.now)?;
            write(tx, &auth)
        };
        self.run_idempotent(Some(&token), idempotency_key, authorized_write).await
    }

    /// Runs an authorized read.
    ///
    /// # Errors
    /// `Unauthorized`, `NotFound` and `Forbidden` as [`authorize`]; those of `read`.
    pub async fn read_as<T: Send + 'static>(
        &self,
        request: AccessRequest,
        read: impl FnOnce(&mut Conn, &AuthContext) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let now = self.clock.now();
        let authorized_read = move |conn: &mut Conn| {
            let auth = request.authorize(conn, now)?;
            read(conn, &auth)
        };
        self.read(authorized_read).await
    }
}
