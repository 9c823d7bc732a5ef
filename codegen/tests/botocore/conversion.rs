//! The model that a botocore description gives. Each fixture is a service that shows one feature.

use crate::notation::{write_node, written};
use flate2::Compression;
use flate2::write::GzEncoder;
use smithereens_codegen::ast;
use smithereens_codegen::load::load;
use smithereens_codegen::model::{Model, ShapeId, Traits};
use std::io::Write;
use std::path::{Path, PathBuf};

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/botocore/fixtures").join(name)
}

fn load_all(path: &Path) -> (Model, String) {
    let (model, problems) = match load([path]) {
        Ok(loaded) => (loaded.model.clone(), loaded.warnings().to_string()),
        Err(error) => (Model::default(), error.to_string()),
    };
    let folder = format!("{}/", path.parent().expect("a file in a folder").display());
    (model, problems.replace(&folder, ""))
}

fn load_fixture(name: &str) -> Model {
    let (model, problems) = load_all(&fixture(name).join("service-2.json"));
    assert_eq!(problems, "");
    model
}

/// The traits of the service of a description with this metadata, and the diagnostics.
fn service_traits(metadata: &str) -> (Traits, String) {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let path = folder.path().join("service-2.json");
    let text = format!(r#"{{"metadata": {{"serviceId": "Test", {metadata}}}, "operations": {{}}, "shapes": {{}}}}"#);
    std::fs::write(&path, text).expect("a file that can be written");
    let (model, problems) = load_all(&path);
    let (service, _) = model.services().next().expect("a service");
    (service.traits.clone(), problems)
}

/// The traits whose IDs have one of these prefixes, with their values.
fn with_prefixes(traits: &Traits, starts: &[&str]) -> Vec<String> {
    let chosen = traits.iter().filter(|applied| starts.iter().any(|start| applied.id.as_str().starts_with(start)));
    chosen.map(|applied| format!("{} {}", applied.id, write_node(&applied.value))).collect()
}

#[test]
fn members_are_bound_to_parts_of_the_http_message() {
    insta::assert_snapshot!(written(&load_fixture("rest-json")));
}

#[test]
fn xml_has_names_attributes_namespaces_and_an_order() {
    insta::assert_snapshot!(written(&load_fixture("rest-xml")));
}

#[test]
fn ec2_has_its_own_names_and_error_codes() {
    insta::assert_snapshot!(written(&load_fixture("ec2")));
}

#[test]
fn an_event_stream_is_a_streaming_union() {
    insta::assert_snapshot!(written(&load_fixture("event-stream")));
}

#[test]
fn names_that_collide_stay_apart() {
    insta::assert_snapshot!(written(&load_fixture("names")));
}

#[test]
fn values_have_constraints_and_defaults() {
    insta::assert_snapshot!(written(&load_fixture("values")));
}

#[test]
fn paginators_waiters_and_endpoints_are_found_beside_a_description() {
    insta::assert_snapshot!(written(&load_fixture("siblings")));
}

#[test]
fn all_errors_are_reported_with_their_places() {
    insta::assert_snapshot!(load_all(&fixture("broken").join("service-2.json")).1);
}

#[test]
fn gzipped_files_read_like_plain_ones() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    for name in ["service-2", "paginators-1", "waiters-2", "endpoint-rule-set-1"] {
        let text = std::fs::read(fixture("siblings").join(format!("{name}.json"))).expect("a fixture");
        let packed = std::fs::File::create(folder.path().join(format!("{name}.json.gz"))).expect("a file");
        let mut encoder = GzEncoder::new(packed, Compression::default());
        encoder.write_all(&text).and_then(|()| encoder.finish().map(drop)).expect("a file that can be written");
    }
    let (model, problems) = load_all(&folder.path().join("service-2.json.gz"));
    assert_eq!(problems, "");
    assert_eq!(written(&model), written(&load_fixture("siblings")));
}

