//! Who may do what: the one table. `service/access.rs` enforces it, and a test walks every route with every role.
use super::accounts::Role::{self, Auditor, CaseHandler, Editor, OrganizationAdmin, Publisher, RegisterAdmin};
use super::shape::codes;

codes! {
    /// What somebody with a token wants to do. The audit names acts by these words.
    pub enum Act {
        /// Read drafts, their comments and what they still need.
        ReadDrafts = "draft.read",
        /// Begin, change and delete drafts.
        WriteDrafts = "draft.write",
        SubmitDraft = "draft.submit",
        /// Give a submitted draft back with comments.
        ReturnDraft = "draft.return",
        /// Publish a submitted draft. With four-eyes not one's own: [`four_eyes`].
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
pub fn roles(act: Act) -> &'static [Role] {
    match act {
        Act::ReadDrafts => &[Editor, Publisher, OrganizationAdmin, Auditor],
        Act::WriteDrafts | Act::SubmitDraft | Act::ConfirmSystem | Act::ImportDrafts | Act::WriteTemplates => {
            &[Editor, Publisher]
        }
        Act::ReturnDraft | Act::PublishDraft | Act::WithdrawSystem | Act::ImportPublications => &[Publisher],
        Act::RedactVersion => &[OrganizationAdmin],
        // What residents write in confidence is for those who answer, and for nobody else.
        Act::ReadChallenges | Act::HandleChallenge => &[CaseHandler],
        Act::ReadImports | Act::ReadTemplates => &[Editor, Publisher, OrganizationAdmin, Auditor],
        Act::ReadSettings => &[OrganizationAdmin, Editor, Publisher, CaseHandler, Auditor, RegisterAdmin],
        Act::WriteSettings | Act::WriteProfile | Act::WriteClients | Act::WriteWebhooks | Act::WriteIssuer => {
            &[OrganizationAdmin]
        }
        Act::ReadClients | Act::ReadWebhooks | Act::ReadIssuer => &[OrganizationAdmin, Auditor],
        // Somebody must make the first administrator of an organization.
        Act::ReadMembers => &[OrganizationAdmin, Auditor, RegisterAdmin],
        Act::WriteMembers => &[OrganizationAdmin, RegisterAdmin],
        Act::ReadAudit => &[Auditor, OrganizationAdmin],
        Act::ReadApplications
        | Act::DecideApplication
        | Act::CreateOrganization
        | Act::ReadRegisterAudit
        | Act::WriteRegisterMembers => &[RegisterAdmin],
    }
}

/// Whether somebody may publish a draft that `last_editor` wrote last: with four-eyes, not oneself.
pub fn four_eyes<T: PartialEq>(asked_for: bool, publisher: &T, last_editor: &T) -> bool {
    !asked_for || publisher != last_editor
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_auditor_only_reads() {
        for act in Act::ALL.iter().filter(|act| roles(**act).contains(&Auditor)) {
            assert!(act.as_str().ends_with(".read"), "{act}");
        }
    }

    #[test]
    fn a_register_administrator_writes_no_records() {
        for act in Act::ALL.iter().filter(|act| roles(**act).contains(&RegisterAdmin)) {
            let what = act.as_str();
            assert!(!["draft", "system", "version", "import"].iter().any(|one| what.starts_with(one)), "{act}");
        }
    }

    #[test]
    fn four_eyes_are_two_people() {
        assert!(!four_eyes(true, &1, &1) && four_eyes(true, &1, &2) && four_eyes(false, &1, &1));
    }
}
