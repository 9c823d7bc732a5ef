//! The member of an input or output that is the whole body.
//! <https://smithy.io/2.0/spec/http-bindings.html#httppayload-trait>

use aws_smithy_schema::{Schema, ShapeType};

/// The member that is the whole body.
pub(crate) fn payload<'s>(input: &'s Schema<'s>) -> Option<&'s Schema<'s>> {
    input.members().iter().copied().find(|member| member.http_payload().is_some())
}

/// The media type of a payload, by its model or else by its type.
pub(crate) fn media_type<'s>(payload: &'s Schema<'s>) -> &'s str {
    match (payload.media_type(), payload.shape_type()) {
        (Some(media_type), _) => media_type.value(),
        (None, ShapeType::String) => "text/plain",
        (None, ShapeType::Document) => "application/json",
        (None, _) => "application/octet-stream",
    }
}
