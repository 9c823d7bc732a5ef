//! The crate of the service whose feature is enabled.

#[cfg(feature = "apigateway")]
pub use aws_sdk_apigateway as sdk;
#[cfg(feature = "dynamodb")]
pub use aws_sdk_dynamodb as sdk;
#[cfg(feature = "ec2")]
pub use aws_sdk_ec2 as sdk;
#[cfg(feature = "s3")]
pub use aws_sdk_s3 as sdk;
#[cfg(feature = "sqs")]
pub use aws_sdk_sqs as sdk;
