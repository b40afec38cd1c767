//! One [`App`] a test: what production starts, on port 0, with a database and a folder of its own.
use algorithm_register::config::{Clock, Options, Settings};
use algorithm_register::domain::accounts::{PrincipalId, Role};
use algorithm_register::domain::systems::SourceScheme;
use algorithm_register::formats;
use algorithm_register::http;
use algorithm_register::service::Register;
use algorithm_register::service::imports::{self, Report};
use algorithm_register::service::{accounts, sessions};
use serde_json::{Value, json};
use std::net::TcpListener;
use std::path::Path;
use tempfile::TempDir;
use ureq::http::Request;

pub use crate::documented::{Response, agent, exchange};

pub struct App {
    pub base: String,
    pub register: Register,
    pub clock: Clock,
    pub folder: TempDir,
    server: actix_web::dev::ServerHandle,
}

/// A moment in the life of an imagined register.
pub const MORNING: &str = "2026-03-02T09:00:00Z";

/// The server for the tests on PostgreSQL, if there is one: a URL without a database.
pub fn postgres() -> Option<String> {
    #[expect(clippy::disallowed_methods, reason = "a test has no settings")]
    std::env::var("TEST_POSTGRES_URL").ok()
}

/// A database of its own for a test; SQLite in its folder, or a new one on the PostgreSQL server.
pub fn fresh_database(folder: &Path) -> String {
    use diesel::prelude::*;
    let Some(server) = postgres() else { return format!("sqlite://{}", folder.join("register.db").display()) };
    let name = folder.file_name().unwrap().to_string_lossy().replace(['.', '-'], "").to_lowercase();
    let mut admin = PgConnection::establish(&format!("{server}/postgres")).unwrap();
    diesel::sql_query(format!("CREATE DATABASE test_{name}")).execute(&mut admin).unwrap();
    format!("{server}/test_{name}")
}

pub fn settings(folder: &Path, database_url: &str) -> Settings {
    let options = Options {
        data: Some(folder.to_owned()),
        database_url: Some(database_url.to_owned()),
        log_name: Some("register.example/log".into()),
        ..Options::default()
    };
    Settings::new(options, Path::new("/nonexistent/register.toml")).unwrap()
}

/// Opens a register on a folder that was used a moment ago. The lock on it may outlive its process's register: a test
/// beside this one may be starting a program, which has every open file until it begins.
pub fn open_again(settings: &Settings, clock: &Clock) -> anyhow::Result<Register> {
    let begun = std::time::Instant::now();
    loop {
        match Register::open(settings.clone(), clock.clone()) {
            Err(error) if begun.elapsed().as_secs() < 20 && error.to_string().contains("another process uses") => {
                std::thread::sleep(std::time::Duration::from_millis(20));
            }
            other => return other,
        }
    }
}

