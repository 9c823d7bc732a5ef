//! The XML that awsQuery and ec2Query answer with.

use super::xml::Document;
use super::xml_reader::XmlReader;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_schema::serde::{SerdeError, ShapeDeserializer};
use aws_smithy_schema::{Schema, ShapeType, shape_id};
use aws_smithy_types::error::ErrorMetadata;
use aws_smithy_types::error::metadata::Builder as ErrorMetadataBuilder;

/// Reads the root of a response's body or the first element in it, whichever has the name; the root if none has.
///
/// # Errors
/// That the body is ill-formed.
pub(super) fn reader(response: &HttpResponse, is_name: impl Fn(&str) -> bool) -> Result<XmlReader<'_>, SerdeError> {
    let document = document(response)?;
    let element = document.find(Document::ROOT, is_name).unwrap_or(Document::ROOT);
    Ok(XmlReader::new(document, element))
}

/// Reads the element of an error response that holds what it says.
///
/// # Errors
/// That the body is ill-formed.
pub(super) fn error_reader(response: &HttpResponse) -> Result<XmlReader<'_>, SerdeError> {
    let document = document(response)?;
    let element = error(&document);
    Ok(XmlReader::new(document, element))
}

/// The code, message, type and request ID of an error response.
pub(super) fn error_metadata(response: &HttpResponse) -> Result<ErrorMetadataBuilder, SerdeError> {
    let mut metadata = ErrorMetadata::builder();
    let document = document(response)?;
    let elements = [error(&document), Document::ROOT];
    let mut reader = XmlReader::new(document, Document::ROOT);
    for element in elements {
        reader.at(element).read_struct(&ERROR, &mut |member, deserializer| {
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

/// The body of a response. One that is empty says as much as one without members.
fn document(response: &HttpResponse) -> Result<Document<'_>, SerdeError> {
    match response.body().bytes() {
        None | Some([]) => Document::parse(b"<Response/>"),
        Some(body) => Document::parse(body),
    }
}

/// The element that holds what the error says:
/// [`ErrorResponse/Error`](https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#operation-error-serialization), or
/// [`Response/Errors/Error`](https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html#operation-error-serialization).
fn error(document: &Document<'_>) -> usize {
    let errors = document.find(Document::ROOT, |name| name == "Errors").unwrap_or(Document::ROOT);
    document.find(errors, |name| name == "Error").unwrap_or(Document::ROOT)
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
