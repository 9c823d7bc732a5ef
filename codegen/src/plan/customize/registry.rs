use super::customization::Customization;
use super::{
    amplify_ui_builder, api_gateway, bedrock, cloudfront_key_value_store, drs, dsql, dynamodb, ec2, emr_serverless,
    event_bridge, evidently, glacier, iot, lambda, location, machine_learning, payment_cryptography_data, polly, rds,
    route53, s3, s3_control, sesv2, sfn, sqs, sso, sts, swf, timestream,
};
use crate::model::{Node, Shape};

/// How a service is recognized.
#[derive(Debug, Clone, Copy)]
enum Key {
    /// By its `sdkId`.
    SdkId(&'static str),
    /// By its signing name, which several services can share.
    SigningName(&'static str),
}

static REGISTRY: [(Key, &dyn Customization); 30] = [
    (Key::SdkId("AmplifyUIBuilder"), &amplify_ui_builder::AmplifyUiBuilder),
    (Key::SdkId("API Gateway"), &api_gateway::ApiGateway),
    (Key::SigningName("bedrock"), &bedrock::Bedrock),
    (Key::SdkId("CloudFront KeyValueStore"), &cloudfront_key_value_store::CloudFrontKeyValueStore),
    (Key::SdkId("drs"), &drs::Drs),
    (Key::SdkId("DSQL"), &dsql::Dsql),
    (Key::SdkId("DynamoDB"), &dynamodb::DynamoDb),
    (Key::SdkId("EC2"), &ec2::Ec2),
    (Key::SdkId("EMR Serverless"), &emr_serverless::EmrServerless),
    (Key::SdkId("EventBridge"), &event_bridge::EventBridge),
    (Key::SdkId("Evidently"), &evidently::Evidently),
    (Key::SdkId("Glacier"), &glacier::Glacier),
    (Key::SdkId("IoT"), &iot::Iot),
    (Key::SdkId("Lambda"), &lambda::Lambda),
    (Key::SdkId("Location"), &location::Location),
    (Key::SdkId("Machine Learning"), &machine_learning::MachineLearning),
    (Key::SdkId("Payment Cryptography Data"), &payment_cryptography_data::PaymentCryptographyData),
    (Key::SdkId("Polly"), &polly::Polly),
    (Key::SdkId("RDS"), &rds::Rds),
    (Key::SdkId("Route 53"), &route53::Route53),
    (Key::SdkId("S3"), &s3::S3),
    (Key::SdkId("S3 Control"), &s3_control::S3Control),
    (Key::SdkId("SESv2"), &sesv2::SesV2),
    (Key::SdkId("SFN"), &sfn::Sfn),
    (Key::SdkId("SQS"), &sqs::Sqs),
    (Key::SdkId("SSO"), &sso::Sso),
    (Key::SdkId("STS"), &sts::Sts),
    (Key::SdkId("SWF"), &swf::Swf),
    (Key::SdkId("Timestream Query"), &timestream::Timestream),
    (Key::SdkId("Timestream Write"), &timestream::Timestream),
];

/// The customization of all other services, which changes nothing.
struct None;

impl Customization for None {}

/// The customization of a service.
pub(in crate::plan) fn find(service: &Shape) -> &'static dyn Customization {
    let text = |applied: &str, member: &str| service.traits.get(applied)?.get(member).and_then(Node::as_str);
    let sdk_id = text("aws.api#service", "sdkId");
    let signing_name = text("aws.auth#sigv4", "name").or_else(|| text("aws.auth#sigv4a", "name"));
    let is_of_service = |key: Key| match key {
        Key::SdkId(id) => sdk_id == Some(id),
        Key::SigningName(name) => signing_name == Some(name),
    };
    REGISTRY.iter().find(|(key, _)| is_of_service(*key)).map_or(&None, |(_, customization)| *customization)
}