#[test]
fn a_service_has_its_protocols_in_order() {
    for (metadata, expected) in [
        (r#""protocol": "json", "jsonVersion": "1.0""#, &["aws.protocols#awsJson1_0 {}"][..]),
        (r#""protocol": "json", "jsonVersion": "1.1""#, &["aws.protocols#awsJson1_1 {}"]),
        (r#""protocol": "rest-json", "jsonVersion": "1.0""#, &["aws.protocols#restJson1 {}"]),
        (r#""protocol": "rest-xml""#, &["aws.protocols#restXml {}"]),
        (r#""protocol": "rest-xml", "signatureVersion": "s3""#, &["aws.protocols#restXml {noErrorWrapping: true}"]),
        (r#""protocol": "query""#, &["aws.protocols#awsQuery {}"]),
        (r#""protocol": "ec2""#, &["aws.protocols#ec2Query {}"]),
        (
            r#""protocol": "smithy-rpc-v2-cbor", "protocols": ["smithy-rpc-v2-cbor", "json"], "jsonVersion": "1.0""#,
            &["smithy.protocols#rpcv2Cbor {}", "aws.protocols#awsJson1_0 {}"],
        ),
        (
            r#""protocol": "json", "jsonVersion": "1.0", "awsQueryCompatible": {}"#,
            &["aws.protocols#awsJson1_0 {}", "aws.protocols#awsQueryCompatible {}"],
        ),
        (
            r#""protocol": "rest-json", "protocolSettings": {"h2": "optional"}"#,
            &[r#"aws.protocols#restJson1 {http: ["h2", "http/1.1"]}"#],
        ),
    ] {
        let (traits, problems) = service_traits(metadata);
        assert_eq!(
            with_prefixes(&traits, &["aws.protocols#", "smithy.protocols#"]),
            expected,
            "{metadata}\n{problems}"
        );
    }
}

#[test]
fn a_service_has_its_auth_schemes_in_order() {
    for (metadata, expected) in [
        (r#""signatureVersion": "v4", "endpointPrefix": "a""#, &[r#"aws.auth#sigv4 {name: "a"}"#][..]),
        (
            r#""signatureVersion": "s3v4", "endpointPrefix": "a", "signingName": "b""#,
            &[r#"aws.auth#sigv4 {name: "b"}"#],
        ),
        (r#""signatureVersion": "bearer""#, &["smithy.api#httpBearerAuth {}"]),
        (
            r#""signatureVersion": "v4", "auth": ["aws.auth#sigv4", "aws.auth#sigv4a"], "signingName": "b""#,
            &[r#"aws.auth#sigv4 {name: "b"}"#, r#"aws.auth#sigv4a {name: "b"}"#],
        ),
        (
            r#""signatureVersion": "v4", "auth": ["aws.auth#sigv4a", "aws.auth#sigv4"], "signingName": "b""#,
            &[
                r#"aws.auth#sigv4a {name: "b"}"#,
                r#"aws.auth#sigv4 {name: "b"}"#,
                r#"smithy.api#auth ["aws.auth#sigv4a", "aws.auth#sigv4"]"#,
            ],
        ),
        (r#""signatureVersion": "v2""#, &[]),
    ] {
        let (traits, problems) = service_traits(&format!(r#""protocol": "query", {metadata}"#));
        let found = with_prefixes(&traits, &["aws.auth#", "smithy.api#auth", "smithy.api#httpBearerAuth"]);
        assert_eq!(found, expected, "{metadata}\n{problems}");
        assert_eq!(problems.contains("signature version `v2`"), metadata.contains("v2"), "{problems}");
    }
}

#[test]
fn a_service_is_named_after_its_target_prefix_or_its_id() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let path = folder.path().join("service-2.json");
    for (metadata, shapes, expected) in [
        (r#""serviceId": "API Gateway""#, "", "com.amazonaws.apigateway#APIGateway"),
        (r#""endpointPrefix": "data.iot""#, "", "com.amazonaws.dataiot#dataiot"),
        (r#""serviceId": "KMS", "targetPrefix": "TrentService""#, "", "com.amazonaws.kms#TrentService"),
        (r#""serviceId": "Box""#, r#""box": {"type": "string"}"#, "com.amazonaws.box#BoxService"),
    ] {
        let text = format!(
            r#"{{"metadata": {{"protocol": "json", {metadata}}}, "operations": {{}}, "shapes": {{{shapes}}}}}"#
        );
        std::fs::write(&path, text).expect("a file that can be written");
        let (model, problems) = load_all(&path);
        let services: Vec<_> = model.services().map(|(shape, _)| shape.id.clone()).collect();
        assert_eq!(services, [ShapeId::parse(expected).expect("a valid ID")], "{problems}");
    }
}

#[test]
fn a_description_that_nests_too_deeply_is_an_error() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let path = folder.path().join("service-2.json");
    let nested = "[".repeat(100_000);
    let text = format!(r#"{{"metadata": {{"serviceId": "A"}}, "operations": {{}}, "shapes": {{"A": {nested}"#);
    std::fs::write(&path, text).expect("a file that can be written");
    let problems = load_all(&path).1;
    assert!(problems.starts_with("error[Model]: invalid JSON"), "{problems:.200}");
}

#[test]
fn an_invalid_shape_is_reported_at_its_place_in_the_description() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let path = folder.path().join("service-2.json");
    let shapes = r#"{"A": {"type": "string"},
        "B": {"type": "map", "key": {"shape": "C"}, "value": {"shape": "A"}}, "C": {"type": "integer"}}"#;
    let metadata = r#"{"serviceId": "A", "protocol": "json"}"#;
    let text = format!(r#"{{"metadata": {metadata}, "operations": {{}}, "shapes": {shapes}}}"#);
    std::fs::write(&path, text).expect("a file that can be written");
    let problems = load_all(&path).1;
    assert!(problems.contains("--> service-2.json:2:37\n"), "the key of `B`, which is no string: {problems}");
}

/// The files that belong to a description are no descriptions.
#[test]
fn a_folder_of_descriptions_is_one_model() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    for name in ["siblings", "ec2"] {
        std::fs::create_dir(folder.path().join(name)).expect("a folder");
        for entry in std::fs::read_dir(fixture(name)).expect("a folder that can be read") {
            let from = entry.expect("an entry that can be read").path();
            let file = from.file_name().expect("a file");
            std::fs::copy(&from, folder.path().join(name).join(file)).expect("a copy");
        }
    }
    let (model, problems) = load_all(folder.path());
    assert_eq!(problems, "");
    let services: Vec<_> = model.services().map(|(shape, _)| shape.id.name()).collect();
    assert_eq!(services, ["Garage", "Post"]);
}

#[test]
fn a_file_beside_a_description_that_is_not_json_is_an_error() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    std::fs::copy(fixture("ec2").join("service-2.json"), folder.path().join("service-2.json")).expect("a copy");
    std::fs::write(folder.path().join("waiters-2.json"), r#"{"waiters": ["#).expect("a file");
    let problems = load_all(&folder.path().join("service-2.json")).1;
    assert!(problems.starts_with("error[Model]: invalid JSON"), "{problems}");
    assert!(problems.contains("--> waiters-2.json:1:"), "{problems}");
}

#[test]
fn the_json_ast_of_a_description_is_the_same_model() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let path = folder.path().join("model.json");
    for name in ["rest-json", "rest-xml", "ec2", "event-stream", "names", "values", "siblings"] {
        let model = load_fixture(name);
        std::fs::write(&path, ast::to_string(&model)).expect("a file that can be written");
        let (again, problems) = load_all(&path);
        assert_eq!(problems, "", "{name}");
        assert_eq!(ast::to_string(&again), ast::to_string(&model), "{name}");
    }
}

/// Every path in a JSON value, from the root.
fn paths(value: &serde_json::Value, path: String, paths_found: &mut Vec<String>) {
    if let Some(object) = value.as_object() {
        object.iter().for_each(|(name, value)| paths(value, format!("{path}/{name}"), paths_found));
    }
    if let Some(array) = value.as_array() {
        array.iter().enumerate().for_each(|(index, value)| paths(value, format!("{path}/{index}"), paths_found));
    }
    paths_found.push(path);
}

#[test]
fn values_of_the_wrong_type_do_not_panic() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let mut loaded = 0;
    for name in ["rest-json", "rest-xml", "ec2", "event-stream", "names", "values", "siblings"] {
        for file in ["service-2.json", "paginators-1.json", "waiters-2.json", "endpoint-rule-set-1.json"] {
            let Ok(text) = std::fs::read_to_string(fixture(name).join(file)) else { continue };
            std::fs::copy(fixture(name).join("service-2.json"), folder.path().join("service-2.json")).expect("a copy");
            let original: serde_json::Value = serde_json::from_str(&text).expect("a fixture is JSON");
            let mut found = Vec::new();
            paths(&original, String::new(), &mut found);
            for path in found {
                for other in [r#"null"#, "true", "-1.5e300", r#""no""#, r#"["a", 1]"#, r#"{"shape": "Text"}"#] {
                    let mut changed = original.clone();
                    let place = changed.pointer_mut(&path).expect("a path that was found");
                    *place = serde_json::from_str(other).expect("JSON");
                    std::fs::write(folder.path().join(file), changed.to_string()).expect("a file");
                    let path = folder.path().join("service-2.json");
                    drop(load([path]));
                    loaded += 1;
                }
            }
        }
        std::fs::read_dir(folder.path()).expect("a folder").for_each(|entry| {
            std::fs::remove_file(entry.expect("an entry").path()).expect("a file that can be removed");
        });
    }
    assert!(loaded > 3000, "{loaded}");
}
