use super::endpoints::{Endpoints, TestCase};
use super::errors::{Exception, ServiceError, StreamError};
use super::mocks::MockedOperation;
use super::operation::Operation;
use super::protocol_test::ProtocolTest;
use super::schema::Collection;
use super::service::Service;
use super::smoke_test::SmokeTest;
use super::types::Type;
use super::waiter::Waiter;
use crate::plan::auth::AuthScheme;

/// A client: every name, type and protocol fact that its code states.
#[derive(Debug)]
pub(crate) struct Plan {
    pub(crate) service: Service,
    pub(crate) endpoints: Endpoints,
    /// Sorted by name.
    pub(crate) operations: Vec<Operation>,
    /// The names of the service's other operations, as in the model.
    pub(crate) other_operations: Vec<String>,
    /// The types of the module `types`, sorted by name.
    pub(crate) types: Vec<Type>,
    /// The exceptions that operations return, and other structures with the trait `error`; sorted by name.
    pub(crate) exceptions: Vec<Exception>,
    /// The errors of event streams, sorted by name.
    pub(crate) stream_errors: Vec<StreamError>,
    /// Sorted by operation, then by name.
    pub(crate) waiters: Vec<Waiter>,
    /// The error type that every operation's error converts to.
    pub(crate) error: ServiceError,
    /// Lists and maps. They have a schema, but no type of their own.
    pub(crate) collections: Vec<Collection>,
    /// Whether only the types are generated, without the client that calls the operations.
    pub(crate) types_only: bool,
    /// Whether types implement the traits of serde.
    pub(crate) serde: bool,
    /// The operations that mocks respond to, if mocks were requested.
    pub(crate) mocks: Option<Vec<MockedOperation>>,
    /// The protocol tests of the model, if they were requested.
    pub(crate) protocol_tests: Option<Vec<ProtocolTest>>,
    /// The endpoint tests of the model, if they were requested.
    pub(crate) endpoint_tests: Option<Vec<TestCase>>,
    /// The smoke tests of the model, if they were requested.
    pub(crate) smoke_tests: Option<Vec<SmokeTest>>,
}

impl Plan {
    /// The features of the runtime that the client does not compile without.
    pub(crate) fn runtime_features(&self) -> Vec<&'static str> {
        let protocol = (!self.types_only).then(|| self.service.protocol.feature());
        protocol.into_iter().chain(self.other_features()).collect()
    }

    /// The features of the runtime that operations and types need, besides that of the protocol.
    pub(crate) fn other_features(&self) -> Vec<&'static str> {
        let any = |needs: fn(&Operation) -> bool| !self.types_only && self.operations.iter().any(needs);
        let features = [
            ("checksums", any(|operation| operation.checksums.is_some())),
            ("compression", any(|operation| operation.is_compressed)),
            ("digest-auth", !self.types_only && self.uses_digest_auth()),
            ("event-stream", any(|operation| operation.sends_events() || operation.output.event_stream().is_some())),
            ("http2", self.service.events_need_http2 && any(Operation::sends_events)),
            ("serde", self.serde),
        ];
        features.into_iter().filter(|(_, is_needed)| *is_needed).map(|(feature, _)| feature).collect()
    }

    /// Whether requests to an operation can be presigned.
    pub(crate) fn has_presigned_operations(&self) -> bool {
        self.operations.iter().any(|operation| operation.presigned.is_some())
    }

    /// Whether an operation accepts HTTP digest authentication.
    pub(crate) fn uses_digest_auth(&self) -> bool {
        let uses = |schemes: &[AuthScheme]| schemes.contains(&AuthScheme::HttpDigest);
        self.operations
            .iter()
            .any(|operation| uses(operation.auth_schemes.as_ref().unwrap_or(&self.service.auth_schemes)))
    }

    /// Whether the service accepts SigV4a signatures, which are valid in several regions.
    pub(crate) fn signs_for_regions(&self) -> bool {
        self.service.auth_schemes.contains(&AuthScheme::SigV4a)
    }
}
