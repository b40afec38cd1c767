use super::*;
use ring::rand::SystemRandom;
use ring::signature::{Ed25519KeyPair, KeyPair};
use serde_json::json;

const SIGNED: &str = include_str!("../../../tests/fixtures/jose/signed.json");

fn at(text: &str) -> Instant {
    text.parse().unwrap()
}

fn now() -> Instant {
    at("2026-03-02T09:05:00Z")
}

fn signed() -> Value {
    serde_json::from_str(SIGNED).unwrap()
}

fn keys() -> Keys {
    Keys::parse(&signed()["keys"].to_string()).unwrap()
}

#[test]
fn signatures_of_another_library_hold_each_in_its_own_algorithm() {
    for algorithm in Algorithm::ALL {
        let token = signed()["tokens"][algorithm.as_str()].as_str().unwrap().to_owned();
        let claims = verify(&token, &keys(), &[algorithm], now()).unwrap();
        assert!(is_from(&claims, "https://issuer.example") && is_for(&claims, "https://register.example"));
        assert!(!is_from(&claims, "https://issuer.example/") && !is_for(&claims, "https://register"));
        let others: Vec<_> = Algorithm::ALL.into_iter().filter(|other| *other != algorithm).collect();
        assert_eq!(verify(&token, &keys(), &others, now()), Err(Rejected::Algorithm));
        assert_eq!(verify(&token, &keys(), &[algorithm], at("2026-03-02T09:10:29Z")).map(drop), Ok(()));
        assert_eq!(verify(&token, &keys(), &[algorithm], at("2026-03-02T09:10:30Z")), Err(Rejected::Expired));
        assert_eq!(verify(&token, &keys(), &[algorithm], at("2026-03-02T08:59:00Z")), Err(Rejected::NotYet));
        // Any byte that changes makes it another token.
        for place in 0..token.len() {
            let mut bytes = token.clone().into_bytes();
            bytes[place] = if bytes[place] == b'A' { b'B' } else { b'A' };
            let changed = String::from_utf8(bytes).unwrap();
            assert!(verify(&changed, &keys(), &Algorithm::ALL, now()).is_err(), "{algorithm:?} at {place}");
        }
        for length in 0..token.len() {
            assert!(verify(&token[..length], &keys(), &Algorithm::ALL, now()).is_err());
        }
    }
}

/// Somebody who signs whatever they like with a key that is trusted.
struct Signer(Ed25519KeyPair);

impl Signer {
    fn new() -> Self {
        let document = Ed25519KeyPair::generate_pkcs8(&SystemRandom::new()).unwrap();
        Self(Ed25519KeyPair::from_pkcs8(document.as_ref()).unwrap())
    }
    fn jwk(&self) -> Value {
        let x = BASE64URL.encode(self.0.public_key().as_ref());
        json!({"kty": "OKP", "crv": "Ed25519", "kid": "k", "x": x})
    }
    fn keys(&self) -> Keys {
        Keys::parse(&json!({"keys": [self.jwk()]}).to_string()).unwrap()
    }
    fn sign(&self, header: &str, claims: &str) -> String {
        let signed = format!("{}.{}", BASE64URL.encode(header), BASE64URL.encode(claims));
        let signature = self.0.sign(signed.as_bytes());
        format!("{signed}.{}", BASE64URL.encode(signature.as_ref()))
    }
    fn check(&self, header: &str, claims: &str) -> Result<Claims, Rejected> {
        verify(&self.sign(header, claims), &self.keys(), &[Algorithm::EdDsa], now())
    }
}

const HEADER: &str = r#"{"alg":"EdDSA","kid":"k"}"#;
const CLAIMS: &str = r#"{"exp":1772442600}"#;