impl App {
    pub fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let database = fresh_database(folder.path());
        Self::start_on(folder, &database)
    }

    pub fn start_on(folder: TempDir, database: &str) -> Self {
        Self::start_with(folder, database, Clock::at(MORNING.parse().unwrap()), |_| ())
    }

    /// With other settings than usual.
    pub fn start_set(change: impl FnOnce(&mut Settings)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let database = fresh_database(folder.path());
        Self::start_with(folder, &database, Clock::at(MORNING.parse().unwrap()), change)
    }

    /// Another process on the same database, with a folder of its own and the same keys and time.
    pub fn beside(&self) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("keys")).unwrap();
        for key in ["keys/log.key", "keys/instance.key"] {
            std::fs::copy(self.folder.path().join(key), folder.path().join(key)).unwrap();
        }
        Self::start_with(folder, &self.register.settings.database_url, self.clock.clone(), |_| ())
    }

    /// Stops, and starts again on the same folder and database.
    pub fn restart(self) -> Self {
        self.restart_with(|_| ())
    }

    /// The same, with the search index and all that is known thrown away.
    pub fn rebuilt(self) -> Self {
        self.restart_with(|folder| std::fs::remove_dir_all(folder.join("catalog")).unwrap())
    }

    /// The same; in between something happens to the folder.
    pub fn restart_with(mut self, between: impl FnOnce(&Path)) -> Self {
        let folder = std::mem::replace(&mut self.folder, tempfile::tempdir().unwrap());
        let (database, clock) = (self.register.settings.database_url.clone(), self.clock.clone());
        let before = self.register.settings.clone();
        let catalog = std::sync::Arc::downgrade(&self.register.catalog);
        drop(self);
        // The server's threads let go of the register a moment later.
        let begun = std::time::Instant::now();
        while catalog.upgrade().is_some() {
            assert!(begun.elapsed().as_secs() < 20, "the register does not stop");
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        between(folder.path());
        Self::start_with(folder, &database, clock, |settings| {
            settings.outbound_allowlist.clone_from(&before.outbound_allowlist);
            settings.smtp_url.clone_from(&before.smtp_url);
            settings.mail_from.clone_from(&before.mail_from);
        })
    }

    fn start_with(folder: TempDir, database: &str, clock: Clock, change: impl FnOnce(&mut Settings)) -> Self {
        let mut settings = settings(folder.path(), database);
        change(&mut settings);
        let register = open_again(&settings, &clock).unwrap();
        register.follow();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let (started, handle) = std::sync::mpsc::channel();
        let serving = register.clone();
        std::thread::spawn(move || {
            actix_web::rt::System::new().block_on(async move {
                let server = http::serve(serving, listener, Some(1)).unwrap();
                started.send(server.handle()).unwrap();
                server.await.unwrap();
            });
        });
        Self { base, register, clock, folder, server: handle.recv().unwrap() }
    }

    pub fn get(&self, path: &str) -> Response {
        self.get_with(path, &[])
    }

    pub fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> Response {
        self.send("GET", path, headers)
    }

    pub fn send(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Response {
        // A compressed body is looked at as it arrives.
        let plain = !headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("accept-encoding"));
        let identity: &[_] = if plain { &[("accept-encoding", "identity")] } else { &[] };
        self.request(method, path, "", None, &[identity, headers].concat())
    }

    /// Sends a request with a bearer token, unless that is empty.
    fn request(
        &self,
        method: &str,
        path: &str,
        token: &str,
        body: Option<&[u8]>,
        headers: &[(&str, &str)],
    ) -> Response {
        let mut request = Request::builder().method(method).uri(format!("{}{path}", self.base));
        if !token.is_empty() {
            request = request.header("authorization", format!("Bearer {token}"));
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        exchange(&agent(), request.body(()).unwrap(), body).unwrap()
    }

    /// A new account with roles, logged in: its access token. Without an organization: the register.
    pub fn token(&self, roles: &[(Role, Option<&str>)]) -> String {
        self.member(roles).1
    }

    /// The same, with the id of the account.
    pub fn member(&self, roles: &[(Role, Option<&str>)]) -> (uuid::Uuid, String) {
        let roles: Vec<_> = roles.iter().map(|(role, at)| (*role, at.map(str::to_owned))).collect();
        let tokens = self.register.tokens.clone();
        let begun = self.register.write_blocking(move |tx| {
            let account = accounts::create_without_password(tx, &format!("{}@example.org", tx.new_id()?))?;
            for (role, organization) in roles {
                accounts::grant_role(tx, account, role, organization.as_deref())?;
            }
            Ok((account, sessions::start(tx, &tokens, PrincipalId::Account(account))?.access_token))
        });
        begun.unwrap().value
    }

    /// Asks as somebody, with a body of JSON or without.
    pub fn call(&self, method: &str, path: &str, token: &str, body: Option<&Value>) -> Response {
        self.call_with(method, path, token, body, &[])
    }

    /// The same with headers. A token that is empty is not sent.
    pub fn call_with(
        &self,
        method: &str,
        path: &str,
        token: &str,
        body: Option<&Value>,
        headers: &[(&str, &str)],
    ) -> Response {
        let body = body.map(|body| body.to_string().into_bytes());
        let typed = body.is_none() || headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("content-type"));
        let json: &[_] = if typed { &[] } else { &[("content-type", "application/json")] };
        self.request(method, path, token, body.as_deref(), &[json, headers].concat())
    }

    /// Sends a form. Returns the status and the JSON of the response, null if there is none.
    pub fn form(&self, path: &str, pairs: &[(&str, &str)], headers: &[(&str, &str)]) -> (u16, Value) {
        let form = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        let headers = [&[("content-type", "application/x-www-form-urlencoded")], headers].concat();
        let response = self.request("POST", path, "", Some(form.as_bytes()), &headers);
        (response.status, serde_json::from_slice(&response.bytes).unwrap_or_default())
    }

    /// Asks for a text.
    pub fn text(&self, path: &str) -> String {
        self.get(path).text()
    }

    /// Sends a file as somebody.
    pub fn send_file(&self, path: &str, token: &str, kind: &str, file: &[u8], headers: &[(&str, &str)]) -> Response {
        self.request("POST", path, token, Some(file), &[&[("content-type", kind)], headers].concat())
    }

    /// Asks and expects an answer.
    pub fn json(&self, path: &str) -> Value {
        let answer = self.get(path);
        assert_eq!(answer.status, 200, "{path}: {}", String::from_utf8_lossy(&answer.bytes));
        answer.json()
    }

    /// Imports a file of the short Dutch form.
    pub fn import_nl(&self, rows: &[Value]) -> Report {
        let file = json!({"algoritmes": rows, "fetched_at": "2026-03-01T00:00:00Z"}).to_string();
        self.import(SourceScheme::Nl10, file.as_bytes())
    }

    pub fn import(&self, profile: SourceScheme, file: &[u8]) -> Report {
        let rows = formats::read(profile, file, None).unwrap();
        let options = imports::Options { profile, organization: None, dry_run: false };
        imports::run(&self.register, rows, &options, |_| ()).unwrap()
    }

    /// The id of a system by its slug.
    pub fn id(&self, address: &str) -> uuid::Uuid {
        self.register.catalog.system(address).unwrap_or_else(|| panic!("no system {address}")).id
    }

    /// Searches see what was done only when the index was written.
    pub fn settle(&self) {
        self.register.catalog.flush();
    }
}

