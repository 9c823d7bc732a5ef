//! The dependencies of a package with clients.

use crate::error::Error;
use std::collections::BTreeSet;
use toml_edit::{Array, DocumentMut, InlineTable, Item, Table, TableLike, Value};

/// The features of the runtime that are enabled by default and that a client can need.
const DEFAULT_FEATURES: [&str; 1] = ["json"];

/// The repository of smithereens.
pub(crate) const REPOSITORY: &str = "https://github.com/smithereens-rs/smithereens";

/// The features that clients need.
#[derive(Debug, Default)]
pub(super) struct Needs {
    pub(super) runtime: BTreeSet<String>,
    pub(super) codegen: BTreeSet<String>,
}

/// Adds the dependencies of clients to a manifest. Comments and order stay, and so do dependencies that are there.
///
/// `checkout` is a folder with the crates, in place of the repository.
///
/// # Errors
/// The manifest is not TOML, or not that of a package.
pub(super) fn edit(text: &str, checkout: Option<&str>, needs: &Needs) -> Result<String, Error> {
    let wrong =
        |problem: String| Error::new(format!("Cargo.toml: {problem}"), "run the command in the folder of a package");
    let mut manifest: DocumentMut = text.parse().map_err(|error: toml_edit::TomlError| wrong(error.to_string()))?;
    if !manifest.contains_key("package") {
        return Err(wrong("expected a section `[package]`, found none".to_owned()));
    }
    let is_table = || wrong("expected the dependencies to be tables".to_owned());
    let source = |folder: &str| match checkout {
        Some(checkout) => ("path", format!("{}/{folder}", checkout.trim_end_matches('/'))),
        None => ("git", REPOSITORY.to_owned()),
    };
    let dependencies = section(&mut manifest, "dependencies").ok_or_else(is_table)?;
    need(dependencies, "smithereens", source("runtime"), &needs.runtime).ok_or_else(is_table)?;
    if !dependencies.contains_key("aws-config") && find(dependencies, "smithereens-config").is_none() {
        let mut table = InlineTable::new();
        table.insert("package", "smithereens-config".into());
        let (key, value) = source("config");
        table.insert(key, value.into());
        dependencies.insert("aws-config", Item::Value(table.into()));
    }
    if !dependencies.contains_key("tokio") {
        let mut table = InlineTable::new();
        table.insert("version", "1".into());
        table.insert("features", Value::Array(["macros", "rt-multi-thread"].into_iter().collect()));
        dependencies.insert("tokio", Item::Value(table.into()));
    }
    let build = section(&mut manifest, "build-dependencies").ok_or_else(is_table)?;
    need(build, "smithereens-codegen", source("codegen"), &needs.codegen).ok_or_else(is_table)?;
    Ok(manifest.to_string())
}

/// Adds a dependency, or the features that it lacks. `None` if it is not a dependency.
fn need(section: &mut dyn TableLike, name: &str, source: (&str, String), features: &BTreeSet<String>) -> Option<()> {
    let existing = find(section, name).unwrap_or_else(|| {
        let mut table = InlineTable::new();
        table.insert(source.0, source.1.into());
        section.insert(name, Item::Value(table.into()));
        name.to_owned()
    });
    enable(section.get_mut(&existing)?, features)
}

fn section<'m>(manifest: &'m mut DocumentMut, name: &str) -> Option<&'m mut dyn TableLike> {
    manifest.entry(name).or_insert_with(|| Item::Table(Table::new())).as_table_like_mut()
}

/// The name under which a section has a package.
fn find(section: &dyn TableLike, package: &str) -> Option<String> {
    let is_package = |(name, item): &(&str, &Item)| {
        let renamed = item.as_table_like().and_then(|table| table.get("package")).and_then(Item::as_str);
        renamed.unwrap_or(name) == package
    };
    section.iter().find(is_package).map(|(name, _)| name.to_owned())
}

