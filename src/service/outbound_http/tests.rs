use super::*;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener};
use std::sync::atomic::{AtomicUsize, Ordering};

#[test]
fn only_globally_reachable_addresses_are_public() {
    for inside in [
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "100.64.0.1",
        "100.100.100.200",
        "100.127.255.255",
        "127.0.0.1",
        "127.255.255.255",
        "168.63.129.16",
        "169.254.0.1",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.192",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.1.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.7",
        "203.0.113.9",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::7f00:1",
        "::ffff:127.0.0.1",
        "::ffff:8.8.8.8",
        "::ffff:0:127.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b::808:808",
        "64:ff9b:1::1",
        "100::1",
        "2001::1",
        "2001:2::1",
        "2001:10::1",
        "2001:db8::1",
        "2002:7f00:1::",
        "2002:808:808::1",
        "3fff::1",
        "5f00::1",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "fec0::1",
        "ff02::1",
    ] {
        assert!(!is_public(inside.parse().unwrap()), "{inside}");
    }
    for outside in [
        "1.1.1.1",
        "8.8.8.8",
        "100.63.255.255",
        "100.128.0.1",
        "128.0.0.1",
        "169.253.1.1",
        "172.15.0.1",
        "172.32.0.1",
        "192.0.1.1",
        "192.167.1.1",
        "198.17.1.1",
        "198.20.0.1",
        "223.255.255.255",
        "2001:200::1",
        "2606:4700::1111",
        "2a00:1450::1",
    ] {
        assert!(is_public(outside.parse().unwrap()), "{outside}");
    }
}

#[test]
fn addresses_are_checked_before_resolution() {
    let plain = OutboundClient::new(None).unwrap();
    for allowed in
        ["https://example.org/hook", "https://example.org:8443/", "https://[2606:4700::1111]/", "https://1.1.1.1/x?y"]
    {
        assert_eq!(plain.check(allowed), Ok(()), "{allowed}");
    }
    for blocked in [
        "http://example.org/",
        "ftp://example.org/",
        "https://user@example.org/",
        "https://a:b@example.org/",
        "https://",
        "file:///etc/passwd",
        "gopher://example.org/",
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://169.254.169.254/latest/meta-data/",
        "https://10.1.2.3:8443/",
        "//example.org/",
        "example.org",
        "",
        "https://example.org:0/",
        "https://exa mple.org/",
    ] {
        assert!(matches!(plain.check(blocked), Err(OutboundError::Blocked(_))), "{blocked}");
    }
    let allowing = OutboundClient::new(Some("Intern.example:8080, 10.0.0.0/8 fd00::/8")).unwrap();
    for allowed in
        ["http://intern.example:8080/", "https://INTERN.example:8080/", "http://10.9.9.9/", "http://[fd00::1]:1/"]
    {
        assert_eq!(allowing.check(allowed), Ok(()), "{allowed}");
    }
    for blocked in [
        "http://intern.example/",
        "http://intern.example:80/",
        "http://11.0.0.1/",
        "https://127.0.0.1/",
        "http://[::ffff:10.0.0.1]/",
    ] {
        assert!(allowing.check(blocked).is_err(), "{blocked}");
    }
    for blocked in ["intern.example", "10.0.0.0/33", "10.0.0/8", "a:b", "::/129", "a:99999"] {
        assert!(OutboundClient::new(Some(blocked)).is_err(), "{blocked}");
    }
}

#[test]
fn other_spellings_of_an_address_are_blocked_after_resolution() {
    let plain = OutboundClient::new(None).unwrap();
    for spelling in ["2130706433", "0x7f.1", "127.1", "0177.0.0.1", "localhost", "LOCALHOST", "localhost."] {
        let response = plain.post(&format!("https://{spelling}/"), &[], b"");
        // A system may not resolve this spelling; if it does, the result is a loopback address.
        let blocked = Err(OutboundError::Blocked(NOT_PUBLIC));
        let failed = |response: &Result<u16, OutboundError>| matches!(response, Err(OutboundError::Failed(reason)) if reason != "no secure connection could be made");
        assert!(response == blocked || failed(&response), "{spelling}: {response:?}");
    }
    assert_eq!(plain.post("https://localhost/", &[], b""), Err(OutboundError::Blocked(NOT_PUBLIC)));
}

