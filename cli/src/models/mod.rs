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

use sha2::{Digest, Sha256};
use std::fmt::Write;

/// The SHA-256 of bytes, as hexadecimal digits.
pub(crate) fn sha256(bytes: impl AsRef<[u8]>) -> String {
    hex(&Sha256::digest(bytes))
}

/// Bytes as hexadecimal digits.
fn hex(bytes: &[u8]) -> String {
    let mut text = String::new();
    for byte in bytes {
        write!(text, "{byte:02x}").expect("writing to memory");
    }
    text
}
