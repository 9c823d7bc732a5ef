//! Generates a client of every service that is compared, from the models that AWS publishes, and a table of what the driver
//! calls in it.

use smithereens_codegen::Generated;
use std::error::Error;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The clients: the name of each, and where its model is below the folder that the variable names.
const CLIENTS: [(&str, &str, &str); 14] = [
    ("api-gateway", "SMITHY_MODELS", "api-gateway.json"),
    ("cloudwatch", "SMITHY_MODELS", "cloudwatch.json"),
    // botocore's model says that it speaks rpcv2Cbor too, which is then preferred.
    ("cloudwatch-cbor", "BOTOCORE_DATA", "cloudwatch/2010-08-01/service-2.json.gz"),
    ("dynamodb", "SMITHY_MODELS", "dynamodb.json"),
    ("ec2", "BOTOCORE_DATA", "ec2/2016-11-15/service-2.json.gz"),
    ("glacier", "SMITHY_MODELS", "glacier.json"),
    ("kms", "SMITHY_MODELS", "kms.json"),
    ("lambda", "SMITHY_MODELS", "lambda.json"),
    ("route-53", "SMITHY_MODELS", "route-53.json"),
    ("s3", "SMITHY_MODELS", "s3.json"),
    ("secrets-manager", "SMITHY_MODELS", "secrets-manager.json"),
    ("sns", "SMITHY_MODELS", "sns.json"),
    ("sqs", "SMITHY_MODELS", "sqs.json"),
    ("sts", "SMITHY_MODELS", "sts.json"),
];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=SMITHY_MODELS");
    println!("cargo::rerun-if-env-changed=BOTOCORE_DATA");
    let folder = PathBuf::from(env::var("OUT_DIR")?);
    for (name, variable, path) in CLIENTS {
        let models = env::var_os(variable).filter(|models| !models.is_empty());
        match models.map(|models| PathBuf::from(models).join(path)) {
            Some(model) => generate(&folder, name, &model)?,
            None => {
                fs::write(folder.join(format!("{name}.rs")), "")?;
                fs::write(table_path(&folder, name), format!("Err({variable:?})"))?;
            }
        }
    }
    Ok(())
}

fn generate(folder: &Path, name: &str, model: &Path) -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={}", model.display());
    let builder = smithereens_codegen::configure().model(model).name(name).read_and_write_all(true);
    let generated = builder.generate()?;
    builder.write(&generated)?;
    Ok(fs::write(table_path(folder, name), table(&generated)?)?)
}

fn table_path(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{name}.table.rs"))
}

/// The expression of the client's `Table`.
fn table(generated: &Generated) -> Result<String, std::fmt::Error> {
    let mut table = String::from("Ok(Table { service: &client::meta::SERVICE, operations: &[");
    for (name, path) in generated.operations() {
        let operation = format!("client::{path}");
        let input = format!("<{operation} as smithereens::Operation>::Input");
        writeln!(
            table,
            "({name:?}, |handle, input, stream| call::<{operation}>(handle, <{input}>::deserialize, input, stream)),"
        )?;
    }
    table.push_str("], exceptions: &[");
    for name in generated.exceptions() {
        writeln!(table, "({name:?}, exception::<client::types::error::{name}>),")?;
    }
    table.push_str("] })");
    Ok(table)
}
