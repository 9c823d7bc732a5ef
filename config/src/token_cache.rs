//! The files in which the AWS CLI keeps tokens.

use crate::json::{JsonError, Object};
use crate::token_file;
use aws_runtime::fs_util::{Os, home_dir};
use aws_types::os_shim_internal::{Env, Fs};
use std::error::Error;
use std::fmt::{Display, Formatter};
use std::path::PathBuf;

/// The home directory.
pub(crate) fn home(env: &Env) -> Result<PathBuf, TokenCacheError> {
    home_dir(env, Os::real()).map(PathBuf::from).ok_or(TokenCacheError::NoHomeDirectory)
}

/// Writes bytes as hexadecimal digits, as the names of the files are.
pub(crate) fn hex(bytes: impl AsRef<[u8]>) -> String {
    bytes.as_ref().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Reads a file that has a JSON object.
pub(crate) async fn read(fs: &Fs, path: PathBuf) -> Result<Object, TokenCacheError> {
    match token_file::read(fs, &path).await {
        Ok(text) => Object::parse(&text).map_err(TokenCacheError::Invalid),
        Err(source) => Err(TokenCacheError::Io { action: "read", path, source }),
    }
}

/// Writes a file.
pub(crate) async fn write(fs: &Fs, path: PathBuf, text: String) -> Result<(), TokenCacheError> {
    let written = fs.write(&path, text).await;
    written.map_err(|source| TokenCacheError::Io { action: "write", path, source })
}

/// A token cannot be read from its file or written to it.
#[derive(Debug)]
pub(crate) enum TokenCacheError {
    NoHomeDirectory,
    Io { action: &'static str, path: PathBuf, source: std::io::Error },
    Invalid(JsonError),
}

impl From<JsonError> for TokenCacheError {
    fn from(error: JsonError) -> Self {
        Self::Invalid(error)
    }
}

impl Display for TokenCacheError {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NoHomeDirectory => f.write_str("there is no home directory: set the environment variable `HOME`"),
            Self::Io { action, path, .. } => write!(f, "failed to {action} `{}`", path.display()),
            Self::Invalid(JsonError::Missing(field)) => {
                write!(f, "missing field `{field}` in the cached token file: log in again")
            }
            Self::Invalid(JsonError::InvalidTime(field)) => {
                write!(f, "invalid value for the `{field}` field in the cached token file: log in again")
            }
            Self::Invalid(_) => f.write_str("invalid JSON in the cached token file: log in again"),
        }
    }
}

impl Error for TokenCacheError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::NoHomeDirectory => None,
            Self::Io { source, .. } => Some(source),
            Self::Invalid(error) => error.source(),
        }
    }
}
