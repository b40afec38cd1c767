//! Exports.
mod catalogs;
mod challenges;
mod downloads;
mod systems;
