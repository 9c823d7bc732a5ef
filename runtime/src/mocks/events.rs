//! The events of requests and responses.

use crate::event_stream::{RequestMessages, ResponseEvents};
use crate::protocol::server::Server;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use std::future::poll_fn;
use std::task::Poll;

/// Receives the events of a request when the client sends them, as a connection does, if there is a runtime to do so.
/// Otherwise, they are received while the response is.
pub(super) fn receive_all(events: &RequestMessages) {
    if let Ok(runtime) = tokio::runtime::Handle::try_current() {
        let events = events.clone();
        runtime.spawn(async move { poll_fn(|context| events.poll_all(context)).await });
    }
}

/// Sends the events of an output. If it has none, receives all events of the request first.
pub(super) async fn send(
    server: &Server,
    response: &mut HttpResponse,
    events: Option<ResponseEvents>,
    request: Option<RequestMessages>,
) {
    match (events, request) {
        (Some(events), request) => events.send(response, server.protocol().clone(), request),
        (None, Some(request)) => {
            poll_fn(|context| request.poll_all(context)).await;
            request.close();
        }
        (None, None) => {}
    }
}

/// Ends the request of a call that fails. The events that it has sent so far are received.
pub(super) async fn end(request: Option<RequestMessages>) {
    let Some(request) = request else { return };
    poll_fn(|context| Poll::Ready(request.poll_all(context).is_ready())).await;
    request.close();
}
