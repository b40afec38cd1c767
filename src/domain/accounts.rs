//! Roles and principals.
use super::json::Code;
use std::fmt;
use uuid::Uuid;

/// A role of an account or a client, assigned for one organization. A principal may have several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code)]
pub enum Role {
    /// Admits organizations. The only role without an organization.
    RegisterAdmin,
    /// Manages the settings and the members of the organization.
    OrganizationAdmin,
    /// Writes drafts.
    Editor,
    /// Publishes the drafts that editors submit.
    Publisher,
    /// Handles challenges.
    CaseHandler,
    /// Reads the data of the organization, except challenges, and changes nothing.
    Auditor,
}

/// The actor of an entry in the public log: a role, never a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code)]
pub enum Actor {
    RegisterAdmin,
    OrganizationAdmin,
    Editor,
    Publisher,
    CaseHandler,
    /// The submitter of a challenge, who holds its receipt.
    Submitter,
    /// An import of records from another register.
    Import,
    /// The operator of the register, on the command line.
    Operator,
    /// The register itself: a scheduled event.
    Register,
}

impl From<Role> for Actor {
    /// Converts a role. An auditor changes nothing and never appears in the log, so that role maps to the register.
    fn from(role: Role) -> Self {
        match role {
            Role::RegisterAdmin => Self::RegisterAdmin,
            Role::OrganizationAdmin => Self::OrganizationAdmin,
            Role::Editor => Self::Editor,
            Role::Publisher => Self::Publisher,
            Role::CaseHandler => Self::CaseHandler,
            Role::Auditor => Self::Register,
        }
    }
}

/// The id of a principal, for tables that are not public: `account:<id>`, `client:<id>` or `operator`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PrincipalId {
    Account(Uuid),
    /// A client of an organization.
    Client(Uuid),
    /// The operator, on the command line.
    Operator,
}

impl PrincipalId {
    pub fn parse(text: &str) -> Option<Self> {
        match text.split_once(':') {
            Some(("account", id)) => id.parse().ok().map(Self::Account),
            Some(("client", id)) => id.parse().ok().map(Self::Client),
            None if text == "operator" => Some(Self::Operator),
            _ => None,
        }
    }
}

impl fmt::Display for PrincipalId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Account(id) => write!(f, "account:{id}"),
            Self::Client(id) => write!(f, "client:{id}"),
            Self::Operator => f.write_str("operator"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn principal_ids_survive_a_round_trip() {
        for principal in
            [PrincipalId::Account(Uuid::from_u128(1)), PrincipalId::Client(Uuid::from_u128(2)), PrincipalId::Operator]
        {
            assert_eq!(PrincipalId::parse(&principal.to_string()), Some(principal));
        }
        assert_eq!(PrincipalId::parse("account:x"), None);
    }
}
