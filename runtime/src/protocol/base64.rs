use aws_smithy_schema::serde::SerdeError;
use aws_smithy_types::{Blob, base64};
use std::borrow::Cow;

/// Decodes base64, whose lines can be broken as in [MIME](https://www.rfc-editor.org/rfc/rfc4648#section-3.1) and in
/// [XML Schema](https://www.w3.org/TR/xmlschema-2/#base64Binary).
pub(crate) fn decode(text: &str) -> Result<Blob, SerdeError> {
    let mut text = Cow::Borrowed(text);
    if text.contains(|character: char| character.is_ascii_whitespace()) {
        text = text.split_ascii_whitespace().collect::<String>().into();
    }
    base64::decode(&*text).map(Blob::new).map_err(|error| SerdeError::invalid_input(format!("invalid base64: {error}")))
}
