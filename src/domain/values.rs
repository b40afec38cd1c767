//! Values of a record that exist in one language only: names, links, dates, numbers, ids.
use super::json::{Defs, FieldErrors, FromJson, IsEmpty, JsonSchema, read_text};
use super::languages::{Localize, check_characters};
use chrono::{DateTime, NaiveDate, SubsecRound, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use validator::{ValidateEmail, ValidateUrl};

/// A name or code, the same in every language: one line of at most `MAX` characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Line<const MAX: usize>(String);

impl<const MAX: usize> Line<MAX> {
    /// Parses a text that is not blank, has one line and at most `MAX` characters.
    pub fn parse(text: &str) -> Option<Self> {
        let mut errors = FieldErrors::default();
        check_characters(text, MAX, false, "", &mut errors);
        (errors.0.is_empty() && !text.trim().is_empty()).then(|| Self(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<const MAX: usize> FromJson for Line<MAX> {
    fn from_json(value: &Value, pointer: &str, errors: &mut FieldErrors) -> Option<Self> {
        let expected = format!("one line of 1 to {MAX} characters is expected");
        read_text(value, pointer, errors, "line", &expected, Self::parse)
    }
}

impl<const MAX: usize> JsonSchema for Line<MAX> {
    fn schema(_: &mut Defs) -> Value {
        json!({"type": "string", "minLength": 1, "maxLength": MAX})
    }
}

impl<const MAX: usize> IsEmpty for Line<MAX> {}

impl<const MAX: usize> Localize for Line<MAX> {}

/// A text of paragraphs in the language of its author, of at most `MAX` characters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PlainText<const MAX: usize>(String);

impl<const MAX: usize> PlainText<MAX> {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<const MAX: usize> FromJson for PlainText<MAX> {
    fn from_json(value: &Value, pointer: &str, errors: &mut FieldErrors) -> Option<Self> {
        let parse = |text: &str| {
            let mut errors = FieldErrors::default();
            check_characters(text, MAX, true, "", &mut errors);
            (errors.0.is_empty() && !text.trim().is_empty()).then(|| Self(text.to_owned()))
        };
        read_text(value, pointer, errors, "passage", &format!("a text of 1 to {MAX} characters is expected"), parse)
    }
}

impl<const MAX: usize> JsonSchema for PlainText<MAX> {
    fn schema(_: &mut Defs) -> Value {
        json!({"type": "string", "minLength": 1, "maxLength": MAX})
    }
}

impl<const MAX: usize> IsEmpty for PlainText<MAX> {}

/// A whole number from `MIN` to `MAX`, inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Number<const MIN: u64, const MAX: u64>(u64);

impl<const MIN: u64, const MAX: u64> Number<MIN, MAX> {
    pub fn new(number: u64) -> Option<Self> {
        (MIN..=MAX).contains(&number).then_some(Self(number))
    }

    pub const fn get(self) -> u64 {
        self.0
    }
}

impl<const MIN: u64, const MAX: u64> FromJson for Number<MIN, MAX> {
    fn from_json(value: &Value, pointer: &str, errors: &mut FieldErrors) -> Option<Self> {
        let number = value.as_u64().and_then(Self::new);
        if number.is_none() {
            errors.add(pointer, "number", format!("a whole number from {MIN} to {MAX} is expected here"));
        }
        number
    }
}

impl<const MIN: u64, const MAX: u64> JsonSchema for Number<MIN, MAX> {
    fn schema(_: &mut Defs) -> Value {
        json!({"type": "integer", "minimum": MIN, "maximum": MAX})
    }
}

impl<const MIN: u64, const MAX: u64> IsEmpty for Number<MIN, MAX> {}

impl<const MIN: u64, const MAX: u64> Localize for Number<MIN, MAX> {}

/// A secret from a request, which is never serialized or logged.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Returns the secret; the caller decides where it goes.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret")
    }
}

impl Serialize for Secret {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_none()
    }
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self)
    }
}

impl FromJson for Secret {
    fn from_json(value: &Value, pointer: &str, errors: &mut FieldErrors) -> Option<Self> {
        let parse = |text: &str| ((1..=1000).contains(&text.len())).then(|| Self(text.to_owned()));
        read_text(value, pointer, errors, "secret", "a text of 1 to 1000 bytes is expected", parse)
    }
}

impl JsonSchema for Secret {
    fn schema(_: &mut Defs) -> Value {
        json!({"type": "string", "minLength": 1, "maxLength": 1000, "format": "password"})
    }
}

impl IsEmpty for Secret {}

/// Declares a newtype around validated text, with its error code, its error detail, its JSON Schema and its validation.
macro_rules! checked {
    ($(#[$doc:meta])* $name:ident, $code:literal, $expected:literal, $schema:expr, $check:expr) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            pub fn parse(text: &str) -> Option<Self> {
                let check: fn(&str) -> bool = $check;
                check(text).then(|| Self(text.to_owned()))
            }

            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromJson for $name {
            fn from_json(value: &Value, pointer: &str, errors: &mut FieldErrors) -> Option<Self> {
                read_text(value, pointer, errors, $code, $expected, Self::parse)
            }
        }

        impl JsonSchema for $name {
            fn schema(_: &mut Defs) -> Value {
                $schema
            }
        }

        impl IsEmpty for $name {}

        impl Localize for $name {}
    };
}

checked!(
    /// An e-mail address. Only a mail to it can show that it exists.
    Email,
    "email",
    "an e-mail address is expected",
    json!({"type": "string", "format": "idn-email", "maxLength": 254}),
    |text| {
        let Some((name, host)) = text.rsplit_once('@') else { return false };
        // `validator` knows the addresses of HTML; RFC 6531 allows letters of every script before the `@` as well.
        let ascii_name: String = name.chars().map(|c| if !c.is_ascii() && c.is_alphanumeric() { 'x' } else { c }).collect();
        text.len() <= 254 && host.contains('.') && format!("{ascii_name}@{host}").validate_email()
    }
);

checked!(
    /// A random token that a browser stores, of at least 128 bits.
    SupportToken,
    "token",
    "22 to 64 characters of base64url are expected, drawn at random",
    json!({"type": "string", "pattern": "^[A-Za-z0-9_-]{22,64}$"}),
    |text| (22..=64).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
);

checked!(
    /// A web address. Only `http` and `https` are allowed: a link in a public record must not run code.
    Url,
    "url",
    "a web address that begins with https:// or http:// is expected",
    json!({"type": "string", "format": "iri", "pattern": "^https?://", "maxLength": 2000}),
    |text| {
        // Stricter than the parser of browsers, which `validator` uses: it repairs `https:///host` and white space.
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
        let authority = rest.and_then(|rest| rest.split(['/', '?', '#']).next());
        text.len() <= 2000
            && authority.is_some_and(|authority| !authority.is_empty() && !authority.contains('@'))
            && !text.chars().any(|c| c.is_whitespace() || c.is_control() || matches!(c, '"' | '<' | '>' | '\\'))
            && text.validate_url()
    }
);

checked!(
    /// A date, possibly without its day or month, or the word `unknown`.
    PartialDate,
    "partialDate",
    "a date is expected as YYYY, YYYY-MM or YYYY-MM-DD, or the word unknown",
    json!({"type": "string", "pattern": "^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?|unknown)$"}),
    |text| {
        let digits = |text: &str| text.bytes().enumerate().all(|(n, b)| if n == 4 || n == 7 { b == b'-' } else { b.is_ascii_digit() });
        match text.len() {
            _ if text == "unknown" => true,
            4 => digits(text),
            7 => digits(text) && format!("{text}-01").parse::<NaiveDate>().is_ok(),
            10 => digits(text) && text.parse::<NaiveDate>().is_ok(),
            _ => false,
        }
    }
);

checked!(
    /// A decimal number as text, because binary fractions are not exact and records are hashed and signed.
    Decimal,
    "decimal",
    "a decimal number is expected as text, such as \"0.93\"",
    json!({"type": "string", "pattern": "^-?[0-9]{1,15}(\\.[0-9]{1,15})?$"}),
    |text| {
        let digits = |part: &str| (1..=15).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        let unsigned = text.strip_prefix('-').unwrap_or(text);
        unsigned.split_once('.').map_or_else(|| digits(unsigned), |(whole, part)| digits(whole) && digits(part))
    }
);

checked!(
    /// An article of the Charter of Fundamental Rights of the European Union: `A1` … `A50`, as in DPV `eu-rights`.
    CharterArticle,
    "charterArticle",
    "an article of the EU Charter is expected, A1 to A50",
    json!({"type": "string", "pattern": "^A([1-9]|[1-4][0-9]|50)$"}),
    |text| text.strip_prefix('A').is_some_and(|n| !n.starts_with(['0', '+']) && n.parse().is_ok_and(|n: u8| (1..=50).contains(&n)))
);

checked!(
    /// A point of Annex III of the EU AI Act (Regulation (EU) 2024/1689): `1-a` … `8-b`.
    AnnexPoint,
    "annexPoint",
    "a point of Annex III of the EU AI Act is expected, 1-a to 8-b",
    json!({"type": "string", "pattern": "^(1-[abc]|2-a|3-[abcd]|4-[ab]|5-[abcd]|6-[abcde]|7-[abcd]|8-[ab])$"}),
    |text| {
        let last = |area| match area { "1" => "c", "2" => "a", "3" | "5" | "7" => "d", "4" | "8" => "b", "6" => "e", _ => "" };
        text.split_once('-').is_some_and(|(area, point)| point.len() == 1 && ("a"..=last(area)).contains(&point))
    }
);

checked!(
    /// A GDPR basis: `6-1-a` … `6-1-f` (article 6(1)), `9-2-a` … `9-2-j` (article 9(2)), or `led` (Directive (EU)
    /// 2016/680).
    DataProtectionBasis,
    "dataProtectionBasis",
    "6-1-a to 6-1-f, 9-2-a to 9-2-j, or led is expected",
    json!({"type": "string", "pattern": "^(6-1-[a-f]|9-2-[a-j]|led)$"}),
    |text| text == "led"
        || text.strip_prefix("6-1-").is_some_and(|point| point.len() == 1 && ("a"..="f").contains(&point))
        || text.strip_prefix("9-2-").is_some_and(|point| point.len() == 1 && ("a"..="j").contains(&point))
);

checked!(
    /// A currency of ISO 4217: `EUR`.
    Currency,
    "currency",
    "a currency code of ISO 4217 is expected, such as EUR",
    json!({"type": "string", "pattern": "^[A-Z]{3}$"}),
    |text| text.len() == 3 && text.bytes().all(|b| b.is_ascii_uppercase())
);

checked!(
    /// A country of ISO 3166-1 alpha-2: `NL`.
    Country,
    "country",
    "a country code of ISO 3166-1 is expected, two capital letters such as NL",
    json!({"type": "string", "pattern": "^[A-Z]{2}$"}),
    |text| text.len() == 2 && text.bytes().all(|b| b.is_ascii_uppercase())
);

checked!(
    /// A JSON Pointer (RFC 6901) into a document.
    Pointer,
    "pointer",
    "a JSON Pointer is expected, such as /summary/nl",
    json!({"type": "string", "pattern": "^/", "maxLength": 300}),
    |text| text.starts_with('/') && text.len() <= 300 && !text.chars().any(char::is_control)
);

checked!(
    /// The name of a time zone in the IANA database: `Europe/Amsterdam`, or `UTC`.
    TimeZone,
    "timeZone",
    "a time zone is expected, such as Europe/Amsterdam or UTC",
    json!({"type": "string", "pattern": "^(UTC|[A-Z][A-Za-z_]+(/[A-Z][A-Za-z_+-]*[0-9]{0,2}){1,2})$", "maxLength": 64}),
    |text| {
        let part = |part: &str| {
            part.starts_with(|c: char| c.is_ascii_uppercase())
                && part.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'+'))
        };
        text == "UTC" || text.len() <= 64 && (2..=3).contains(&text.split('/').count()) && text.split('/').all(part)
    }
);

