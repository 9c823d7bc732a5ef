//! [Streaming](https://smithy.io/2.0/spec/streaming.html) bodies of requests and responses, which are not held in memory.

use crate::operation::Descriptor;
use crate::payload;
use crate::payload_member;
use crate::primitives::ByteStream;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_schema::header_omit_settings::SharedHeaderOmitSettings;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::error::operation::BuildError;

/// Sets the stream of an input as the body of its request, with the headers for its type and length, unless members set
/// them.
pub(crate) fn send(
    stream: ByteStream,
    request: &mut HttpRequest,
    descriptor: &Descriptor,
    config: &ConfigBag,
) -> Result<(), BoxError> {
    let body = stream.into_inner();
    let length = body.content_length();
    *request.body_mut() = body;
    let omit = config.load::<SharedHeaderOmitSettings>();
    let headers = request.headers_mut();
    if let Some(payload) = payload_member::payload(descriptor.input)
        && !payload::omits_content_type(config)
        && !headers.contains_key(CONTENT_TYPE)
    {
        headers.try_insert(CONTENT_TYPE, payload_member::media_type(payload).to_owned())?;
    }
    if headers.contains_key(CONTENT_LENGTH) {
        return Ok(());
    }
    match length {
        Some(_) if omit.is_some_and(|omit| omit.should_omit_default_content_length()) => {}
        Some(length) => drop(headers.insert(CONTENT_LENGTH, length.to_string())),
        None if descriptor.requires_length => return Err(unknown_length().into()),
        None => {}
    }
    Ok(())
}

const CONTENT_TYPE: &str = "content-type";
const CONTENT_LENGTH: &str = "content-length";

fn unknown_length() -> BuildError {
    BuildError::invalid_field(
        "body",
        "the service requires the length of the stream: create it from bytes, a file, or a body with a size hint",
    )
}
