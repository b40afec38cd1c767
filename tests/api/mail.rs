//! Notifications by e-mail, through a real mail server: what comes, to whom, how often, and what never does. The jobs are stepped
//! by hand, and the clock is moved.
use crate::challenges::{QUEUE, code, decision, filed, submission, tick, with};
use crate::support::{App, row};
use crate::webhooks::{finish, replica};
use algorithm_register::domain::accounts::{PrincipalId, Role};
use algorithm_register::jobs::mail::{OUTBOX, REMINDERS};
use algorithm_register::jobs::{self, retention::RETENTION};
use algorithm_register::service::{Register, sessions};
use chrono::TimeDelta;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tempfile::TempDir;
use tracing_subscriber::fmt::MakeWriter;
use uuid::Uuid;

/// A mail as Python's parser reads it.
struct Mail(Value);

impl Mail {
    fn to(&self) -> &str {
        assert_eq!(self.0["to"].as_array().unwrap().len(), 1, "nobody sees who else is told");
        self.0["to"][0].as_str().unwrap()
    }
    fn header(&self, name: &str) -> &str {
        let all = self.0["headers"].as_array().unwrap();
        let named: Vec<_> =
            all.iter().filter(|header| header[0].as_str().unwrap().eq_ignore_ascii_case(name)).collect();
        assert!(named.len() < 2, "{name} is there twice");
        named.first().map_or("", |header| header[1].as_str().unwrap())
    }
    fn text(&self) -> &str {
        self.0["text"].as_str().unwrap()
    }
    fn raw(&self) -> &str {
        self.0["raw"].as_str().unwrap()
    }
    /// The code stands on a line of its own.
    fn code(&self) -> String {
        let line = self.text().lines().find(|line| line.starts_with("    "));
        line.unwrap_or_else(|| panic!("no code is here: {}", self.text())).trim().to_owned()
    }
}

/// A city's mail server, on this machine.
struct Server {
    port: u16,
    folder: TempDir,
    process: Option<Child>,
}

impl Server {
    fn start() -> Self {
        let mut server = Self { port: 0, folder: tempfile::tempdir().unwrap(), process: None };
        server.come();
        server
    }

    fn come(&mut self) {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let python = root.join("target/test-tools/venv/bin/python");
        assert!(python.exists(), "run scripts/test-setup first: the mail server of the tests is a Python program");
        let mut process = Command::new(python)
            .arg(root.join("tests/outside/smtp.py"))
            .arg(self.folder.path())
            .arg(self.port.to_string())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
        assert!(!line.is_empty(), "the mail server did not start");
        self.port = line.trim().parse().unwrap();
        self.process = Some(process);
    }

    fn go(&mut self) {
        let mut process = self.process.take().unwrap();
        process.kill().unwrap();
        process.wait().unwrap();
    }

    /// What came since this was last asked.
    fn take(&self) -> Vec<Mail> {
        let mut files: Vec<_> =
            std::fs::read_dir(self.folder.path()).unwrap().map(|file| file.unwrap().path()).collect();
        files.retain(|file| file.extension().is_some_and(|kind| kind == "json"));
        files.sort();
        let mails = files.iter().map(|file| {
            let mail = Mail(serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap());
            std::fs::rename(file, file.with_extension("seen")).unwrap();
            mail
        });
        mails.collect()
    }

    /// The one mail that came.
    fn one(&self) -> Mail {
        let mut mails = self.take();
        assert_eq!(mails.len(), 1, "{:?}", mails.iter().map(Mail::text).collect::<Vec<_>>());
        mails.remove(0)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if self.process.is_some() {
            self.go();
        }
    }
}

/// What the program says about itself.
#[derive(Clone, Default)]
struct Output(Arc<Mutex<Vec<u8>>>);

