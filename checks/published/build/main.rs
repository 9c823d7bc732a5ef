//! Generates clients of published models: of whole services for `examples/`, and of a few operations of many services for
//! the calls to moto. Without the models, the clients are empty.

mod examples;

use smithereens_checks_support::Resource;
use smithereens_checks_support::build_script::{folder, generate, write as write_file, write_empty};
use smithereens_checks_support::models::{EC2, Published, WHOLE};
use smithereens_codegen::Builder;
use std::env;
use std::error::Error;

/// Clients that call moto or a server of ours: the name of each, its model, and its operations.
const CALLED: &[(&str, Published, &[&str])] = &[
    (
        "dynamodb",
        Published::smithy("dynamodb.json"),
        &["CreateTable", "DeleteItem", "DeleteTable", "DescribeTable", "GetItem", "ListTables", "PutItem", "Query"],
    ),
    (
        "lambda",
        Published::smithy("lambda.json"),
        &["DeleteLayerVersion", "GetLayerVersion", "ListLayerVersions", "PublishLayerVersion"],
    ),
    (
        "route53",
        Published::smithy("route-53.json"),
        &[
            "ChangeResourceRecordSets",
            "CreateHostedZone",
            "DeleteHostedZone",
            "GetChange",
            "GetHostedZone",
            "ListHostedZones",
            "ListResourceRecordSets",
        ],
    ),
    (
        "s3",
        Published::smithy("s3.json"),
        &[
            "CreateBucket",
            "DeleteBucket",
            "DeleteObject",
            "GetObject",
            "HeadBucket",
            "HeadObject",
            "ListObjectsV2",
            "PutObject",
            "SelectObjectContent",
        ],
    ),
    (
        "sns",
        Published::smithy("sns.json"),
        &["CreateTopic", "DeleteTopic", "GetTopicAttributes", "ListTopics", "PublishBatch", "Subscribe"],
    ),
    (
        "sqs",
        Published::smithy("sqs.json"),
        &[
            "CreateQueue",
            "DeleteMessage",
            "DeleteQueue",
            "GetQueueAttributes",
            "ListQueues",
            "ReceiveMessage",
            "SendMessage",
        ],
    ),
    ("sts", Published::smithy("sts.json"), &["AssumeRole", "AssumeRoleWithWebIdentity", "GetCallerIdentity"]),
    (
        "bedrock",
        Published::botocore("bedrock-runtime/2023-09-30/service-2.json.gz"),
        &["InvokeModelWithBidirectionalStream"],
    ),
    ("lex", Published::botocore("lexv2-runtime/2020-08-07/service-2.json.gz"), &["StartConversation"]),
    ("qbusiness", Published::botocore("qbusiness/2023-11-27/service-2.json.gz"), &["Chat"]),
    ("ec2", EC2, &["CreateTags", "CreateVpc", "DeleteVpc", "DescribeVpcAttribute", "DescribeVpcs"]),
];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build");
    folder(Resource::SmithyModels);
    folder(Resource::BotocoreData);
    let whole = env::var_os("CARGO_FEATURE_WHOLE").is_some();
    for (service, model) in WHOLE.into_iter().filter(|_| whole) {
        write_whole(&service.replace('-', ""), model)?;
    }
    for (name, model, operations) in CALLED {
        write(&format!("called_{name}"), *model, |builder| builder.operations(operations.iter().copied()))?;
    }
    Ok(())
}

/// Writes the client of a whole service, and a file with its examples.
fn write_whole(name: &str, model: Published) -> Result<(), Box<dyn Error>> {
    let examples = match model.file() {
        Ok(file) => {
            let builder = smithereens_codegen::configure().model(&file).name(name).examples(true);
            examples::functions(&generate(&builder)?)
        }
        Err(_) => {
            write_empty(name)?;
            String::new()
        }
    };
    write_file(&format!("{name}-examples.rs"), &examples)
}

fn write(name: &str, model: Published, configure: impl Fn(Builder) -> Builder) -> Result<(), Box<dyn Error>> {
    match model.file() {
        Ok(file) => generate(&configure(smithereens_codegen::configure().model(file).name(name))).map(drop)?,
        Err(_) => write_empty(name)?,
    }
    Ok(())
}
