use super::*;
use ring::rand::SystemRandom;
use ring::signature::{Ed25519KeyPair, KeyPair};
use serde_json::json;

const FIXTURE: &str = include_str!("../../../tests/fixtures/jwt/signed.json");

fn at(text: &str) -> Instant {
    text.parse().unwrap()
}

fn now() -> Instant {
    at("2026-03-02T09:05:00Z")
}

fn fixture() -> Value {
    serde_json::from_str(FIXTURE).unwrap()
}

fn keys() -> PublicKeys {
    PublicKeys::parse(&fixture()["keys"].to_string()).unwrap()
}

#[test]
fn signatures_of_another_library_verify_with_their_own_algorithm_only() {
    for algorithm in Algorithm::ALL {
        let token = fixture()["tokens"][algorithm.as_str()].as_str().unwrap().to_owned();
        let claims = verify(&token, &keys(), &[algorithm], now()).unwrap();
        assert!(has_issuer(&claims, "https://issuer.example") && has_audience(&claims, "https://register.example"));
        assert!(!has_issuer(&claims, "https://issuer.example/") && !has_audience(&claims, "https://register"));
        let others: Vec<_> = Algorithm::ALL.into_iter().filter(|other| *other != algorithm).collect();
        assert_eq!(verify(&token, &keys(), &others, now()), Err(JwtError::Algorithm));
        assert_eq!(verify(&token, &keys(), &[algorithm], at("2026-03-02T09:10:29Z")).map(drop), Ok(()));
        assert_eq!(verify(&token, &keys(), &[algorithm], at("2026-03-02T09:10:30Z")), Err(JwtError::Expired));
        assert_eq!(verify(&token, &keys(), &[algorithm], at("2026-03-02T08:59:00Z")), Err(JwtError::NotYetValid));
        // A change of any byte makes the token invalid.
        for index in 0..token.len() {
            let mut bytes = token.clone().into_bytes();
            bytes[index] = if bytes[index] == b'A' { b'B' } else { b'A' };
            let changed = String::from_utf8(bytes).unwrap();
            assert!(verify(&changed, &keys(), &Algorithm::ALL, now()).is_err(), "{algorithm:?} at {index}");
        }
        for length in 0..token.len() {
            assert!(verify(&token[..length], &keys(), &Algorithm::ALL, now()).is_err());
        }
    }
}

/// An attacker who signs anything with a trusted key.
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
    fn keys(&self) -> PublicKeys {
        PublicKeys::parse(&json!({"keys": [self.jwk()]}).to_string()).unwrap()
    }
    fn sign(&self, header: &str, claims: &str) -> String {
        let signed = format!("{}.{}", BASE64URL.encode(header), BASE64URL.encode(claims));
        let signature = self.0.sign(signed.as_bytes());
        format!("{signed}.{}", BASE64URL.encode(signature.as_ref()))
    }
    fn check(&self, header: &str, claims: &str) -> Result<Claims, JwtError> {
        verify(&self.sign(header, claims), &self.keys(), &[Algorithm::EdDsa], now())
    }
}

const HEADER: &str = r#"{"alg":"EdDSA","kid":"k"}"#;
const CLAIMS: &str = r#"{"exp":1772442600}"#;

