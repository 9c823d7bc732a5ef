//! Generates a client with a value of every shape, one for each convention for names, and those whose inputs are sent.

use smithereens_checks_support::build_script::{Modules, generate};
use std::error::Error;

const CONVENTIONS: [(&str, &str); 8] = [
    ("lowercase", "lower"),
    ("UPPERCASE", "upper"),
    ("PascalCase", "pascal"),
    ("camelCase", "camel"),
    ("snake_case", "snake"),
    ("SCREAMING_SNAKE_CASE", "screaming_snake"),
    ("kebab-case", "kebab"),
    ("SCREAMING-KEBAB-CASE", "screaming_kebab"),
];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=models");
    let mut modules = Modules::default();
    generate(&smithereens_codegen::configure().model("models/shapes.smithy").serde(true).name("shapes"))?;
    modules.mount("shapes", "The client of a model with every shape.");
    for (convention, name) in CONVENTIONS {
        let builder = smithereens_codegen::configure().model("models/names.smithy");
        generate(&builder.serde(true).serde_rename(convention).name(name))?;
        modules.mount(name, format_args!("The client with the names of {convention}."));
    }
    let books = smithereens_codegen::configure().model("models/books.smithy").serde(true);
    generate(&books.clone().presign_all(true).name("books"))?;
    modules.mount("books", "The client whose inputs are deserialized and sent.");
    generate(&books.required_arguments(true).name("books_arguments"))?;
    modules.mount("books_arguments", "The same with required members as arguments.");
    modules.write("clients.rs")
}
