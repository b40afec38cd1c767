use super::register::{describe_error, open_register};
use crate::config::Settings;
use crate::domain::languages::{Lang, Text};
use crate::domain::organizations::{self, OrganizationType};
use crate::domain::values::{Country, Slug, Url};
use crate::service::{self, Tx};
use anyhow::{Context, ensure};
use clap::Subcommand;
use std::path::PathBuf;

/// Manage organizations
#[derive(Debug, Subcommand)]
pub enum Organization {
    /// Create an organization
    ///
    /// Example: algorithm-register organization create example-city --name en="City of Example" --type municipality
    /// --country NL
    Create {
        /// Slug of the organization in URLs. It cannot be changed later
        #[arg(value_parser = |text: &str| Slug::parse(text).ok_or("expected lower-case letters, digits and hyphens"))]
        slug: Slug,
        /// Name in one language, as LANG=NAME; repeatable
        #[arg(long, required = true, value_name = "LANG=NAME", value_parser = name)]
        name: Vec<(Lang, String)>,
        /// Type of organization, such as municipality
        #[arg(long = "type", value_parser = |text: &str| OrganizationType::parse(text).ok_or("expected a type of organization, such as municipality"))]
        kind: Option<OrganizationType>,
        /// Country code (ISO 3166-1 alpha-2), such as NL
        #[arg(long, value_parser = |text: &str| Country::parse(text).ok_or("expected two capital letters"))]
        country: Option<Country>,
        /// Website URL
        #[arg(long, value_parser = |text: &str| Url::parse(text).ok_or("expected a URL"))]
        website: Option<Url>,
    },
    /// List organizations: slug, id
    List,
    /// Show or replace the settings of an organization
    ///
    /// Example: algorithm-register organization settings example-city --file settings.json
    Settings {
        /// Slug of the organization
        slug: String,
        /// JSON file that replaces all settings
        #[arg(long, value_name = "FILE")]
        file: Option<PathBuf>,
    },
}

fn name(text: &str) -> Result<(Lang, String), String> {
    let (lang, name) = text.split_once('=').ok_or("expected LANG=NAME, such as nl=\"Gemeente Voorbeeld\"")?;
    let lang = Lang::parse(lang).ok_or("expected a language tag before the =")?;
    Ok((lang, name.to_owned()))
}

impl Organization {
    pub fn run(self, settings: Settings) -> anyhow::Result<()> {
        let register = open_register(settings)?;
        match self {
            Self::Create { slug, name, kind, country, website } => {
                let mut organization = organizations::Organization::new(slug, names(name)?);
                (organization.kind, organization.country, organization.website) = (kind, country, website);
                let create = move |tx: &mut Tx<'_>| service::organizations::register_by_operator(tx, &organization);
                println!("{}", register.write_blocking(create).map_err(describe_error)?.value);
            }
            Self::List => {
                let mut conn = register.db.connection().context("the database is unavailable")?;
                for (slug, id) in service::organizations::list(&mut conn)? {
                    println!("{slug}\t{id}");
                }
            }
            Self::Settings { slug, file } => {
                let settings = match file {
                    Some(file) => {
                        let text = std::fs::read_to_string(&file);
                        let text = text.with_context(|| format!("cannot read {}", file.display()))?;
                        let settings = serde_json::from_str(&text)
                            .with_context(|| format!("{} is not valid JSON", file.display()))?;
                        let replace =
                            move |tx: &mut Tx<'_>| service::settings::replace_by_operator(tx, &slug, settings);
                        register.write_blocking(replace).map_err(describe_error)?.value
                    }
                    None => {
                        let mut conn = register.db.connection().context("the database is unavailable")?;
                        service::settings::by_slug(&mut conn, &slug)?
                    }
                };
                println!("{}", serde_json::to_string_pretty(&settings)?);
            }
        }
        register.close();
        Ok(())
    }
}

fn names(pairs: Vec<(Lang, String)>) -> anyhow::Result<Text<300>> {
    let mut names = Text::default();
    for (lang, name) in pairs {
        ensure!(names.get(&lang).is_none(), "there are two names in language {lang}");
        names.set(&lang, name);
    }
    Ok(names)
}
