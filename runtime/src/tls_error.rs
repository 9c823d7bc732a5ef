use aws_smithy_runtime_api::box_error::BoxError;
use std::error::Error;
use std::fmt::{self, Debug, Display, Formatter};
use std::sync::OnceLock;

/// The error of invalid certificates or of a failed handshake.
pub struct TlsError {
    message: String,
    source: Option<BoxError>,
    /// The number of attempts of the call that failed with this error.
    pub(crate) attempts: OnceLock<u32>,
}

impl TlsError {
    pub(crate) fn new(message: impl Into<String>, source: impl Into<BoxError>) -> Self {
        Self { message: message.into(), source: Some(source.into()), attempts: OnceLock::new() }
    }
}

/// Without the number of attempts, which is not part of the error.
impl Debug for TlsError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("TlsError").field("message", &self.message).field("source", &self.source).finish()
    }
}

impl Display for TlsError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl Error for TlsError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.source.as_ref().map(|source| source.as_ref() as _)
    }
}
