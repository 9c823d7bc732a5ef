//! Chooses the responses to requests: those of a script, and those of the model's examples.

use crate::events::Step;
use crate::script::{self, Scripted};
use crate::service::{Call, Failure, ScriptedError, Service};
use crate::values::{Blobs, is_part, json};
use serde_json::{Map, Value};
use smithereens::__private::server::{Request, plain_text};
use smithereens::config::http::HttpResponse;
use smithereens::error::SerdeError;
use smithereens_codegen::model::Node;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// The responses of a service.
#[derive(Debug)]
pub struct Responses {
    service: Service,
    /// In the order in which they are tried: those of the script, then the examples, the most specific ones first.
    rules: Vec<Rule>,
    /// The number of examples among them.
    example_count: usize,
}

#[derive(Debug)]
struct Rule {
    operation: String,
    /// Members that the input must have.
    input: Value,
    result: Scripted,
    delay: Duration,
    times: u64,
    given: AtomicU64,
    /// Its name in the log.
    title: String,
}

/// A response, and the text to log.
#[derive(Debug)]
pub struct Reply {
    /// The response. If it has an event stream, its body is what `events` send.
    pub response: HttpResponse,
    /// The event stream of the response, if it has one.
    pub events: Option<Vec<Step>>,
    /// The time to wait before it is sent.
    pub delay: Duration,
    /// The operation, unless the request is for none.
    pub operation: Option<String>,
    /// The name of the response, or the reason why there is none.
    pub outcome: String,
}

impl Responses {
    /// The responses of a script, which may be empty, and of the model's examples.
    ///
    /// # Errors
    /// The script is not valid for the service. The error says where.
    pub fn new(service: Service, script: Option<&str>) -> Result<Self, String> {
        let mut rules = Vec::new();
        for (index, scripted) in script.map(script::parse).transpose()?.unwrap_or_default().into_iter().enumerate() {
            let title = format!("responses[{index}] of the script");
            let input = Value::Object(scripted.input.unwrap_or_default());
            let call = call_with(&service, &scripted.operation, &input);
            let (call, input) = call.map_err(|error| format!("{title}: {error}"))?;
            let rule = Rule {
                input,
                operation: scripted.operation,
                result: scripted.result,
                delay: scripted.delay,
                times: scripted.times.unwrap_or(u64::MAX),
                given: AtomicU64::new(0),
                title,
            };
            // A response that cannot be written is an error now, not at the first request.
            rule.write(&service, &call).map_err(|error| format!("{}: {error}", rule.title))?;
            rules.push(rule);
        }
        let mut examples: Vec<Rule> =
            service.examples().filter_map(|example| Rule::of_example(&service, example)).collect();
        examples.sort_by_key(|rule| std::cmp::Reverse(rule.input.as_object().map_or(0, Map::len)));
        let example_count = examples.len();
        rules.extend(examples);
        Ok(Self { service, rules, example_count })
    }

    /// The service.
    pub fn service(&self) -> &Service {
        &self.service
    }

    /// The number of examples of the model that are responses.
    pub fn example_count(&self) -> usize {
        self.example_count
    }

    /// Responds to a request.
    pub fn respond(&self, request: &Request) -> Reply {
        let call = match self.service.call(request) {
            Ok(call) => call,
            Err(failure) => return self.failed(request, None, &failure),
        };
        let operation = self.service.operation(&call).to_owned();
        let input = match self.service.read_input(&call, request) {
            Ok(input) => Value::Object(input),
            Err(failure) => return self.failed(request, Some(operation), &failure),
        };
        let rule = self.rules.iter().find(|rule| rule.operation == operation && rule.responds_to(&input));
        let Some(rule) = rule else {
            let failure = self.no_response(&operation, &input);
            return self.failed(request, Some(operation), &failure);
        };
        match rule.write(&self.service, &call) {
            Ok((response, events)) => {
                let (delay, outcome) = (rule.delay, rule.title.clone());
                Reply { response, events, delay, operation: Some(operation), outcome }
            }
            Err(error) => {
                let message = format!("{} cannot be sent: {error}", rule.title);
                self.failed(request, Some(operation), &Failure { message, code: "InternalFailure", status: 500 })
            }
        }
    }

