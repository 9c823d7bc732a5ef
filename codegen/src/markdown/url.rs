//! URLs in links and in text.

use std::fmt::Write;

/// The maximum length of a URL. Longer URLs are mistakes.
const MAX_LENGTH: usize = 2048;

/// Writes the URL of a link for Markdown. `None` if the URL is not absolute or too long.
pub(super) fn clean(href: &str) -> Option<String> {
    let href = href.trim();
    let href = if href.starts_with("//") { format!("https:{href}") } else { href.to_owned() };
    let is_absolute = ["https://", "http://", "mailto:"].iter().any(|scheme| {
        href.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)) && href.len() > scheme.len()
    });
    if !is_absolute || href.len() > MAX_LENGTH {
        return None;
    }
    // A URL that was wrapped continues on the next line, after its indentation.
    let unwrapped: String = href.lines().map(str::trim).collect();
    let mut url = String::with_capacity(unwrapped.len());
    for character in unwrapped.chars() {
        match character {
            ' ' | '(' | ')' | '<' | '>' | '"' | '\\' | '`' | '|' | '^' | '{' | '}' => {
                let _ = write!(url, "%{:02X}", u32::from(character)); // Writing to a string cannot fail.
            }
            character if character.is_control() || character.is_whitespace() => {}
            character => url.push(character),
        }
    }
    Some(url)
}

/// A URL in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bare {
    /// A URL of this many bytes.
    Url(usize),
    /// A URL of this many bytes with placeholders, which is not a link.
    Pattern(usize),
}

/// The URL at the start of a text, without the punctuation of the sentence around it.
pub(super) fn bare(text: &str) -> Option<Bare> {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
    let stops = |character: char| character.is_whitespace() || "\"'`|\\‘’“”,;".contains(character);
    let mut near = text.char_indices().enumerate();
    let end = near.find(|(count, (_, character))| *count == MAX_LENGTH || stops(*character));
    let whole = text.get(..end.map_or(text.len(), |(_, (at, _))| at))?;
    let url = whole.split(['<', '>', '{', '}', '[', ']', '^']).next()?;
    if url.len() < whole.len() {
        return Some(Bare::Pattern(trimmed(whole, ".:!?)*_")));
    }
    let length = trimmed(url, if url.contains('(') { ".:!?*_" } else { ".:!?)*_" });
    let is_link = host.starts_with(|character: char| character.is_ascii_alphanumeric())
        && url.bytes().all(|byte| byte.is_ascii_graphic());
    match length > text.len() - host.len() {
        true if is_link => Some(Bare::Url(length)),
        true => Some(Bare::Pattern(length)),
        false => None,
    }
}

fn trimmed(text: &str, punctuation: &str) -> usize {
    text.trim_end_matches(|character: char| punctuation.contains(character)).len()
}
