//! Generates a client of every service that is compared, and the table of its operations and exceptions for the driver.

use smithereens_checks_support::Resource;
use smithereens_checks_support::build_script::{folder, generate, write, write_empty};
use smithereens_checks_support::models::{Published, WHOLE};
use smithereens_codegen::Generated;
use std::env;
use std::error::Error;
use std::fmt::Write;

/// CloudWatch from botocore's description, which also lists the protocol rpcv2Cbor, so that the client uses it.
const CBOR: (&str, Published) = ("cloudwatch-cbor", Published::botocore("cloudwatch/2010-08-01/service-2.json.gz"));

/// The client whose driver is compiled without the feature `drivers`.
const LINTED: &str = "sts";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    folder(Resource::SmithyModels);
    folder(Resource::BotocoreData);
    let all = env::var_os("CARGO_FEATURE_DRIVERS").is_some();
    for (name, model) in WHOLE.into_iter().chain([CBOR]).filter(|(name, _)| all || *name == LINTED) {
        let text = match model.file() {
            Ok(file) => {
                let builder = smithereens_codegen::configure().model(file).name(name).read_and_write_all(true);
                table(&generate(&builder)?)?
            }
            Err(missing) => {
                write_empty(name)?;
                format!("Err({:?})", missing.to_string())
            }
        };
        write(&format!("{name}.table.rs"), &text)?;
    }
    Ok(())
}

/// The expression of the client's `Table`.
fn table(generated: &Generated) -> Result<String, std::fmt::Error> {
    let mut table = String::from("Ok(Table { service: &client::meta::SERVICE, operations: &[");
    for (name, path) in generated.operations() {
        let operation = format!("client::{path}");
        let input = format!("<{operation} as smithereens::__private::Operation>::Input");
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
