//! Networks of the internet: whose proxies are believed, and how a client is counted without its address being kept.
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// A range of addresses, such as `10.0.0.0/8` or `2001:db8::/32`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Network {
    first: u128,
    /// Of 128 bits; the addresses of IPv4 are the last 2^32 of `::ffff:0:0/96`.
    bits: u8,
}

fn number(address: IpAddr) -> u128 {
    let six = match address {
        IpAddr::V4(four) => four.to_ipv6_mapped(),
        IpAddr::V6(six) => six,
    };
    u128::from(six)
}

fn is_four(number: u128) -> bool {
    Ipv6Addr::from(number).to_ipv4_mapped().is_some()
}

impl Network {
    fn of(address: u128, bits: u8) -> Self {
        let mask = if bits == 0 { 0 } else { u128::MAX << (128 - u32::from(bits)) };
        Self { first: address & mask, bits }
    }

    /// Reads `ADDRESS/BITS`, or an address alone.
    pub fn parse(text: &str) -> Option<Self> {
        let (address, bits) = match text.split_once('/') {
            Some((address, bits)) => (address, Some(bits.parse::<u8>().ok()?)),
            None => (text, None),
        };
        let address: IpAddr = address.parse().ok()?;
        let most = if address.is_ipv4() { 32 } else { 128 };
        let bits = bits.unwrap_or(most);
        (bits <= most).then(|| Self::of(number(address), bits + (128 - most)))
    }

    pub fn contains(&self, address: IpAddr) -> bool {
        Self::of(number(address), self.bits).first == self.first
    }

    /// The network that stands for a client: /24 of IPv4, /64 of IPv6. Who has one address there can have another.
    pub fn of_client(address: IpAddr) -> Self {
        let address = number(address);
        Self::of(address, if is_four(address) { 120 } else { 64 })
    }

    /// Where nobody knows who asks.
    pub fn unknown() -> Self {
        Self::of_client(IpAddr::V4(Ipv4Addr::UNSPECIFIED))
    }
}

/// Who asked first: the peer, or, if that is a proxy that is believed, whom it and those before it name in
/// `X-Forwarded-For` (`named`, in the order of the header). Only what a believed proxy wrote counts.
pub fn client(peer: IpAddr, named: &[&str], believed: &[Network]) -> IpAddr {
    let mut client = peer;
    for name in named.iter().rev() {
        if !believed.iter().any(|network| network.contains(client)) {
            break;
        }
        match forwarded(name) {
            Some(address) => client = address,
            None => break,
        }
    }
    client
}

/// An address of `X-Forwarded-For`; some proxies add a port.
fn forwarded(text: &str) -> Option<IpAddr> {
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
    fn networks_hold_their_addresses() {
        let ten = Network::parse("10.1.2.3/8").unwrap();
        assert!(ten.contains(ip("10.200.0.1")) && ten.contains(ip("::ffff:10.0.0.1")) && !ten.contains(ip("11.0.0.1")));
        let all = Network::parse("0.0.0.0/0").unwrap();
        assert!(all.contains(ip("8.8.8.8")) && !all.contains(ip("2001:db8::1")));
        assert!(Network::parse("::/0").unwrap().contains(ip("2001:db8::1")));
        assert!(Network::parse("::1").unwrap().contains(ip("::1")));
        for wrong in ["", "10.0.0.0/33", "::/129", "10.0.0.0/-1", "10.0.0", "a/8", "10.0.0.0/8/8"] {
            assert_eq!(Network::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_client_is_its_network() {
        let same = |a: &str, b: &str| Network::of_client(ip(a)) == Network::of_client(ip(b));
        assert!(same("192.0.2.1", "192.0.2.254") && !same("192.0.2.1", "192.0.3.1"));
        assert!(same("192.0.2.1", "::ffff:192.0.2.9"));
        assert!(same("2001:db8::1", "2001:db8::ffff:1:2:3") && !same("2001:db8::1", "2001:db8:0:1::1"));
    }

    #[test]
    fn only_what_a_believed_proxy_wrote_counts() {
        let believed = [Network::parse("127.0.0.0/8").unwrap(), Network::parse("10.0.0.0/8").unwrap()];
        for (peer, named, expected) in [
            ("192.0.2.1", vec!["198.51.100.1"], "192.0.2.1"),
            ("127.0.0.1", vec![], "127.0.0.1"),
            ("127.0.0.1", vec!["203.0.113.9", "198.51.100.1"], "198.51.100.1"),
            ("127.0.0.1", vec!["203.0.113.9", "198.51.100.1:4711", " 10.0.0.7"], "198.51.100.1"),
            ("127.0.0.1", vec!["[2001:db8::1]:443"], "2001:db8::1"),
            ("127.0.0.1", vec!["198.51.100.1", "unknown"], "127.0.0.1"),
        ] {
            assert_eq!(client(ip(peer), &named, &believed), ip(expected), "{named:?}");
        }
    }
}
