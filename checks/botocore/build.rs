//! Generates a client of every service that is compared, and the table of its operations and exceptions for the driver: those
//! that have programs of their own, or the one that `compare.py --service` names.

use smithereens_checks_support::Resource;
use smithereens_checks_support::build_script::{folder, generate, write, write_empty};
use smithereens_checks_support::models::{Published, WHOLE};
use smithereens_codegen::Generated;
use std::env;
use std::error::Error;
use std::fmt::Write;
use std::path::Path;

/// CloudWatch from botocore's description, which also lists the protocol rpcv2Cbor, so that the client uses it.
const CBOR: (&str, Published) = ("cloudwatch-cbor", Published::botocore("cloudwatch/2010-08-01/service-2.json.gz"));

/// The client whose driver is compiled without the feature `drivers`.
const LINTED: &str = "sts";

/// The client of S3 that presigns forms.
const FORMS: &str = "forms";

/// The client that `compare.py` chooses, and the variables by which it does: the file of the model, and the names of operations,
/// or nothing for all of them.
const CHOSEN: &str = "chosen";
const MODEL: &str = "COMPARED_MODEL";
const OPERATIONS: &str = "COMPARED_OPERATIONS";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    if env::var_os("CARGO_FEATURE_CHOSEN").is_some() {
        choose()?;
    }
    if let Some(models) = folder(Resource::SmithyModels) {
        let client =
            smithereens_codegen::configure().model(models.join("s3.json")).operations(["PutObject"]).name(FORMS);
        generate(&client)?;
    }
    folder(Resource::BotocoreData);
    let all = env::var_os("CARGO_FEATURE_DRIVERS").is_some();
    for (name, model) in WHOLE.into_iter().chain([CBOR]).filter(|(name, _)| all || *name == LINTED) {
        match model.file() {
            Ok(file) => drive(name, &file, &[])?,
            Err(missing) => leave_out(name, &missing.to_string())?,
        }
    }
    Ok(())
}

/// Generates the client that the variables choose.
fn choose() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-env-changed={MODEL}");
    println!("cargo::rerun-if-env-changed={OPERATIONS}");
    let Ok(model) = env::var(MODEL) else { return leave_out(CHOSEN, &format!("`{MODEL}` is not set")) };
    println!("cargo::rerun-if-changed={model}");
    let operations = env::var(OPERATIONS).unwrap_or_default();
    drive(CHOSEN, Path::new(&model), &operations.split_ascii_whitespace().collect::<Vec<_>>())
}

/// Generates a client and the table of its driver.
fn drive(name: &str, model: &Path, operations: &[&str]) -> Result<(), Box<dyn Error>> {
    let mut builder =
        smithereens_codegen::configure().model(model).name(name).read_and_write_all(true).presign_all(true);
    if !operations.is_empty() {
        builder = builder.operations(operations.iter().copied());
    }
    write(&format!("{name}.table.rs"), &table(model, &generate(&builder)?)?)
}

/// Writes an empty client, and the reason for its driver.
fn leave_out(name: &str, reason: &str) -> Result<(), Box<dyn Error>> {
    write_empty(name)?;
    write(&format!("{name}.table.rs"), &format!("Err({reason:?})"))
}

/// The expression of the client's `Table`.
fn table(model: &Path, generated: &Generated) -> Result<String, std::fmt::Error> {
    let mut table = format!("Ok(Table {{ model: {model:?}, service: &client::meta::SERVICE, operations: &[");
    for (name, path) in generated.operations() {
        let operation = format!("client::{path}");
        let input = format!("<{operation} as smithereens::__private::Operation>::Input");
        writeln!(
            table,
            "({name:?}, |handle, input, stream| call::<{operation}>(handle, <{input}>::deserialize, input, stream)),"
        )?;
    }
    table.push_str("], presigned: &[");
    for (name, path) in generated.operations() {
        if generated.presigned_operations().contains(name) {
            let operation = format!("client::{path}");
            let input = format!("<{operation} as smithereens::__private::Operation>::Input");
            let builder = fluent_builder(path);
            writeln!(
                table,
                "({name:?}, |handle, input| presign::<{operation}>(handle, <{input}>::deserialize, input, \
                 <client::{builder} as smithereens::__private::customize::PresignedOperation>::BODY)),"
            )?;
        }
    }
    table.push_str("], exceptions: &[");
    for name in generated.exceptions() {
        writeln!(table, "({name:?}, exception::<client::types::error::{name}>),")?;
    }
    table.push_str("] })");
    Ok(table)
}

/// The path of the request builder of an operation, given that of the type that stands for it.
fn fluent_builder(operation: &str) -> String {
    let (module, name) = operation.rsplit_once("::").unwrap_or_default();
    format!("{module}::builders::{name}FluentBuilder")
}