#[test]
fn headers_with_keys_or_other_ways_to_read_the_token_are_refused() {
    let signer = Signer::new();
    for valid in [HEADER, r#"{"alg":"EdDSA"}"#, r#"{"alg":"EdDSA","typ":"application/jwt","x5t":"ignored"}"#] {
        assert!(signer.check(valid, CLAIMS).is_ok(), "{valid}");
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
        assert_eq!(signer.check(&header, CLAIMS), Err(JwtError::Malformed), "{header}");
    }
    for alg in ["none", "None", "NONE", "HS256", "eddsa", "EdDSA ", "Ed25519", "RS1", "ES256K", ""] {
        let header = format!(r#"{{"alg":"{alg}","kid":"k"}}"#);
        assert_eq!(signer.check(&header, CLAIMS), Err(JwtError::Algorithm), "{alg}");
    }
    for kid in [r#""other""#, r#""""#, r#""K""#, r#""k\u0000""#, r#""../k""#, r#""k' OR '1'='1""#] {
        let header = format!(r#"{{"alg":"EdDSA","kid":{kid}}}"#);
        assert_eq!(signer.check(&header, CLAIMS), Err(JwtError::UnknownKey), "{kid}");
    }
    assert_eq!(signer.check(r#"{"alg":"RS256","kid":"k"}"#, CLAIMS), Err(JwtError::Algorithm));
    let other = verify(&signer.sign(HEADER, CLAIMS), &Signer::new().keys(), &[Algorithm::EdDsa], now());
    assert_eq!(other, Err(JwtError::Signature));
}

#[test]
fn times_are_numbers_and_an_expiry_is_required() {
    let signer = Signer::new();
    for valid in [r#"{"exp":1772442600.5,"nbf":1772442000,"iat":1772442320}"#, r#"{"exp":1772442271}"#] {
        assert!(signer.check(HEADER, valid).is_ok(), "{valid}");
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
        assert_eq!(signer.check(HEADER, wrong), Err(JwtError::Malformed), "{wrong}");
    }
    assert_eq!(signer.check(HEADER, r#"{"exp":1772442270}"#), Err(JwtError::Expired));
    assert_eq!(signer.check(HEADER, r#"{"exp":1772442600,"nbf":1772442331}"#), Err(JwtError::NotYetValid));
    assert_eq!(signer.check(HEADER, r#"{"exp":1772442600,"iat":1772442331}"#), Err(JwtError::NotYetValid));
}

#[test]
fn other_forms_are_refused() {
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
        assert_eq!(check(&wrong), Err(JwtError::Malformed), "{wrong}");
    }
}

#[test]
fn key_sets_hold_usable_public_keys() {
    let signer = Signer::new();
    let with = |name: &str, value: Value| {
        let mut key = signer.jwk();
        key[name] = value;
        PublicKeys::parse(&json!({"keys": [key]}).to_string())
    };
    assert_eq!(with("d", "x".into()).unwrap_err(), JwkSetError::PrivateKey);
    for (name, value) in [("use", "enc"), ("alg", "HS256"), ("crv", "X25519"), ("kty", "oct"), ("x", "AAAA")] {
        assert_eq!(with(name, value.into()).unwrap_err(), JwkSetError::NoUsableKey, "{name}");
    }
    assert_eq!(with("key_ops", json!(["sign"])).unwrap_err(), JwkSetError::NoUsableKey);
    for wrong in ["", "{}", r#"{"keys": {}}"#, r#"{"keys": [1]}"#, r#"{"keys": [], "keys": []}"#] {
        assert_eq!(PublicKeys::parse(wrong).unwrap_err(), JwkSetError::NotASet, "{wrong}");
    }
    // RSA keys below 2048 bits are refused.
    let short = json!({"keys": [{"kty": "RSA", "n": BASE64URL.encode([0xff; 128]), "e": "AQAB"}]});
    assert_eq!(PublicKeys::parse(&short.to_string()).unwrap_err(), JwkSetError::NoUsableKey);
    // Without an id in the token, two keys are ambiguous.
    let two = PublicKeys::parse(&json!({"keys": [signer.jwk(), Signer::new().jwk()]}).to_string()).unwrap();
    let token = signer.sign(r#"{"alg":"EdDSA"}"#, CLAIMS);
    assert_eq!(verify(&token, &two, &[Algorithm::EdDsa], now()), Err(JwtError::UnknownKey));
}

#[test]
fn keys_verify_only_their_own_algorithms() {
    let mut set = fixture()["keys"].clone();
    for key in set["keys"].as_array_mut().unwrap() {
        // One name for all: the algorithm of the header must not reach a key of another kind.
        key["kid"] = "k".into();
        key.as_object_mut().unwrap().shift_remove("alg");
    }
    let all = PublicKeys::parse(&set.to_string()).unwrap();
    for algorithm in Algorithm::ALL {
        let key = all.find(Some("k"), algorithm).unwrap();
        for other in Algorithm::ALL {
            let token = fixture()["tokens"][other.as_str()].as_str().unwrap().to_owned();
            let claims = decode::<UniqueMembers>(&token, key, &signature_only(other));
            assert_eq!(claims.is_ok(), key.family() == other.as_jsonwebtoken().family(), "{algorithm:?} {other:?}");
        }
    }
    // A key that names its algorithm verifies no other.
    for key in set["keys"].as_array_mut().unwrap() {
        if key["kty"] == "RSA" {
            key["alg"] = "PS256".into();
        }
    }
    let pinned = PublicKeys::parse(&set.to_string()).unwrap();
    assert!(pinned.find(Some("k"), Algorithm::Ps256).is_ok());
    assert_eq!(pinned.find(Some("k"), Algorithm::Rs256).map(drop), Err(JwtError::UnknownKey));
}

#[test]
fn shared_secrets_neither_sign_nor_verify() {
    let header = Header::new(jsonwebtoken::Algorithm::HS256);
    let secret = EncodingKey::from_secret(b"secret").unwrap();
    assert!(encode(&header, &json!({"exp": 1}), &secret).is_err());
    let token = "eyJhbGciOiJIUzI1NiJ9.e30.c2lnbmF0dXJl";
    let key = DecodingKey::from_secret(b"secret").unwrap();
    let validation = Validation::new(jsonwebtoken::Algorithm::HS256);
    assert!(decode::<Value>(token, &key, &validation).is_err());
}
