//! Generates small clients of many services, from the models that AWS publishes. The clients whose models are not there are
//! empty; the configuration flags `smithy_models` and `botocore_data` say which are there.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// Clients: the name of each, the file of its model, and its operations.
type Clients = [(&'static str, &'static str, &'static [&'static str])];

/// Clients of the models in the folder `SMITHY_MODELS`.
const SMITHY: &Clients = &[
    (
        "apigateway",
        "api-gateway.json",
        &["CreateRestApi", "DeleteRestApi", "GetRestApi", "GetRestApis", "UpdateRestApi"],
    ),
    (
        "dynamodb",
        "dynamodb.json",
        &["CreateTable", "DeleteItem", "DeleteTable", "DescribeTable", "GetItem", "ListTables", "PutItem", "Query"],
    ),
    ("lambda", "lambda.json", &["DeleteLayerVersion", "GetLayerVersion", "ListLayerVersions", "PublishLayerVersion"]),
    (
        "route53",
        "route-53.json",
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
        "s3.json",
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
        "sns.json",
        &["CreateTopic", "DeleteTopic", "GetTopicAttributes", "ListTopics", "PublishBatch", "Subscribe"],
    ),
    (
        "sqs",
        "sqs.json",
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
    ("sts", "sts.json", &["AssumeRole", "AssumeRoleWithWebIdentity", "GetCallerIdentity"]),
];

/// Clients of the descriptions in the folder `BOTOCORE_DATA`.
const BOTOCORE: &Clients = &[(
    "ec2",
    "ec2/2016-11-15/service-2.json.gz",
    &["CreateTags", "CreateVpc", "DeleteVpc", "DescribeVpcAttribute", "DescribeVpcs"],
)];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    generate("SMITHY_MODELS", SMITHY)?;
    generate("BOTOCORE_DATA", BOTOCORE)
}

fn generate(variable: &str, clients: &Clients) -> Result<(), Box<dyn Error>> {
    let flag = variable.to_lowercase();
    println!("cargo::rerun-if-env-changed={variable}");
    println!("cargo::rustc-check-cfg=cfg({flag})");
    let folder = env::var_os(variable).filter(|folder| !folder.is_empty()).map(PathBuf::from);
    match &folder {
        Some(_) => println!("cargo::rustc-cfg={flag}"),
        None => println!("cargo::warning=some clients are empty: {variable} names no folder with models"),
    }
    for (name, file, operations) in clients {
        match &folder {
            Some(folder) => smithereens_codegen::configure()
                .model(folder.join(file))
                .operations(operations.iter().copied())
                .name(*name)
                .compile()?,
            None => fs::write(Path::new(&env::var("OUT_DIR")?).join(format!("{name}.rs")), "")?,
        }
    }
    Ok(())
}
