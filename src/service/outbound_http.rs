//! Requests to addresses that users gave: webhooks, and issuers that organizations trust.
//!
//! Such an address must not lead into the operator's own network. A name is looked up once, what it leads to is checked,
//! and the connection is made to just the addresses that were checked: a second look-up, which might answer something
//! else, does not happen. There are no redirects, no proxies, and only https, but for what the operator allows
//! (`REGISTER_OUTBOUND_ALLOWLIST`).
use crate::{Error, Result};
use anyhow::Context;
use serde_json::Value;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;
use ureq::config::Config;
use ureq::http::{Response, Uri};
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{Connector, NextTimeout, RustlsConnector, TcpConnector};
use ureq::{Agent, Body};

/// How long a request may take in all. Receivers of webhooks are told so.
pub const PATIENCE: Duration = Duration::from_secs(20);
const CONNECT: Duration = Duration::from_secs(8);
const USER_AGENT: &str = concat!("algorithm-register/", env!("CARGO_PKG_VERSION"));

/// Why a request brought no answer, in words that may be shown to whoever gave the address. They never tell what a name
/// leads to.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OutboundError {
    /// It was not sent, and will not be: the address is none that the register calls.
    #[error("{0}")]
    Blocked(&'static str),
    /// It may be tried again.
    #[error("{0}")]
    Failed(String),
}

/// What was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutboundResponse {
    pub status: u16,
    pub body: Vec<u8>,
}

/// Makes requests to addresses that users gave. Cheap to clone.
#[derive(Debug, Clone)]
pub struct OutboundClient {
    agent: Agent,
    allowed: Arc<Allowlist>,
}

impl OutboundClient {
    /// With what the operator allows beyond public addresses and https: `HOST:PORT` and networks, separated by commas.
    ///
    /// # Errors
    /// If that cannot be understood.
    pub fn new(allow: Option<&str>) -> anyhow::Result<Self> {
        Self::with(allow, DefaultResolver::default())
    }

    fn with(allow: Option<&str>, names: impl Resolver) -> anyhow::Result<Self> {
        let allowed = Arc::new(Allowlist::parse(allow.unwrap_or_default())?);
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .proxy(None)
            .timeout_global(Some(PATIENCE))
            .timeout_resolve(Some(CONNECT))
            .timeout_connect(Some(CONNECT))
            .max_idle_connections(0)
            .user_agent(USER_AGENT)
            .build();
        // Without the connectors that know proxies.
        let connector = ().chain(TcpConnector::default()).chain(RustlsConnector::default());
        let agent = Agent::with_parts(config, connector, Guard { names, allowed: allowed.clone() });
        Ok(Self { agent, allowed })
    }

    /// Whether an address is one that may be called, as far as that can be said without a look-up.
    ///
    /// # Errors
    /// Why it is not.
    pub fn check(&self, url: &str) -> Result<(), OutboundError> {
        let uri: Uri = url.parse().map_err(|_| OutboundError::Blocked("this is not a web address"))?;
        self.allowed.check(&uri).map_err(OutboundError::Blocked)
    }

    /// Sends a body. Of the answer only the status is looked at: nothing that a stranger's server says is kept.
    ///
    /// # Errors
    /// If it was refused or failed. Any status is an answer.
    pub fn post(&self, url: &str, headers: &[(&str, &str)], body: &[u8]) -> Result<u16, OutboundError> {
        Ok(self.send(url, headers, body)?.status().as_u16())
    }

    /// Sends a form, and reads at most `most` bytes of the answer.
    ///
    /// # Errors
    /// As [`OutboundClient::post`], and if the answer is longer.
    pub fn post_form(
        &self,
        url: &str,
        headers: &[(&str, &str)],
        form: &[(&str, &str)],
        most: u64,
    ) -> Result<OutboundResponse, OutboundError> {
        self.check(url)?;
        let mut request = self.agent.post(url);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        answered(request.send_form(form.iter().copied()).map_err(unanswered)?, most)
    }

    /// Reads a document of at most `most` bytes.
    ///
    /// # Errors
    /// As [`OutboundClient::post_form`].
    pub fn get(&self, url: &str, headers: &[(&str, &str)], most: u64) -> Result<OutboundResponse, OutboundError> {
        self.check(url)?;
        let mut request = self.agent.get(url);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        answered(request.call().map_err(unanswered)?, most)
    }

