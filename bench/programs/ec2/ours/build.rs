use std::env;
use std::error::Error;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-env-changed=BOTOCORE_DATA");
    let models = env::var("BOTOCORE_DATA").map_err(|_| "BOTOCORE_DATA names no folder with models")?;
    smithereens_codegen::configure()
        .model(Path::new(&models).join("ec2/2016-11-15/service-2.json.gz"))
        .operations(["DescribeInstances"])
        .compile()?;
    Ok(())
}