/// Returns the next of its responses for each lookup.
#[derive(Debug)]
struct RebindingResolver {
    responses: Vec<Vec<SocketAddr>>,
    lookups: Arc<AtomicUsize>,
}

impl Resolver for RebindingResolver {
    fn resolve(&self, _: &Uri, _: &Config, _: NextTimeout) -> std::result::Result<ResolvedSocketAddrs, ureq::Error> {
        let turn = self.lookups.fetch_add(1, Ordering::SeqCst);
        let mut addresses = self.empty();
        self.responses[turn.min(self.responses.len() - 1)].iter().for_each(|address| addresses.push(*address));
        Ok(addresses)
    }
}

/// Starts a server that sends the same response to every request and counts them.
fn server(response: &'static str) -> (SocketAddr, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let (address, served) = (listener.local_addr().unwrap(), Arc::new(AtomicUsize::new(0)));
    let counter = served.clone();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { return };
            counter.fetch_add(1, Ordering::SeqCst);
            let _ = stream.read(&mut [0; 4096]);
            let _ = stream.write_all(response.as_bytes());
        }
    });
    (address, served)
}

const OK: &str = "HTTP/1.1 200 OK\r\ncontent-length: 7\r\nconnection: close\r\n\r\n{\"a\":1}";

#[test]
fn a_name_is_resolved_once() {
    let ((first, served), (second, unexpected)) = (server(OK), server(OK));
    let lookups = Arc::new(AtomicUsize::new(0));
    let names = RebindingResolver { responses: vec![vec![first], vec![second]], lookups: lookups.clone() };
    let client = OutboundClient::with(Some("hook.example:80"), names).unwrap();
    assert_eq!(client.post("http://hook.example/", &[], b"{}"), Ok(200));
    let counts = [&lookups, &served, &unexpected].map(|count| count.load(Ordering::SeqCst));
    assert_eq!(counts, [1, 1, 0], "one lookup, and the connection went to its result");
}

#[test]
fn a_name_that_resolves_to_a_private_address_is_blocked() {
    let (inside, unexpected) = server(OK);
    let outside: SocketAddr = "198.41.0.4:443".parse().unwrap();
    for responses in
        [vec![vec![inside]], vec![vec![outside, inside]], vec![vec!["[::ffff:127.0.0.1]:443".parse().unwrap()]]]
    {
        let names = RebindingResolver { responses, lookups: Arc::default() };
        let client = OutboundClient::with(None, names).unwrap();
        assert_eq!(client.post("https://hook.example/", &[], b"{}"), Err(OutboundError::Blocked(NOT_PUBLIC)));
        assert_eq!(client.get_json("https://hook.example/", 100), Err(OutboundError::Blocked(NOT_PUBLIC)));
    }
    assert_eq!(unexpected.load(Ordering::SeqCst), 0);
}

#[test]
fn responses_are_limited_and_redirects_are_not_followed() {
    let client = OutboundClient::new(Some("127.0.0.0/8")).unwrap();
    let (address, _) = server(OK);
    let url = format!("http://{address}/");
    assert_eq!(client.get_json(&url, 7).unwrap()["a"], 1);
    assert_eq!(client.get_json(&url, 6), Err(OutboundError::Failed("the response is too long".into())));
    assert_eq!(client.post_form(&url, &[], &[("a", "b")], 100).unwrap().body, br#"{"a":1}"#);
    let (target, unexpected) = server(OK);
    let redirect =
        format!("HTTP/1.1 307 See\r\nlocation: http://{target}/\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
    let (address, _) = server(redirect.leak());
    assert_eq!(client.post(&format!("http://{address}/"), &[], b"x"), Ok(307));
    assert!(client.get_json(&format!("http://{address}/"), 100).is_err());
    assert_eq!(unexpected.load(Ordering::SeqCst), 0);
    let (address, _) = server("hello\r\n\r\n");
    assert_eq!(
        client.post(&format!("http://{address}/"), &[], b""),
        Err(OutboundError::Failed("the response is not HTTP".into()))
    );
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    assert_eq!(
        client.post(&format!("http://{closed}/"), &[], b""),
        Err(OutboundError::Failed("the connection failed".into()))
    );
}
