//! Scripts: responses to requests, in JSON. The book describes the format.

use serde_json::{Map, Value};
use std::time::Duration;

/// A response of a script.
#[derive(Debug)]
pub(crate) struct Rule {
    pub(crate) operation: String,
    /// Members that the input must have, with these values.
    pub(crate) input: Option<Map<String, Value>>,
    pub(crate) result: Scripted,
    pub(crate) delay: Duration,
    /// How often it can be given.
    pub(crate) times: Option<u64>,
}

/// The result that a response has.
#[derive(Debug)]
pub(crate) enum Scripted {
    /// The members of an output, and the events of its event stream.
    Output(Map<String, Value>, Vec<ScriptedEvent>),
    Error {
        code: String,
        message: Option<String>,
        members: Map<String, Value>,
        status: Option<u16>,
    },
    /// A status without a body.
    Status(u16),
}

/// A part of an event stream in a response.
#[derive(Debug, PartialEq)]
pub enum ScriptedEvent {
    /// An event, or an exception of the model, by the name of the member of the union.
    Event(Map<String, Value>),
    /// An error that the model does not have.
    Error {
        /// Its code.
        code: String,
        /// Its message.
        message: String,
    },
    /// The end of the response within a message.
    CutOff,
    /// A pause.
    Delay(Duration),
    /// The client sends an event with these members.
    WaitFor(Map<String, Value>),
    /// The request ends.
    WaitForEnd,
}

/// Parses a script.
///
/// # Errors
/// It is not JSON, or not as the book describes it. The error says where and what is expected.
pub(crate) fn parse(text: &str) -> Result<Vec<Rule>, String> {
    let script: Value = serde_json::from_str(text).map_err(|error| format!("the script is not JSON: {error}"))?;
    let mut script = Fields::of("the script", script)?;
    let responses = script.take("responses");
    script.finish(&["responses"])?;
    let Some(Value::Array(responses)) = responses else {
        return Err("the script must have a member `responses`, an array of objects".to_owned());
    };
    responses.into_iter().enumerate().map(|(index, response)| rule(&format!("responses[{index}]"), response)).collect()
}

fn rule(place: &str, value: Value) -> Result<Rule, String> {
    let mut fields = Fields::of(place, value)?;
    let operation = fields.text("operation")?.ok_or_else(|| format!("{place} must have an `operation`, a name"))?;
    let input = fields.object("input")?;
    let times = fields.number("times")?;
    let delay = Duration::from_millis(fields.number("delay_ms")?.unwrap_or_default());
    let status = fields.number("status")?.map(|status| to_status(place, status)).transpose()?;
    let events = fields.take("events");
    if events.is_some() && !fields.members.contains_key("output") {
        return Err(format!("{place}: `events` needs an `output`, which may be empty"));
    }
    let result = match (fields.object("output")?, fields.take("error"), status) {
        (Some(output), None, None) => Scripted::Output(output, events_of(place, events)?),
        (None, Some(error), None) => error_of(&format!("{place}.error"), error)?,
        (None, None, Some(status)) => Scripted::Status(status),
        _ => return Err(format!("{place} must have one of `output`, `error` and `status`")),
    };
    fields.finish(&["operation", "input", "output", "events", "error", "status", "delay_ms", "times"])?;
    Ok(Rule { operation, input, result, delay, times })
}

fn events_of(place: &str, value: Option<Value>) -> Result<Vec<ScriptedEvent>, String> {
    let events = match value {
        None => Vec::new(),
        Some(Value::Array(events)) => events,
        Some(other) => return Err(format!("{place}: expected an array as `events`, found {other}")),
    };
    let events = events.into_iter().enumerate();
    events.map(|(index, event)| event_of(&format!("{place}.events[{index}]"), event)).collect()
}

