//! Generates the client of every operation in the published model, and says how long that took.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::time::Instant;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=SMITHY_MODELS");
    let client = Path::new(&env::var("OUT_DIR")?).join("apigateway.rs");
    let Some(folder) = env::var_os("SMITHY_MODELS").filter(|folder| !folder.is_empty()) else {
        println!("cargo::warning=this package is empty: SMITHY_MODELS names no folder with api-gateway.json");
        return Ok(fs::write(client, "")?);
    };
    let start = Instant::now();
    smithereens_codegen::configure().model(PathBuf::from(folder).join("api-gateway.json")).compile()?;
    let duration = start.elapsed();
    let source = fs::read_to_string(client)?;
    let (lines, operations) = (source.lines().count(), source.matches("impl ::smithereens::Operation for ").count());
    println!("cargo::warning={operations} operations, {lines} lines, generated in {:.1} s", duration.as_secs_f64());
    Ok(())
}
