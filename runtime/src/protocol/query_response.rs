//! The XML that awsQuery and ec2Query answer with.

use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_schema::codec::Codec;
use aws_smithy_schema::serde::{SerdeError, ShapeDeserializer};
use aws_smithy_schema::{Schema, ShapeType, shape_id};
use aws_smithy_types::error::ErrorMetadata;
use aws_smithy_types::error::metadata::Builder as ErrorMetadataBuilder;
use aws_smithy_xml::codec::{XmlCodec, XmlDeserializer, find_depth2_element_slice_by};

/// The body of a response. One that is empty says as much as one without members.
pub(super) fn body(response: &HttpResponse) -> &[u8] {
    match response.body().bytes() {
        None | Some([]) => b"<Response/>",
        Some(body) => body,
    }
}

/// The element of the body that holds what the error says:
/// [`ErrorResponse/Error`](https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#operation-error-serialization), or
/// [`Response/Errors/Error`](https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html#operation-error-serialization).
pub(super) fn error(response: &HttpResponse) -> &[u8] {
    let body = body(response);
    let errors = find_depth2_element_slice_by(body, |name| name == "Errors").unwrap_or(body);
    find_depth2_element_slice_by(errors, |name| name == "Error").unwrap_or(body)
}

/// Reads an element.
pub(super) fn reader(element: &[u8]) -> XmlDeserializer<'_> {
    XmlCodec::default().create_deserializer(element)
}

/// The code, message, type and request ID of an error response.
pub(super) fn error_metadata(response: &HttpResponse) -> Result<ErrorMetadataBuilder, SerdeError> {
    let mut metadata = ErrorMetadata::builder();
    for element in [error(response), body(response)] {
        reader(element).read_struct(&ERROR, &mut |member, deserializer| {
            // A text that is none leaves the others as they are.
            let Ok(text) = deserializer.read_string(member) else { return Ok(()) };
            let builder = std::mem::take(&mut metadata);
            metadata = match member.member_name() {
                Some("Code") => builder.code(text),
                Some("Message") => builder.message(text),
                Some("Type") => builder.custom("type", text),
                _ => builder.custom("aws_request_id", text),
            };
            Ok(())
        })?;
    }
    Ok(metadata)
}

/// What every error has, and its request ID as each of the two protocols calls it.
static ERROR: Schema<'static> = Schema::new_struct(
    shape_id!("smithereens", "Error"),
    ShapeType::Structure,
    &[&CODE, &MESSAGE, &TYPE, &ID, &EC2_ID],
);
static CODE: Schema<'static> = text("Code", 0);
static MESSAGE: Schema<'static> = text("Message", 1);
static TYPE: Schema<'static> = text("Type", 2);
static ID: Schema<'static> = text("RequestId", 3);
static EC2_ID: Schema<'static> = text("RequestID", 4);

const fn text(name: &'static str, index: usize) -> Schema<'static> {
    Schema::new_member(shape_id!("smithereens", "Error"), ShapeType::String, name, index)
}