fn event_of(place: &str, value: Value) -> Result<ScriptedEvent, String> {
    let mut fields = Fields::of(place, value)?;
    let (event, error, delay) = (fields.object("event")?, fields.take("error"), fields.number("delay_ms")?);
    let (cut_off, wait_for) = (fields.take("cut_off"), fields.take("wait_for"));
    let parsed = match (event, error, delay, cut_off, wait_for) {
        (Some(event), None, None, None, None) => ScriptedEvent::Event(event),
        (None, Some(error), None, None, None) => stream_error(&format!("{place}.error"), error)?,
        (None, None, Some(delay), None, None) => ScriptedEvent::Delay(Duration::from_millis(delay)),
        (None, None, None, Some(Value::Bool(true)), None) => ScriptedEvent::CutOff,
        (None, None, None, None, Some(Value::Object(event))) => ScriptedEvent::WaitFor(event),
        (None, None, None, None, Some(Value::String(end))) if end == "end" => ScriptedEvent::WaitForEnd,
        _ => {
            return Err(format!(
                "{place} must have one of `event`, an object; `error`; `delay_ms`; `cut_off`, which is true; and `wait_for`, \
                 an object or \"end\""
            ));
        }
    };
    fields.finish(&["event", "error", "delay_ms", "cut_off", "wait_for"])?;
    Ok(parsed)
}

fn stream_error(place: &str, value: Value) -> Result<ScriptedEvent, String> {
    match error_of(place, value)? {
        Scripted::Error { code, message, members, status: None } if members.is_empty() => {
            Ok(ScriptedEvent::Error { code, message: message.unwrap_or_default() })
        }
        _ => Err(format!(
            "{place} has a `code` and a `message` only: an exception of the model is an `event`, by its name in the union"
        )),
    }
}

fn error_of(place: &str, value: Value) -> Result<Scripted, String> {
    if let Value::String(code) = value {
        return Ok(Scripted::Error { code, message: None, members: Map::new(), status: None });
    }
    let mut fields = Fields::of(place, value)?;
    let code = fields.text("code")?.ok_or_else(|| format!("{place} must have a `code`"))?;
    let message = fields.text("message")?;
    let members = fields.object("members")?.unwrap_or_default();
    let status = fields.number("status")?.map(|status| to_status(place, status)).transpose()?;
    fields.finish(&["code", "message", "members", "status"])?;
    Ok(Scripted::Error { code, message, members, status })
}

fn to_status(place: &str, status: u64) -> Result<u16, String> {
    let in_range = u16::try_from(status).ok().filter(|status| (200..600).contains(status));
    in_range.ok_or_else(|| format!("{place}: expected a `status` from 200 to 599, found {status}"))
}

/// The members of an object that are not read yet.
struct Fields<'p> {
    place: &'p str,
    members: Map<String, Value>,
}

impl<'p> Fields<'p> {
    fn of(place: &'p str, value: Value) -> Result<Self, String> {
        match value {
            Value::Object(members) => Ok(Self { place, members }),
            other => Err(format!("{place} must be an object, found {other}")),
        }
    }

    fn take(&mut self, name: &str) -> Option<Value> {
        self.members.remove(name)
    }

