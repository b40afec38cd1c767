//! Authorized writes and reads: each one is authorized inside its own transaction.
use super::{AccessToken, AuthContext, Principal, authenticate};
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
    /// `Unauthorized`, `NotFound` and `Forbidden` as [`super::authorize`] and [`super::authorize_register`].
    pub fn authorize(&self, conn: &mut Conn, now: Instant) -> Result<AuthContext> {
        let principal = authenticate(conn, &self.token, now)?;
        self.authorize_principal(conn, principal)
    }

    fn authorize_principal(&self, conn: &mut Conn, principal: Principal) -> Result<AuthContext> {
        match &self.organization {
            Some(organization) => principal.authorize(conn, self.permission, organization),
            None => principal.authorize_in_register(self.permission),
        }
    }
}

impl Register {
    /// Runs an authorized write, once for each idempotency key of the principal.
    ///
    /// # Errors
    /// `Unauthorized`, `NotFound` and `Forbidden` as [`super::authorize`]; those of `write` and of
    /// [`Register::run_idempotent_anonymously`].
    pub async fn write_as<R: Outcome>(
        &self,
        request: AccessRequest,
        idempotency_key: IdempotencyKey,
        write: impl FnOnce(&mut Tx<'_>, &AuthContext) -> Result<R> + Send + 'static,
    ) -> Result<R> {
        let token = request.token.clone();
        let authorized_write = move |tx: &mut Tx<'_>, principal: Principal| {
            let auth = request.authorize_principal(tx.conn, principal)?;
            write(tx, &auth)
        };
        self.run_idempotent_as(token, idempotency_key, authorized_write).await
    }

    /// Runs an authorized read.
    ///
    /// # Errors
    /// `Unauthorized`, `NotFound` and `Forbidden` as [`super::authorize`]; those of `read`.
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
