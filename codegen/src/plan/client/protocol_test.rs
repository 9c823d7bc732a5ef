use super::field::Default;
use super::value::{TypeRef, Value};
use crate::plan::auth::AuthScheme;
use crate::plan::names::Name;

/// A test of a request or response.
#[derive(Debug)]
pub(crate) struct ProtocolTest {
    /// Its ID in the model. A request test and a response test may have the same ID.
    pub(crate) id: String,
    /// The name of its function.
    pub(crate) function: Name,
    /// The index of the operation that it calls.
    pub(crate) operation: usize,
    pub(crate) message: Message,
}

/// The message that a test checks.
#[derive(Debug)]
pub(crate) enum Message {
    Request(Box<RequestTest>),
    Response(ResponseTest),
    EventStream(Box<EventStreamTest>),
}

/// The expected request.
#[derive(Debug, Default)]
pub(crate) struct RequestTest {
    pub(crate) input: Vec<ParamMember>,
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) host: Option<String>,
    pub(crate) resolved_host: Option<String>,
    pub(crate) settings: Settings,
    pub(crate) auth_scheme: Option<AuthScheme>,
    pub(crate) query: Vec<String>,
    pub(crate) forbidden_query: Vec<String>,
    pub(crate) required_query: Vec<String>,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) forbidden_headers: Vec<String>,
    pub(crate) required_headers: Vec<String>,
    /// The body and its media type.
    pub(crate) body: Option<(String, String)>,
}

/// A response, and the expected result of reading it.
#[derive(Debug)]
pub(crate) struct ResponseTest {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
    pub(crate) expected: Vec<ParamMember>,
    /// The request ID, if a header contains it.
    pub(crate) request_id: Option<String>,
    /// The expected exception. `None` if the output is expected.
    pub(crate) exception: Option<ExpectedException>,
}

/// The messages of an event stream, and the HTTP request and response around them.
#[derive(Debug)]
pub(crate) struct EventStreamTest {
    /// The members of the input other than the stream.
    pub(crate) input: Vec<ParamMember>,
    /// The expected request.
    pub(crate) request: Option<InitialRequest>,
    pub(crate) sent: Vec<EventMessage>,
    /// Whether the test is about the response.
    pub(crate) has_response: bool,
    /// The response, and the members of the output other than the stream.
    pub(crate) response: ResponseTest,
    pub(crate) received: Vec<EventMessage>,
    pub(crate) expectation: Expectation,
}

/// The expected head of a request with an event stream.
#[derive(Debug)]
pub(crate) struct InitialRequest {
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) headers: Vec<(String, String)>,
}

/// A message of an event stream.
#[derive(Debug)]
pub(crate) struct EventMessage {
    pub(crate) bytes: Vec<u8>,
    /// The event or error. `None` if the message has neither, so that it cannot be read.
    pub(crate) event: Option<EventParam>,
}

/// An event or error of a stream.
#[derive(Debug)]
pub(crate) enum EventParam {
    Event(Param),
    Exception {
        /// The index of the exception.
        index: usize,
        members: Vec<ParamMember>,
    },
}

/// What reading a response leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Expectation {
    Success,
    /// An exception of the model.
    Exception,
    /// Any error.
    Failure,
}

/// An expected exception.
#[derive(Debug)]
pub(crate) struct ExpectedException {
    /// The index of the exception.
    pub(crate) index: usize,
    /// The code in its metadata.
    pub(crate) code: Option<String>,
}

/// The configuration of the client in a test: the `scopedConfig` of its `vendorParams`, an `AwsConfig` in Smithy's tests of
/// AWS's protocols.
#[derive(Debug, Default)]
pub(crate) struct Settings {
    pub(crate) region: Option<String>,
    pub(crate) use_dual_stack: bool,
    /// The positions of the endpoint parameters that are true.
    pub(crate) endpoint_params: Vec<usize>,
}

/// A value.
#[derive(Debug)]
pub(crate) enum Param {
    /// A value that can be a default.
    Simple(Value, Default),
    /// A timestamp, as it is written in the model.
    DateTime(String),
    /// A constant of `f32` or `f64`.
    Float(Value, &'static str),
    /// A list. The elements of a sparse list are optional.
    List { sparse: bool, elements: Vec<Option<Param>> },
    /// A map. The values of a sparse map are optional.
    Map { sparse: bool, entries: Vec<(Param, Option<Param>)> },
    /// A structure.
    Structure { type_ref: TypeRef, fallible_build: bool, members: Vec<ParamMember> },
    /// A union, with the name of the variant and its value.
    Union { type_ref: TypeRef, variant: String, boxed: bool, value: Option<Box<Param>> },
}

/// A field of a structure that is set.
#[derive(Debug)]
pub(crate) struct ParamMember {
    /// The name of the field.
    pub(crate) name: Name,
    pub(crate) boxed: bool,
    pub(crate) value: Param,
}

impl ParamMember {
    /// Whether the value is NaN, which is not equal to itself.
    pub(crate) fn is_nan(&self) -> bool {
        matches!(self.value, Param::Float(_, NAN))
    }
}

/// The name of the constant of `f32` and `f64` that is not equal to itself.
pub(crate) const NAN: &str = "NAN";
