//! Event streams: receives the events of a request and sends those of a response, at the same time.

use http_body_util::channel::Sender;
use hyper::body::Bytes;
use smithereens_serve::{ReceivedEvents, Responses, Step};
use std::sync::Arc;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

/// The events of a request, after they were logged. `None` if the request has none.
pub(super) type Received = Option<UnboundedReceiver<serde_json::Value>>;

/// Receives and logs the events of a request, in a task.
pub(super) fn receive(
    responses: Arc<Responses>,
    mut events: ReceivedEvents,
    target: String,
) -> UnboundedReceiver<serde_json::Value> {
    let (sender, receiver) = unbounded_channel();
    tokio::spawn(async move {
        loop {
            match responses.service().next_event(&mut events).await {
                Ok(Some(event)) => {
                    eprintln!("{target}: received {event}");
                    // The response can end before the request.
                    let _ = sender.send(event);
                }
                Ok(None) => return eprintln!("{target}: the events ended"),
                Err(error) => return eprintln!("{target}: the events ended: {error}"),
            }
        }
    });
    receiver
}

/// Waits for the end of a request.
pub(super) async fn wait_for_end(received: &mut Received) {
    if let Some(events) = received {
        while events.recv().await.is_some() {}
    }
}

/// Sends the events of a response.
pub(super) async fn send(steps: Vec<Step>, mut received: Received, mut sender: Sender<Bytes>, target: String) {
    for step in steps {
        match &step {
            Step::Send(bytes) => {
                if sender.send_data(Bytes::copy_from_slice(bytes)).await.is_err() {
                    return eprintln!("{target}: the client closed the connection");
                }
            }
            Step::Pause(pause) => tokio::time::sleep(*pause).await,
            Step::WaitForEnd => wait_for_end(&mut received).await,
            Step::WaitFor(expected) => {
                if !wait_for(&step, &mut received).await {
                    return eprintln!("{target}: the events ended before one like {expected}, so the response ends");
                }
            }
        }
    }
}

/// Waits for the event of a step. Returns whether the request has it.
async fn wait_for(step: &Step, received: &mut Received) -> bool {
    let Some(events) = received else { return false };
    while let Some(event) = events.recv().await {
        if step.is_met_by(&event) {
            return true;
        }
    }
    false
}
