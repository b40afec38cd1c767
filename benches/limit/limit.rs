//! The limit: the same HTTP server with nothing behind it. `GET /4096` answers 4096 bytes that were there before.
//!
//! What the register reaches of it, on the same machine in the same minute, says more than requests a second do.
//!
//! Example: limit 127.0.0.1:8081 2
use actix_web::{App, HttpResponse, HttpServer, web};
use std::net::TcpListener;

/// The longest body.
const MAX_BODY: usize = 4 << 20;

async fn fixed(bytes: web::Data<web::Bytes>, length: web::Path<usize>) -> HttpResponse {
    if *length > bytes.len() {
        return HttpResponse::NotFound().finish();
    }
    // A slice shares the bytes: nothing is copied before the socket.
    HttpResponse::Ok().content_type("application/json").body(bytes.slice(..*length))
}

fn main() -> std::io::Result<()> {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, address, workers] = arguments.as_slice() else {
        return Err(std::io::Error::other("usage: limit ADDRESS:PORT WORKERS"));
    };
    let workers = workers.parse().map_err(std::io::Error::other)?;
    let listener = TcpListener::bind(address)?;
    let bytes = web::Data::new(web::Bytes::from(vec![b'x'; MAX_BODY]));
    actix_web::rt::System::new().block_on(async {
        let app = move || App::new().app_data(bytes.clone()).route("/{length}", web::get().to(fixed));
        HttpServer::new(app).listen(listener)?.workers(workers).shutdown_timeout(1).run().await
    })
}
