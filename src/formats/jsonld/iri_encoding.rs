//! Converts URLs, contact details and licences entered by people to valid IRIs (RFC 3987). Everything else is rendered
//! as text, so that one invalid address cannot break the graph.
use crate::domain::values::Url;
use std::fmt::Write;
use std::net::Ipv6Addr;

/// SPDX licence identifiers. Any other text is not treated as an identifier.
const LICENCES: &[&str] = &[
    "AGPL-3.0-only",
    "AGPL-3.0-or-later",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "CC-BY-3.0",
    "CC-BY-4.0",
    "CC-BY-NC-4.0",
    "CC-BY-NC-ND-4.0",
    "CC-BY-NC-SA-4.0",
    "CC-BY-ND-4.0",
    "CC-BY-SA-3.0",
    "CC-BY-SA-4.0",
    "CC0-1.0",
    "DL-DE-BY-2.0",
    "DL-DE-ZERO-2.0",
    "etalab-2.0",
    "EUPL-1.1",
    "EUPL-1.2",
    "GPL-2.0-only",
    "GPL-2.0-or-later",
    "GPL-3.0-only",
    "GPL-3.0-or-later",
    "ISC",
    "LGPL-2.1-only",
    "LGPL-2.1-or-later",
    "LGPL-3.0-only",
    "LGPL-3.0-or-later",
    "MIT",
    "MPL-2.0",
    "NLOD-2.0",
    "ODbL-1.0",
    "ODC-By-1.0",
    "OGL-Canada-2.0",
    "OGL-UK-2.0",
    "OGL-UK-3.0",
    "PDDL-1.0",
];

/// Percent-encodes the characters that an IRI must not contain. Valid IRIs stay unchanged.
pub fn encode_iri(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    let mut rest = address;
    if let Some((scheme, after)) = address.split_once("://") {
        let end = after.find(['/', '?', '#']).unwrap_or(after.len());
        let (authority, path) = after.split_at(end);
        out.push_str(scheme);
        out.push_str("://");
        host(authority, &mut out);
        rest = path;
    }
    let mut in_fragment = false;
    for (place, c) in rest.char_indices() {
        let fits = match c {
            '%' => is_encoding(&rest[place..]),
            '#' => !std::mem::replace(&mut in_fragment, true),
            '/' | '?' | ':' | '@' => true,
            _ => is_plain(c) || is_delimiter(c),
        };
        push(c, fits, &mut out);
    }
    out
}

/// Encodes a host and port. Brackets are only valid around an IPv6 address, a colon only before a port.
fn host(authority: &str, out: &mut String) {
    let numeric = |port: &&str| port.bytes().all(|byte| byte.is_ascii_digit());
    let (host, port) = match authority.rsplit_once(':').filter(|(_, port)| numeric(port)) {
        Some((host, port)) => (host, Some(port)),
        None => (authority, None),
    };
    let bracketed = host.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
    if bracketed.is_some_and(|address| address.parse::<Ipv6Addr>().is_ok()) {
        out.push_str(host);
    } else {
        for (place, c) in host.char_indices() {
            push(c, is_plain(c) || is_delimiter(c) || (c == '%' && is_encoding(&host[place..])), out);
        }
    }
    if let Some(port) = port {
        out.push(':');
        out.push_str(port);
    }
}

