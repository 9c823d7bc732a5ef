//! Limits of time on connecting and on waiting for a response.

use crate::error::attempted::Attempted;
use aws_smithy_async::future::timeout::{TimedOutError, Timeout};
use aws_smithy_async::rt::sleep::{AsyncSleep, SharedAsyncSleep, Sleep};
use aws_smithy_runtime_api::box_error::BoxError;
use std::error::Error;
use std::fmt::{self, Display, Formatter};
use std::time::Duration;

/// A limit of time.
#[derive(Clone, Debug)]
pub(super) struct Limit {
    pub(super) name: &'static str,
    pub(super) duration: Duration,
    pub(super) sleep: SharedAsyncSleep,
}

impl Limit {
    /// Returns an error if the future takes longer than the limit.
    pub(super) async fn apply<T>(
        limit: Option<&Self>,
        future: impl Future<Output = Result<T, BoxError>>,
    ) -> Result<T, BoxError> {
        let Some(limit) = limit else { return future.await };
        match Timeout::new(future, limit.sleep.sleep(limit.duration)).await {
            Ok(result) => result,
            Err(_) => {
                let error = HttpTimeoutError { kind: limit.name, duration: limit.duration };
                Err(Attempted::transport(error.into()))
            }
        }
    }
}

/// Timers of tokio, which the connections need anyway, for configurations without timers.
#[derive(Debug)]
pub(super) struct TokioTimers;

impl AsyncSleep for TokioTimers {
    fn sleep(&self, duration: Duration) -> Sleep {
        Sleep::new(tokio::time::sleep(duration))
    }
}

/// The error of a limit. Its name and fields are those of AWS's HTTP client, because programs print it with `Debug`.
#[derive(Debug)]
struct HttpTimeoutError {
    kind: &'static str,
    duration: Duration,
}

impl Display for HttpTimeoutError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{} timeout occurred after {:?}", self.kind, self.duration)
    }
}

impl Error for HttpTimeoutError {
    // Retries look for this source.
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&TimedOutError)
    }
}
