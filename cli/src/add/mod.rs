//! Adds clients of services to a package.

mod build_script;
mod manifest;

use crate::arguments::Add;
use crate::changes::Changes;
use crate::error::Error;
use crate::models::{Lock, Source, lock};
use crate::output;
use build_script::Script;
use manifest::Needs;
use smithereens_codegen::Generated;
use smithereens_codegen::load::{Loaded, load};
use smithereens_codegen::model::{Model, ShapeKind};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

const BUILD_SCRIPT: &str = "build.rs";

pub(crate) fn run(arguments: &Add) -> Result<(), Error> {
    let package = Path::new(".");
    let mut changes = Changes::new(package);
    let clients = clients(arguments, &mut changes)?;
    let text = read(Path::new("Cargo.toml"))?;
    let mut needs = Needs::default();
    for client in &clients {
        needs.runtime.extend(client.generated.features().iter().map(|feature| (*feature).to_owned()));
        needs.codegen.extend(client.reader_features());
    }
    changes.set("Cargo.toml", manifest::edit(&text, arguments.path.as_deref(), &needs)?);
    let models: Vec<String> = clients.iter().map(|client| client.model.clone()).collect();
    let existing = fs::read_to_string(BUILD_SCRIPT).ok();
    let missing = match build_script::script(existing.as_deref(), &models) {
        Script::Write(text) => {
            changes.set(BUILD_SCRIPT, text);
            Vec::new()
        }
        Script::Add(lines) => lines,
    };
    if arguments.dry_run {
        return Ok(output::print(changes.diff().as_bytes())?);
    }
    changes.write()?;
    for path in changes.paths() {
        eprintln!("wrote {path}");
    }
    if changes.paths().len() == 0 {
        eprintln!("nothing to write: the package has these clients");
    }
    if !missing.is_empty() {
        eprintln!("build.rs was not written by this command: add to its `main`, which returns a `Result`\n");
        missing.iter().for_each(|line| eprintln!("    {line}"));
        eprintln!();
    }
    let code: Vec<String> = clients.iter().map(Client::code).collect();
    Ok(output::print(code.join("\n").as_bytes())?)
}

/// A client to add.
struct Client {
    /// The model in the package: a file or folder.
    model: String,
    loaded: Loaded,
    /// The client of the whole service.
    generated: Generated,
}

/// The clients of the arguments. Their models are among the changes.
fn clients(arguments: &Add, changes: &mut Changes) -> Result<Vec<Client>, Error> {
    let existing = fs::read_to_string(lock::PATH).ok();
    let mut lock = existing.as_deref().map(Lock::parse).transpose()?.unwrap_or_default();
    let mut clients = Vec::new();
    let mut add = |path: &Path, service: Option<&str>, source: &str, changes: &mut Changes| {
        let loaded = load([path])?;
        let model = match inside(path) {
            Some(model) => model,
            None => copy(&loaded, path, service, source, changes, &mut lock)?,
        };
        let generated = smithereens_codegen::configure().generate_from(&loaded)?;
        clients.push(Client { model, loaded, generated });
        Ok::<(), Error>(())
    };
    for model in &arguments.models {
        add(model, None, &model.display().to_string(), changes)?;
    }
    if !arguments.services.is_empty() {
        let missing = || {
            let help = "give a folder with models, `--source DIR`, or `--source botocore`; AWS's models are in the \
                        repository aws/api-models-aws";
            Error::new("no source of models is given", help)
        };
        let source = Source::open(arguments.source.as_deref().ok_or_else(missing)?)?;
        for service in &arguments.services {
            let found = source.find(service)?;
            add(&found.path, Some(&found.service), &source.name, changes)?;
        }
    }
    if lock.is_empty() {
        return Ok(clients);
    }
    changes.set(lock::PATH, lock.to_text());
    Ok(clients)
}

/// The path of a file or folder in the package, with `/` between names. `None` for one outside of the package.
fn inside(path: &Path) -> Option<String> {
    let package = Path::new(".").canonicalize().ok()?;
    let path = path.canonicalize().ok()?;
    Some(path.strip_prefix(package).ok()?.to_str()?.replace('\\', "/"))
}

