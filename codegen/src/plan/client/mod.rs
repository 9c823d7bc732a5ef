//! A client in Rust's terms: the data that planners make and emitters write.

mod customization;
pub(crate) mod endpoints;
mod errors;
pub(crate) mod expression;
mod field;
mod mocks;
mod operation;
mod plan;
mod protocol_test;
mod role;
mod schema;
mod service;
mod smoke_test;
mod types;
mod value;
mod waiter;

pub(crate) use customization::{Customization, Extension, Presigned, RuntimeModule};
pub(crate) use endpoints::Endpoints;
pub(crate) use errors::{Display, ErrorEnum, ErrorVariant, Exception, Retryable, ServiceError, StreamError};
pub(crate) use field::{Default, Document, DocumentNumber, Field, Requirement};
pub(crate) use mocks::{MockedError, MockedExample, MockedOperation};
pub(crate) use operation::{
    Checksums, ClientDiscoveredEndpoint, Example, HostPrefix, Operation, Pagination, RequestChecksum, ResponseChecksum,
    Step,
};
pub(crate) use plan::Plan;
pub(crate) use protocol_test::{
    EventMessage, EventParam, EventStreamTest, Expectation, ExpectedException, InitialRequest, Message, NAN, Param,
    ParamMember, ProtocolTest, RequestTest, ResponseTest, Settings,
};
pub(crate) use role::Role;
pub(crate) use schema::{
    Collection, HttpBinding, MemberSchema, SchemaId, SchemaTrait, StructureSchema, TimestampFormat,
};
pub(crate) use service::{EndpointDiscovery, Service};
pub(crate) use smoke_test::{ExpectedResult, SmokeTest, SmokeTestSetting};
pub(crate) use types::{Enum, IntConstant, IntEnum, Structure, Type, Union, UnionVariant, Variant};
pub(crate) use value::{EventStream, List, Map, TypeModule, TypeRef, Value};
pub(crate) use waiter::{Acceptor, FailureMessage, Matcher, State, Test, Waiter};