    fn text(&mut self, name: &str) -> Result<Option<String>, String> {
        match self.take(name) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(other) => Err(format!("{}: expected a string as `{name}`, found {other}", self.place)),
        }
    }

    fn object(&mut self, name: &str) -> Result<Option<Map<String, Value>>, String> {
        match self.take(name) {
            None => Ok(None),
            Some(Value::Object(members)) => Ok(Some(members)),
            Some(other) => Err(format!("{}: expected an object as `{name}`, found {other}", self.place)),
        }
    }

    fn number(&mut self, name: &str) -> Result<Option<u64>, String> {
        match self.take(name) {
            None => Ok(None),
            Some(value) => match value.as_u64() {
                Some(number) => Ok(Some(number)),
                None => Err(format!("{}: expected a whole number as `{name}`, found {value}", self.place)),
            },
        }
    }

    fn finish(self, known: &[&str]) -> Result<(), String> {
        match self.members.keys().next() {
            Some(name) => {
                Err(format!("{} has an unknown member `{name}`; known ones: {}", self.place, known.join(", ")))
            }
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Map, Scripted, ScriptedEvent, Value, parse};
    use std::time::Duration;

    #[test]
    fn a_response_is_an_output_an_error_or_a_status() {
        let script = r#"{"responses": [
            {"operation": "A", "input": {"b": 1}, "output": {}, "times": 2, "delay_ms": 5},
            {"operation": "A", "error": "Missing"},
            {"operation": "A", "error": {"code": "Missing", "message": "m", "members": {"n": 1}, "status": 404}},
            {"operation": "A", "status": 503}
        ]}"#;
        let rules = parse(script).expect("a script");
        let kinds = rules.iter().map(|rule| match &rule.result {
            Scripted::Output(..) => "output",
            Scripted::Error { .. } => "error",
            Scripted::Status(_) => "status",
        });
        assert!(kinds.eq(["output", "error", "error", "status"]));
        let first = rules.first().map(|rule| (rule.times, rule.delay.as_millis()));
        assert_eq!(first, Some((Some(2), 5)));
    }

    #[test]
    fn an_output_has_events() {
        let script = r#"{"responses": [{"operation": "A", "output": {}, "events": [
            {"event": {"b": {}}}, {"delay_ms": 5}, {"wait_for": {"c": {}}}, {"wait_for": "end"},
            {"error": {"code": "d", "message": "e"}}, {"error": "f"}, {"cut_off": true}
        ]}]}"#;
        let rules = parse(script).expect("a script");
        let Some(Scripted::Output(_, events)) = rules.first().map(|rule| &rule.result) else { panic!("an output") };
        let error =
            |code: &str, message: &str| ScriptedEvent::Error { code: code.to_owned(), message: message.to_owned() };
        let member = |name: &str| Map::from_iter([(name.to_owned(), Value::Object(Map::new()))]);
        let expected = [
            ScriptedEvent::Event(member("b")),
            ScriptedEvent::Delay(Duration::from_millis(5)),
            ScriptedEvent::WaitFor(member("c")),
            ScriptedEvent::WaitForEnd,
            error("d", "e"),
            error("f", ""),
            ScriptedEvent::CutOff,
        ];
        assert_eq!(*events, expected);
    }

    #[test]
    fn the_error_says_what_is_expected() {
        for (script, message) in [
            ("[", "the script is not JSON"),
            ("[]", "the script must be an object, found []"),
            ("{}", "the script must have a member `responses`"),
            (r#"{"responses": [], "rules": 1}"#, "the script has an unknown member `rules`; known ones: responses"),
            (r#"{"responses": [{}]}"#, "responses[0] must have an `operation`"),
            (r#"{"responses": [{"operation": "A"}]}"#, "must have one of `output`, `error` and `status`"),
            (r#"{"responses": [{"operation": "A", "status": 99}]}"#, "expected a `status` from 200 to 599, found 99"),
            (r#"{"responses": [{"operation": "A", "status": 500, "after": 1}]}"#, "an unknown member `after`"),
            (r#"{"responses": [{"operation": "A", "error": {}}]}"#, "responses[0].error must have a `code`"),
            (r#"{"responses": [{"operation": "A", "error": "B", "events": []}]}"#, "`events` needs an `output`"),
            (r#"{"responses": [{"operation": "A", "output": {}, "events": 1}]}"#, "expected an array as `events`"),
            (
                r#"{"responses": [{"operation": "A", "output": {}, "events": [{}]}]}"#,
                "events[0] must have one of `event`",
            ),
            (
                r#"{"responses": [{"operation": "A", "output": {}, "events": [{"error": {"code": "B", "status": 400}}]}]}"#,
                "events[0].error has a `code` and a `message` only",
            ),
            (r#"{"responses": [{"operation": "A", "output": []}]}"#, "expected an object as `output`, found []"),
        ] {
            let error = parse(script).expect_err(script);
            assert!(error.contains(message), "{script}: {error}");
        }
    }
}
