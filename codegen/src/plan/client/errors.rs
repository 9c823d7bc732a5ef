use super::types::Structure;
use super::value::TypeRef;
use crate::plan::names::Name;

/// The error enum of an operation or event stream.
#[derive(Debug)]
pub(crate) struct ErrorEnum {
    /// `GetGatewayResponseError` or `SelectObjectContentEventStreamError`
    pub(crate) name: String,
    /// A variant for each exception. The exception's type has the same name and is in `types::error`.
    pub(crate) variants: Vec<ErrorVariant>,
}

/// A variant of an error enum.
#[derive(Debug, Clone)]
pub(crate) struct ErrorVariant {
    /// The name of the variant and of the exception's type.
    pub(crate) name: String,
    /// The suffix of the predicate `is_…`.
    pub(crate) snake: String,
    pub(crate) docs: String,
    /// The error codes on the wire that select this variant. Empty if another variant has all of them.
    pub(crate) codes: Vec<String>,
    /// How a call that failed with this error is retried, if the model says so.
    pub(crate) retryable: Option<Retryable>,
}

/// The kind of a retryable error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Retryable {
    Client,
    Server,
    Throttling,
}

impl Retryable {
    /// The variant of the runtime's `ErrorKind`.
    pub(crate) fn kind(self) -> &'static str {
        match self {
            Retryable::Client => "ClientError",
            Retryable::Server => "ServerError",
            Retryable::Throttling => "ThrottlingError",
        }
    }
}

/// An exception.
#[derive(Debug)]
pub(crate) struct Exception {
    pub(crate) structure: Structure,
    pub(crate) display: Display,
    /// Its variant in error enums.
    pub(crate) variant: ErrorVariant,
}

/// What `Display` writes of an exception.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Display {
    /// The name.
    Name,
    /// The name, and that the message is redacted.
    Redacted,
    /// The name and the message.
    Message,
    /// The name, and the message if there is one.
    OptionalMessage,
}

/// The error type that every operation's error converts to.
#[derive(Debug)]
pub(crate) struct ServiceError {
    /// Every exception that an operation returns, sorted by name.
    pub(crate) variants: Vec<ErrorVariant>,
}

/// The error of an event stream.
#[derive(Debug)]
pub(crate) struct StreamError {
    /// The union of events.
    pub(crate) event: TypeRef,
    /// The private module that defines the enum.
    pub(crate) module: Name,
    /// A variant for each error among the union's members. Its code is the name of the member.
    pub(crate) error: ErrorEnum,
    /// Whether requests contain the stream.
    pub(crate) is_sent: bool,
    /// Whether responses contain the stream.
    pub(crate) is_received: bool,
    /// Whether mocks both read and write it.
    pub(crate) is_mocked: bool,
}
