//! The XML of responses of awsQuery and ec2Query.

use super::xml::Document;
use super::xml_reader::XmlReader;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_schema::serde::{SerdeError, ShapeDeserializer};
use aws_smithy_schema::{Schema, ShapeType, shape_id};
use aws_smithy_types::error::ErrorMetadata;
use aws_smithy_types::error::metadata::Builder as ErrorMetadataBuilder;

/// Implements the methods of a protocol that read responses. `is_name` says whether an element has the members of the output.
macro_rules! query_responses {
    ($is_name:expr) => {
        fn deserialize_response<'a>(
            &self,
            response: &'a HttpResponse,
            _output_schema: &aws_smithy_schema::Schema<'_>,
            _config: &'a aws_smithy_types::config_bag::ConfigBag,
        ) -> Result<Box<dyn aws_smithy_schema::serde::ShapeDeserializer + 'a>, aws_smithy_schema::serde::SerdeError> {
            Ok(Box::new(super::query_response::reader(response, $is_name)?))
        }

        fn parse_error_metadata(
            &self,
            response: &HttpResponse,
            _config: &aws_smithy_types::config_bag::ConfigBag,
        ) -> Result<aws_smithy_types::error::metadata::Builder, aws_smithy_schema::serde::SerdeError> {
            super::query_response::error_metadata(response)
        }

        fn deserialize_error_response<'a>(
            &self,
            response: &'a HttpResponse,
            _config: &'a aws_smithy_types::config_bag::ConfigBag,
        ) -> Result<Box<dyn aws_smithy_schema::serde::ShapeDeserializer + 'a>, aws_smithy_schema::serde::SerdeError> {
            Ok(Box::new(super::query_response::error_reader(response)?))
        }
    };
}

pub(super) use query_responses;

/// A reader of the element that has the members: the root of the body or the first such element in it, or else the root.
///
/// # Errors
/// The body is not well-formed.
pub(super) fn reader(response: &HttpResponse, is_name: impl Fn(&str) -> bool) -> Result<XmlReader<'_>, SerdeError> {
    let document = document(response)?;
    let element = document.find(Document::ROOT, is_name).unwrap_or(Document::ROOT);
    Ok(XmlReader::new(document, element))
}

/// A reader of the element of an error response that has the members of the error.
///
/// # Errors
/// The body is not well-formed.
pub(super) fn error_reader(response: &HttpResponse) -> Result<XmlReader<'_>, SerdeError> {
    let document = document(response)?;
    let element = error(&document);
    Ok(XmlReader::new(document, element))
}

/// The code, message and request ID of an error response.
pub(super) fn error_metadata(response: &HttpResponse) -> Result<ErrorMetadataBuilder, SerdeError> {
    let mut metadata = ErrorMetadata::builder();
    let document = document(response)?;
    let elements = [error(&document), Document::ROOT];
    let mut reader = XmlReader::new(document, Document::ROOT);
    for element in elements {
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

/// Parses the body of a response. An empty body is an element without members.
fn document(response: &HttpResponse) -> Result<Document<'_>, SerdeError> {
    match response.body().bytes() {
        None | Some([]) => Document::parse(b"<Response/>"),
        Some(body) => Document::parse(body),
    }
}

/// The element that has the members of the error:
/// [`ErrorResponse/Error`](https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#operation-error-serialization), or
/// [`Response/Errors/Error`](https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html#operation-error-serialization).
fn error(document: &Document<'_>) -> usize {
    let errors = document.find(Document::ROOT, |name| name == "Errors").unwrap_or(Document::ROOT);
    document.find(errors, |name| name == "Error").unwrap_or(Document::ROOT)
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

#[cfg(test)]
mod tests {
    use super::*;
    use aws_smithy_types::body::SdkBody;

    #[test]
    fn an_error_has_the_extras_of_aws() {
        let body = "<ErrorResponse><Error><Type>Sender</Type><Code>a</Code><Message>b</Message></Error>\
            <RequestId>c</RequestId></ErrorResponse>";
        let status = http::StatusCode::BAD_REQUEST.into();
        let metadata = error_metadata(&HttpResponse::new(status, SdkBody::from(body))).map(ErrorMetadataBuilder::build);
        let metadata = metadata.expect("the body is well-formed");
        assert_eq!((metadata.code(), metadata.message()), (Some("a"), Some("b")));
        assert_eq!((metadata.extra("aws_request_id"), metadata.extra("type")), (Some("c"), None));
    }
}
