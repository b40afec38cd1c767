//! Outbound HTTP client for addresses given by users: webhooks and OpenID Connect issuers. Guards against server-side
//! request forgery.
//!
//! A host name is resolved once, every resulting address is checked, and the connection is made to those addresses:
//! there is no second lookup that could return something else. Redirects and proxies are not followed, and only https
//! is allowed, except for what the operator permits (`REGISTER_OUTBOUND_ALLOWLIST`).
use crate::{Error, Result};
use anyhow::Context;
use ipnet::{IpNet, Ipv4Net, Ipv6Net};
use serde_json::Value;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::Arc;
use std::time::Duration;
use ureq::config::Config;
use ureq::http::{Response, Uri};
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{Connector, NextTimeout, RustlsConnector, TcpConnector};
use ureq::{Agent, Body};

/// Total time limit of a request. The webhook documentation states it.
pub const TIMEOUT: Duration = Duration::from_secs(20);
const CONNECT_TIMEOUT: Duration = Duration::from_secs(8);
const USER_AGENT: &str = concat!("algorithm-register/", env!("CARGO_PKG_VERSION"));

/// The reason why a request got no response, in words that may be shown to the user who gave the address. They never
/// reveal what a host name resolves to.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OutboundError {
    /// The address is not permitted: the request was not sent and never will be.
    #[error("{0}")]
    Blocked(&'static str),
    /// The request may be tried again.
    #[error("{0}")]
    Failed(String),
}

/// A response with its body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutboundResponse {
    pub status: u16,
    pub body: Vec<u8>,
}

/// HTTP client for addresses given by users. Cheap to clone.
#[derive(Debug, Clone)]
pub struct OutboundClient {
    agent: Agent,
    allowlist: Arc<Allowlist>,
}

impl OutboundClient {
    /// Creates a client. `allowlist`: what the operator permits beyond https to public addresses, as `HOST:PORT` and
    /// networks, separated by commas.
    ///
    /// # Errors
    /// If `allowlist` cannot be parsed.
    pub fn new(allowlist: Option<&str>) -> anyhow::Result<Self> {
        Self::with(allowlist, DefaultResolver::default())
    }

    fn with(allowlist: Option<&str>, resolver: impl Resolver) -> anyhow::Result<Self> {
        let allowlist = Arc::new(Allowlist::parse(allowlist.unwrap_or_default())?);
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .proxy(None)
            .timeout_global(Some(TIMEOUT))
            .timeout_resolve(Some(CONNECT_TIMEOUT))
            .timeout_connect(Some(CONNECT_TIMEOUT))
            .max_idle_connections(0)
            .user_agent(USER_AGENT)
            .build();
        // Without the connectors that support proxies.
        let connector = ().chain(TcpConnector::default()).chain(RustlsConnector::default());
        let agent = Agent::with_parts(config, connector, FilteringResolver { resolver, allowlist: allowlist.clone() });
        Ok(Self { agent, allowlist })
    }

    /// Checks an address without resolving its host name.
    ///
    /// # Errors
    /// `Blocked` if the address is not permitted.
    pub fn check(&self, url: &str) -> Result<(), OutboundError> {
        let uri: Uri = url.parse().map_err(|_| OutboundError::Blocked("this is not a web address"))?;
        self.allowlist.check(&uri).map_err(OutboundError::Blocked)
    }

    /// Posts a body and returns the status. Never reads the response body, which could be of any size.
    ///
    /// # Errors
    /// If the request is blocked or fails. Every status is a success.
    pub fn post(&self, url: &str, headers: &[(&str, &str)], body: &[u8]) -> Result<u16, OutboundError> {
        Ok(self.send(url, headers, body)?.status().as_u16())
    }

    /// Posts a form and reads at most `max_bytes` of the response.
    ///
    /// # Errors
    /// As [`OutboundClient::post`]; if the response is longer.
    pub fn post_form(
        &self,
        url: &str,
        headers: &[(&str, &str)],
        form: &[(&str, &str)],
        max_bytes: u64,
    ) -> Result<OutboundResponse, OutboundError> {
        self.check(url)?;
        let mut request = self.agent.post(url);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        read_response(request.send_form(form.iter().copied()).map_err(outbound_error)?, max_bytes)
    }

    /// Gets a document of at most `max_bytes`.
    ///
    /// # Errors
    /// As [`OutboundClient::post_form`].
    pub fn get(&self, url: &str, headers: &[(&str, &str)], max_bytes: u64) -> Result<OutboundResponse, OutboundError> {
        self.check(url)?;
        let mut request = self.agent.get(url);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        read_response(request.call().map_err(outbound_error)?, max_bytes)
    }

