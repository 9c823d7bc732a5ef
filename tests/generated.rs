//! The folder `generated/get_gateway_response` has the client of `GetGatewayResponse` alone, as it is compiled: for each
//! module a file, `MODULE.snap.rs`, and beside it insta's description of the file.
//!
//! After a change of the generator, `INSTA_UPDATE=always cargo test --test generated` writes the files.

use smithereens_codegen::Generated;
use std::collections::BTreeSet;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};

/// The extension of insta's copy of a file.
const COPY: &str = ".snap.rs";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("generated/get_gateway_response")
}

fn generate() -> Generated {
    let model = Path::new(env!("CARGO_MANIFEST_DIR")).join("model/api-gateway.json");
    let builder = smithereens_codegen::configure().model(model).operations(["GetGatewayResponse"]);
    builder.generate().unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn the_folder_has_the_generated_files_and_no_others() {
    let client = generate();
    let differs = |(path, text): &(&str, &str)| catch_unwind(|| assert_is_copy(path, text)).is_err();
    let differing: Vec<_> = client.files().filter(differs).map(|(path, _)| path).collect();
    assert!(differing.is_empty(), "these files differ from their copies: {differing:?}");
    let generated: BTreeSet<_> = client.files().map(|(path, _)| path.replace(".rs", COPY)).collect();
    let mut copies = BTreeSet::new();
    find_copies(&folder(), "", &mut copies);
    assert_eq!(copies, generated, "remove the files of modules that are no longer generated");
}

fn assert_is_copy(path: &str, text: &str) {
    let file = folder().join(path);
    let name = path.rsplit('/').next().unwrap_or(path);
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(file.parent().expect("a file is in a folder"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_binary_snapshot!(name, text.as_bytes().to_vec()));
}

/// Collects the paths of the copies in a folder, each after this path of the folder.
fn find_copies(folder: &Path, path: &str, copies: &mut BTreeSet<String>) {
    for entry in folder.read_dir().expect("a readable folder") {
        let entry = entry.expect("a readable entry");
        let name = entry.file_name().into_string().expect("a name in ASCII");
        if entry.path().is_dir() {
            find_copies(&entry.path(), &format!("{path}{name}/"), copies);
        } else if name.ends_with(COPY) {
            copies.insert(format!("{path}{name}"));
        }
    }
}
