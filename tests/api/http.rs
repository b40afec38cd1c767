//! HTTP behaviour of all routes.
mod conditional_requests;
mod requests;
mod response_cache;