    /// Gets a JSON document.
    ///
    /// # Errors
    /// As [`OutboundClient::get`]; if the status is not 200 or the body is not JSON.
    pub fn get_json(&self, url: &str, max_bytes: u64) -> Result<Value, OutboundError> {
        let response = self.get(url, &[("accept", "application/json")], max_bytes)?;
        if response.status != 200 {
            return Err(OutboundError::Failed(format!("the response has status {}", response.status)));
        }
        serde_json::from_slice(&response.body).map_err(|_| OutboundError::Failed("the response is not JSON".into()))
    }

    fn send(&self, url: &str, headers: &[(&str, &str)], body: &[u8]) -> Result<Response<Body>, OutboundError> {
        self.check(url)?;
        let mut request = self.agent.post(url);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        request.send(body).map_err(outbound_error)
    }
}

fn read_response(mut response: Response<Body>, max_bytes: u64) -> Result<OutboundResponse, OutboundError> {
    let status = response.status().as_u16();
    // ureq's limit is the first byte too many.
    let body =
        response.body_mut().with_config().limit(max_bytes.saturating_add(1)).read_to_vec().map_err(outbound_error)?;
    Ok(OutboundResponse { status, body })
}

/// The resolver's reason for blocking an address, passed through ureq's error type.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct BlockedAddress(&'static str);

fn outbound_error(error: ureq::Error) -> OutboundError {
    let reason = match error {
        ureq::Error::Other(error) => match error.downcast::<BlockedAddress>() {
            Ok(refused) => return OutboundError::Blocked(refused.0),
            Err(_) => "the request failed",
        },
        ureq::Error::HostNotFound => "there is no such host",
        ureq::Error::Timeout(_) => "there was no response in time",
        ureq::Error::BodyExceedsLimit(_) => "the response is too long",
        ureq::Error::Tls(_) | ureq::Error::Rustls(_) => "no secure connection could be made",
        ureq::Error::Io(error) => match error.kind() {
            std::io::ErrorKind::TimedOut => "there was no response in time",
            std::io::ErrorKind::InvalidData => "no secure connection could be made",
            _ => "the connection failed",
        },
        ureq::Error::Protocol(_) | ureq::Error::LargeResponseHeader(..) => "the response is not HTTP",
        _ => "the request failed",
    };
    OutboundError::Failed(reason.into())
}

/// Resolves host names and blocks addresses that may not be called.
#[derive(Debug)]
struct FilteringResolver<R> {
    resolver: R,
    allowlist: Arc<Allowlist>,
}

impl<R: Resolver> Resolver for FilteringResolver<R> {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> std::result::Result<ResolvedSocketAddrs, ureq::Error> {
        let refused = |reason| ureq::Error::Other(BlockedAddress(reason).into());
        self.allowlist.check(uri).map_err(refused)?;
        let addresses = self.resolver.resolve(uri, config, timeout)?;
        if !self.allowlist.lists_host(uri) && !addresses.iter().all(|address| self.allowlist.allows(address.ip())) {
            return Err(refused(NOT_PUBLIC));
        }
        Ok(addresses)
    }
}

const NOT_PUBLIC: &str = "the address is not public";

/// Hosts and networks that the operator permits beyond public addresses.
#[derive(Debug, Default)]
struct Allowlist {
    /// Host in lower case, and port.
    hosts: Vec<(String, u16)>,
    networks: Vec<IpNet>,
}

impl Allowlist {
    fn parse(text: &str) -> anyhow::Result<Self> {
        let mut allowlist = Self::default();
        for item in text.split([',', ' ']).filter(|item| !item.is_empty()) {
            let invalid = || {
                format!("REGISTER_OUTBOUND_ALLOWLIST: expected HOST:PORT or a network such as 10.0.0.0/8, not {item}")
            };
            if let Some((address, length)) = item.split_once('/') {
                let address: IpAddr = address.parse().with_context(invalid)?;
                let length = length.parse().with_context(invalid)?;
                allowlist.networks.push(IpNet::new(address, length).with_context(invalid)?);
            } else {
                let (host, port) = item.rsplit_once(':').with_context(invalid)?;
                allowlist.hosts.push((host.to_lowercase(), port.parse().with_context(invalid)?));
            }
        }
        Ok(allowlist)
    }

