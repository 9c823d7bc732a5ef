//! The parts of requests with a payload member that AWS's protocols leave out.
//! <https://smithy.io/2.0/spec/http-bindings.html#httppayload-trait>

use crate::payload_member::{media_type, payload};
use crate::protocol::is_rpc_v2;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_schema::header_omit_settings::SharedHeaderOmitSettings;
use aws_smithy_schema::protocol::SharedClientProtocol;
use aws_smithy_schema::{Schema, ShapeType};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::ConfigBag;

/// Completes a request after its protocol.
pub(crate) fn complete(
    request: &mut HttpRequest,
    input: &Schema<'_>,
    protocol: &SharedClientProtocol,
    config: &ConfigBag,
) -> Result<(), BoxError> {
    if is_rpc_v2(protocol) && input.shape_id().as_str() == UNIT {
        *request.body_mut() = SdkBody::empty();
        request.headers_mut().remove(CONTENT_TYPE);
        request.headers_mut().insert(CONTENT_LENGTH, "0");
        return Ok(());
    }
    let Some(payload) = payload(input) else { return Ok(()) };
    let is_empty = request.body().content_length() == Some(0);
    match request.headers().get(CONTENT_TYPE) {
        // A structure that is not set is sent as an empty structure.
        Some(JSON) if is_empty && payload.shape_type() == ShapeType::Structure => {
            *request.body_mut() = SdkBody::from("{}");
            request.headers_mut().insert(CONTENT_LENGTH, "2");
        }
        None if !is_empty && !omits_content_type(config) => {
            request.headers_mut().try_insert(CONTENT_TYPE, media_type(payload).to_owned())?;
        }
        _ => {}
    }
    Ok(())
}

/// Says that a request has no body if its method anticipates one. Some services refuse it otherwise.
/// <https://www.rfc-editor.org/rfc/rfc9110#section-8.6>
pub(crate) fn declare_empty(request: &mut HttpRequest, config: &ConfigBag) {
    let omit = config.load::<SharedHeaderOmitSettings>();
    let is_omitted = omit.is_some_and(|omit| omit.should_omit_default_content_length());
    let anticipates_body = matches!(request.method(), "PATCH" | "POST" | "PUT");
    let is_empty = request.body().content_length() == Some(0);
    if anticipates_body && is_empty && !is_omitted && !request.headers().contains_key(CONTENT_LENGTH) {
        request.headers_mut().insert(CONTENT_LENGTH, "0");
    }
}

/// Whether the default `content-type` is left out.
pub(crate) fn omits_content_type(config: &ConfigBag) -> bool {
    config.load::<SharedHeaderOmitSettings>().is_some_and(|omit| omit.should_omit_default_content_type())
}

const CONTENT_LENGTH: &str = "content-length";
const CONTENT_TYPE: &str = "content-type";
const JSON: &str = "application/json";
const UNIT: &str = "smithy.api#Unit";
