//! Challenges as everybody meets them: in feeds, exports, figures and filters.
mod exports;
mod feeds;
mod figures;
mod filters;

use crate::support::{App, small_town};
use algorithm_register::domain::accounts::{PrincipalId, Role};
use algorithm_register::jobs;
use algorithm_register::service::sessions;
use chrono::TimeDelta;
pub use exports::exported;
pub use figures::figures;
use serde_json::{Value, json};
use std::collections::HashMap;
use uuid::Uuid;

/// A town whose residents contest, and two of its case handlers.
struct Town {
    app: App,
    /// Their accounts.
    handlers: HashMap<&'static str, [Uuid; 2]>,
}

/// A challenge: the organization, its reference and its receipt.
#[derive(Clone)]
struct Mine {
    organization: &'static str,
    reference: String,
    receipt: String,
}

impl Town {
    fn new() -> Self {
        Self::of(small_town())
    }

    fn of(app: App) -> Self {
        let handlers = ["voorbeeldstad", "elders"].map(|slug| {
            let handler = || app.member(&[(Role::CaseHandler, Some(slug))]).0;
            (slug, [handler(), handler()])
        });
        Self { handlers: handlers.into_iter().collect(), app }
    }

    /// A token of a case handler, however many days went by.
    fn token(&self, organization: &str, who: usize) -> String {
        let (tokens, account) = (self.app.register.tokens.clone(), self.handlers[organization][who]);
        let begun =
            self.app.register.write_blocking(move |tx| sessions::start(tx, &tokens, PrincipalId::Account(account)));
        begun.unwrap().value.access_token
    }

    /// Somebody comes to the desk: about a system, or about one that is missing.
    fn comes(&self, organization: &'static str, system: Option<&str>, kind: &str) -> Mine {
        let challenge = json!({"kind": kind, "language": "nl", "text": "Dit klopt niet: canary-text."});
        let mut body = json!({"channel": "desk", "challenge": challenge});
        if let Some(system) = system {
            body["system"] = json!(self.app.id(system));
        }
        let path = format!("/v1/organizations/{organization}/challenges/intake");
        let answer = self.app.call("POST", &path, &self.token(organization, 0), Some(&body));
        assert_eq!(answer.status, 201, "{}", answer.text());
        let told = answer.json();
        let told = |member: &str| told[member].as_str().unwrap().to_owned();
        Mine { organization, reference: told("reference"), receipt: told("receipt") }
    }

    fn contested(&self) -> Mine {
        self.comes("voorbeeldstad", Some("voorbeeldstad:parkeervergunning"), "entryError")
    }

    /// A case handler does something; `who`: the first or the second one.
    fn does(&self, mine: &Mine, who: usize, what: &str, body: Option<&Value>) {
        let path = format!("/v1/organizations/{}/challenges/{}/{what}", mine.organization, mine.reference);
        let answer = self.app.call("POST", &path, &self.token(mine.organization, who), body);
        assert_eq!(answer.status, 200, "{what}: {}", answer.text());
    }

    /// The submitter does something.
    fn says(&self, mine: &Mine, what: &str, body: Option<&Value>) {
        let path = format!("/v1/challenges/{}/conversation/{what}", mine.reference);
        let receipt = format!("Receipt {}", mine.receipt);
        let answer = self.app.call_with("POST", &path, "", body, &[("authorization", &receipt)]);
        assert_eq!(answer.status, 200, "{what}: {}", answer.text());
    }

    fn reviews(&self, mine: &Mine) {
        ["screen", "admit", "begin"].into_iter().for_each(|what| self.does(mine, 0, what, None));
    }

    fn decides(&self, mine: &Mine, outcome: &str) {
        self.reviews(mine);
        self.does(mine, 0, "decide", Some(&decision(outcome)));
    }

    fn remedies(&self, mine: &Mine) {
        let due = (self.app.clock.now() + TimeDelta::days(9)).date_naive();
        self.does(mine, 0, "plan-remedy", Some(&json!({"what": {"nl": "Wij passen het aan."}, "due": due})));
        self.does(mine, 0, "remedy", Some(&json!({"what": {"nl": "Aangepast."}, "act": {"nl": "Geld terug."}})));
    }

    fn refuses(&self, mine: &Mine) {
        self.does(mine, 0, "screen", None);
        self.does(mine, 0, "refuse", Some(&json!({"code": "unclear", "reason": {"nl": "Wat bedoelt u?"}})));
    }

    fn redirects(&self, mine: &Mine, to: &str) {
        self.does(mine, 0, "screen", None);
        self.does(mine, 0, "redirect", Some(&json!({"to": to, "reason": {"nl": "Zij gaan erover."}})));
    }

    fn is_reviewed_again(&self, mine: &Mine, outcome: &str) {
        self.says(mine, "review", Some(&json!({"text": "Kijk nog eens."})));
        self.does(mine, 1, "begin-review", None);
        self.does(mine, 1, "decide-review", Some(&decision(outcome)));
    }

    fn summarizes(&self, mine: &Mine, text: &str) {
        self.does(mine, 0, "summary", Some(&json!({"text": {"nl": text}})));
        self.says(mine, "summary", None);
    }

    /// Days go by, and the clock does what it has to.
    fn wait(&self, days: i64) {
        self.app.clock.set(self.app.clock.now() + TimeDelta::days(days));
        while !matches!((jobs::deadlines::DEADLINES.step)(&self.app.register).unwrap(), jobs::Step::Idle) {}
    }

    fn restart(self) -> Self {
        self.app.settle();
        Self { app: self.app.restart(), handlers: self.handlers }
    }
}

fn decision(outcome: &str) -> Value {
    json!({
        "outcome": outcome, "assistance": "none",
        "grounds": [{"ground": {"nl": "Het klopt niet."}, "answer": {"nl": "Wij hebben het nagekeken."}}],
        "nextRoutes": [{"kind": "ombudsman", "name": {"nl": "Ombudsman"}}],
    })
}
