//! Outputs of S3 that are not wrapped in an XML element.
//! <https://smithy.io/2.0/aws/customizations/s3-customizations.html#aws-customizations-s3unwrappedxmloutput-trait>

use crate::error_rules::root;

/// Wraps a body in an element, like that of other outputs. The XML declaration must be at the start of a document.
pub(crate) fn wrap(body: &[u8]) -> Vec<u8> {
    [b"<Output>", root(body), b"</Output>"].concat()
}
