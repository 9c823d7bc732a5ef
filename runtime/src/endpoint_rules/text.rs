//! Parts of texts, and functions of the standard library for texts.

use std::borrow::Cow;
use std::fmt::Write;
use std::ops::Range;

/// A part of a text, borrowed if the text is.
pub(super) fn slice<'a>(text: &Cow<'a, str>, range: Range<usize>) -> Option<Cow<'a, str>> {
    match text {
        Cow::Borrowed(text) => text.get(range).map(Cow::Borrowed),
        Cow::Owned(text) => text.get(range).map(|part| Cow::Owned(part.to_owned())),
    }
}

/// [`substring`](https://smithy.io/2.0/additional-specs/rules-engine/standard-library.html#substring-function).
pub(super) fn substring<'a>(text: &Cow<'a, str>, start: usize, end: usize, reverse: bool) -> Option<Cow<'a, str>> {
    if start >= end || end > text.len() || !text.is_ascii() {
        return None;
    }
    slice(text, if reverse { text.len() - end..text.len() - start } else { start..end })
}

/// [`uriEncode`](https://smithy.io/2.0/additional-specs/rules-engine/standard-library.html#uriencode-function).
pub(crate) fn uri_encode<'a>(text: Cow<'a, str>) -> Cow<'a, str> {
    let is_unreserved = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte);
    if text.bytes().all(is_unreserved) {
        return text;
    }
    let mut encoded = String::with_capacity(text.len() * 3);
    for byte in text.bytes() {
        if is_unreserved(byte) {
            encoded.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    Cow::Owned(encoded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_substring_out_of_range_is_none() {
        let cut = |text: &'static str, start, end, reverse| substring(&text.into(), start, end, reverse);
        assert_eq!(cut("hello", 0, 2, false).as_deref(), Some("he"));
        assert_eq!(cut("hello", 0, 5, false).as_deref(), Some("hello"));
        assert_eq!(cut("hello", 0, 2, true).as_deref(), Some("lo"));
        assert_eq!(cut("hello", 1, 3, true).as_deref(), Some("ll"));
        for (start, end) in [(0, 0), (3, 2), (0, 6), (5, 6), (0, usize::MAX)] {
            assert_eq!((cut("hello", start, end, false), cut("hello", start, end, true)), (None, None));
        }
        assert_eq!(cut("caf\u{e9}", 0, 2, false), None);
    }

    #[test]
    fn all_but_unreserved_characters_are_encoded() {
        assert_eq!(uri_encode("aZ0-_.~".into()), "aZ0-_.~");
        assert_eq!(uri_encode("a b/c".into()), "a%20b%2Fc");
        assert_eq!(
            uri_encode(":?#[]{}|@!$&'()*+,;=%<>\"^`\\".into()),
            "%3A%3F%23%5B%5D%7B%7D%7C%40%21%24%26%27%28%29%2A%2B%2C%3B%3D%25%3C%3E%22%5E%60%5C"
        );
        assert_eq!(uri_encode("\u{e9}".into()), "%C3%A9");
    }
}
