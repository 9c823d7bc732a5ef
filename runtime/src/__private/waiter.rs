//! Waiters: operations that are called until a condition holds.
//! <https://smithy.io/2.0/additional-specs/waiters.html>

pub use crate::waiter::{FailureMessages, FinalPoll, WaiterError};
pub use aws_smithy_runtime::client::waiters::AcceptorState;

use crate::client::{Handle, typed_error, typed_output};
use crate::error::{BoxError, BuildError, CreateUnhandledError, ErrorMetadata, ProvideErrorMetadata, SdkError};
use crate::operation::{Descriptor, Operation};
use aws_smithy_runtime::client::orchestrator::StopPoint;
use aws_smithy_runtime::client::sdk_feature::SmithySdkFeature;
use aws_smithy_runtime::client::waiters::{WaiterOrchestrator, attach_waiter_tracing_span};
use aws_smithy_runtime_api::client::interceptors::context::{Error, Input, InterceptorContext, Output};
use aws_smithy_runtime_api::client::runtime_plugin::{SharedRuntimePlugin, StaticRuntimePlugin};
use aws_smithy_runtime_api::client::waiters::error::{FailureState, OperationFailed};
use aws_smithy_types::config_bag::Layer;
use std::fmt;
use std::ops::Deref;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

/// The delays and acceptors of a waiter.
pub struct Waiter<O: Operation> {
    min_delay: Duration,
    max_delay: Duration,
    acceptors: &'static [(AcceptorState, Matcher<O>)],
    explain: Option<Explain<O>>,
}

/// The messages of outputs that mean failure.
struct Explain<O: Operation> {
    /// The index of an acceptor, and a function that returns the messages of an output that it matches.
    messages: &'static [(usize, MessagesOf<O>)],
    /// Adds messages to an output.
    store: fn(&mut O::Output, Messages),
}

/// A function that returns the messages of an output.
type MessagesOf<O> = fn(&<O as Operation>::Output) -> Vec<String>;

/// The messages of a failure, as a part of an output. `Debug` does not show them, because they may be sensitive.
#[derive(Clone, PartialEq)]
pub struct Messages(Vec<String>);

impl Deref for Messages {
    type Target = [String];

    fn deref(&self) -> &[String] {
        &self.0
    }
}

impl fmt::Debug for Messages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Messages").finish_non_exhaustive()
    }
}

impl<O: Operation> Waiter<O> {
    /// A waiter with the minimum and maximum delay between calls, in seconds. The first acceptor that matches a response
    /// decides.
    pub const fn new(min_delay: u64, max_delay: u64, acceptors: &'static [(AcceptorState, Matcher<O>)]) -> Self {
        let (min_delay, max_delay) = (Duration::from_secs(min_delay), Duration::from_secs(max_delay));
        Self { min_delay, max_delay, acceptors, explain: None }
    }

    /// Sets functions that return the messages of an output, each with the index of the acceptor that matches the output, and
    /// a function that stores the messages in the output.
    #[must_use]
    pub const fn with_messages(
        mut self,
        messages: &'static [(usize, MessagesOf<O>)],
        store: fn(&mut O::Output, Messages),
    ) -> Self {
        self.explain = Some(Explain { messages, store });
        self
    }

    fn accept(&self, input: &O::Input, response: Result<&O::Output, &O::Error>) -> AcceptorState {
        let matching = self.matching(input, response);
        matching.map_or(AcceptorState::NoAcceptorsMatched, |index| self.acceptors[index].0)
    }

    /// The index of the first acceptor that matches.
    fn matching(&self, input: &O::Input, response: Result<&O::Output, &O::Error>) -> Option<usize> {
        self.acceptors.iter().position(|(_, matcher)| matcher.matches(input, response))
    }

