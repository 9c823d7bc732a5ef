//! What is generated for `GetGatewayResponse` alone, for review: one snapshot for each kind of module.

use smithereens_codegen::Generated;
use std::path::Path;

const OPERATION: &str = "operation::get_gateway_response";

fn generate() -> Generated {
    let model = Path::new(env!("CARGO_MANIFEST_DIR")).join("model/api-gateway.json");
    let builder = smithereens_codegen::configure().model(model).operations(["GetGatewayResponse"]);
    builder.generate().unwrap_or_else(|error| panic!("{error}"))
}

/// The source of a module, without the modules in it.
fn module(path: &str) -> String {
    let modules = generate().modules().expect("code that was formatted once");
    let module = modules.into_iter().find(|module| module.path == path);
    module.unwrap_or_else(|| panic!("there is no module {path}")).source
}

/// The module of the operation before and after its error enum begins.
fn operation_and_error() -> (String, String) {
    let source = module(OPERATION);
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
    client: module("client");
    config: module("config");
    enumeration: module("types::_gateway_response_type");
    exception: module("types::error::_not_found_exception");
    input_and_its_builder: module(&format!("{OPERATION}::_get_gateway_response_input"));
    meta: module("meta");
    operation_and_error_mapper: operation_and_error().0;
    operation_error: operation_and_error().1;
    output: module(&format!("{OPERATION}::_get_gateway_response_output"));
    request_builder: module(&format!("{OPERATION}::builders"));
    service_error: module("error_meta");
    shapes: module("shapes");
    types: module("types");
    types_error: module("types::error");
}

#[test]
fn one_operation_brings_its_own_shapes_and_no_others() {
    let modules = generate().modules().expect("code that was formatted once");
    let paths: Vec<&str> = modules.iter().map(|module| module.path.as_str()).collect();
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("modules", paths.join("\n"));
    });
}
