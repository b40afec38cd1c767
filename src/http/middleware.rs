//! Middleware around every request: security headers, `HEAD`, and the response cache.
pub mod response_cache;
