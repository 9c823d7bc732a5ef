//! A crate that replaces one of AWS's crates.

use crate::cargo::{WORKSPACE, cargo, copy_lock_file};
use crate::package::one_error;
use crate::regeneration::ANOTHER_INTERFACE;
use smithereens_codegen::{Package, Runtime};
use std::fs;
use std::path::Path;

/// A program that was written for AWS's crate.
const PROGRAM: &str = r#"
use aws_sdk_apigateway::types::GatewayResponseType;
use aws_sdk_apigateway::{Client, Config, Error};

pub async fn status_code(config: Config) -> Result<Option<String>, Error> {
    let request = Client::from_conf(config).get_gateway_response();
    let response = request.rest_api_id("a1b2c3d4e5").response_type(GatewayResponseType::AccessDenied).send().await?;
    Ok(response.status_code().map(str::to_owned))
}

pub fn version() -> &'static str {
    aws_sdk_apigateway::meta::PKG_VERSION
}
"#;

fn write_crate(folder: &Path, operations: &[&str]) {
    let model = Path::new(WORKSPACE).join("model/api-gateway.json");
    let client = smithereens_codegen::configure().model(model).operations(operations.iter().copied());
    let client = client.generate().expect("the model is sound");
    let runtime = Runtime::path(Path::new(WORKSPACE).join("runtime"));
    let package = Package::new("aws-sdk-apigateway", runtime).version("1.125.0");
    package.write(&client, folder).expect("the files are written");
}

#[test]
fn a_program_that_was_written_for_the_crate_of_aws_compiles_with_it_without_warnings() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let program = folder.path();
    write_crate(&program.join("vendor"), &["GetGatewayResponse"]);
    let manifest = "[package]\nname = \"whole-crate\"\nedition = \"2024\"\n\
        [dependencies.aws-sdk-apigateway]\npath = \"vendor\"\nversion = \"1.120\"\n\
        default-features = false\nfeatures = [\"behavior-version-latest\", \"http-02x\", \"http-1x\", \"sigv4a\"]\n\
        [profile.dev]\ndebug = false\n[workspace]\n";
    fs::create_dir(program.join("src")).expect("a folder");
    fs::write(program.join("src/lib.rs"), PROGRAM).expect("it is written");
    fs::write(program.join("Cargo.toml"), manifest).expect("it is written");
    copy_lock_file(program);
    let output = cargo(program, "check", &[]);
    let messages = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && !messages.contains("warning"), "{messages}");
    cargo(program, "clean", &["--package", "whole-crate", "--package", "aws-sdk-apigateway"]);
}

#[test]
fn a_crate_for_another_interface_is_one_error() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    write_crate(folder.path(), &["GetGatewayResponse"]);
    let root = folder.path().join("src/lib.rs");
    let text = fs::read_to_string(&root).expect("it was written");
    fs::write(&root, text.replace("::interface! { 1", "::interface! { 999")).expect("it is written");
    let manifest = fs::read_to_string(folder.path().join("Cargo.toml")).expect("it was written");
    fs::write(folder.path().join("Cargo.toml"), manifest + "\n[workspace]\n").expect("it is written");
    copy_lock_file(folder.path());
    let output = cargo(folder.path(), "check", &[]);
    assert_eq!(one_error(&String::from_utf8_lossy(&output.stderr)), ANOTHER_INTERFACE);
    cargo(folder.path(), "clean", &["--package", "aws-sdk-apigateway"]);
}

#[test]
fn the_feature_sigv4a_is_on_by_default_where_the_service_supports_it() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (model, expected) in [
        ("codegen/tests/features/models/s3.json", r#"default = ["sigv4a", "rt-tokio", "rustls-ring"]"#),
        ("model/api-gateway.json", r#"default = ["rt-tokio", "rustls-ring"]"#),
    ] {
        let client = smithereens_codegen::configure().model(Path::new(WORKSPACE).join(model));
        let client = client.generate().expect("the model is sound");
        Package::new("client", Runtime::version("0.1")).write(&client, folder.path()).expect("the files are written");
        let manifest = fs::read_to_string(folder.path().join("Cargo.toml")).expect("it was written");
        let default = manifest.lines().find(|line| line.starts_with("default = "));
        assert_eq!(default, Some(expected), "{model}");
    }
}

#[test]
fn a_crate_that_is_written_again_keeps_unchanged_files_and_loses_stale_ones() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = |name: &str| folder.path().join("src").join(name);
    write_crate(folder.path(), &["GetGatewayResponse", "PutGatewayResponse"]);
    let (lost, kept) = (file("operation/put_gateway_response/builders.rs"), file("types/_gateway_response_type.rs"));
    assert!(lost.exists());
    fs::write(file("ours.rs"), "// Not generated.\n").expect("it is written");
    let modified = || fs::metadata(&kept).and_then(|metadata| metadata.modified()).expect("it was generated");
    let before = modified();
    write_crate(folder.path(), &["GetGatewayResponse"]);
    assert!(!lost.exists() && !lost.parent().expect("it has one").exists());
    assert!(file("ours.rs").exists() && file("operation/get_gateway_response/builders.rs").exists());
    assert_eq!(modified(), before);
}

#[test]
fn invalid_names_and_versions_are_errors_and_nothing_is_written() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let target = folder.path().join("crate");
    let model = Path::new(WORKSPACE).join("model/api-gateway.json");
    let client = smithereens_codegen::configure().model(model).operations(["GetGatewayResponse"]);
    let client = client.generate().expect("the model is sound");
    for package in [
        Package::new("aws sdk", Runtime::version("0.1")),
        Package::new("\"]", Runtime::version("0.1")),
        Package::new("", Runtime::version("0.1")),
        Package::new("1st", Runtime::version("0.1")),
        Package::new("aws-sdk", Runtime::version("0.1")).version("1.2"),
        Package::new("aws-sdk", Runtime::version("0.1")).version("1.02.3"),
        Package::new("aws-sdk", Runtime::version("0.1")).version("1.2.3\n"),
    ] {
        package.write(&client, &target).expect_err("it is refused");
        assert!(!target.exists());
    }
}
