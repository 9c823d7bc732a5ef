use aws_smithy_schema::serde::SerdeError;
use minicbor::Decoder;

/// Checks that a body holds a value with all that it says it holds. AWS's decoder takes a structure that the body ends
/// before for an empty one.
pub(crate) fn check(body: &[u8]) -> Result<(), SerdeError> {
    Decoder::new(body).skip().map_err(|error| SerdeError::invalid_input(format!("ill-formed CBOR: {error}")))
}
