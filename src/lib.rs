//! An algorithm transparency register: public bodies publish descriptions of the algorithmic systems they use,
//! residents find and contest them, and anyone can prove what was published and when.
//!
//! The central idea: everything the public sees is a projection of one signed, append-only log. `docs/architecture.md`
//! explains the layers; `tests/house` enforces their order.
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
