//! E-mail to submitters: confirmation of addresses, languages, content.
use crate::fixtures::app::{App, postgres};
use crate::fixtures::challenges::{advance_days, as_submitter, case_handler, decision, file_challenge, submission};
use crate::fixtures::jobs::advance_clock;
use crate::fixtures::mail::{
    act_as, confirm_email, database_contains, email_state, file_with_confirmed_email, restarted, send_mails, set_email,
    town_with_mail,
};
use crate::fixtures::mail_server::MailServer;
use algorithm_register::domain::accounts::Role;
use chrono::TimeDelta;
use serde_json::json;

#[test]
fn a_submitter_is_notified_without_any_private_text() {
    let server = MailServer::start();
    let app = town_with_mail(&server);
    let mut body = submission();
    body["contact"] = json!({"email": "ann@inwoner.example", "name": "canary-name"});
    let challenge = file_challenge(&app, &body);
    assert_eq!(email_state(&app, &challenge), "waiting");
    send_mails(&app.register);
    let mail = server.single_mail();
    assert_eq!((mail.to(), &mail.0["from"]), ("ann@inwoner.example", &json!("register@voorbeeldstad.example")));
    assert_eq!(mail.header("subject"), "Bevestig uw e-mailadres");
    assert!(mail.text().contains("2026-03-09"), "a week: {}", mail.text());
    let right = mail.code();

    // An unconfirmed address gets nothing but the code.
    let handler = case_handler(&app);
    act_as(&app, &handler, &challenge, "screen", None);
    act_as(&app, &handler, &challenge, "admit", None);
    send_mails(&app.register);
    assert_eq!(server.take_mails().len(), 0);

    let other = file_challenge(&app, &submission());
    assert_eq!(confirm_email(&app, &challenge, "22222222"), (403, "codeWrong".into()));
    assert_eq!(
        confirm_email(&app, &other, &right),
        (409, "codeExpired".into()),
        "the code belongs to another challenge"
    );
    assert_eq!(email_state(&app, &challenge), "waiting");
    let lower = format!("{} - {}", &right[..4], &right[4..]).to_lowercase();
    assert_eq!(confirm_email(&app, &challenge, &lower).0, 200);
    assert_eq!(email_state(&app, &challenge), "confirmed");
    assert_eq!(confirm_email(&app, &challenge, &right).0, 200, "a second confirmation changes nothing");

    act_as(&app, &handler, &challenge, "begin", None);
    act_as(&app, &handler, &challenge, "ask", Some(&json!({"question": "canary-question?", "until": "2026-03-20"})));
    send_mails(&app.register);
    let mail = server.single_mail();
    assert_eq!(mail.to(), "ann@inwoner.example");
    assert!(mail.header("subject").contains(&challenge.reference), "{}", mail.header("subject"));
    for lines in [
        "heeft een vraag aan u",
        "2026-03-20",
        &challenge.reference,
        "Gemeente Voorbeeldstad",
        "twaalf woorden",
        "Verwijder dan uw contactgegevens",
    ] {
        assert!(mail.text().contains(lines), "{lines}: {}", mail.text());
    }
    assert!(
        mail.text().contains(&format!("{}/v1/challenges/{}\n", app.register.settings.public_url, challenge.reference))
    );

    // An automatic mail has exactly these headers, is plain UTF-8, and loads nothing.
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

    // The remaining steps.
    let answered = as_submitter(&app, &challenge, "POST", "/messages", Some(&json!({"text": "canary-answer"})));
    assert_eq!(answered.status, 200);
    act_as(&app, &handler, &challenge, "messages", Some(&json!({"text": "canary-message"})));
    act_as(&app, &handler, &challenge, "messages", Some(&json!({"text": "canary-message"})));
    act_as(&app, &handler, &challenge, "summary", Some(&json!({"text": {"nl": "canary-summary"}})));
    act_as(&app, &handler, &challenge, "extend", Some(&json!({"reason": {"nl": "canary-reason"}})));
    act_as(&app, &handler, &challenge, "decide", Some(&decision("upheld")));
    act_as(
        &app,
        &handler,
        &challenge,
        "plan-remedy",
        Some(&json!({"what": {"nl": "canary-plan"}, "due": "2026-04-01"})),
    );
    act_as(
        &app,
        &handler,
        &challenge,
        "remedy",
        Some(&json!({"what": {"nl": "canary-remedy"}, "act": {"nl": "canary-act"}})),
    );
    send_mails(&app.register);
    let mails = server.take_mails();
    let count = |text: &str| mails.iter().filter(|mail| mail.text().contains(text)).count();
    assert_eq!(count("heeft u een bericht gestuurd"), 2);
    for once in ["openbare samenvatting", "duurt langer", "Er is een beslissing over uw melding", "heeft uitgevoerd"] {
        assert_eq!(count(once), 1, "{once}");
    }
    assert_eq!(mails.len(), 6);
    for mail in &mails {
        assert!(!mail.raw().contains("canary") && !mail.text().contains("canary"), "{}", mail.raw());
        assert!(!mail.raw().contains(&challenge.receipt[..20]), "a mail contains no receipt");
    }
    // The outbox contains no address.
    assert!(postgres().is_some() || !database_contains(&app, "inwoner.example"));
}

