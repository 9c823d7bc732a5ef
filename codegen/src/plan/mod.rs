//! Decides everything about the code: names, types, optionality, boxing, derives, protocol, which errors an operation can
//! return. What is here speaks Rust's language; emitters write it down and never ask the model again.

mod auth;
mod base64;
mod boxing;
mod checksums;
mod customize;
pub(crate) mod endpoints;
mod errors;
mod event_streams;
pub(crate) mod expressions;
mod host_prefix;
mod members;
pub(crate) mod names;
mod operations;
mod pagination;
mod planner;
mod protocol;
mod protocol_tests;
mod reach;
mod schemas;
mod service;
mod structures;
mod types;
mod values;
mod variants;
mod waiters;

pub(crate) use auth::{ApiKey, AuthScheme};
pub(crate) use checksums::Checksums;
pub(crate) use customize::{Customization, Extension, Presigned, RuntimeModule};
pub(crate) use endpoints::Endpoints;
pub(crate) use errors::{ErrorEnum, Exception, ServiceError};
pub(crate) use event_streams::StreamError;
pub(crate) use host_prefix::HostPrefix;
pub(crate) use members::{Default, Field, Requirement};
pub(crate) use names::Name;
pub(crate) use operations::{Operation, Role};
pub(crate) use pagination::{Pagination, Step};
pub(crate) use planner::Collection;
pub(crate) use protocol::Protocol;
pub(crate) use protocol_tests::{
    ExpectedException, Message, Param, ParamMember, ProtocolTest, RequestTest, ResponseTest,
};
pub(crate) use schemas::{HttpBinding, MemberSchema, SchemaId, SchemaTrait, StructureSchema};
pub(crate) use service::Service;
pub(crate) use types::{Enum, IntEnum, Structure, Type, Union, Variant};
pub(crate) use values::{EventStream, List, Map, TypeModule, TypeRef, Value};
pub(crate) use waiters::{Acceptor, Matcher, State, Test, Waiter};

use crate::diagnostic::Report;
use crate::select::Slice;

/// A client, decided down to the last name.
#[derive(Debug)]
pub(crate) struct Plan {
    /// The service.
    pub(crate) service: Service,
    /// Where requests go.
    pub(crate) endpoints: Endpoints,
    /// Its operations, by name.
    pub(crate) operations: Vec<Operation>,
    /// The types that inputs, outputs and errors hold, by name.
    pub(crate) types: Vec<Type>,
    /// The exceptions, by name: what operations fail with, and what else has the trait `error`.
    pub(crate) exceptions: Vec<Exception>,
    /// What event streams fail with, by name.
    pub(crate) stream_errors: Vec<StreamError>,
    /// What waits by calling an operation, by operation and name.
    pub(crate) waiters: Vec<Waiter>,
    /// The error that any operation's error converts to.
    pub(crate) error: ServiceError,
    /// Lists and maps, which have no type of their own but a schema.
    pub(crate) collections: Vec<Collection>,
    /// The protocol tests of the model, if they were asked for.
    pub(crate) protocol_tests: Option<Vec<ProtocolTest>>,
    /// The endpoint tests of the model, if they were asked for.
    pub(crate) endpoint_tests: Option<Vec<endpoints::TestCase>>,
}

impl Plan {
    /// The features of the runtime that the client does not compile without.
    pub(crate) fn runtime_features(&self) -> Vec<&'static str> {
        let uses = |of: fn(&Operation) -> bool| self.operations.iter().any(of);
        let checksums = uses(|operation| operation.checksums.is_some()).then_some("checksums");
        let compression = uses(|operation| operation.is_compressed).then_some("compression");
        let events = uses(|operation| operation.output.event_stream().is_some()).then_some("event-stream");
        [Some(self.service.protocol.feature()), checksums, compression, events].into_iter().flatten().collect()
    }

    /// Whether the service takes signatures for several regions at once, by SigV4a.
    pub(crate) fn signs_for_regions(&self) -> bool {
        self.service.auth_schemes.contains(&AuthScheme::SigV4a)
    }
}

/// Documentation and deprecation of an item.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Docs {
    /// Markdown.
    pub(crate) text: String,
    /// Its first sentence, for methods that only vary another one.
    pub(crate) summary: String,
    /// The note of a deprecated item.
    pub(crate) deprecated: Option<String>,
}

/// What was asked for beside the slice.
#[derive(Debug, Clone, Default)]
pub(crate) struct Options {
    /// The protocol to speak, by the shape ID or name of its trait.
    pub(crate) protocol: Option<String>,
    /// Whether every shape is to be read as well as written, whichever way it travels.
    pub(crate) read_and_write_all: bool,
    /// Whether the client has the model's protocol tests.
    pub(crate) protocol_tests: bool,
    /// Whether the client has the model's endpoint tests.
    pub(crate) endpoint_tests: bool,
}

/// Plans the client for a slice of a model. `None` when something in it cannot be generated; `report` then says what.
pub(crate) fn plan(slice: &Slice<'_>, options: &Options, report: &mut Report) -> Option<Plan> {
    planner::Planner::new(slice, options, report)?.plan()
}
