//! Issuers that organizations trust, who their people are here, and logins that came back from them.
use super::schema::{account_subjects, issuer_logins, issuers, memberships, sessions};
use super::types::{Id, Time};
use super::{Conn, MultiBackend};
use crate::domain::values::Instant;
use diesel::prelude::*;
use uuid::Uuid;

/// What the source of a role is if an issuer gave it.
pub const SOURCE: &str = "issuer";

/// The issuer of an organization.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = issuers, check_for_backend(MultiBackend))]
pub struct Issuer {
    pub organization_id: Id,
    /// Its identifier: no two organizations trust the same one.
    pub issuer: String,
    /// JSON; the secret in it is sealed.
    pub settings: String,
    pub updated_at: Time,
}

pub fn find(conn: &mut Conn, organization: Uuid) -> QueryResult<Option<Issuer>> {
    issuers::table.find(Id(organization)).select(Issuer::as_select()).first(conn).optional()
}

pub fn by_issuer(conn: &mut Conn, issuer: &str) -> QueryResult<Option<Issuer>> {
    issuers::table.filter(issuers::issuer.eq(issuer)).select(Issuer::as_select()).first(conn).optional()
}

/// Puts an issuer in the place of the one that was there, if there was one.
pub fn put(conn: &mut Conn, issuer: &Issuer) -> QueryResult<()> {
    if find(conn, issuer.organization_id.0)?.is_some() {
        return diesel::update(issuers::table.find(issuer.organization_id)).set(issuer).execute(conn).map(drop);
    }
    diesel::insert_into(issuers::table).values(issuer).execute(conn).map(drop)
}

pub fn delete(conn: &mut Conn, organization: Uuid) -> QueryResult<()> {
    diesel::delete(issuers::table.find(Id(organization))).execute(conn).map(drop)
}

/// The account of somebody at an issuer.
pub fn account(conn: &mut Conn, issuer: &str, subject: &str) -> QueryResult<Option<Uuid>> {
    let known = account_subjects::table.find((issuer, subject)).select(account_subjects::account_id);
    Ok(known.first::<Id>(conn).optional()?.map(|id| id.0))
}

pub fn add_subject(conn: &mut Conn, issuer: &str, subject: &str, account: Uuid) -> QueryResult<()> {
    let row = (
        account_subjects::issuer.eq(issuer),
        account_subjects::subject.eq(subject),
        account_subjects::account_id.eq(Id(account)),
    );
    diesel::insert_into(account_subjects::table).values(row).execute(conn).map(drop)
}

/// Keeps the address that an issuer names for somebody.
pub fn set_email(conn: &mut Conn, issuer: &str, subject: &str, email: Option<&str>) -> QueryResult<()> {
    let known = account_subjects::table.find((issuer, subject));
    diesel::update(known).set(account_subjects::email.eq(email)).execute(conn).map(drop)
}

/// The address that an issuer names for the person of an account: for people to read.
pub fn email_of(conn: &mut Conn, account: Uuid) -> QueryResult<Option<String>> {
    let known = account_subjects::table.filter(account_subjects::account_id.eq(Id(account)));
    let email: Option<Option<String>> = known.select(account_subjects::email).first(conn).optional()?;
    Ok(email.flatten())
}

/// Gives a role that the account does not hold there, on the word of the issuer.
pub fn add_role(conn: &mut Conn, account: Uuid, organization: Uuid, role: &str) -> QueryResult<()> {
    let row = (
        memberships::account_id.eq(Id(account)),
        memberships::organization_id.eq(Some(Id(organization))),
        memberships::role.eq(role),
        memberships::source.eq(SOURCE),
    );
    diesel::insert_into(memberships::table).values(row).execute(conn).map(drop)
}

/// Takes a role away that the issuer gave.
pub fn remove_role(conn: &mut Conn, account: Uuid, organization: Uuid, role: &str) -> QueryResult<()> {
    let given = memberships::table
        .filter(memberships::account_id.eq(Id(account)))
        .filter(memberships::organization_id.eq(Id(organization)))
        .filter(memberships::source.eq(SOURCE))
        .filter(memberships::role.eq(role));
    diesel::delete(given).execute(conn).map(drop)
}

/// Takes all roles away that the issuer of an organization gave, and ends all logins at it.
pub fn forget_logins(conn: &mut Conn, organization: Uuid, now: Instant) -> QueryResult<()> {
    let given = memberships::table
        .filter(memberships::organization_id.eq(Id(organization)))
        .filter(memberships::source.eq(SOURCE));
    diesel::delete(given).execute(conn)?;
    let open = sessions::table.filter(sessions::organization_id.eq(Id(organization)));
    let open = open.filter(sessions::ended_at.is_null());
    diesel::update(open).set(sessions::ended_at.eq(Time(now))).execute(conn).map(drop)
}

/// Ends the logins of an account at the issuer of an organization.
pub fn end_logins(conn: &mut Conn, account: Uuid, organization: Uuid, now: Instant) -> QueryResult<()> {
    let open = sessions::table
        .filter(sessions::account_id.eq(Id(account)))
        .filter(sessions::organization_id.eq(Id(organization)))
        .filter(sessions::ended_at.is_null());
    diesel::update(open).set(sessions::ended_at.eq(Time(now))).execute(conn).map(drop)
}

/// Has a session count in one organization alone, and for so long.
pub fn confine(conn: &mut Conn, session: Uuid, organization: Uuid, expires_at: Instant) -> QueryResult<()> {
    let values = (sessions::organization_id.eq(Id(organization)), sessions::expires_at.eq(Time(expires_at)));
    diesel::update(sessions::table.find(Id(session))).set(values).execute(conn).map(drop)
}

/// Whether a login came back before.
pub fn came_back(conn: &mut Conn, state_hash: &str) -> QueryResult<bool> {
    let known = issuer_logins::table.find(state_hash).select(issuer_logins::state_hash);
    Ok(known.first::<String>(conn).optional()?.is_some())
}

/// Forgets logins that can come back no longer. Answers how many.
pub fn forget_returns(conn: &mut Conn, now: Instant) -> QueryResult<usize> {
    diesel::delete(issuer_logins::table.filter(issuer_logins::expires_at.lt(Time(now)))).execute(conn)
}

/// Notes that a login came back, and forgets those that could no longer.
pub fn note_return(conn: &mut Conn, state_hash: &str, expires_at: Instant, now: Instant) -> QueryResult<()> {
    forget_returns(conn, now)?;
    let row = (issuer_logins::state_hash.eq(state_hash), issuer_logins::expires_at.eq(Time(expires_at)));
    diesel::insert_into(issuer_logins::table).values(row).execute(conn).map(drop)
}
