//! From values to responses: public and private ones, problem documents, media types, content encoding, the response
//! cache.
pub mod cache;
pub mod encoded;
pub mod encoding;
pub mod headers;
pub mod last_modified;
pub mod media_type;
pub mod private;
pub mod problem;
pub mod public;
