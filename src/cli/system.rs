use super::{for_acts, told};
use crate::config::Settings;
use crate::domain::accounts::Actor;
use crate::domain::languages::{Lang, Text};
use crate::log::entry::{RedactionGround, WithdrawalReason};
use crate::service::systems;
use clap::{Args, Subcommand};
use uuid::Uuid;

/// Acts of the operator on systems
#[derive(Debug, Subcommand)]
pub enum System {
    /// Confirm that the current version is still correct
    ///
    /// Example: algorithm-register system confirm 01939f00-0000-7000-8000-000000000000
    Confirm {
        system: Uuid,
    },
    Withdraw(Withdraw),
    Redact(Redact),
}

/// Take a system out of the lists; its record and history stay to be read, marked as withdrawn
///
/// Example: algorithm-register system withdraw 01939f00-0000-7000-8000-000000000000 --reason replaced
#[derive(Debug, Args)]
pub struct Withdraw {
    system: Uuid,
    /// publishedInError, replaced, organizationEnded, removedAtSource or other
    #[arg(long, value_parser = |text: &str| WithdrawalReason::parse(text).ok_or("publishedInError, replaced, organizationEnded, removedAtSource or other is expected"))]
    reason: WithdrawalReason,
    /// Why, in words for the public, as LANG=TEXT; may be repeated
    #[arg(long, value_name = "LANG=TEXT", value_parser = note)]
    note: Vec<(Lang, String)>,
}

/// Take fields out of a published version because the law demands it
///
/// Their text is deleted; that it was there, when, and on what ground it went stays public.
///
/// Example: algorithm-register system redact 01939f00-0000-7000-8000-000000000000 --version-number 2 --field publicContact --ground personalData
#[derive(Debug, Args)]
pub struct Redact {
    system: Uuid,
    /// Number of the version
    #[arg(long, value_name = "NUMBER")]
    version_number: u32,
    /// Name of a field; may be repeated
    #[arg(long, required = true, value_name = "FIELD")]
    field: Vec<String>,
    /// personalData, courtOrder, copyright, security or otherLegalDuty
    #[arg(long, value_parser = |text: &str| RedactionGround::parse(text).ok_or("personalData, courtOrder, copyright, security or otherLegalDuty is expected"))]
    ground: RedactionGround,
}

fn note(text: &str) -> Result<(Lang, String), String> {
    let (lang, note) = text.split_once('=').ok_or("LANG=TEXT is expected")?;
    Ok((Lang::parse(lang).ok_or("a language tag is expected before the =")?, note.to_owned()))
}

impl System {
    pub fn run(self, settings: Settings) -> anyhow::Result<()> {
        let register = for_acts(settings)?;
        let done = match self {
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
        let done = done.map_err(told)?;
        register.close();
        println!("log entry {}", done.value);
        Ok(())
    }
}
