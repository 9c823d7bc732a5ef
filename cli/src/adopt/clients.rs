use super::place::Place;
use super::workspace::{AwsClient, Workspace};
use super::{FOLDER, sources};
use crate::add::REPOSITORY;
use crate::arguments::Network;
use crate::error::Error;
use crate::models::{Origin, Source};
use crate::output;
use smithereens_codegen::load::{Loaded, load};
use smithereens_codegen::{Package, Runtime};
use std::collections::BTreeMap;
use std::path::PathBuf;

const PREFIX: &str = "aws-sdk-";

/// A generated crate in the place of AWS's.
pub(super) struct Replacement {
    pub(super) package: String,
    pub(super) version: String,
    /// The files by their paths from the folder of the workspace.
    pub(super) files: Vec<(String, String)>,
    /// The number of its operations, and of those of the service.
    pub(super) operations: (usize, usize),
    /// The folder of AWS's crate, unless it is replaced already.
    pub(super) replaced: Option<PathBuf>,
}

/// What to generate.
pub(super) struct Request<'a> {
    /// Models in place of those of the source.
    pub(super) models: &'a [PathBuf],
    pub(super) checkout: Option<&'a Place>,
    /// Whether aws-config stays, and uses the clients.
    pub(super) keeps_config: bool,
}

impl Replacement {
    /// Its folder, from that of the workspace.
    pub(super) fn folder(&self) -> String {
        format!("{FOLDER}/{}", self.package)
    }

    pub(super) fn lines(&self) -> usize {
        let sources = self.files.iter().filter(|(path, _)| path.ends_with(".rs"));
        sources.map(|(_, text)| text.lines().count()).sum()
    }
}

/// Generates the clients of a workspace with the operations that its sources use. Returns them, and the packages of
/// which the source has no model.
///
/// # Errors
/// A client cannot be generated, or the source no longer has the model of one that was generated before.
pub(super) fn generate(
    workspace: &Workspace,
    source: &mut OpenSource<'_>,
    request: &Request<'_>,
) -> Result<(Vec<Replacement>, Vec<String>), Error> {
    let mut own = BTreeMap::new();
    for path in request.models {
        let loaded = load([path])?;
        let name = client_name(&loaded)?;
        if !workspace.clients.iter().any(|client| client.package == name) {
            let help = "give models of the clients that packages of the workspace depend on";
            let message = format!("the model {} is that of {name}, and no package depends on it", path.display());
            return Err(Error::new(message, help));
        }
        own.insert(name, loaded);
    }
    let mut members = Vec::new();
    for folder in &workspace.members {
        members.extend(sources::list(folder)?);
    }
    let (mut replacements, mut kept) = (Vec::new(), Vec::new());
    for client in &workspace.clients {
        let loaded = match own.remove(&client.package) {
            Some(loaded) => Some(loaded),
            None => find(client, source.get()?, workspace.has_generated(client))?,
        };
        match loaded {
            Some(loaded) => replacements.push(replacement(workspace, client, &loaded, &members, request)?),
            None => kept.push(client.package.clone()),
        }
    }
    Ok((replacements, kept))
}

/// The source of models, which is opened when a model is needed.
pub(super) struct OpenSource<'a> {
    name: Option<&'a str>,
    network: &'a Network,
    source: Option<Source>,
}

impl<'a> OpenSource<'a> {
    pub(super) fn new(name: Option<&'a str>, network: &'a Network) -> Self {
        Self { name, network, source: None }
    }

    fn get(&mut self) -> Result<&Source, Error> {
        let source = match self.source.take() {
            Some(source) => source,
            None => Source::open(self.name, self.network)?,
        };
        Ok(self.source.insert(source))
    }

    /// Its name and its commit, if it was opened.
    pub(super) fn origin(&self) -> Option<Origin> {
        self.source.as_ref().map(|source| source.origin(String::new()))
    }
}

/// The model of a client in a source, which names it by the service. `None` if the source does not have it, unless it
/// must.
fn find(client: &AwsClient, source: &Source, must_exist: bool) -> Result<Option<Loaded>, Error> {
    let service = client.package.strip_prefix(PREFIX).unwrap_or(&client.package);
    let found = if must_exist { Some(source.find(service)?) } else { source.find_optional(service)? };
    let Some(path) = found.map(|found| found.path) else { return Ok(None) };
    let loaded = load([&path])?;
    let name = client_name(&loaded)?;
    if name == client.package {
        return Ok(Some(loaded));
    }
    let message = format!("the model {} is that of {name}, and not of {}", path.display(), client.package);
    Err(Error::new(message, "give the model with `--model FILE`"))
}

/// The name of AWS's crate for the service of a model.
fn client_name(loaded: &Loaded) -> Result<String, Error> {
    // A client without operations has a name as well.
    let generated = smithereens_codegen::configure().operations(Vec::<String>::new()).generate_from(loaded)?;
    Ok(format!("{PREFIX}{}", generated.name()))
}

fn replacement(
    workspace: &Workspace,
    client: &AwsClient,
    loaded: &Loaded,
    members: &[PathBuf],
    request: &Request<'_>,
) -> Result<Replacement, Error> {
    let mut files = members.to_vec();
    for dependent in client.dependents.iter().chain(client.config.iter().filter(|_| request.keeps_config)) {
        files.extend(sources::list(&dependent.join("src"))?);
    }
    let generated = smithereens_codegen::configure().operations_used_in(files).generate_from(loaded)?;
    output::print_report(generated.warnings());
    let folder = workspace.root.join(FOLDER).join(&client.package);
    let runtime = match request.checkout {
        Some(checkout) => Runtime::path(checkout.join("runtime").seen_from(&folder)),
        None => Runtime::git(REPOSITORY),
    };
    let package = Package::new(&client.package, runtime).version(&client.version);
    let files = package.files(&generated)?;
    let operations = (generated.operations().len(), operations_of(loaded));
    let path = |path: &str| format!("{FOLDER}/{}/{path}", client.package);
    Ok(Replacement {
        package: client.package.clone(),
        version: client.version.clone(),
        files: files.into_iter().map(|(name, text)| (path(&name), text)).collect(),
        operations,
        replaced: (!workspace.has_generated(client)).then(|| client.folder.clone()),
    })
}

/// The number of operations of the services of a model.
fn operations_of(loaded: &Loaded) -> usize {
    loaded.model.services().map(|(_, service)| loaded.model.operations(service).len()).sum()
}
