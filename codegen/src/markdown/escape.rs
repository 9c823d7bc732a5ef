//! Escapes text, so that rustdoc shows it unchanged.

use super::characters::{is_punctuation, is_space};
use super::place::Place;
use super::url::{Bare, bare};

/// Writes text as Markdown. `before` is the paragraph as written so far, and `is_link` is whether the text is in a link.
pub(super) fn escape(text: &str, before: &mut String, place: Place, is_link: bool) {
    let mut rest = text;
    if before.is_empty() && place != Place::Cell {
        rest = line_start(text, before);
    }
    let mut previous = before.chars().next_back();
    while let Some(character) = rest.chars().next() {
        let found = if character == 'h' && !is_link { bare(rest) } else { None };
        let length = match found {
            Some(Bare::Url(length)) => {
                before.push('<');
                before.push_str(rest.get(..length).unwrap_or_default());
                before.push('>');
                length
            }
            Some(Bare::Pattern(length)) => {
                code(rest.get(..length).unwrap_or_default(), before, place);
                length
            }
            None => {
                let length = character.len_utf8();
                let after = rest.get(length..).unwrap_or_default();
                let next = if is_link || bare(after).is_none() { after.chars().next() } else { Some('<') };
                if needs_escape(character, (previous, next), after, place) {
                    before.push('\\');
                }
                before.push(character);
                length
            }
        };
        let (written, after) = rest.split_at(length);
        previous = if found.is_some() { Some('>') } else { written.chars().next_back() };
        rest = after;
    }
}

/// Escapes a mark that would begin a block at the start of a line, and returns the rest of the text.
fn line_start<'a>(text: &'a str, before: &mut String) -> &'a str {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (start, rest) = text.split_at(digits);
    let mut characters = rest.chars();
    let (Some(mark), next) = (characters.next(), characters.next()) else { return text };
    let ends = next.is_none_or(is_space);
    let begins_block = match mark {
        '.' | ')' => digits > 0 && ends,
        '+' => digits == 0 && ends,
        '-' => digits == 0 && (ends || next == Some('-')),
        '#' | '>' | '~' | '=' | '|' => digits == 0,
        _ => false,
    };
    if !begins_block {
        return text;
    }
    before.push_str(start);
    before.push('\\');
    before.push(mark);
    characters_after(rest)
}

fn characters_after(text: &str) -> &str {
    let mut characters = text.chars();
    characters.next();
    characters.as_str()
}

fn needs_escape(character: char, (previous, next): (Option<char>, Option<char>), after: &str, place: Place) -> bool {
    let is_spaced = previous.is_some_and(is_space) && next.is_some_and(is_space);
    match character {
        '`' | '[' | ']' => true,
        '\\' => next.is_none_or(|next| next.is_ascii_punctuation()),
        '*' => !is_spaced,
        '_' => !is_spaced && !is_inside_word(previous, next),
        '~' => previous.is_some_and(|previous| !is_space(previous)),
        // rustdoc would turn the hyphens of `--option` into a dash.
        '-' => next == Some('-'),
        '<' => next.is_none_or(|next| next.is_ascii_alphabetic() || "/!?".contains(next)),
        '&' => after.split(|next: char| !next.is_ascii_alphanumeric() && next != '#').next().is_some_and(|name| {
            !name.is_empty() && after.get(name.len()..).is_some_and(|after| after.starts_with(';'))
        }),
        '#' => place == Place::Heading,
        '|' => place == Place::Cell,
        _ => false,
    }
}

/// Whether an underscore is between letters or digits, where it cannot begin or end emphasis.
fn is_inside_word(previous: Option<char>, next: Option<char>) -> bool {
    let is_word = |character: Option<char>| character.is_some_and(char::is_alphanumeric);
    is_word(previous) && is_word(next)
}

/// Writes a code span.
pub(super) fn code(text: &str, before: &mut String, place: Place) {
    let mut longest = 0;
    let mut run = 0;
    for byte in text.bytes() {
        run = if byte == b'`' { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    let fence = "`".repeat(longest + 1);
    if before.ends_with('`') {
        before.push(' '); // Two fences would become one.
    }
    let pad = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    let text = if place == Place::Cell { text.replace('|', "\\|") } else { text.to_owned() };
    before.extend([fence.as_str(), pad, &text, pad, &fence]);
}

/// Whether emphasis can begin after or end before this character, regardless of its own first and last characters.
pub(super) fn is_boundary(character: Option<char>) -> bool {
    character.is_none_or(|character| is_space(character) || is_punctuation(character))
}
