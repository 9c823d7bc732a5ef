//! Waiters: operations that are called until a condition holds. <https://smithy.io/2.0/additional-specs/waiters.html>

use super::client::expression::{Source, Variable};
use super::client::{Acceptor, FailureMessage, Matcher, Operation, State, Test, Waiter};
use super::docs::Docs;
use super::names::{self, Name};
use super::scopes::Scope;
use super::typed_expressions::{Checker, Kind, Known};
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::jmespath;
use crate::model::{Node, Object, Shape};
use crate::sorted::sort_by_text;

/// Plans the waiters of operations. `shapes` are the shapes of the operations, in the same order. A waiter that cannot be
/// generated is left out, with a warning.
pub(super) fn plan(
    shapes: &[&Shape],
    operations: &[Operation],
    checker: Checker<'_>,
    report: &mut Report,
) -> Vec<Waiter> {
    let mut scope = WaiterScope::new(operations.iter().map(|operation| &operation.module));
    let mut waiters = Vec::new();
    for (index, (shape, operation)) in shapes.iter().zip(operations).enumerate() {
        let Some(applied) = shape.traits.find("smithy.waiters#waitable") else { continue };
        let mut waitable: Vec<(&str, &Node)> = applied.value.as_object().into_iter().flat_map(Object::iter).collect();
        sort_by_text(&mut waitable, |(name, _)| name);
        for (name, waiter) in waitable {
            let place = |at: Vec<String>| {
                let path = ["shapes", shape.id.as_str(), "traits", "smithy.waiters#waitable", name];
                Place::of(applied.location, path.into_iter().map(str::to_owned).chain(at))
            };
            let planned = Planned { operation, checker };
            match planned.waiter(waiter) {
                Ok(Parts { delays, acceptors, without_message }) => {
                    for (at, reason) in without_message {
                        let message = format!("left out a message of the waiter `{name}`: {reason}");
                        report.push(Diagnostic::warning("WaitableTrait", place(at), message));
                    }
                    let (type_name, module) = scope.take(name);
                    waiters.push(Waiter {
                        module,
                        name: type_name,
                        docs: Docs::convert(waiter.get("documentation").and_then(Node::as_str).unwrap_or_default()),
                        operation: index,
                        delays,
                        acceptors,
                    });
                }
                Err((at, reason)) => {
                    let message = format!("left out the waiter `{name}`: {reason}");
                    report.push(Diagnostic::warning("WaitableTrait", place(at), message));
                }
            }
        }
    }
    waiters
}

/// Marks the outputs that waiters add messages to.
pub(super) fn mark_outputs(waiters: &[Waiter], operations: &mut [Operation]) {
    for waiter in waiters.iter().filter(|waiter| waiter.has_messages()) {
        operations[waiter.operation].output.has_failure_messages = true;
    }
}

/// The names of waiters, and those of their modules.
pub(super) struct WaiterScope {
    names: Scope,
    modules: Scope,
}

impl WaiterScope {
    /// The scope of a client's waiters. `methods` are the other methods of the client.
    pub(super) fn new<'n>(methods: impl IntoIterator<Item = &'n Name>) -> Self {
        Self { names: Scope::of_waiters(), modules: Scope::of_waiter_modules(methods) }
    }

    /// The name of a waiter's types, and that of its module.
    pub(super) fn take(&mut self, waiter: &str) -> (String, Name) {
        let name = self.names.take(names::type_name(waiter));
        let module = self.modules.take_name(names::module_name(&name));
        (name, module)
    }
}

/// A problem of a waiter: the path to it in the waiter, and a message.
type Problem = (Vec<String>, String);

/// The parts of a waiter.
struct Parts {
    delays: (u64, u64),
    acceptors: Vec<Acceptor>,
    /// Why acceptors have no message, although the model has one for them.
    without_message: Vec<Problem>,
}

/// The operation of a waiter, and the checker of its expressions.
struct Planned<'p> {
    operation: &'p Operation,
    checker: Checker<'p>,
}

