//! S3.

#[cfg(feature = "xml")]
mod interceptors;

#[cfg(feature = "xml")]
pub use interceptors::{bucket_path, expires};

pub use crate::services::s3::RequestIdExt;

use aws_smithy_runtime_api::http::Headers;

/// The second request ID in the headers of a response.
pub fn extended_request_id(headers: &Headers) -> Option<String> {
    headers.extended_request_id().map(str::to_owned)
}