fn push(c: char, fits: bool, out: &mut String) {
    if fits {
        out.push(c);
    } else {
        for byte in c.encode_utf8(&mut [0; 4]).bytes() {
            // Writing to a string cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
}

fn is_encoding(text: &str) -> bool {
    text.as_bytes().get(1..3).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
}

/// `iunreserved` of RFC 3987, without the bidirectional formatting characters forbidden by its section 4.1.
fn is_plain(c: char) -> bool {
    match c {
        _ if c.is_ascii() => c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | '~'),
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' => false,
        '\u{a0}'..='\u{d7ff}' | '\u{f900}'..='\u{fdcf}' | '\u{fdf0}'..='\u{ffef}' => true,
        // Supplementary planes, without their last two code points, tags and private use.
        _ => {
            c >= '\u{10000}'
                && u32::from(c) & 0xfffe != 0xfffe
                && !('\u{e0000}'..'\u{e1000}').contains(&c)
                && c < '\u{f0000}'
        }
    }
}

/// `sub-delims` of RFC 3986.
fn is_delimiter(c: char) -> bool {
    matches!(c, '!' | '$' | '&' | '\'' | '(' | ')' | '*' | '+' | ',' | ';' | '=')
}

/// Returns the IRI of an email address (RFC 6068), or `None` if the text is not a single address.
pub fn mailto(address: &str) -> Option<String> {
    let (local, domain) = address.split_once('@')?;
    let named = |c: char| is_plain(c) && c != '_' && c != '~';
    if local.is_empty() || local.contains(char::is_whitespace) || domain.is_empty() || !domain.chars().all(named) {
        return None;
    }
    let mut out = String::from("mailto:");
    for c in local.chars() {
        push(c, is_plain(c) || matches!(c, '!' | '$' | '\'' | '*' | '+'), &mut out);
    }
    Some(format!("{out}@{domain}"))
}

/// Returns the IRI of a phone number (RFC 3966), or `None` if the text is not a single number.
pub fn tel(number: &str) -> Option<String> {
    let number = number.trim();
    // The zero of `+31 (0)20` is only dialled within the country.
    let number = if number.starts_with('+') { number.replace("(0)", "") } else { number.to_owned() };
    let (plus, number) = number.strip_prefix('+').map_or(("", number.as_str()), |rest| ("+", rest));
    let separator = |c: char| c.is_whitespace() || matches!(c, '-' | '.' | '(' | ')' | '\u{2010}'..='\u{2013}');
    let digits: String = number.chars().filter(|c| !separator(*c)).collect();
    // An international number has at most 15 digits; more digits are two numbers.
    let fits = (3..=15).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    fits.then(|| format!("tel:{plus}{digits}"))
}

/// Returns the IRI of a licence, or `None` if the text is neither a URL nor a known identifier.
pub fn licence(licence: &str) -> Option<String> {
    let id = LICENCES.iter().find(|id| id.eq_ignore_ascii_case(licence));
    let of_spdx = id.map(|id| format!("https://spdx.org/licenses/{id}"));
    of_spdx.or_else(|| Url::parse(licence).map(|url| url.as_str().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn invalid_characters_are_encoded() {
        for (typed, iri) in [
            ("https://example.org/a?b=c&d[0]=1#e", "https://example.org/a?b=c&d%5B0%5D=1#e"),
            ("https://example.org/{id}|^`\\<\"> x", "https://example.org/%7Bid%7D%7C%5E%60%5C%3C%22%3E%20x"),
            ("https://example.org/100%zz%4", "https://example.org/100%25zz%254"),
            ("https://example.org/a%20b%C3%A9", "https://example.org/a%20b%C3%A9"),
            ("https://example.org/a#b#c", "https://example.org/a#b%23c"),
            ("https://gemeente.example/café/日本", "https://gemeente.example/café/日本"),
            ("https://example.org/\u{202e}\u{e000}", "https://example.org/%E2%80%AE%EE%80%80"),
            ("http://[2001:db8::1]:8080/[x]", "http://[2001:db8::1]:8080/%5Bx%5D"),
            ("http://[bad]/", "http://%5Bbad%5D/"),
            ("http://example.org:port{1}/", "http://example.org%3Aport%7B1%7D/"),
            ("http://example.org:8080", "http://example.org:8080"),
            ("airo:AISystem", "airo:AISystem"),
        ] {
            assert_eq!(encode_iri(typed), iri);
        }
    }

    #[test]
    fn addresses_numbers_and_licences_are_recognized() {
        assert_eq!(mailto("a+b@stad.example").as_deref(), Some("mailto:a+b@stad.example"));
        assert_eq!(mailto("wie?wat%&#@stad.example").as_deref(), Some("mailto:wie%3Fwat%25%26%23@stad.example"));
        for none in ["a@b.example?cc=c", "a@b.example;c@d.example", "stad.example", "@b", "a@", "a b@c.example"] {
            assert_eq!(mailto(none), None, "{none}");
        }
        assert_eq!(tel("+31 (0)20-123.45 67").as_deref(), Some("tel:+31201234567"));
        assert_eq!(tel("14 020").as_deref(), Some("tel:14020"));
        for none in ["14 020 (ma-vr)", "020 1234567 / 030 1234567", "020 1234567 030 1234567", "020+1", "+", "", "1-2"]
        {
            assert_eq!(tel(none), None, "{none}");
        }
        assert_eq!(licence("cc-by-4.0").as_deref(), Some("https://spdx.org/licenses/CC-BY-4.0"));
        assert_eq!(licence("https://example.org/l").as_deref(), Some("https://example.org/l"));
        for none in ["Proprietary", "CC-BY", "Open Government Licence v3.0", "https://a b", "see-website"] {
            assert_eq!(licence(none), None, "{none}");
        }
    }

    proptest! {
        #[test]
        fn encoding_is_idempotent(path in "\\PC{0,30}") {
            let iri = encode_iri(&format!("https://example.org/{path}"));
            prop_assert_eq!(encode_iri(&iri), iri.clone());
            let forbidden = iri.contains(|c: char| c.is_control() || " <>\"{}|\\^`[]".contains(c));
            prop_assert!(!forbidden, "{}", iri);
        }
    }
}
