//! Prints what a program or its user would see.

use super::server::Server;
use aws_sdk_apigateway::error::{DisplayErrorContext, ProvideErrorMetadata, SdkError};
use aws_sdk_apigateway::operation::RequestId;
use std::error::Error;

/// Prints the outcome of a call.
pub(crate) fn outcome<T, E>(server: &Server, result: &Result<T, SdkError<E>>)
where
    E: Error + ProvideErrorMetadata + RequestId + 'static,
{
    let mask = |text: String| masked(text, server);
    match result {
        Ok(_) => println!("ok"),
        Err(error) => {
            println!("error: {}", kind(error));
            println!("display: {}", mask(error.to_string()));
            println!("code: {:?}, message: {:?}, request ID: {:?}", error.code(), error.message(), error.request_id());
            println!("status: {:?}", error.raw_response().map(|response| response.status().as_u16()));
            println!("context: {}", mask(DisplayErrorContext(error).to_string()));
        }
    }
}

/// Prints an error that is not from a call.
pub(crate) fn error(server: &Server, error: &(dyn Error + 'static)) {
    println!("error: {}", masked(DisplayErrorContext(error).to_string(), server));
}

fn kind<E>(error: &SdkError<E>) -> &'static str {
    match error {
        SdkError::ConstructionFailure(_) => "construction failure",
        SdkError::TimeoutError(_) => "timeout",
        SdkError::DispatchFailure(failure) if failure.is_timeout() => "dispatch failure, timeout",
        SdkError::DispatchFailure(failure) if failure.is_io() => "dispatch failure, io",
        SdkError::DispatchFailure(failure) if failure.is_user() => "dispatch failure, user",
        SdkError::DispatchFailure(failure) if failure.is_other() => "dispatch failure, other",
        SdkError::DispatchFailure(_) => "dispatch failure",
        SdkError::ResponseError(_) => "response error",
        SdkError::ServiceError(_) => "service error",
        _ => "of an unknown kind",
    }
}

/// Prints the requests that the server received: the headers that count attempts, and whether they belong to one call.
pub(crate) fn attempts(server: &Server) {
    let requests = server.requests();
    let id = requests.first().and_then(|request| request.header("amz-sdk-invocation-id"));
    for (number, request) in requests.iter().enumerate() {
        println!(
            "attempt {}: amz-sdk-request: {}, of the same invocation: {}, signed: {}",
            number + 1,
            without_time(request.header("amz-sdk-request").unwrap_or("none")),
            request.header("amz-sdk-invocation-id") == id,
            request.header("authorization").is_some(),
        );
    }
}

/// Masks the deadline in `amz-sdk-request`, which differs each time.
fn without_time(header: &str) -> String {
    let parts = header.split("; ").map(|part| if part.starts_with("ttl=") { "ttl=TIME" } else { part });
    parts.collect::<Vec<_>>().join("; ")
}

/// Masks the port and the order of hash maps, which differ between runs, and the extensions of an older HTTP library, which
/// the default features of AWS's crates enable.
pub(crate) fn masked(text: String, server: &Server) -> String {
    let mut text = text.replace(&server.port().to_string(), "PORT").replace(OLDER_EXTENSIONS, "");
    let mut from = 0;
    while let Some(start) = text[from..].find(EXTENSIONS).map(|found| from + found + EXTENSIONS.len()) {
        let end = text[start..].find('}').map_or(text.len(), |found| start + found);
        text.replace_range(start..end, "..");
        from = start;
    }
    for number in 7..=8 {
        let (id, extended) = (format!("R{number}"), format!("H{number}"));
        for quote in ["", "\""] {
            let id = format!("{quote}aws_request_id{quote}: \"{id}\"");
            let extended = format!("{quote}s3_extended_request_id{quote}: \"{extended}\"");
            text = text.replace(&format!("{extended}, {id}"), &format!("{id}, {extended}"));
        }
    }
    text
}

const OLDER_EXTENSIONS: &str = "extensions_02x: Extensions, ";
const EXTENSIONS: &str = "extensions_1x: {";
