//! Path parameters of systems, and the lookup of a system by them.
use crate::catalog::Dependency;
use crate::http::response::public::CacheBasis;
use crate::http::views::{self, SystemEntry};
use crate::service::Register;
use crate::{Error, Result};
use chrono::NaiveDate;
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

/// A system.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct SystemPath {
    /// UUID, or `organization:slug`.
    #[param(example = "amsterdam:chatamsterdam")]
    pub id: String,
}

/// A version of a system.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct VersionPath {
    /// UUID, or `organization:slug`.
    #[param(example = "amsterdam:chatamsterdam")]
    pub id: String,
    /// Number of the version; 1 is the first version.
    #[param(value_type = u32, minimum = 1)]
    number: String,
}

impl VersionPath {
    /// Returns the number of the version.
    ///
    /// # Errors
    /// `BadRequest` if it is not a positive number.
    pub fn number(&self) -> Result<u32> {
        let number = self.number.parse().ok().filter(|number| *number > 0);
        number.ok_or_else(|| Error::parameter("number", "parameter", "the number of a version is expected"))
    }
}

/// Finds a system. Returns it with the basis of a response about its current version on a day.
///
/// # Errors
/// `NotFound`.
pub fn find_current(register: &Register, address: &str, today: NaiveDate) -> Result<(SystemEntry, CacheBasis)> {
    register.catalog.with(|state| {
        let system = views::find(state, address)?;
        let basis = CacheBasis::of(state, Dependency::System(system.number), today);
        Ok((SystemEntry::new(state, system.clone()), basis))
    })
}

/// Finds a system. Returns its id and the basis of a response about its history.
///
/// # Errors
/// `NotFound`.
pub fn find_history(register: &Register, address: &str) -> Result<(Uuid, CacheBasis)> {
    let today = register.clock.now().date_naive();
    register.catalog.with(|state| {
        let system = views::find(state, address)?;
        Ok((system.id, CacheBasis::of(state, Dependency::System(system.number), today)))
    })
}
