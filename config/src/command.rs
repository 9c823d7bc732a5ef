//! The command line of `credential_process`.

use std::fmt::{Debug, Display, Formatter, Result};

/// A command line. Its arguments can be secrets, so it is shown without them.
#[derive(Clone, PartialEq, Eq)]
pub struct Command(String);

impl Command {
    pub(crate) fn new(line: impl Into<String>) -> Self {
        Self(line.into())
    }

    /// The command line, with its arguments.
    pub fn line(&self) -> &str {
        &self.0
    }
}

impl Display for Command {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self.0.split_once(char::is_whitespace) {
            Some((program, _)) => write!(f, "{program} ** arguments redacted **"),
            None => f.write_str(&self.0),
        }
    }
}

impl Debug for Command {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        Debug::fmt(&self.to_string(), f)
    }
}
