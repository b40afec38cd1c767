//! Requests in, responses out. No SQL and no rule of the register lives here.
//!
//! Answers about the present are pure functions of (size of the log, day, request) and come from the catalog alone.
mod address;
pub mod answer;
mod api;
mod asked;
mod document;
mod exports;
mod log;
pub mod problem;
mod query;
pub mod routes;
mod sitemap;
mod view;

use crate::service::Register;
use actix_web::dev::{Server, Service};
use actix_web::http::Method;
use actix_web::http::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_EXPOSE_HEADERS, CONTENT_SECURITY_POLICY, HeaderName, HeaderValue,
    REFERRER_POLICY,
};
use actix_web::middleware::DefaultHeaders;
use actix_web::{App, HttpMessage, HttpServer, web};
pub use document::document;
use std::net::TcpListener;
use utoipa_actix_web::AppExt;

/// The viewer of the API's document is the one page with scripts: its own, and nobody else's.
const VIEWER_POLICY: &str =
    "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'";

/// Serves the register on a listener until the process is told to stop; open requests may then end.
///
/// # Errors
/// If the listener cannot be used.
pub fn serve(register: Register, listener: TcpListener, workers: Option<usize>) -> std::io::Result<Server> {
    let data = web::Data::new(register);
    let known = web::Data::new(document::Known::new());
    let server = HttpServer::new(move || {
        let headers = DefaultHeaders::new()
            .add((HeaderName::from_static("x-content-type-options"), "nosniff"))
            .add((REFERRER_POLICY, "no-referrer"))
            .add((CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'"));
        App::new()
            .app_data(data.clone())
            .app_data(known.clone())
            // Before the scope /v1, which would keep its addresses to itself.
            .configure(routes::beside)
            .into_utoipa_app()
            .configure(routes::api)
            .into_app()
            .default_service(web::to(routes::elsewhere))
            .wrap_fn(|mut request, service| {
                // HEAD is GET without a body: the codec leaves the body out and keeps its length.
                if request.method() == Method::HEAD {
                    request.extensions_mut().insert(exports::HeadOnly);
                    request.head_mut().method = Method::GET;
                }
                let answer = service.call(request);
                async move {
                    let mut answer = answer.await?;
                    if answer.request().path().starts_with("/v1/docs/") {
                        answer.headers_mut().insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(VIEWER_POLICY));
                    }
                    // Open data: any page may read it.
                    answer.headers_mut().insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
                    let exposed = HeaderValue::from_static(
                        "ETag, Link, Register-Index, Retry-After, Content-Disposition, Accept-Ranges, Content-Range",
                    );
                    answer.headers_mut().insert(ACCESS_CONTROL_EXPOSE_HEADERS, exposed);
                    Ok(answer)
                }
            })
            .wrap(headers)
    });
    let server = server.listen(listener)?.shutdown_timeout(10);
    Ok(match workers {
        Some(workers) => server.workers(workers),
        None => server,
    }
    .run())
}
