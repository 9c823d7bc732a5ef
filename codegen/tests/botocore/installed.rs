//! All descriptions of an installed botocore load, and give the same services as their Smithy models.

use crate::differences;
use crate::table::Table;
use smithereens_checks_support::Resource;
use smithereens_codegen::load::{Loaded, load};
use smithereens_codegen::model::Model;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::path::{Path, PathBuf};

fn load_without_error(path: &Path) -> Model {
    loaded(path).model
}

fn loaded(path: &Path) -> Loaded {
    load([path]).unwrap_or_else(|error| panic!("{error}"))
}

/// The client of a service has its endpoint rules, and no warnings about them.
fn assert_endpoint_rules_are_planned(loaded: &Loaded, path: &Path) {
    let client = smithereens_codegen::configure().operations(Vec::<String>::new()).generate_from(loaded);
    let client = client.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let warnings = client.warnings().to_string();
    assert!(!warnings.contains("EndpointRules"), "{}: {warnings}", path.display());
    let has_rules = client.files().any(|(_, text)| text.contains("BuiltIn::Region"));
    assert!(has_rules, "{}: no endpoint rules", path.display());
}

/// A file of a version of a service, which may be compressed.
fn described(version: &Path, name: &str) -> Option<PathBuf> {
    ["json", "json.gz"].iter().map(|end| version.join(format!("{name}.{end}"))).find(|path| path.is_file())
}

fn description(version: &Path) -> Option<PathBuf> {
    described(version, "service-2")
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder that can be read");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry that can be read").path()).collect();
    paths.sort();
    paths
}

#[test]
#[ignore = "needs BOTOCORE_DATA: see CONTRIBUTING.md"]
fn every_service_of_an_installed_botocore_loads() {
    let data = Resource::BotocoreData.folder().expect("this test reads it");
    let versions = entries(&data).into_iter().filter(|path| path.is_dir()).flat_map(|service| entries(&service));
    let descriptions: Vec<_> = versions.filter_map(|version| description(&version)).collect();
    assert!(descriptions.len() > 400, "only {} services in {}", descriptions.len(), data.display());
    for path in &descriptions {
        let loaded = loaded(path);
        let model = &loaded.model;
        assert_eq!(model.services().count(), 1, "{}", path.display());
        assert_endpoint_rules_are_planned(&loaded, path);
    }
}

/// The number of waiters beside a description, and the operations that they call.
fn waiters(version: &Path) -> Option<(usize, BTreeSet<String>)> {
    let waiters: serde_json::Value = serde_json::from_str(&text(&described(version, "waiters-2")?)).expect("JSON");
    let waiters = waiters["waiters"].as_object().expect("waiters");
    let operations = waiters.values().map(|waiter| waiter["operation"].as_str().expect("an operation").to_owned());
    Some((waiters.len(), operations.collect()))
}

#[test]
#[ignore = "needs BOTOCORE_DATA: see CONTRIBUTING.md"]
fn every_waiter_of_an_installed_botocore_is_generated() {
    let data = Resource::BotocoreData.folder().expect("this test reads it");
    let services = entries(&data).into_iter().filter(|path| path.is_dir());
    let (mut count, mut left_out) = (0, Vec::new());
    for version in services.filter_map(|service| entries(&service).pop()) {
        let (Some(description), Some((waiters, operations))) = (description(&version), waiters(&version)) else {
            continue;
        };
        if waiters == 0 {
            continue;
        }
        let generated = smithereens_codegen::configure().model(description).operations(operations).generate();
        let generated = generated.unwrap_or_else(|error| panic!("{}: {error}", version.display()));
        let planned =
            generated.files().map(|(_, text)| text.matches("let waiter: waiter::Waiter<").count()).sum::<usize>();
        if planned != waiters {
            left_out.push(format!("{}: {planned} of {waiters}\n{}", version.display(), generated.warnings()));
        }
        count += waiters;
    }
    assert!(left_out.is_empty(), "{}", left_out.join("\n"));
    assert!(count > 400, "only {count} waiters in {}", data.display());
}

