//! Generates the clients of the services whose features are enabled, each with the operations that are called.

use std::env;
use std::error::Error;
use std::path::{Path, PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-env-changed=SMITHY_MODELS");
    println!("cargo::rerun-if-env-changed=BOTOCORE_DATA");
    generate("apigateway", || Ok("../../model/api-gateway.json".into()), &["GetGatewayResponse"])?;
    generate("dynamodb", || model("SMITHY_MODELS", "dynamodb.json"), &["GetItem"])?;
    generate("ec2", || model("BOTOCORE_DATA", "ec2/2016-11-15/service-2.json.gz"), &["DescribeInstances"])?;
    generate("s3", || model("SMITHY_MODELS", "s3.json"), &["GetObject", "ListObjectsV2"])?;
    generate("sqs", || model("SMITHY_MODELS", "sqs.json"), &["ReceiveMessage"])
}

/// Generates the client of a service if its feature is enabled.
fn generate(
    service: &str,
    model: impl Fn() -> Result<PathBuf, String>,
    operations: &[&str],
) -> Result<(), Box<dyn Error>> {
    if env::var_os(format!("CARGO_FEATURE_{}", service.to_uppercase())).is_some() {
        smithereens_codegen::configure()
            .model(model()?)
            .name(service)
            .operations(operations.iter().copied())
            .compile()?;
    }
    Ok(())
}

/// A model in the folder that a variable names.
fn model(variable: &str, file: &str) -> Result<PathBuf, String> {
    let folder = env::var_os(variable).filter(|folder| !folder.is_empty());
    let folder = folder.ok_or_else(|| format!("{variable} is not set: set it to the folder that contains {file}"))?;
    Ok(Path::new(&folder).join(file))
}
