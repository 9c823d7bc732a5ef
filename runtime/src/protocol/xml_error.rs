//! The code, message and request ID in an error document.

use super::xml::Document;
use super::xml_reader::XmlReader;
use aws_smithy_schema::serde::{SerdeError, ShapeDeserializer};
use aws_smithy_schema::{Schema, ShapeType, shape_id};
use aws_smithy_types::error::ErrorMetadata;
use aws_smithy_types::error::metadata::Builder as ErrorMetadataBuilder;

/// The code, message and request ID of an error, members of its element or of the root next to it.
pub(super) fn metadata(document: Document<'_>, error: usize) -> Result<ErrorMetadataBuilder, SerdeError> {
    let mut metadata = ErrorMetadata::builder();
    let mut reader = XmlReader::new(document, error);
    for element in [error, Document::ROOT] {
        reader.at(element).read_struct(&ERROR, &mut |member, deserializer| {
            // An element that is not a text is ignored.
            let Ok(text) = deserializer.read_string(member) else { return Ok(()) };
            let builder = std::mem::take(&mut metadata);
            metadata = match member.member_name() {
                Some("Code") => builder.code(text),
                Some("Message") => builder.message(text),
                _ => builder.custom("aws_request_id", text),
            };
            Ok(())
        })?;
    }
    Ok(metadata)
}

/// The members that every error has, with the request ID by the name of either protocol.
static ERROR: Schema<'static> =
    Schema::new_struct(shape_id!("smithereens", "Error"), ShapeType::Structure, &[&CODE, &MESSAGE, &ID, &EC2_ID]);
static CODE: Schema<'static> = text("Code", 0);
static MESSAGE: Schema<'static> = text("Message", 1);
static ID: Schema<'static> = text("RequestId", 2);
static EC2_ID: Schema<'static> = text("RequestID", 3);

const fn text(name: &'static str, index: usize) -> Schema<'static> {
    Schema::new_member(shape_id!("smithereens", "Error"), ShapeType::String, name, index)
}