#[test]
fn mails_use_the_language_of_the_submitter() {
    let server = MailServer::start();
    let app = town_with_mail(&server);
    for (language, words) in [
        ("fi", "Vahvista sähköpostiosoitteesi"),
        ("pt-BR", "Confirme o seu endereço de e-mail"),
        ("ar", "Confirm your e-mail address"),
    ] {
        let mut body = submission();
        body["language"] = language.into();
        body["contact"] = json!({"email": "ann@inwoner.example"});
        file_challenge(&app, &body);
        send_mails(&app.register);
        assert_eq!(server.single_mail().header("subject"), words, "{language}");
    }
    // An unsupported language falls back to the language of the organization.
    let admin = app.token(&[(Role::OrganizationAdmin, Some("voorbeeldstad"))]);
    let path = "/v1/organizations/voorbeeldstad/settings";
    let tag = app.call("GET", path, &admin, None).header("etag").to_owned();
    let set = app.call_with("PUT", path, &admin, Some(&json!({"languages": ["ca", "es"]})), &[("if-match", &tag)]);
    assert_eq!(set.status, 200, "{}", set.text());
    let mut body = submission();
    body["language"] = "ar".into();
    body["contact"] = json!({"email": "ben@inwoner.example"});
    file_challenge(&app, &body);
    send_mails(&app.register);
    assert_eq!(server.single_mail().header("subject"), "Confirmeu la vostra adreça electrònica");
}

#[test]
fn confirmation_codes_expire_and_are_limited() {
    let server = MailServer::start();
    let app = town_with_mail(&server);
    let challenge = file_challenge(&app, &submission());
    set_email(&app, &challenge, "ann@inwoner.example");
    send_mails(&app.register);
    let first = server.single_mail().code();
    for _ in 0..5 {
        assert_eq!(confirm_email(&app, &challenge, "22222222"), (403, "codeWrong".into()));
    }
    assert_eq!(confirm_email(&app, &challenge, &first), (409, "codeExpired".into()), "five tries");
    assert_eq!(email_state(&app, &challenge), "unconfirmed");

    // A new code replaces the previous one and expires after a week.
    set_email(&app, &challenge, "ann@inwoner.example");
    send_mails(&app.register);
    let second = server.single_mail().code();
    assert_ne!(first, second);
    assert_eq!(confirm_email(&app, &challenge, &first), (403, "codeWrong".into()));
    advance_clock(&app, TimeDelta::days(8));
    assert_eq!(confirm_email(&app, &challenge, &second), (409, "codeExpired".into()));

    // The third code is the last, whatever the address, and erasure does not reset the count.
    set_email(&app, &challenge, "ben@inwoner.example");
    send_mails(&app.register);
    let third = server.single_mail();
    assert_eq!(third.to(), "ben@inwoner.example");
    assert_eq!(as_submitter(&app, &challenge, "DELETE", "/contact", None).status, 200);
    set_email(&app, &challenge, "cas@inwoner.example");
    send_mails(&app.register);
    assert_eq!(server.take_mails().len(), 0);
    assert_eq!(email_state(&app, &challenge), "unconfirmed");
    assert_eq!(confirm_email(&app, &challenge, &third.code()), (409, "codeExpired".into()));

    // A mailbox gets five codes a week across all challenges and spellings.
    advance_clock(&app, TimeDelta::days(8));
    for (n, address) in
        ["eva@inwoner.example", "Eva+1@inwoner.example", "EVA@Inwoner.example"].iter().cycle().take(7).enumerate()
    {
        advance_clock(&app, TimeDelta::hours(1));
        set_email(&app, &file_challenge(&app, &submission()), address);
        send_mails(&app.register);
        assert_eq!(server.take_mails().len(), usize::from(n < 5), "{n}");
    }
    advance_clock(&app, TimeDelta::days(7));
    set_email(&app, &file_challenge(&app, &submission()), "eva@inwoner.example");
    send_mails(&app.register);
    assert_eq!(server.take_mails().len(), 1);
}

