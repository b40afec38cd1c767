pub mod domain;
pub mod log;
