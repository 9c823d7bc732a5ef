//! Why the example ended early.

use smithereens_apigateway::error::{DisplayErrorContext, ProvideErrorMetadata, SdkError};
use smithereens_apigateway::operation::RequestId;
use std::error::Error;
use std::fmt;

#[derive(Debug)]
pub(crate) struct Failure {
    code: Option<String>,
    message: String,
    request_id: Option<String>,
}

impl Failure {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self { code: None, message: message.into(), request_id: None }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { code, message, request_id } = self;
        if code.is_none() && request_id.is_none() {
            return write!(f, "error: {message}");
        }
        writeln!(f, "code        {}", code.as_deref().unwrap_or("none"))?;
        writeln!(f, "message     {message}")?;
        write!(f, "request ID  {}", request_id.as_deref().unwrap_or("none"))
    }
}

/// An error that the service answered has a code and a message; any other says what happened on the way.
impl<E> From<SdkError<E>> for Failure
where
    E: ProvideErrorMetadata + RequestId + Error + Send + Sync + 'static,
{
    fn from(error: SdkError<E>) -> Self {
        Self {
            code: error.code().map(str::to_owned),
            request_id: error.request_id().map(str::to_owned),
            message: match error.message() {
                Some(message) => message.to_owned(),
                None => DisplayErrorContext(error).to_string(),
            },
        }
    }
}

impl From<lexopt::Error> for Failure {
    fn from(error: lexopt::Error) -> Self {
        Self::new(format!("{error}; --help shows what there is"))
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self::new(format!("the stand-in could not be started: {error}"))
    }
}
