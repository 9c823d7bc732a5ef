//! [Percent-encoding](https://www.rfc-editor.org/rfc/rfc3986#section-2.1) of parts of a URI.

use std::borrow::Cow;
use std::fmt::Write;

/// Encodes everything but the [unreserved](https://www.rfc-editor.org/rfc/rfc3986#section-2.3) characters.
pub(crate) fn encoded<'a>(text: Cow<'a, str>) -> Cow<'a, str> {
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

/// Decodes a text. A percent sign without two digits stands for itself.
#[cfg(any(test, feature = "mocks", feature = "xml"))]
pub(crate) fn decoded(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        rest = after;
        let digit = |byte: &u8| char::from(*byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        match (first, after) {
            (b'%', [high, low, after @ ..]) if digit(high).is_some() && digit(low).is_some() => {
                bytes.extend(digit(high).zip(digit(low)).map(|(high, low)| high << 4 | low));
                rest = after;
            }
            _ => bytes.push(*first),
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_but_unreserved_characters_are_encoded() {
        assert_eq!(encoded("aZ0-_.~".into()), "aZ0-_.~");
        assert_eq!(encoded("a b/c".into()), "a%20b%2Fc");
        assert_eq!(
            encoded(":?#[]{}|@!$&'()*+,;=%<>\"^`\\".into()),
            "%3A%3F%23%5B%5D%7B%7D%7C%40%21%24%26%27%28%29%2A%2B%2C%3B%3D%25%3C%3E%22%5E%60%5C"
        );
        assert_eq!(encoded("\u{e9}".into()), "%C3%A9");
    }

    #[test]
    fn a_percent_sign_without_digits_stands_for_itself() {
        for (text, expected) in [("a%20b", "a b"), ("%c3%A9", "\u{e9}"), ("%", "%"), ("%+f%2", "%+f%2"), ("%%41", "%A")]
        {
            assert_eq!(decoded(text), expected.as_bytes(), "{text}");
        }
    }
}
