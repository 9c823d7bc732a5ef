//! Generates a client of every operation in each published model, and says how long that took.
//!
//! The folder `SMITHY_MODELS` holds models in the JSON AST, named as at <https://github.com/aws/api-models-aws>, and
//! `BOTOCORE_DATA` the descriptions that come with `pip install botocore`: its folder `botocore/data`. Without a variable,
//! the clients that need it are empty.

mod models;

use models::MODELS;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::time::Instant;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=models.rs");
    println!("cargo::rerun-if-env-changed=SMITHY_MODELS");
    println!("cargo::rerun-if-env-changed=BOTOCORE_DATA");
    let out_dir = PathBuf::from(env::var("OUT_DIR")?);
    for (service, variable, file) in MODELS {
        let name = &service.replace('-', "");
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
