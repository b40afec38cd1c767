//! Converts HTML to plain text with paragraphs and simple lists, as records store it.
//!
//! Other registers mix HTML and plain text in the same field, so every text is examined before it is treated as HTML:
//! "a < b & c" must stay unchanged.
use crate::domain::values::Url;
use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

/// The elements whose tags identify a text as HTML.
const ELEMENTS: &str = " a abbr acronym address article aside b big blockquote body br button caption center cite code \
    col colgroup dd del details dfn div dl dt em fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 head \
    header hr html i iframe img input ins kbd label legend li link main mark meta nav noscript ol option p picture pre \
    q s samp script section select small span strike strong style sub summary sup svg table tbody td template textarea \
    tfoot th thead title tr tt u ul var wbr ";

/// Converts a text of another register to prose. HTML becomes paragraphs and lists. Plain text keeps its content; line
/// endings are normalized, and surrounding white space and control characters are removed.
pub fn to_text(html: &str) -> String {
    if !is_html(html) {
        return normalize_plain(&decode_references(html));
    }
    let mut writer = TextWriter::default();
    for token in tokens(&escape_trailing_tag(html)) {
        match token {
            Token::StartTag(tag) => writer.open(&tag),
            Token::EndTag(tag) => writer.close(&String::from_utf8_lossy(&tag.name)),
            Token::String(text) => writer.text(&String::from_utf8_lossy(&text)),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    writer.end_link();
    writer.out
}

/// Converts a text of another register to a single line.
pub fn to_line(html: &str) -> String {
    one_line(&to_text(html))
}

/// Replaces white space by single spaces and removes control characters.
pub fn one_line(text: &str) -> String {
    let cleaned: String = text.chars().filter_map(clean_char).collect();
    cleaned.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns true if the text contains an HTML tag. It must be closed and have either no attributes or attributes with
/// values, so that neither "5 <b and c> 2" nor "<name of the town>" is HTML.
fn is_html(text: &str) -> bool {
    text.match_indices('<').any(|(at, _)| {
        let rest = &text[at + 1..];
        let Some(inside) = rest.find(['<', '>']).and_then(|end| rest[..=end].strip_suffix('>')) else { return false };
        let inside = inside.trim_start_matches('/').trim_end_matches('/');
        let (name, attributes) = inside.split_once(|c: char| c.is_ascii_whitespace()).unwrap_or((inside, ""));
        let is_element = !name.is_empty() && ELEMENTS.contains(&format!(" {} ", name.to_ascii_lowercase()));
        is_element && (attributes.trim().is_empty() || attributes.contains('='))
    })
}

/// Escapes `<` after the last tag: a tokenizer would treat a final "2 <x" as a truncated tag and drop it.
fn escape_trailing_tag(html: &str) -> String {
    let end = html.rfind('>').map_or(0, |at| at + 1);
    format!("{}{}", &html[..end], html[end..].replace('<', "&lt;"))
}

/// Decodes character references such as `&amp;` in plain text and changes nothing else.
fn decode_references(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let mut escaped = String::with_capacity(text.len());
    for (n, part) in text.replace('<', "&lt;").split('&').enumerate() {
        if n > 0 {
            let name = part.split_once(';').map_or("", |(name, _)| name);
            let reference = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'#');
            escaped.push_str(if reference { "&" } else { "&amp;" });
        }
        escaped.push_str(part);
    }
    let strings = tokens(&escaped).filter_map(|token| match token {
        Token::String(text) => Some(String::from_utf8_lossy(&text).into_owned()),
        _ => None,
    });
    strings.collect()
}

fn tokens(html: &str) -> impl Iterator<Item = Token> {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    Tokenizer::new_with_emitter(html, emitter).map(|token| {
        let Ok(token) = token;
        token
    })
}

fn normalize_plain(text: &str) -> String {
    let text: String = text.replace("\r\n", "\n").replace('\r', "\n").chars().filter_map(clean_char).collect();
    text.trim().to_owned()
}

/// Keeps line feeds. Other control characters become a space if they are white space; otherwise they are removed.
fn clean_char(c: char) -> Option<char> {
    match c {
        '\n' => Some(c),
        c if c.is_control() => c.is_whitespace().then_some(' '),
        c => Some(c),
    }
}

/// The separator between two pieces of text.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    #[default]
    None,
    Space,
    Line,
    Paragraph,
}

/// Writes text with the separators that the surrounding tags require. A separator is written only when text follows.
#[derive(Default)]
struct TextWriter {
    out: String,
    gap: Gap,
    /// The open lists, innermost last: the number of the next item, or `None` for bullets.
    lists: Vec<Option<u32>>,
    /// The marker of a list item that has no text yet.
    marker: Option<String>,
    /// The URL of the open link, and the position at which its text starts.
    link: Option<(String, usize)>,
    /// The element whose content is being dropped.
    dropped: Option<String>,
}

impl TextWriter {
    fn open(&mut self, tag: &StartTag<()>) {
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        let attribute = |name: &[u8]| {
            let value = tag.attributes.iter().find(|(attribute_name, _)| attribute_name.0 == name);
            value.map(|(_, value)| String::from_utf8_lossy(value).trim().to_owned())
        };
        match name.as_str() {
            "script" | "style" | "iframe" | "noembed" | "noframe" | "noscript" => self.dropped = Some(name),
            "br" => self.gap = if self.gap >= Gap::Line { Gap::Paragraph } else { Gap::Line },
            "a" => {
                self.end_link();
                self.link = attribute(b"href").map(|href| (href, self.out.len()));
            }
            "ul" => {
                self.block(&name);
                self.lists.push(None);
            }
            "ol" => {
                self.block(&name);
                self.lists.push(Some(attribute(b"start").and_then(|start| start.parse().ok()).unwrap_or(1)));
            }
            "li" => {
                self.block(&name);
                self.marker = Some(match self.lists.last_mut() {
                    Some(Some(number)) => {
                        let marker = format!("{number}. ");
                        *number = number.saturating_add(1);
                        marker
                    }
                    _ => "- ".to_owned(),
                });
            }
            _ => self.block(&name),
        }
    }

    fn close(&mut self, name: &str) {
        if self.dropped.as_deref() == Some(name) {
            self.dropped = None;
        }
        match name {
            "a" => self.end_link(),
            "li" => {
                // An item without text produces no line.
                self.marker = None;
                self.block(name);
            }
            "ul" | "ol" => {
                self.lists.pop();
                self.block(name);
            }
            // Browsers treat `</br>` as `<br>`.
            "br" => self.gap = self.gap.max(Gap::Line),
            _ => self.block(name),
        }
    }

    /// Starts a new line or paragraph if the element is a block. Called for its start tag and its end tag.
    fn block(&mut self, name: &str) {
        let gap = match name {
            "p" | "ul" | "ol" | "dl" | "table" | "blockquote" | "pre" | "hr" | "h1" | "h2" | "h3" | "h4" | "h5"
            | "h6" | "figure" | "fieldset" | "form" => {
                // A list is one block: its items and nested blocks are lines.
                if self.lists.is_empty() { Gap::Paragraph } else { Gap::Line }
            }
            "div" | "li" | "dt" | "dd" | "tr" | "section" | "article" | "header" | "footer" | "main" | "nav"
            | "aside" | "address" | "details" | "summary" | "figcaption" | "caption" | "center" | "option"
            | "legend" => Gap::Line,
            "td" | "th" => Gap::Space,
            _ => return,
        };
        self.gap = self.gap.max(gap);
    }

    fn text(&mut self, text: &str) {
        if self.dropped.is_some() {
            return;
        }
        for c in text.chars() {
            if c.is_whitespace() {
                self.gap = self.gap.max(Gap::Space);
            } else if !c.is_control() {
                self.begin();
                self.out.push(c);
            }
        }
    }

    /// Writes the pending separator and marker.
    fn begin(&mut self) {
        if !self.out.is_empty() {
            self.out.push_str(match self.gap {
                // The marker of an item starts a new line, whatever the surrounding tags are.
                Gap::None | Gap::Space if self.marker.is_some() => "\n",
                Gap::None => "",
                Gap::Space => " ",
                Gap::Line => "\n",
                Gap::Paragraph => "\n\n",
            });
        }
        self.gap = Gap::None;
        if let Some(marker) = self.marker.take() {
            self.out.push_str(&marker);
        }
    }

    /// Appends the URL of the open link, unless its text is the URL.
    fn end_link(&mut self) {
        let Some((href, start)) = self.link.take().filter(|(href, _)| Url::parse(href).is_some()) else { return };
        let bare = |address: &str| {
            let address = address.trim().to_lowercase();
            let address = address.trim_start_matches("https://").trim_start_matches("http://");
            address.trim_end_matches('/').to_owned()
        };
        let text = bare(self.out.get(start..).unwrap_or_default());
        if text.is_empty() {
            self.text(&href);
        } else if text != bare(&href) {
            self.out.push_str(&format!(" ({href})"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn html_becomes_paragraphs_and_lists() {
        for (html, text) in [
            ("<p>One\n two</p><p>Three</p>", "One two\n\nThree"),
            ("<div>One</div>\n<div>Two</div>", "One\nTwo"),
            ("<div><p>One</p><p><br></p><p>Two&nbsp;</p></div>", "One\n\nTwo"),
            ("One<br>two<br/><br />three</br>four", "One\ntwo\n\nthree\nfour"),
            (
                "<p>We use:</p><ul>\n<li>age</li><li></li><li><p>income</p></li></ul><p>No more.</p>",
                "We use:\n\n- age\n- income\n\nNo more.",
            ),
            ("<ol start=3><li>c<ul><li>x</li></ul></li><li>d</ol>", "3. c\n- x\n4. d"),
            ("a<li>b", "a\n- b"),
            ("<h2>Aim</h2>Fair <b>and</b>\t<i>quick</i>", "Aim\n\nFair and quick"),
            ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"),
            ("<p>1 &lt; 2 &amp; &eacute;&#233;&#x1F600;</p>", "1 < 2 & éé😀"),
            ("<p onclick=\"x()\">a<script>if (1 < 2) { b() }</script><style>p {}</style>c</p>", "ac"),
            ("<!-- no --><p>a</p><!doctype html>", "a"),
            ("<P CLASS='x'>a</P><unknown>b</unknown>", "a\n\nb"),
            ("<p>a</p> 2 <x", "a\n\n2 <x"),
            ("<p>\u{0}\u{7}&#7;</p>", ""),
        ] {
            assert_eq!(to_text(html), text, "{html}");
        }
    }

    #[test]
    fn links_keep_their_address() {
        for (html, text) in [
            ("<a href='https://example.org/a'>More</a>.", "More (https://example.org/a)."),
            ("<a href=\"https://example.org/\">example.org</a>", "example.org"),
            ("<a href='https://example.org/a'><b>https://example.org/a</b></a>", "https://example.org/a"),
            ("<a href='https://example.org/a'><img src=x></a>", "https://example.org/a"),
            ("<a href='mailto:ai@example.org'>Mail</a> <a href='javascript:x()'>run</a>", "Mail run"),
            (
                "<a href='https://example.org/a'>one <a href='https://example.org/b'>two",
                "one (https://example.org/a) two (https://example.org/b)",
            ),
        ] {
            assert_eq!(to_text(html), text, "{html}");
        }
    }

    #[test]
    fn plain_text_is_unchanged() {
        for same in [
            "a < b & c",
            "x <y and z> w; 5 <b and c> 2",
            "Error rate of <3%\n\n- one\n- two",
            "Ask <name of the town> at R&D; Q&A; &c",
            "income < £36,000",
            "<>",
            "</>",
            "",
        ] {
            assert_eq!(to_text(same), same);
        }
        assert_eq!(to_text("\u{feff} a\r\nb\rc\td\u{0}\u{85}e \n"), "\u{feff} a\nb\nc d e");
        assert_eq!(to_text("Q&amp;A &lt;b&gt; & <3&#37;\n2"), "Q&A <b> & <3%\n2");
        assert_eq!(to_line("<p>One</p>\n<p>two\u{a0} three</p>"), "One two three");
        assert_eq!(one_line(" a\tb\u{7}\n c "), "a b c");
    }

    proptest! {
        #[test]
        fn no_control_characters_come_out(text in any::<String>()) {
            check(&text);
        }

        #[test]
        fn no_control_characters_come_out_of_html(
            parts in proptest::collection::vec(proptest::sample::select(vec![
                "<p>", "</p>", "<br>", "<ul>", "</ul>", "<ol start=9>", "</ol>", "<li>", "</li>", "<a href='https://a.b/c'>",
                "</a>", "<script>", "</script>", "<style>", "<!--", "-->", "<![CDATA[", "<", ">", "&", "&amp;", "&#0;",
                "&#x80;", "\r", "\n", "\t", "\u{0}", "\u{9f}", "é", "\u{2028}", "word", " ", "<textarea>", "<plaintext>", "='", "\"",
            ]), 0..40)
        ) {
            check(&parts.concat());
        }
    }

    fn check(text: &str) {
        let out = to_text(text);
        assert!(!out.chars().any(|c| c.is_control() && c != '\n'), "{out:?}");
        assert!(text.contains('\u{fffd}') || text.contains('\0') || text.contains('&') || !out.contains('\u{fffd}'));
        assert!(!one_line(text).contains(char::is_control));
    }
}
