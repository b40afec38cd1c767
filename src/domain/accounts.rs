//! Who works in the register, and in what role.
use super::shape::codes;
use std::fmt;
use uuid::Uuid;

codes! {
    /// What a person or a program may do; one may hold several, each for one organization.
    pub enum Role {
        /// Admits organizations; the only role that belongs to no organization.
        RegisterAdmin = "registerAdmin",
        /// Settings and members of the organization.
        OrganizationAdmin = "organizationAdmin",
        /// Writes drafts.
        Editor = "editor",
        /// Publishes what editors submit.
        Publisher = "publisher",
        /// Answers challenges.
        CaseHandler = "caseHandler",
        /// Reads everything of the organization and changes nothing.
        Auditor = "auditor",
    }
}

codes! {
    /// Who acted, as the public log says it: a role, never a person.
    pub enum Actor {
        RegisterAdmin = "registerAdmin",
        OrganizationAdmin = "organizationAdmin",
        Editor = "editor",
        Publisher = "publisher",
        CaseHandler = "caseHandler",
        /// Whoever filed a challenge, and has its receipt.
        Submitter = "submitter",
        /// An import of records that another register published.
        Import = "import",
        /// The operator of the register, on the command line.
        Operator = "operator",
        /// The register itself, by the clock.
        Register = "register",
    }
}

impl From<Role> for Actor {
    /// An auditor changes nothing, so that the log never names one: what is done in that role is the register's.
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

/// Who it was, for tables that the public never sees: `account:<id>`, `client:<id>` or `operator`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PrincipalId {
    Account(Uuid),
    /// A program of an organization.
    Client(Uuid),
    /// Whoever has the command line.
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
    fn who_is_read_as_it_is_written() {
        for who in
            [PrincipalId::Account(Uuid::from_u128(1)), PrincipalId::Client(Uuid::from_u128(2)), PrincipalId::Operator]
        {
            assert_eq!(PrincipalId::parse(&who.to_string()), Some(who));
        }
        assert_eq!(PrincipalId::parse("account:x"), None);
    }
}
