//! E-mail to case handlers: subscriptions and reminders.
use crate::fixtures::app::{App, postgres};
use crate::fixtures::challenges::{
    QUEUE, advance_days, as_submitter, case_handler, decision, file_challenge, submission,
};
use crate::fixtures::http::status_and_code;
use crate::fixtures::jobs::{advance_clock, run_until_idle};
use crate::fixtures::mail::{act_as, database_contains, notified_case_handler, restarted, send_mails, town_with_mail};
use crate::fixtures::mail_server::MailServer;
use crate::fixtures::replica::open_replica;
use algorithm_register::domain::accounts::{PrincipalId, Role};
use algorithm_register::jobs::mail::REMINDERS;
use algorithm_register::service::sessions;
use chrono::TimeDelta;
use serde_json::json;

#[test]
fn subscribed_case_handlers_are_notified() {
    let server = MailServer::start();
    let app = town_with_mail(&server);
    let (ann, token) = notified_case_handler(&app, &server, "ann@voorbeeldstad.example");
    let (ben, _) = notified_case_handler(&app, &server, "ben@voorbeeldstad.example");
    let own = app.call("GET", "/v1/account/notifications", &token, None).json();
    assert_eq!(own, json!({"email": "ann@voorbeeldstad.example", "state": "confirmed"}));
    let texts = |server: &MailServer| {
        let mut all: Vec<_> = server
            .take_mails()
            .iter()
            .map(|mail| (mail.to().to_owned(), mail.text().lines().next().unwrap().to_owned()))
            .collect();
        all.sort();
        all
    };
    let lines = |who: &str, text: &str| (format!("{who}@voorbeeldstad.example"), text.to_owned());

    let challenge = file_challenge(&app, &submission());
    send_mails(&app.register);
    let mails = server.take_mails();
    assert_eq!(mails.len(), 2);
    for mail in &mails {
        assert!(mail.text().starts_with("There is a new challenge."), "{}", mail.text());
        assert!(mail.text().contains(&format!("/v1/organizations/voorbeeldstad/challenges/{}", challenge.reference)));
        assert!(!mail.raw().contains("canary"));
    }
    // Challenges of other organizations are not announced.
    let elsewhere = json!({"kind": "missingEntry", "language": "nl", "text": "Er is nog een systeem."});
    assert_eq!(app.call("POST", "/v1/organizations/elders/challenges", "", Some(&elsewhere)).status, 201);

    // Only the assigned case handler is notified.
    let quiet = case_handler(&app);
    act_as(&app, &quiet, &challenge, "assign", Some(&json!({"account": ben})));
    for _ in 0..2 {
        assert_eq!(as_submitter(&app, &challenge, "POST", "/messages", Some(&json!({"text": "canary"}))).status, 200);
    }
    send_mails(&app.register);
    assert_eq!(
        texts(&server),
        [lines("ben", "A challenge has been assigned to you."), lines("ben", "The submitter has replied.")]
    );
    // A case handler gets no mail about their own action.
    let token =
        app.call("POST", &format!("{QUEUE}/{}/assign", challenge.reference), &token, Some(&json!({"account": ann})));
    assert_eq!(token.status, 200, "{}", token.text());
    send_mails(&app.register);
    assert_eq!(texts(&server), []);

    // A second review is for another case handler, so all are notified.
    for what in ["screen", "admit", "begin"] {
        act_as(&app, &quiet, &challenge, what, None);
    }
    act_as(&app, &quiet, &challenge, "decide", Some(&decision("notUpheld")));
    assert_eq!(as_submitter(&app, &challenge, "POST", "/review", Some(&json!({"text": "canary"}))).status, 200);
    send_mails(&app.register);
    let review = "A second review has been requested. The reviewer must be neither the person who decided nor the last editor of the record.";
    assert_eq!(texts(&server), [lines("ann", review), lines("ben", review)]);

    // Former members get nothing, not even mails that are queued.
    file_challenge(&app, &submission());
    let admin = app.token(&[(Role::OrganizationAdmin, Some("voorbeeldstad"))]);
    assert_eq!(app.call("DELETE", &format!("/v1/organizations/voorbeeldstad/members/{ann}"), &admin, None).status, 204);
    send_mails(&app.register);
    assert_eq!(texts(&server), [lines("ben", "There is a new challenge.")]);
    assert!(postgres().is_some() || !database_contains(&app, "@voorbeeldstad.example"));
}

