//! [Encodings](https://www.w3.org/TR/xml/#charencoding) of documents.

use super::xml_text::malformed;
use aws_smithy_schema::serde::SerdeError;
use std::borrow::Cow;
use xmlparser::{Token, Tokenizer};

/// The encoding signature of UTF-8.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Decodes a document by its byte-order mark, its first bytes, or the encoding that it declares. XML requires UTF-8 and UTF-16.
/// ISO-8859-1 and US-ASCII are the others that botocore's parser reads.
///
/// # Errors
/// The document has another encoding, or is not valid in its encoding.
pub(super) fn decode(body: &[u8]) -> Result<Cow<'_, str>, SerdeError> {
    match body {
        [0xfe, 0xff, text @ ..] => utf_16(text, u16::from_be_bytes),
        [0xff, 0xfe, text @ ..] => utf_16(text, u16::from_le_bytes),
        [0, b'<', ..] => utf_16(body, u16::from_be_bytes),
        [b'<', 0, ..] => utf_16(body, u16::from_le_bytes),
        _ => {
            let text = body.strip_prefix(BYTE_ORDER_MARK).unwrap_or(body).trim_ascii_start();
            match declared(text) {
                Some(name) if name.eq_ignore_ascii_case("iso-8859-1") && !body.starts_with(BYTE_ORDER_MARK) => {
                    Ok(text.iter().copied().map(char::from).collect())
                }
                Some(name)
                    if !["utf-8", "us-ascii", "iso-8859-1"].iter().any(|known| name.eq_ignore_ascii_case(known)) =>
                {
                    Err(malformed(format!(
                        "the declared encoding `{name}` is not supported, or is not the encoding of the document"
                    )))
                }
                _ => std::str::from_utf8(text).map(Cow::Borrowed).map_err(|error| malformed(error.to_string())),
            }
        }
    }
}

fn utf_16(text: &[u8], unit: fn([u8; 2]) -> u16) -> Result<Cow<'_, str>, SerdeError> {
    let (units, rest) = text.as_chunks();
    let decoded: Result<String, _> = char::decode_utf16(units.iter().copied().map(unit)).collect();
    match decoded {
        Ok(decoded) if rest.is_empty() => Ok(decoded.into()),
        _ => Err(malformed("the document is not valid UTF-16".to_owned())),
    }
}

/// The encoding in the XML declaration, if there is one.
fn declared(text: &[u8]) -> Option<&str> {
    if !text.starts_with(b"<?xml") {
        return None;
    }
    let end = text.windows(2).position(|window| window == b"?>")? + 2;
    match Tokenizer::from(std::str::from_utf8(text.get(..end)?).ok()?).next()? {
        Ok(Token::Declaration { encoding, .. }) => encoding.map(|name| name.as_str()),
        _ => None,
    }
}
