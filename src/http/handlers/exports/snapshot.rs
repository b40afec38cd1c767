//! What is exported: the systems that are meant, as they were when the export began.
use crate::Result;
use crate::catalog::organizations::Organization;
use crate::catalog::systems::Facet;
use crate::catalog::{CatalogState, System};
use crate::domain::values::{Instant, Slug};
use crate::http::request::system_filter::SystemFilter;
use crate::http::response::last_modified::{
    of_records as modified, of_records_and_challenges as modified_or_contested,
};
use crate::http::views::Organizations;
use crate::service::Register;
use chrono::NaiveDate;
use std::collections::HashMap;
use std::sync::Arc;

/// The moment of which an export is.
pub struct Moment {
    pub size: u64,
    pub modified: Option<Instant>,
    pub today: NaiveDate,
    pub public_url: String,
    /// What the bytes of an export depend on, beside its address. None after a search: its index follows the log a
    /// little later, so nobody can tell what it will find.
    pub state: Option<String>,
}

impl Moment {
    /// Now, which the lock on `current` holds.
    pub fn of(register: &Register, current: &CatalogState, today: NaiveDate) -> Self {
        let public_url = register.settings.public_url.clone();
        let (size, tip) = (current.size, current.tip);
        let state = format!(
            "{} {} {size} {tip:?} {today} {public_url}",
            crate::http::handlers::exports::PROGRAM,
            register.log.verifier_key
        );
        Self { size, modified: modified(current, today), today, public_url, state: Some(state) }
    }
}

/// Nothing in it can change any more, however long the reader takes.
pub struct Snapshot {
    pub systems: Vec<Arc<System>>,
    organizations: HashMap<Slug, Arc<Organization>>,
    pub moment: Moment,
}

impl Snapshot {
    /// Taken under one lock of the catalog: systems and organizations of one moment.
    pub fn take(register: &Register, wanted: &SystemFilter) -> Result<Self> {
        let today = register.clock.now().date_naive();
        let hits = wanted.hits(register)?;
        let current = register.catalog.read();
        let numbers = wanted.selection.systems(&current, hits.as_ref(), today);
        // In the order of their numbers, which is that of their first publication.
        let systems: Vec<_> = numbers.iter().filter_map(|number| current.by_number(number).cloned()).collect();
        let organizations =
            current.organizations().map(|organization| (organization.content.slug.clone(), organization.clone()));
        let mut moment = Moment::of(register, &current, today);
        if hits.is_some() {
            moment.state = None;
        }
        if wanted.selection.filters.contains_key(&Facet::Challenged) {
            moment.modified = modified_or_contested(&current, today);
        }
        Ok(Self { systems, organizations: organizations.collect(), moment })
    }
}

impl Organizations for Snapshot {
    fn organization(&self, slug: &Slug) -> Option<&Arc<Organization>> {
        self.organizations.get(slug)
    }
}
