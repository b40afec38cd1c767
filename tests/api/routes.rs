//! Stories by the route that they call.
mod auth;
mod challenges;
mod drafts;
mod exports;
mod feeds;
mod log;
mod organizations;
mod statistics;
mod systems;
