//! Expected outcomes: `{"Ok": …}`, or `{"ErrorContains": "a part of the text"}`.

use crate::Outcome;
use aws_smithy_types::error::display::DisplayErrorContext;
use serde_json::Value;
use std::error::Error;

/// Compares an outcome with the expected one. The text of an error is that of its sources too.
pub(crate) fn compare(expected: &Value, actual: Result<Value, impl Into<Box<dyn Error>>>) -> Outcome {
    let actual = actual.map_err(Into::into);
    match (expected.get("Ok"), expected.get("ErrorContains").and_then(Value::as_str), actual) {
        (Some(expected), None, Ok(actual)) if equal(expected, &actual) => Ok(()),
        (Some(expected), None, Ok(actual)) => Err(format!("expected {expected}, found {actual}")),
        (Some(expected), None, Err(error)) => {
            Err(format!("expected {expected}, found {}", DisplayErrorContext(&*error)))
        }
        (None, Some(part), Err(error)) => {
            let text = DisplayErrorContext(&*error).to_string();
            match text.contains(part) {
                true => Ok(()),
                false => Err(format!("expected an error with `{part}`, found `{text}`")),
            }
        }
        (None, Some(part), Ok(actual)) => Err(format!("expected an error with `{part}`, found {actual}")),
        _ => Err(format!("expected `Ok` or `ErrorContains` in the scenario, found {expected}")),
    }
}

/// Whether values are equal. In an object, a member that is missing equals `null`.
pub(crate) fn equal(expected: &Value, actual: &Value) -> bool {
    match (expected, actual) {
        (Value::Object(expected), Value::Object(actual)) => {
            let names = expected.keys().chain(actual.keys());
            let member =
                |object: &serde_json::Map<_, _>, name: &String| object.get(name).cloned().unwrap_or(Value::Null);
            names.into_iter().all(|name| equal(&member(expected, name), &member(actual, name)))
        }
        (Value::Array(expected), Value::Array(actual)) => {
            expected.len() == actual.len()
                && expected.iter().zip(actual).all(|(expected, actual)| equal(expected, actual))
        }
        _ => expected == actual,
    }
}
