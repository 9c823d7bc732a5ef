//! The descriptions of an installed botocore, all of them, and next to the Smithy models of the same services.

use crate::differences;
use crate::table::Table;
use smithereens_codegen::load::{Loaded, load};
use smithereens_codegen::model::Model;
use std::collections::BTreeSet;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::Instant;

fn folder(variable: &str, what: &str) -> Option<PathBuf> {
    let folder = std::env::var_os(variable).map(PathBuf::from);
    if folder.is_none() {
        eprintln!("not tested: set {variable} to {what}");
    }
    folder
}

fn botocore_data() -> Option<PathBuf> {
    folder("BOTOCORE_DATA", "the folder `botocore/data` that `pip install botocore` makes in `site-packages`")
}

fn smithy_models() -> Option<PathBuf> {
    folder("SMITHY_MODELS", "a folder with the Smithy models of AWS services, such as `api-gateway.json`")
}

fn load_without_error(path: &Path) -> Model {
    loaded(path).model
}

fn loaded(path: &Path) -> Loaded {
    load([path]).unwrap_or_else(|error| panic!("{error}"))
}

/// The endpoint rules of a service are planned without a word. What else there is to say of the service is left to others.
fn assert_endpoint_rules_are_planned(loaded: &Loaded, path: &Path) {
    let client = smithereens_codegen::configure().operations(Vec::<String>::new()).generate_from(loaded);
    let messages = match &client {
        Ok(client) => client.warnings().to_string(),
        Err(error) => error.to_string(),
    };
    assert!(!messages.contains("EndpointRules"), "{}: {messages}", path.display());
    let has_rules = |client: &smithereens_codegen::Generated| client.source().contains("BuiltIn::Region");
    assert!(client.as_ref().map_or(true, has_rules), "{}: no rules of a region", path.display());
}

fn description(version: &Path) -> Option<PathBuf> {
    ["service-2.json", "service-2.json.gz"].iter().map(|name| version.join(name)).find(|path| path.is_file())
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder that can be read");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry that can be read").path()).collect();
    paths.sort();
    paths
}

#[test]
fn every_service_of_an_installed_botocore_loads() {
    let Some(data) = botocore_data() else { return };
    let versions = entries(&data).into_iter().filter(|path| path.is_dir()).flat_map(|service| entries(&service));
    let descriptions: Vec<_> = versions.filter_map(|version| description(&version)).collect();
    assert!(descriptions.len() > 400, "only {} services in {}", descriptions.len(), data.display());
    let start = Instant::now();
    let mut slowest = (std::time::Duration::ZERO, PathBuf::new());
    let mut shapes = 0;
    for path in &descriptions {
        let start = Instant::now();
        let loaded = loaded(path);
        let model = &loaded.model;
        slowest = slowest.max((start.elapsed(), path.clone()));
        assert_eq!(model.services().count(), 1, "{}", path.display());
        shapes += model.shapes.len();
        assert_endpoint_rules_are_planned(&loaded, path);
    }
    eprintln!(
        "{} services, {shapes} shapes: {:.1?}; the slowest, {}: {:.1?}",
        descriptions.len(),
        start.elapsed(),
        slowest.1.strip_prefix(&data).unwrap_or(&slowest.1).display(),
        slowest.0,
    );
}

/// The waiters beside a description: their number, and the operations that they call.
fn waiters(version: &Path) -> Option<(usize, BTreeSet<String>)> {
    let text = match std::fs::read_to_string(version.join("waiters-2.json")) {
        Ok(text) => text,
        Err(_) => {
            let mut text = String::new();
            let file = std::fs::File::open(version.join("waiters-2.json.gz")).ok()?;
            flate2::read::GzDecoder::new(file).read_to_string(&mut text).expect("a text");
            text
        }
    };
    let waiters: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let waiters = waiters["waiters"].as_object().expect("waiters");
    let operations = waiters.values().map(|waiter| waiter["operation"].as_str().expect("an operation").to_owned());
    Some((waiters.len(), operations.collect()))
}

#[test]
fn every_waiter_of_an_installed_botocore_is_generated() {
    let Some(data) = botocore_data() else { return };
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
        let planned = generated.source().matches("let waiter: waiter::Waiter<").count();
        if planned != waiters {
            left_out.push(format!("{}: {planned} of {waiters}\n{}", version.display(), generated.warnings()));
        }
        count += waiters;
    }
    assert!(left_out.is_empty(), "{}", left_out.join("\n"));
    assert!(count > 400, "only {count} waiters in {}", data.display());
    eprintln!("{count} waiters");
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
fn a_service_is_the_same_from_its_smithy_model_and_from_botocore() {
    let (Some(data), Some(models)) = (botocore_data(), smithy_models()) else { return };
    let installed = std::fs::read_to_string(data.join("../__init__.py")).unwrap_or_default();
    if !installed.contains(&format!("'{BOTOCORE}'")) {
        eprintln!("not tested: the differences between releases are listed for botocore {BOTOCORE}");
        return;
    }
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
    assert!(miscounted.is_empty(), "botocore/differences.md counts otherwise:\n{}", miscounted.join("\n"));
}
