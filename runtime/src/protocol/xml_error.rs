//! The code and message in an error document, and the request ID if the protocol has it there.

use super::xml::Document;
use super::xml_reader::XmlReader;
use aws_smithy_schema::serde::{SerdeError, ShapeDeserializer};
use aws_smithy_schema::{Schema, ShapeType, shape_id};
use aws_smithy_types::error::ErrorMetadata;
use aws_smithy_types::error::metadata::Builder as ErrorMetadataBuilder;

/// The members of an error that `members` describes, which are in its element or next to it in the root.
pub(super) fn metadata(
    document: Document<'_>,
    error: usize,
    members: &Schema<'_>,
) -> Result<ErrorMetadataBuilder, SerdeError> {
    let mut metadata = ErrorMetadata::builder();
    let mut reader = XmlReader::new(document, error);
    for element in [error, Document::ROOT] {
        reader.at(element).read_struct(members, &mut |member, deserializer| {
            // An element that is not a text is ignored.
            let Ok(text) = deserializer.read_string(member) else { return Ok(()) };
            let builder = std::mem::take(&mut metadata);
            metadata = match member.member_name() {
                Some("Code") if text.trim_ascii().is_empty() => builder,
                Some("Code") => builder.code(text.trim_ascii()),
                Some("Message") => builder.message(text),
                _ => builder.custom("aws_request_id", text),
            };
            Ok(())
        })?;
    }
    Ok(metadata)
}

/// The code and the region in an error of S3.
#[cfg(feature = "xml")]
pub(crate) fn code_and_region(body: &[u8]) -> [Option<String>; 2] {
    let mut texts = [const { None }; 2];
    let Ok(document) = Document::parse(body) else { return texts };
    // Members that are not text are ignored.
    let read = XmlReader::new(document, Document::ROOT).read_struct(&S3_ERROR, &mut |member, deserializer| {
        if let (Some(index), Ok(text)) = (member.member_index(), deserializer.read_string(member)) {
            texts[index] = Some(text.trim_ascii().to_owned());
        }
        Ok(())
    });
    if read.is_ok() { texts } else { [const { None }; 2] }
}

/// The members of errors of S3 that say which region a bucket is in.
#[cfg(feature = "xml")]
static S3_ERROR: Schema<'static> =
    Schema::new_struct(shape_id!("smithereens", "Error"), ShapeType::Structure, &[&CODE, &REGION]);
#[cfg(feature = "xml")]
static REGION: Schema<'static> = text("Region", 1);

/// The members that errors of restXml have. AWS's clients take the request ID from a header.
#[cfg(feature = "xml")]
pub(super) static REST_ERROR: Schema<'static> =
    Schema::new_struct(shape_id!("smithereens", "Error"), ShapeType::Structure, &[&CODE, &MESSAGE]);

/// The members that errors of awsQuery and ec2Query have, with the request ID by the name of either protocol.
#[cfg(feature = "query")]
pub(super) static QUERY_ERROR: Schema<'static> =
    Schema::new_struct(shape_id!("smithereens", "Error"), ShapeType::Structure, &[&CODE, &MESSAGE, &ID, &EC2_ID]);
static CODE: Schema<'static> = text("Code", 0);
static MESSAGE: Schema<'static> = text("Message", 1);
#[cfg(feature = "query")]
static ID: Schema<'static> = text("RequestId", 2);
#[cfg(feature = "query")]
static EC2_ID: Schema<'static> = text("RequestID", 3);

const fn text(name: &'static str, index: usize) -> Schema<'static> {
    Schema::new_member(shape_id!("smithereens", "Error"), ShapeType::String, name, index)
}
