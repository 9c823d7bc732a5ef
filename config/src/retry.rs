//! Retries.

pub use aws_smithy_types::retry::{ErrorKind, ProvideErrorKind, RetryConfig, RetryConfigBuilder, RetryKind, RetryMode};

/// Errors of settings of retries.
pub mod error {
    pub use aws_smithy_types::retry::RetryModeParseError;
    use std::error::Error;
    use std::fmt::{Display, Formatter, Result};
    use std::num::ParseIntError;

    #[derive(Debug)]
    pub(crate) enum RetryConfigErrorKind {
        InvalidRetryMode { source: RetryModeParseError },
        MaxAttemptsMustNotBeZero,
        FailedToParseMaxAttempts { source: ParseIntError },
    }

    /// A setting of retries is not valid.
    #[derive(Debug)]
    pub struct RetryConfigError {
        kind: RetryConfigErrorKind,
    }

    impl From<RetryConfigErrorKind> for RetryConfigError {
        fn from(kind: RetryConfigErrorKind) -> Self {
            Self { kind }
        }
    }

    impl Display for RetryConfigError {
        fn fmt(&self, f: &mut Formatter<'_>) -> Result {
            f.write_str(match self.kind {
                RetryConfigErrorKind::InvalidRetryMode { .. } => "the retry mode does not exist",
                RetryConfigErrorKind::MaxAttemptsMustNotBeZero => {
                    "the maximum number of attempts is 0: set it to 1 or more, or remove it"
                }
                RetryConfigErrorKind::FailedToParseMaxAttempts { .. } => {
                    "the maximum number of attempts is not a number"
                }
            })
        }
    }

    impl Error for RetryConfigError {
        fn source(&self) -> Option<&(dyn Error + 'static)> {
            match &self.kind {
                RetryConfigErrorKind::InvalidRetryMode { source } => Some(source),
                RetryConfigErrorKind::MaxAttemptsMustNotBeZero => None,
                RetryConfigErrorKind::FailedToParseMaxAttempts { source } => Some(source),
            }
        }
    }
}
