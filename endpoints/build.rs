//! Generates a client with its endpoint tests, and without operations, of each model in the folder `SMITHY_MODELS`, and a
//! file that mounts and lists them.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=SMITHY_MODELS");
    let (mut modules, mut clients) = (String::new(), String::new());
    for (index, model) in models()?.into_iter().enumerate() {
        let name = format!("service_{index}");
        let builder = smithereens_codegen::configure().model(&model).operations(Vec::<String>::new()).name(&name);
        builder.endpoint_tests(true).compile()?;
        modules += &format!(
            "/// The client of a model.\n#[allow(dead_code)]\npub mod {name} {{\n    smithereens::include_client!(\"{name}\");\n}}\n\n"
        );
        clients += &format!("    ({model:?}, &{name}::endpoint_tests::TESTS),\n");
    }
    let text = format!(
        "/// The files of the models, and the tests of their clients.\n\
         static CLIENTS: &[(&str, &[smithereens::test_util::EndpointTest])] = &[\n{clients}];\n\n{modules}"
    );
    Ok(fs::write(Path::new(&env::var("OUT_DIR")?).join("clients.rs"), text)?)
}

/// The models in the folder, sorted; none without the variable.
fn models() -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let Some(folder) = env::var_os("SMITHY_MODELS").filter(|folder| !folder.is_empty()) else { return Ok(Vec::new()) };
    println!("cargo::rerun-if-changed={}", Path::new(&folder).display());
    let entries = fs::read_dir(folder)?.map(|entry| Ok(entry?.path()));
    let mut models: Vec<PathBuf> = entries.collect::<Result<_, Box<dyn Error>>>()?;
    models.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    models.sort();
    Ok(models)
}
