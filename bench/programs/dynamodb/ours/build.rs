use std::env;
use std::error::Error;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-env-changed=SMITHY_MODELS");
    let models = env::var("SMITHY_MODELS").map_err(|_| "SMITHY_MODELS names no folder with models")?;
    smithereens_codegen::configure()
        .model(Path::new(&models).join("dynamodb.json"))
        .operations(["GetItem", "PutItem", "Query"])
        .compile()?;
    Ok(())
}
