//! Generates the types of each model in `codegen/tests/features/models`, and those of `checks/serde` with the traits of serde.

use smithereens_checks_support::build_script::{Modules, generate};
use smithereens_checks_support::models;
use std::error::Error;
use std::path::Path;

const MODELS: &str = "../../codegen/tests/features/models";
const SHAPES: &str = "../serde/models/shapes.smithy";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={MODELS}");
    println!("cargo::rerun-if-changed={SHAPES}");
    let mut modules = Modules::default();
    for model in models::smithy(Path::new(MODELS))? {
        let name = model.file_stem().and_then(|stem| stem.to_str()).ok_or("a model's file name is not UTF-8")?;
        generate(&smithereens_codegen::configure().model(&model).types_only(true).name(name))?;
        modules.mount(name, format_args!("The types of `{name}`."));
    }
    generate(&smithereens_codegen::configure().model(SHAPES).types_only(true).serde(true).name("shapes"))?;
    modules.mount("shapes", "The types of a model with every shape, with the traits of serde.");
    generate(&smithereens_codegen::configure().model("models/notes.smithy").types_only(true).name("notes"))?;
    modules.mount("notes", "The types of a service without a protocol.");
    modules.write("clients.rs")
}
