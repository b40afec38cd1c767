//! Requests in, responses out. No SQL and no rule of the register lives here.
//!
//! Responses about the present are pure functions of (size of the log, day, request) and come from the catalog alone.
pub mod handlers;
mod long_poll;
mod middleware;
pub mod openapi;
mod openapi_file;
mod openapi_schemas;
mod request;
pub mod response;
pub mod routes;
mod urls;
mod views;

use crate::Error;
use crate::service::Register;
use actix_web::dev::Server;
use actix_web::{App, HttpServer, web};
use long_poll::LongPollLimiter;
use middleware::response_cache::ResponseCacheMiddleware;
pub use openapi::document;
use openapi_file::AllowedMethods;
pub use openapi_file::served_paths;
use response::cache::ResponseCache;
use std::net::TcpListener;

/// Serves the register on a listener until the process is asked to stop; open requests may then finish.
///
/// # Errors
/// If the listener cannot be used.
pub fn serve(register: Register, listener: TcpListener, workers: Option<usize>) -> std::io::Result<Server> {
    let cache_bytes = register.settings.response_cache_mb * 1_000_000;
    let long_polls = web::Data::new(LongPollLimiter::new(register.settings.max_long_polls));
    actix_web::rt::spawn(long_poll::close_on_shutdown(long_polls.clone().into_inner()));
    let register = web::Data::new(register);
    let methods = web::Data::new(AllowedMethods::new()?);
    let cache = web::Data::new(ResponseCache::new(cache_bytes));
    let server = HttpServer::new(move || {
        App::new()
            .app_data(register.clone())
            .app_data(methods.clone())
            .app_data(long_polls.clone())
            .app_data(web::PathConfig::default().error_handler(|_, _| Error::NotFound.into()))
            // Before the scope /v1, which would claim the viewer's paths.
            .configure(routes::swagger_ui)
            .configure(routes::routes)
            .default_service(web::to(routes::fallback))
            .wrap(ResponseCacheMiddleware { register: register.clone(), cache: cache.clone() })
    });
    let server = server.listen(listener)?.shutdown_timeout(10);
    Ok(match workers {
        Some(workers) => server.workers(workers),
        None => server,
    }
    .run())
}
