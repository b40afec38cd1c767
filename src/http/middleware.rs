//! Middleware around all routes: the response cache, `HEAD`, and the headers of every response.
pub mod response_cache;
