use super::Structure;

/// The error enum of an operation.
#[derive(Debug)]
pub(crate) struct ErrorEnum {
    /// `GetGatewayResponseError`
    pub(crate) name: String,
    /// What the operation can fail with, each a type in `types::error` of this name.
    pub(crate) variants: Vec<ErrorVariant>,
}

/// A variant of an error enum.
#[derive(Debug, Clone)]
pub(crate) struct ErrorVariant {
    /// The name of the variant and of the exception's type.
    pub(crate) name: String,
    /// What stands after `is_`.
    pub(crate) snake: String,
    pub(crate) docs: String,
    /// The codes that stand for it on the wire; none where all of them stand for another one.
    pub(crate) codes: Vec<String>,
    /// Whether the model says that a call that failed with it may be tried again.
    pub(crate) retryable: Option<Retryable>,
}

/// What the model says of trying again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Retryable {
    /// After the client's error.
    Client,
    /// After the server's error.
    Server,
    /// More slowly.
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
    /// Its variant in the error enums that have it.
    pub(crate) variant: ErrorVariant,
}

/// The error that any operation's error converts to.
#[derive(Debug)]
pub(crate) struct ServiceError {
    /// Every exception that an operation can fail with, by name.
    pub(crate) variants: Vec<ErrorVariant>,
}