    /// Adds the messages of an output to the output, if it ended the wait with a failure.
    fn explained(&self, input: &O::Input, error: WaiterError<O::Output, O::Error>) -> WaiterError<O::Output, O::Error> {
        match (error, &self.explain) {
            (WaiterError::FailureState(failure), Some(explain)) => {
                let poll = failure.into_final_poll().map(|mut output| {
                    let matching = self.matching(input, Ok(&output));
                    let messages = explain.messages.iter().find(|(acceptor, _)| Some(*acceptor) == matching);
                    if let Some((_, messages)) = messages {
                        let messages = Messages(messages(&output));
                        (explain.store)(&mut output, messages);
                    }
                    output
                });
                WaiterError::FailureState(FailureState::new(poll))
            }
            (error, _) => error,
        }
    }
}

impl<O: Operation> fmt::Debug for Waiter<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Waiter").field("min_delay", &self.min_delay).finish_non_exhaustive()
    }
}

/// A condition on a response. <https://smithy.io/2.0/additional-specs/waiters.html#matcher-union>
pub enum Matcher<O: Operation> {
    /// The response is an output if true, or an error if false.
    Success(bool),
    /// The response is an error with this code.
    ErrorType(&'static str),
    /// The response is an output for which the function returns true.
    Output(fn(&O::Output) -> bool),
    /// The response is an output for which, with the input, the function returns true.
    InputOutput(fn(&O::Input, &O::Output) -> bool),
}

impl<O: Operation> Matcher<O> {
    fn matches(&self, input: &O::Input, response: Result<&O::Output, &O::Error>) -> bool {
        match (self, response) {
            (Matcher::Success(success), response) => response.is_ok() == *success,
            (Matcher::ErrorType(code), Err(error)) => error.code() == Some(code),
            (Matcher::Output(holds), Ok(output)) => holds(output),
            (Matcher::InputOutput(holds), Ok(output)) => holds(input, output),
            (Matcher::ErrorType(_), Ok(_)) | (Matcher::Output(_) | Matcher::InputOutput(_), Err(_)) => false,
        }
    }
}

impl<O: Operation> fmt::Debug for Matcher<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Matcher::Success(success) => f.debug_tuple("Success").field(success).finish(),
            Matcher::ErrorType(code) => f.debug_tuple("ErrorType").field(code).finish(),
            Matcher::Output(_) => f.write_str("Output"),
            Matcher::InputOutput(_) => f.write_str("InputOutput"),
        }
    }
}

impl Handle {
    /// Calls an operation until a response ends the wait.
    ///
    /// # Errors
    /// The input is invalid, a response means failure, an error matches no acceptor, or the wait takes longer than `max_wait`.
    pub async fn wait<O: Operation>(
        self: &Arc<Self>,
        waiter: Waiter<O>,
        input: Result<O::Input, BuildError>,
        max_wait: Duration,
    ) -> Result<FinalPoll<O::Output, SdkError<O::Error>>, WaiterError<O::Output, O::Error>>
    where
        O::Input: Clone,
    {
        let input = input.map_err(WaiterError::construction_failure)?;
        let (sent, delays) = (input.clone(), (waiter.min_delay, waiter.max_delay));
        let waiting = Arc::new((waiter, input));
        let accepting = Arc::clone(&waiting);
        let accept = move |response: Result<&Output, &Error>| {
            let (waiter, input) = &*accepting;
            match response {
                Ok(output) => output.downcast_ref().map(|output| waiter.accept(input, Ok(output))),
                Err(error) => error.downcast_ref().map(|error| waiter.accept(input, Err(error))),
            }
        };
        let poll = Poll {
            operation: O::descriptor(),
            input: Box::new(move || Input::erase(sent.clone())),
            accept: Box::new(move |response| accept(response).unwrap_or(AcceptorState::NoAcceptorsMatched)),
            delays,
            max_wait,
        };
        match self.poll(poll).await {
            Ok(polled) => match polled.into_result() {
                Ok(output) => match typed_output::<O>(output) {
                    Ok(output) => Ok(FinalPoll::new(Ok(output))),
                    Err(error) => Err(WaiterError::construction_failure(error)),
                },
                Err(error) => Ok(FinalPoll::new(Err(typed_error::<O>(error.map_service_error(|error| error.0))))),
            },
            Err(error) => {
                let (waiter, input) = &*waiting;
                Err(waiter.explained(input, typed_waiter_error::<O>(error)))
            }
        }
    }
}

