//! The HTTP client that clients use unless their configuration sets another.
//!
//! It is hyper with a pool of connections, and TLS of the enabled feature. It honors proxies of the environment, the root
//! certificates of the system, and the timeouts of the configuration. It does not follow redirects. A [`Builder`] changes
//! the rest:
//!
//! ```
//! use smithereens::http_client::proxy::ProxyConfig;
//! use smithereens::http_client::Builder;
//! use std::time::Duration;
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let http_client = Builder::new()
//!     .pool_idle_timeout(Duration::from_secs(20))
//!     .proxy_config(ProxyConfig::all("http://proxy.example:3128")?.no_proxy("localhost"))
//!     .build_https();
//! # Ok(())
//! # }
//! ```
//!
//! The names are those of `aws-smithy-http-client`, whose clients can be used as well: the method `http_client` of a
//! configuration takes any [`HttpClient`](aws_smithy_runtime_api::client::http::HttpClient).

mod builder;
mod classify;
mod client;
mod connection;
mod connector;
mod expect_continue;
pub mod proxy;
mod resolver;
mod timeout;
pub mod tls;

pub use builder::Builder;
