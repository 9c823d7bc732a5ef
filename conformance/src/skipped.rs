//! The tests that are known to fail, and why.

use crate::declared::Kind;

/// A test that is known to fail.
#[derive(Debug, Clone, Copy)]
pub struct Skipped {
    /// What the test is about.
    pub kind: Kind,
    /// The ID of the test.
    pub id: &'static str,
    /// Why it fails, and what would have to change.
    pub reason: &'static str,
}

/// All of them. One that passes, or is in no model, must go.
pub const SKIPPED: &[Skipped] = &[];
