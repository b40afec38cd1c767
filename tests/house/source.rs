//! The source files that the house rules are about.
use super::{files, root};
use std::fs;

/// A source file.
#[derive(Clone)]
pub struct Source {
    /// Path from the root of the repository.
    pub path: String,
    pub text: String,
    /// The text with spaces in place of comments and literals, line for line.
    pub code: String,
}

/// Reads the source files of a folder.
pub fn sources(folder: &str) -> Vec<Source> {
    let mut paths = files(&root().join(folder));
    paths.retain(|path| path.extension().is_some_and(|kind| kind == "rs"));
    paths.sort();
    let source = |path: std::path::PathBuf| {
        let text = fs::read_to_string(&path).unwrap();
        let path = path.strip_prefix(root()).unwrap().to_str().unwrap().to_owned();
        Source { path, code: code_of(&text), text }
    };
    paths.into_iter().map(source).collect()
}

/// Returns a text with spaces in place of comments and literals.
pub fn code_of(text: &str) -> String {
    let (mut code, mut rest) = (String::with_capacity(text.len()), text);
    while !rest.is_empty() {
        let (length, is_code) = token(rest);
        let (token, after) = rest.split_at(length);
        match is_code {
            true => code.push_str(token),
            false => code.extend(token.chars().map(|c| if c == '\n' { '\n' } else { ' ' })),
        }
        rest = after;
    }
    code
}

/// Returns the length of the token at the beginning of a text, and whether it is code.
fn token(text: &str) -> (usize, bool) {
    let to = |end: &str, from: usize| text[from..].find(end).map_or(text.len(), |at| from + at + end.len());
    if text.starts_with("//") {
        return (text.find('\n').unwrap_or(text.len()), false);
    }
    if text.starts_with("/*") {
        return (to("*/", 2), false);
    }
    let word = text.find(|c: char| !is_word(c)).unwrap_or(text.len());
    let (prefix, after) = text.split_at(word);
    if matches!(prefix, "r" | "br") {
        let hashes = after.len() - after.trim_start_matches('#').len();
        if after[hashes..].starts_with('"') {
            return (to(&format!("\"{}", "#".repeat(hashes)), word + hashes + 1), false);
        }
    } else if matches!(prefix, "" | "b" | "c") && after.starts_with('"') {
        let mut escaped = false;
        let end = after[1..].find(|c| {
            let ends = c == '"' && !escaped;
            escaped = c == '\\' && !escaped;
            ends
        });
        return (end.map_or(text.len(), |end| word + end + 2), false);
    } else if matches!(prefix, "" | "b") && after.starts_with('\'') {
        let mut chars = after.char_indices().skip(1);
        match (chars.next(), chars.next()) {
            (Some((_, '\\')), Some((escaped, c))) => return (to("'", word + escaped + c.len_utf8()), false),
            (Some(_), Some((end, '\''))) => return (word + end + 1, false),
            _ => {} // A lifetime.
        }
    }
    (word.max(text.chars().next().map_or(0, char::len_utf8)), true)
}

/// Returns the identifiers and keywords of a code, each with its line.
pub fn words(code: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = code.lines().zip(1..);
    lines.flat_map(|(line, n)| line.split(|c| !is_word(c)).filter(|word| !word.is_empty()).map(move |word| (n, word)))
}

/// Returns whether an identifier can contain a character.
pub fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

#[test]
fn code_has_no_comments_and_literals() {
    let text = "fn f<'a>(x: &'a str) { g(\"a\\\"b\", 'c', '\\'', r#\"d\"e\"#, b'\\\\') } // h\n/* i\n */ r#type";
    let words: Vec<_> = words(&code_of(text)).map(|(line, word)| (line, word.to_owned())).collect();
    let expected = ["fn", "f", "a", "x", "a", "str", "g"].map(|word| (1, word.to_owned()));
    let last = [(3, "r".to_owned()), (3, "type".to_owned())];
    assert_eq!(words, [&expected[..], &last[..]].concat());
}
