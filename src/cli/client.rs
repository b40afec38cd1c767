use super::{for_acts, told, user};
use crate::config::Settings;
use crate::domain::accounts::Role;
use crate::service::clients;
use anyhow::Context;
use clap::Subcommand;
use std::path::PathBuf;
use uuid::Uuid;

/// Programs of organizations that log in by themselves
#[derive(Debug, Subcommand)]
pub enum Client {
    /// Create a client and print its id and its secret, once
    ///
    /// Example: algorithm-register client create --organization example-city --name "Case system" --role editor
    Create {
        /// The organization, by the word for it in addresses
        #[arg(long, value_name = "SLUG")]
        organization: String,
        /// What people call it
        #[arg(long)]
        name: String,
        /// editor, publisher, caseHandler or auditor; may be repeated
        #[arg(long, required = true, value_parser = user::role)]
        role: Vec<Role>,
        /// Its public keys as a JWK set: it logs in with assertions that it signs, and has no secret
        #[arg(long, value_name = "FILE")]
        jwks: Option<PathBuf>,
    },
    /// List the clients of an organization: id, state, how it logs in, roles, name
    List {
        /// The organization, by the word for it in addresses
        #[arg(long, value_name = "SLUG")]
        organization: String,
    },
    /// Disable a client and end its sessions
    Disable {
        /// The id of the client
        id: Uuid,
    },
    /// Give a client another secret and print it; the one before ends at once
    RotateSecret {
        /// The id of the client
        id: Uuid,
    },
}

impl Client {
    pub fn run(self, settings: Settings) -> anyhow::Result<()> {
        let register = for_acts(settings)?;
        match self {
            Self::Create { organization, name, role: roles, jwks } => {
                let read = |file: PathBuf| {
                    std::fs::read_to_string(&file).with_context(|| format!("{} cannot be read", file.display()))
                };
                let keys = jwks.map(read).transpose()?;
                let act = move |tx: &mut crate::service::Tx<'_>| {
                    clients::create_by_operator(tx, &organization, name, roles, keys)
                };
                let made = register.write_blocking(act).map_err(told)?.value;
                println!("client_id      {}", made.id);
                if let Some(secret) = made.secret {
                    println!("client_secret  {secret}");
                }
            }
            Self::List { organization } => {
                let mut conn = register.db.connection().context("the database is away")?;
                for client in clients::list(&mut conn, &organization)? {
                    let state = if client.disabled_at.is_some() { "disabled" } else { "active" };
                    let how = if client.keys.is_some() { "key" } else { "secret" };
                    let roles: Vec<_> = client.roles().iter().map(|role| role.as_str()).collect();
                    println!("{}\t{state}\t{how}\t{}\t{}", client.id.0, roles.join(" "), client.name);
                }
            }
            Self::Disable { id } => {
                register.write_blocking(move |tx| clients::disable_by_operator(tx, id)).map_err(told)?;
            }
            Self::RotateSecret { id } => {
                let secret =
                    register.write_blocking(move |tx| clients::renew_secret_by_operator(tx, id)).map_err(told)?;
                println!("{}", secret.value);
            }
        }
        register.close();
        Ok(())
    }
}
