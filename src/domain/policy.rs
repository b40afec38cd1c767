//! The table of permissions and roles. `service/auth.rs` enforces it, and a test calls every route with every role.
use super::accounts::Role::{self, Auditor, CaseHandler, Editor, OrganizationAdmin, Publisher, RegisterAdmin};
use super::json::Code;

/// A permission. The audit log uses these codes as actions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Code)]
pub enum Permission {
    /// Read drafts, their comments and their missing fields.
    #[code("draft.read")]
    ReadDrafts,
    /// Create, edit and delete drafts.
    #[code("draft.write")]
    WriteDrafts,
    #[code("draft.submit")]
    SubmitDraft,
    /// Return a submitted draft with comments.
    #[code("draft.return")]
    ReturnDraft,
    /// Publish a submitted draft, subject to the two-person rule ([`transition`](super::drafts::transition)).
    #[code("draft.publish")]
    PublishDraft,
    /// Confirm that a published record is still correct.
    #[code("system.confirm")]
    ConfirmSystem,
    #[code("system.withdraw")]
    WithdrawSystem,
    /// Redact a published version where the law requires it.
    #[code("version.redact")]
    RedactVersion,
    #[code("import.read")]
    ReadImports,
    /// Import a file as drafts.
    #[code("import.draft")]
    ImportDrafts,
    /// Import a file as publications.
    #[code("import.publish")]
    ImportPublications,
    #[code("template.read")]
    ReadTemplates,
    #[code("template.write")]
    WriteTemplates,
    #[code("settings.read")]
    ReadSettings,
    #[code("settings.write")]
    WriteSettings,
    /// Change the public profile of the organization.
    #[code("profile.write")]
    WriteProfile,
    #[code("member.read")]
    ReadMembers,
    /// Invite members, change their roles and remove them.
    #[code("member.write")]
    WriteMembers,
    #[code("client.read")]
    ReadClients,
    #[code("client.write")]
    WriteClients,
    #[code("webhook.read")]
    ReadWebhooks,
    #[code("webhook.write")]
    WriteWebhooks,
    /// Read the private part of challenges.
    #[code("challenge.read")]
    ReadChallenges,
    /// Handle challenges.
    #[code("challenge.handle")]
    HandleChallenge,
    #[code("issuer.read")]
    ReadIssuer,
    /// Change the OpenID Connect issuer.
    #[code("issuer.write")]
    WriteIssuer,
    #[code("audit.read")]
    ReadAudit,
    /// Read applications to join the register.
    #[code("application.read")]
    ReadApplications,
    /// Admit or refuse applications to join the register.
    #[code("application.decide")]
    DecideApplication,
    /// Create an organization.
    #[code("organization.create")]
    CreateOrganization,
    /// Read the audit log of the register, and its members.
    #[code("register.audit")]
    ReadRegisterAudit,
    #[code("register.member.write")]
    WriteRegisterMembers,
}

/// Returns the roles with the permission. A principal acts in the first of these roles that is assigned to it.
///
/// Roles other than [`RegisterAdmin`] count in their organization only.
pub fn roles(permission: Permission) -> &'static [Role] {
    match permission {
        Permission::ReadDrafts => &[Editor, Publisher, OrganizationAdmin, Auditor],
        Permission::WriteDrafts
        | Permission::SubmitDraft
        | Permission::ConfirmSystem
        | Permission::ImportDrafts
        | Permission::WriteTemplates => &[Editor, Publisher],
        Permission::ReturnDraft
        | Permission::PublishDraft
        | Permission::WithdrawSystem
        | Permission::ImportPublications => &[Publisher],
        Permission::RedactVersion => &[OrganizationAdmin],
        // Confidential texts of residents are for case handlers only.
        Permission::ReadChallenges | Permission::HandleChallenge => &[CaseHandler],
        Permission::ReadImports | Permission::ReadTemplates => &[Editor, Publisher, OrganizationAdmin, Auditor],
        Permission::ReadSettings => &[OrganizationAdmin, Editor, Publisher, CaseHandler, Auditor, RegisterAdmin],
        Permission::WriteSettings
        | Permission::WriteProfile
        | Permission::WriteClients
        | Permission::WriteWebhooks
        | Permission::WriteIssuer => &[OrganizationAdmin],
        Permission::ReadClients | Permission::ReadWebhooks | Permission::ReadIssuer => &[OrganizationAdmin, Auditor],
        // The register administrator appoints the first administrator of an organization.
        Permission::ReadMembers => &[OrganizationAdmin, Auditor, RegisterAdmin],
        Permission::WriteMembers => &[OrganizationAdmin, RegisterAdmin],
        Permission::ReadAudit => &[Auditor, OrganizationAdmin],
        Permission::ReadApplications
        | Permission::DecideApplication
        | Permission::CreateOrganization
        | Permission::ReadRegisterAudit
        | Permission::WriteRegisterMembers => &[RegisterAdmin],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn auditors_only_read() {
        for permission in Permission::ALL.iter().filter(|permission| roles(**permission).contains(&Auditor)) {
            assert!(permission.as_str().ends_with(".read"), "{permission}");
        }
    }

    #[test]
    fn register_administrators_have_no_access_to_records() {
        for permission in Permission::ALL.iter().filter(|permission| roles(**permission).contains(&RegisterAdmin)) {
            let code = permission.as_str();
            let of_records = ["draft", "system", "version", "import"].iter().any(|prefix| code.starts_with(prefix));
            assert!(!of_records, "{permission}");
        }
    }
}
