//! The limit: the same HTTP server with nothing behind it. `GET /4096` answers 4096 bytes that were there before; given a
//! database, `POST /` keeps the body as a row of it and answers once that is durable, with all that wait in one commit.
//!
//! What the register reaches of it, on the same machine in the same minute, says more than requests a second do.
//!
//! Example: limit 127.0.0.1:8081 2 [DATABASE]
use actix_web::{App, HttpResponse, HttpServer, web};
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use std::net::TcpListener;
use std::sync::mpsc::{Receiver, Sender, channel};
use tokio::sync::oneshot;

/// The longest body.
const MAX_BODY: usize = 4 << 20;
/// As the register sets its own.
const PRAGMAS: &str = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000; \
    CREATE TABLE kept (id INTEGER PRIMARY KEY NOT NULL, body BLOB NOT NULL);";

diesel::table! {
    kept (id) {
        id -> BigInt,
        body -> Binary,
    }
}

/// What is to be kept, and whoever waits for it.
type Waiting = (web::Bytes, oneshot::Sender<()>);

async fn fixed(bytes: web::Data<web::Bytes>, length: web::Path<usize>) -> HttpResponse {
    if *length > bytes.len() {
        return HttpResponse::NotFound().finish();
    }
    // A slice shares the bytes: nothing is copied before the socket.
    HttpResponse::Ok().content_type("application/json").body(bytes.slice(..*length))
}

async fn keep(queue: web::Data<Sender<Waiting>>, body: web::Bytes) -> HttpResponse {
    let (reply, done) = oneshot::channel();
    let kept = queue.send((body, reply)).is_ok() && done.await.is_ok();
    if kept { HttpResponse::Created().finish() } else { HttpResponse::InternalServerError().finish() }
}

/// Keeps what comes. Who waits for what was not kept is told by the end of the thread.
fn commit(mut conn: SqliteConnection, waiting: &Receiver<Waiting>) -> QueryResult<()> {
    while let Ok(first) = waiting.recv() {
        let batch: Vec<_> = std::iter::once(first).chain(waiting.try_iter()).collect();
        conn.immediate_transaction(|conn| {
            batch.iter().try_for_each(|(body, _)| {
                diesel::insert_into(kept::table).values(kept::body.eq(&**body)).execute(conn).map(drop)
            })
        })?;
        for (_, reply) in batch {
            // Whoever asked may have gone away.
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
    let (queue, waiting) = channel();
    if let Some(database) = database {
        let mut conn = SqliteConnection::establish(database).map_err(std::io::Error::other)?;
        conn.batch_execute(PRAGMAS).map_err(std::io::Error::other)?;
        std::thread::spawn(move || {
            if let Err(error) = commit(conn, &waiting) {
                eprintln!("nothing is kept any more: {error}");
            }
        });
    } else {
        // Without a database nothing is kept, and whoever sends something is told.
        drop(waiting);
    }
    let listener = TcpListener::bind(address)?;
    let (bytes, queue) = (web::Data::new(web::Bytes::from(vec![b'x'; MAX_BODY])), web::Data::new(queue));
    actix_web::rt::System::new().block_on(async {
        let app = move || {
            let app = App::new().app_data(bytes.clone()).app_data(queue.clone());
            app.route("/", web::post().to(keep)).route("/{length}", web::get().to(fixed))
        };
        HttpServer::new(app).listen(listener)?.workers(workers).shutdown_timeout(1).run().await
    })
}
