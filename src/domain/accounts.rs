//! People who work in the register, as far as their role matters.
use super::shape::codes;

codes! {
    /// What a person may do; one may hold several, each for one organization.
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
        Publisher = "publisher",
        CaseHandler = "caseHandler",
        /// An import of records that another register published.
        Import = "import",
        /// The operator of the register, on the command line.
        Operator = "operator",
        /// The register itself, by the clock.
        Register = "register",
    }
}
