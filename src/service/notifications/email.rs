//! What a mail says: plain text in the reader's language, from `locales/`. What happened, where everybody sees it, and how to stop
//! the mails; nothing that anybody wrote.
use crate::domain::languages::Lang;
use crate::domain::notifications::NotificationKind;
use crate::domain::values::Slug;
use crate::service::i18n::Translator;
use chrono::NaiveDate;
use fluent_bundle::FluentValue;

/// Which side reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Submitter,
    Handler,
}

/// What a mail says, before it is put into words.
pub struct EmailContent {
    pub notice: NotificationKind,
    pub side: Side,
    /// Languages of the reader, best first.
    pub languages: Vec<Lang>,
    /// The challenge that it is about, and whose it is to answer; none: it is about an account.
    pub organization: Option<Slug>,
    pub reference: Option<String>,
    /// The day that it is about.
    pub day: Option<NaiveDate>,
    pub code: Option<String>,
}

impl EmailContent {
    /// Subject and text. `public`: the address of the register; `name`: that of the organization.
    pub fn write(&self, public: &str, name: Option<&str>) -> (String, String) {
        let Some(words) = Translator::of(&self.languages) else { return Default::default() };
        let host = public.split("://").nth(1).unwrap_or(public);
        let reference = self.reference.as_deref().unwrap_or_default();
        let day = self.day.map(|day| day.to_string()).unwrap_or_default();
        let code = self.code.as_deref().unwrap_or_default();
        let tell = |id: &str| {
            let taken: [(&str, FluentValue<'_>); 4] = [
                ("reference", reference.into()),
                ("day", day.as_str().into()),
                ("code", code.into()),
                ("host", host.into()),
            ];
            words.format(id, &taken)
        };
        let mut parts = Vec::new();
        let subject = match (self.notice, self.side) {
            (NotificationKind::ConfirmationCode, side) => {
                parts.push(tell(if side == Side::Submitter { "mail-code-submitter" } else { "mail-code-handler" }));
                parts.push(format!("    {code}"));
                parts.push(tell("mail-code-good"));
                tell("mail-subject-code")
            }
            (notice, side) => {
                parts.push(tell(&format!("mail-{notice}")));
                let slug = self.organization.as_ref().map(Slug::as_str).unwrap_or_default();
                let organization = words.format("mail-organization", &[("name", name.unwrap_or(slug).into())]);
                let address = match side {
                    Side::Submitter => format!("{public}/v1/challenges/{reference}"),
                    Side::Handler => format!("{public}/v1/organizations/{slug}/challenges/{reference}"),
                };
                parts.push(format!("{}\n{organization}\n{address}", tell("mail-reference")));
                let (open, stop, subject) = match side {
                    Side::Submitter => ("mail-open-submitter", "mail-stop-submitter", "mail-subject-submitter"),
                    Side::Handler => ("mail-open-handler", "mail-stop-handler", "mail-subject-handler"),
                };
                parts.extend([tell(open), tell(stop)]);
                tell(subject)
            }
        };
        parts.push(tell("mail-no-reply"));
        (subject, parts.join("\n\n") + "\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter(notice: NotificationKind, side: Side, lang: &str) -> EmailContent {
        EmailContent {
            notice,
            side,
            languages: vec![Lang::parse(lang).unwrap()],
            organization: Slug::parse("voorbeeldstad"),
            reference: Some("2026-K73M-9Q4X".into()),
            day: "2026-03-20".parse().ok(),
            code: Some("2Z2Z9ABC".into()),
        }
    }

    #[test]
    fn every_notice_can_be_told_in_every_language() {
        for words in Translator::all() {
            let lang = words.lang().as_str();
            for (notice, side) in
                NotificationKind::ALL.iter().flat_map(|one| [(one, Side::Submitter), (one, Side::Handler)])
            {
                let (subject, text) =
                    letter(*notice, side, lang).write("https://register.example", Some("Gemeente Voorbeeldstad"));
                assert!(!text.contains("mail-") && !subject.contains("mail-"), "{lang}: {text}");
                assert!(!subject.contains('\n') && !subject.is_empty(), "{lang}: {subject}");
                if *notice == NotificationKind::ConfirmationCode {
                    assert!(text.contains("    2Z2Z9ABC\n") && text.contains("2026-03-20"), "{lang}: {text}");
                } else {
                    let path = if side == Side::Submitter { "/v1/" } else { "/v1/organizations/voorbeeldstad/" };
                    assert!(text.contains(&format!("{path}challenges/2026-K73M-9Q4X")), "{lang}: {text}");
                    assert!(text.contains("Gemeente Voorbeeldstad"), "{lang}: {text}");
                }
            }
        }
    }

    #[test]
    fn a_reader_of_another_language_gets_the_next_best() {
        let of = |languages: &[&str]| {
            let languages = languages.iter().map(|tag| Lang::parse(tag).unwrap()).collect();
            EmailContent { languages, ..letter(NotificationKind::InfoRequested, Side::Submitter, "en") }
                .write("https://register.example", None)
                .0
        };
        assert_eq!(of(&["ar", "nl"]), of(&["nl"]));
        assert_eq!(of(&["ar"]), of(&["en"]));
        assert_ne!(of(&["nl-BE"]), of(&["en"]));
    }
}
