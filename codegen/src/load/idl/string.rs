//! [Strings](https://smithy.io/2.0/spec/idl.html#string-values) and
//! [text blocks](https://smithy.io/2.0/spec/idl.html#text-blocks).

use std::borrow::Cow;

/// An error in a string, with its byte offset between the quotes.
#[derive(Debug, PartialEq)]
pub(super) struct StringError {
    pub(super) message: String,
    pub(super) offset: usize,
}

/// The value of a quoted string, from the text between its quotes.
pub(super) fn quoted(text: &str) -> Result<String, StringError> {
    check_characters(text)?;
    check_escapes(text)?;
    Ok(unescape(&normalize_newlines(text)))
}

/// The value of a text block, from the text between its quotes.
pub(super) fn text_block(text: &str) -> Result<String, StringError> {
    check_characters(text)?;
    check_escapes(text)?;
    let text = normalize_newlines(text);
    let Some(content) = text.trim_start_matches([' ', '\t']).strip_prefix('\n') else {
        let message = "expected a line break after the opening quotes of a text block".to_owned();
        return Err(StringError { message, offset: 0 });
    };
    Ok(unescape(&without_incidental_whitespace(content)))
}

fn normalize_newlines(text: &str) -> Cow<'_, str> {
    match text.contains('\r') {
        true => text.replace("\r\n", "\n").replace('\r', "\n").into(),
        false => text.into(),
    }
}

/// <https://smithy.io/2.0/spec/idl.html#incidental-white-space-removal>
fn without_incidental_whitespace(content: &str) -> String {
    let lines: Vec<&str> = content.split('\n').collect();
    let last = lines.len() - 1;
    let spaces = |line: &str| line.bytes().take_while(|byte| *byte == b' ').count();
    let counts = |(index, line): (usize, &&str)| (index == last || !line.trim().is_empty()).then(|| spaces(line));
    let margin = lines.iter().enumerate().filter_map(counts).min().unwrap_or(0);
    let lines = lines.iter().map(|line| line.get(margin..).unwrap_or_default().trim_end_matches([' ', '\t']));
    lines.collect::<Vec<_>>().join("\n")
}

/// `QuotedChar`: control characters other than tabs and line breaks need an escape.
fn check_characters(text: &str) -> Result<(), StringError> {
    let is_control = |character: char| character < ' ' && !matches!(character, '\t' | '\n' | '\r');
    match text.char_indices().find(|(_, character)| is_control(*character)) {
        None => Ok(()),
        Some((offset, character)) => {
            let code = u32::from(character);
            let message =
                format!("a string cannot have the control character U+{code:04X}: use the escape `\\u{code:04x}`");
            Err(StringError { message, offset })
        }
    }
}

/// Checks that the specification defines every escape.
/// <https://smithy.io/2.0/spec/idl.html#string-escape-characters>
fn check_escapes(text: &str) -> Result<(), StringError> {
    let mut offset = 0;
    while let Some(found) = text[offset..].find('\\') {
        offset += found;
        let error = |message: String| Err(StringError { message, offset });
        let rest = &text[offset + 1..];
        let length = match rest.chars().next() {
            Some('"' | '\\' | '/' | '\'' | 'b' | 'f' | 'n' | 'r' | 't' | '\n' | '\r') => 1,
            Some('u') => match code_point(rest) {
                Some((_, length)) => length,
                None => return error("expected four hexadecimal digits of a Unicode character after `\\u`".into()),
            },
            Some(other) => return error(format!("unknown escape `\\{}`", other.escape_default())),
            None => return error("expected an escape after the backslash".into()),
        };
        offset += 1 + length;
    }
    Ok(())
}