    /// Checks an address without resolving its host name.
    fn check(&self, uri: &Uri) -> Result<(), &'static str> {
        let authority = uri.authority().ok_or("this is not a web address")?;
        if authority.as_str().contains('@') {
            return Err("addresses with a user name are not permitted");
        }
        let host = authority.host();
        let literal = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>().ok();
        let is_listed = literal.is_some_and(|address| self.lists_address(address));
        match uri.scheme_str() {
            Some("https") => {}
            Some("http") if self.lists_host(uri) || is_listed => {}
            Some("http") => return Err("only addresses that begin with https:// are permitted"),
            _ => return Err("this is not a web address"),
        }
        if authority.port_u16() == Some(0) {
            return Err("this is not a web address");
        }
        if literal.is_some_and(|address| !self.allows(address)) && !self.lists_host(uri) {
            return Err(NOT_PUBLIC);
        }
        Ok(())
    }

    /// Returns true if the operator listed this host and port.
    fn lists_host(&self, uri: &Uri) -> bool {
        let default = if uri.scheme_str() == Some("http") { 80 } else { 443 };
        let (host, port) = (uri.host().unwrap_or_default(), uri.port_u16().unwrap_or(default));
        self.hosts.iter().any(|(name, at)| name.eq_ignore_ascii_case(host) && *at == port)
    }

    fn allows(&self, address: IpAddr) -> bool {
        is_public(address) || self.lists_address(address)
    }

    fn lists_address(&self, address: IpAddr) -> bool {
        self.networks.iter().any(|network| network.contains(&address))
    }
}

/// IPv4 networks that are not globally reachable (RFC 6890 and its registry), and metadata services of clouds.
const NOT_PUBLIC_V4: [Ipv4Net; 17] = [
    Ipv4Net::new_assert(Ipv4Addr::new(0, 0, 0, 0), 8),
    Ipv4Net::new_assert(Ipv4Addr::new(10, 0, 0, 0), 8),
    Ipv4Net::new_assert(Ipv4Addr::new(100, 64, 0, 0), 10),
    Ipv4Net::new_assert(Ipv4Addr::new(127, 0, 0, 0), 8),
    Ipv4Net::new_assert(Ipv4Addr::new(168, 63, 129, 16), 32),
    Ipv4Net::new_assert(Ipv4Addr::new(169, 254, 0, 0), 16),
    Ipv4Net::new_assert(Ipv4Addr::new(172, 16, 0, 0), 12),
    Ipv4Net::new_assert(Ipv4Addr::new(192, 0, 0, 0), 24),
    Ipv4Net::new_assert(Ipv4Addr::new(192, 0, 2, 0), 24),
    Ipv4Net::new_assert(Ipv4Addr::new(192, 88, 99, 0), 24),
    Ipv4Net::new_assert(Ipv4Addr::new(192, 168, 0, 0), 16),
    Ipv4Net::new_assert(Ipv4Addr::new(198, 18, 0, 0), 15),
    Ipv4Net::new_assert(Ipv4Addr::new(198, 51, 100, 0), 24),
    Ipv4Net::new_assert(Ipv4Addr::new(203, 0, 113, 0), 24),
    Ipv4Net::new_assert(Ipv4Addr::new(224, 0, 0, 0), 4),
    Ipv4Net::new_assert(Ipv4Addr::new(240, 0, 0, 0), 4),
    Ipv4Net::new_assert(Ipv4Addr::BROADCAST, 32),
];

/// Global unicast addresses. Everything else is excluded: loopback, mapped IPv4, NAT64, private, link-local, multicast.
const GLOBAL_UNICAST_V6: Ipv6Net = Ipv6Net::new_assert(Ipv6Addr::new(0x2000, 0, 0, 0, 0, 0, 0, 0), 3);

/// Excluded networks within the global unicast addresses: protocols, Teredo, 6to4, documentation.
const NOT_PUBLIC_V6: [Ipv6Net; 4] = [
    Ipv6Net::new_assert(Ipv6Addr::new(0x2001, 0, 0, 0, 0, 0, 0, 0), 23),
    Ipv6Net::new_assert(Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 0), 32),
    Ipv6Net::new_assert(Ipv6Addr::new(0x2002, 0, 0, 0, 0, 0, 0, 0), 16),
    Ipv6Net::new_assert(Ipv6Addr::new(0x3fff, 0, 0, 0, 0, 0, 0, 0), 20),
];

/// Returns true if an address is globally reachable.
fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => !NOT_PUBLIC_V4.iter().any(|network| network.contains(&address)),
        IpAddr::V6(address) => {
            GLOBAL_UNICAST_V6.contains(&address) && !NOT_PUBLIC_V6.iter().any(|network| network.contains(&address))
        }
    }
}

impl From<OutboundError> for Error {
    /// The failure of another server makes this request unavailable, not wrong.
    fn from(error: OutboundError) -> Self {
        Self::Unavailable(error.to_string())
    }
}

#[cfg(test)]
mod tests;
