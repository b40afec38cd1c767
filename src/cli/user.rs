use super::register::{describe_error, open_register};
use crate::config::Settings;
use crate::domain::accounts::Role;
use crate::service::accounts;
use anyhow::ensure;
use clap::Subcommand;

/// Manage accounts and their roles
#[derive(Debug, Subcommand)]
pub enum User {
    /// Create an account with a role and print its password
    ///
    /// The password is shown only once. If the account already exists, it gets the role and keeps its password.
    ///
    /// Example: algorithm-register user create --email admin@example.org --role registerAdmin
    Create {
        /// Email address that the person signs in with
        #[arg(long, value_parser = email)]
        email: String,
        #[command(flatten)]
        assignment: RoleAssignment,
    },
    /// List all accounts: email address, state, second factor, roles
    List,
    /// Assign a role to an account, or remove one
    ///
    /// Example: algorithm-register user role --email editor@example.org --role publisher --organization example-city
    Role {
        /// Email address of the account
        #[arg(long, value_parser = email)]
        email: String,
        #[command(flatten)]
        assignment: RoleAssignment,
        /// Remove the role
        #[arg(long)]
        remove: bool,
    },
    /// Reset the password of an account and print the new one
    ///
    /// Also ends the sessions of the account and turns off its second factor.
    Password {
        /// Email address of the account
        #[arg(long, value_parser = email)]
        email: String,
    },
    /// Disable an account and end its sessions
    Disable {
        /// Email address of the account
        #[arg(long, value_parser = email)]
        email: String,
        /// Enable the account again
        #[arg(long)]
        undo: bool,
    },
}

/// The arguments of a role assignment.
#[derive(Debug, clap::Args)]
pub struct RoleAssignment {
    /// Role: registerAdmin, organizationAdmin, editor, publisher, caseHandler or auditor
    #[arg(long, value_parser = role)]
    role: Role,
    /// Slug of the organization; not used with registerAdmin
    #[arg(long, value_name = "SLUG")]
    organization: Option<String>,
}

/// Normalizes an email address to the form in which it is stored.
fn email(text: &str) -> Result<String, &'static str> {
    let text = text.trim().to_lowercase();
    let (name, host) = text.split_once('@').ok_or("expected an email address")?;
    let valid = !name.is_empty() && host.contains('.') && text.len() <= 254 && !text.contains(char::is_whitespace);
    if valid { Ok(text) } else { Err("expected an email address") }
}

pub(super) fn role(text: &str) -> Result<Role, String> {
    let roles: Vec<_> = Role::ALL.iter().map(|role| role.as_str()).collect();
    Role::parse(text).ok_or_else(|| format!("expected one of: {}", roles.join(", ")))
}

impl User {
    pub fn run(self, settings: Settings) -> anyhow::Result<()> {
        let register = open_register(settings)?;
        match self {
            Self::Create { email, assignment } => {
                let password = accounts::random_password()?;
                let hash = accounts::hash_password(&password)?;
                let RoleAssignment { role, organization } = assignment;
                let created = register
                    .write_blocking(move |tx| accounts::create(tx, &email, &hash, role, organization.as_deref()))
                    .map_err(describe_error)?;
                println!(
                    "{}",
                    if created.value { &password } else { "The account already exists; the role was assigned." }
                );
            }
            Self::List => {
                let mut conn =
                    register.db.connection().ok_or_else(|| anyhow::anyhow!("the database is unavailable"))?;
                accounts::list(&mut conn)?.iter().for_each(print);
            }
            Self::Role { email, assignment: RoleAssignment { role, organization }, remove: true } => {
                register
                    .write_blocking(move |tx| accounts::revoke_role(tx, &email, role, organization.as_deref()))
                    .map_err(describe_error)?;
            }
            Self::Role { email, assignment: RoleAssignment { role, organization }, remove: false } => {
                let address = email.clone();
                let exists = register
                    .write_blocking(move |tx| accounts::exists(tx.conn, &address))
                    .map_err(describe_error)?
                    .value;
                ensure!(exists, "there is no account {email}");
                register
                    .write_blocking(move |tx| accounts::create(tx, &email, "", role, organization.as_deref()))
                    .map_err(describe_error)?;
            }
            Self::Password { email } => {
                let password = accounts::random_password()?;
                let hash = accounts::hash_password(&password)?;
                register
                    .write_blocking(move |tx| accounts::reset_password(tx, &email, &hash))
                    .map_err(describe_error)?;
                println!("{password}");
            }
            Self::Disable { email, undo } => {
                let set_state = if undo { accounts::enable } else { accounts::disable };
                register.write_blocking(move |tx| set_state(tx, &email)).map_err(describe_error)?;
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
