//! Functions of build scripts that generate clients of optional models.

use crate::{Missing, Resource};
use smithereens_codegen::{Builder, Generated};
use std::error::Error;
use std::fmt::Display;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The folder of a resource. If there is none, cargo prints a warning and the build continues. If there is one, the `cfg` with
/// the name of the variable in lower case is set, such as `smithy_models`.
///
/// The build script runs again when the variable or the folder changes.
pub fn folder(resource: Resource) -> Option<PathBuf> {
    let variable = resource.variable();
    let flag = variable.to_lowercase();
    println!("cargo::rerun-if-env-changed={variable}");
    println!("cargo::rustc-check-cfg=cfg({flag})");
    match resource.folder() {
        Ok(folder) => {
            println!("cargo::rerun-if-changed={}", folder.display());
            println!("cargo::rustc-cfg={flag}");
            Some(folder)
        }
        Err(missing) => {
            warn(&missing);
            None
        }
    }
}

fn warn(missing: &Missing) {
    println!("cargo::warning=some checks are left out: {missing}");
}

/// Generates a client into `OUT_DIR`, and returns it.
///
/// # Errors
/// The model has errors, or the client cannot be written.
pub fn generate(builder: &Builder) -> Result<Generated, smithereens_codegen::Error> {
    let generated = builder.generate()?;
    builder.write(&generated)?;
    Ok(generated)
}

/// Writes an empty client to `OUT_DIR`, for `include_client!` if there is no model.
///
/// # Errors
/// The file cannot be written.
pub fn write_empty(name: &str) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(Path::new(&env::var("OUT_DIR")?).join(name))?;
    write(&format!("{name}/lib.rs"), "")
}

/// Writes a file to `OUT_DIR`.
///
/// # Errors
/// There is no `OUT_DIR`, or the file cannot be written.
pub fn write(name: &str, text: &str) -> Result<(), Box<dyn Error>> {
    Ok(fs::write(Path::new(&env::var("OUT_DIR")?).join(name), text)?)
}

/// The Rust code that mounts clients: a public module for each.
#[derive(Debug, Default)]
pub struct Modules(String);

impl Modules {
    /// Adds the module of a client, with the name of the client and a line of documentation.
    pub fn mount(&mut self, name: &str, documentation: impl Display) {
        self.0 +=
            &format!("/// {documentation}\npub mod {name} {{\n    smithereens::include_client!(\"{name}\");\n}}\n\n");
    }

    /// Adds other code.
    pub fn push(&mut self, code: &str) {
        self.0 += code;
    }

    /// Writes the code to a file in `OUT_DIR`.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn write(&self, name: &str) -> Result<(), Box<dyn Error>> {
        write(name, &self.0)
    }
}
