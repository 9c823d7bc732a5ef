use super::FOLDER;
use super::cargo;
use crate::error::Error;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

const CRATES_IO: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// The packages that the current folder belongs to.
pub(super) struct Workspace {
    pub(super) root: PathBuf,
    /// The folders of its packages.
    pub(super) members: Vec<PathBuf>,
    pub(super) clients: Vec<AwsClient>,
}

/// A client of AWS that a package of the workspace depends on, or a generated one in its place.
pub(super) struct AwsClient {
    /// The name of its package.
    pub(super) package: String,
    pub(super) version: String,
    pub(super) folder: PathBuf,
    /// The folders of packages outside of the workspace that depend on it.
    pub(super) dependents: Vec<PathBuf>,
    /// The folder of aws-config, if that depends on it and is a dependency of packages of the workspace only.
    pub(super) config: Option<PathBuf>,
}

impl Workspace {
    /// # Errors
    /// Cargo cannot resolve the dependencies, or they have a client in several versions.
    pub(super) fn load(root: &Path) -> Result<Self, Error> {
        let metadata = cargo::metadata(root)?;
        let packages: Vec<Package<'_>> = list(&metadata, "packages").filter_map(Package::of).collect();
        let ids: BTreeSet<&str> = list(&metadata, "workspace_members").filter_map(Value::as_str).collect();
        let members: Vec<&Package<'_>> = packages.iter().filter(|package| ids.contains(package.id)).collect();
        let names: BTreeSet<&str> = members.iter().flat_map(|package| package.dependencies()).collect();
        let mut clients = Vec::new();
        for name in names.into_iter().filter(|name| name.starts_with("aws-sdk-")) {
            let found: Vec<&Package<'_>> = packages.iter().filter(|package| package.name == name).collect();
            let ours = root.join(FOLDER).join(name);
            match found.as_slice() {
                [package] if package.is_published || package.folder == ours => {
                    clients.push(client(&metadata, &packages, package, &ids));
                }
                // The dependency has a replacement already.
                [] | [_] => {}
                _ => {
                    let help = "update the dependencies, so that one version satisfies all of them";
                    return Err(Error::new(format!("the workspace depends on several versions of {name}"), help));
                }
            }
        }
        let members = members.into_iter().map(|package| package.folder.clone()).collect();
        Ok(Self { root: root.to_owned(), members, clients })
    }

    /// Whether a client is one that this command generated.
    pub(super) fn has_generated(&self, client: &AwsClient) -> bool {
        client.folder == self.root.join(FOLDER).join(&client.package)
    }

    /// The manifests of packages outside of the folder of the workspace.
    pub(super) fn manifests_outside(&self) -> impl Iterator<Item = PathBuf> {
        self.members.iter().filter(|folder| !folder.starts_with(&self.root)).map(|folder| folder.join("Cargo.toml"))
    }

    /// The paths of the manifests in the folder of the workspace from there, with `/` between names, that of the workspace
    /// first.
    pub(super) fn manifests(&self) -> Vec<String> {
        let relative = |folder: &PathBuf| {
            let folder = folder.strip_prefix(&self.root).ok()?.to_str()?.replace('\\', "/");
            Some(if folder.is_empty() { "Cargo.toml".to_owned() } else { format!("{folder}/Cargo.toml") })
        };
        let mut manifests: Vec<String> = self.members.iter().filter_map(relative).collect();
        manifests.push("Cargo.toml".to_owned());
        manifests.sort_by_key(|path| (path != "Cargo.toml", path.clone()));
        manifests.dedup();
        manifests
    }
}

/// A package, as `cargo metadata` describes it.
struct Package<'m> {
    id: &'m str,
    name: &'m str,
    version: &'m str,
    folder: PathBuf,
    is_published: bool,
    value: &'m Value,
}

impl<'m> Package<'m> {
    fn of(value: &'m Value) -> Option<Self> {
        let text = |name: &str| value.get(name).and_then(Value::as_str);
        Some(Self {
            id: text("id")?,
            name: text("name")?,
            version: text("version")?,
            folder: Path::new(text("manifest_path")?).parent()?.to_owned(),
            is_published: text("source") == Some(CRATES_IO),
            value,
        })
    }

    /// The names of the packages from crates.io that it depends on.
    fn dependencies(&self) -> impl Iterator<Item = &'m str> {
        let published = list(self.value, "dependencies").filter(|each| text(each, "source") == Some(CRATES_IO));
        published.filter_map(|each| text(each, "name"))
    }
}

fn client(metadata: &Value, packages: &[Package<'_>], package: &Package<'_>, members: &BTreeSet<&str>) -> AwsClient {
    let (mut config, mut dependents) = (None, Vec::new());
    for user in users(metadata, packages, package, members) {
        match user.name == "aws-config" && users(metadata, packages, user, members).is_empty() {
            true => config = Some(user.folder.clone()),
            false => dependents.push(user.folder.clone()),
        }
    }
    let (name, version, folder) = (package.name.to_owned(), package.version.to_owned(), package.folder.clone());
    AwsClient { package: name, version, folder, dependents, config }
}

/// The packages outside of the workspace that depend on a package.
fn users<'p, 'm>(
    metadata: &Value,
    packages: &'p [Package<'m>],
    package: &Package<'_>,
    members: &BTreeSet<&str>,
) -> Vec<&'p Package<'m>> {
    let nodes = metadata.get("resolve").into_iter().flat_map(|resolve| list(resolve, "nodes"));
    let users = nodes.filter(|node| list(node, "dependencies").any(|each| each.as_str() == Some(package.id)));
    let ids: BTreeSet<&str> = users.filter_map(|node| text(node, "id")).collect();
    packages.iter().filter(|user| ids.contains(user.id) && !members.contains(user.id)).collect()
}

fn list<'v>(value: &'v Value, name: &str) -> impl Iterator<Item = &'v Value> {
    value.get(name).and_then(Value::as_array).into_iter().flatten()
}

fn text<'v>(value: &'v Value, name: &str) -> Option<&'v str> {
    value.get(name).and_then(Value::as_str)
}
