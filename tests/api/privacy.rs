//! Private text stays private.
mod canaries;
