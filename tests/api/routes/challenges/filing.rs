//! Filing of challenges: proofs, receipts, limits and other channels.
use crate::fixtures::challenges::{
    FiledChallenge, QUEUE, as_submitter, case_handler, file_challenge, parking_permit, submission,
};
use crate::fixtures::http::status_and_code;
use crate::fixtures::snapshot::assert_snapshot;
use crate::fixtures::town::small_town;
use serde_json::{Value, json};

#[test]
fn a_filed_challenge_can_be_proved() {
    let app = small_town();
    let path = format!("/v1/systems/{}/challenges", parking_permit(&app));
    let once = [("idempotency-key", "7f")];
    let response = app.call_with("POST", &path, "", Some(&submission()), &once);
    assert_eq!((response.status, response.header("cache-control")), (201, "no-store"));
    let acknowledgement = response.json();
    assert_eq!(acknowledgement["receipt"].as_str().unwrap().split(' ').count(), 12);
    assert_snapshot!(
        "acknowledgement", acknowledgement,
        ".id" => "[id]", ".reference" => "[reference]", ".receipt" => "[receipt]", ".textSalt" => "[salt]",
        ".textDigest" => "[digest]", ".acknowledgement" => "[proof]",
    );
    let entry = acknowledgement["acknowledgement"]["entry"].as_str().unwrap();
    assert!(
        entry.contains("challenge.received") && entry.contains(r#""at":"2026-03-02T00:00:00Z""#),
        "to the day: {entry}"
    );
    // The log commits to the digest of salt and text.
    use base64::Engine as _;
    use sha2::Digest as _;
    let salt =
        base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(acknowledgement["textSalt"].as_str().unwrap()).unwrap();
    let digest = sha2::Sha256::new().chain_update(salt).chain_update(submission()["text"].as_str().unwrap()).finalize();
    let digest: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(acknowledgement["textDigest"], format!("sha256:{digest}"));
    let again = app.call_with("POST", &path, "", Some(&submission()), &once).json();
    assert_eq!(
        (&again["reference"], &again["receipt"]),
        (&acknowledgement["reference"], &acknowledgement["receipt"]),
        "the repeated request files nothing"
    );
    assert_eq!(app.json("/v1/challenges")["total"], 1);
}

#[test]
fn an_invalid_filing_is_refused_with_its_pointer() {
    let app = small_town();
    let path = format!("/v1/systems/{}/challenges", parking_permit(&app));
    let error = |change: &[(&str, Value)]| {
        let mut body = submission();
        change.iter().for_each(|(field, value)| body[*field] = value.clone());
        let response = app.call("POST", &path, "", Some(&body));
        assert_eq!(response.status, 422, "{}", response.text());
        response.json()["errors"][0]["pointer"].as_str().unwrap().to_owned()
    };
    assert_eq!(error(&[("pointers", json!(["/name", "/nothing"]))]), "/pointers/1");
    assert_eq!(error(&[("version", json!(7))]), "/version");
    assert_eq!(error(&[("kind", json!("missingEntry"))]), "/kind");
    assert_eq!(error(&[("text", json!(""))]), "/text");
    assert_eq!(error(&[("proofOfWork", json!({"question": "0.0.x.y", "answer": 1}))]), "/proofOfWork");
    let nowhere =
        app.call("POST", "/v1/systems/01939f00-0000-7000-8000-000000000000/challenges", "", Some(&submission()));
    assert_eq!(nowhere.status, 404);
    let missing = json!({"kind": "missingEntry", "language": "nl", "text": "Jullie gebruiken ook een scanauto."});
    let filed = app.call("POST", "/v1/organizations/voorbeeldstad/challenges", "", Some(&missing));
    assert_eq!(filed.status, 201, "{}", filed.text());
    assert_eq!(app.json("/v1/challenges")["total"], 1, "a refused filing writes nothing");
}

#[test]
fn only_the_receipt_opens_a_conversation() {
    let app = small_town();
    let (challenge, other) = (file_challenge(&app, &submission()), file_challenge(&app, &submission()));
    let crossed = challenge.with_receipt_of(&other);
    assert_eq!(status_and_code(&as_submitter(&app, &crossed, "GET", "", None)), (401, "receiptUnknown".into()));
    let nowhere = FiledChallenge { reference: "2026-0000-0000".into(), ..challenge.clone() };
    assert_eq!(status_and_code(&as_submitter(&app, &nowhere, "GET", "", None)), (401, "receiptUnknown".into()));
    assert_eq!(
        status_and_code(&app.call("GET", &format!("/v1/challenges/{}/conversation", challenge.reference), "", None)),
        (401, "receiptMissing".into())
    );
    // Guessing is throttled; the owner of the receipt never is, not even in the same network.
    for _ in 0..10 {
        as_submitter(&app, &crossed, "GET", "", None);
    }
    assert_eq!(as_submitter(&app, &crossed, "GET", "", None).status, 429);
    assert_eq!(as_submitter(&app, &challenge, "GET", "", None).status, 200);
    assert_eq!(as_submitter(&app, &crossed, "POST", "/withdraw", None).status, 429);
    assert_eq!(as_submitter(&app, &challenge, "POST", "/withdraw", None).status, 200);
}

#[test]
fn a_restart_keeps_public_challenges() {
    let app = small_town();
    let challenge = file_challenge(&app, &submission());
    app.flush_index();
    let before = app.text(&format!("/v1/challenges/{}", challenge.reference));
    let app = app.restart();
    assert_eq!(app.text(&format!("/v1/challenges/{}", challenge.reference)), before);
    assert_eq!(as_submitter(&app, &challenge, "GET", "", None).status, 200);
}

#[test]
fn a_challenge_by_telephone_has_a_receipt() {
    let app = small_town();
    let handler = case_handler(&app);
    let body = json!({"channel": "phone", "system": parking_permit(&app), "challenge": submission()});
    let response = app.call("POST", &format!("{QUEUE}/intake"), &handler, Some(&body));
    assert_eq!(response.status, 201, "{}", response.text());
    let challenge = FiledChallenge::new("voorbeeldstad", &response.json());
    assert_eq!(as_submitter(&app, &challenge, "GET", "", None).status, 200);
    assert_eq!(app.call("GET", &format!("{QUEUE}/{}", challenge.reference), &handler, None).json()["channel"], "phone");
}

#[test]
fn frequent_filing_requires_proof_of_work() {
    let app = small_town();
    let path = format!("/v1/systems/{}/challenges", parking_permit(&app));
    let key = [("idempotency-key", "first")];
    let first = app.call_with("POST", &path, "", Some(&submission()), &key);
    let mut last = 0;
    for _ in 0..5 {
        last = app.call("POST", &path, "", Some(&submission())).status;
    }
    assert_eq!(last, 429, "five challenges an hour from one network");
    let retry = app.call_with("POST", &path, "", Some(&submission()), &key);
    assert_eq!((retry.status, &retry.json()["reference"]), (201, &first.json()["reference"]), "a retry files nothing");
    let asked = app.get("/v1/challenges/proof-of-work").json();
    let (question, bits) = (asked["question"].as_str().unwrap(), asked["bits"].as_u64().unwrap() as u32);
    use sha2::Digest as _;
    let answer = (0u64..).find(|number| {
        let digest = sha2::Sha256::digest(format!("{question}:{number}"));
        u128::from_be_bytes(*digest.first_chunk().unwrap()).leading_zeros() >= bits
    });
    let mut body = submission();
    body["proofOfWork"] = json!({"question": question, "answer": answer});
    assert_eq!(app.call("POST", &path, "", Some(&body)).status, 201);
    assert_eq!(status_and_code(&app.call("POST", &path, "", Some(&body))), (409, "proofOfWorkUsed".into()));
}
