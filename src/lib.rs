//! An algorithm transparency register: public bodies publish what systems they use, residents find and understand
//! them, and everybody can prove what was said and when.
//!
//! One sentence to remember: everything the public sees is a projection of one append-only, signed log.
//! `docs/architecture.md` shows the rooms and the one way through them; `tests/house.rs` keeps their order.
#![forbid(unsafe_code)]

pub mod catalog;
pub mod cli;
pub mod config;
pub mod domain;
pub mod error;
pub mod formats;
pub mod http;
pub mod jobs;
pub mod log;
pub mod service;
pub mod store;
pub mod telemetry;

pub use error::{Error, Result};
