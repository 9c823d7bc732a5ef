//! [Well-formedness](https://www.rfc-editor.org/rfc/rfc8949#section-5.3.1) of CBOR.

use aws_smithy_schema::serde::SerdeError;
use minicbor::Decoder;
use minicbor::data::Type;
use minicbor::decode::Error;

/// The nesting limit, that of AWS's decoder.
const MAX_DEPTH: usize = 128;

/// The head of a simple value in a second byte, which must not be one that fits in the head.
const SIMPLE: u8 = 0xf8;
const MIN_SIMPLE: u8 = 32;

/// A list or map that has not ended.
enum Open {
    /// The number of items that are left, where a key is an item.
    Definite(u64),
    IndefiniteList,
    IndefiniteMap {
        has_key: bool,
    },
}

/// Checks that bytes are one well-formed item and nothing else. `Decoder::skip` accepts a break in place of any item, and a map
/// that ends after a key.
///
/// # Errors
/// The item is not well-formed, is nested too deeply, or is not the only one.
pub(super) fn check(bytes: &[u8]) -> Result<(), SerdeError> {
    let mut decoder = Decoder::new(bytes);
    let mut open = Vec::new();
    loop {
        match head(&mut decoder, &open).map_err(malformed)? {
            Head::Opens(container) if open.len() < MAX_DEPTH => {
                open.push(container);
                continue;
            }
            Head::Opens(_) => return Err(SerdeError::custom("maximum nesting depth exceeded")),
            Head::Ends => drop(open.pop()),
            Head::Whole => {}
        }
        end_item(&mut open);
        if open.is_empty() {
            break;
        }
    }
    match decoder.position() == bytes.len() {
        true => Ok(()),
        false => Err(malformed(Error::message("bytes after the value").at(decoder.position()))),
    }
}

/// Counts an item that has ended, and ends the lists and maps that it is the last item of.
fn end_item(open: &mut Vec<Open>) {
    while let Some(container) = open.last_mut() {
        match container {
            Open::Definite(1) => drop(open.pop()),
            Open::Definite(left) => {
                *left -= 1;
                return;
            }
            Open::IndefiniteList => return,
            Open::IndefiniteMap { has_key } => {
                *has_key = !*has_key;
                return;
            }
        }
    }
}

/// The meaning of a head.
enum Head {
    /// The start of a list or map with items.
    Opens(Open),
    /// The end of the innermost list or map.
    Ends,
    /// A whole item.
    Whole,
}

/// Reads a head and all of its item, unless the item is a list or map with items.
fn head(decoder: &mut Decoder<'_>, open: &[Open]) -> Result<Head, Error> {
    let mut is_tagged = false;
    while decoder.datatype()? == Type::Tag {
        decoder.tag()?;
        is_tagged = true;
    }
    let start = decoder.position();
    let opens = |items: Option<u64>| match items {
        Some(0) => Head::Whole,
        Some(items) => Head::Opens(Open::Definite(items)),
        None => Head::Opens(Open::IndefiniteList),
    };
    Ok(match decoder.datatype()? {
        Type::Array | Type::ArrayIndef => opens(decoder.array()?),
        Type::MapIndef => {
            decoder.map()?;
            Head::Opens(Open::IndefiniteMap { has_key: false })
        }
        Type::Map => opens(Some(decoder.map()?.unwrap_or_default().saturating_mul(2))),
        Type::Break => match open.last() {
            Some(Open::IndefiniteList | Open::IndefiniteMap { has_key: false }) if !is_tagged => {
                decoder.set_position(start + 1);
                Head::Ends
            }
            _ => return Err(Error::message("unexpected break").at(start)),
        },
        _ => {
            if matches!(decoder.input().get(start..), Some([SIMPLE, ..MIN_SIMPLE, ..])) {
                return Err(Error::message("invalid simple value").at(start));
            }
            decoder.skip()?;
            Head::Whole
        }
    })
}

pub(super) fn malformed(error: Error) -> SerdeError {
    SerdeError::invalid_input(format!("malformed CBOR: {error}"))
}