/// The character of a `\u` escape and the length of the escape in bytes, from its `u`. A character outside of the basic
/// plane has two escapes.
fn code_point(text: &str) -> Option<(char, usize)> {
    let first = hexadecimal(text)?;
    match char::from_u32(first) {
        Some(character) => Some((character, 5)),
        None => {
            let second = hexadecimal(text.get(5..)?.strip_prefix('\\')?)?;
            let pair = [u16::try_from(first).ok()?, u16::try_from(second).ok()?];
            let character = char::decode_utf16(pair).next()?.ok()?;
            Some((character, 11))
        }
    }
}

fn hexadecimal(text: &str) -> Option<u32> {
    let digits = text.strip_prefix('u')?.get(..4)?;
    digits.bytes().all(|byte| byte.is_ascii_hexdigit()).then(|| u32::from_str_radix(digits, 16).ok())?
}

/// The value of a text with valid escapes.
fn unescape(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(found) = rest.find('\\') {
        value.push_str(&rest[..found]);
        rest = &rest[found + 1..];
        let Some(escaped) = rest.chars().next() else { break };
        let mut length = escaped.len_utf8();
        match escaped {
            'b' => value.push('\u{8}'),
            'f' => value.push('\u{c}'),
            'n' => value.push('\n'),
            'r' => value.push('\r'),
            't' => value.push('\t'),
            '\n' => {}
            'u' => {
                if let Some((character, taken)) = code_point(rest) {
                    value.push(character);
                    length = taken;
                }
            }
            other => value.push(other),
        }
        rest = &rest[length..];
    }
    value.push_str(rest);
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(text: &str) -> String {
        text_block(text).expect("a well-formed text block")
    }

    #[test]
    fn escapes_are_those_of_the_specification() {
        let text = r#"\" \\ \/ \' \b\f\n\r\t \u00e4 \ud83d\ude00"#;
        assert_eq!(quoted(text).as_deref(), Ok("\" \\ / ' \u{8}\u{c}\n\r\t ä 😀"));
        assert_eq!(quoted("a \\\n b \\\r\n c").as_deref(), Ok("a  b  c"), "an escaped line break is removed");
        assert_eq!(quoted("a\r\nb\rc").as_deref(), Ok("a\nb\nc"), "line breaks become LF");
        assert_eq!(quoted("a\u{1}").map_err(|error| error.offset), Err(1), "a control character");
        for (text, offset) in [(r"\x", 0), (r"ab\u12", 2), (r"\ud83d", 0), (r"\ud83d\u0041", 0), (r"a\ä", 1)] {
            assert_eq!(quoted(text).map_err(|error| error.offset), Err(offset), "{text}");
        }
    }

    #[test]
    fn a_text_block_loses_its_common_margin_and_trailing_spaces() {
        assert_eq!(block("\n    Foo\n        Baz\n\n  \n    Bar  \n    "), "Foo\n    Baz\n\n\nBar\n");
        assert_eq!(block("\n    <div>\n        <p>Hello!</p>\n    </div>"), "<div>\n    <p>Hello!</p>\n</div>");
        assert_eq!(block("  \r\n    a\r\n    b"), "a\nb");
        assert_eq!(block("\n"), "");
    }

    #[test]
    fn the_closing_quotes_set_the_margin_when_they_stand_further_left() {
        assert_eq!(block("\n    Foo\n        Baz\n    Bar\n"), "    Foo\n        Baz\n    Bar\n");
        assert_eq!(block("\n    Foo\n    Bar\n            "), "Foo\nBar\n");
    }

    #[test]
    fn escapes_of_a_text_block_are_read_after_the_margin_is_gone() {
        assert_eq!(block("\n  <p>Hi\\n    bar</p>\n  "), "<p>Hi\n    bar</p>\n");
        assert_eq!(block("\n  Foo \\\n  Baz \\\n  Bam"), "Foo Baz Bam");
        assert_eq!(block("\n  foo \\\"\"\"\n  baz"), "foo \"\"\"\nbaz");
    }

    #[test]
    fn a_text_block_begins_with_a_line_break() {
        assert!(text_block("foo").is_err());
        assert!(text_block(" ").is_err());
    }
}
