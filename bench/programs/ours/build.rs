//! Generates the client of the calls whose feature is enabled, with the operations that they need.

use std::env;
use std::error::Error;
use std::path::Path;

/// The feature of the calls, the variable that names the folder of the model, the model, and the operations.
const CALLS: [(&str, &str, &str, &[&str]); 10] = [
    ("APIGATEWAY", "SMITHY_MODELS", "api-gateway.json", &["GetGatewayResponse"]),
    ("DYNAMODB", "SMITHY_MODELS", "dynamodb.json", &["GetItem", "PutItem", "Query"]),
    ("EC2", "BOTOCORE_DATA", "ec2/2016-11-15/service-2.json.gz", &["DescribeInstances"]),
    ("EC2_REGIONS", "BOTOCORE_DATA", "ec2/2016-11-15/service-2.json.gz", &["DescribeRegions"]),
    ("S3", "SMITHY_MODELS", "s3.json", &["GetObject", "ListObjectsV2", "PutObject"]),
    ("S3_LIST", "SMITHY_MODELS", "s3.json", &["ListObjectsV2"]),
    ("SQS", "SMITHY_MODELS", "sqs.json", &["DeleteMessage", "ReceiveMessage", "SendMessage"]),
    ("STS", "SMITHY_MODELS", "sts.json", &["GetCallerIdentity"]),
    ("THROUGHPUT", "SMITHY_MODELS", "api-gateway.json", &["GetGatewayResponse"]),
    ("TRANSFER", "SMITHY_MODELS", "s3.json", &["GetObject", "PutObject"]),
];

fn main() -> Result<(), Box<dyn Error>> {
    let is_chosen = |feature: &str| env::var_os(format!("CARGO_FEATURE_{feature}")).is_some();
    let chosen = CALLS.into_iter().find(|(feature, ..)| is_chosen(feature));
    let (_, variable, model, operations) =
        chosen.ok_or("enable the feature of some calls, for example `--features s3`")?;
    println!("cargo::rerun-if-env-changed={variable}");
    let models = env::var(variable).map_err(|_| format!("{variable} is not set: set it to the folder of {model}"))?;
    let builder = smithereens_codegen::configure().model(Path::new(&models).join(model)).name("sdk");
    Ok(builder.operations(operations.iter().copied()).compile()?)
}