/// Copies the files of a model to the package, and returns the path of the file or of the folder with several files.
fn copy(
    loaded: &Loaded,
    path: &Path,
    service: Option<&str>,
    source: &str,
    changes: &mut Changes,
    lock: &mut Lock,
) -> Result<String, Error> {
    let files: Vec<PathBuf> = loaded.files().map(Path::to_owned).collect();
    let name = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let extension = |file: &str| file.split_once('.').map(|(_, extension)| extension.to_owned()).unwrap_or_default();
    let (model, targets) = match (files.as_slice(), service) {
        ([file], Some(service)) if name(file) != "service-2.json" && name(file) != "service-2.json.gz" => {
            // Versions in names, as in `s3-2006-03-01.json`, do not belong to the name of the service.
            let target = format!("model/{service}.{}", extension(&name(file)));
            (target.clone(), vec![target])
        }
        ([file], None) => (format!("model/{}", name(file)), vec![format!("model/{}", name(file))]),
        (files, service) => {
            let folder = format!("model/{}", service.map_or_else(|| name(path), str::to_owned));
            let targets = files.iter().map(|file| format!("{folder}/{}", name(file))).collect();
            (folder, targets)
        }
    };
    let distinct: BTreeSet<&String> = targets.iter().collect();
    if distinct.len() < targets.len() {
        let help = "copy the model to the package, and add it with `--model`";
        return Err(Error::new(format!("the model {} has several files of one name", path.display()), help));
    }
    for (file, target) in files.iter().zip(&targets) {
        let contents = fs::read(file).map_err(|error| Error::read(file, &error))?;
        lock.set(target, source, &contents);
        changes.set(target, contents);
    }
    Ok(model)
}

fn read(path: &Path) -> Result<String, Error> {
    let help = "run the command in the folder of a package; `cargo new NAME` makes one";
    fs::read_to_string(path).map_err(|error| Error::new(format!("cannot read {}: {error}", path.display()), help))
}

impl Client {
    /// The features of the generator that the files of the model need.
    fn reader_features(&self) -> Vec<String> {
        let names: Vec<String> = self.loaded.files().map(|path| path.to_string_lossy().into_owned()).collect();
        let features = [
            ("botocore", names.iter().any(|name| name.trim_end_matches(".gz").ends_with("service-2.json"))),
            ("gzip", names.iter().any(|name| name.ends_with(".gz"))),
        ];
        features.into_iter().filter(|(_, is_needed)| *is_needed).map(|(feature, _)| feature.to_owned()).collect()
    }

    /// The module and the first call, to paste.
    fn code(&self) -> String {
        let name = self.generated.name();
        let module = name.replace('-', "_");
        let operations = self.generated.operations();
        let first = operations.iter().find(|(name, _)| is_simple(&self.loaded.model, name)).or(operations.first());
        let method = first.and_then(|(_, path)| path.split("::").nth(1)).unwrap_or("operation");
        format!(
            "mod {module} {{\n    smithereens::include_client!(\"{name}\");\n}}\n\n\
             // in an async function:\n\
             let config = aws_config::load_defaults(aws_config::BehaviorVersion::latest()).await;\n\
             let client = {module}::Client::new(&config);\n\
             println!(\"{{:#?}}\", client.{method}().send().await?);\n"
        )
    }
}

/// Whether an operation only reads, and needs no input.
fn is_simple(model: &Model, name: &str) -> bool {
    model.shapes.values().any(|shape| match &shape.kind {
        ShapeKind::Operation(operation) if shape.id.name() == name => {
            let is_read =
                shape.traits.has("readonly") || ["List", "Describe"].iter().any(|verb| name.starts_with(verb));
            let members = model.shape(&operation.input).map(|input| input.members()).unwrap_or_default();
            is_read && !members.iter().any(|member| member.traits.has("required"))
        }
        _ => false,
    })
}