/// A waiter with the types of its operation erased, so that the loop is compiled once.
struct Poll {
    operation: &'static Descriptor,
    input: Box<dyn Fn() -> Input + Send + Sync>,
    accept: Box<Accept>,
    delays: (Duration, Duration),
    max_wait: Duration,
}

type Accept = dyn Fn(Result<&Output, &Error>) -> AcceptorState + Send + Sync;

type Polled = Result<FinalPoll<Output, SdkError<PolledError>>, WaiterError<Output, PolledError>>;

impl Handle {
    fn poll(self: &Arc<Self>, poll: Poll) -> Pin<Box<dyn Future<Output = Polled> + Send>> {
        let mut config = Layer::new("Waiter");
        config.store_append(SmithySdkFeature::Waiter);
        let plugin = StaticRuntimePlugin::new().with_config(config.freeze());
        let plugins = self.plugins(poll.operation, vec![SharedRuntimePlugin::new(plugin)]);
        let (sleep, time) = match self.timers("a waiter") {
            Ok(timers) => timers,
            Err(error) => return refused(error),
        };
        let handle = Arc::clone(self);
        let (operation, input, accept) = (poll.operation, poll.input, poll.accept);
        let orchestrator = WaiterOrchestrator::builder()
            .min_delay(poll.delays.0)
            .max_delay(poll.delays.1)
            .max_wait(poll.max_wait)
            .time_source(time)
            .sleep_impl(sleep)
            .acceptor(move |response: Result<&Output, &PolledError>| accept(response.map_err(|error| &error.0)))
            .operation(move || {
                let call = handle.orchestrate(operation, input(), plugins.clone(), StopPoint::None);
                async move {
                    let response = call.await.and_then(InterceptorContext::finalize);
                    response.map_err(|error| error.map_service_error(PolledError))
                }
            })
            .build();
        Box::pin(attach_waiter_tracing_span(orchestrator.orchestrate()))
    }
}

fn refused(error: BoxError) -> Pin<Box<dyn Future<Output = Polled> + Send>> {
    Box::pin(std::future::ready(Err(WaiterError::construction_failure(error))))
}

/// The error of any operation, as the loop requires it.
#[derive(Debug)]
struct PolledError(Error);

impl fmt::Display for PolledError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl std::error::Error for PolledError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        std::error::Error::source(&self.0)
    }
}

impl CreateUnhandledError for PolledError {
    fn create_unhandled_error(source: BoxError, _metadata: Option<ErrorMetadata>) -> Self {
        Self(Error::erase(BuildError::other(source)))
    }
}

/// Restores the types of the error of a waiter.
fn typed_waiter_error<O: Operation>(error: WaiterError<Output, PolledError>) -> WaiterError<O::Output, O::Error> {
    match error {
        WaiterError::ConstructionFailure(failure) => WaiterError::ConstructionFailure(failure),
        WaiterError::ExceededMaxWait(exceeded) => WaiterError::ExceededMaxWait(exceeded),
        WaiterError::FailureState(failure) => match failure.into_final_poll().into_result() {
            Ok(output) => match typed_output::<O>(output) {
                Ok(output) => WaiterError::FailureState(FailureState::new(FinalPoll::new(Ok(output)))),
                Err(error) => WaiterError::construction_failure(error),
            },
            Err(PolledError(error)) => {
                let unexpected = |error: Error| O::Error::create_unhandled_error(format!("{error:?}").into(), None);
                let error = error.downcast().unwrap_or_else(unexpected);
                WaiterError::FailureState(FailureState::new(FinalPoll::new(Err(error))))
            }
        },
        WaiterError::OperationFailed(polled) => {
            let error = typed_error::<O>(polled.into_error().map_service_error(|error| error.0));
            WaiterError::OperationFailed(OperationFailed::new(error))
        }
        // The loop returns no other variant.
        other => WaiterError::construction_failure(format!("{other:?}")),
    }
}
