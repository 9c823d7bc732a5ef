//! Outputs without an element of their own.
//! <https://smithy.io/2.0/aws/customizations/s3-customizations.html#aws-customizations-s3unwrappedxmloutput-trait>

use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_types::body::SdkBody;

/// The response with an element around what the body holds, as other outputs have it.
pub(crate) fn wrap(response: &HttpResponse) -> HttpResponse {
    let body = response.body().bytes().unwrap_or_default();
    let wrapped = [b"<Output>", without_declaration(body), b"</Output>"].concat();
    let mut copy = HttpResponse::new(response.status(), SdkBody::from(wrapped));
    *copy.headers_mut() = response.headers().clone();
    copy
}

/// The document without its declaration, which may stand at the start only.
fn without_declaration(document: &[u8]) -> &[u8] {
    const END: &[u8] = b"?>";
    let document = document.trim_ascii_start();
    if !document.starts_with(b"<?xml") {
        return document;
    }
    let end = document.windows(END.len()).position(|window| window == END).map(|start| start + END.len());
    end.and_then(|end| document.get(end..)).unwrap_or_default()
}