impl Drop for App {
    fn drop(&mut self) {
        // The future resolves when the server has stopped; being told is enough.
        drop(self.server.stop(false));
    }
}

/// A row of the short Dutch form, about an imagined city.
pub fn row(id: u32, title: &str, organization: &str) -> Value {
    json!({
        "id": id.to_string(), "title": title, "organisatie": organization, "status": "in_gebruik",
        "doel": format!("{title} helpt medewerkers om aanvragen van inwoners sneller te behandelen."),
        "juridische_basis": "Voorbeeldwet", "impactassessment": "Onbekend",
        "url": format!("https://algoritmes.overheid.nl/nl/algoritme/{id}"), "geregistreerd": "2026-01-01", "toegevoegd": "2026-01-02",
    })
}

/// The same row with another value.
pub fn with(mut row: Value, field: &str, value: impl Into<Value>) -> Value {
    row[field] = value.into();
    row
}

/// A register with two cities and three systems.
pub fn small_town() -> App {
    small_town_set(|_| ())
}

/// With other settings than usual.
pub fn small_town_set(change: impl FnOnce(&mut Settings)) -> App {
    let app = App::start_set(change);
    let report = app.import_nl(&[
        row(1, "Parkeervergunning", "Gemeente Voorbeeldstad"),
        row(2, "Uitkering berekenen", "Gemeente Voorbeeldstad"),
        row(3, "Scanauto", "Gemeente Elders"),
    ]);
    assert_eq!(report.refused().count(), 0);
    app.settle();
    app
}
