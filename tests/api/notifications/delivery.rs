//! Delivery of e-mail: outages, refusals, several processes, hostile addresses, settings.
use crate::fixtures::app::{App, settings_for};
use crate::fixtures::captured_log::CapturedLog;
use crate::fixtures::challenges::{FiledChallenge, as_submitter, case_handler, file_challenge, submission};
use crate::fixtures::http::status_and_code;
use crate::fixtures::jobs::{advance_clock, run_until_idle};
use crate::fixtures::mail::{
    act_as, email_state, file_challenge_later, file_with_confirmed_email, send_mails, set_email, town_with_mail,
    with_two_cities,
};
use crate::fixtures::mail_server::{Mail, MailServer};
use crate::fixtures::replica::open_replica;
use algorithm_register::domain::accounts::Role;
use algorithm_register::jobs::{self, retention::RETENTION};
use chrono::TimeDelta;
use serde_json::json;
use std::path::Path;
use std::time::{Duration, Instant};

#[test]
fn an_outage_of_three_days_loses_and_repeats_no_mail() {
    let mut server = MailServer::start();
    let app = town_with_mail(&server);
    let challenge = file_with_confirmed_email(&app, &server, "ann@inwoner.example");
    let handler = case_handler(&app);
    server.stop();
    act_as(&app, &handler, &challenge, "screen", None);
    act_as(&app, &handler, &challenge, "admit", None);
    act_as(&app, &handler, &challenge, "messages", Some(&json!({"text": "Goedendag."})));
    for _ in 0..72 {
        send_mails(&app.register);
        advance_clock(&app, TimeDelta::hours(1));
    }
    let handler = case_handler(&app);
    act_as(&app, &handler, &challenge, "begin", None);
    act_as(&app, &handler, &challenge, "messages", Some(&json!({"text": "Goedemiddag."})));
    server.resume();
    advance_clock(&app, TimeDelta::minutes(6));
    send_mails(&app.register);
    let mails = server.take_mails();
    let mut lines: Vec<_> = mails.iter().map(|mail| mail.text().lines().next().unwrap()).collect();
    lines.sort_unstable();
    let message = "De organisatie heeft u een bericht gestuurd.";
    assert_eq!(lines, [message, message, "Uw melding wordt in behandeling genomen."]);
    advance_clock(&app, TimeDelta::days(1));
    send_mails(&app.register);
    assert_eq!(server.take_mails().len(), 0, "only once");

    // Delivery ends after a week.
    server.stop();
    let handler = case_handler(&app);
    act_as(&app, &handler, &challenge, "messages", Some(&json!({"text": "Goedenavond."})));
    for _ in 0..8 {
        send_mails(&app.register);
        advance_clock(&app, TimeDelta::days(1));
    }
    server.resume();
    send_mails(&app.register);
    assert_eq!(server.take_mails().len(), 0);
}

#[test]
fn a_permanent_refusal_ends_a_mail_and_a_temporary_one_delays_it() {
    let server = MailServer::start();
    let app = town_with_mail(&server);
    let (never, busy, ann) =
        (file_challenge(&app, &submission()), file_challenge(&app, &submission()), file_challenge(&app, &submission()));
    set_email(&app, &never, "refused@inwoner.example");
    set_email(&app, &busy, "busy@inwoner.example");
    set_email(&app, &ann, "ann@inwoner.example");
    // The replies of the server contain the address; the log does not.
    let output = CapturedLog::default();
    let lines = tracing_subscriber::fmt().with_writer(output.clone()).finish();
    tracing::subscriber::with_default(lines, || send_mails(&app.register));
    let output = output.text();
    assert!(output.contains("550") && output.contains("451"), "{output}");
    assert!(!output.contains("inwoner") && !output.contains('@'), "{output}");
    assert_eq!(server.single_mail().to(), "ann@inwoner.example", "a refused mail delays no other");
    let rows = || {
        let mut conn = app.register.db.connection().unwrap();
        let of = |conn: &mut _, FiledChallenge { reference, .. }: &FiledChallenge| {
            let row = algorithm_register::store::challenges::find_by_reference(conn, reference).unwrap().unwrap();
            let recipient =
                algorithm_register::store::notifications::find_recipient_by_challenge(conn, row.id.0).unwrap().unwrap();
            algorithm_register::store::notifications::list_by_recipient(conn, recipient.id.0).unwrap().remove(0)
        };
        [&never, &busy, &ann].map(|challenge| of(&mut conn, challenge)).map(|mail| (mail.state, mail.attempts))
    };
    assert_eq!(rows(), [("dead".into(), 1), ("waiting".into(), 1), ("sent".into(), 1)]);
    advance_clock(&app, TimeDelta::minutes(4));
    send_mails(&app.register);
    assert_eq!(rows()[1].1, 1, "not at once");
    advance_clock(&app, TimeDelta::minutes(1));
    send_mails(&app.register);
    assert_eq!(rows()[1].1, 2);
    assert_eq!(rows()[0].1, 1);

    // Finished mails are deleted after two months.
    advance_clock(&app, TimeDelta::days(61));
    run_until_idle(&app.register, &RETENTION);
    let mut conn = app.register.db.connection().unwrap();
    assert!(algorithm_register::store::notifications::find_due(&mut conn, app.clock.now()).unwrap().is_none());
}

