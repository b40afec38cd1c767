use super::{for_acts, told};
use crate::config::Settings;
use crate::domain::languages::{Lang, Text};
use crate::domain::organizations::{self, OrganizationType};
use crate::domain::values::{Country, Slug, Url};
use crate::service::{self, Tx};
use anyhow::{Context, ensure};
use clap::Subcommand;
use std::path::PathBuf;

/// Organizations that use systems
#[derive(Debug, Subcommand)]
pub enum Organization {
    /// Admit an organization to the register
    ///
    /// Example: algorithm-register organization create example-city --name en="City of Example" --type municipality --country NL
    Create {
        /// The word for it in addresses; it stays the same for ever
        #[arg(value_parser = |text: &str| Slug::parse(text).ok_or("lower-case letters, digits and hyphens are expected"))]
        slug: Slug,
        /// Its name in a language, as LANG=NAME; may be repeated
        #[arg(long, required = true, value_name = "LANG=NAME", value_parser = name)]
        name: Vec<(Lang, String)>,
        /// What kind of body it is, such as municipality
        #[arg(long = "type", value_parser = |text: &str| OrganizationType::parse(text).ok_or("a kind of organization is expected, such as municipality"))]
        kind: Option<OrganizationType>,
        /// Its country, ISO 3166-1
        #[arg(long, value_parser = |text: &str| Country::parse(text).ok_or("two capital letters are expected"))]
        country: Option<Country>,
        /// Its website
        #[arg(long, value_parser = |text: &str| Url::parse(text).ok_or("a web address is expected"))]
        website: Option<Url>,
    },
    /// List the organizations: slug, id
    List,
    /// Show what an organization set for itself, or set it
    ///
    /// Example: algorithm-register organization settings example-city --file settings.json
    Settings {
        /// The word for it in addresses
        slug: String,
        /// Settings as JSON, in the place of those that there are
        #[arg(long, value_name = "FILE")]
        file: Option<PathBuf>,
    },
}

fn name(text: &str) -> Result<(Lang, String), String> {
    let (lang, name) = text.split_once('=').ok_or("LANG=NAME is expected, such as nl=\"Gemeente Voorbeeld\"")?;
    let lang = Lang::parse(lang).ok_or("a language tag is expected before the =")?;
    Ok((lang, name.to_owned()))
}

impl Organization {
    pub fn run(self, settings: Settings) -> anyhow::Result<()> {
        let register = for_acts(settings)?;
        match self {
            Self::Create { slug, name, kind, country, website } => {
                let mut organization = organizations::Organization::new(slug, names(name)?);
                (organization.kind, organization.country, organization.website) = (kind, country, website);
                let act = move |tx: &mut Tx<'_>| service::organizations::register_by_operator(tx, &organization);
                println!("{}", register.write_blocking(act).map_err(told)?.value);
            }
            Self::List => {
                let mut conn = register.db.connection().context("the database is away")?;
                for (slug, id) in service::organizations::list(&mut conn)? {
                    println!("{slug}\t{id}");
                }
            }
            Self::Settings { slug, file } => {
                let shown = match file {
                    Some(file) => {
                        let text = std::fs::read_to_string(&file);
                        let text = text.with_context(|| format!("{} cannot be read", file.display()))?;
                        let sent =
                            serde_json::from_str(&text).with_context(|| format!("{} is no JSON", file.display()))?;
                        let act = move |tx: &mut Tx<'_>| service::settings::replace_by_operator(tx, &slug, sent);
                        register.write_blocking(act).map_err(told)?.value
                    }
                    None => {
                        let mut conn = register.db.connection().context("the database is away")?;
                        service::settings::by_slug(&mut conn, &slug)?
                    }
                };
                println!("{}", serde_json::to_string_pretty(&shown)?);
            }
        }
        register.close();
        Ok(())
    }
}

fn names(given: Vec<(Lang, String)>) -> anyhow::Result<Text<300>> {
    let mut names = Text::default();
    for (lang, name) in given {
        ensure!(names.get(&lang).is_none(), "the name is given twice in {lang}");
        names.set(&lang, name);
    }
    Ok(names)
}
