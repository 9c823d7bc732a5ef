use super::expression::{Condition, Stream, Typed};
use crate::plan::docs::Docs;
use crate::plan::names::Name;

/// A waiter.
#[derive(Debug)]
pub(crate) struct Waiter {
    /// `BucketExists`: the prefix of its types' names.
    pub(crate) name: String,
    /// `bucket_exists`: the name of its module.
    pub(crate) module: Name,
    pub(crate) docs: Docs,
    /// The index of the operation that it calls.
    pub(crate) operation: usize,
    /// The minimum and maximum delay between two calls, in seconds.
    pub(crate) delays: (u64, u64),
    /// The first acceptor that matches a response decides.
    pub(crate) acceptors: Vec<Acceptor>,
}

impl Waiter {
    /// Whether a failure can have messages.
    pub(crate) fn has_messages(&self) -> bool {
        self.acceptors.iter().any(|acceptor| acceptor.message.is_some())
    }

    /// The method of the client that creates a waiter with this module.
    pub(crate) fn method(module: &Name) -> String {
        format!("wait_until_{}", module.bare())
    }
}

/// A matcher and the state that it leads to.
#[derive(Debug)]
pub(crate) struct Acceptor {
    pub(crate) state: State,
    pub(crate) matcher: Matcher,
    /// Why the state is failure, if the output says so.
    pub(crate) message: Option<FailureMessage>,
}

/// The messages in an output.
#[derive(Debug)]
pub(crate) enum FailureMessage {
    /// A string.
    Text(Typed),
    /// The strings of a list.
    Texts(Stream),
}

/// The state of a waiter after a response.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    Success,
    Failure,
    Retry,
}

/// What a response is compared with.
#[derive(Debug)]
pub(crate) enum Matcher {
    /// An output if true, an error if false.
    Success(bool),
    /// An error with this code.
    ErrorType(String),
    /// An output that passes a test.
    Output(Test),
    /// An output that passes a test together with the input.
    InputOutput(Test),
}

/// A test of an output.
#[derive(Debug)]
pub(crate) enum Test {
    /// A string is equal to another.
    Text(Typed, String),
    /// A boolean is true.
    True(Condition),
    /// A boolean is false.
    False(Typed),
    /// There are strings, and all of them are equal to another.
    All(Stream, String),
    /// One of the strings is equal to another.
    Any(Stream, String),
}