impl Planned<'_> {
    fn waiter(&self, waiter: &Node) -> Result<Parts, Problem> {
        if self.operation.input.holds_stream() {
            return Err((Vec::new(), "its operation sends a stream, which cannot be sent again".to_owned()));
        }
        let delay = |member: &str, default: u64, least: u64| match waiter.get(member) {
            None => Ok(default.max(least)),
            Some(delay) => {
                let seconds = delay.as_number().and_then(|number| u64::try_from(number.as_i64()?).ok());
                let seconds = seconds.filter(|seconds| (least..=i32::MAX as u64).contains(seconds));
                seconds.ok_or_else(|| {
                    (vec![member.to_owned()], format!("`{member}` must be an integer, at least {least}"))
                })
            }
        };
        let min_delay = delay("minDelay", 2, 1)?;
        let max_delay = delay("maxDelay", 120, min_delay)?;
        let missing = || (Vec::new(), "it has no acceptors".to_owned());
        let acceptors = waiter.get("acceptors").and_then(Node::as_array).ok_or_else(missing)?;
        let (mut planned, mut without_message) = (Vec::new(), Vec::new());
        for (index, acceptor) in acceptors.iter().enumerate() {
            let at = |(mut path, reason): Problem| {
                path.splice(0..0, ["acceptors".to_owned(), index.to_string()]);
                (path, reason)
            };
            let state = match acceptor.get("state").and_then(Node::as_str) {
                Some("success") => State::Success,
                Some("failure") => State::Failure,
                Some("retry") => State::Retry,
                _ => return Err(at((Vec::new(), "its state must be `success`, `failure` or `retry`".to_owned()))),
            };
            let matchers = self.matchers(acceptor.get("matcher").unwrap_or(&Node::Null)).map_err(at)?;
            for matcher in matchers {
                let message = self.message(state, &matcher, acceptor.get("message")).unwrap_or_else(|reason| {
                    without_message.push(at((vec!["message".to_owned()], reason)));
                    None
                });
                planned.push(Acceptor { state, matcher, message });
            }
        }
        Ok(Parts { delays: (min_delay, max_delay), acceptors: planned, without_message })
    }

    /// The message of an acceptor, which is a path into the output.
    /// <https://smithy.io/2.0/additional-specs/waiters.html#acceptor-structure>
    fn message(
        &self,
        state: State,
        matcher: &Matcher,
        message: Option<&Node>,
    ) -> Result<Option<FailureMessage>, String> {
        let Some(path) = message.and_then(Node::as_str) else { return Ok(None) };
        if state != State::Failure || matches!(matcher, Matcher::ErrorType(_) | Matcher::Success(false)) {
            // Only failures have messages, and an error has its own.
            return Ok(None);
        }
        let parsed = parse(path)?;
        let of_path = |reason| format!("the path `{path}`: {reason}");
        let root = Known::root(Variable::Output, &self.operation.output);
        let value = self.checker.value(&parsed, &root).map_err(of_path)?;
        if let Kind::Text = value.kind {
            return Ok(Some(FailureMessage::Text(value.typed)));
        }
        let expected =
            |kind: &Kind<'_>| of_path(format!("expected a string or a list of strings, found {}", kind.name()));
        let (Kind::List(_) | Kind::Computed { .. }) = value.kind else { return Err(expected(&value.kind)) };
        let (stream, element) = self.checker.elements(&parsed, &root).map_err(of_path)?;
        match element.kind {
            Kind::Text => Ok(Some(FailureMessage::Texts(stream))),
            other => Err(of_path(format!("expected a list of strings, found one whose elements are {}", other.name()))),
        }
    }

    /// <https://smithy.io/2.0/additional-specs/waiters.html#matcher-union>
    fn matchers(&self, matcher: &Node) -> Result<Vec<Matcher>, Problem> {
        let member = matcher.as_object().filter(|members| members.len() == 1).and_then(|members| members.iter().next());
        let at = |kind: &str, reason| (vec!["matcher".to_owned(), kind.to_owned()], reason);
        match member {
            Some(("success", Node::Bool(success))) => Ok(vec![Matcher::Success(*success)]),
            Some(("errorType", Node::String(name))) => {
                Ok(self.error_codes(name).into_iter().map(Matcher::ErrorType).collect())
            }
            Some((kind @ "output", path)) => {
                let root = Known::root(Variable::Output, &self.operation.output);
                Ok(vec![Matcher::Output(self.test(path, &root).map_err(|reason| at(kind, reason))?)])
            }
            Some((kind @ "inputOutput", path)) => {
                let root = Known::input_output(&self.operation.input, &self.operation.output);
                Ok(vec![Matcher::InputOutput(self.test(path, &root).map_err(|reason| at(kind, reason))?)])
            }
            _ => {
                let reason = "a matcher must have one of `success`, `errorType`, `output` and `inputOutput`".to_owned();
                Err((vec!["matcher".to_owned()], reason))
            }
        }
    }

    /// The error codes that a name in a matcher selects: the name itself, and the other codes of the operation's error with
    /// this name.
    fn error_codes(&self, name: &str) -> Vec<String> {
        let name = name.rsplit_once('#').map_or(name, |(_, name)| name);
        let mut codes = vec![name.to_owned()];
        let of_error =
            self.operation.error.variants.iter().find(|variant| variant.codes.iter().any(|code| code == name));
        for code in of_error.into_iter().flat_map(|variant| &variant.codes) {
            if code != name {
                codes.push(code.clone());
            }
        }
        codes
    }

    fn test<'p>(&'p self, matcher: &Node, root: &Known<'p>) -> Result<Test, String> {
        let text = |member: &str| {
            let missing = || format!("missing `{member}`: expected a string");
            matcher.get(member).and_then(Node::as_str).ok_or_else(missing)
        };
        let (path, expected) = (text("path")?, text("expected")?);
        let parsed = parse(path)?;
        let of_path = |reason| format!("the path `{path}`: {reason}");
        let texts = || {
            let (stream, element) = self.checker.elements(&parsed, root).map_err(of_path)?;
            match element.kind {
                Kind::Text => Ok((stream, expected.to_owned())),
                other => Err(of_path(format!("it is a list of {}, not of strings", other.name()))),
            }
        };
        let comparator = text("comparator")?;
        if let "allStringEquals" | "anyStringEquals" = comparator {
            let (stream, expected) = texts()?;
            let is_any = comparator == "anyStringEquals";
            return match stream.source {
                Source::Computed { nullable: true } if !is_any => Err(of_path("the list may contain null".to_owned())),
                _ => Ok(if is_any { Test::Any(stream, expected) } else { Test::All(stream, expected) }),
            };
        }
        let value = self.checker.value(&parsed, root).map_err(of_path)?;
        match (comparator, value.kind, expected) {
            ("stringEquals", Kind::Text, expected) => Ok(Test::Text(value.typed, expected.to_owned())),
            ("booleanEquals", Kind::Boolean, "true") => {
                Ok(Test::True(self.checker.condition(&parsed, root).map_err(of_path)?))
            }
            ("booleanEquals", Kind::Boolean, "false") => Ok(Test::False(value.typed)),
            (comparator, kind, expected) => {
                Err(of_path(format!("`{comparator}` cannot compare {} with `{expected}`", kind.name())))
            }
        }
    }
}

fn parse(path: &str) -> Result<jmespath::Expression, String> {
    jmespath::parse(path).map_err(|error| format!("the path `{path}` is not valid JMESPath: {error}"))
}
