//! Role assignments in one organization or, where the organization is `None`, in the register.
use super::schema::role_assignments;
use super::types::{Id, Time};
use super::{Conn, accounts};
use crate::domain::accounts::Role;
use crate::domain::values::Instant;
use diesel::prelude::*;
use uuid::Uuid;

pub use super::accounts::RoleAssignment;

/// The source of a role that people assigned, by an invitation or as administrators.
pub const LOCAL_SOURCE: &str = "local";

/// Returns all role assignments, sorted by account.
pub fn list(conn: &mut Conn, organization: Option<Uuid>) -> QueryResult<Vec<RoleAssignment>> {
    let rows = role_assignments::table
        .order((role_assignments::account_id, role_assignments::role))
        .select(RoleAssignment::as_select());
    match organization {
        Some(id) => rows.filter(role_assignments::organization_id.eq(Id(id))).load(conn),
        None => rows.filter(role_assignments::organization_id.is_null()).load(conn),
    }
}

/// Returns the role assignments of an account in one organization or in the register.
pub fn list_by_account(conn: &mut Conn, organization: Option<Uuid>, account: Uuid) -> QueryResult<Vec<RoleAssignment>> {
    let rows = role_assignments::table.filter(role_assignments::account_id.eq(Id(account)));
    let rows = rows.order(role_assignments::role).select(RoleAssignment::as_select());
    match organization {
        Some(id) => rows.filter(role_assignments::organization_id.eq(Id(id))).load(conn),
        None => rows.filter(role_assignments::organization_id.is_null()).load(conn),
    }
}

/// Assigns a role on behalf of people. It replaces the same role that an issuer assigned.
pub fn assign_role(
    conn: &mut Conn,
    organization: Option<Uuid>,
    account: Uuid,
    role: Role,
    at: Instant,
) -> QueryResult<()> {
    accounts::remove_role(conn, account, organization, role)?;
    let row = RoleAssignment {
        account_id: Id(account),
        organization_id: organization.map(Id),
        role: role.as_str().to_owned(),
        source: LOCAL_SOURCE.to_owned(),
        granted_at: Some(Time(at)),
    };
    diesel::insert_into(role_assignments::table).values(row).execute(conn).map(drop)
}
