//! Language tags.
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use std::fmt;

/// A BCP 47 language tag: `nl`, `pt-BR`, `zh-Hant`. Nearly all fit into the inline storage of [`SmolStr`].
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Lang(SmolStr);

/// The tag of an unknown language: `und` (ISO 639-2).
impl Default for Lang {
    fn default() -> Self {
        Self("und".into())
    }
}

impl Lang {
    /// Parses a well-formed tag (RFC 5646, section 2.1) and normalizes its case.
    pub fn parse(tag: &str) -> Option<Self> {
        let mut parts = tag.split('-');
        let primary = parts.next()?;
        if !(2..=3).contains(&primary.len()) || !primary.bytes().all(|b| b.is_ascii_alphabetic()) || tag.len() > 35 {
            return None;
        }
        let mut canonical = primary.to_ascii_lowercase();
        for part in parts {
            if !(1..=8).contains(&part.len()) || !part.bytes().all(|b| b.is_ascii_alphanumeric()) {
                return None;
            }
            canonical.push('-');
            match part.len() {
                2 => canonical.push_str(&part.to_ascii_uppercase()),
                4 if part.bytes().all(|b| b.is_ascii_alphabetic()) => {
                    canonical.push_str(&part[..1].to_ascii_uppercase());
                    canonical.push_str(&part[1..].to_ascii_lowercase());
                }
                _ => canonical.push_str(&part.to_ascii_lowercase()),
            }
        }
        Some(Self(canonical.into()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the language without script and region: `pt` of `pt-BR`.
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }

    /// Returns the best available tag for the preferred ones, in their order.
    ///
    /// Each is looked up as RFC 4647 describes (exact, then ever shorter prefixes), then any tag of the same language
    /// matches: Flemish serves a reader of Dutch better than English does.
    pub fn best<'a>(preferred: &[Self], available: impl Iterator<Item = &'a Self> + Clone) -> Option<&'a Self> {
        preferred.iter().find_map(|preference| {
            let mut range = preference.as_str();
            loop {
                if let Some(found) = available.clone().find(|tag| tag.as_str().eq_ignore_ascii_case(range)) {
                    return Some(found);
                }
                match range.rfind('-') {
                    Some(end) => range = &range[..end],
                    None => return available.clone().find(|tag| tag.primary() == preference.primary()),
                }
            }
        })
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Lang;

    #[test]
    fn tags_are_normalized() {
        let parse = |tag| Lang::parse(tag).unwrap();
        assert_eq!(parse("PT-br").as_str(), "pt-BR");
        assert_eq!(parse("zh-hANT-hk").as_str(), "zh-Hant-HK");
        for malformed in ["", "x", "dutch", "nl_NL", "nl-", "n1", "*"] {
            assert_eq!(Lang::parse(malformed), None, "{malformed}");
        }
    }
}
