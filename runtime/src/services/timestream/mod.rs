//! Amazon Timestream.

mod current_endpoint;
pub(crate) mod discovery;
pub mod endpoint_discovery;

use std::pin::Pin;

/// A future that is compiled with this crate, and not again with each crate that awaits it.
type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;