impl Output {
    fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

impl std::io::Write for Output {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Output {
    type Writer = Self;
    fn make_writer(&self) -> Self {
        self.clone()
    }
}

/// Two cities, and a register that sends mail.
fn town(server: &Server) -> App {
    let url = format!("smtp://127.0.0.1:{}?tls=none", server.port);
    let app = App::start_set(|settings| {
        settings.smtp_url = Some(url);
        settings.mail_from = Some("Algoritmeregister <register@voorbeeldstad.example>".into());
    });
    filled(app)
}

fn filled(app: App) -> App {
    let rows = [row(1, "Parkeervergunning", "Gemeente Voorbeeldstad"), row(2, "Scanauto", "Gemeente Elders")];
    assert_eq!(app.import_nl(&rows).refused().count(), 0);
    app
}

fn send(register: &Register) {
    finish(register, &REMINDERS);
    finish(register, &OUTBOX);
}

/// Stops the register and starts it again.
fn again(app: App) -> App {
    app.settle();
    app.restart()
}

fn later(app: &App, time: TimeDelta) {
    app.clock.set(app.clock.now() + time);
}

fn contact(app: &App, mine: &(String, String), address: &str) {
    let set = with(app, mine, "PUT", "/contact", Some(&json!({"email": address, "name": "canary-name"})));
    assert_eq!(set.status, 200, "{}", set.text());
}

fn confirm(app: &App, mine: &(String, String), code: &str) -> (u16, String) {
    self::code(&with(app, mine, "POST", "/contact/confirm", Some(&json!({"code": code}))))
}

fn state(app: &App, mine: &(String, String)) -> Value {
    with(app, mine, "GET", "", None).json()["emailState"].clone()
}

/// Files a challenge and confirms an address for it.
fn told(app: &App, server: &Server, address: &str) -> (String, String) {
    let mine = filed(app, &submission());
    contact(app, &mine, address);
    send(&app.register);
    let mails = server.take();
    let code = mails.iter().find(|mail| mail.to() == address).unwrap().code();
    assert_eq!(confirm(app, &mine, &code).0, 200);
    mine
}

/// A case handler who is told at an address: the account, and a token.
fn handler(app: &App, server: &Server, address: &str) -> (Uuid, String) {
    let (account, token) = app.member(&[(Role::CaseHandler, Some("voorbeeldstad"))]);
    let set = app.call("PUT", "/v1/account/notifications", &token, Some(&json!({"email": address})));
    assert_eq!(set.status, 204, "{}", set.text());
    send(&app.register);
    let mail = server.one();
    assert_eq!(mail.to(), address);
    let body = json!({"code": mail.code()});
    assert_eq!(app.call("POST", "/v1/account/notifications/confirm", &token, Some(&body)).status, 204);
    (account, token)
}

/// A token of somebody who answers, and is not told.
fn quiet(app: &App) -> String {
    app.token(&[(Role::CaseHandler, Some("voorbeeldstad"))])
}

fn does(app: &App, who: &str, mine: &(String, String), what: &str, body: Option<&Value>) {
    let answer = app.call("POST", &format!("{QUEUE}/{}/{what}", mine.0), who, body);
    assert_eq!(answer.status, 200, "{what}: {}", answer.text());
}

/// What lies in the folder of the register and its database, as bytes.
fn lies(app: &App, needle: &str) -> bool {
    let files = ["register.db", "register.db-wal"].map(|file| std::fs::read(app.folder.path().join(file)));
    files.iter().flatten().any(|bytes| bytes.windows(needle.len()).any(|part| part == needle.as_bytes()))
}

#[test]
fn a_submitter_confirms_an_address_and_is_told_what_happens_and_never_what_was_said() {
    let server = Server::start();
    let app = town(&server);
    let mut body = submission();
    body["contact"] = json!({"email": "ann@inwoner.example", "name": "canary-name"});
    let mine = filed(&app, &body);
    assert_eq!(state(&app, &mine), "waiting");
    send(&app.register);
    let mail = server.one();
    assert_eq!((mail.to(), &mail.0["from"]), ("ann@inwoner.example", &json!("register@voorbeeldstad.example")));
    assert_eq!(mail.header("subject"), "Bevestig uw e-mailadres");
    assert!(mail.text().contains("2026-03-09"), "a week: {}", mail.text());
    let right = mail.code();

    // Before it is confirmed, nothing comes but the code.
    let handler = quiet(&app);
    does(&app, &handler, &mine, "screen", None);
    does(&app, &handler, &mine, "admit", None);
    send(&app.register);
    assert_eq!(server.take().len(), 0);

    let other = filed(&app, &submission());
    assert_eq!(confirm(&app, &mine, "22222222"), (403, "codeWrong".into()));
    assert_eq!(confirm(&app, &other, &right), (409, "codeOver".into()), "another challenge has no address");
    assert_eq!(state(&app, &mine), "waiting");
    let lower = format!("{} - {}", &right[..4], &right[4..]).to_lowercase();
    assert_eq!(confirm(&app, &mine, &lower).0, 200);
    assert_eq!(state(&app, &mine), "confirmed");
    assert_eq!(confirm(&app, &mine, &right).0, 200, "a second time changes nothing");

    does(&app, &handler, &mine, "begin", None);
    does(&app, &handler, &mine, "ask", Some(&json!({"question": "canary-question?", "until": "2026-03-20"})));
    send(&app.register);
    let mail = server.one();
    assert_eq!(mail.to(), "ann@inwoner.example");
    assert!(mail.header("subject").contains(&mine.0), "{}", mail.header("subject"));
    for told in [
        "heeft een vraag aan u",
        "2026-03-20",
        &mine.0,
        "Gemeente Voorbeeldstad",
        "twaalf woorden",
        "Wis de contactgegevens",
    ] {
        assert!(mail.text().contains(told), "{told}: {}", mail.text());
    }
    assert!(mail.text().contains(&format!("{}/v1/challenges/{}\n", app.register.settings.public_url, mine.0)));

    // As a mail of a machine is: with these headers and no others, plain UTF-8, and nothing that is fetched from anywhere.
    assert_eq!((mail.0["type"].as_str(), mail.0["charset"].as_str()), (Some("text/plain"), Some("utf-8")));
    assert_eq!(mail.0["defects"], json!([]));
    assert_eq!(mail.header("auto-submitted"), "auto-generated");
    assert!(mail.header("message-id").ends_with("@voorbeeldstad.example>"), "{}", mail.header("message-id"));
    assert!(mail.header("date").starts_with("Mon, 02 Mar 2026 09:00:00"), "{}", mail.header("date"));
    assert_eq!(mail.header("from"), "Algoritmeregister <register@voorbeeldstad.example>");
    let mut names: Vec<_> = mail.0["headers"].as_array().unwrap().iter().map(|one| one[0].as_str().unwrap()).collect();
    names.retain(|name| !name.starts_with("X-"));
    names.sort_unstable();
    let known =
        ["Auto-Submitted", "Content-Transfer-Encoding", "Content-Type", "Date", "From", "Message-ID", "Subject", "To"];
    assert_eq!(names, known);

    // The rest of the way.
    let answered = with(&app, &mine, "POST", "/messages", Some(&json!({"text": "canary-answer"})));
    assert_eq!(answered.status, 200);
    does(&app, &handler, &mine, "messages", Some(&json!({"text": "canary-message"})));
    does(&app, &handler, &mine, "messages", Some(&json!({"text": "canary-message"})));
    does(&app, &handler, &mine, "summary", Some(&json!({"text": {"nl": "canary-summary"}})));
    does(&app, &handler, &mine, "extend", Some(&json!({"reason": {"nl": "canary-reason"}})));
    does(&app, &handler, &mine, "decide", Some(&decision("upheld")));
    does(&app, &handler, &mine, "plan-remedy", Some(&json!({"what": {"nl": "canary-plan"}, "due": "2026-04-01"})));
    does(&app, &handler, &mine, "remedy", Some(&json!({"what": {"nl": "canary-remedy"}, "act": {"nl": "canary-act"}})));
    send(&app.register);
    let mails = server.take();
    let count = |text: &str| mails.iter().filter(|mail| mail.text().contains(text)).count();
    assert_eq!(count("heeft u een bericht gestuurd"), 2);
    for once in ["stelt een samenvatting", "duurt langer", "Er is een besluit over uw melding", "is rechtgezet"] {
        assert_eq!(count(once), 1, "{once}");
    }
    assert_eq!(mails.len(), 6);
    for mail in &mails {
        assert!(!mail.raw().contains("canary") && !mail.text().contains("canary"), "{}", mail.raw());
        assert!(!mail.raw().contains(&mine.1[..20]), "a receipt never travels");
    }
    // The outbox has no address either.
    assert!(crate::support::postgres().is_some() || !lies(&app, "inwoner.example"));
}

#[test]
fn each_is_told_in_their_own_language() {
    let server = Server::start();
    let app = town(&server);
    for (language, words) in
        [("fi", "Vahvista osoitteesi"), ("pt-BR", "Confirme o seu endereço"), ("ar", "Confirm your e-mail address")]
    {
        let mut body = submission();
        body["language"] = language.into();
        body["contact"] = json!({"email": "ann@inwoner.example"});
        filed(&app, &body);
        send(&app.register);
        assert_eq!(server.one().header("subject"), words, "{language}");
    }
    // Whose language is not here is told in that of the organization.
    let admin = app.token(&[(Role::OrganizationAdmin, Some("voorbeeldstad"))]);
    let path = "/v1/organizations/voorbeeldstad/settings";
    let tag = app.call("GET", path, &admin, None).header("etag").to_owned();
    let set = app.call_with("PUT", path, &admin, Some(&json!({"languages": ["ca", "es"]})), &[("if-match", &tag)]);
    assert_eq!(set.status, 200, "{}", set.text());
    let mut body = submission();
    body["language"] = "ar".into();
    body["contact"] = json!({"email": "ben@inwoner.example"});
    filed(&app, &body);
    send(&app.register);
    assert_eq!(server.one().header("subject"), "Confirmeu la vostra adreça");
}

#[test]
fn a_code_ends_and_nobody_is_flooded_with_them() {
    let server = Server::start();
    let app = town(&server);
    let mine = filed(&app, &submission());
    contact(&app, &mine, "ann@inwoner.example");
    send(&app.register);
    let first = server.one().code();
    for _ in 0..5 {
        assert_eq!(confirm(&app, &mine, "22222222"), (403, "codeWrong".into()));
    }
    assert_eq!(confirm(&app, &mine, &first), (409, "codeOver".into()), "five tries");
    assert_eq!(state(&app, &mine), "unconfirmed");

    // Another code; the one before is none any more, and after a week this one is none either.
    contact(&app, &mine, "ann@inwoner.example");
    send(&app.register);
    let second = server.one().code();
    assert_ne!(first, second);
    assert_eq!(confirm(&app, &mine, &first), (403, "codeWrong".into()));
    later(&app, TimeDelta::days(8));
    assert_eq!(confirm(&app, &mine, &second), (409, "codeOver".into()));

    // The third is the last, whatever the address, and erasing does not begin anew.
    contact(&app, &mine, "ben@inwoner.example");
    send(&app.register);
    let third = server.one();
    assert_eq!(third.to(), "ben@inwoner.example");
    assert_eq!(with(&app, &mine, "DELETE", "/contact", None).status, 200);
    contact(&app, &mine, "cas@inwoner.example");
    send(&app.register);
    assert_eq!(server.take().len(), 0);
    assert_eq!(state(&app, &mine), "unconfirmed");
    assert_eq!(confirm(&app, &mine, &third.code()), (409, "codeOver".into()));

    // One mailbox gets five codes in a week, however many challenges name it, and however it is written.
    later(&app, TimeDelta::days(8));
    for (n, address) in
        ["eva@inwoner.example", "Eva+1@inwoner.example", "EVA@Inwoner.example"].iter().cycle().take(7).enumerate()
    {
        later(&app, TimeDelta::hours(1));
        contact(&app, &filed(&app, &submission()), address);
        send(&app.register);
        assert_eq!(server.take().len(), usize::from(n < 5), "{n}");
    }
    later(&app, TimeDelta::days(7));
    contact(&app, &filed(&app, &submission()), "eva@inwoner.example");
    send(&app.register);
    assert_eq!(server.take().len(), 1);
}

#[test]
fn a_changed_address_is_confirmed_anew_and_an_erased_one_is_sent_nothing() {
    let server = Server::start();
    let app = town(&server);
    let mine = told(&app, &server, "ann@inwoner.example");
    let handler = quiet(&app);
    // The same again changes nothing.
    contact(&app, &mine, "ann@inwoner.example");
    send(&app.register);
    assert_eq!((server.take().len(), state(&app, &mine)), (0, json!("confirmed")));

    // Waiting for one address, and sent to none, once it is another.
    does(&app, &handler, &mine, "screen", None);
    does(&app, &handler, &mine, "admit", None);
    contact(&app, &mine, "ben@inwoner.example");
    assert_eq!(state(&app, &mine), "waiting");
    send(&app.register);
    let mail = server.one();
    assert_eq!(mail.to(), "ben@inwoner.example");
    assert_eq!(confirm(&app, &mine, &mail.code()).0, 200);

    does(&app, &handler, &mine, "begin", None);
    does(&app, &handler, &mine, "messages", Some(&json!({"text": "Goedendag."})));
    assert_eq!(with(&app, &mine, "DELETE", "/contact", None).status, 200);
    does(&app, &handler, &mine, "messages", Some(&json!({"text": "Goedemiddag."})));
    send(&app.register);
    later(&app, TimeDelta::days(1));
    send(&app.register);
    assert_eq!(server.take().len(), 0, "what waited is gone, and nothing follows");
    assert_eq!(with(&app, &mine, "GET", "", None).json().get("emailState"), None);

    // A contact without an address, and the end of the contact by the clock, are the same.
    let mine = told(&app, &server, "cas@inwoner.example");
    let handler = quiet(&app);
    assert_eq!(with(&app, &mine, "PUT", "/contact", Some(&json!({"other": "06 12345678"}))).status, 200);
    does(&app, &handler, &mine, "messages", Some(&json!({"text": "Goedendag."})));
    let closed = told(&app, &server, "eva@inwoner.example");
    assert_eq!(with(&app, &closed, "POST", "/withdraw", None).status, 200);
    tick(&app, 91);
    send(&app.register);
    assert_eq!(server.take().len(), 0);
    assert_eq!(with(&app, &closed, "GET", "", None).json().get("emailState"), None);
}

#[test]
fn a_mail_server_may_be_away_for_three_days_and_nothing_is_lost_or_doubled() {
    let mut server = Server::start();
    let app = town(&server);
    let mine = told(&app, &server, "ann@inwoner.example");
    let handler = quiet(&app);
    server.go();
    does(&app, &handler, &mine, "screen", None);
    does(&app, &handler, &mine, "admit", None);
    does(&app, &handler, &mine, "messages", Some(&json!({"text": "Goedendag."})));
    for _ in 0..72 {
        send(&app.register);
        later(&app, TimeDelta::hours(1));
    }
    let handler = quiet(&app);
    does(&app, &handler, &mine, "begin", None);
    does(&app, &handler, &mine, "messages", Some(&json!({"text": "Goedemiddag."})));
    server.come();
    later(&app, TimeDelta::minutes(6));
    send(&app.register);
    let mails = server.take();
    let mut told: Vec<_> = mails.iter().map(|mail| mail.text().lines().next().unwrap()).collect();
    told.sort_unstable();
    let message = "De organisatie heeft u een bericht gestuurd.";
    assert_eq!(told, [message, message, "Uw melding wordt in behandeling genomen."]);
    later(&app, TimeDelta::days(1));
    send(&app.register);
    assert_eq!(server.take().len(), 0, "once");

    // After more than a week it is given up.
    server.go();
    let handler = quiet(&app);
    does(&app, &handler, &mine, "messages", Some(&json!({"text": "Goedenavond."})));
    for _ in 0..8 {
        send(&app.register);
        later(&app, TimeDelta::days(1));
    }
    server.come();
    send(&app.register);
    assert_eq!(server.take().len(), 0);
}

#[test]
fn what_a_server_refuses_for_good_ends_and_what_it_puts_off_comes_again() {
    let server = Server::start();
    let app = town(&server);
    let (never, busy, ann) = (filed(&app, &submission()), filed(&app, &submission()), filed(&app, &submission()));
    contact(&app, &never, "refused@inwoner.example");
    contact(&app, &busy, "busy@inwoner.example");
    contact(&app, &ann, "ann@inwoner.example");
    // The server's answers repeat the address; what the program says does not.
    let output = Output::default();
    let told = tracing_subscriber::fmt().with_writer(output.clone()).finish();
    tracing::subscriber::with_default(told, || send(&app.register));
    let output = output.text();
    assert!(output.contains("550") && output.contains("451"), "{output}");
    assert!(!output.contains("inwoner") && !output.contains('@'), "{output}");
    assert_eq!(server.one().to(), "ann@inwoner.example", "one that is refused holds up no other");
    let rows = || {
        let mut conn = app.register.db.connection().unwrap();
        let of = |conn: &mut _, (reference, _): &(String, String)| {
            let row = algorithm_register::store::challenges::find_by_reference(conn, reference).unwrap().unwrap();
            let recipient =
                algorithm_register::store::notifications::find_recipient_by_challenge(conn, row.id.0).unwrap().unwrap();
            algorithm_register::store::notifications::list_by_recipient(conn, recipient.id.0).unwrap().remove(0)
        };
        [&never, &busy, &ann].map(|mine| of(&mut conn, mine)).map(|mail| (mail.state, mail.attempts))
    };
    assert_eq!(rows(), [("dead".into(), 1), ("waiting".into(), 1), ("sent".into(), 1)]);
    later(&app, TimeDelta::minutes(4));
    send(&app.register);
    assert_eq!(rows()[1].1, 1, "not at once");
    later(&app, TimeDelta::minutes(1));
    send(&app.register);
    assert_eq!(rows()[1].1, 2);
    assert_eq!(rows()[0].1, 1);

    // What came to an end is forgotten after two months.
    later(&app, TimeDelta::days(61));
    finish(&app.register, &RETENTION);
    let mut conn = app.register.db.connection().unwrap();
    assert!(algorithm_register::store::notifications::find_due(&mut conn, app.clock.now()).unwrap().is_none());
}

#[test]
fn two_processes_send_each_mail_once() {
    let server = Server::start();
    let app = town(&server);
    let all: Vec<_> = (0..4).map(|n| told(&app, &server, &format!("ann{n}@inwoner.example"))).collect();
    let (_folder, other) = replica(&app);
    let handler = quiet(&app);
    for mine in &all {
        does(&app, &handler, mine, "screen", None);
        does(&app, &handler, mine, "admit", None);
        does(&app, &handler, mine, "messages", Some(&json!({"text": "Goedendag."})));
    }
    std::thread::scope(|threads| {
        for register in [&app.register, &other, &app.register, &other] {
            threads.spawn(|| send(register));
        }
    });
    let mails = server.take();
    let mut told: Vec<_> = mails.iter().map(|mail| (mail.to(), mail.text().lines().next().unwrap())).collect();
    told.sort_unstable();
    told.dedup();
    assert_eq!((mails.len(), told.len()), (8, 8));
    let ids: std::collections::HashSet<_> = mails.iter().map(|mail| mail.header("message-id")).collect();
    assert_eq!(ids.len(), 8);
}

#[test]
fn case_handlers_who_want_it_are_told_and_nobody_else() {
    let server = Server::start();
    let app = town(&server);
    let (ann, token) = handler(&app, &server, "ann@voorbeeldstad.example");
    let (ben, _) = handler(&app, &server, "ben@voorbeeldstad.example");
    let own = app.call("GET", "/v1/account/notifications", &token, None).json();
    assert_eq!(own, json!({"email": "ann@voorbeeldstad.example", "state": "confirmed"}));
    let texts = |server: &Server| {
        let mut all: Vec<_> = server
            .take()
            .iter()
            .map(|mail| (mail.to().to_owned(), mail.text().lines().next().unwrap().to_owned()))
            .collect();
        all.sort();
        all
    };
    let told = |who: &str, text: &str| (format!("{who}@voorbeeldstad.example"), text.to_owned());

    let mine = filed(&app, &submission());
    send(&app.register);
    let mails = server.take();
    assert_eq!(mails.len(), 2);
    for mail in &mails {
        assert!(mail.text().starts_with("A new challenge came in."), "{}", mail.text());
        assert!(mail.text().contains(&format!("/v1/organizations/voorbeeldstad/challenges/{}", mine.0)));
        assert!(!mail.raw().contains("canary"));
    }
    // Another organization's is none of theirs.
    let elsewhere = json!({"kind": "missingEntry", "language": "nl", "text": "Er is nog een systeem."});
    assert_eq!(app.call("POST", "/v1/organizations/elders/challenges", "", Some(&elsewhere)).status, 201);

    // Whoever it is assigned to is told alone.
    let quiet = quiet(&app);
    does(&app, &quiet, &mine, "assign", Some(&json!({"account": ben})));
    for _ in 0..2 {
        assert_eq!(with(&app, &mine, "POST", "/messages", Some(&json!({"text": "canary"}))).status, 200);
    }
    send(&app.register);
    assert_eq!(
        texts(&server),
        [told("ben", "A challenge was assigned to you."), told("ben", "The submitter said something.")]
    );
    // Nobody is told what they do to themselves.
    let token = app.call("POST", &format!("{QUEUE}/{}/assign", mine.0), &token, Some(&json!({"account": ann})));
    assert_eq!(token.status, 200, "{}", token.text());
    send(&app.register);
    assert_eq!(texts(&server), []);

    // A second review is for another one, so all are told.
    for what in ["screen", "admit", "begin"] {
        does(&app, &quiet, &mine, what, None);
    }
    does(&app, &quiet, &mine, "decide", Some(&decision("notUpheld")));
    assert_eq!(with(&app, &mine, "POST", "/review", Some(&json!({"text": "canary"}))).status, 200);
    send(&app.register);
    let review =
        "A second review is asked for. It must be done by somebody who neither decided nor wrote the record last.";
    assert_eq!(texts(&server), [told("ann", review), told("ben", review)]);

    // Who no longer answers here, or wants no more, is sent nothing: not even what waits.
    filed(&app, &submission());
    let admin = app.token(&[(Role::OrganizationAdmin, Some("voorbeeldstad"))]);
    assert_eq!(app.call("DELETE", &format!("/v1/organizations/voorbeeldstad/members/{ann}"), &admin, None).status, 204);
    send(&app.register);
    assert_eq!(texts(&server), [told("ben", "A new challenge came in.")]);
    assert!(crate::support::postgres().is_some() || !lies(&app, "@voorbeeldstad.example"));
}

#[test]
fn somebody_with_an_account_turns_it_on_and_off() {
    let server = Server::start();
    let app = town(&server);
    let path = "/v1/account/notifications";
    let (account, token) = app.member(&[(Role::CaseHandler, Some("voorbeeldstad"))]);
    assert_eq!(app.call("GET", path, &token, None).json(), json!({}));
    assert_eq!(app.call("PUT", path, &token, Some(&json!({"email": "nobody"}))).status, 422);
    assert_eq!(app.call("PUT", path, &token, Some(&json!({"email": "ann@voorbeeldstad.example"}))).status, 204);
    assert_eq!(app.call("GET", path, &token, None).json()["state"], "waiting");
    let wrong = app.call("POST", &format!("{path}/confirm"), &token, Some(&json!({"code": "22222222"})));
    assert_eq!(code(&wrong), (403, "codeWrong".into()));
    filed(&app, &submission());
    send(&app.register);
    let mail = server.one();
    assert_eq!(app.call("POST", &format!("{path}/confirm"), &token, Some(&json!({"code": mail.code()}))).status, 204);
    filed(&app, &submission());
    assert_eq!(app.call("DELETE", path, &token, None).status, 204);
    assert_eq!(app.call("GET", path, &token, None).json(), json!({}));
    filed(&app, &submission());
    send(&app.register);
    assert_eq!(server.take().len(), 0);

    // Three codes, and more only a week later or once one was confirmed.
    let sent = |address: &str| {
        let token = app.register.write_blocking({
            let (account, tokens) = (account, app.register.tokens.clone());
            move |tx| Ok(sessions::start(tx, &tokens, PrincipalId::Account(account))?.access_token)
        });
        let token = token.unwrap().value;
        assert_eq!(app.call("PUT", path, &token, Some(&json!({"email": address}))).status, 204);
        send(&app.register);
        server.take().pop().map(|mail| (mail.code(), token))
    };
    let three = ["ben@voorbeeldstad.example", "cas@voorbeeldstad.example", "eva@voorbeeldstad.example"];
    let codes = three.map(|address| sent(address).is_some());
    assert_eq!(codes, [true, true, false], "the one of the beginning counts");
    later(&app, TimeDelta::days(8));
    for n in 0..4 {
        let (code, token) = sent(&format!("fay{n}@voorbeeldstad.example")).unwrap();
        assert_eq!(app.call("POST", &format!("{path}/confirm"), &token, Some(&json!({"code": code}))).status, 204);
    }
    let audit = app.token(&[(Role::Auditor, Some("voorbeeldstad"))]);
    let audit = app.call("GET", "/v1/organizations/voorbeeldstad/audit", &audit, None).text();
    assert!(
        audit.contains("account.notificationsOn")
            && audit.contains("account.notificationsOff")
            && !audit.contains("ann@")
    );
}

#[test]
fn reminders_come_once_across_a_restart() {
    let server = Server::start();
    let app = town(&server);
    handler(&app, &server, "ann@voorbeeldstad.example");
    let mine = filed(&app, &submission());
    send(&app.register);
    server.take();
    let texts = |app: &App| {
        send(&app.register);
        let all: Vec<_> = server.take().iter().map(|mail| mail.text().lines().next().unwrap().to_owned()).collect();
        all
    };
    // Monday 2 March: to acknowledge by Monday the 9th, to screen by the 16th.
    tick(&app, 1);
    assert_eq!(texts(&app), [""; 0]);
    tick(&app, 1);
    assert_eq!(texts(&app), ["A term ends on 2026-03-09."]);
    let app = again(app);
    assert_eq!(texts(&app), [""; 0]);
    let (_folder, other) = replica(&app);
    send(&other);
    tick(&app, 1);
    assert_eq!(texts(&app), [""; 0]);
    tick(&app, 4);
    assert_eq!(texts(&app), [""; 0], "the last day");
    tick(&app, 1);
    assert_eq!(texts(&app), ["A term ended on 2026-03-09 and was missed. The answer is still owed."]);
    let app = again(app);
    tick(&app, 0);
    assert_eq!(texts(&app), [""; 0]);
    send(&other);
    assert_eq!(server.take().len(), 0);
    drop(other);

    // What was answered meanwhile is not reminded of, even if the reminder was written.
    tick(&app, 1);
    finish(&app.register, &REMINDERS);
    does(&app, &quiet(&app), &mine, "screen", None);
    assert_eq!(texts(&app), [""; 0]);

    // A remedy that is due.
    let handler = quiet(&app);
    for what in ["admit", "begin"] {
        does(&app, &handler, &mine, what, None);
    }
    does(&app, &handler, &mine, "decide", Some(&decision("upheld")));
    does(&app, &handler, &mine, "plan-remedy", Some(&json!({"what": {"nl": "Rechtzetten."}, "due": "2026-04-01"})));
    tick(&app, 20);
    assert_eq!(texts(&app), [""; 0]);
    tick(&app, 1);
    assert_eq!(app.clock.now().date_naive().to_string(), "2026-04-01");
    assert_eq!(texts(&app), ["What was promised is due on 2026-04-01."]);
    let app = again(app);
    tick(&app, 1);
    assert_eq!(texts(&app), [""; 0]);
}

#[test]
fn the_submitter_is_asked_once_whether_it_is_solved() {
    let server = Server::start();
    let app = town(&server);
    let mine = told(&app, &server, "ann@inwoner.example");
    let handler = quiet(&app);
    for what in ["screen", "admit", "begin"] {
        does(&app, &handler, &mine, what, None);
    }
    does(&app, &handler, &mine, "decide", Some(&decision("upheld")));
    does(&app, &handler, &mine, "plan-remedy", Some(&json!({"what": {"nl": "Rechtzetten."}, "due": "2026-04-01"})));
    does(&app, &handler, &mine, "remedy", Some(&json!({"what": {"nl": "Rechtgezet."}, "act": {"nl": "Brief"}})));
    send(&app.register);
    server.take();
    let asked = |app: &App| with(app, &mine, "GET", "", None).json().get("solvedAsked").cloned();
    tick(&app, 27);
    send(&app.register);
    assert_eq!((asked(&app), server.take().len()), (None, 0));
    tick(&app, 1);
    send(&app.register);
    assert_eq!(asked(&app), Some(json!("2026-03-30")));
    assert!(server.one().text().starts_with("Is het opgelost?"));
    let app = again(app);
    for _ in 0..5 {
        tick(&app, 1);
        send(&app.register);
    }
    assert_eq!(server.take().len(), 0);
    assert_eq!(with(&app, &mine, "POST", "/confirm", None).status, 200);
    assert_eq!(asked(&app), None);
}

#[test]
fn a_missed_term_is_told_with_what_can_be_done_and_like_ones_close_together() {
    let server = Server::start();
    let app = town(&server);
    let mine = told(&app, &server, "ann@inwoner.example");
    tick(&app, 8);
    send(&app.register);
    let mail = server.one();
    assert!(mail.text().contains("op 2026-03-09") && mail.text().contains("tweede beoordeling"), "{}", mail.text());
    let handler = quiet(&app);
    let first = filed(&app, &submission());
    does(&app, &handler, &mine, "screen", None);
    does(&app, &handler, &mine, "merge", Some(&json!({"into": first.0})));
    assert_eq!(with(&app, &first, "POST", "/withdraw", None).status, 200);
    send(&app.register);
    let mut told: Vec<_> = server.take().iter().map(|mail| mail.text().lines().next().unwrap().to_owned()).collect();
    told.sort();
    assert_eq!(told.len(), 2);
    assert!(told[0].starts_with("De melding waarmee de uwe"), "{told:?}");
    assert!(told[1].starts_with("Uw melding wordt samen met een soortgelijke"), "{told:?}");
}

#[test]
fn odd_addresses_bring_in_no_headers() {
    let server = Server::start();
    let app = town(&server);
    let mine = filed(&app, &submission());
    for odd in [
        "a@b.example\r\nBcc: c@d.example",
        "a@b.example\nSubject: x",
        "a@b.example, c@d.example",
        "<a@b.example>",
        "a b@c.example",
        "a@b.example;c@d.example",
        "\"a\"@b.example",
        "a@b.example\u{2028}Bcc: c@d.example",
        "a@b.example\u{0}",
        "a@b@c.example",
        "(a)@b.example",
        "a\\@b.example",
        "a:b@c.example",
        "\u{202e}a@b.example",
    ] {
        let set = with(&app, &mine, "PUT", "/contact", Some(&json!({"email": odd})));
        assert_eq!(set.status, 422, "{odd:?}");
    }
    // What passes for an address, and is hard to write down.
    for odd in ["ünï@inwoner.example", "a@ünï.example", "a%0d%0abcc@b.example"] {
        let mine = self::filed_later(&app);
        let set = with(&app, &mine, "PUT", "/contact", Some(&json!({"email": odd, "name": "x@y.example"})));
        assert_eq!(set.status, 200, "{odd:?}: {}", set.text());
    }
    send(&app.register);
    let mails = server.take();
    for mail in &mails {
        assert!(mail.0["headers"].as_array().unwrap().len() <= 10, "{}", mail.raw());
        assert_eq!((mail.header("bcc"), mail.header("cc")), ("", ""));
        assert!(!mail.raw().contains("y.example"), "no name is written");
        mail.to();
    }
    let to: Vec<_> = mails.iter().map(Mail::to).collect();
    // Not all: what is no address to a mail server ends where it is.
    assert!(to.contains(&"a%0d%0abcc@b.example") && to.contains(&"ünï@inwoner.example"), "{to:?}");
}

/// Files one more, an hour later: only so many may in an hour.
fn filed_later(app: &App) -> (String, String) {
    later(app, TimeDelta::hours(1));
    filed(app, &submission())
}

#[test]
fn a_register_that_serves_sends_by_itself() {
    let server = Server::start();
    let app = town(&server);
    app.clock.release();
    let running = jobs::start(&app.register).unwrap();
    contact(&app, &filed(&app, &submission()), "ann@inwoner.example");
    let begun = Instant::now();
    let mut mails = Vec::new();
    while mails.is_empty() {
        assert!(begun.elapsed() < Duration::from_secs(20), "nothing comes");
        std::thread::sleep(Duration::from_millis(20));
        mails = server.take();
    }
    running.stop();
    assert_eq!(mails[0].to(), "ann@inwoner.example");
}

#[test]
fn nothing_goes_in_the_clear_unless_the_operator_says_so() {
    let server = Server::start();
    let url = format!("smtp://127.0.0.1:{}", server.port);
    let app = filled(App::start_set(|settings| {
        settings.smtp_url = Some(url);
        settings.mail_from = Some("register@voorbeeldstad.example".into());
    }));
    contact(&app, &filed(&app, &submission()), "ann@inwoner.example");
    send(&app.register);
    later(&app, TimeDelta::hours(1));
    send(&app.register);
    assert_eq!(server.take().len(), 0, "this server has no TLS");
    let mut conn = app.register.db.connection().unwrap();
    later(&app, TimeDelta::hours(1));
    assert!(
        algorithm_register::store::notifications::find_due(&mut conn, app.clock.now()).unwrap().is_some(),
        "it waits"
    );
}

#[test]
fn without_a_mail_server_nothing_is_promised() {
    let app = filled(App::start());
    let mine = filed(&app, &submission());
    contact(&app, &mine, "ann@inwoner.example");
    assert_eq!(state(&app, &mine), "off");
    let (_, token) = app.member(&[(Role::CaseHandler, Some("voorbeeldstad"))]);
    let set =
        app.call("PUT", "/v1/account/notifications", &token, Some(&json!({"email": "ann@voorbeeldstad.example"})));
    assert_eq!(code(&set), (409, "mailOff".into()));
    send(&app.register);
    let own = app.call("GET", "/v1/account/notifications", &token, None);
    assert_eq!(own.json(), json!({}));
}

#[test]
fn settings_that_make_no_sense_are_told_at_the_start() {
    use algorithm_register::service::notifications::Mailer;
    let settings = |url: &str, from: Option<&str>, user: Option<&str>| {
        let mut settings = crate::support::settings(Path::new("/nonexistent"), "sqlite:///nonexistent/register.db");
        settings.smtp_url = (!url.is_empty()).then(|| url.to_owned());
        (settings.mail_from, settings.smtp_user) = (from.map(str::to_owned), user.map(str::to_owned));
        settings.smtp_password = user.map(|_| "canary-password".to_owned());
        settings
    };
    let why = |url: &str, from: Option<&str>, user: Option<&str>| {
        let why = Mailer::new(&settings(url, from, user)).err().map(|error| format!("{error:#}"));
        let why = why.unwrap_or_else(|| panic!("{url} passes"));
        assert!(!why.contains("canary"), "{why}");
        why
    };
    let from = Some("register@voorbeeldstad.example");
    assert!(Mailer::new(&settings("", None, None)).unwrap().is_none());
    for good in
        ["smtps://mail.example", "smtp://mail.example:2525", "smtp://127.0.0.1:25?tls=none", "smtp://[::1]:25?tls=none"]
    {
        assert!(Mailer::new(&settings(good, from, None)).unwrap().is_some(), "{good}");
    }
    assert!(Mailer::new(&settings("smtps://mail.example", from, Some("register"))).unwrap().is_some());
    assert!(why("smtp://mail.example", None, None).contains("REGISTER_MAIL_FROM"));
    assert!(why("", from, None).contains("REGISTER_SMTP_URL"));
    assert!(why("smtps://mail.example", Some("nobody"), None).contains("REGISTER_MAIL_FROM"));
    assert!(why("smtp://mail.example?tls=none", from, Some("register")).contains("unencrypted"));
    assert!(why("smtp://register:canary@mail.example", from, None).contains("REGISTER_SMTP_USER"));
    for wrong in ["mail.example", "http://mail.example", "smtp://mail.example?tls=maybe", "smtp://mail.example/x"] {
        assert!(why(wrong, from, None).contains("REGISTER_SMTP_URL"), "{wrong}");
    }
}
