//! Requests in, responses out. No SQL and no rule of the register lives here.
//!
//! Answers about the present are pure functions of (size of the log, day, request) and come from the catalog alone.
mod acting;
mod address;
pub mod answer;
mod api;
mod asked;
mod body;
mod caller;
pub mod check;
mod coding;
mod document;
mod exports;
mod feeds;
mod front;
mod kept;
mod log;
mod private;
pub mod problem;
mod query;
pub mod routes;
mod sitemap;
mod spool;
mod view;
mod waiting;

use crate::service::Register;
use actix_web::dev::Server;
use actix_web::{App, HttpServer, web};
pub use document::document;
use std::net::TcpListener;

/// Serves the register on a listener until the process is told to stop; open requests may then end.
///
/// # Errors
/// If the listener cannot be used.
pub fn serve(register: Register, listener: TcpListener, workers: Option<usize>) -> std::io::Result<Server> {
    let memory = register.settings.answer_cache_mb * 1_000_000;
    let waiting = web::Data::new(waiting::Waiting::new(register.settings.max_waiting));
    actix_web::rt::spawn(waiting::end_with_the_process(waiting.clone().into_inner()));
    let data = web::Data::new(register);
    let known = web::Data::new(document::Known::new()?);
    let kept = web::Data::new(kept::Kept::new(memory));
    let server = HttpServer::new(move || {
        App::new()
            .app_data(data.clone())
            .app_data(known.clone())
            .app_data(waiting.clone())
            // Before the scope /v1, which would keep its addresses to itself.
            .configure(routes::beside)
            .configure(routes::served)
            .default_service(web::to(routes::elsewhere))
            .wrap(front::Front { register: data.clone(), kept: kept.clone() })
    });
    let server = server.listen(listener)?.shutdown_timeout(10);
    Ok(match workers {
        Some(workers) => server.workers(workers),
        None => server,
    }
    .run())
}
