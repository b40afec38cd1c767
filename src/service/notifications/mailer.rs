//! SMTP client, with TLS unless the operator disables it. Server responses are neither stored nor logged: they may
//! repeat an address.
use super::claimed_mail::{ClaimedMail, SendOutcome};
use crate::config::Settings;
use crate::domain::values::Instant;
use anyhow::{Context, bail, ensure};
use chrono::TimeDelta;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message};
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{SmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::{ClientId, Extension, MailParameter};
use std::net::Ipv4Addr;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;
use ureq::http::Uri;

/// Time limit of each SMTP command.
const TIMEOUT: Duration = Duration::from_secs(20);
/// Time without attempts after the server was unavailable.
const RETRY_INTERVAL: TimeDelta = TimeDelta::minutes(1);

/// Sends mails.
pub struct Mailer {
    host: String,
    port: u16,
    security: Security,
    credentials: Option<Credentials>,
    from: Mailbox,
    client_id: ClientId,
    /// Unix time before which nothing is sent, after the server was unavailable.
    retry_after: AtomicI64,
}

/// Transport security of the connection.
enum Security {
    None,
    /// STARTTLS, required.
    StartTls(TlsParameters),
    Tls(TlsParameters),
}

impl Mailer {
    /// Creates the mailer from the settings. `None`: mail is not configured.
    ///
    /// # Errors
    /// If a setting is invalid or missing.
    pub fn new(settings: &Settings) -> anyhow::Result<Option<Self>> {
        let (url, from) = match (&settings.smtp_url, &settings.mail_from) {
            (None, None) => return Ok(None),
            (Some(url), Some(from)) => (url, from),
            _ => bail!("mail needs both REGISTER_SMTP_URL and REGISTER_MAIL_FROM"),
        };
        let invalid = "REGISTER_SMTP_URL: smtp://HOST[:PORT], smtps://HOST[:PORT] or smtp://HOST[:PORT]?tls=none";
        let uri: Uri = url.parse().context(invalid)?;
        let host = uri.host().context(invalid)?.trim_start_matches('[').trim_end_matches(']').to_owned();
        let has_credentials = uri.authority().is_some_and(|authority| authority.as_str().contains('@'));
        ensure!(
            !has_credentials,
            "REGISTER_SMTP_URL must not contain credentials: use REGISTER_SMTP_USER and REGISTER_SMTP_PASSWORD"
        );
        ensure!(matches!(uri.path(), "" | "/"), invalid);
        let tls = || TlsParameters::new(host.clone()).context("TLS to the mail server cannot be set up");
        let (security, port) = match (uri.scheme_str(), uri.query()) {
            (Some("smtps"), None) => (Security::Tls(tls()?), 465),
            (Some("smtp"), None) => (Security::StartTls(tls()?), 587),
            (Some("smtp"), Some("tls=none")) => (Security::None, 25),
            _ => bail!(invalid),
        };
        let credentials = match (&settings.smtp_user, &settings.smtp_password) {
            (None, None) => None,
            (Some(user), Some(password)) => Some(Credentials::new(user.clone(), password.clone())),
            _ => bail!("a login at the mail server needs both REGISTER_SMTP_USER and REGISTER_SMTP_PASSWORD"),
        };
        let unencrypted_login = matches!(security, Security::None) && credentials.is_some();
        ensure!(!unencrypted_login, "a password must not be sent to a mail server unencrypted: remove tls=none");
        let public_host = settings.public_url.parse::<Uri>().ok().and_then(|uri| uri.host().map(str::to_owned));
        let public_host = public_host.filter(|host| !host.starts_with('[') && host.parse::<Ipv4Addr>().is_err());
        Ok(Some(Self {
            port: uri.port_u16().unwrap_or(port),
            host,
            security,
            credentials,
            from: from.parse().context("REGISTER_MAIL_FROM: expected ADDRESS or NAME <ADDRESS>")?,
            client_id: public_host.map_or_else(ClientId::default, ClientId::Domain),
            retry_after: AtomicI64::default(),
        }))
    }

    /// Returns true if sending pauses because the server was unavailable a moment ago.
    pub fn is_backing_off(&self, now: Instant) -> bool {
        now.timestamp() < self.retry_after.load(Ordering::SeqCst)
    }

    /// Sends a mail.
    pub fn send(&self, claimed: &ClaimedMail, subject: &str, text: String, now: Instant) -> SendOutcome {
        let id = claimed.id();
        let Ok(message) = self.message(claimed.to.as_str(), &id.to_string(), subject, text, now) else {
            tracing::info!(mail = %id, "a mail was discarded: its address is not a valid recipient");
            return SendOutcome::Rejected;
        };
        let outcome = match self.connect() {
            Ok(mut connection) => {
                let sent = self.deliver(&mut connection, &message);
                connection.abort();
                sent
            }
            Err(error) => Err((SendOutcome::Unavailable, error)),
        };
        match outcome {
            Ok(()) => SendOutcome::Sent,
            Err((outcome, error)) => {
                // The status only: the text may repeat the address.
                let status = error.status().map(|code| code.to_string()).unwrap_or_default();
                tracing::warn!(mail = %id, ?outcome, status, "sending a mail failed");
                if outcome == SendOutcome::Unavailable {
                    self.retry_after.store((now + RETRY_INTERVAL).timestamp(), Ordering::SeqCst);
                }
                outcome
            }
        }
    }

    fn message(
        &self,
        to: &str,
        id: &str,
        subject: &str,
        text: String,
        now: Instant,
    ) -> Result<Message, Box<dyn std::error::Error>> {
        let generated = HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".into());
        let message = Message::builder()
            .date(now.into())
            .from(self.from.clone())
            .to(Mailbox::new(None, to.parse()?))
            .subject(subject)
            .message_id(Some(format!("<{id}@{}>", self.from.email.domain())))
            .raw_header(generated)
            .header(ContentType::TEXT_PLAIN)
            .body(text)?;
        Ok(message)
    }

    fn connect(&self) -> Result<SmtpConnection, Error> {
        let implicit_tls = match &self.security {
            Security::Tls(tls) => Some(tls),
            _ => None,
        };
        let server = (self.host.as_str(), self.port);
        let mut connection = SmtpConnection::connect(server, Some(TIMEOUT), &self.client_id, implicit_tls, None)?;
        if let Security::StartTls(tls) = &self.security {
            connection.starttls(tls, &self.client_id)?;
        }
        if let Some(credentials) = &self.credentials {
            connection.auth(&[Mechanism::Plain, Mechanism::Login], credentials)?;
        }
        Ok(connection)
    }

    /// Delivers a message command by command: only responses to the recipient and the data concern this mail alone.
    fn deliver(&self, connection: &mut SmtpConnection, message: &Message) -> Result<(), (SendOutcome, Error)> {
        let server_error = |error: Error| (SendOutcome::Unavailable, error);
        let recipient_error = |error: Error| match () {
            () if error.is_permanent() => (SendOutcome::Rejected, error),
            () if error.is_transient() => (SendOutcome::Deferred, error),
            () => (SendOutcome::Unavailable, error),
        };
        let envelope = message.envelope();
        let needs_utf8 = !envelope.to().iter().all(|to| to.to_string().is_ascii());
        let needs_utf8 = needs_utf8 && connection.server_info().supports_feature(Extension::SmtpUtfEight);
        let parameters = if needs_utf8 { vec![MailParameter::SmtpUtfEight] } else { Vec::new() };
        connection.command(Mail::new(envelope.from().cloned(), parameters)).map_err(server_error)?;
        for to in envelope.to() {
            connection.command(Rcpt::new(to.clone(), Vec::new())).map_err(recipient_error)?;
        }
        connection.command(Data).map_err(recipient_error)?;
        connection.message(&message.formatted()).map_err(recipient_error)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Options;
    use crate::domain::values::Email;
    use proptest::prelude::*;
    use std::path::Path;
    use std::sync::LazyLock;

    static MAILER: LazyLock<Mailer> = LazyLock::new(|| {
        let options = Options {
            smtp_url: Some("smtps://mail.example".into()),
            mail_from: Some("Register <register@town.example>".into()),
            ..Options::default()
        };
        Mailer::new(&Settings::new(options, Path::new("/nonexistent")).unwrap()).unwrap().unwrap()
    });

    /// Returns the header names, or `None` if the address is rejected.
    fn headers(to: &str, subject: &str, text: &str) -> Option<Vec<String>> {
        let now = "2026-03-02T09:00:00Z".parse().unwrap();
        let message = MAILER.message(to, "1", subject, text.into(), now).ok()?.formatted();
        let message = String::from_utf8(message).unwrap();
        let head = message.split("\r\n\r\n").next().unwrap().to_owned();
        assert!(!head.replace("\r\n", "").contains(['\r', '\n']), "{head:?}");
        let first_lines = head.split("\r\n").filter(|line| !line.starts_with([' ', '\t']));
        Some(first_lines.map(|line| line.split(':').next().unwrap().to_owned()).collect())
    }

    proptest! {
        #[test]
        fn an_address_cannot_inject_headers(
            name in "[a-z0-9.+(){}:\\\\=?%!\u{202e}\u{fc}\u{1f600}\r\n\t \u{85}\u{2028}-]{1,40}",
            host in "[a-z0-9.\u{fc}\r\n\u{2028}-]{1,20}",
        ) {
            let address = format!("{name}@{host}.example");
            if Email::parse(&address).is_some() && let Some(names) = headers(&address, "News", "Text.\n") {
                let expected = ["Date", "From", "To", "Subject", "Message-ID", "Auto-Submitted", "Content-Type",
                    "Content-Transfer-Encoding"];
                let mut names = names;
                names.sort_unstable();
                let mut expected = expected.to_vec();
                expected.sort_unstable();
                prop_assert_eq!(names, expected);
            }
        }
    }

    #[test]
    fn line_breaks_in_addresses_are_rejected() {
        assert_eq!(headers("ann+register@inwoner.example", "Événement", "Grüße\n").map(|names| names.len()), Some(8));
        for address in [
            "a@b.example\r\nBcc: c@d.example",
            "a@b.example\n",
            "a\u{2028}@b.example",
            "a@b.example\u{0}",
            "a,b@c.example",
        ] {
            assert!(Email::parse(address).is_none(), "{address:?}");
        }
    }
}
