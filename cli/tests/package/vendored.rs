//! A package that `smithereens crate` writes passes `cargo test`, with its mocks and the tests of its model.

use crate::fresh::text;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::{env, fs};
use tempfile::TempDir;

const CHECKOUT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
/// The target directory of this workspace, in which the dependencies are compiled.
const TARGET: &str = concat!(env!("CARGO_TARGET_TMPDIR"), "/..");
/// A model with what each option concerns.
const MODEL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../checks/mocks/everything.smithy");

/// Writes a package to a folder, and runs its tests with the versions of dependencies of this workspace.
fn test(folder: &Path, arguments: &[&str], tests: &[&str]) -> Output {
    let runtime = Path::new(CHECKOUT).join("runtime");
    let mut command = Command::new(env!("CARGO_BIN_EXE_smithereens"));
    command.args(["crate", "--model", MODEL, "--name", "vendored"]).arg("--runtime-path").arg(runtime);
    let output = command.args(arguments).arg("--out").arg(folder).output().expect("the command runs");
    assert!(output.status.success(), "{}", text(&output.stderr));
    fs::copy(Path::new(CHECKOUT).join("Cargo.lock"), folder.join("Cargo.lock")).expect("a lock file");
    let cargo = env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let mut command = Command::new(cargo);
    command.envs([("CARGO_TARGET_DIR", TARGET), ("CARGO_NET_OFFLINE", "true")]).current_dir(folder);
    let output = command.arg("test").args(tests).output().expect("cargo starts");
    assert!(output.status.success(), "{}{}", text(&output.stdout), text(&output.stderr));
    output
}

fn folder() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().to_owned();
    (folder, path)
}

#[test]
#[ignore = "compiles a package for a minute"]
fn cargo_test_runs_the_tests_of_the_model() {
    let (_folder, path) = folder();
    let output = test(
        &path,
        &[
            "--auth-scheme",
            "example.everything#hmacAuth",
            "--mocks",
            "--examples",
            "--documentation-traits",
            "--protocol-tests",
            "--endpoint-tests",
            "--presign-all",
            "--endpoint-discovery",
            "--type-attribute",
            "types::Job=#[must_use]",
        ],
        &[],
    );
    assert!(text(&output.stdout).contains("3 passed"), "{}", text(&output.stdout));
}

#[test]
#[ignore = "compiles a package for a minute"]
fn integration_tests_use_the_mocks() {
    let (_folder, path) = folder();
    fs::create_dir(path.join("tests")).expect("a folder");
    let source = "use vendored::operation::get_job::GetJobOutput;\nuse vendored::types::Job;\n\n\
        #[test]\nfn mocks() {\n    let client = vendored::Client::for_tests(|mock| {\n        \
        mock.on_get_job(|_| Ok(GetJobOutput::builder(Job::builder(\"a\").build()).build()));\n    });\n    \
        let _ = client.get_job(\"a\");\n}\n";
    fs::write(path.join("tests/mocks.rs"), source).expect("a file");
    let options = ["--operation", "GetJob", "PutJob", "--mocks", "--serde", "--required-arguments"];
    let output = test(&path, &options, &["--features", "mocks"]);
    assert!(text(&output.stdout).contains("test mocks ... ok"), "{}", text(&output.stdout));
}
