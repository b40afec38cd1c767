//! HTML to plain text of paragraphs and simple lists: what a record may hold.
//!
//! Other registers keep HTML in some texts and plain text in the same field of the next record, so every text is
//! looked at before it is taken for HTML: "a < b & c" must survive.
use crate::domain::values::Url;
use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

/// Elements whose tag says that a text is HTML.
const ELEMENTS: &str = " a abbr acronym address article aside b big blockquote body br button caption center cite code \
    col colgroup dd del details dfn div dl dt em fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 head \
    header hr html i iframe img input ins kbd label legend li link main mark meta nav noscript ol option p picture pre \
    q s samp script section select small span strike strong style sub summary sup svg table tbody td template textarea \
    tfoot th thead title tr tt u ul var wbr ";

/// A text of another register as prose: HTML becomes paragraphs and lists, plain text stays as it is apart from its
/// line endings, its ends and its control characters.
pub fn to_text(html: &str) -> String {
    if !is_html(html) {
        return plain(&without_references(html));
    }
    let mut writer = Writer::default();
    for token in tokens(&closed(html)) {
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

/// A text of another register as one line.
pub fn to_line(html: &str) -> String {
    one_line(&to_text(html))
}

/// All white space as single spaces, without control characters.
pub fn one_line(text: &str) -> String {
    let clean: String = text.chars().filter_map(clean).collect();
    clean.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a tag of HTML stands in the text: one that is closed, and has either no attributes or some with values. So
/// neither "5 <b and c> 2" nor "<name of the town>" is HTML.
fn is_html(text: &str) -> bool {
    text.match_indices('<').any(|(at, _)| {
        let rest = &text[at + 1..];
        let Some(inside) = rest.find(['<', '>']).and_then(|end| rest[..=end].strip_suffix('>')) else { return false };
        let inside = inside.trim_start_matches('/').trim_end_matches('/');
        let (name, attributes) = inside.split_once(|c: char| c.is_ascii_whitespace()).unwrap_or((inside, ""));
        let known = !name.is_empty() && ELEMENTS.contains(&format!(" {} ", name.to_ascii_lowercase()));
        known && (attributes.trim().is_empty() || attributes.contains('='))
    })
}

/// The same text with what follows the last tag kept as text: a tokenizer takes "2 <x" at the end for a tag that was
/// broken off and drops it.
fn closed(html: &str) -> String {
    let end = html.rfind('>').map_or(0, |at| at + 1);
    format!("{}{}", &html[..end], html[end..].replace('<', "&lt;"))
}

/// Plain text in which somebody left character references such as `&amp;`: these alone are decoded.
fn without_references(text: &str) -> String {
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

fn plain(text: &str) -> String {
    let text: String = text.replace("\r\n", "\n").replace('\r', "\n").chars().filter_map(clean).collect();
    text.trim().to_owned()
}

/// Line feeds stay, other control characters become a space if they are white space, else nothing.
fn clean(c: char) -> Option<char> {
    match c {
        '\n' => Some(c),
        c if c.is_control() => c.is_whitespace().then_some(' '),
        c => Some(c),
    }
}

/// What stands between two pieces of text.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    #[default]
    None,
    Space,
    Line,
    Paragraph,
}

/// Writes text with the gaps that the tags around it ask for; a gap is written only once there is text after it.
#[derive(Default)]
struct Writer {
    out: String,
    gap: Gap,
    /// The lists around, innermost last: the number of the next item, or none for bullets.
    lists: Vec<Option<u32>>,
    /// The marker of an item that has no text yet.
    marker: Option<String>,
    /// The address of the link that is open, and where its text begins.
    link: Option<(String, usize)>,
    /// The element whose content is dropped.
    dropped: Option<String>,
}

impl Writer {
    fn open(&mut self, tag: &StartTag<()>) {
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        let attribute = |name: &[u8]| {
            let value = tag.attributes.iter().find(|(known, _)| known.0 == name);
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
                // An item without text has no line.
                self.marker = None;
                self.block(name);
            }
            "ul" | "ol" => {
                self.lists.pop();
                self.block(name);
            }
            // Browsers take `</br>` for `<br>`.
            "br" => self.gap = self.gap.max(Gap::Line),
            _ => self.block(name),
        }
    }

    /// Begins a new line or paragraph if the element does, at its start and at its end.
    fn block(&mut self, name: &str) {
        let gap = match name {
            "p" | "ul" | "ol" | "dl" | "table" | "blockquote" | "pre" | "hr" | "h1" | "h2" | "h3" | "h4" | "h5"
            | "h6" | "figure" | "fieldset" | "form" => {
                // A list is one block: its items, and the lists and paragraphs in them, are lines.
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

    /// Writes the gap and the marker that are due.
    fn begin(&mut self) {
        if !self.out.is_empty() {
            self.out.push_str(match self.gap {
                // The marker of an item stands at the beginning of a line, whatever the tags around it.
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

    /// Adds the address of the link that is open, unless its text says the same.
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
    fn plain_text_stays() {
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
        fn nor_of_anything_that_looks_like_html(
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
