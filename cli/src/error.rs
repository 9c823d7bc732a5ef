use std::path::Path;
use std::{fmt, io};

/// Why a command fails.
pub(crate) enum Error {
    /// A model or a request is invalid, or a file cannot be written.
    Codegen(smithereens_codegen::Error),
    /// The command cannot do what it is asked for.
    Request {
        message: String,
        /// What the user can do about it.
        help: String,
    },
}

impl Error {
    pub(crate) fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Error::Request { message: message.into(), help: help.into() }
    }

    /// A file that cannot be read.
    pub(crate) fn read(path: &Path, error: &io::Error) -> Self {
        Self::new(format!("cannot read {}: {error}", path.display()), "check that it exists and can be read")
    }

    /// A file that cannot be written.
    pub(crate) fn write(path: &Path, source: io::Error) -> Self {
        Error::Codegen(smithereens_codegen::Error::Write { path: path.to_owned(), source })
    }
}

impl From<smithereens_codegen::Error> for Error {
    fn from(error: smithereens_codegen::Error) -> Self {
        Error::Codegen(error)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Codegen(error) => write!(f, "error: {error}"),
            Error::Request { message, help } => write!(f, "error: {message}\n  = help: {help}"),
        }
    }
}
