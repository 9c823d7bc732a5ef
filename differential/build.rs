//! Generates a client of every service that is compared, from the models that AWS publishes, and a table of what the driver
//! calls in it.

#[path = "../whole/models.rs"]
mod models;

use models::MODELS;
use smithereens_codegen::Generated;
use std::error::Error;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The client whose model is botocore's, which says that it speaks rpcv2Cbor too: that is then preferred.
const CBOR: (&str, &str, &str) = ("cloudwatch-cbor", "BOTOCORE_DATA", "cloudwatch/2010-08-01/service-2.json.gz");

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=../whole/models.rs");
    println!("cargo::rerun-if-env-changed=SMITHY_MODELS");
    println!("cargo::rerun-if-env-changed=BOTOCORE_DATA");
    let folder = PathBuf::from(env::var("OUT_DIR")?);
    for (name, variable, path) in MODELS.into_iter().chain([CBOR]) {
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
