//! Which errors of HTTP are retried.

use crate::error::chain;
use aws_smithy_async::future::timeout::TimedOutError;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::dns::ResolveDnsError;
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_types::retry::ErrorKind;
use std::error::Error;

/// The error of a request, as AWS's HTTP client classifies it: retries depend on the kind.
pub(super) fn connector_error(error: BoxError) -> ConnectorError {
    match classify(error.as_ref()) {
        Kind::Timeout => ConnectorError::timeout(error),
        Kind::User => ConnectorError::user(error),
        Kind::Io => ConnectorError::io(error),
        Kind::Transient => ConnectorError::other(error, Some(ErrorKind::TransientError)),
        Kind::Other => ConnectorError::other(error, None),
    }
}

fn classify(error: &(dyn Error + 'static)) -> Kind {
    if has::<TimedOutError>(error) {
        return Kind::Timeout;
    }
    if has::<ResolveDnsError>(error) {
        return Kind::Io;
    }
    if let Some(http) = find::<hyper::Error>(error) {
        return kind(http);
    }
    if let Some(client) = find::<hyper_util::client::legacy::Error>(error)
        && (client.is_connect() || has::<std::io::Error>(client))
    {
        return Kind::Io;
    }
    Kind::Other
}

enum Kind {
    Timeout,
    User,
    Io,
    Transient,
    Other,
}

fn kind(error: &hyper::Error) -> Kind {
    if error.is_timeout() {
        Kind::Timeout
    } else if error.is_user() {
        Kind::User
    } else if error.is_closed() || error.is_canceled() || has::<std::io::Error>(error) {
        Kind::Io
    } else if error.is_incomplete_message() {
        // The server closed the connection before the response, as S3 does under load.
        Kind::Transient
    } else if is_refused(error) {
        Kind::Io
    } else {
        Kind::Other
    }
}

/// Whether a server of HTTP/2 did not process the request.
#[cfg(feature = "http2")]
fn is_refused(error: &hyper::Error) -> bool {
    find::<h2::Error>(error).is_some_and(|error| {
        error.is_go_away() || (error.is_reset() && error.reason() == Some(h2::Reason::REFUSED_STREAM))
    })
}

#[cfg(not(feature = "http2"))]
fn is_refused(_: &hyper::Error) -> bool {
    false
}

fn has<E: Error + 'static>(error: &(dyn Error + 'static)) -> bool {
    find::<E>(error).is_some()
}

fn find<'e, E: Error + 'static>(error: &'e (dyn Error + 'static)) -> Option<&'e E> {
    chain(Some(error)).find_map(|error| error.downcast_ref())
}
