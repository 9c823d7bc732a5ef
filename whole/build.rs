//! Generates a client of every operation in each published model, and says how long that took.
//!
//! The folder `SMITHY_MODELS` holds models in the JSON AST, named as at <https://github.com/aws/api-models-aws>, and
//! `BOTOCORE_DATA` the descriptions that come with `pip install botocore`: its folder `botocore/data`. Without a variable,
//! the clients that need it are empty.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::time::Instant;
use std::{env, fs};

/// The clients, and the files that their models are in.
const CLIENTS: [(&str, &str, &str); 13] = [
    ("apigateway", "SMITHY_MODELS", "api-gateway.json"),
    ("cloudwatch", "SMITHY_MODELS", "cloudwatch.json"),
    ("dynamodb", "SMITHY_MODELS", "dynamodb.json"),
    ("ec2", "BOTOCORE_DATA", "ec2/2016-11-15/service-2.json.gz"),
    ("glacier", "SMITHY_MODELS", "glacier.json"),
    ("kms", "SMITHY_MODELS", "kms.json"),
    ("lambda", "SMITHY_MODELS", "lambda.json"),
    ("route53", "SMITHY_MODELS", "route-53.json"),
    ("s3", "SMITHY_MODELS", "s3.json"),
    ("secretsmanager", "SMITHY_MODELS", "secrets-manager.json"),
    ("sns", "SMITHY_MODELS", "sns.json"),
    ("sqs", "SMITHY_MODELS", "sqs.json"),
    ("sts", "SMITHY_MODELS", "sts.json"),
];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=SMITHY_MODELS");
    println!("cargo::rerun-if-env-changed=BOTOCORE_DATA");
    let out_dir = PathBuf::from(env::var("OUT_DIR")?);
    for (name, variable, file) in CLIENTS {
        let client = out_dir.join(format!("{name}.rs"));
        match env::var_os(variable).filter(|folder| !folder.is_empty()) {
            Some(folder) => generate(name, &PathBuf::from(folder).join(file), &client)?,
            None => {
                println!("cargo::warning=the client {name} is empty: {variable} names no folder with {file}");
                fs::write(client, "")?;
            }
        }
    }
    Ok(())
}

fn generate(name: &str, model: &Path, client: &Path) -> Result<(), Box<dyn Error>> {
    let start = Instant::now();
    smithereens_codegen::configure().model(model).name(name).compile()?;
    let duration = start.elapsed();
    let source = fs::read_to_string(client)?;
    let (lines, operations) = (source.lines().count(), source.matches("impl ::smithereens::Operation").count());
    println!("cargo::warning={name}: {operations} operations, {lines} lines, in {:.1} s", duration.as_secs_f64());
    Ok(())
}
