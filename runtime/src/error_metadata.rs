use crate::error::{ErrorMetadata, SerdeError};
use crate::error_rules::ErrorRules;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_schema::error_envelope::{parse_query_compatible_header, sanitize_error_code};
use aws_smithy_schema::protocol::SharedClientProtocol;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::ConfigBag;

/// Reads the code, message and request ID of an error response. If the body cannot be read, the second value is its error,
/// and the first value has only the metadata in the headers.
pub(crate) fn read(
    protocol: &SharedClientProtocol,
    response: &HttpResponse,
    config: &ConfigBag,
    rules: ErrorRules,
) -> (ErrorMetadata, Option<SerdeError>) {
    let parsed = match response.headers().get(ERROR_TYPE_HEADER) {
        // An empty header would hide the code in the body.
        Some("") => {
            let mut copy =
                HttpResponse::new(response.status(), SdkBody::from(response.body().bytes().unwrap_or_default()));
            *copy.headers_mut() = response.headers().clone();
            copy.headers_mut().remove(ERROR_TYPE_HEADER);
            protocol.parse_error_metadata(&copy, config)
        }
        _ => protocol.parse_error_metadata(response, config),
    };
    let (metadata, error) = match parsed {
        Ok(metadata) => (rules.complete(metadata, response), None),
        // A proxy's page, or a response that was cut off. The headers may still have the code.
        Err(error) => {
            let mut metadata = ErrorMetadata::builder();
            if let Some((code, kind)) = parse_query_compatible_header(response.headers()) {
                metadata = metadata.code(code).custom("type", kind);
            } else if let Some(code) = response.headers().get(ERROR_TYPE_HEADER) {
                metadata = metadata.code(sanitize_error_code(code));
            }
            (metadata, Some(error))
        }
    };
    (rules.with_request_ids(metadata, response.headers()).build(), error)
}

const ERROR_TYPE_HEADER: &str = "x-amzn-errortype";
