use crate::event_stream::RequestMessages;
use crate::protocol::server::Request;
use std::sync::Arc;

/// A request that a mock receives.
#[derive(Clone)]
pub(super) struct Call {
    pub(super) request: Arc<Request>,
    /// The events of the request, if it has any. They are not in its body.
    pub(super) events: Option<RequestMessages>,
}