/// The text of a description.
fn text(description: &Path) -> String {
    let file = std::fs::File::open(description).expect("a file that can be read");
    let mut text = String::new();
    match description.extension().is_some_and(|extension| extension == "gz") {
        true => flate2::read::GzDecoder::new(file).read_to_string(&mut text),
        false => { &file }.read_to_string(&mut text),
    }
    .expect("a text");
    text
}

/// The operations that use endpoints that the service names, and whether they require one.
fn discovered(description: &Path) -> BTreeMap<String, bool> {
    let description: serde_json::Value = serde_json::from_str(&text(description)).expect("JSON");
    let operations = description["operations"].as_object().expect("operations").iter();
    let discovered = operations.filter_map(|(name, operation)| Some((name, operation.get("endpointdiscovery")?)));
    discovered.map(|(name, discovery)| (name.clone(), discovery["required"] == true)).collect()
}

/// The same, by the code of a client.
fn generated_discovered(files: &[&str]) -> BTreeMap<String, bool> {
    let descriptors = files.iter().flat_map(|file| file.split("Descriptor::new::<").skip(1));
    let discovered = descriptors.filter_map(|descriptor| {
        let (_, discovered) = descriptor.split_once(".with_discovered_endpoint(")?;
        Some((descriptor.split('"').nth(1)?.to_owned(), discovered.trim_start().starts_with("true,")))
    });
    discovered.collect()
}

#[test]
#[ignore = "needs BOTOCORE_DATA: see CONTRIBUTING.md"]
fn every_operation_with_endpoint_discovery_of_an_installed_botocore_uses_it() {
    let data = Resource::BotocoreData.folder().expect("this test reads it");
    let services = entries(&data).into_iter().filter(|path| path.is_dir());
    let descriptions = services.filter_map(|service| description(&entries(&service).pop()?));
    let (mut counts, mut total) = (Vec::new(), 0);
    for path in descriptions {
        let expected = discovered(&path);
        if expected.is_empty() {
            continue;
        }
        let client = smithereens_codegen::configure().model(&path).endpoint_discovery(true).generate();
        let client = client.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let files: Vec<&str> = client.files().map(|(_, text)| text).collect();
        assert_eq!(generated_discovered(&files), expected, "{}", path.display());
        counts.push(format!("{}: {}", path.display(), expected.len()));
        total += expected.len();
    }
    println!("{}\n{total} operations", counts.join("\n"));
    assert!(total >= 74, "only {total} operations in {}", data.display());
}

/// The version of botocore that the table of differences is for.
const BOTOCORE: &str = "1.44.5";

const SERVICES: [(&str, &str); 7] = [
    ("api-gateway", "apigateway/2015-07-09"),
    ("dynamodb", "dynamodb/2012-08-10"),
    ("kms", "kms/2014-11-01"),
    ("lambda", "lambda/2015-03-31"),
    ("s3", "s3/2006-03-01"),
    ("sqs", "sqs/2012-11-05"),
    ("sts", "sts/2011-06-15"),
];

#[test]
#[ignore = "needs BOTOCORE_DATA and SMITHY_MODELS: see CONTRIBUTING.md"]
fn a_service_is_the_same_from_its_smithy_model_and_from_botocore() {
    let (data, models) = (
        Resource::BotocoreData.folder().expect("this test reads it"),
        Resource::SmithyModels.folder().expect("this test reads it"),
    );
    let installed = std::fs::read_to_string(data.join("../__init__.py")).unwrap_or_default();
    let is_listed = installed.contains(&format!("'{BOTOCORE}'"));
    assert!(is_listed, "botocore/differences.md is for botocore {BOTOCORE}: install that version");
    let mut table = Table::parse(include_str!("differences.md"));
    let mut unlisted = Vec::new();
    for (service, version) in SERVICES {
        let smithy = load_without_error(&models.join(format!("{service}.json")));
        let botocore = load_without_error(&description(&data.join(version)).expect("a description"));
        let differences = differences::between(&smithy, &botocore);
        unlisted
            .extend(differences.into_iter().map(|line| format!("{service} {line}")).filter(|line| !table.lists(line)));
    }
    assert!(unlisted.is_empty(), "differences that botocore/differences.md does not list:\n{}", unlisted.join("\n"));
    let miscounted = table.miscounted();
    assert!(miscounted.is_empty(), "botocore/differences.md lists other numbers:\n{}", miscounted.join("\n"));
}
