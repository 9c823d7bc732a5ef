//! Changes to manifests. Comments and order stay.

use super::place::Place;
use crate::add::REPOSITORY;
use crate::error::Error;
use std::path::Path;
use toml_edit::{DocumentMut, InlineTable, Item, Table, TableLike, Value};

const CONFIG: &str = "aws-config";

/// The features that smithereens-config has in common with aws-config.
const CONFIG_FEATURES: [&str; 9] = [
    "behavior-version-latest",
    "client-hyper",
    "credentials-login",
    "credentials-process",
    "default-https-client",
    "rt-tokio",
    "rustls",
    "sso",
    "test-util",
];

/// Where the crate smithereens-config is: a key of a dependency, and its value.
pub(super) struct Config {
    key: &'static str,
    value: String,
}

impl Config {
    /// In a checkout, or in the repository. `folder` is that of the manifest.
    pub(super) fn new(checkout: Option<&Place>, folder: &Path) -> Self {
        match checkout {
            Some(checkout) => Self { key: "path", value: checkout.join("config").seen_from(folder) },
            None => Self { key: "git", value: REPOSITORY.to_owned() },
        }
    }
}

/// Puts packages in folders in the place of those of crates.io.
///
/// # Errors
/// The manifest is not TOML, or replaces one of the packages already.
pub(super) fn patch<'p>(
    manifest: &str,
    packages: impl ExactSizeIterator<Item = (&'p str, String)>,
) -> Result<String, Error> {
    let mut document = parse("Cargo.toml", manifest)?;
    if packages.len() == 0 {
        return Ok(manifest.to_owned());
    }
    let wrong = || Error::new("Cargo.toml: expected `[patch.crates-io]` to be a table", "correct the manifest");
    let patch = document.entry("patch").or_insert_with(|| {
        let mut table = Table::new();
        table.set_implicit(true);
        Item::Table(table)
    });
    let patch = patch.as_table_like_mut().ok_or_else(wrong)?.entry("crates-io");
    let patch = patch.or_insert_with(|| Item::Table(Table::new())).as_table_like_mut().ok_or_else(wrong)?;
    for (package, folder) in packages {
        if patch.contains_key(package) {
            let help = "remove it, so that a generated crate can take its place";
            return Err(Error::new(format!("Cargo.toml: `[patch.crates-io]` has {package} already"), help));
        }
        let mut table = InlineTable::new();
        table.insert("path", folder.into());
        patch.insert(package, Item::Value(table.into()));
    }
    Ok(document.to_string())
}

/// A feature of aws-config that a manifest enables and that smithereens-config does not have.
///
/// # Errors
/// The manifest is not TOML.
pub(super) fn missing_feature(path: &str, manifest: &str) -> Result<Option<String>, Error> {
    let mut document = parse(path, manifest)?;
    let (mut missing, mut names) = (None, Vec::new());
    visit(&mut document, &mut |name, item| {
        missing = missing.take().or(item.as_table_like().and_then(unknown_feature));
        names.push(name.to_owned());
    });
    // Features of the package enable those of a dependency as `name/feature` or `name?/feature`.
    let features = document.get("features").and_then(Item::as_table_like).into_iter().flat_map(TableLike::iter);
    let enabled = features.filter_map(|(_, item)| item.as_array()).flatten().filter_map(Value::as_str);
    let mut enabled = enabled.filter_map(|feature| feature.split_once('/'));
    let is_unknown = |(name, feature): &(&str, &str)| {
        names.iter().any(|each| each == name.trim_end_matches('?')) && !CONFIG_FEATURES.contains(feature)
    };
    Ok(missing.or_else(|| enabled.find(is_unknown).map(|(_, feature)| feature.to_owned())))
}

/// Whether a manifest has a dependency on aws-config that [`replace_config`] replaces.
///
/// # Errors
/// The manifest is not TOML.
pub(super) fn has_config(path: &str, manifest: &str) -> Result<bool, Error> {
    let mut has_config = false;
    visit(&mut parse(path, manifest)?, &mut |_, item| has_config |= is_replaceable(item));
    Ok(has_config)
}

