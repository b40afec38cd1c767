//! IP networks: which proxies are trusted, and which network stands for a client, so that no address is stored.
use ipnet::{IpNet, Ipv6Net};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// A range of addresses, such as `10.0.0.0/8` or `2001:db8::/32`. IPv4 addresses are their mapped IPv6 addresses
/// (`::ffff:0:0/96`), so that both spellings of one address are in the same network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Network(Ipv6Net);

/// Length of the prefix of IPv4-mapped addresses, in bits.
const IPV4_MAPPED: u8 = 96;
/// The network of a client: /24 of IPv4 and /64 of IPv6, within which one subscriber can change addresses.
const CLIENT_IPV4: u8 = IPV4_MAPPED + 24;
const CLIENT_IPV6: u8 = 64;

fn as_ipv6(address: IpAddr) -> Ipv6Addr {
    match address {
        IpAddr::V4(address) => address.to_ipv6_mapped(),
        IpAddr::V6(address) => address,
    }
}

impl Network {
    /// Parses `ADDRESS/PREFIX`, or a single address.
    pub fn parse(text: &str) -> Option<Self> {
        // The standard library parses the address: it is the stricter of the two.
        let network = match text.split_once('/') {
            Some((address, prefix)) => IpNet::new(address.parse().ok()?, prefix.parse().ok()?).ok()?,
            None => IpNet::from(text.parse::<IpAddr>().ok()?),
        };
        let prefix = match network {
            IpNet::V4(network) => IPV4_MAPPED + network.prefix_len(),
            IpNet::V6(network) => network.prefix_len(),
        };
        Self::new(network.addr(), prefix)
    }

    fn new(address: IpAddr, prefix: u8) -> Option<Self> {
        Some(Self(Ipv6Net::new(as_ipv6(address), prefix).ok()?.trunc()))
    }

    pub fn contains(&self, address: IpAddr) -> bool {
        self.0.contains(&as_ipv6(address))
    }

    /// Returns the network that stands for a client.
    pub fn of_client(address: IpAddr) -> Self {
        let address = as_ipv6(address);
        let prefix = if address.to_ipv4_mapped().is_some() { CLIENT_IPV4 } else { CLIENT_IPV6 };
        // Neither prefix is longer than an address.
        Self(Ipv6Net::new(address, prefix).unwrap_or_else(|_| address.into()).trunc())
    }

    /// Returns the network of a client whose address is unknown.
    pub fn unknown() -> Self {
        Self::of_client(IpAddr::V4(Ipv4Addr::UNSPECIFIED))
    }
}

/// Returns the address of the client: the peer, or, if the peer is a trusted proxy, the last address in
/// `X-Forwarded-For` that is not itself a trusted proxy. Only what a trusted proxy wrote counts, so clients cannot
/// choose their address. `forwarded_for` is in the order of the header.
pub fn client(peer: IpAddr, forwarded_for: &[&str], trusted: &[Network]) -> IpAddr {
    let mut client = peer;
    for entry in forwarded_for.iter().rev() {
        if !trusted.iter().any(|network| network.contains(client)) {
            break;
        }
        match parse_forwarded(entry) {
            Some(address) => client = address,
            None => break,
        }
    }
    client
}

/// Parses an address of `X-Forwarded-For`. Some proxies add a port.
fn parse_forwarded(text: &str) -> Option<IpAddr> {
    let text = text.trim();
    let bare = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')).unwrap_or(text);
    bare.parse().ok().or_else(|| text.parse().ok().map(|with_port: std::net::SocketAddr| with_port.ip()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn networks_contain_their_addresses() {
        let ten = Network::parse("10.1.2.3/8").unwrap();
        assert!(ten.contains(ip("10.200.0.1")) && ten.contains(ip("::ffff:10.0.0.1")) && !ten.contains(ip("11.0.0.1")));
        let all = Network::parse("0.0.0.0/0").unwrap();
        assert!(all.contains(ip("8.8.8.8")) && !all.contains(ip("2001:db8::1")));
        let every = Network::parse("::/0").unwrap();
        assert!(every.contains(ip("2001:db8::1")) && every.contains(ip("192.0.2.1")));
        assert!(!Network::parse("::/64").unwrap().contains(ip("2001:db8::1")));
        assert_eq!(Network::parse("192.0.2.7/24"), Network::parse("::ffff:192.0.2.0/120"));
        assert!(Network::parse("::1").unwrap().contains(ip("::1")));
        for wrong in
            ["", "10.0.0.0/33", "::/129", "10.0.0.0/-1", "10.0.0", "a/8", "10.0.0.0/8/8", "10.0.0.0/", "010.0.0.0/8"]
        {
            assert_eq!(Network::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_client_stands_for_its_network() {
        let same = |a: &str, b: &str| Network::of_client(ip(a)) == Network::of_client(ip(b));
        assert!(same("192.0.2.1", "192.0.2.254") && !same("192.0.2.1", "192.0.3.1"));
        assert!(same("192.0.2.1", "::ffff:192.0.2.9"));
        assert!(same("2001:db8::1", "2001:db8::ffff:1:2:3") && !same("2001:db8::1", "2001:db8:0:1::1"));
    }

    #[test]
    fn only_trusted_proxies_name_the_client() {
        let trusted = [Network::parse("127.0.0.0/8").unwrap(), Network::parse("10.0.0.0/8").unwrap()];
        for (peer, forwarded_for, expected) in [
            ("192.0.2.1", vec!["198.51.100.1"], "192.0.2.1"),
            ("127.0.0.1", vec![], "127.0.0.1"),
            ("127.0.0.1", vec!["203.0.113.9", "198.51.100.1"], "198.51.100.1"),
            ("127.0.0.1", vec!["203.0.113.9", "198.51.100.1:4711", " 10.0.0.7"], "198.51.100.1"),
            ("127.0.0.1", vec!["[2001:db8::1]:443"], "2001:db8::1"),
            ("127.0.0.1", vec!["198.51.100.1", "unknown"], "127.0.0.1"),
        ] {
            assert_eq!(client(ip(peer), &forwarded_for, &trusted), ip(expected), "{forwarded_for:?}");
        }
    }
}
