use aws_smithy_schema::serde::SerdeError;
use minicbor::Decoder;

/// Checks that a body is a complete value. AWS's decoder reads a structure that is cut off as an empty one.
pub(crate) fn check(body: &[u8]) -> Result<(), SerdeError> {
    Decoder::new(body).skip().map_err(|error| SerdeError::invalid_input(format!("malformed CBOR: {error}")))
}
