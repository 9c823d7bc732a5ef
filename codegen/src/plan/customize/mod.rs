//! Behaviour of single services that is not in their models, as in AWS's clients. Each service has a file.

mod amplify_ui_builder;
mod api_gateway;
mod bedrock;
mod cloudfront_key_value_store;
mod customization;
mod drs;
mod dsql;
mod dynamodb;
mod ec2;
mod emr_serverless;
mod event_bridge;
mod evidently;
mod glacier;
mod iot;
mod lambda;
mod location;
mod machine_learning;
mod payment_cryptography_data;
mod polly;
mod rds;
mod registry;
mod route53;
mod s3;
mod s3_control;
mod sesv2;
mod sfn;
mod sqs;
mod sso;
mod sts;
mod swf;
mod timestream;

pub(super) use customization::{Customization, MemberShapes};
pub(super) use registry::find;
