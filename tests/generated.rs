//! What is generated for `GetGatewayResponse` alone, for review: one snapshot for each kind of file.

use smithereens_codegen::Generated;
use std::path::Path;

const OPERATION: &str = "operation/get_gateway_response";

fn generate() -> Generated {
    let model = Path::new(env!("CARGO_MANIFEST_DIR")).join("model/api-gateway.json");
    let builder = smithereens_codegen::configure().model(model).operations(["GetGatewayResponse"]);
    builder.generate().unwrap_or_else(|error| panic!("{error}"))
}

/// The text of a file.
fn file(path: &str) -> String {
    let generated = generate();
    let file = generated.files().find(|(found, _)| *found == path);
    file.unwrap_or_else(|| panic!("there is no {path}")).1.to_owned()
}

/// The module of the operation before and after its error enum begins.
fn operation_and_error() -> (String, String) {
    let source = file(&format!("{OPERATION}.rs"));
    let start = source.find("/// What [").expect("the documentation of the error enum");
    let (operation, error) = source.split_at(start);
    (operation.to_owned(), error.to_owned())
}

macro_rules! snapshots {
    ($($name:ident: $source:expr;)*) => {$(
        #[test]
        fn $name() {
            insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
                insta::assert_snapshot!(stringify!($name), $source);
            });
        }
    )*};
}

snapshots! {
    client: file("client.rs");
    config: file("config.rs");
    enumeration: file("types/_gateway_response_type.rs");
    exception: file("types/error/_not_found_exception.rs");
    input_and_its_builder: file(&format!("{OPERATION}/_get_gateway_response_input.rs"));
    meta: file("meta.rs");
    operation_and_error_mapper: operation_and_error().0;
    operation_error: operation_and_error().1;
    output: file(&format!("{OPERATION}/_get_gateway_response_output.rs"));
    request_builder: file(&format!("{OPERATION}/builders.rs"));
    service_error: file("error_meta.rs");
    shapes: file("shapes.rs");
    types: file("types.rs");
    types_error: file("types/error.rs");
}

#[test]
fn one_operation_brings_its_own_shapes_and_no_others() {
    let generated = generate();
    let paths: Vec<&str> = generated.files().map(|(path, _)| path).collect();
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("files", paths.join("\n"));
    });
}