#[test]
fn a_header_brings_no_key_and_no_other_way_to_read_it() {
    let signer = Signer::new();
    for right in [HEADER, r#"{"alg":"EdDSA"}"#, r#"{"alg":"EdDSA","typ":"application/jwt","x5t":"ignored"}"#] {
        assert!(signer.check(right, CLAIMS).is_ok(), "{right}");
    }
    for member in [
        r#""jku":"http://127.0.0.1/""#,
        r#""x5u":"http://127.0.0.1/""#,
        r#""x5c":[]"#,
        r#""jwk":{}"#,
        r#""crit":[]"#,
        r#""b64":false"#,
        r#""zip":"DEF""#,
        r#""typ":"at+jwt""#,
        r#""typ":1"#,
        r#""kid":"k""#,
        r#""alg":"EdDSA""#,
    ] {
        let header = format!(r#"{{"alg":"EdDSA","kid":"k",{member}}}"#);
        assert_eq!(signer.check(&header, CLAIMS), Err(Rejected::Malformed), "{header}");
    }
    for alg in ["none", "None", "NONE", "HS256", "eddsa", "EdDSA ", "Ed25519", "RS1", "ES256K", ""] {
        let header = format!(r#"{{"alg":"{alg}","kid":"k"}}"#);
        assert_eq!(signer.check(&header, CLAIMS), Err(Rejected::Algorithm), "{alg}");
    }
    for kid in [r#""other""#, r#""""#, r#""K""#, r#""k\u0000""#, r#""../k""#, r#""k' OR '1'='1""#] {
        let header = format!(r#"{{"alg":"EdDSA","kid":{kid}}}"#);
        assert_eq!(signer.check(&header, CLAIMS), Err(Rejected::UnknownKey), "{kid}");
    }
    assert_eq!(signer.check(r#"{"alg":"RS256","kid":"k"}"#, CLAIMS), Err(Rejected::Algorithm));
    let other = verify(&signer.sign(HEADER, CLAIMS), &Signer::new().keys(), &[Algorithm::EdDsa], now());
    assert_eq!(other, Err(Rejected::Signature));
}

#[test]
fn times_are_numbers_and_the_end_must_be_there() {
    let signer = Signer::new();
    for right in [r#"{"exp":1772442600.5,"nbf":1772442000,"iat":1772442320}"#, r#"{"exp":1772442271}"#] {
        assert!(signer.check(HEADER, right).is_ok(), "{right}");
    }
    for wrong in [
        "{}",
        r#"{"exp":"1772442600"}"#,
        r#"{"exp":null}"#,
        r#"{"exp":-1}"#,
        r#"{"exp":1e300}"#,
        r#"{"exp":1772442600,"exp":1772442600}"#,
        r#"{"exp":1772442600,"nbf":"0"}"#,
        r#"["exp"]"#,
        r#"{"exp":1772442600} "x""#,
        "",
    ] {
        assert_eq!(signer.check(HEADER, wrong), Err(Rejected::Malformed), "{wrong}");
    }
    assert_eq!(signer.check(HEADER, r#"{"exp":1772442270}"#), Err(Rejected::Expired));
    assert_eq!(signer.check(HEADER, r#"{"exp":1772442600,"nbf":1772442331}"#), Err(Rejected::NotYet));
    assert_eq!(signer.check(HEADER, r#"{"exp":1772442600,"iat":1772442331}"#), Err(Rejected::NotYet));
}

#[test]
fn other_forms_are_no_tokens() {
    let signer = Signer::new();
    let right = signer.sign(HEADER, CLAIMS);
    let check = |token: &str| verify(token, &signer.keys(), &[Algorithm::EdDsa], now());
    assert!(check(&right).is_ok());
    let long = signer.sign(HEADER, &format!(r#"{{"exp":1772442600,"pad":"{}"}}"#, "x".repeat(MAX_TOKEN)));
    let (signed, signature) = right.rsplit_once('.').unwrap();
    for wrong in [
        format!("{right}="),
        format!("{right}."),
        format!(".{right}"),
        format!(" {right}"),
        format!("{right}\n"),
        format!("{right}.x.y"),
        format!("{signed}."),
        format!("..{signature}"),
        long,
        "a.b.c".into(),
        "..".into(),
        String::new(),
    ] {
        assert_eq!(check(&wrong), Err(Rejected::Malformed), "{wrong}");
    }
}

#[test]
fn sets_of_keys_are_public_and_of_use() {
    let signer = Signer::new();
    let with = |name: &str, value: Value| {
        let mut key = signer.jwk();
        key[name] = value;
        Keys::parse(&json!({"keys": [key]}).to_string())
    };
    assert_eq!(with("d", "x".into()), Err(BadKeys::Secret));
    for (name, value) in [("use", "enc"), ("alg", "HS256"), ("crv", "X25519"), ("kty", "oct"), ("x", "AAAA")] {
        assert_eq!(with(name, value.into()), Err(BadKeys::NoneFits), "{name}");
    }
    assert_eq!(with("key_ops", json!(["sign"])), Err(BadKeys::NoneFits));
    for wrong in ["", "{}", r#"{"keys": {}}"#, r#"{"keys": [1]}"#, r#"{"keys": [], "keys": []}"#] {
        assert_eq!(Keys::parse(wrong), Err(BadKeys::NoSet), "{wrong}");
    }
    // A key that is too short for RSA is none.
    let short = json!({"keys": [{"kty": "RSA", "n": BASE64URL.encode([0xff; 128]), "e": "AQAB"}]});
    assert_eq!(Keys::parse(&short.to_string()), Err(BadKeys::NoneFits));
    // Two keys without names: nobody can tell which is meant.
    let two = Keys::parse(&json!({"keys": [signer.jwk(), Signer::new().jwk()]}).to_string()).unwrap();
    let token = signer.sign(r#"{"alg":"EdDSA"}"#, CLAIMS);
    assert_eq!(verify(&token, &two, &[Algorithm::EdDsa], now()), Err(Rejected::UnknownKey));
}
