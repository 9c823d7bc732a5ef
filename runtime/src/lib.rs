//! The runtime of clients that [`smithereens-codegen`] generates.
//!
//! Generated code depends on this crate only. Retries, timeouts, clock skew correction, identity caching and signing are
//! those of AWS's runtime crates. HTTP is hyper, and TLS is rustls.
//!
//! # Including a client
//! A build script generates a client into `OUT_DIR`. [`include_client!`] includes it in the crate, at its root or in any
//! module:
//!
//! ```ignore
//! mod apigateway {
//!     smithereens::include_client!("apigateway");
//! }
//! ```
//!
//! # Calling an operation
//! A client has a method for each operation, which returns a builder of the request. Its method `send` returns the output
//! of the operation or an [`SdkError`](error::SdkError):
//!
//! ```ignore
//! let client = apigateway::Client::from_conf(config);
//! let response = client.get_gateway_response().rest_api_id("a1b2c3").response_type("DEFAULT_4XX".into()).send().await?;
//! ```
//!
//! # Streams
//! A streaming body is a [`ByteStream`](primitives::ByteStream), in inputs and in outputs. It is not held in memory:
//!
//! ```ignore
//! let body = ByteStream::from_path("book.pdf").await?;
//! client.put_object().bucket("shelf").key("book").body(body).send().await?;
//! let mut object = client.get_object().bucket("shelf").key("book").send().await?;
//! while let Some(bytes) = object.body.try_next().await? {
//!     file.write_all(&bytes).await?;
//! }
//! ```
//!
//! # Waiting
//! If the model has waiters, the client's module `client` has a trait `Waiters`, whose methods call an operation until a
//! condition holds:
//!
//! ```ignore
//! use s3::client::Waiters;
//!
//! client.wait_until_bucket_exists().bucket("b").wait(Duration::from_secs(60)).await?;
//! ```
//!
//! # Presigning
//! Requests of some operations can be signed now and sent later without credentials:
//!
//! ```ignore
//! let config = PresigningConfig::expires_in(Duration::from_secs(900))?;
//! let request = client.get_object().bucket("b").key("k").presigned(config).await?;
//! println!("{} {}", request.method(), request.uri());
//! ```
//!
//! # Features
//! | feature | default | adds |
//! | --- | --- | --- |
//! | `client` | yes | calling operations: AWS's orchestrator with retries, identities, endpoints and signing; each protocol enables it |
//! | `json` | yes | the protocols awsJson1_0, awsJson1_1, restJson1 and rpcv2Json |
//! | `xml` | no | the protocol restXml |
//! | `query` | no | the protocols awsQuery and ec2Query |
//! | `cbor` | no | the protocol rpcv2Cbor |
//! | `checksums` | no | checksums of requests and responses, for services such as S3 |
//! | `compression` | no | compressed requests, for services such as CloudWatch |
//! | `digest-auth` | no | HTTP digest authentication, for services whose models have it |
//! | `event-stream` | no | requests and responses that are event streams, for services such as Transcribe and Kinesis |
//! | `sigv4a` | no | signatures for several regions at once, for multi-region access points of S3 and others |
//! | `serde` | no | the traits of serde on generated types |
//! | `rt-tokio` | yes | timers of tokio, for retries and timeouts, and its files, for streams |
//! | `rustls-ring` | yes | HTTPS by rustls with ring |
//! | `rustls-aws-lc` | no | HTTPS by rustls with aws-lc instead of ring, which needs a C compiler |
//! | `native-tls` | no | HTTPS by the TLS library of the platform instead of rustls, such as OpenSSL |
//! | `http2` | no | HTTP/2 with servers that support it; AWS's HTTP client always has it |
//! | `mocks` | no | mocks of clients, for tests |
//! | `test-util` | no | helpers for tests: `Credentials::for_tests`, the defaults for mocked clients, and generated tests |
//!
//! Without a TLS feature, the configuration must set an HTTP client.
//!
//! [`smithereens-codegen`]: https://docs.rs/smithereens-codegen

#[doc(hidden)]
pub mod __private;
#[cfg(feature = "client")]
mod api_key;
#[cfg(feature = "client")]
pub mod auth;
#[cfg(feature = "client")]
mod bounded_map;
#[cfg(feature = "client")]
mod call_error;
#[cfg(feature = "client")]
mod checksums;
#[cfg(feature = "client")]
mod client;
#[cfg(feature = "client")]
mod codec;
#[cfg(feature = "client")]
mod compression;
#[cfg(feature = "client")]
pub mod config;
#[cfg(feature = "client")]
mod digest_auth;
#[cfg(feature = "client")]
pub mod endpoint;
#[cfg(feature = "client")]
mod endpoint_discovery;
#[cfg(feature = "client")]
mod endpoint_rules;
pub mod error;
#[cfg(feature = "client")]
mod error_metadata;
#[cfg(feature = "client")]
mod error_rules;
#[cfg(feature = "client")]
mod event_stream;
mod extended_request_id;
#[cfg(feature = "client")]
mod host_prefix;
#[cfg(feature = "__http-client")]
pub mod http_client;
#[cfg(feature = "client")]
mod idempotency;
#[cfg(feature = "client")]
mod initial_response;
#[cfg(feature = "client")]
mod layers;
#[cfg(feature = "mocks")]
pub mod mocks;
#[cfg(feature = "client")]
mod operation;
#[cfg(feature = "client")]
pub mod pagination;
#[cfg(feature = "client")]
mod payload;
#[cfg(feature = "client")]
mod payload_member;
#[cfg(feature = "client")]
mod percent;
#[cfg(feature = "client")]
pub mod presigning;
pub mod primitives;
mod protocol;
mod read;
#[cfg(feature = "client")]
mod retries;
mod schema;
#[cfg(feature = "serde")]
mod serde;
#[cfg(feature = "client")]
mod service;
#[cfg(feature = "client")]
mod service_settings;
pub mod services;
#[cfg(feature = "client")]
mod stream;
#[cfg(feature = "test-util")]
pub mod test_util;
#[cfg(feature = "__http-client")]
mod tls_error;
#[cfg(feature = "client")]
mod unwrapped;
#[cfg(feature = "client")]
pub mod waiter;

/// Includes the client of this name, which the package's build script generated into `OUT_DIR`.
///
/// It expands to the items of the client. Call it at the root of a crate or in any module, once for each client.
///
/// ```ignore
/// mod apigateway {
///     smithereens::include_client!("apigateway");
/// }
/// ```
#[macro_export]
macro_rules! include_client {
    ($name:literal) => {
        include!(concat!(env!("OUT_DIR"), "/", $name, "/lib.rs"));
    };
}
