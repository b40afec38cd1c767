//! One file or folder a feature: parameters, bodies, handlers.
pub mod audit;
pub mod auth;
pub mod challenges;
pub mod changes;
pub mod documents;
pub mod drafts;
pub mod exports;
pub mod feeds;
pub mod imports;
pub mod log;
pub mod organizations;
pub mod page;
pub mod sitemap;
pub mod statistics;
pub mod systems;
pub mod templates;
pub mod webhooks;
