//! The crate of the service that is called.

#[cfg(any(feature = "apigateway", feature = "throughput"))]
pub use aws_sdk_apigateway::*;
#[cfg(feature = "dynamodb")]
pub use aws_sdk_dynamodb::*;
#[cfg(any(feature = "ec2", feature = "ec2-regions"))]
pub use aws_sdk_ec2::*;
#[cfg(any(feature = "s3", feature = "s3-list", feature = "transfer"))]
pub use aws_sdk_s3::*;
#[cfg(feature = "sqs")]
pub use aws_sdk_sqs::*;
#[cfg(feature = "sts")]
pub use aws_sdk_sts::*;
