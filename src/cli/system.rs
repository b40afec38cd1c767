use super::register::{describe_error, open_register};
use crate::config::Settings;
use crate::domain::accounts::Actor;
use crate::domain::languages::{Lang, Text};
use crate::log::entry::{RedactionGround, WithdrawalReason};
use crate::service::systems;
use clap::{Args, Subcommand};
use uuid::Uuid;

/// Confirm, withdraw or redact systems as the operator
#[derive(Debug, Subcommand)]
pub enum System {
    /// Confirm that the current version of a system is still correct
    ///
    /// Example: algorithm-register system confirm 01939f00-0000-7000-8000-000000000000
    Confirm {
        /// Id of the system
        system: Uuid,
    },
    Withdraw(Withdraw),
    Redact(Redact),
}

/// Withdraw a system from all lists
///
/// Its record and its history stay readable and are marked as withdrawn.
///
/// Example: algorithm-register system withdraw 01939f00-0000-7000-8000-000000000000 --reason replaced
#[derive(Debug, Args)]
pub struct Withdraw {
    /// Id of the system
    system: Uuid,
    /// Reason: publishedInError, replaced, organizationEnded, removedAtSource or other
    #[arg(long, value_parser = |text: &str| WithdrawalReason::parse(text).ok_or("expected publishedInError, replaced, organizationEnded, removedAtSource or other"))]
    reason: WithdrawalReason,
    /// Public explanation, as LANG=TEXT; repeatable
    #[arg(long, value_name = "LANG=TEXT", value_parser = note)]
    note: Vec<(Lang, String)>,
}

/// Redact fields of a published version for a legal reason
///
/// Deletes the text of the fields. The redaction itself, its time and its legal ground stay public.
///
/// Example: algorithm-register system redact 01939f00-0000-7000-8000-000000000000 --version-number 2 --field
/// publicContact --ground personalData
#[derive(Debug, Args)]
pub struct Redact {
    /// Id of the system
    system: Uuid,
    /// Number of the version
    #[arg(long, value_name = "NUMBER")]
    version_number: u32,
    /// Name of the field; repeatable
    #[arg(long, required = true, value_name = "FIELD")]
    field: Vec<String>,
    /// Legal ground: personalData, courtOrder, copyright, security or otherLegalDuty
    #[arg(long, value_parser = |text: &str| RedactionGround::parse(text).ok_or("expected personalData, courtOrder, copyright, security or otherLegalDuty"))]
    ground: RedactionGround,
}

fn note(text: &str) -> Result<(Lang, String), String> {
    let (lang, note) = text.split_once('=').ok_or("expected LANG=TEXT")?;
    Ok((Lang::parse(lang).ok_or("expected a language tag before the =")?, note.to_owned()))
}

impl System {
    pub fn run(self, settings: Settings) -> anyhow::Result<()> {
        let register = open_register(settings)?;
        let written = match self {
            Self::Confirm { system } => {
                register.write_blocking(move |tx| systems::confirm(tx, system, Actor::Operator))
            }
            Self::Withdraw(Withdraw { system, reason, note }) => {
                let mut text = Text::default();
                note.into_iter().for_each(|(lang, note)| text.set(&lang, note));
                register.write_blocking(move |tx| systems::withdraw(tx, system, reason, text, Actor::Operator))
            }
            Self::Redact(Redact { system, version_number, field, ground }) => register
                .write_blocking(move |tx| systems::redact(tx, system, version_number, &field, ground, Actor::Operator)),
        };
        let written = written.map_err(describe_error)?;
        register.close();
        println!("log entry {}", written.value);
        Ok(())
    }
}
