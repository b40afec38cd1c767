//! Whether an answer is still right: what it depends on, and the stamp of that.
use super::CatalogState;
use crate::catalog::lists::Selection;
use crate::catalog::systems::Facet;
use crate::domain::values::Slug;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// What an answer was made from. Two answers of the same stamp are the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CacheVersion {
    /// The last entry of the log that can have changed the answer.
    index: u64,
    /// The generation of the search index, if it was searched.
    search: u64,
    /// Records grow stale with the days.
    today: NaiveDate,
}

/// The search index as it was searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IndexGeneration {
    /// It grows whenever searches may answer something else.
    pub generation: u64,
    /// How many entries of the log it reflects at least.
    pub reached: u64,
}

/// What an answer depends on: a publication elsewhere leaves it as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Dependency {
    /// On nothing but the program.
    Program,
    /// On everything that the log says.
    Register,
    /// On everything, and on the search index, which follows a little later.
    Search(IndexGeneration),
    /// On the system of this number, and its organization.
    System(u32),
    /// On the challenge of this number, and on what it shows of others.
    Challenge(u64),
    /// On the system of this number, and the challenges about it.
    PastOfSystem(u32),
    /// On the systems of an organization, and the challenges that it has to answer.
    PastOfOrganization(Slug),
    /// On the systems that have one of the values of each field. `counted`: a field's own filter was left out, too.
    Filters { filters: BTreeMap<Facet, Vec<String>>, counted: bool },
}

impl Dependency {
    /// What an answer about the systems of a selection depends on.
    pub fn of(selection: &Selection, counted: bool) -> Self {
        let Selection { filters, updated_since: _, stale: _, withdrawn: _ } = selection;
        if filters.is_empty() { Self::Register } else { Self::Filters { filters: filters.clone(), counted } }
    }
}

impl CatalogState {
    /// How many entries of the log an answer that is right now reflects.
    pub fn reflected(&self, depends: &Dependency) -> u64 {
        match depends {
            Dependency::Search(searched) => self.size.min(searched.reached),
            _ => self.size,
        }
    }

    /// What an answer that depends on this was made from, if it is made now.
    pub fn stamp(&self, depends: &Dependency, search: u64, today: NaiveDate) -> CacheVersion {
        let index = match depends {
            Dependency::Program => return CacheVersion { index: 0, search: 0, today: NaiveDate::MIN },
            Dependency::Register | Dependency::Search(_) => self.size,
            Dependency::System(number) => {
                let system = self.by_number(*number);
                let owner = system.and_then(|system| self.organization(&system.address()?.0));
                let last = system.map_or(0, |system| system.last_index);
                last.max(owner.map_or(0, |owner| owner.last_index))
            }
            Dependency::Challenge(number) => {
                let challenge = self.challenges.by_number(*number);
                let system = challenge.and_then(|challenge| self.by_id(challenge.shown.system?));
                let last = challenge.map_or(0, |challenge| challenge.last_index);
                last.max(system.map_or(0, |system| system.last_index)).max(self.renamed)
            }
            Dependency::PastOfSystem(number) => {
                let system = self.by_number(*number);
                let last = system.map_or(0, |system| system.last_index.max(self.challenges.last_about(system.id)));
                last.max(self.renamed)
            }
            Dependency::PastOfOrganization(slug) => {
                let systems = self.values.get(Facet::Organization, slug.as_str());
                let last = systems.map_or(0, |members| members.last_index);
                last.max(self.challenges.last_of(slug)).max(self.renamed)
            }
            Dependency::Filters { filters, counted } => {
                let last = |facet: &Facet, values: &[String]| {
                    let members = values.iter().filter_map(|value| self.values.get(*facet, value));
                    members.map(|members| members.last_index).max().unwrap_or(0)
                };
                // What changes a list has, or had, a value of each field.
                let least = |except: Option<&Facet>| {
                    let others = filters.iter().filter(|(facet, _)| Some(*facet) != except);
                    others.map(|(facet, values)| last(facet, values)).min().unwrap_or(self.size)
                };
                let counts = filters.keys().filter(|_| *counted).map(|facet| least(Some(facet))).max();
                least(None).max(counts.unwrap_or(0)).max(self.renamed)
            }
        };
        CacheVersion { index, search: if matches!(depends, Dependency::Search(_)) { search } else { 0 }, today }
    }
}
