use super::{for_acts, told};
use crate::config::Settings;
use crate::domain::accounts::Role;
use crate::service::accounts;
use anyhow::ensure;
use clap::Subcommand;

/// People who work in the register
#[derive(Debug, Subcommand)]
pub enum User {
    /// Create an account with a role and print its password, once
    ///
    /// An account that is there gets the role and keeps its password.
    ///
    /// Example: algorithm-register user create --email admin@example.org --role registerAdmin
    Create {
        /// The address that the person logs in with
        #[arg(long, value_parser = email)]
        email: String,
        #[command(flatten)]
        held: Held,
    },
    /// List all accounts: address, state, second factor, roles
    List,
    /// Give an account another role, or take one away
    ///
    /// Example: algorithm-register user role --email editor@example.org --role publisher --organization example-city
    Role {
        /// The address of the account
        #[arg(long, value_parser = email)]
        email: String,
        #[command(flatten)]
        held: Held,
        /// Take the role away
        #[arg(long)]
        take: bool,
    },
    /// Give an account another password, print it, end its sessions and turn its second factor off
    Password {
        /// The address of the account
        #[arg(long, value_parser = email)]
        email: String,
    },
    /// Disable an account and end its sessions
    Disable {
        /// The address of the account
        #[arg(long, value_parser = email)]
        email: String,
        /// Make it active again instead
        #[arg(long)]
        undo: bool,
    },
}

/// A role, and where it is held.
#[derive(Debug, clap::Args)]
pub struct Held {
    /// registerAdmin, organizationAdmin, editor, publisher, caseHandler or auditor
    #[arg(long, value_parser = role)]
    role: Role,
    /// The organization, by the word for it in addresses; registerAdmin has none
    #[arg(long, value_name = "SLUG")]
    organization: Option<String>,
}

/// An address as it is kept.
fn email(text: &str) -> Result<String, &'static str> {
    let text = text.trim().to_lowercase();
    let (name, host) = text.split_once('@').ok_or("an e-mail address is expected")?;
    let plain = !name.is_empty() && host.contains('.') && text.len() <= 254 && !text.contains(char::is_whitespace);
    if plain { Ok(text) } else { Err("an e-mail address is expected") }
}

pub(super) fn role(text: &str) -> Result<Role, String> {
    let all: Vec<_> = Role::ALL.iter().map(|role| role.as_str()).collect();
    Role::parse(text).ok_or_else(|| format!("one of these is expected: {}", all.join(", ")))
}

impl User {
    pub fn run(self, settings: Settings) -> anyhow::Result<()> {
        let register = for_acts(settings)?;
        match self {
            Self::Create { email, held } => {
                let password = accounts::random_password()?;
                let hash = accounts::hash_password(&password)?;
                let Held { role, organization } = held;
                let act = register
                    .write_blocking(move |tx| accounts::create(tx, &email, &hash, role, organization.as_deref()))
                    .map_err(told)?;
                println!("{}", if act.value { &password } else { "The account was there; it has the role now." });
            }
            Self::List => {
                let mut conn = register.db.connection().ok_or_else(|| anyhow::anyhow!("the database is away"))?;
                accounts::list(&mut conn)?.iter().for_each(print);
            }
            Self::Role { email, held: Held { role, organization }, take: true } => {
                register
                    .write_blocking(move |tx| accounts::revoke_role(tx, &email, role, organization.as_deref()))
                    .map_err(told)?;
            }
            Self::Role { email, held: Held { role, organization }, take: false } => {
                let there = email.clone();
                let known = register.write_blocking(move |tx| accounts::exists(tx.conn, &there)).map_err(told)?.value;
                ensure!(known, "there is no account {email}");
                register
                    .write_blocking(move |tx| accounts::create(tx, &email, "", role, organization.as_deref()))
                    .map_err(told)?;
            }
            Self::Password { email } => {
                let password = accounts::random_password()?;
                let hash = accounts::hash_password(&password)?;
                register.write_blocking(move |tx| accounts::reset_password(tx, &email, &hash)).map_err(told)?;
                println!("{password}");
            }
            Self::Disable { email, undo } => {
                let act = if undo { accounts::enable } else { accounts::disable };
                register.write_blocking(move |tx| act(tx, &email)).map_err(told)?;
            }
        }
        register.close();
        Ok(())
    }
}

fn print(listed: &accounts::AccountSummary) {
    let accounts::AccountSummary { email, disabled, totp, roles } = listed;
    let roles = roles.iter().map(|(role, at)| match at {
        Some(at) => format!("{role}@{at}"),
        None => role.clone(),
    });
    println!(
        "{email}\t{}\t{}\t{}",
        if *disabled { "disabled" } else { "active" },
        if *totp { "totp" } else { "-" },
        roles.collect::<Vec<_>>().join(" ")
    );
}
