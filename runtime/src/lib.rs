//! The runtime of clients that [`smithereens-codegen`] generates.
//!
//! Generated code depends on this crate and on nothing else. It holds what all clients share, and stands on AWS's own
//! runtime crates for what is solved there: retries, timeouts, clock skew, identity caching, signing, HTTP and TLS.
//!
//! # Mounting a client
//! A build script generates a client into `OUT_DIR`; [`include_client!`] brings it into the crate, at its root or in any
//! module:
//!
//! ```ignore
//! mod apigateway {
//!     smithereens::include_client!("apigateway");
//! }
//! ```
//!
//! # Calling an operation
//! A client has a method for each operation, which returns a builder of the request. Its `send` answers with the
//! operation's output or an [`SdkError`](error::SdkError):
//!
//! ```ignore
//! let client = apigateway::Client::from_conf(config);
//! let answer = client.get_gateway_response().rest_api_id("a1b2c3").response_type("DEFAULT_4XX".into()).send().await?;
//! ```
//!
//! # Streams
//! A body that the model calls a stream is a [`ByteStream`](primitives::ByteStream), in inputs and in outputs. It is sent
//! as it comes, and what comes is read piece by piece:
//!
//! ```ignore
//! let body = ByteStream::from_path("book.pdf").await?;
//! client.put_object().bucket("shelf").key("book").body(body).send().await?;
//! let mut answer = client.get_object().bucket("shelf").key("book").send().await?;
//! while let Some(bytes) = answer.body.try_next().await? {
//!     file.write_all(&bytes).await?;
//! }
//! ```
//!
//! # Waiting
//! Where a service's model has waiters, the client's module `client` has a trait `Waiters`, whose methods call an operation
//! until something holds:
//!
//! ```ignore
//! use s3::client::Waiters;
//!
//! client.wait_until_bucket_exists().bucket("b").wait(Duration::from_secs(60)).await?;
//! ```
//!
//! # Presigning
//! Some operations can be signed without being sent, so that someone without credentials can send them later:
//!
//! ```ignore
//! let config = PresigningConfig::expires_in(Duration::from_secs(900))?;
//! let request = client.get_object().bucket("b").key("k").presigned(config).await?;
//! println!("{} {}", request.method(), request.uri());
//! ```
//!
//! # Features
//! | feature | default | what it brings |
//! | --- | --- | --- |
//! | `json` | yes | the protocols awsJson1_0, awsJson1_1, restJson1 and rpcv2Json |
//! | `xml` | no | the protocol restXml |
//! | `query` | no | the protocols awsQuery and ec2Query |
//! | `cbor` | no | the protocol rpcv2Cbor |
//! | `checksums` | no | checksums of requests and responses, for services such as S3 |
//! | `compression` | no | compressed requests, for services such as CloudWatch |
//! | `event-stream` | no | responses that are one event after the other, for services such as Kinesis |
//! | `sigv4a` | no | signatures for several regions at once, for services such as S3's multi-region access points |
//! | `rt-tokio` | yes | tokio's timers, for retries and timeouts, and its files, for streams |
//! | `rustls-ring` | yes | HTTPS by rustls, with the cryptography of ring |
//! | `rustls-aws-lc` | no | HTTPS by rustls, with the cryptography of aws-lc, which needs a C compiler; it wins over ring |
//! | `test-util` | no | what tests need: `Credentials::for_tests`, the defaults that mocks of a client have, and what generated protocol tests stand on |
//!
//! Without a TLS feature, the configuration must name an HTTP client.
//!
//! [`smithereens-codegen`]: https://docs.rs/smithereens-codegen

#[doc(hidden)]
pub mod __private;
pub mod auth;
mod checksums;
mod client;
mod codec;
mod compression;
pub mod config;
pub mod endpoint;
pub mod error;
mod error_metadata;
mod event_stream;
mod host_prefix;
mod idempotency;
pub mod pagination;
mod payload;
pub mod presigning;
pub mod primitives;
mod protocol;
pub mod services;
mod stream;
#[cfg(feature = "test-util")]
pub mod test_util;
mod unwrapped;
pub mod waiter;

/// Mounts the client of this name, which the package's build script generated into `OUT_DIR`.
///
/// It stands for the client's items, so it can be called at the root of a crate or in any module, once for each client.
///
/// ```ignore
/// mod apigateway {
///     smithereens::include_client!("apigateway");
/// }
/// ```
#[macro_export]
macro_rules! include_client {
    ($name:literal) => {
        include!(concat!(env!("OUT_DIR"), "/", $name, ".rs"));
    };
}
