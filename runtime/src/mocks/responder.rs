use super::call::Call;
use super::events;
use super::failure::Failure;
use super::operation::{self, MockedOperation};
use crate::error::ConnectorError;
use crate::operation::Operation;
use crate::protocol::server::Server;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use std::fmt;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The responses of a mock to the calls of one operation.
///
/// They are given in the order in which they were added, the last one for all further calls. [`times`](Self::times) changes
/// how often one is given. Each attempt of a call that is retried counts.
///
/// Clones are the same responder.
pub struct Responder<O: MockedOperation> {
    steps: Arc<Mutex<Steps<O>>>,
}

struct Steps<O: MockedOperation> {
    /// The conditions of inputs that it responds to.
    conditions: Vec<Condition<O::Input>>,
    steps: Vec<Step<O>>,
    calls: usize,
}

type Condition<I> = Arc<dyn Fn(&I) -> bool + Send + Sync>;

struct Step<O: MockedOperation> {
    action: Action<O>,
    /// How often it is to be given. `None` for as often as necessary, once if there is a next step.
    times: Option<usize>,
    given: usize,
}

enum Action<O: MockedOperation> {
    Respond(Arc<Mutex<Respond<O>>>),
    Fail(Failure),
}

type Respond<O> = dyn FnMut(<O as Operation>::Input) -> Responding<CallResult<O>> + Send;

type CallResult<O> = Result<<O as Operation>::Output, <O as Operation>::Error>;

/// A response in progress.
pub(super) type Responding<R> = Pin<Box<dyn Future<Output = R> + Send>>;

impl<O: MockedOperation> Responder<O> {
    pub(super) fn new() -> Self {
        Self { steps: Arc::new(Mutex::new(Steps { conditions: Vec::new(), steps: Vec::new(), calls: 0 })) }
    }

    fn steps(&self) -> MutexGuard<'_, Steps<O>> {
        self.steps.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Responds to the next call with what a function returns for its input.
    pub fn then(self, mut respond: impl FnMut(O::Input) -> Result<O::Output, O::Error> + Send + 'static) -> Self {
        self.then_respond(move |input| Box::pin(std::future::ready(respond(input))))
    }

    /// Responds to the next call with what an asynchronous function returns for its input: one that receives the events of a
    /// request before it responds, or that waits, for example.
    pub fn then_async<F>(self, mut respond: impl FnMut(O::Input) -> F + Send + 'static) -> Self
    where
        F: Future<Output = Result<O::Output, O::Error>> + Send + 'static,
    {
        self.then_respond(move |input| Box::pin(respond(input)))
    }

    fn then_respond(self, respond: impl FnMut(O::Input) -> Responding<CallResult<O>> + Send + 'static) -> Self {
        self.steps().push(Action::Respond(Arc::new(Mutex::new(respond))));
        self
    }

    /// Responds to the next call with a failure.
    pub fn then_fail(self, failure: Failure) -> Self {
        self.steps().push(Action::Fail(failure));
        self
    }

    /// Gives the last response that was added this number of times. After the last response of all, this responder responds
    /// to no further calls, and the next one of the operation does.
    ///
    /// # Panics
    /// No response was added.
    #[track_caller]
    pub fn times(self, times: usize) -> Self {
        let is_set = self.steps().steps.last_mut().map(|last| last.times = Some(times)).is_some();
        assert!(is_set, "`times` needs a response before it");
        self
    }

    /// Throttles this number of calls first, before all other responses.
    pub fn throttle(self, times: usize) -> Self {
        let throttled = Step { action: Action::Fail(Failure::throttling()), times: Some(times), given: 0 };
        self.steps().steps.insert(0, throttled);
        self
    }

    /// Responds only to calls whose input meets a condition, besides earlier conditions. Other calls are for the next
    /// responder of the operation.
    pub fn match_input(self, condition: impl Fn(&O::Input) -> bool + Send + Sync + 'static) -> Self {
        self.steps().conditions.push(Arc::new(condition));
        self
    }

    /// The number of calls that this responder has responded to.
    pub fn call_count(&self) -> usize {
        self.steps().calls
    }
}

impl<O: MockedOperation> Clone for Responder<O> {
    fn clone(&self) -> Self {
        Self { steps: self.steps.clone() }
    }
}

impl<O: MockedOperation> fmt::Debug for Responder<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let steps = self.steps();
        f.debug_struct("Responder")
            .field("operation", &O::descriptor().name)
            .field("steps", &steps.steps.len())
            .field("calls", &steps.calls)
            .finish()
    }
}

impl<O: MockedOperation> Steps<O> {
    fn push(&mut self, action: Action<O>) {
        self.steps.push(Step { action, times: None, given: 0 });
    }

    /// The action for the next call. `None` if all responses are given.
    fn next(&mut self) -> Option<Action<O>> {
        let count = self.steps.len();
        for (index, step) in self.steps.iter_mut().enumerate() {
            let default = if index + 1 < count { 1 } else { usize::MAX };
            if step.given < step.times.unwrap_or(default) {
                step.given += 1;
                self.calls += 1;
                return Some(match &step.action {
                    Action::Respond(respond) => Action::Respond(respond.clone()),
                    Action::Fail(failure) => Action::Fail(failure.clone()),
                });
            }
        }
        None
    }

    /// Whether every response was given as often as it is to be.
    fn is_done(&self) -> bool {
        self.steps.iter().all(|step| step.given >= step.times.unwrap_or(1))
    }
}

/// A responder of any operation.
pub(super) trait AnyResponder: Send + Sync {
    /// The name of the operation.
    fn operation(&self) -> &'static str;

    /// Responds to a call of the operation. `None` if the input does not meet the conditions, or if all responses are given.
    fn respond(&self, server: &Arc<Server>, call: &Call) -> Option<Responding<Result<HttpResponse, ConnectorError>>>;

    /// Whether every response is given as often as it is to be.
    fn is_done(&self) -> bool;
}

impl<O: MockedOperation> AnyResponder for Responder<O> {
    fn operation(&self) -> &'static str {
        O::descriptor().name
    }

    fn respond(&self, server: &Arc<Server>, call: &Call) -> Option<Responding<Result<HttpResponse, ConnectorError>>> {
        let name = O::descriptor().name;
        let mut input = operation::read_input::<O>(server, &call.request).unwrap_or_else(|error| {
            panic!("the request for `{name}` is not as the model describes it: {error}\n{:#?}", call.request)
        });
        // A condition can use the responder.
        let conditions = self.steps().conditions.clone();
        if !conditions.iter().all(|condition| condition(&input)) {
            return None;
        }
        let action = self.steps().next()?;
        operation::connect_events::<O>(server, &mut input, call);
        let (server, call) = (server.clone(), call.clone());
        Some(Box::pin(async move {
            match action {
                Action::Fail(failure) => {
                    events::end(call.events).await;
                    failure.result(&server)
                }
                Action::Respond(respond) => {
                    let responding = (respond.lock().unwrap_or_else(PoisonError::into_inner))(input);
                    let response = operation::write::<O>(&server, call, responding.await).await;
                    Ok(response
                        .unwrap_or_else(|error| panic!("the response of the mock for `{name}` is invalid: {error}")))
                }
            }
        }))
    }

    fn is_done(&self) -> bool {
        self.steps().is_done()
    }
}
