//! The XML of responses of awsQuery and ec2Query.

use super::xml::Document;
use super::xml_error;
use super::xml_reader::XmlReader;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_schema::serde::SerdeError;
use aws_smithy_types::error::metadata::Builder as ErrorMetadataBuilder;

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
    let document = document(response)?;
    let error = error(&document);
    xml_error::metadata(document, error, &xml_error::QUERY_ERROR)
}

/// Parses the body of a response.
fn document(response: &HttpResponse) -> Result<Document<'_>, SerdeError> {
    Document::parse(response.body().bytes().unwrap_or_default())
}

/// The element that has the members of the error:
/// [`ErrorResponse/Error`](https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#operation-error-serialization), or
/// [`Response/Errors/Error`](https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html#operation-error-serialization).
fn error(document: &Document<'_>) -> usize {
    let errors = document.find(Document::ROOT, |name| name == "Errors").unwrap_or(Document::ROOT);
    document.find(errors, |name| name == "Error").unwrap_or(Document::ROOT)
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
