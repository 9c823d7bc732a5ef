//! The names of generated types do not depend on the chosen operations.

use std::fs;

/// Two operations, whose inputs have shapes with the same name in Rust.
const MODEL: &str = r#"
$version: "2"
namespace com.example

use aws.protocols#restJson1

@restJson1
service Example { operations: [First, Second] }

@http(method: "POST", uri: "/first")
operation First { input := { color: LightColor } }

@http(method: "POST", uri: "/second")
operation Second { input := { color: Light_Color } }

enum LightColor { RED }
enum Light_Color { BLUE }
"#;

#[test]
fn the_name_of_a_shape_is_the_same_with_and_without_a_shape_of_the_same_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let model = folder.path().join("model.smithy");
    fs::write(&model, MODEL).expect("a model");
    let source = |operations: &[&str]| {
        let builder = smithereens_codegen::configure().model(&model).operations(operations.iter().copied());
        builder.generate().expect("a client").files().map(|(_, text)| text).collect::<String>()
    };
    let (both, second) = (source(&["First", "Second"]), source(&["Second"]));
    for source in [both, second] {
        assert!(source.contains("pub color: Option<sdk::types::LightColor2>"), "{source}");
    }
}
