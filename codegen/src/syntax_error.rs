//! The error of the parsers of JSON and JMESPath.

use std::fmt;

/// An error in the syntax of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SyntaxError {
    /// The expected and the found text.
    pub(crate) message: String,
    /// The byte offset of the unexpected text.
    pub(crate) offset: usize,
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at byte {}", self.message, self.offset)
    }
}
