use super::register::{describe_error, open_register};
use super::user;
use crate::config::Settings;
use crate::domain::accounts::Role;
use crate::service::clients;
use anyhow::Context;
use clap::Subcommand;
use std::path::PathBuf;
use uuid::Uuid;

/// Manage API clients: programs of an organization that sign in by themselves
#[derive(Debug, Subcommand)]
pub enum Client {
    /// Create a client and print its id and its secret
    ///
    /// The secret is shown only once.
    ///
    /// Example: algorithm-register client create --organization example-city --name "Case system" --role editor
    Create {
        /// Slug of the organization
        #[arg(long, value_name = "SLUG")]
        organization: String,
        /// Display name of the client
        #[arg(long)]
        name: String,
        /// Role of the client: editor, publisher, caseHandler or auditor; repeatable
        #[arg(long, required = true, value_parser = user::role)]
        role: Vec<Role>,
        /// File with the client's public keys (JWK set). The client then authenticates with signed assertions and has
        /// no secret
        #[arg(long, value_name = "FILE")]
        jwks: Option<PathBuf>,
    },
    /// List the clients of an organization: id, state, authentication method, roles, name
    List {
        /// Slug of the organization
        #[arg(long, value_name = "SLUG")]
        organization: String,
    },
    /// Disable a client and end its sessions
    Disable {
        /// Id of the client
        id: Uuid,
    },
    /// Replace the secret of a client and print the new one
    ///
    /// The old secret stops working immediately.
    RotateSecret {
        /// Id of the client
        id: Uuid,
    },
}

impl Client {
    pub fn run(self, settings: Settings) -> anyhow::Result<()> {
        let register = open_register(settings)?;
        match self {
            Self::Create { organization, name, role: roles, jwks } => {
                let read = |file: PathBuf| {
                    std::fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))
                };
                let keys = jwks.map(read).transpose()?;
                let create = move |tx: &mut crate::service::Tx<'_>| {
                    clients::create_by_operator(tx, &organization, name, roles, keys)
                };
                let client = register.write_blocking(create).map_err(describe_error)?.value;
                println!("client_id      {}", client.id);
                if let Some(secret) = client.secret {
                    println!("client_secret  {secret}");
                }
            }
            Self::List { organization } => {
                let mut conn = register.db.connection().context("the database is unavailable")?;
                for client in clients::list(&mut conn, &organization)? {
                    let state = if client.disabled_at.is_some() { "disabled" } else { "active" };
                    let method = if client.keys.is_some() { "key" } else { "secret" };
                    let roles: Vec<_> = client.roles().iter().map(|role| role.as_str()).collect();
                    println!("{}\t{state}\t{method}\t{}\t{}", client.id.0, roles.join(" "), client.name);
                }
            }
            Self::Disable { id } => {
                register.write_blocking(move |tx| clients::disable_by_operator(tx, id)).map_err(describe_error)?;
            }
            Self::RotateSecret { id } => {
                let secret = register
                    .write_blocking(move |tx| clients::renew_secret_by_operator(tx, id))
                    .map_err(describe_error)?;
                println!("{}", secret.value);
            }
        }
        register.close();
        Ok(())
    }
}
