//! What the audit keeps of acts that nobody needs a right for, and of those of the operator.
use crate::Result;
use crate::domain::accounts::{Actor, PrincipalId, Role};
use crate::service::Tx;
use crate::service::auth::Principal;
use crate::store::audit;
use crate::store::types::{Id, Time};
use std::collections::BTreeSet;
use uuid::Uuid;

impl Tx<'_> {
    /// Notes what somebody did to their own account or session: in each organization in which they have a part, for
    /// its auditors, with the first role that they hold there.
    pub fn note_own(&mut self, caller: &Principal, act: &str, subject: impl ToString) -> Result<()> {
        let mut noted = BTreeSet::new();
        for (role, organization) in &caller.role_assignments {
            if noted.insert(*organization) {
                let (who, client) = (caller.who.to_string(), caller.client.clone());
                self.note_plainly(who, role.as_str(), act, *organization, client, subject.to_string())?;
            }
        }
        if caller.role_assignments.is_empty() {
            self.note_plainly(caller.who.to_string(), "none", act, None, caller.client.clone(), subject.to_string())?;
        }
        Ok(())
    }

    /// Notes that somebody took an invitation, in the first of its roles.
    pub fn note_accepted(
        &mut self,
        account: Uuid,
        organization: Option<Uuid>,
        roles: &[Role],
        invitation: Uuid,
    ) -> Result<()> {
        let who = PrincipalId::Account(account).to_string();
        let role = roles.first().map_or("none", |role| role.as_str());
        self.note_plainly(who, role, "invitation.accept", organization, None, format!("invitation {invitation}"))
    }

    /// Notes what the operator did on the command line.
    pub fn note_operator(&mut self, act: &str, organization: Option<Uuid>, subject: impl ToString) -> Result<()> {
        let (who, role) = (PrincipalId::Operator.to_string(), Actor::Operator.as_str());
        self.note_plainly(who, role, act, organization, None, subject.to_string())
    }

    fn note_plainly(
        &mut self,
        caller: String,
        role: &str,
        act: &str,
        organization: Option<Uuid>,
        client: Option<String>,
        subject: String,
    ) -> Result<()> {
        let row = audit::AuditEntry {
            id: Id(self.new_id()?),
            at: Time(self.now),
            organization_id: organization.map(Id),
            principal: caller,
            role: role.to_owned(),
            action: act.to_owned(),
            subject,
            client,
            before_digest: None,
            after_digest: None,
        };
        Ok(audit::insert(self.conn, &row)?)
    }
}