    /// Reads a document of JSON.
    ///
    /// # Errors
    /// As [`OutboundClient::get`]; if the status is not 200 or the body is no JSON.
    pub fn get_json(&self, url: &str, most: u64) -> Result<Value, OutboundError> {
        let answer = self.get(url, &[("accept", "application/json")], most)?;
        if answer.status != 200 {
            return Err(OutboundError::Failed(format!("the answer has status {}", answer.status)));
        }
        serde_json::from_slice(&answer.body).map_err(|_| OutboundError::Failed("the answer is no JSON".into()))
    }

    fn send(&self, url: &str, headers: &[(&str, &str)], body: &[u8]) -> Result<Response<Body>, OutboundError> {
        self.check(url)?;
        let mut request = self.agent.post(url);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        request.send(body).map_err(unanswered)
    }
}

fn answered(mut response: Response<Body>, most: u64) -> Result<OutboundResponse, OutboundError> {
    let status = response.status().as_u16();
    // The client's limit is the first byte that is too many.
    let body = response.body_mut().with_config().limit(most.saturating_add(1)).read_to_vec().map_err(unanswered)?;
    Ok(OutboundResponse { status, body })
}

/// Why the guard refused, on its way through the client.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct NotAllowed(&'static str);

fn unanswered(error: ureq::Error) -> OutboundError {
    let words = match error {
        ureq::Error::Other(error) => match error.downcast::<NotAllowed>() {
            Ok(refused) => return OutboundError::Blocked(refused.0),
            Err(_) => "the request failed",
        },
        ureq::Error::HostNotFound => "there is no such host",
        ureq::Error::Timeout(_) => "there was no answer in time",
        ureq::Error::BodyExceedsLimit(_) => "the answer is too long",
        ureq::Error::Tls(_) | ureq::Error::Rustls(_) => "no secure connection could be made",
        ureq::Error::Io(error) => match error.kind() {
            std::io::ErrorKind::TimedOut => "there was no answer in time",
            std::io::ErrorKind::InvalidData => "no secure connection could be made",
            _ => "the connection failed",
        },
        ureq::Error::Protocol(_) | ureq::Error::LargeResponseHeader(..) => "the answer is no HTTP",
        _ => "the request failed",
    };
    OutboundError::Failed(words.into())
}

/// Looks names up and lets only through what may be called.
#[derive(Debug)]
struct Guard<R> {
    names: R,
    allowed: Arc<Allowlist>,
}

impl<R: Resolver> Resolver for Guard<R> {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> std::result::Result<ResolvedSocketAddrs, ureq::Error> {
        let refused = |words| ureq::Error::Other(NotAllowed(words).into());
        self.allowed.check(uri).map_err(refused)?;
        let found = self.names.resolve(uri, config, timeout)?;
        if !self.allowed.names(uri) && !found.iter().all(|address| self.allowed.address(address)) {
            return Err(refused(NOT_PUBLIC));
        }
        Ok(found)
    }
}

const NOT_PUBLIC: &str = "the address is not public";

/// What the operator allows beyond what everybody may call.
#[derive(Debug, Default)]
struct Allowlist {
    /// Host and port, in lower case.
    hosts: Vec<(String, u16)>,
    networks: Vec<(IpAddr, u8)>,
}

impl Allowlist {
    fn parse(text: &str) -> anyhow::Result<Self> {
        let mut allowed = Self::default();
        for item in text.split([',', ' ']).filter(|item| !item.is_empty()) {
            let wrong =
                || format!("REGISTER_OUTBOUND_ALLOWLIST: HOST:PORT or a network such as 10.0.0.0/8, not {item}");
            if let Some((address, length)) = item.split_once('/') {
                let address: IpAddr = address.parse().with_context(wrong)?;
                let most = if address.is_ipv4() { 32 } else { 128 };
                let length = length.parse().ok().filter(|length| *length <= most);
                allowed.networks.push((address, length.with_context(wrong)?));
            } else {
                let (host, port) = item.rsplit_once(':').with_context(wrong)?;
                allowed.hosts.push((host.to_lowercase(), port.parse().with_context(wrong)?));
            }
        }
        Ok(allowed)
    }

