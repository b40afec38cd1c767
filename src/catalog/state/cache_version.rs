//! Cache versions: what a response depends on, and the version of the state that it was built from.
use super::CatalogState;
use crate::catalog::query::Selection;
use crate::catalog::search::IndexGeneration;
use crate::catalog::systems::Facet;
use crate::domain::values::Slug;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// The version of a dependency. Two responses built from the same dependency and version are equal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CacheVersion {
    /// Log index of the last entry that can have changed the response.
    index: u64,
    /// Generation of the search index, for searches.
    generation: u64,
    /// The day, because records become stale without a log entry.
    today: NaiveDate,
}

/// The dependency of a response. The narrower it is, the fewer publications invalidate the response.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Dependency {
    /// The program only.
    Program,
    /// The whole log.
    Register,
    /// The whole log and the search index, which lags slightly behind the log.
    Search(IndexGeneration),
    /// The system of this number and its organization.
    System(u32),
    /// The challenge of this number, and the names of its system and organization.
    Challenge(u64),
    /// The system of this number and the challenges about it.
    HistoryOfSystem(u32),
    /// The systems and challenges of an organization.
    HistoryOfOrganization(Slug),
    /// The systems that have one of the values of each field. With `counted`, facet counts, which leave out the filter
    /// of the counted field, are part of the response.
    Filters { filters: BTreeMap<Facet, Vec<String>>, counted: bool },
}

impl Dependency {
    /// Returns the dependency of a list of the systems of a selection.
    pub fn of(selection: &Selection, counted: bool) -> Self {
        let Selection { filters, updated_since: _, stale: _, withdrawn: _ } = selection;
        if filters.is_empty() { Self::Register } else { Self::Filters { filters: filters.clone(), counted } }
    }
}

impl CatalogState {
    /// Returns the number of log entries that a response built now reflects.
    pub fn reflected_size(&self, dependency: &Dependency) -> u64 {
        match dependency {
            Dependency::Search(searched) => self.size.min(searched.log_size),
            _ => self.size,
        }
    }

    /// Returns the current version of a dependency. `generation` is that of the search index, used for searches only.
    pub fn cache_version(&self, dependency: &Dependency, generation: u64, today: NaiveDate) -> CacheVersion {
        let index = match dependency {
            Dependency::Program => return CacheVersion { index: 0, generation: 0, today: NaiveDate::MIN },
            Dependency::Register | Dependency::Search(_) => self.size,
            Dependency::System(number) => {
                let system = self.by_number(*number);
                let owner = system.and_then(|system| self.organization(&system.address()?.0));
                let last = system.map_or(0, |system| system.last_index);
                last.max(owner.map_or(0, |owner| owner.last_index))
            }
            Dependency::Challenge(number) => {
                let challenge = self.challenges.by_number(*number);
                let system = challenge.and_then(|challenge| self.by_id(challenge.public.system?));
                let last = challenge.map_or(0, |challenge| challenge.last_index);
                last.max(system.map_or(0, |system| system.last_index)).max(self.organization_changed)
            }
            Dependency::HistoryOfSystem(number) => {
                let system = self.by_number(*number);
                let last =
                    system.map_or(0, |system| system.last_index.max(self.challenges.last_index_of_system(system.id)));
                last.max(self.organization_changed)
            }
            Dependency::HistoryOfOrganization(slug) => {
                let systems = self.facet_index.get(Facet::Organization, slug.as_str());
                let last = systems.map_or(0, |value| value.last_index);
                last.max(self.challenges.last_index_of_organization(slug)).max(self.organization_changed)
            }
            Dependency::Filters { filters, counted } => {
                let last = |facet: &Facet, values: &[String]| {
                    let values = values.iter().filter_map(|value| self.facet_index.get(*facet, value));
                    values.map(|value| value.last_index).max().unwrap_or(0)
                };
                // A system that enters, changes on or leaves the list has, or had, a value of each filtered field.
                let earliest = |except: Option<&Facet>| {
                    let others = filters.iter().filter(|(facet, _)| Some(*facet) != except);
                    others.map(|(facet, values)| last(facet, values)).min().unwrap_or(self.size)
                };
                let counts = filters.keys().filter(|_| *counted).map(|facet| earliest(Some(facet))).max();
                earliest(None).max(counts.unwrap_or(0)).max(self.organization_changed)
            }
        };
        let generation = if matches!(dependency, Dependency::Search(_)) { generation } else { 0 };
        CacheVersion { index, generation, today }
    }
}