/// Enables features of a dependency. `None` if it is not one.
fn enable(item: &mut Item, features: &BTreeSet<String>) -> Option<()> {
    let table = item.as_table_like();
    let has_defaults = table.and_then(|table| table.get("default-features")).and_then(Item::as_bool).unwrap_or(true);
    let enabled = table.and_then(|table| table.get("features")).and_then(Item::as_array);
    let is_enabled = |feature: &str| {
        (has_defaults && DEFAULT_FEATURES.contains(&feature))
            || enabled.is_some_and(|enabled| enabled.iter().any(|each| each.as_str() == Some(feature)))
    };
    let missing: Vec<&String> = features.iter().filter(|feature| !is_enabled(feature)).collect();
    if missing.is_empty() {
        return Some(());
    }
    let is_new = enabled.is_none();
    if let Some(version) = item.as_str() {
        let mut table = InlineTable::new();
        table.insert("version", version.into());
        *item = Item::Value(table.into());
    }
    let enabled = item.as_table_like_mut()?.entry("features").or_insert(Item::Value(Array::new().into()));
    let enabled = enabled.as_array_mut()?;
    missing.into_iter().for_each(|feature| enabled.push(feature.as_str()));
    // A new key stands behind the space that was before the closing brace.
    if is_new && let Some(table) = item.as_inline_table_mut() {
        table.fmt();
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::{Needs, edit};

    fn edited(text: &str, features: &[&str]) -> String {
        let runtime = features.iter().map(|each| (*each).to_owned()).collect();
        match edit(text, Some("../smithereens"), &Needs { runtime, ..Needs::default() }) {
            Ok(text) => text,
            Err(error) => panic!("{error}"),
        }
    }

    #[test]
    fn dependencies_are_added_once_and_comments_stay() {
        let manifest =
            "[package]\nname = \"photos\" # ours\n\n[dependencies]\n# logs\nlog = \"0.4\"\n\n[profile.dev]\n";
        let expected = "[package]\nname = \"photos\" # ours\n\n[dependencies]\n# logs\nlog = \"0.4\"\n\
            smithereens = { path = \"../smithereens/runtime\", features = [\"xml\"] }\n\
            aws-config = { package = \"smithereens-config\", path = \"../smithereens/config\" }\n\
            tokio = { version = \"1\", features = [\"macros\", \"rt-multi-thread\"] }\n\n[profile.dev]\n\n\
            [build-dependencies]\nsmithereens-codegen = { path = \"../smithereens/codegen\" }\n";
        assert_eq!(edited(manifest, &["xml"]), expected);
        assert_eq!(edited(expected, &["xml", "json"]), expected);
    }

    #[test]
    fn dependencies_that_are_there_get_the_features_they_lack() {
        for (line, expected) in [
            ("smithereens = \"0.1\"", "smithereens = { version = \"0.1\", features = [\"xml\"] }"),
            ("smithereens = { path = \"x\" }", "smithereens = { path = \"x\", features = [\"xml\"] }"),
            ("smithereens.workspace = true", "smithereens.workspace = true\nsmithereens.features = [\"xml\"]"),
            (
                "smithereens = { path = \"x\", features = [\"xml\"] }",
                "smithereens = { path = \"x\", features = [\"xml\"] }",
            ),
            (
                "sdk = { package = \"smithereens\", path = \"x\", features = [\"query\"] } # ours",
                "sdk = { package = \"smithereens\", path = \"x\", features = [\"query\", \"xml\"] } # ours",
            ),
        ] {
            let text = edited(&format!("[package]\n[dependencies]\n{line}\n"), &["xml", "json"]);
            assert!(text.contains(&format!("\n{expected}\n")), "{text}");
        }
        let text = "[package]\n[dependencies.smithereens]\npath = \"x\"\ndefault-features = false\n";
        assert!(edited(text, &["json"]).contains("default-features = false\nfeatures = [\"json\"]\n"));
    }

    #[test]
    fn what_is_not_a_package_is_an_error() {
        for text in ["[workspace]\n", "package", "[package]\n[dependencies]\nsmithereens = 1\n"] {
            assert!(
                edit(text, None, &Needs { runtime: ["xml".to_owned()].into(), ..Needs::default() }).is_err(),
                "{text}"
            );
        }
    }
}
