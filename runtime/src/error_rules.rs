use crate::extended_request_id::apply_extended_request_id;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::http::Headers;
use aws_smithy_types::error::metadata::Builder;
use aws_types::request_id::apply_request_id;

/// How a service reports that a call failed, beyond what its protocol defines.
#[derive(Debug, Clone, Copy)]
pub struct ErrorRules {
    /// The code of a response of status 404 without a body, such as the response to a HEAD request.
    not_found_code: Option<&'static str>,
    /// Whether a response of a successful status may be an error, because the status is sent before the work is done.
    in_success: bool,
    /// Codes of transient errors, in addition to those of all services.
    pub(crate) transient_codes: &'static [&'static str],
    /// Whether responses have the second request ID of S3.
    extended_request_id: bool,
}

impl ErrorRules {
    /// The rules of most services.
    pub const STANDARD: Self =
        Self { not_found_code: None, in_success: false, transient_codes: &[], extended_request_id: false };

    /// The rules of S3. <https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html>
    pub const S3: Self = Self {
        not_found_code: Some("NotFound"),
        in_success: true,
        transient_codes: &["InternalError"],
        extended_request_id: true,
    };

    /// The rules of STS: an unreachable identity provider is a transient error of every operation.
    /// <https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html>
    pub const STS: Self = Self { transient_codes: &["IDPCommunicationError"], ..Self::STANDARD };

    /// Whether a response whose body was read is an error.
    pub(crate) fn is_error(self, response: &HttpResponse) -> bool {
        !response.status().is_success()
            || (self.in_success && holds_xml_error(response.body().bytes().unwrap_or_default()))
    }

    /// Adds the IDs of the request to the metadata of its error.
    pub(crate) fn with_request_ids(self, metadata: Builder, headers: &Headers) -> Builder {
        let metadata = apply_request_id(metadata, headers);
        if self.extended_request_id { apply_extended_request_id(metadata, headers) } else { metadata }
    }

    /// Adds the code that follows from the status.
    pub(crate) fn complete(self, metadata: Builder, response: &HttpResponse) -> Builder {
        match self.not_found_code {
            Some(code) if response.status().as_u16() == 404 && response.body().bytes().is_none_or(<[u8]>::is_empty) => {
                metadata.code(code)
            }
            _ => metadata,
        }
    }
}

/// Whether the root of an XML document is an `Error`.
fn holds_xml_error(body: &[u8]) -> bool {
    let name_ends =
        |rest: &[u8]| rest.first().is_some_and(|byte| matches!(byte, b'>' | b'/') || byte.is_ascii_whitespace());
    root(body).strip_prefix(b"<Error").is_some_and(name_ends)
}

/// An XML document without its [prolog](https://www.w3.org/TR/xml/#sec-prolog-dtd). A document type is not skipped: services
/// declare none.
pub(crate) fn root(document: &[u8]) -> &[u8] {
    let mut text = document.strip_prefix(b"\xef\xbb\xbf").unwrap_or(document).trim_ascii_start();
    loop {
        let end: &[u8] = match text {
            [b'<', b'?', ..] => b"?>",
            [b'<', b'!', b'-', b'-', ..] => b"-->",
            _ => return text,
        };
        let end = text.windows(end.len()).position(|window| window == end).map(|start| start + end.len());
        text = end.and_then(|end| text.get(end..)).unwrap_or_default().trim_ascii_start();
    }
}

#[cfg(test)]
mod tests {
    use super::holds_xml_error;

    #[test]
    fn an_error_is_recognized_by_its_root() {
        for body in [
            "<Error>",
            " \n<Error a='b'>",
            "<?xml version='1.0'?>\r\n<Error/>",
            "<?xml?><Error><Code>",
            "\u{feff}<?xml?><!-- <a> --> <?b?><Error>",
        ] {
            assert!(holds_xml_error(body.as_bytes()), "{body}");
        }
    }

    #[test]
    fn other_roots_are_not_errors() {
        for body in ["", "<", "<Err", "<Error", "<Errors>", "<A><Error>", "<?xml", "<?xml <Error>", "<?xml?>", "Error"]
        {
            assert!(!holds_xml_error(body.as_bytes()), "{body}");
        }
    }
}
