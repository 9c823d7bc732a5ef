//! Endpoint discovery: the service returns the endpoint that a client uses for a limited time.
//! <https://docs.aws.amazon.com/timestream/latest/developerguide/Using.API.html#Using-API.endpoint-discovery>

use super::BoxFuture;
use super::current_endpoint::{self, CurrentEndpoint};
use crate::client::Handle;
use crate::error::DisplayErrorContext;
use aws_smithy_async::rt::sleep::{AsyncSleep, SharedAsyncSleep};
use aws_smithy_async::time::SharedTimeSource;
use std::fmt;
use std::sync::{Arc, PoisonError, Weak};
use std::time::Duration;

/// The interval at which the task checks whether the endpoint is about to expire, as in AWS's clients.
const INTERVAL: Duration = Duration::from_secs(60);

/// Requests a new endpoint of a client before the current one expires.
///
/// ```ignore
/// let (client, reload) = client.with_endpoint_discovery_enabled().await?;
/// tokio::spawn(reload.reload_task());
/// ```
#[must_use = "the endpoint expires unless `reload_task` is spawned or `reload_once` is called"]
pub struct ReloadEndpoint {
    /// The client without discovery.
    pub(crate) handle: Arc<Handle>,
    pub(crate) current: Weak<CurrentEndpoint>,
    pub(crate) sleep: SharedAsyncSleep,
    pub(crate) time: SharedTimeSource,
}

impl ReloadEndpoint {
    /// Requests a new endpoint, whether or not the current one is about to expire. If that fails, the client keeps its
    /// endpoint, and a warning is logged.
    pub async fn reload_once(&self) {
        self.reload().await;
    }

    /// Requests a new endpoint whenever the current one is about to expire. Spawn this as a task. It ends within a minute
    /// after the client and its clones are dropped.
    pub async fn reload_task(self) {
        self.run().await;
    }

    fn reload(&self) -> BoxFuture<'_, ()> {
        Box::pin(async {
            match current_endpoint::request(&self.handle, &self.time).await {
                Ok(new) => {
                    if let Some(current) = self.current.upgrade() {
                        *current.lock().unwrap_or_else(PoisonError::into_inner) = new;
                    }
                }
                Err(error) => tracing::warn!(
                    error = %DisplayErrorContext(&*error),
                    "endpoint discovery failed; the client keeps its endpoint",
                ),
            }
        })
    }

    fn run(self) -> BoxFuture<'static, ()> {
        Box::pin(async move {
            while let Some(expires) = self.expires() {
                if expires {
                    self.reload().await;
                }
                self.sleep.sleep(INTERVAL).await;
            }
        })
    }

    /// Whether the endpoint is about to expire; `None` when the client is dropped.
    fn expires(&self) -> Option<bool> {
        let current = self.current.upgrade()?;
        let current = current.lock().unwrap_or_else(PoisonError::into_inner);
        Some(current.is_expiring(self.time.now()))
    }
}

impl fmt::Debug for ReloadEndpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReloadEndpoint").finish_non_exhaustive()
    }
}
