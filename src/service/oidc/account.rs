//! The account of a person whom an issuer vouches for, and its roles.
use super::identity::Identity;
use crate::Result;
use crate::domain::accounts::{PrincipalId, Role};
use crate::service::Tx;
use crate::service::accounts::create_without_password;
use crate::service::issuers::TrustedIssuer;
use crate::store::types::Id;
use crate::store::{accounts, issuers as store};
use std::collections::BTreeSet;
use uuid::Uuid;

/// Finds the account of an identity, or creates it at the first login. `None`: there is no account and no role to
/// create one for.
///
/// Accounts are found by issuer and subject, never by e-mail address: an issuer could claim any address. For the same
/// reason a new account reserves no address that a local account might need.
pub(super) fn find_or_create(tx: &mut Tx<'_>, issuer: &TrustedIssuer, identity: &Identity) -> Result<Option<Uuid>> {
    let issuer_url = issuer.settings.issuer.as_str();
    let existing = store::find_account(tx.conn, issuer_url, &identity.subject)?;
    if existing.is_none() && identity.roles.is_empty() {
        return Ok(None);
    }
    let account = match existing {
        Some(account) => account,
        None => {
            let account = create_without_password(tx, &format!("{}@issuer.invalid", tx.new_id()?))?;
            store::insert_subject(tx.conn, issuer_url, &identity.subject, account)?;
            account
        }
    };
    store::set_email(tx.conn, issuer_url, &identity.subject, identity.email.as_deref())?;
    Ok(Some(account))
}

/// Grants the roles that the issuer lists and revokes those it no longer lists. Roles from other sources stay.
pub(super) fn sync_roles(tx: &mut Tx<'_>, account: Uuid, organization: Uuid, roles: &BTreeSet<Role>) -> Result<()> {
    let memberships = accounts::list_role_assignments(tx.conn, account)?;
    let memberships: Vec<_> =
        memberships.into_iter().filter(|membership| membership.organization_id == Some(Id(organization))).collect();
    let from_issuer = |membership: &&accounts::RoleAssignment| membership.source == store::ISSUER_SOURCE;
    let before: BTreeSet<_> =
        memberships.iter().filter(from_issuer).filter_map(|membership| Role::parse(&membership.role)).collect();
    for removed in before.difference(roles) {
        store::remove_role(tx.conn, account, organization, removed.as_str())?;
    }
    for role in roles.iter().filter(|role| !memberships.iter().any(|membership| membership.role == role.as_str())) {
        store::add_role(tx.conn, account, organization, role.as_str())?;
    }
    let role_list = |roles: &BTreeSet<Role>| roles.iter().map(|role| role.as_str()).collect::<Vec<_>>().join(" ");
    let Some(role) = roles.first().or(before.first()) else { return Ok(()) };
    let (old, new) = (role_list(&before), role_list(roles));
    tx.audit_login(PrincipalId::Account(account), organization, *role, "issuer.login", &old, &new)
}
