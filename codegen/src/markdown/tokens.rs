//! Splits HTML into text and tags, in linear time for any text.

use super::tags::Tag;

/// A piece of HTML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// Text, with character references.
    Text(&'a str),
    /// A known start tag, and its attributes.
    Start(Tag, &'a str),
    /// A known end tag.
    End(Tag),
}

/// The tokens of a text. Comments are left out, and unknown tags are text.
pub(super) fn tokens(html: &str) -> Tokens<'_> {
    Tokens { rest: html, unclosed: false }
}

pub(super) struct Tokens<'a> {
    rest: &'a str,
    /// Whether an unclosed comment was found. Then no later comment has an end either, and searching again would take
    /// quadratic time.
    unclosed: bool,
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        while !self.rest.is_empty() {
            if let Some(skipped) = self.comment() {
                self.rest = skipped;
                continue;
            }
            let (token, rest) = self.section().or_else(|| tag(self.rest)).unwrap_or_else(|| text(self.rest));
            self.rest = rest;
            return Some(token);
        }
        None
    }
}

impl<'a> Tokens<'a> {
    /// The text after the comment that starts here, if any.
    fn comment(&mut self) -> Option<&'a str> {
        let comment = self.rest.strip_prefix("<!--").filter(|_| !self.unclosed)?;
        let end = comment.find("-->");
        self.unclosed = end.is_none();
        comment.get(end? + "-->".len()..)
    }

    /// The content of the CDATA section that starts here, if any, and the text after it.
    fn section(&mut self) -> Option<(Token<'a>, &'a str)> {
        let section = self.rest.strip_prefix("<![CDATA[").filter(|_| !self.unclosed)?;
        let content = section.split_once("]]>");
        self.unclosed = content.is_none();
        content.map(|(content, rest)| (Token::Text(content), rest))
    }
}

/// The tag at the start of a text, and the text after it. A tag ends before the next `<`, so that no text is searched twice.
fn tag(html: &str) -> Option<(Token<'_>, &str)> {
    let inside = html.strip_prefix('<')?;
    let (inside, is_end) = inside.strip_prefix('/').map_or((inside, false), |inside| (inside, true));
    let inside_end = inside.find('<').unwrap_or(inside.len());
    let name_end = inside.find(|character: char| !character.is_ascii_alphanumeric()).unwrap_or(inside.len());
    let tag = Tag::named(inside.get(..name_end)?)?;
    let attributes = inside.get(name_end..inside_end)?;
    let end = tag_end(attributes)?;
    let (attributes, rest) = (attributes.get(..end)?, inside.get(name_end + end + 1..)?);
    let bare = attributes.trim_end_matches('/').trim();
    let is_separated = attributes.is_empty() || attributes.starts_with([' ', '\t', '\n', '\r', '/']);
    if !is_separated || !bare.is_empty() && !bare.contains('=') {
        return None; // A placeholder, such as `<function name>`.
    }
    Some((if is_end { Token::End(tag) } else { Token::Start(tag, bare) }, rest))
}

/// The position of the `>` that ends a tag: outside of quotes, or anywhere if the quotes do not match.
fn tag_end(attributes: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in attributes.bytes().enumerate() {
        match (byte, quote) {
            (b'>', None) => return Some(at),
            (b'"' | b'\'', None) => quote = Some(byte),
            (byte, Some(open)) if byte == open => quote = None,
            _ => {}
        }
    }
    attributes.find('>')
}

/// The text up to the next tag, comment or section, at least one character.
fn text(html: &str) -> (Token<'_>, &str) {
    let is_markup = |html: &str| html.starts_with("<!") || tag(html).is_some();
    let end = html.match_indices('<').map(|(at, _)| at).find(|at| *at > 0 && html.get(*at..).is_some_and(is_markup));
    let (text, rest) = html.split_at(end.unwrap_or(html.len()));
    (Token::Text(text), rest)
}

/// The value of an attribute, without its quotes.
pub(super) fn attribute<'a>(attributes: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = attributes;
    loop {
        let (before, after) = rest.split_once('=')?;
        let after = after.trim_start();
        let (value, next) = match after.chars().next().filter(|quote| matches!(quote, '"' | '\'')) {
            Some(quote) => {
                let quoted = after.get(1..)?;
                quoted.split_once(quote).unwrap_or((quoted, ""))
            }
            None => after.split_once(char::is_whitespace).unwrap_or((after, "")),
        };
        if before.split_whitespace().next_back().is_some_and(|found| found.eq_ignore_ascii_case(name)) {
            return Some(value);
        }
        rest = next;
    }
}
