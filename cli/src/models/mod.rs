//! The models of services: where they come from, and those in a package.

mod cache;
mod download;
mod listing;
mod lock;
mod package;
mod repository;
mod source;

pub(crate) use lock::{Locked, Origin};
pub(crate) use package::Models;
pub(crate) use source::Source;

use std::fmt::Write;

/// Bytes as hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    let mut text = String::new();
    for byte in bytes {
        write!(text, "{byte:02x}").expect("writing to memory");
    }
    text
}
