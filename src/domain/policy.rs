//! Who may do what: the one table. `service/access.rs` enforces it, and a test walks every route with every role.
use super::accounts::Role::{self, Auditor, CaseHandler, Editor, OrganizationAdmin, Publisher, RegisterAdmin};
use super::shape::codes;

codes! {
    /// What somebody with a token wants to do. The audit names acts by these words.
    pub enum Permission {
        /// Read drafts, their comments and what they still need.
        ReadDrafts = "draft.read",
        /// Begin, change and delete drafts.
        WriteDrafts = "draft.write",
        SubmitDraft = "draft.submit",
        /// Give a submitted draft back with comments.
        ReturnDraft = "draft.return",
        /// Publish a submitted draft. With four-eyes not one's own: [`two_person_rule`].
        PublishDraft = "draft.publish",
        /// Say that what is published is still correct.
        ConfirmSystem = "system.confirm",
        WithdrawSystem = "system.withdraw",
        /// Take text out of a published version because the law demands it.
        RedactVersion = "version.redact",
        ReadImports = "import.read",
        /// Take a file in as drafts.
        ImportDrafts = "import.draft",
        /// Take a file in as publications.
        ImportPublications = "import.publish",
        ReadTemplates = "template.read",
        WriteTemplates = "template.write",
        ReadSettings = "settings.read",
        WriteSettings = "settings.write",
        /// Change what the register shows of the organization.
        WriteProfile = "profile.write",
        ReadMembers = "member.read",
        /// Invite people, change their roles, and send them away.
        WriteMembers = "member.write",
        ReadClients = "client.read",
        WriteClients = "client.write",
        ReadWebhooks = "webhook.read",
        WriteWebhooks = "webhook.write",
        /// Read what is private of challenges.
        ReadChallenges = "challenge.read",
        /// Answer challenges.
        HandleChallenge = "challenge.handle",
        ReadIssuer = "issuer.read",
        /// Trust an issuer of OpenID Connect.
        WriteIssuer = "issuer.write",
        ReadAudit = "audit.read",
        /// Read who asks to join.
        ReadApplications = "application.read",
        /// Admit or refuse who asks to join.
        DecideApplication = "application.decide",
        /// Register an organization.
        CreateOrganization = "organization.create",
        /// Audit of everything, and members of no organization.
        ReadRegisterAudit = "register.audit",
        WriteRegisterMembers = "register.member.write",
    }
}

/// Who may do it. The first of these roles that somebody holds is the one in which they do it.
///
/// Roles other than [`RegisterAdmin`] count in their organization only.
pub fn roles(act: Permission) -> &'static [Role] {
    match act {
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
        // What residents write in confidence is for those who answer, and for nobody else.
        Permission::ReadChallenges | Permission::HandleChallenge => &[CaseHandler],
        Permission::ReadImports | Permission::ReadTemplates => &[Editor, Publisher, OrganizationAdmin, Auditor],
        Permission::ReadSettings => &[OrganizationAdmin, Editor, Publisher, CaseHandler, Auditor, RegisterAdmin],
        Permission::WriteSettings
        | Permission::WriteProfile
        | Permission::WriteClients
        | Permission::WriteWebhooks
        | Permission::WriteIssuer => &[OrganizationAdmin],
        Permission::ReadClients | Permission::ReadWebhooks | Permission::ReadIssuer => &[OrganizationAdmin, Auditor],
        // Somebody must make the first administrator of an organization.
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

/// Whether somebody may publish a draft that `last_editor` wrote last: with four-eyes, not oneself.
pub fn two_person_rule<T: PartialEq>(asked_for: bool, publisher: &T, last_editor: &T) -> bool {
    !asked_for || publisher != last_editor
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_auditor_only_reads() {
        for act in Permission::ALL.iter().filter(|act| roles(**act).contains(&Auditor)) {
            assert!(act.as_str().ends_with(".read"), "{act}");
        }
    }

    #[test]
    fn a_register_administrator_writes_no_records() {
        for act in Permission::ALL.iter().filter(|act| roles(**act).contains(&RegisterAdmin)) {
            let what = act.as_str();
            assert!(!["draft", "system", "version", "import"].iter().any(|one| what.starts_with(one)), "{act}");
        }
    }

    #[test]
    fn the_two_person_rule_takes_two_people() {
        assert!(!two_person_rule(true, &1, &1) && two_person_rule(true, &1, &2) && two_person_rule(false, &1, &1));
    }
}
