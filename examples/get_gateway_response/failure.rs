//! The error of the example.

use smithereens_apigateway::error::{ProvideErrorMetadata, SdkError};
use smithereens_apigateway::operation::RequestId;
use std::error::Error;
use std::fmt;
use std::iter::successors;

#[derive(Debug)]
pub(crate) enum Failure {
    /// A call failed. The code and the request ID are present if the service sent a response.
    Call { code: Option<String>, message: String, request_id: Option<String> },
    /// Something failed before a call was made.
    Before(String),
}

impl Failure {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self::Before(message.into())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Call { code, message, request_id } => {
                writeln!(f, "code        {}", code.as_deref().unwrap_or("none"))?;
                writeln!(f, "message     {message}")?;
                write!(f, "request ID  {}", request_id.as_deref().unwrap_or("none"))
            }
            Self::Before(message) => write!(f, "error: {message}"),
        }
    }
}

impl<E> From<SdkError<E>> for Failure
where
    E: ProvideErrorMetadata + RequestId + Error + 'static,
{
    fn from(error: SdkError<E>) -> Self {
        Self::Call {
            code: error.code().map(str::to_owned),
            message: error.message().map_or_else(|| with_sources(&error), str::to_owned),
            request_id: error.request_id().map(str::to_owned),
        }
    }
}

impl From<lexopt::Error> for Failure {
    fn from(error: lexopt::Error) -> Self {
        Self::new(format!("{error}; run with --help to list the options"))
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self::new(format!("failed to start the stand-in: {error}"))
    }
}

fn with_sources(error: &(dyn Error + 'static)) -> String {
    let chain: Vec<String> = successors(Some(error), |&error| error.source()).map(ToString::to_string).collect();
    chain.join(": ")
}