#[test]
fn a_changed_address_is_confirmed_again() {
    let server = MailServer::start();
    let app = town_with_mail(&server);
    let challenge = file_with_confirmed_email(&app, &server, "ann@inwoner.example");
    let handler = case_handler(&app);
    // A repeated request changes nothing.
    set_email(&app, &challenge, "ann@inwoner.example");
    send_mails(&app.register);
    assert_eq!((server.take_mails().len(), email_state(&app, &challenge)), (0, json!("confirmed")));

    // Queued mails are not sent to a replaced address.
    act_as(&app, &handler, &challenge, "screen", None);
    act_as(&app, &handler, &challenge, "admit", None);
    set_email(&app, &challenge, "ben@inwoner.example");
    assert_eq!(email_state(&app, &challenge), "waiting");
    send_mails(&app.register);
    let mail = server.single_mail();
    assert_eq!(mail.to(), "ben@inwoner.example");
    assert_eq!(confirm_email(&app, &challenge, &mail.code()).0, 200);

    act_as(&app, &handler, &challenge, "begin", None);
    act_as(&app, &handler, &challenge, "messages", Some(&json!({"text": "Goedendag."})));
    assert_eq!(as_submitter(&app, &challenge, "DELETE", "/contact", None).status, 200);
    act_as(&app, &handler, &challenge, "messages", Some(&json!({"text": "Goedemiddag."})));
    send_mails(&app.register);
    advance_clock(&app, TimeDelta::days(1));
    send_mails(&app.register);
    assert_eq!(server.take_mails().len(), 0, "queued mails are dropped, and no mail follows");
    assert_eq!(as_submitter(&app, &challenge, "GET", "", None).json().get("emailState"), None);

    // The same holds for a contact without an address and after the retention period.
    let challenge = file_with_confirmed_email(&app, &server, "cas@inwoner.example");
    let handler = case_handler(&app);
    assert_eq!(as_submitter(&app, &challenge, "PUT", "/contact", Some(&json!({"other": "06 12345678"}))).status, 200);
    act_as(&app, &handler, &challenge, "messages", Some(&json!({"text": "Goedendag."})));
    let closed = file_with_confirmed_email(&app, &server, "eva@inwoner.example");
    assert_eq!(as_submitter(&app, &closed, "POST", "/withdraw", None).status, 200);
    advance_days(&app, 91);
    send_mails(&app.register);
    assert_eq!(server.take_mails().len(), 0);
    assert_eq!(as_submitter(&app, &closed, "GET", "", None).json().get("emailState"), None);
}

#[test]
fn a_submitter_is_asked_once_about_the_remedy() {
    let server = MailServer::start();
    let app = town_with_mail(&server);
    let challenge = file_with_confirmed_email(&app, &server, "ann@inwoner.example");
    let handler = case_handler(&app);
    for what in ["screen", "admit", "begin"] {
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
    act_as(&app, &handler, &challenge, "remedy", Some(&json!({"what": {"nl": "Rechtgezet."}, "act": {"nl": "Brief"}})));
    send_mails(&app.register);
    server.take_mails();
    let asked = |app: &App| as_submitter(app, &challenge, "GET", "", None).json().get("solvedAsked").cloned();
    advance_days(&app, 27);
    send_mails(&app.register);
    assert_eq!((asked(&app), server.take_mails().len()), (None, 0));
    advance_days(&app, 1);
    send_mails(&app.register);
    assert_eq!(asked(&app), Some(json!("2026-03-30")));
    assert!(server.single_mail().text().starts_with("Is het probleem opgelost?"));
    let app = restarted(app);
    for _ in 0..5 {
        advance_days(&app, 1);
        send_mails(&app.register);
    }
    assert_eq!(server.take_mails().len(), 0);
    assert_eq!(as_submitter(&app, &challenge, "POST", "/confirm", None).status, 200);
    assert_eq!(asked(&app), None);
}

#[test]
fn missed_deadlines_and_mergers_are_announced() {
    let server = MailServer::start();
    let app = town_with_mail(&server);
    let challenge = file_with_confirmed_email(&app, &server, "ann@inwoner.example");
    advance_days(&app, 8);
    send_mails(&app.register);
    let mail = server.single_mail();
    assert!(mail.text().contains("op 2026-03-09") && mail.text().contains("tweede beoordeling"), "{}", mail.text());
    let handler = case_handler(&app);
    let first = file_challenge(&app, &submission());
    act_as(&app, &handler, &challenge, "screen", None);
    act_as(&app, &handler, &challenge, "merge", Some(&json!({"into": first.reference})));
    assert_eq!(as_submitter(&app, &first, "POST", "/withdraw", None).status, 200);
    send_mails(&app.register);
    let mut lines: Vec<_> =
        server.take_mails().iter().map(|mail| mail.text().lines().next().unwrap().to_owned()).collect();
    lines.sort();
    assert_eq!(lines.len(), 2);
    assert!(lines[0].starts_with("Over uw melding wordt samen"), "{lines:?}");
    assert!(lines[1].starts_with("Uw melding was samengevoegd"), "{lines:?}");
}
