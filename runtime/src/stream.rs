//! Bodies of requests and responses that are [streams](https://smithy.io/2.0/spec/streaming.html): they are handed
//! through, and never held in memory.

use crate::__private::Descriptor;
use crate::payload;
use crate::primitives::ByteStream;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_schema::header_omit_settings::SharedHeaderOmitSettings;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::error::operation::BuildError;

/// The member of an input or output that is the body; `None` for one of another operation.
pub(crate) type StreamMember<T> = fn(&mut T) -> Option<&mut ByteStream>;

/// Makes a stream the body of the request that was written for its input, with the headers that say what and how long it
/// is, unless a member said so already.
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
    if let Some(payload) = payload::payload(descriptor.input)
        && !payload::omits_content_type(config)
        && !headers.contains_key(CONTENT_TYPE)
    {
        headers.try_insert(CONTENT_TYPE, payload::media_type(payload).to_owned())?;
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
        "the service must be told the length of the stream: make it of bytes, of a file, or of a body with a size hint",
    )
}
