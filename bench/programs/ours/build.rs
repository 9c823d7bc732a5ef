//! Generates the client of the service whose feature is enabled, with the operations that are called.

use std::env;
use std::error::Error;
use std::path::Path;

/// The feature of each service, the variable that names the folder of its model, the model, and its operations.
const SERVICES: [(&str, &str, &str, &[&str]); 5] = [
    ("APIGATEWAY", "SMITHY_MODELS", "api-gateway.json", &["GetGatewayResponse"]),
    ("DYNAMODB", "SMITHY_MODELS", "dynamodb.json", &["GetItem", "PutItem", "Query"]),
    ("EC2", "BOTOCORE_DATA", "ec2/2016-11-15/service-2.json.gz", &["DescribeInstances"]),
    ("S3", "SMITHY_MODELS", "s3.json", &["GetObject", "ListObjectsV2", "PutObject"]),
    ("SQS", "SMITHY_MODELS", "sqs.json", &["DeleteMessage", "ReceiveMessage", "SendMessage"]),
];

fn main() -> Result<(), Box<dyn Error>> {
    let is_chosen = |feature: &str| env::var_os(format!("CARGO_FEATURE_{feature}")).is_some();
    let chosen = SERVICES.into_iter().find(|(feature, ..)| is_chosen(feature));
    let (_, variable, model, operations) = chosen.ok_or("enable the feature of a service, for example `--features s3`")?;
    println!("cargo::rerun-if-env-changed={variable}");
    let models = env::var(variable).map_err(|_| format!("{variable} is not set: set it to the folder of {model}"))?;
    let builder = smithereens_codegen::configure().model(Path::new(&models).join(model)).name("sdk");
    Ok(builder.operations(operations.iter().copied()).compile()?)
}
