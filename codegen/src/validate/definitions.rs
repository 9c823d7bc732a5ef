use crate::load::Loader;
use crate::model::Model;
use std::sync::OnceLock;

/// The definitions of the traits that Smithy publishes besides the prelude. Models refer to these traits without defining
/// them.
pub(super) fn published() -> &'static Model {
    static DEFINITIONS: OnceLock<Model> = OnceLock::new();
    DEFINITIONS.get_or_init(|| {
        let loader = FILES.iter().fold(Loader::new(), |loader, (name, text)| loader.text(*name, *text));
        loader.load().expect("the published traits are well-formed").model
    })
}

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        [$(($name, include_str!(concat!("definitions/", $name)))),*]
    };
}

/// One file for each namespace.
const FILES: [(&str, &str); 12] = files![
    "aws_api.smithy",
    "aws_auth.smithy",
    "aws_cloudformation.smithy",
    "aws_customizations.smithy",
    "aws_endpoints.smithy",
    "aws_iam.smithy",
    "aws_protocols.smithy",
    "smithy_mqtt.smithy",
    "smithy_protocols.smithy",
    "smithy_rules.smithy",
    "smithy_test.smithy",
    "smithy_waiters.smithy",
];
