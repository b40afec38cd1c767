//! Statistics.
mod challenges;
mod systems;
