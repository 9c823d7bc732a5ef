//! The client of the metadata service.

mod builder;
mod endpoint;
pub mod error;
mod retries;
mod token;

pub use builder::Builder;
pub use endpoint::EndpointMode;
pub use retries::ImdsResponseRetryClassifier;

use aws_smithy_runtime::client::orchestrator::operation::Operation;
use aws_smithy_runtime_api::client::result::{ConnectorError, SdkError};
use error::{ImdsError, InnerImdsError};
use std::error::Error;
use std::fmt::{Debug, Formatter};

/// A client of the metadata service. Clones share the session token.
///
/// ```no_run
/// use smithereens_config::imds::Client;
///
/// # async fn example() -> Result<(), smithereens_config::imds::client::error::ImdsError> {
/// let client = Client::builder().build();
/// let instance_id = client.get("/latest/meta-data/instance-id").await?;
/// println!("{}", instance_id.as_ref());
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Client {
    operation: Operation<String, SensitiveString, InnerImdsError>,
}

impl Client {
    /// Creates a builder.
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// Reads the metadata at a path, such as `/latest/meta-data/instance-id`.
    ///
    /// # Errors
    /// Returns an error if the service cannot be reached, returns no session token, or responds with an error.
    pub async fn get(&self, path: impl Into<String>) -> Result<SensitiveString, ImdsError> {
        self.operation.invoke(path.into()).await.map_err(|error| match error {
            SdkError::ServiceError(context) => match context.err() {
                InnerImdsError::InvalidUtf8 => ImdsError::unexpected("the metadata is not valid UTF-8"),
                InnerImdsError::BadStatus => ImdsError::error_response(context.into_raw()),
            },
            error @ (SdkError::TimeoutError(_) | SdkError::ResponseError(_)) => ImdsError::io_error(error),
            error => match error.into_source() {
                Ok(source) => from_source(source),
                Err(error) => ImdsError::unexpected(error),
            },
        })
    }
}

/// The error of the request for a token, which the orchestrator wraps.
fn from_source(source: Box<dyn Error + Send + Sync>) -> ImdsError {
    let source = match source.downcast::<ConnectorError>() {
        Ok(connector) => connector.into_source(),
        Err(source) => source,
    };
    match source.downcast::<ImdsError>() {
        Ok(error) => *error,
        Err(source) => ImdsError::unexpected(source),
    }
}

/// A string that can be a secret. Its `Debug` does not show it.
#[derive(Clone)]
pub struct SensitiveString(String);

impl Debug for SensitiveString {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.write_str("SensitiveString(** redacted **)")
    }
}

impl AsRef<str> for SensitiveString {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl From<String> for SensitiveString {
    fn from(value: String) -> Self {
        Self(value)
    }
}

impl From<SensitiveString> for String {
    fn from(value: SensitiveString) -> Self {
        value.0
    }
}
