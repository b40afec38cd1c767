//! Drafts: edited, checked, reviewed, and published.
pub mod check;
pub mod editing;
pub mod publishing;
pub mod view;
