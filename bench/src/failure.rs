//! The error of a benchmark.

use std::fmt;

/// A message for the user, when a benchmark fails.
#[derive(Debug)]
pub(crate) struct Failure(String);

impl Failure {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Failure {}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self(error.to_string())
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        Self(error.to_string())
    }
}

impl From<smithereens_codegen::Error> for Failure {
    fn from(error: smithereens_codegen::Error) -> Self {
        Self(error.to_string())
    }
}

impl From<smithereens_checks_support::Missing> for Failure {
    fn from(missing: smithereens_checks_support::Missing) -> Self {
        Self(missing.to_string())
    }
}
