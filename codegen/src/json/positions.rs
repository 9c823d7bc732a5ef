//! Where values are in a JSON text.

use super::events::Events;
use json_event_parser::JsonEvent;
use std::ops::Range;

/// The members of an object, or the elements of an array, whose names are their indexes; with their positions in bytes.
/// If the text has an error, those before it.
pub(crate) fn members(text: &str) -> Vec<(String, Range<usize>)> {
    let mut events = Events::new(text);
    let (mut members, mut depth, mut before, mut start, mut name) = (Vec::new(), 0_usize, 0, None, None);
    while let Ok(event) = events.next() {
        if depth == 1 {
            start = Some(events.start_after(before));
        }
        before = events.offset();
        match event {
            JsonEvent::ObjectKey(key) => {
                if depth == 1 {
                    name = Some(key.into_owned());
                }
                continue;
            }
            JsonEvent::StartArray | JsonEvent::StartObject => depth += 1,
            JsonEvent::EndArray | JsonEvent::EndObject => {
                depth -= 1;
                if depth == 0 {
                    break;
                }
            }
            JsonEvent::Eof => break,
            _ => {}
        }
        if let (1, Some(start)) = (depth, start) {
            let name = name.take().unwrap_or_else(|| members.len().to_string());
            members.push((name, start..events.offset()));
        }
    }
    members
}

/// The byte offset of the value at a path in a JSON text. Steps that do not exist are skipped, so that one path can
/// name alternative ways to a value and leads as far as possible.
pub(crate) fn offset_of(text: &str, path: &[String]) -> usize {
    let white_space = text.len() - text.trim_start_matches([' ', '\t', '\r', '\n']).len();
    let (mut offset, mut value) = (white_space, &text[white_space..]);
    for step in path {
        if let Some((_, range)) = members(value).into_iter().find(|(name, _)| name == step) {
            offset += range.start;
            value = &value[range];
        }
    }
    offset
}
