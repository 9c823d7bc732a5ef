//! Outputs of S3 that are not wrapped in an XML element.
//! <https://smithy.io/2.0/aws/customizations/s3-customizations.html#aws-customizations-s3unwrappedxmloutput-trait>

/// Wraps a body in an element, like that of other outputs.
pub(crate) fn wrap(body: &[u8]) -> Vec<u8> {
    [b"<Output>", without_declaration(body), b"</Output>"].concat()
}

/// Removes the XML declaration, which must be at the start of a document.
fn without_declaration(document: &[u8]) -> &[u8] {
    const END: &[u8] = b"?>";
    let document = document.trim_ascii_start();
    if !document.starts_with(b"<?xml") {
        return document;
    }
    let end = document.windows(END.len()).position(|window| window == END).map(|start| start + END.len());
    end.and_then(|end| document.get(end..)).unwrap_or_default()
}
