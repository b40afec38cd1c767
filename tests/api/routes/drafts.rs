//! Drafts of records.
mod editing;
mod permissions;
mod publication;
mod review;
