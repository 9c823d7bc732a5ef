//! The descriptions of an installed botocore, all of them, and next to the Smithy models of the same services.

#[path = "botocore/differences.rs"]
mod differences;
#[path = "botocore/table.rs"]
mod table;
#[path = "botocore/written.rs"]
#[allow(dead_code, reason = "the tests of single features write whole models")]
mod written;

use smithereens_codegen::diagnostic::Report;
use smithereens_codegen::load::{Sources, load};
use smithereens_codegen::model::Model;
use std::path::{Path, PathBuf};
use std::time::Instant;
use table::Table;

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
    let (mut sources, mut report) = (Sources::default(), Report::default());
    let model = load(&[path.to_owned()], &mut sources, &mut report);
    assert!(!report.has_errors(), "{}", report.render(&sources));
    model
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
        let model = load_without_error(path);
        slowest = slowest.max((start.elapsed(), path.clone()));
        assert_eq!(model.services().count(), 1, "{}", path.display());
        shapes += model.shapes.len();
    }
    eprintln!(
        "{} services, {shapes} shapes: {:.1?}; the slowest, {}: {:.1?}",
        descriptions.len(),
        start.elapsed(),
        slowest.1.strip_prefix(&data).unwrap_or(&slowest.1).display(),
        slowest.0,
    );
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
    let mut table = Table::parse(include_str!("botocore/differences.md"));
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
