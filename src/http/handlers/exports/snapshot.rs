//! Snapshots of the catalog: the content of an export, independent of later publications.
use crate::Result;
use crate::catalog::organizations::Organization;
use crate::catalog::systems::Facet;
use crate::catalog::{CatalogState, System};
use crate::domain::values::{Instant, Slug};
use crate::http::handlers::exports::entity_tag::PROGRAM;
use crate::http::request::system_filter::SystemFilter;
use crate::http::response::last_modified::{of_records, of_records_and_challenges};
use crate::http::views::Organizations;
use crate::service::Register;
use chrono::NaiveDate;
use std::collections::HashMap;
use std::sync::Arc;

/// The state of the register that an export shows.
pub struct ExportBasis {
    pub log_size: u64,
    pub modified: Option<Instant>,
    pub today: NaiveDate,
    pub public_url: String,
    /// Everything that the bytes of an export depend on, besides its URL. `None` after a search: its index follows the
    /// log with a delay, so its results are not a function of the log.
    pub fingerprint: Option<String>,
}

impl ExportBasis {
    pub fn of(register: &Register, state: &CatalogState, today: NaiveDate) -> Self {
        let public_url = register.settings.public_url.clone();
        let (log_size, tip) = (state.size, state.tip);
        let fingerprint = format!("{PROGRAM} {} {log_size} {tip:?} {today} {public_url}", register.log.verifier_key);
        Self { log_size, modified: of_records(state, today), today, public_url, fingerprint: Some(fingerprint) }
    }
}

/// Systems and organizations of one state of the catalog.
pub struct Snapshot {
    /// Systems in the order of their first publication.
    pub systems: Vec<Arc<System>>,
    organizations: HashMap<Slug, Arc<Organization>>,
    pub basis: ExportBasis,
}

impl Snapshot {
    /// Takes a snapshot of the systems that a filter lets through.
    ///
    /// # Errors
    /// If the search fails.
    pub fn of_systems(register: &Register, filter: &SystemFilter) -> Result<Self> {
        let today = register.clock.now().date_naive();
        let hits = filter.hits(register)?;
        // One lock, so that systems and organizations are of one state.
        Ok(register.catalog.with(|state| {
            let numbers = filter.selection.systems(state, hits.as_ref(), today);
            let systems = numbers.iter().filter_map(|number| state.by_number(number).cloned()).collect();
            let organizations =
                state.organizations().map(|organization| (organization.content.slug.clone(), organization.clone()));
            let mut basis = ExportBasis::of(register, state, today);
            if hits.is_some() {
                basis.fingerprint = None;
            }
            if filter.selection.filters.contains_key(&Facet::Challenged) {
                basis.modified = of_records_and_challenges(state, today);
            }
            Self { systems, organizations: organizations.collect(), basis }
        }))
    }
}

impl Organizations for Snapshot {
    fn organization(&self, slug: &Slug) -> Option<&Arc<Organization>> {
        self.organizations.get(slug)
    }
}
