//! The calls of the service whose feature is enabled.

#[cfg(feature = "apigateway")]
mod apigateway;
#[cfg(feature = "dynamodb")]
mod dynamodb;
#[cfg(feature = "ec2")]
mod ec2;
#[cfg(feature = "s3")]
mod s3;
#[cfg(feature = "sqs")]
mod sqs;

#[cfg(feature = "apigateway")]
pub use apigateway::make;
#[cfg(feature = "dynamodb")]
pub use dynamodb::make;
#[cfg(feature = "ec2")]
pub use ec2::make;
#[cfg(feature = "s3")]
pub use s3::make;
#[cfg(feature = "sqs")]
pub use sqs::make;