/// Puts smithereens-config in the place of aws-config.
///
/// # Errors
/// The manifest is not TOML.
pub(super) fn replace_config(path: &str, manifest: &str, config: &Config) -> Result<String, Error> {
    let mut document = parse(path, manifest)?;
    let mut is_replaced = false;
    visit(&mut document, &mut |_, item| is_replaced |= is_replaceable(item) && replace(item, config));
    Ok(if is_replaced { document.to_string() } else { manifest.to_owned() })
}

/// Whether a dependency is on the crate of crates.io. That of the workspace decides if it names that.
fn is_replaceable(item: &Item) -> bool {
    let is_elsewhere = |key: &&str| item.as_table_like().is_some_and(|table| table.contains_key(key));
    !["workspace", "path", "git", "registry"].iter().any(is_elsewhere)
}

/// Visits the dependencies on aws-config, with their names.
fn visit(document: &mut DocumentMut, visitor: &mut dyn FnMut(&str, &mut Item)) {
    const SECTIONS: [&str; 3] = ["dependencies", "dev-dependencies", "build-dependencies"];
    SECTIONS.iter().for_each(|section| visit_section(document.get_mut(section), visitor));
    visit_section(document.get_mut("workspace").and_then(|workspace| workspace.get_mut("dependencies")), visitor);
    if let Some(targets) = document.get_mut("target").and_then(Item::as_table_like_mut) {
        for (_, target) in targets.iter_mut() {
            SECTIONS.iter().for_each(|section| visit_section(target.get_mut(section), visitor));
        }
    }
}

fn visit_section(section: Option<&mut Item>, visitor: &mut dyn FnMut(&str, &mut Item)) {
    for (name, item) in section.and_then(Item::as_table_like_mut).into_iter().flat_map(|table| table.iter_mut()) {
        let package = item.as_table_like().and_then(|table| table.get("package")).and_then(Item::as_str);
        if package.unwrap_or(name.get()) == CONFIG {
            visitor(name.get(), item);
        }
    }
}

fn unknown_feature(dependency: &dyn TableLike) -> Option<String> {
    let features = dependency.get("features").and_then(Item::as_array)?;
    let unknown = features.iter().filter_map(Value::as_str).find(|feature| !CONFIG_FEATURES.contains(feature));
    unknown.map(str::to_owned)
}

/// Makes a dependency one on smithereens-config. Returns whether it is a dependency.
fn replace(item: &mut Item, config: &Config) -> bool {
    let source = [("package", "smithereens-config"), (config.key, config.value.as_str())];
    match item {
        Item::Value(value) => {
            let mut table = InlineTable::new();
            source.iter().for_each(|(key, value)| drop(table.insert(*key, (*value).into())));
            match value {
                Value::String(_) => {}
                Value::InlineTable(old) => {
                    let others = old.iter().filter(|(key, _)| !["version", "package"].contains(key));
                    others.for_each(|(key, value)| drop(table.insert(key, value.clone())));
                }
                _ => return false,
            }
            table.fmt();
            *table.decor_mut() = value.decor().clone();
            *value = Value::InlineTable(table);
            true
        }
        Item::Table(table) => {
            table.remove("version");
            source.iter().for_each(|(key, value)| drop(table.insert(key, (*value).into())));
            true
        }
        _ => false,
    }
}

fn parse(path: &str, manifest: &str) -> Result<DocumentMut, Error> {
    let wrong = |error: toml_edit::TomlError| Error::new(format!("{path}: {error}"), "correct the manifest");
    manifest.parse().map_err(wrong)
}

#[cfg(test)]
mod tests {
    use super::{CONFIG_FEATURES, Config, missing_feature, patch, replace_config};

    fn replaced(manifest: &str) -> String {
        let config = Config { key: "path", value: "../config".to_owned() };
        match replace_config("Cargo.toml", manifest, &config) {
            Ok(text) => text,
            Err(error) => panic!("{error}"),
        }
    }

