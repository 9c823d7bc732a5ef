//! The file that is written.

use crate::{Build, MODEL};
use std::fs;
use std::time::{Duration, SystemTime};

#[test]
fn one_file_is_written() {
    let build = Build::of(MODEL);
    build.configure().compile().expect("a good model");
    assert_eq!(build.written(), 1, "nothing is left beside the client");
    let text = fs::read_to_string(build.output()).expect("the file was written");
    assert_eq!(text, build.configure().generate().expect("a good model").source());
}

#[test]
fn a_file_that_would_not_change_is_left_untouched() {
    let build = Build::of(MODEL);
    build.configure().compile().expect("a good model");
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    let file = fs::File::options().write(true).open(build.output()).expect("the file was written");
    file.set_modified(long_ago).expect("a file of ours");
    let modified = || fs::metadata(build.output()).and_then(|metadata| metadata.modified()).expect("a file of ours");
    build.configure().compile().expect("a good model");
    assert_eq!(modified(), long_ago);
    build.configure().operations(["LendBook"]).compile().expect("a good model");
    assert_ne!(modified(), long_ago, "another client is another file");
}

#[test]
fn a_good_file_survives_a_failing_build() {
    let build = Build::of(MODEL);
    build.configure().compile().expect("a good model");
    let before = fs::read_to_string(build.output()).expect("the file was written");
    fs::write(build.folder.path().join("model.json"), "{").expect("a file of ours");
    build.configure().compile().expect_err("no model");
    assert_eq!(fs::read_to_string(build.output()).expect("the file was written"), before);
}

#[test]
fn the_same_model_gives_the_same_bytes() {
    let generate = |build: &Build| build.configure().generate().expect("a good model").source().to_owned();
    // Each build has a folder of its own, whose path must not be in the code.
    assert_eq!(generate(&Build::of(MODEL)), generate(&Build::of(MODEL)));
}

#[test]
fn a_folder_to_write_to_must_be_known() {
    // Cargo sets it for build scripts only.
    assert!(std::env::var_os("OUT_DIR").is_none());
    let build = Build::of(MODEL);
    let model = build.folder.path().join("model.json");
    let error = smithereens_codegen::configure().model(model).compile().expect_err("nowhere to write to");
    insta::assert_snapshot!(error);
}

#[test]
fn a_file_that_cannot_be_written_is_named() {
    let build = Build::of(MODEL);
    let no_folder = build.folder.path().join("model.json");
    let error = build.configure().out_dir(&no_folder).compile().expect_err("nowhere to write to");
    let path = no_folder.join("client.rs");
    assert!(error.to_string().starts_with(&format!("cannot write {}: ", path.display())), "{error}");
}
