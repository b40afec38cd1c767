//! Audit entries for actions that need no permission, and for those of the operator.
use crate::Result;
use crate::domain::accounts::{Actor, PrincipalId, Role};
use crate::service::Tx;
use crate::service::auth::Principal;
use crate::store::audit;
use crate::store::types::{Id, Time};
use std::collections::BTreeSet;
use uuid::Uuid;

impl Tx<'_> {
    /// Adds audit entries for an action on the principal's own account or session: one in each organization of the
    /// principal, for its auditors, with the first role held there.
    pub fn audit_own(&mut self, principal: &Principal, action: &str, subject: impl ToString) -> Result<()> {
        let mut recorded = BTreeSet::new();
        for (role, organization) in &principal.role_assignments {
            if recorded.insert(*organization) {
                let (id, client) = (principal.id.to_string(), principal.client.clone());
                self.insert_entry(id, role.as_str(), action, *organization, client, subject.to_string())?;
            }
        }
        if principal.role_assignments.is_empty() {
            self.insert_entry(
                principal.id.to_string(),
                "none",
                action,
                None,
                principal.client.clone(),
                subject.to_string(),
            )?;
        }
        Ok(())
    }

    /// Adds an audit entry for an accepted invitation, with the first of its roles.
    pub fn audit_acceptance(
        &mut self,
        account: Uuid,
        organization: Option<Uuid>,
        roles: &[Role],
        invitation: Uuid,
    ) -> Result<()> {
        let principal = PrincipalId::Account(account).to_string();
        let role = roles.first().map_or("none", |role| role.as_str());
        self.insert_entry(principal, role, "invitation.accept", organization, None, format!("invitation {invitation}"))
    }

    /// Adds an audit entry for an action of the operator on the command line.
    pub fn audit_operator(&mut self, action: &str, organization: Option<Uuid>, subject: impl ToString) -> Result<()> {
        let (principal, role) = (PrincipalId::Operator.to_string(), Actor::Operator.as_str());
        self.insert_entry(principal, role, action, organization, None, subject.to_string())
    }

    fn insert_entry(
        &mut self,
        principal: String,
        role: &str,
        action: &str,
        organization: Option<Uuid>,
        client: Option<String>,
        subject: String,
    ) -> Result<()> {
        let row = audit::AuditEntry {
            id: Id(self.new_id()?),
            at: Time(self.now),
            organization_id: organization.map(Id),
            principal,
            role: role.to_owned(),
            action: action.to_owned(),
            subject,
            client,
            before_digest: None,
            after_digest: None,
        };
        Ok(audit::insert(self.conn, &row)?)
    }
}
