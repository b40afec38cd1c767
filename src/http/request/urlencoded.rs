//! Query strings (application/x-www-form-urlencoded).

/// Returns the pairs of a query string. `None` stands for a part that is not percent-encoded UTF-8.
pub fn parse(query: &str) -> impl Iterator<Item = (Option<String>, Option<String>)> + '_ {
    query.split('&').filter(|pair| !pair.is_empty()).map(|pair| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        (decode(name), decode(value))
    })
}

fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => {
                let digits = [rest.next()?, rest.next()?];
                let digit = |byte: u8| char::from(byte).to_digit(16);
                u8::try_from(digit(digits[0])? * 16 + digit(digits[1])?).ok()?
            }
            other => other,
        });
    }
    // No word contains a NUL, and not every database can store one.
    String::from_utf8(bytes).ok().filter(|text| !text.contains('\0'))
}

/// Percent-encodes a name or value of a query string.
pub fn encode(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b':');
    text.bytes().fold(String::new(), |mut out, byte| {
        if plain(byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn decoding_reverses_encoding(text in "[^\\x00]{0,40}") {
            prop_assert_eq!(decode(&encode(&text)), Some(text));
        }

        #[test]
        fn any_query_can_be_parsed(query in ".{0,60}") {
            let pairs = parse(&query).count();
            prop_assert_eq!(pairs, query.split('&').filter(|pair| !pair.is_empty()).count());
        }
    }
}
