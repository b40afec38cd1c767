//! Systems.
mod challenged_filter;
mod lifecycle;
mod lists;
mod search;
mod versions;
