//! The calls whose feature is enabled.

#[cfg(feature = "apigateway")]
mod apigateway;
#[cfg(feature = "dynamodb")]
mod dynamodb;
#[cfg(feature = "ec2")]
mod ec2;
#[cfg(feature = "ec2-regions")]
mod ec2_regions;
#[cfg(feature = "s3")]
mod s3;
#[cfg(feature = "s3-list")]
mod s3_list;
#[cfg(feature = "sqs")]
mod sqs;
#[cfg(feature = "sts")]
mod sts;
#[cfg(feature = "throughput")]
mod throughput;
#[cfg(feature = "transfer")]
mod transfer;

#[cfg(feature = "apigateway")]
pub use apigateway::make;
#[cfg(feature = "dynamodb")]
pub use dynamodb::make;
#[cfg(feature = "ec2")]
pub use ec2::make;
#[cfg(feature = "ec2-regions")]
pub use ec2_regions::make;
#[cfg(feature = "s3")]
pub use s3::make;
#[cfg(feature = "s3-list")]
pub use s3_list::make;
#[cfg(feature = "sqs")]
pub use sqs::make;
#[cfg(feature = "sts")]
pub use sts::make;
#[cfg(feature = "throughput")]
pub use throughput::make;
#[cfg(feature = "transfer")]
pub use transfer::make;
