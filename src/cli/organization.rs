use super::{for_acts, told};
use crate::config::Settings;
use crate::domain::accounts::Actor;
use crate::domain::languages::{Lang, Text};
use crate::domain::organizations::{self, OrganizationType};
use crate::domain::values::{Country, Slug, Url};
use crate::service;
use anyhow::ensure;
use clap::Subcommand;

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
}

fn name(text: &str) -> Result<(Lang, String), String> {
    let (lang, name) = text.split_once('=').ok_or("LANG=NAME is expected, such as nl=\"Gemeente Voorbeeld\"")?;
    let lang = Lang::parse(lang).ok_or("a language tag is expected before the =")?;
    Ok((lang, name.to_owned()))
}

impl Organization {
    pub fn run(self, settings: Settings) -> anyhow::Result<()> {
        let Self::Create { slug, name, kind, country, website } = self;
        let mut names = Text::default();
        for (lang, name) in name {
            ensure!(names.get(&lang).is_none(), "the name is given twice in {lang}");
            names.set(&lang, name);
        }
        let mut organization = organizations::Organization::new(slug, names);
        (organization.kind, organization.country, organization.website) = (kind, country, website);
        let register = for_acts(settings)?;
        let done = register
            .act_now(move |tx| service::organizations::register(tx, &organization, Actor::Operator))
            .map_err(told)?;
        register.close();
        println!("{}", done.value);
        Ok(())
    }
}
