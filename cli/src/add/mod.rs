//! Adds clients of services to a package.

mod build_script;
mod manifest;

use crate::arguments::Add;
use crate::changes::Changes;
use crate::error::Error;
use crate::models::{Locked, Models, Origin, Source};
use crate::output;
use build_script::Script;
use manifest::Needs;
pub(crate) use manifest::REPOSITORY;
use smithereens_codegen::Generated;
use smithereens_codegen::load::{Loaded, load};
use smithereens_codegen::model::{Model, ShapeKind};
use std::cmp::Reverse;
use std::fs;
use std::path::Path;

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
    changes.set("Cargo.toml", manifest::edit(&text, arguments.path.as_deref(), &needs)?)?;
    let listed: Vec<String> = clients.iter().map(|client| client.model.clone()).collect();
    let existing = fs::read_to_string(BUILD_SCRIPT).ok();
    let missing = match build_script::script(existing.as_deref(), &listed) {
        Script::Write(text) => {
            changes.set(BUILD_SCRIPT, text)?;
            Vec::new()
        }
        Script::Add(lines) => lines,
    };
    if arguments.dry_run {
        return Ok(output::print(changes.diff().as_bytes())?);
    }
    let written: Vec<String> = changes.paths().map(str::to_owned).collect();
    changes.write()?;
    for path in &written {
        eprintln!("wrote {path}");
    }
    if written.is_empty() {
        eprintln!("nothing to write: the package has these clients");
    }
    if !missing.is_empty() {
        eprintln!("build.rs was not written by this command: add to its `main`, which returns a `Result`\n");
        missing.iter().for_each(|line| eprintln!("    {line}"));
        eprintln!();
    }
    Ok(output::print(code(&clients).as_bytes())?)
}

/// A client to add.
struct Client {
    /// The model in the package: a file or folder.
    model: String,
    loaded: Loaded,
    /// The client of the operations that are used, or of the whole service.
    generated: Generated,
}

/// The clients of the arguments. Their models are among the changes.
fn clients(arguments: &Add, changes: &mut Changes) -> Result<Vec<Client>, Error> {
    let mut models = Models::read()?;
    let mut clients = Vec::new();
    for path in &arguments.models {
        let loaded = load([path])?;
        let model = match inside(path) {
            Some(model) => model,
            None => {
                let origin = Origin { source: path.display().to_string(), service: None, commit: None };
                models.copy(&loaded, path, &origin, changes)?
            }
        };
        clients.push(Client::new(model, loaded)?);
    }
    let mut source = None;
    for service in &arguments.services {
        let known = models.find(service);
        let (model, loaded) = match known {
            Some(locked) if is_wanted(&locked, arguments) => existing(locked, &mut models, arguments, changes)?,
            known => {
                let source = match &source {
                    Some(source) => source,
                    None => source.insert(Source::open(arguments.source.as_deref(), &arguments.network)?),
                };
                download(service, known.as_ref(), source, &mut models, changes)?
            }
        };
        clients.push(Client::new(model, loaded)?);
    }
    models.set(changes)?;
    Ok(clients)
}

/// Whether a model that the package has is the one that the arguments ask for.
fn is_wanted(locked: &Locked, arguments: &Add) -> bool {
    let Origin { source, commit, .. } = &locked.origin;
    let is_source = |wanted: &String| {
        wanted.trim_end_matches('/') == source.trim_end_matches('/')
            || (wanted == "botocore" && source.starts_with("botocore "))
    };
    arguments.source.as_ref().is_none_or(is_source)
        && arguments.network.commit.as_ref().is_none_or(|wanted| Some(wanted) == commit.as_ref())
}

/// A model that the package has. Files that are missing are those of its source, with the same checksums.
fn existing(
    locked: Locked,
    models: &mut Models,
    arguments: &Add,
    changes: &mut Changes,
) -> Result<(String, Loaded), Error> {
    if locked.is_complete()? {
        let loaded = load([&locked.model])?;
        return Ok((locked.model, loaded));
    }
    let (path, loaded) = locked.original(&arguments.network)?.ok_or_else(|| locked.changed())?;
    let model = models.copy(&loaded, &path, &locked.origin, changes)?;
    Ok((model, loaded))
}