checked!(
    /// A name for web addresses: at most 120 lower-case letters, digits and single hyphens.
    Slug,
    "slug",
    "1 to 120 lower-case letters, digits and single hyphens are expected",
    json!({"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 120}),
    |text| {
        (1..=120).contains(&text.len())
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            && !text.starts_with('-')
            && !text.ends_with('-')
            && !text.contains("--")
    }
);

checked!(
    /// A SHA-256 digest: `sha256:` and 64 lower-case hexadecimal digits.
    Sha256,
    "sha256",
    "sha256: and 64 hexadecimal digits are expected",
    json!({"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"}),
    |text| text.strip_prefix("sha256:").is_some_and(|hex| hex.len() == 64 && hex.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')))
);

impl Sha256 {
    /// Formats the 32 bytes of a digest.
    pub fn of(digest: impl Into<[u8; 32]>) -> Self {
        Self(digest.into().iter().fold("sha256:".to_owned(), |hex, byte| hex + &format!("{byte:02x}")))
    }
}

impl Slug {
    /// Derives a slug from a name: accents are removed, and other characters become hyphens. `fallback` if nothing is
    /// left.
    pub fn from_name(name: &str, fallback: &str) -> Self {
        let mut slug = String::new();
        for word in fold(name).split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
            if slug.len() + word.len() + 1 > 100 {
                break;
            }
            if !slug.is_empty() {
                slug.push('-');
            }
            slug.push_str(word);
        }
        Self(if slug.is_empty() { fallback.to_owned() } else { slug })
    }

    /// Returns the slug with a number after it, for a slug that is taken.
    pub fn numbered(&self, number: u32) -> Self {
        Self(format!("{}-{number}", self.0))
    }
}

/// Returns a text in lower case without accents, to compare spellings of a name.
pub fn fold(text: &str) -> String {
    use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match c {
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'ø' => folded.push('o'),
            'đ' | 'ð' => folded.push('d'),
            'ł' => folded.push('l'),
            'þ' => folded.push_str("th"),
            'ı' => folded.push('i'),
            other => folded.push(other),
        }
    }
    folded
}

/// An instant in UTC with microseconds, which SQLite, PostgreSQL and JSON all preserve.
pub type Instant = DateTime<Utc>;

/// Truncates an instant to microseconds.
pub fn instant(at: DateTime<Utc>) -> Instant {
    at.trunc_subsecs(6)
}

impl FromJson for Instant {
    fn from_json(value: &Value, pointer: &str, errors: &mut FieldErrors) -> Option<Self> {
        let parse = |text: &str| DateTime::parse_from_rfc3339(text).ok().map(|time| instant(time.to_utc()));
        read_text(
            value,
            pointer,
            errors,
            "instant",
            "an RFC 3339 time is expected, such as 2026-11-21T10:00:00Z",
            parse,
        )
    }
}

impl JsonSchema for Instant {
    fn schema(_: &mut Defs) -> Value {
        json!({"type": "string", "format": "date-time"})
    }
}

impl FromJson for NaiveDate {
    fn from_json(value: &Value, pointer: &str, errors: &mut FieldErrors) -> Option<Self> {
        let parse = |text: &str| (text.len() == 10).then(|| text.parse().ok()).flatten();
        read_text(value, pointer, errors, "date", "a date is expected as YYYY-MM-DD", parse)
    }
}

impl JsonSchema for NaiveDate {
    fn schema(_: &mut Defs) -> Value {
        json!({"type": "string", "format": "date"})
    }
}

impl FromJson for uuid::Uuid {
    fn from_json(value: &Value, pointer: &str, errors: &mut FieldErrors) -> Option<Self> {
        let parse = |text: &str| (text.len() == 36).then(|| text.parse().ok()).flatten();
        read_text(value, pointer, errors, "uuid", "a UUID is expected", parse)
    }
}

impl JsonSchema for uuid::Uuid {
    fn schema(_: &mut Defs) -> Value {
        json!({"type": "string", "format": "uuid"})
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_validated() {
        for valid in
            ["https://example.org/a?b=c#d", "http://x", "https://gemeente.example:8443/ä", "https://[2001:db8::1]/"]
        {
            assert!(Url::parse(valid).is_some(), "{valid}");
        }
        for invalid in [
            "javascript:alert(1)",
            "https://",
            "https:///x",
            "//x",
            "https://a b",
            "https://user@host/",
            "https://@host/",
            "https:\\\\host",
            "https:host",
            " https://host",
            "https://host\n",
            "https://host:99999/",
            "https://1.2.3.4.5/",
            "https://[::1/",
            "https://%00/",
            "HTTPS://host",
            "ftp://x",
        ] {
            assert!(Url::parse(invalid).is_none(), "{invalid}");
        }
        for (right, wrong) in
            [("2024", "24"), ("2024-02", "2024-13"), ("2024-02-29", "2023-02-29"), ("unknown", "2024-2")]
        {
            assert!(PartialDate::parse(right).is_some() && PartialDate::parse(wrong).is_none(), "{right} {wrong}");
        }
        for (right, wrong) in [("1-c", "1-d"), ("8-b", "9-a"), ("5-d", "5-"), ("6-e", "6-ab")] {
            assert!(AnnexPoint::parse(right).is_some() && AnnexPoint::parse(wrong).is_none(), "{right} {wrong}");
        }
        assert!(CharterArticle::parse("A50").is_some() && CharterArticle::parse("A51").is_none());
        assert!(Decimal::parse("-0.93").is_some() && Decimal::parse("1e3").is_none() && Decimal::parse(".5").is_none());
        assert!(DataProtectionBasis::parse("9-2-j").is_some() && DataProtectionBasis::parse("6-1-g").is_none());
    }

    #[test]
    fn email_addresses_are_validated() {
        for valid in [
            "ann+register@inwoner.example",
            "o'neill@sub.example.org",
            "ünï@inwoner.example",
            "a@ünï.example",
            "a%0d%0abcc@b.example",
        ] {
            assert!(Email::parse(valid).is_some(), "{valid}");
        }
        let long = format!("{}@b.example", "a".repeat(65));
        for invalid in [
            "",
            "a",
            "@b.example",
            "a@",
            "a@b",
            "a@b..example",
            "a@.example",
            "a@b.example.",
            "a@b@c.example",
            "a b@c.example",
            "a,b@c.example",
            "a;b@c.example",
            "<a@b.example>",
            "\"a\"@b.example",
            "(a)@b.example",
            "a:b@c.example",
            "a\\@b.example",
            "a@b_c.example",
            "a@b.example\r\nBcc: c@d.example",
            "a@b.example\u{0}",
            "a\u{2028}@b.example",
            "\u{202e}a@b.example",
            &long,
        ] {
            assert!(Email::parse(invalid).is_none(), "{invalid:?}");
        }
    }

    #[test]
    fn slugs_are_derived_from_names() {
        assert_eq!(Slug::from_name("Gemeente Súdwest-Fryslân", "x").as_str(), "gemeente-sudwest-fryslan");
        assert_eq!(Slug::from_name("  «Łódź» & Straße 5! ", "x").as_str(), "lodz-strasse-5");
        assert_eq!(Slug::from_name("日本", "organization").as_str(), "organization");
        assert!(Slug::parse("a--b").is_none() && Slug::parse("-a").is_none() && Slug::parse("A").is_none());
    }
}
