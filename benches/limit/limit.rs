//! The limit: the same HTTP server without an application. `GET /4096` returns 4096 bytes from memory. Given a
//! database, `POST /` stores the body as a row and responds once it is durable, with all waiting rows in one commit.
//!
//! The ratio of the register to the limit, on the same machine at the same time, is more meaningful than requests per
//! second.
//!
//! Example: limit 127.0.0.1:8081 2 [DATABASE]
use actix_web::{App, HttpResponse, HttpServer, web};
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use std::net::TcpListener;
use std::sync::mpsc::{Receiver, Sender, channel};
use tokio::sync::oneshot;

/// The maximum size of a response body in bytes.
const MAX_BODY: usize = 4 << 20;
/// The settings of the register.
const PRAGMAS: &str = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000; \
    CREATE TABLE rows (id INTEGER PRIMARY KEY NOT NULL, body BLOB NOT NULL);";

diesel::table! {
    rows (id) {
        id -> BigInt,
        body -> Binary,
    }
}

/// A body to store, and the channel that completes its request.
type PendingRow = (web::Bytes, oneshot::Sender<()>);

async fn fixed(bytes: web::Data<web::Bytes>, length: web::Path<usize>) -> HttpResponse {
    if *length > bytes.len() {
        return HttpResponse::NotFound().finish();
    }
    // A slice shares the bytes: nothing is copied before the socket.
    HttpResponse::Ok().content_type("application/json").body(bytes.slice(..*length))
}

async fn store(queue: web::Data<Sender<PendingRow>>, body: web::Bytes) -> HttpResponse {
    let (reply, done) = oneshot::channel();
    let stored = queue.send((body, reply)).is_ok() && done.await.is_ok();
    if stored { HttpResponse::Created().finish() } else { HttpResponse::InternalServerError().finish() }
}

/// Stores bodies. If a commit fails, the thread ends, which fails the waiting requests.
fn commit(mut conn: SqliteConnection, pending: &Receiver<PendingRow>) -> QueryResult<()> {
    while let Ok(first) = pending.recv() {
        let batch: Vec<_> = std::iter::once(first).chain(pending.try_iter()).collect();
        conn.immediate_transaction(|conn| {
            batch.iter().try_for_each(|(body, _)| {
                diesel::insert_into(rows::table).values(rows::body.eq(&**body)).execute(conn).map(drop)
            })
        })?;
        for (_, reply) in batch {
            // The client may have disconnected.
            let _ = reply.send(());
        }
    }
    Ok(())
}

fn main() -> std::io::Result<()> {
    let arguments: Vec<String> = std::env::args().collect();
    let (address, workers, database) = match arguments.as_slice() {
        [_, address, workers] => (address, workers, None),
        [_, address, workers, database] => (address, workers, Some(database)),
        _ => return Err(std::io::Error::other("usage: limit ADDRESS:PORT WORKERS [DATABASE]")),
    };
    let workers = workers.parse().map_err(std::io::Error::other)?;
    let (queue, pending) = channel();
    if let Some(database) = database {
        let mut conn = SqliteConnection::establish(database).map_err(std::io::Error::other)?;
        conn.batch_execute(PRAGMAS).map_err(std::io::Error::other)?;
        std::thread::spawn(move || {
            if let Err(error) = commit(conn, &pending) {
                eprintln!("the database has failed, no more rows are stored: {error}");
            }
        });
    } else {
        // Without a database, requests to store a body fail.
        drop(pending);
    }
    let listener = TcpListener::bind(address)?;
    let (bytes, queue) = (web::Data::new(web::Bytes::from(vec![b'x'; MAX_BODY])), web::Data::new(queue));
    actix_web::rt::System::new().block_on(async {
        let app = move || {
            let app = App::new().app_data(bytes.clone()).app_data(queue.clone());
            app.route("/", web::post().to(store)).route("/{length}", web::get().to(fixed))
        };
        HttpServer::new(app).listen(listener)?.workers(workers).shutdown_timeout(1).run().await
    })
}
