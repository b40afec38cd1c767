//! Imports of files by organizations.
mod outcomes;
mod uploads;
