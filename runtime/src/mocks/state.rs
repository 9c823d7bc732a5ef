use super::call::Call;
use super::events;
use super::failure::Failure;
use super::operation::{self, MockedOperation};
use super::responder::{AnyResponder, Responder, Responding};
use crate::error::ConnectorError;
use crate::operation::Descriptor;
use crate::protocol::server::{Route, Server};
use crate::service::Service;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use std::collections::VecDeque;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The responses of a mocked service, and the calls that it received. The type `Mock` of a client dereferences to it.
///
/// Clones are the same mock.
///
/// # Panics
/// A call that no responder responds to panics, in the task that polls the call.
#[derive(Clone)]
pub struct Mocks {
    state: Arc<State>,
}

struct State {
    server: Arc<Server>,
    responders: Mutex<Vec<Arc<dyn AnyResponder>>>,
    failures: Mutex<VecDeque<Failure>>,
    /// The calls that the mock received, with the names of their operations.
    calls: Mutex<Vec<(&'static str, Call)>>,
}

impl Mocks {
    /// A mock of a service that responds to nothing.
    #[doc(hidden)]
    pub fn of(service: &'static Service) -> Self {
        let (shape_name, namespace, version) = (service.shape_name, service.namespace, service.version);
        let server = Server::new((service.protocol)(), shape_name, namespace, version, service.xml_namespace);
        let server = Arc::new(server.unwrap_or_else(|error| panic!("the client cannot be mocked: {error}")));
        let state = State { server, responders: Mutex::default(), failures: Mutex::default(), calls: Mutex::default() };
        Self { state: Arc::new(state) }
    }

    pub(super) fn server(&self) -> &Server {
        &self.state.server
    }

    /// Adds a responder of an operation, which responds to no call yet. `O` is the type of the operation that
    /// `operation::get_object::GetObject` is, for example.
    ///
    /// If an operation has several responders, the first one that responds to a call is chosen.
    pub fn on<O: MockedOperation>(&self) -> Responder<O> {
        let responder = Responder::new();
        lock(&self.state.responders).push(Arc::new(responder.clone()));
        responder
    }

    /// Fails the next calls, of any operation, before a responder is chosen.
    pub fn fail_next(&self, times: usize, failure: Failure) {
        lock(&self.state.failures).extend(std::iter::repeat_n(failure, times));
    }

    /// The inputs of the calls of an operation, as the service receives them, in their order. Each attempt of a call that is
    /// retried is one. The event stream of an input has the events that the service has received, and waits for further ones
    /// until the call ends; it converts to an [`EventReceiver`](crate::primitives::event_stream::EventReceiver).
    ///
    /// # Panics
    /// A request is not as the model describes it.
    pub fn calls_of<O: MockedOperation>(&self) -> Vec<O::Input> {
        let name = O::descriptor().name;
        let calls = lock(&self.state.calls);
        let of_operation = calls.iter().filter(|(operation, _)| *operation == name);
        let inputs = of_operation.map(|(_, call)| {
            let input = operation::read_input::<O>(&self.state.server, &call.request);
            let mut input = input.unwrap_or_else(|error| panic!("a request for `{name}` is malformed: {error}"));
            operation::connect_events::<O>(&self.state.server, &mut input, call);
            input
        });
        inputs.collect()
    }

    /// The names of the operations that were called, in the order of the calls.
    pub fn calls(&self) -> Vec<&'static str> {
        lock(&self.state.calls).iter().map(|(operation, _)| *operation).collect()
    }

    /// Checks that every response was given: each one at least as often as it is to be.
    ///
    /// # Panics
    /// A response was not given.
    #[track_caller]
    pub fn assert_all_called(&self) {
        let responders = lock(&self.state.responders).clone();
        let unused: Vec<&str> =
            responders.iter().filter(|responder| !responder.is_done()).map(|responder| responder.operation()).collect();
        let failures = lock(&self.state.failures).len();
        assert!(
            unused.is_empty() && failures == 0,
            "responders of {} did not give all of their responses, and {failures} failures are left; the calls were {}",
            list(&unused),
            list(&self.calls())
        );
    }

    /// Receives a request of a call.
    ///
    /// # Panics
    /// The request is not one of the operation, or no responder responds to it.
    pub(super) async fn receive(&self, called: &Descriptor, call: Call) -> Result<HttpResponse, ConnectorError> {
        let (state, name, request) = (&*self.state, called.name, &call.request);
        assert!(
            state.server.is_for(request, name, Route::of(called.input).as_ref()),
            "the client called `{name}`, and the request is for another operation: {} {}",
            request.method(),
            request.path()
        );
        lock(&state.calls).push((name, call.clone()));
        let failure = lock(&state.failures).pop_front();
        if let Some(failure) = failure {
            events::end(call.events).await;
            return failure.result(&state.server);
        }
        self.respond(name, &call).await
    }

    /// The response of the first responder that has one.
    fn respond(&self, name: &str, call: &Call) -> Responding<Result<HttpResponse, ConnectorError>> {
        let state = &*self.state;
        // A function that responds can call the client.
        let responders = lock(&state.responders).clone();
        let mut of_operation = responders.iter().filter(|responder| responder.operation() == name).peekable();
        let has_any = of_operation.peek().is_some();
        match of_operation.find_map(|responder| responder.respond(&state.server, call)) {
            Some(responding) => responding,
            None => panic!("{}", unexpected(name, has_any, &responders)),
        }
    }
}

fn unexpected(name: &str, has_any: bool, responders: &[Arc<dyn AnyResponder>]) -> String {
    let mut others: Vec<&str> = responders.iter().map(|responder| responder.operation()).collect();
    others.dedup();
    match has_any {
        true => format!(
            "unexpected call of `{name}`: the conditions of its responders do not match the input, or all of their responses \
             were given; add one without `match_input` and `times`, or one that matches"
        ),
        false => format!("unexpected call of `{name}`: the mock responds to {}", list(&others)),
    }
}

fn list(names: &[&str]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    if names.is_empty() { "none".to_owned() } else { names.join(", ") }
}

fn lock<T: ?Sized>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

impl fmt::Debug for Mocks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mocks").field("calls", &self.calls()).finish_non_exhaustive()
    }
}