#[test]
fn an_account_subscribes_and_unsubscribes() {
    let server = MailServer::start();
    let app = town_with_mail(&server);
    let path = "/v1/account/notifications";
    let (account, token) = app.member(&[(Role::CaseHandler, Some("voorbeeldstad"))]);
    assert_eq!(app.call("GET", path, &token, None).json(), json!({}));
    assert_eq!(app.call("PUT", path, &token, Some(&json!({"email": "nobody"}))).status, 422);
    assert_eq!(app.call("PUT", path, &token, Some(&json!({"email": "ann@voorbeeldstad.example"}))).status, 204);
    assert_eq!(app.call("GET", path, &token, None).json()["state"], "waiting");
    let wrong = app.call("POST", &format!("{path}/confirm"), &token, Some(&json!({"code": "22222222"})));
    assert_eq!(status_and_code(&wrong), (403, "codeWrong".into()));
    file_challenge(&app, &submission());
    send_mails(&app.register);
    let mail = server.single_mail();
    assert_eq!(app.call("POST", &format!("{path}/confirm"), &token, Some(&json!({"code": mail.code()}))).status, 204);
    file_challenge(&app, &submission());
    assert_eq!(app.call("DELETE", path, &token, None).status, 204);
    assert_eq!(app.call("GET", path, &token, None).json(), json!({}));
    file_challenge(&app, &submission());
    send_mails(&app.register);
    assert_eq!(server.take_mails().len(), 0);

    // Three codes a week, unless one was confirmed.
    let sent = |address: &str| {
        let token = app.register.write_blocking({
            let (account, tokens) = (account, app.register.tokens.clone());
            move |tx| Ok(sessions::start(tx, &tokens, PrincipalId::Account(account))?.access_token)
        });
        let token = token.unwrap().value;
        assert_eq!(app.call("PUT", path, &token, Some(&json!({"email": address}))).status, 204);
        send_mails(&app.register);
        server.take_mails().pop().map(|mail| (mail.code(), token))
    };
    let three = ["ben@voorbeeldstad.example", "cas@voorbeeldstad.example", "eva@voorbeeldstad.example"];
    let codes = three.map(|address| sent(address).is_some());
    assert_eq!(codes, [true, true, false], "the first code counts");
    advance_clock(&app, TimeDelta::days(8));
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
fn reminders_are_sent_once_across_restarts() {
    let server = MailServer::start();
    let app = town_with_mail(&server);
    notified_case_handler(&app, &server, "ann@voorbeeldstad.example");
    let challenge = file_challenge(&app, &submission());
    send_mails(&app.register);
    server.take_mails();
    let texts = |app: &App| {
        send_mails(&app.register);
        let all: Vec<_> =
            server.take_mails().iter().map(|mail| mail.text().lines().next().unwrap().to_owned()).collect();
        all
    };
    // Monday 2 March: the deadlines are the 9th (acknowledge) and the 16th (screen).
    advance_days(&app, 1);
    assert_eq!(texts(&app), [""; 0]);
    advance_days(&app, 1);
    assert_eq!(texts(&app), ["A deadline is approaching: 2026-03-09."]);
    let app = restarted(app);
    assert_eq!(texts(&app), [""; 0]);
    let (_folder, other) = open_replica(&app);
    send_mails(&other);
    advance_days(&app, 1);
    assert_eq!(texts(&app), [""; 0]);
    advance_days(&app, 4);
    assert_eq!(texts(&app), [""; 0], "the last day");
    advance_days(&app, 1);
    assert_eq!(texts(&app), ["The deadline of 2026-03-09 was missed. The challenge must still be dealt with."]);
    let app = restarted(app);
    advance_days(&app, 0);
    assert_eq!(texts(&app), [""; 0]);
    send_mails(&other);
    assert_eq!(server.take_mails().len(), 0);
    drop(other);

    // An answered challenge gets no reminder, even if the reminder was already queued.
    advance_days(&app, 1);
    run_until_idle(&app.register, &REMINDERS);
    act_as(&app, &case_handler(&app), &challenge, "screen", None);
    assert_eq!(texts(&app), [""; 0]);

    // A remedy becomes due.
    let handler = case_handler(&app);
    for what in ["admit", "begin"] {
        act_as(&app, &handler, &challenge, what, None);
    }
    act_as(&app, &handler, &challenge, "decide", Some(&decision("upheld")));
    act_as(
        &app,
        &handler,
        &challenge,
        "plan-remedy",
        Some(&json!({"what": {"nl": "Rechtzetten."}, "due": "2026-04-01"})),
    );
    advance_days(&app, 20);
    assert_eq!(texts(&app), [""; 0]);
    advance_days(&app, 1);
    assert_eq!(app.clock.now().date_naive().to_string(), "2026-04-01");
    assert_eq!(texts(&app), ["The promised remedy is due on 2026-04-01."]);
    let app = restarted(app);
    advance_days(&app, 1);
    assert_eq!(texts(&app), [""; 0]);
}
