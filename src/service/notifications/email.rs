//! E-mail texts: plain text in the reader's language, from `locales/`. They say what happened, link to the public page
//! and explain how to unsubscribe; they quote nothing that a person wrote.
use crate::domain::languages::Lang;
use crate::domain::notifications::NotificationKind;
use crate::domain::values::Slug;
use crate::service::i18n::Translator;
use chrono::NaiveDate;
use fluent_bundle::FluentValue;

/// The side that reads the mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Submitter,
    Handler,
}

/// The content of a mail, independent of its language.
pub struct EmailContent {
    pub kind: NotificationKind,
    pub side: Side,
    /// Languages of the reader, best first.
    pub languages: Vec<Lang>,
    /// The organization and reference of the challenge. `None`: the mail is about an account.
    pub organization: Option<Slug>,
    pub reference: Option<String>,
    /// The day that the mail mentions.
    pub day: Option<NaiveDate>,
    pub code: Option<String>,
}

impl EmailContent {
    /// Returns subject and text. `public_url`: URL of the register; `name`: name of the organization.
    pub fn write(&self, public_url: &str, name: Option<&str>) -> (String, String) {
        let Some(translator) = Translator::of(&self.languages) else { return Default::default() };
        let host = public_url.split("://").nth(1).unwrap_or(public_url);
        let reference = self.reference.as_deref().unwrap_or_default();
        let day = self.day.map(|day| day.to_string()).unwrap_or_default();
        let code = self.code.as_deref().unwrap_or_default();
        let format = |id: &str| {
            let args: [(&str, FluentValue<'_>); 4] = [
                ("reference", reference.into()),
                ("day", day.as_str().into()),
                ("code", code.into()),
                ("host", host.into()),
            ];
            translator.format(id, &args)
        };
        let mut parts = Vec::new();
        let subject = match (self.kind, self.side) {
            (NotificationKind::ConfirmationCode, side) => {
                parts.push(format(if side == Side::Submitter { "mail-code-submitter" } else { "mail-code-handler" }));
                parts.push(format!("    {code}"));
                parts.push(format("mail-code-valid"));
                format("mail-subject-code")
            }
            (kind, side) => {
                parts.push(format(&format!("mail-{kind}")));
                let slug = self.organization.as_ref().map(Slug::as_str).unwrap_or_default();
                let organization = translator.format("mail-organization", &[("name", name.unwrap_or(slug).into())]);
                let address = match side {
                    Side::Submitter => format!("{public_url}/v1/challenges/{reference}"),
                    Side::Handler => format!("{public_url}/v1/organizations/{slug}/challenges/{reference}"),
                };
                parts.push(format!("{}\n{organization}\n{address}", format("mail-reference")));
                let (open, stop, subject) = match side {
                    Side::Submitter => ("mail-open-submitter", "mail-stop-submitter", "mail-subject-submitter"),
                    Side::Handler => ("mail-open-handler", "mail-stop-handler", "mail-subject-handler"),
                };
                parts.extend([format(open), format(stop)]);
                format(subject)
            }
        };
        parts.push(format("mail-no-reply"));
        (subject, parts.join("\n\n") + "\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn content(kind: NotificationKind, side: Side, lang: &str) -> EmailContent {
        EmailContent {
            kind,
            side,
            languages: vec![Lang::parse(lang).unwrap()],
            organization: Slug::parse("voorbeeldstad"),
            reference: Some("2026-K73M-9Q4X".into()),
            day: "2026-03-20".parse().ok(),
            code: Some("2Z2Z9ABC".into()),
        }
    }

    #[test]
    fn every_notification_has_a_text_in_every_language() {
        for translator in Translator::all() {
            let lang = translator.lang().as_str();
            for (kind, side) in NotificationKind::ALL
                .iter()
                .flat_map(|recipient| [(recipient, Side::Submitter), (recipient, Side::Handler)])
            {
                let (subject, text) =
                    content(*kind, side, lang).write("https://register.example", Some("Gemeente Voorbeeldstad"));
                assert!(!text.contains("mail-") && !subject.contains("mail-"), "{lang}: {text}");
                assert!(!subject.contains('\n') && !subject.is_empty(), "{lang}: {subject}");
                if *kind == NotificationKind::ConfirmationCode {
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
    fn the_best_available_language_is_used() {
        let of = |languages: &[&str]| {
            let languages = languages.iter().map(|tag| Lang::parse(tag).unwrap()).collect();
            EmailContent { languages, ..content(NotificationKind::InfoRequested, Side::Submitter, "en") }
                .write("https://register.example", None)
                .0
        };
        assert_eq!(of(&["ar", "nl"]), of(&["nl"]));
        assert_eq!(of(&["ar"]), of(&["en"]));
        assert_ne!(of(&["nl-BE"]), of(&["en"]));
    }
}