    /// Refuses a request that could not be received.
    pub fn refuse(&self, request: &Request, message: String, status: u16) -> Reply {
        self.failed(request, None, &Failure { message, code: "SerializationException", status })
    }

    fn failed(&self, request: &Request, operation: Option<String>, failure: &Failure) -> Reply {
        let response = self.service.write_failure(request, failure);
        let (delay, outcome) = (Duration::ZERO, failure.message.clone());
        Reply { response, events: None, delay, operation, outcome }
    }

    fn no_response(&self, operation: &str, input: &Value) -> Failure {
        let examples = self.rules.iter().filter(|rule| rule.operation == operation).count();
        let found = match examples {
            0 => "the model has no example of it".to_owned(),
            count => format!("none of its {count} responses is for this input"),
        };
        let script = serde_json::json!({"responses": [{"operation": operation, "input": input, "output": {}}]});
        Failure {
            message: format!(
                "smithereens has no response for `{operation}`: {found}. Add one to a script, and pass it with `--script`: {script}"
            ),
            code: "NoResponse",
            status: 501,
        }
    }
}

/// The call of an operation, and its input in the form in which inputs of requests are read.
fn call_with(service: &Service, operation: &str, input: &Value) -> Result<(Call, Value), String> {
    let call = service.call_of(operation).ok_or_else(|| {
        let known: Vec<&str> = service.operations().collect();
        format!("the service has no operation `{operation}`: it has {}", known.join(", "))
    })?;
    let input = service.canonical_members(operation, input, Blobs::Base64).map_err(|error| error.to_string())?;
    Ok((call, input))
}

impl Rule {
    /// The response of an example. `None` if the example is not as the model describes it.
    fn of_example(service: &Service, (operation, example): (&str, &Node)) -> Option<Self> {
        let object = |node: Option<&Node>| match node.map(json) {
            Some(Value::Object(members)) => members,
            _ => Map::new(),
        };
        let input = Value::Object(object(example.get("input")));
        let result = match example.get("error") {
            None => Scripted::Output(object(example.get("output")), Vec::new()),
            Some(error) => Scripted::Error {
                code: error.get("shapeId")?.as_str()?.to_owned(),
                message: None,
                members: object(error.get("content")),
                status: None,
            },
        };
        let (call, input) = call_with(service, operation, &input).ok()?;
        let rule = Self {
            operation: operation.to_owned(),
            input,
            result,
            delay: Duration::ZERO,
            times: u64::MAX,
            given: AtomicU64::new(0),
            title: format!("example `{}`", example.get("title").and_then(Node::as_str).unwrap_or_default()),
        };
        rule.write(service, &call).ok()?;
        Some(rule)
    }

    /// Whether it responds to a call with this input, which counts then.
    fn responds_to(&self, input: &Value) -> bool {
        let count = |given: u64| (given < self.times).then_some(given.saturating_add(1));
        is_part(&self.input, input) && self.given.fetch_update(Ordering::Relaxed, Ordering::Relaxed, count).is_ok()
    }

    /// The response, and its event stream if it has one.
    fn write(&self, service: &Service, call: &Call) -> Result<(HttpResponse, Option<Vec<Step>>), SerdeError> {
        let response = match &self.result {
            Scripted::Output(output, events) => return service.write_events(call, output, events),
            Scripted::Error { code, message, members, status } => {
                let message = message.as_deref();
                let exception = ScriptedError { code, members: members.clone(), message, status: *status };
                service.write_error(call, &exception, Blobs::Base64)?
            }
            Scripted::Status(status) => plain_text(*status, ""),
        };
        Ok((response, None))
    }
}