/// The model of a service in a source. It replaces the one that the package has, unless that was changed.
fn download(
    service: &str,
    known: Option<&Locked>,
    source: &Source,
    models: &mut Models,
    changes: &mut Changes,
) -> Result<(String, Loaded), Error> {
    let found = source.find(service)?;
    let loaded = load([&found.path])?;
    let origin = source.origin(found.service);
    let Some(known) = known else {
        let model = models.copy(&loaded, &found.path, &origin, changes)?;
        return Ok((model, loaded));
    };
    known.is_complete()?;
    models.replace(known, &loaded, &found.path, &origin, changes)?;
    Ok((known.model.clone(), loaded))
}

/// The path of a file or folder in the package, with `/` between names. `None` for one outside of the package.
fn inside(path: &Path) -> Option<String> {
    let package = Path::new(".").canonicalize().ok()?;
    let path = path.canonicalize().ok()?;
    Some(path.strip_prefix(package).ok()?.to_str()?.replace('\\', "/"))
}

fn read(path: &Path) -> Result<String, Error> {
    let help = "run the command in the folder of a package; `cargo new NAME` makes one";
    fs::read_to_string(path).map_err(|error| Error::new(format!("cannot read {}: {error}", path.display()), help))
}

impl Client {
    /// The client of the operations that the sources of the package use. Without such operations, it is that of the whole
    /// service, whose features are sufficient for every call.
    fn new(model: String, loaded: Loaded) -> Result<Self, Error> {
        let sources = Path::new("src");
        if sources.is_dir() {
            let sources = std::path::absolute(sources).unwrap_or_default();
            let used = smithereens_codegen::configure().operations_used_in([sources]).generate_from(&loaded)?;
            if !used.operations().is_empty() {
                return Ok(Self { model, loaded, generated: used });
            }
        }
        let generated = smithereens_codegen::configure().generate_from(&loaded)?;
        Ok(Self { model, loaded, generated })
    }

    /// The features of the generator that the files of the model need.
    fn reader_features(&self) -> Vec<String> {
        let names: Vec<String> = self.loaded.files().map(|path| path.to_string_lossy().into_owned()).collect();
        let features = [
            ("botocore", names.iter().any(|name| name.trim_end_matches(".gz").ends_with("service-2.json"))),
            ("gzip", names.iter().any(|name| name.ends_with(".gz"))),
        ];
        features.into_iter().filter(|(_, is_needed)| *is_needed).map(|(feature, _)| feature.to_owned()).collect()
    }

    /// The name of its module.
    fn module(&self) -> String {
        self.generated.name().replace('-', "_")
    }

    /// The method of an operation for a first call: one that only reads, and needs no input. Of several, it is the one about
    /// which the service has the most operations, such as `ListTables`.
    fn first_method(&self) -> &str {
        let operations = self.generated.operations();
        let related = |name: &str| {
            let subject = name.trim_start_matches("List").trim_end_matches('s');
            operations.iter().filter(|(other, _)| other.contains(subject)).count()
        };
        let key = |(name, _): &&(String, String)| (effort(&self.loaded.model, name), Reverse(related(name)));
        let first = operations.iter().min_by_key(key);
        first.and_then(|(_, path)| path.split("::").nth(1)).unwrap_or("operation")
    }
}

/// The modules and the first calls of clients, to paste.
fn code(clients: &[Client]) -> String {
    let mut modules = String::new();
    let mut calls = "// in an async function:\n\
        let config = aws_config::load_defaults(aws_config::BehaviorVersion::latest()).await;\n"
        .to_owned();
    for client in clients {
        let (name, module, method) = (client.generated.name(), client.module(), client.first_method());
        modules.push_str(&format!("mod {module} {{\n    smithereens::include_client!(\"{name}\");\n}}\n\n"));
        calls.push_str(&format!(
            "let client = {module}::Client::new(&config);\nprintln!(\"{{:#?}}\", client.{method}().send().await?);\n"
        ));
    }
    modules + &calls
}

/// The effort of a first call of an operation. Operations that list what there is come first.
fn effort(model: &Model, name: &str) -> u8 {
    let operation = model.shapes.values().find_map(|shape| match &shape.kind {
        ShapeKind::Operation(operation) if shape.id.name() == name => Some((shape, operation)),
        _ => None,
    });
    let Some((shape, operation)) = operation else { return u8::MAX };
    let members = model.shape(&operation.input).map(|input| input.members()).unwrap_or_default();
    if members.iter().any(|member| member.traits.has("required")) {
        return 3;
    }
    match (name.starts_with("List"), shape.traits.has("readonly") || name.starts_with("Describe")) {
        (true, _) => 0,
        (_, true) => 1,
        _ => 2,
    }
}