    #[test]
    fn the_configuration_is_replaced_in_every_kind_of_dependency() {
        let new = "{ package = \"smithereens-config\", path = \"../config\" }";
        for (old, expected) in [
            ("[dependencies]\naws-config = \"1\" # ours\n", format!("[dependencies]\naws-config = {new} # ours\n")),
            (
                "[dev-dependencies]\naws-config = { version = \"1\", features = [\"sso\"] }\n",
                "[dev-dependencies]\naws-config = { package = \"smithereens-config\", path = \"../config\", features = \
                 [\"sso\"] }\n"
                    .to_owned(),
            ),
            (
                "[target.'cfg(unix)'.build-dependencies]\nconf = { package = \"aws-config\", version = \"1\" }\n",
                format!("[target.'cfg(unix)'.build-dependencies]\nconf = {new}\n"),
            ),
            ("[workspace.dependencies]\naws-config = \"1\"\n", format!("[workspace.dependencies]\naws-config = {new}\n")),
            (
                "[dependencies.aws-config]\nversion = \"1\" # new\noptional = true\n",
                "[dependencies.aws-config]\noptional = true\npackage = \"smithereens-config\"\npath = \"../config\"\n"
                    .to_owned(),
            ),
        ] {
            assert_eq!(replaced(old), expected);
        }
    }

    #[test]
    fn other_dependencies_stay() {
        for manifest in [
            "[dependencies]\naws-config = { workspace = true }\naws-types = \"1\"\n",
            "[dependencies]\naws-config.workspace = true\n",
            "[dependencies]\naws-config = { path = \"x\" }\n",
            "[dependencies]\naws-config = { package = \"other\", version = \"1\" }\n",
        ] {
            assert_eq!(replaced(manifest), manifest);
        }
    }

    #[test]
    fn features_that_are_missing_are_found() {
        for (own, expected) in [
            ("[\"aws-config/sso\", \"aws-config?/sso\", \"dep:aws-config\", \"other/legacy-client\"]", None),
            ("[\"aws-config/legacy-client\"]", Some("legacy-client")),
            ("[\"aws-config?/legacy-client\"]", Some("legacy-client")),
        ] {
            let manifest = format!("[dependencies]\naws-config = \"1\"\n\n[features]\nx = {own}\n");
            let renamed = manifest.replace("aws-config = ", "conf = ").replace("\"1\"", "{ package = \"aws-config\" }");
            let renamed = renamed.replace("aws-config/", "conf/").replace("aws-config?", "conf?");
            for manifest in [manifest, renamed] {
                match missing_feature("Cargo.toml", &manifest) {
                    Ok(missing) => assert_eq!(missing.as_deref(), expected, "{manifest}"),
                    Err(error) => panic!("{error}"),
                }
            }
        }
        for (features, expected) in [("\"sso\"", None), ("\"sso\", \"legacy-client\"", Some("legacy-client"))] {
            let manifest = format!("[dependencies]\naws-config = {{ workspace = true, features = [{features}] }}\n");
            match missing_feature("Cargo.toml", &manifest) {
                Ok(missing) => assert_eq!(missing.as_deref(), expected),
                Err(error) => panic!("{error}"),
            }
        }
    }

    #[test]
    fn the_features_are_those_of_the_crate() {
        let manifest = include_str!("../../../config/Cargo.toml");
        for feature in CONFIG_FEATURES {
            assert!(manifest.contains(&format!("\n{feature} = [")), "{feature}");
        }
    }

    #[test]
    fn patches_are_added_beside_others() {
        let add = |manifest: &str| patch(manifest, [("aws-sdk-s3", "smithereens/aws-sdk-s3".to_owned())].into_iter());
        let line = "aws-sdk-s3 = { path = \"smithereens/aws-sdk-s3\" }\n";
        for (old, expected) in [
            ("[package]\n", format!("[package]\n\n[patch.crates-io]\n{line}")),
            (
                "[patch.crates-io]\nlog = { path = \"x\" }\n",
                format!("[patch.crates-io]\nlog = {{ path = \"x\" }}\n{line}"),
            ),
        ] {
            match add(old) {
                Ok(text) => assert_eq!(text, expected),
                Err(error) => panic!("{error}"),
            }
        }
        assert!(add("[patch.crates-io]\naws-sdk-s3 = { path = \"x\" }\n").is_err());
    }
}
