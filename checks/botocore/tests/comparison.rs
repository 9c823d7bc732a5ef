//! Runs `compare.py` with the drivers of all clients, and `forms.py`.

use std::path::Path;
use std::process::Command;

/// Compares all services within a minute and a half.
#[test]
#[ignore = "needs SMITHY_MODELS, BOTOCORE_DATA and a `python3` with botocore: see CONTRIBUTING.md"]
fn clients_send_and_read_the_same_as_botocore() {
    let drivers = Path::new(env!("CARGO_BIN_EXE_sts")).parent().expect("a program is in a folder");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("compare.py");
    let status = Command::new("python3").arg(script).args(["--seconds", "90", "--drivers"]).arg(drivers).status();
    assert!(status.expect("python3 can be started").success(), "a client differs from botocore");
}

#[test]
#[ignore = "needs SMITHY_MODELS and a `python3` with botocore: see CONTRIBUTING.md"]
fn forms_are_those_of_botocore() {
    let programs = Path::new(env!("CARGO_BIN_EXE_forms")).parent().expect("a program is in a folder");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("forms.py");
    let status = Command::new("python3").arg(script).arg("--programs").arg(programs).status();
    assert!(status.expect("python3 can be started").success(), "a form differs from botocore's");
}
