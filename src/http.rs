//! Requests in, responses out. No SQL and no rule of the register lives here.
//!
//! Answers about the present are pure functions of (size of the log, day, request) and come from the catalog alone.
pub mod handlers;
mod long_poll;
mod middleware;
pub mod openapi;
mod request;
pub mod response;
pub mod routes;
mod urls;
mod views;

use crate::service::Register;
use actix_web::dev::Server;
use actix_web::{App, HttpServer, web};
pub use openapi::document;
use std::net::TcpListener;

/// Serves the register on a listener until the process is told to stop; open requests may then end.
///
/// # Errors
/// If the listener cannot be used.
pub fn serve(register: Register, listener: TcpListener, workers: Option<usize>) -> std::io::Result<Server> {
    let memory = register.settings.response_cache_mb * 1_000_000;
    let waiting = web::Data::new(long_poll::LongPollLimiter::new(register.settings.max_long_polls));
    actix_web::rt::spawn(long_poll::close_on_shutdown(waiting.clone().into_inner()));
    let data = web::Data::new(register);
    let known = web::Data::new(openapi::AllowedMethods::new()?);
    let kept = web::Data::new(response::cache::ResponseCache::new(memory));
    let server = HttpServer::new(move || {
        App::new()
            .app_data(data.clone())
            .app_data(web::PathConfig::default().error_handler(|_, _| crate::Error::NotFound.into()))
            .app_data(known.clone())
            .app_data(waiting.clone())
            // Before the scope /v1, which would keep its addresses to itself.
            .configure(routes::beside)
            .configure(routes::served)
            .default_service(web::to(routes::elsewhere))
            .wrap(middleware::response_cache::Front { register: data.clone(), kept: kept.clone() })
    });
    let server = server.listen(listener)?.shutdown_timeout(10);
    Ok(match workers {
        Some(workers) => server.workers(workers),
        None => server,
    }
    .run())
}
