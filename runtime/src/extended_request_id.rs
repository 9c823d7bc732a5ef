use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_runtime_api::http::{Headers, Response};
use aws_smithy_types::error::ErrorMetadata;
#[cfg(feature = "client")]
use aws_smithy_types::error::metadata::Builder;

/// A response or error with the second request ID of S3, which AWS support needs in addition to the first one.
/// <https://docs.aws.amazon.com/AmazonS3/latest/userguide/get-request-ids.html>
pub trait RequestIdExt {
    /// The second ID of the request.
    fn extended_request_id(&self) -> Option<&str>;
}

impl RequestIdExt for Headers {
    fn extended_request_id(&self) -> Option<&str> {
        self.get("x-amz-id-2")
    }
}

impl<B> RequestIdExt for Response<B> {
    fn extended_request_id(&self) -> Option<&str> {
        self.headers().extended_request_id()
    }
}

impl RequestIdExt for ErrorMetadata {
    fn extended_request_id(&self) -> Option<&str> {
        self.extra(EXTENDED_REQUEST_ID)
    }
}

impl<E> RequestIdExt for SdkError<E, Response> {
    fn extended_request_id(&self) -> Option<&str> {
        self.raw_response()?.extended_request_id()
    }
}

impl<O: RequestIdExt, E: RequestIdExt> RequestIdExt for Result<O, E> {
    fn extended_request_id(&self) -> Option<&str> {
        match self {
            Ok(output) => output.extended_request_id(),
            Err(error) => error.extended_request_id(),
        }
    }
}

/// The key of the second request ID in the metadata of an error, as in AWS's client.
const EXTENDED_REQUEST_ID: &str = "s3_extended_request_id";

#[cfg(feature = "client")]
pub(crate) fn apply_extended_request_id(metadata: Builder, headers: &Headers) -> Builder {
    match headers.extended_request_id() {
        Some(id) => metadata.custom(EXTENDED_REQUEST_ID, id),
        None => metadata,
    }
}