#[test]
fn two_processes_send_each_mail_once() {
    let server = MailServer::start();
    let app = town_with_mail(&server);
    let all: Vec<_> =
        (0..4).map(|n| file_with_confirmed_email(&app, &server, &format!("ann{n}@inwoner.example"))).collect();
    let (_folder, other) = open_replica(&app);
    let handler = case_handler(&app);
    for challenge in &all {
        act_as(&app, &handler, challenge, "screen", None);
        act_as(&app, &handler, challenge, "admit", None);
        act_as(&app, &handler, challenge, "messages", Some(&json!({"text": "Goedendag."})));
    }
    std::thread::scope(|threads| {
        for register in [&app.register, &other, &app.register, &other] {
            threads.spawn(|| send_mails(register));
        }
    });
    let mails = server.take_mails();
    let mut lines: Vec<_> = mails.iter().map(|mail| (mail.to(), mail.text().lines().next().unwrap())).collect();
    lines.sort_unstable();
    lines.dedup();
    assert_eq!((mails.len(), lines.len()), (8, 8));
    let ids: std::collections::HashSet<_> = mails.iter().map(|mail| mail.header("message-id")).collect();
    assert_eq!(ids.len(), 8);
}

#[test]
fn hostile_addresses_inject_no_headers() {
    let server = MailServer::start();
    let app = town_with_mail(&server);
    let challenge = file_challenge(&app, &submission());
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
        let set = as_submitter(&app, &challenge, "PUT", "/contact", Some(&json!({"email": odd})));
        assert_eq!(set.status, 422, "{odd:?}");
    }
    // Unusual addresses that are valid.
    for odd in ["ünï@inwoner.example", "a@ünï.example", "a%0d%0abcc@b.example"] {
        let challenge = file_challenge_later(&app);
        let set =
            as_submitter(&app, &challenge, "PUT", "/contact", Some(&json!({"email": odd, "name": "x@y.example"})));
        assert_eq!(set.status, 200, "{odd:?}: {}", set.text());
    }
    send_mails(&app.register);
    let mails = server.take_mails();
    for mail in &mails {
        assert!(mail.0["headers"].as_array().unwrap().len() <= 10, "{}", mail.raw());
        assert_eq!((mail.header("bcc"), mail.header("cc")), ("", ""));
        assert!(!mail.raw().contains("y.example"), "a mail contains no display name");
        mail.to();
    }
    let to: Vec<_> = mails.iter().map(Mail::to).collect();
    // The mail server refuses some of them.
    assert!(to.contains(&"a%0d%0abcc@b.example") && to.contains(&"ünï@inwoner.example"), "{to:?}");
}

#[test]
fn a_running_register_sends_mail() {
    let server = MailServer::start();
    let app = town_with_mail(&server);
    app.clock.release();
    let running = jobs::start(&app.register).unwrap();
    set_email(&app, &file_challenge(&app, &submission()), "ann@inwoner.example");
    let begun = Instant::now();
    let mut mails = Vec::new();
    while mails.is_empty() {
        assert!(begun.elapsed() < Duration::from_secs(20), "nothing arrived");
        std::thread::sleep(Duration::from_millis(20));
        mails = server.take_mails();
    }
    running.stop();
    assert_eq!(mails[0].to(), "ann@inwoner.example");
}

#[test]
fn unencrypted_mail_requires_a_setting() {
    let server = MailServer::start();
    let url = format!("smtp://127.0.0.1:{}", server.port);
    let app = with_two_cities(App::start_with_settings(|settings| {
        settings.smtp_url = Some(url);
        settings.mail_from = Some("register@voorbeeldstad.example".into());
    }));
    set_email(&app, &file_challenge(&app, &submission()), "ann@inwoner.example");
    send_mails(&app.register);
    advance_clock(&app, TimeDelta::hours(1));
    send_mails(&app.register);
    assert_eq!(server.take_mails().len(), 0, "the server has no TLS");
    let mut conn = app.register.db.connection().unwrap();
    advance_clock(&app, TimeDelta::hours(1));
    assert!(
        algorithm_register::store::notifications::find_due(&mut conn, app.clock.now()).unwrap().is_some(),
        "it waits"
    );
}

#[test]
fn notifications_are_off_without_a_mail_server() {
    let app = with_two_cities(App::start());
    let challenge = file_challenge(&app, &submission());
    set_email(&app, &challenge, "ann@inwoner.example");
    assert_eq!(email_state(&app, &challenge), "off");
    let (_, token) = app.member(&[(Role::CaseHandler, Some("voorbeeldstad"))]);
    let set =
        app.call("PUT", "/v1/account/notifications", &token, Some(&json!({"email": "ann@voorbeeldstad.example"})));
    assert_eq!(status_and_code(&set), (409, "mailOff".into()));
    send_mails(&app.register);
    let own = app.call("GET", "/v1/account/notifications", &token, None);
    assert_eq!(own.json(), json!({}));
}

#[test]
fn invalid_mail_settings_are_refused_at_startup() {
    use algorithm_register::service::notifications::Mailer;
    let settings = |url: &str, from: Option<&str>, user: Option<&str>| {
        let mut settings = settings_for(Path::new("/nonexistent"), "sqlite:///nonexistent/register.db");
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
