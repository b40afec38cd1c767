//! The database, the writer and the catalog on disk.
mod imports;
mod migrations;
mod outages;
mod startup;
mod writes;
