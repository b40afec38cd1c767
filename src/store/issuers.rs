//! Issuers that organizations trust, the accounts of their people, and used login states.
use super::schema::{account_subjects, issuers, role_assignments, sessions, used_login_states};
use super::types::{Id, Time};
use super::{Conn, MultiBackend};
use crate::domain::values::Instant;
use diesel::prelude::*;
use uuid::Uuid;

/// The source of a role that an issuer assigned.
pub const ISSUER_SOURCE: &str = "issuer";

/// The issuer of an organization.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = issuers, check_for_backend(MultiBackend))]
pub struct Issuer {
    pub organization_id: Id,
    /// The issuer identifier. An issuer is trusted by one organization only.
    pub issuer: String,
    /// The settings as JSON; the client secret in them is sealed.
    pub settings: String,
    pub updated_at: Time,
}

pub fn find(conn: &mut Conn, organization: Uuid) -> QueryResult<Option<Issuer>> {
    issuers::table.find(Id(organization)).select(Issuer::as_select()).first(conn).optional()
}

pub fn find_by_issuer(conn: &mut Conn, issuer: &str) -> QueryResult<Option<Issuer>> {
    issuers::table.filter(issuers::issuer.eq(issuer)).select(Issuer::as_select()).first(conn).optional()
}

/// Inserts the issuer of an organization or replaces it.
pub fn upsert(conn: &mut Conn, issuer: &Issuer) -> QueryResult<()> {
    if find(conn, issuer.organization_id.0)?.is_some() {
        return diesel::update(issuers::table.find(issuer.organization_id)).set(issuer).execute(conn).map(drop);
    }
    diesel::insert_into(issuers::table).values(issuer).execute(conn).map(drop)
}

pub fn delete(conn: &mut Conn, organization: Uuid) -> QueryResult<()> {
    diesel::delete(issuers::table.find(Id(organization))).execute(conn).map(drop)
}

/// Returns the account of a subject at an issuer.
pub fn find_account(conn: &mut Conn, issuer: &str, subject: &str) -> QueryResult<Option<Uuid>> {
    let account = account_subjects::table.find((issuer, subject)).select(account_subjects::account_id);
    Ok(account.first::<Id>(conn).optional()?.map(|id| id.0))
}

pub fn insert_subject(conn: &mut Conn, issuer: &str, subject: &str, account: Uuid) -> QueryResult<()> {
    let row = (
        account_subjects::issuer.eq(issuer),
        account_subjects::subject.eq(subject),
        account_subjects::account_id.eq(Id(account)),
    );
    diesel::insert_into(account_subjects::table).values(row).execute(conn).map(drop)
}

/// Sets the e-mail address that an issuer states for a subject.
pub fn set_email(conn: &mut Conn, issuer: &str, subject: &str, email: Option<&str>) -> QueryResult<()> {
    let row = account_subjects::table.find((issuer, subject));
    diesel::update(row).set(account_subjects::email.eq(email)).execute(conn).map(drop)
}

/// Returns the e-mail address that an issuer states for an account. It is shown to people and decides nothing.
pub fn find_email(conn: &mut Conn, account: Uuid) -> QueryResult<Option<String>> {
    let row = account_subjects::table.filter(account_subjects::account_id.eq(Id(account)));
    let email: Option<Option<String>> = row.select(account_subjects::email).first(conn).optional()?;
    Ok(email.flatten())
}

/// Assigns a role, which the account does not have yet, on behalf of the issuer.
pub fn add_role(conn: &mut Conn, account: Uuid, organization: Uuid, role: &str) -> QueryResult<()> {
    let row = (
        role_assignments::account_id.eq(Id(account)),
        role_assignments::organization_id.eq(Some(Id(organization))),
        role_assignments::role.eq(role),
        role_assignments::source.eq(ISSUER_SOURCE),
    );
    diesel::insert_into(role_assignments::table).values(row).execute(conn).map(drop)
}

/// Removes a role that the issuer assigned.
pub fn remove_role(conn: &mut Conn, account: Uuid, organization: Uuid, role: &str) -> QueryResult<()> {
    let assigned = role_assignments::table
        .filter(role_assignments::account_id.eq(Id(account)))
        .filter(role_assignments::organization_id.eq(Id(organization)))
        .filter(role_assignments::source.eq(ISSUER_SOURCE))
        .filter(role_assignments::role.eq(role));
    diesel::delete(assigned).execute(conn).map(drop)
}

/// Removes all roles that the issuer of an organization assigned, and ends all sessions that began at the issuer.
pub fn remove_roles_and_end_sessions(conn: &mut Conn, organization: Uuid, now: Instant) -> QueryResult<()> {
    let assigned = role_assignments::table
        .filter(role_assignments::organization_id.eq(Id(organization)))
        .filter(role_assignments::source.eq(ISSUER_SOURCE));
    diesel::delete(assigned).execute(conn)?;
    let open = sessions::table.filter(sessions::organization_id.eq(Id(organization)));
    let open = open.filter(sessions::ended_at.is_null());
    diesel::update(open).set(sessions::ended_at.eq(Time(now))).execute(conn).map(drop)
}

/// Ends the sessions of an account that began at the issuer of an organization.
pub fn end_sessions(conn: &mut Conn, account: Uuid, organization: Uuid, now: Instant) -> QueryResult<()> {
    let open = sessions::table
        .filter(sessions::account_id.eq(Id(account)))
        .filter(sessions::organization_id.eq(Id(organization)))
        .filter(sessions::ended_at.is_null());
    diesel::update(open).set(sessions::ended_at.eq(Time(now))).execute(conn).map(drop)
}

/// Restricts a session to one organization, until a time.
pub fn restrict_session(conn: &mut Conn, session: Uuid, organization: Uuid, expires_at: Instant) -> QueryResult<()> {
    let values = (sessions::organization_id.eq(Id(organization)), sessions::expires_at.eq(Time(expires_at)));
    diesel::update(sessions::table.find(Id(session))).set(values).execute(conn).map(drop)
}

/// Reports whether the state of a login was used before.
pub fn is_state_used(conn: &mut Conn, state_hash: &str) -> QueryResult<bool> {
    let used = used_login_states::table.find(state_hash).select(used_login_states::state_hash);
    Ok(used.first::<String>(conn).optional()?.is_some())
}

/// Deletes used states of logins that have expired. Returns their number.
pub fn delete_expired_states(conn: &mut Conn, now: Instant) -> QueryResult<usize> {
    diesel::delete(used_login_states::table.filter(used_login_states::expires_at.lt(Time(now)))).execute(conn)
}

/// Marks the state of a login as used, and deletes expired ones.
pub fn mark_state_used(conn: &mut Conn, state_hash: &str, expires_at: Instant, now: Instant) -> QueryResult<()> {
    delete_expired_states(conn, now)?;
    let row = (used_login_states::state_hash.eq(state_hash), used_login_states::expires_at.eq(Time(expires_at)));
    diesel::insert_into(used_login_states::table).values(row).execute(conn).map(drop)
}
