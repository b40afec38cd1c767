//! The systems and challenges that a feed covers.
use crate::catalog::Dependency;
use crate::catalog::search::Hits;
use crate::catalog::systems::Facet;
use crate::domain::challenges::Reference;
use crate::http::handlers::feeds::renderer::{ItemRenderer, system_name};
use crate::http::request::system_filter::SystemFilter;
use crate::http::views;
use crate::{Error, Result};
use chrono::NaiveDate;
use roaring::RoaringBitmap;

/// The scope of a feed, as the request names it.
pub enum FeedScope {
    Selection(SystemFilter),
    /// Slug or UUID.
    Organization(String),
    /// UUID or `organization:slug`.
    System(String),
    Challenge(Reference),
}

/// The scope of a feed, resolved.
pub struct ResolvedScope {
    /// Numbers of the systems and challenges.
    pub subjects: RoaringBitmap,
    pub dependency: Dependency,
    pub title: String,
    /// Id of the message that describes the feed.
    pub description: &'static str,
    pub home_url: String,
}

impl FeedScope {
    /// Returns true if the feed has steps of challenges. Filters select systems, so a filtered feed has none.
    pub fn includes_challenges(&self) -> bool {
        !matches!(self, Self::Selection(filter) if !filter.is_everything())
    }

    /// Resolves the scope. `hits`: the hits of the selection's search text.
    ///
    /// # Errors
    /// `NotFound` if the organization, system or challenge does not exist.
    pub fn resolve(&self, renderer: &ItemRenderer<'_>, hits: Option<&Hits>, today: NaiveDate) -> Result<ResolvedScope> {
        match self {
            Self::Selection(filter) => Ok(self.resolve_selection(filter, renderer, hits, today)),
            Self::Organization(address) => resolve_organization(address, renderer),
            Self::System(address) => resolve_system(address, renderer),
            Self::Challenge(reference) => resolve_challenge(reference, renderer),
        }
    }

    fn resolve_selection(
        &self,
        filter: &SystemFilter,
        renderer: &ItemRenderer<'_>,
        hits: Option<&Hits>,
        today: NaiveDate,
    ) -> ResolvedScope {
        let ItemRenderer { state, translator, urls, .. } = renderer;
        let mut subjects = filter.selection.systems(state, hits, today);
        let includes_challenges = self.includes_challenges();
        if includes_challenges {
            subjects |= state.challenges.numbers();
        }
        let (title, description) =
            if includes_challenges { ("feed-register", "feed-about-all") } else { ("feed-search", "feed-about") };
        ResolvedScope {
            subjects,
            dependency: filter.dependency(hits, false),
            title: translator.message(title).into_owned(),
            description,
            home_url: urls.home(),
        }
    }
}

fn resolve_organization(address: &str, renderer: &ItemRenderer<'_>) -> Result<ResolvedScope> {
    let ItemRenderer { state, translator, preferred, urls, .. } = renderer;
    let organization = state.organization_at(address).ok_or(Error::NotFound)?;
    let slug = &organization.content.slug;
    let name = organization.content.localized_name(preferred).0;
    let systems = state.systems_with(Facet::Organization, slug.as_str());
    Ok(ResolvedScope {
        subjects: union(systems, state.challenges.of_organization(slug)),
        dependency: Dependency::HistoryOfOrganization(slug.clone()),
        title: translator.format("feed-organization", &[("name", name.into())]),
        description: "feed-about-all",
        home_url: urls.organization(slug),
    })
}

fn resolve_system(address: &str, renderer: &ItemRenderer<'_>) -> Result<ResolvedScope> {
    let ItemRenderer { state, translator, preferred, urls, .. } = renderer;
    let system = views::find(state, address)?;
    let name = system_name(system, preferred);
    let system_number = RoaringBitmap::from([system.number]);
    Ok(ResolvedScope {
        subjects: union(Some(&system_number), state.challenges.about_system(system.id)),
        dependency: Dependency::HistoryOfSystem(system.number),
        title: translator.format("feed-system", &[("name", name.into())]),
        description: "feed-about-all",
        home_url: urls.system(system.id),
    })
}

fn resolve_challenge(reference: &Reference, renderer: &ItemRenderer<'_>) -> Result<ResolvedScope> {
    let ItemRenderer { state, translator, urls, .. } = renderer;
    let challenge = state.challenges.find(reference).ok_or(Error::NotFound)?;
    let reference = &challenge.public.reference;
    Ok(ResolvedScope {
        subjects: RoaringBitmap::from([challenge.number as u32]),
        dependency: Dependency::Challenge(challenge.number),
        title: translator.format("feed-challenge", &[("reference", reference.as_str().into())]),
        description: "feed-about-challenge",
        home_url: urls.challenge(reference),
    })
}

fn union(systems: Option<&RoaringBitmap>, challenges: Option<&RoaringBitmap>) -> RoaringBitmap {
    match (systems, challenges) {
        (Some(systems), Some(challenges)) => systems | challenges,
        (systems, challenges) => systems.or(challenges).cloned().unwrap_or_default(),
    }
}
