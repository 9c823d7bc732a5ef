//! Clients of models, printed as prettyplease prints them.

use super::{assert_formatted, theirs};
use std::path::{Path, PathBuf};

#[test]
fn clients_of_the_fixtures_and_of_the_model_here_are_formatted_as_by_prettyplease() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut models = entries(&folder.join("tests/fixtures"));
    models.push(folder.join("../model/api-gateway.json"));
    models.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    assert!(models.len() > 20, "{models:?}");
    models.iter().for_each(|model| assert_client_formatted(model));
}

#[test]
fn clients_of_whole_services_are_formatted_as_by_prettyplease() {
    if let Some(folder) = folder("SMITHY_MODELS") {
        entries(&folder).iter().for_each(|model| assert_client_formatted(model));
    }
    if let Some(folder) = folder("BOTOCORE_DATA") {
        // Streams of events, waiters, hosts of their own and rules of every kind.
        for service in ["acm", "dynamodb", "ecs", "kinesis", "lexv2-runtime", "polly", "s3control", "transcribe"] {
            let newest = entries(&folder.join(service)).into_iter().next_back();
            newest.iter().for_each(|version| assert_client_formatted(&version.join("service-2.json.gz")));
        }
    }
}

fn assert_client_formatted(model: &Path) {
    let builder = crate::configure().model(model).endpoint_tests(true).protocol_tests(true).read_and_write_all(true);
    // Some fixtures are there for what is refused.
    let Ok(client) = builder.generate() else { return };
    let items = client.root.items();
    let theirs = theirs(&items).expect("tokens");
    assert_formatted(&model.display().to_string(), items, theirs);
}

fn folder(variable: &str) -> Option<PathBuf> {
    let folder = std::env::var_os(variable).map(PathBuf::from);
    if folder.is_none() {
        eprintln!("skipped: set {variable} to a folder with models of services");
    }
    folder
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = folder.read_dir().expect("a folder of models");
    let mut entries: Vec<_> = entries.map(|entry| entry.expect("an entry of the folder").path()).collect();
    entries.sort();
    entries
}