    /// What can be said of an address by itself.
    fn check(&self, uri: &Uri) -> Result<(), &'static str> {
        let authority = uri.authority().ok_or("this is not a web address")?;
        if authority.as_str().contains('@') {
            return Err("an address with a user name is not called");
        }
        let host = authority.host();
        let literal = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>().ok();
        let inside = literal.is_some_and(|address| self.within(address));
        match uri.scheme_str() {
            Some("https") => {}
            Some("http") if self.names(uri) || inside => {}
            Some("http") => return Err("only addresses that begin with https:// are called"),
            _ => return Err("this is not a web address"),
        }
        if authority.port_u16() == Some(0) {
            return Err("this is not a web address");
        }
        if literal.is_some_and(|address| !inside && !is_public(address)) && !self.names(uri) {
            return Err(NOT_PUBLIC);
        }
        Ok(())
    }

    /// Whether the operator named this host and port.
    fn names(&self, uri: &Uri) -> bool {
        let default = if uri.scheme_str() == Some("http") { 80 } else { 443 };
        let (host, port) = (uri.host().unwrap_or_default(), uri.port_u16().unwrap_or(default));
        self.hosts.iter().any(|(name, at)| name.eq_ignore_ascii_case(host) && *at == port)
    }

    fn address(&self, address: &SocketAddr) -> bool {
        is_public(address.ip()) || self.within(address.ip())
    }

    fn within(&self, address: IpAddr) -> bool {
        self.networks.iter().any(|(network, length)| within(address, *network, *length))
    }
}

fn within(address: IpAddr, network: IpAddr, length: u8) -> bool {
    let same = |differing: u128, bits: u32| differing.checked_shr(bits - u32::from(length)).unwrap_or(0) == 0;
    match (address, network) {
        (IpAddr::V4(address), IpAddr::V4(network)) => same(u128::from(address.to_bits() ^ network.to_bits()), 32),
        (IpAddr::V6(address), IpAddr::V6(network)) => same(address.to_bits() ^ network.to_bits(), 128),
        _ => false,
    }
}

/// Networks of IPv4 that are nobody's on the internet (RFC 6890 and its registry), and what clouds answer on.
const NOT_PUBLIC_V4: [(Ipv4Addr, u8); 17] = [
    (Ipv4Addr::new(0, 0, 0, 0), 8),
    (Ipv4Addr::new(10, 0, 0, 0), 8),
    (Ipv4Addr::new(100, 64, 0, 0), 10),
    (Ipv4Addr::new(127, 0, 0, 0), 8),
    (Ipv4Addr::new(168, 63, 129, 16), 32),
    (Ipv4Addr::new(169, 254, 0, 0), 16),
    (Ipv4Addr::new(172, 16, 0, 0), 12),
    (Ipv4Addr::new(192, 0, 0, 0), 24),
    (Ipv4Addr::new(192, 0, 2, 0), 24),
    (Ipv4Addr::new(192, 88, 99, 0), 24),
    (Ipv4Addr::new(192, 168, 0, 0), 16),
    (Ipv4Addr::new(198, 18, 0, 0), 15),
    (Ipv4Addr::new(198, 51, 100, 0), 24),
    (Ipv4Addr::new(203, 0, 113, 0), 24),
    (Ipv4Addr::new(224, 0, 0, 0), 4),
    (Ipv4Addr::new(240, 0, 0, 0), 4),
    (Ipv4Addr::BROADCAST, 32),
];

/// Within the global unicast addresses of IPv6 (2000::/3): protocols, Teredo, 6to4, documentation. Everything else is
/// outside of them: loopback, mapped IPv4, NAT64, private, link-local and multicast.
const NOT_PUBLIC_V6: [(Ipv6Addr, u8); 4] = [
    (Ipv6Addr::new(0x2001, 0, 0, 0, 0, 0, 0, 0), 23),
    (Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 0), 32),
    (Ipv6Addr::new(0x2002, 0, 0, 0, 0, 0, 0, 0), 16),
    (Ipv6Addr::new(0x3fff, 0, 0, 0, 0, 0, 0, 0), 20),
];

/// Whether an address is somebody's on the internet.
fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(_) => !NOT_PUBLIC_V4.iter().any(|(network, length)| within(address, (*network).into(), *length)),
        IpAddr::V6(v6) => {
            v6.segments()[0] & 0xe000 == 0x2000
                && !NOT_PUBLIC_V6.iter().any(|(network, length)| within(address, (*network).into(), *length))
        }
    }
}

impl From<OutboundError> for Error {
    /// Somebody waits for an answer that another server was to give.
    fn from(error: OutboundError) -> Self {
        Self::Unavailable(error.to_string())
    }
}

#[cfg(test)]
mod tests;
