//! Feeds.
mod challenges;
mod systems;
