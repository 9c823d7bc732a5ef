use super::events::Events;
use super::node::{Node, Number, Object};
use crate::syntax_error::SyntaxError;
use json_event_parser::JsonEvent;

/// Parses a JSON text. Each key of an object must be unique.
///
/// # Errors
/// If the text is not JSON, an object has a key twice, or values are nested too deeply.
pub(crate) fn parse(text: &str) -> Result<Node, SyntaxError> {
    // The parser skips a byte order mark, which is not part of JSON.
    if text.starts_with('\u{feff}') {
        return Err(SyntaxError { message: "expected a value, found a byte order mark".to_owned(), offset: 0 });
    }
    let mut reader = Reader { events: Events::new(text) };
    let first = reader.events.next()?;
    let root = reader.node(first)?;
    match reader.events.next()? {
        JsonEvent::Eof => Ok(root),
        _ => Err(unexpected(reader.events.offset())),
    }
}

struct Reader<'t> {
    events: Events<'t>,
}

impl Reader<'_> {
    /// Reads the value that begins with this event.
    fn node(&mut self, event: JsonEvent<'_>) -> Result<Node, SyntaxError> {
        Ok(match event {
            JsonEvent::Null => Node::Null,
            JsonEvent::Boolean(value) => Node::Bool(value),
            JsonEvent::Number(number) => Node::Number(Number::of_json(&number)),
            JsonEvent::String(text) => Node::String(text.into_owned()),
            JsonEvent::StartArray => self.array()?,
            JsonEvent::StartObject => self.object()?,
            JsonEvent::EndArray | JsonEvent::EndObject | JsonEvent::ObjectKey(_) | JsonEvent::Eof => {
                return Err(unexpected(self.events.offset()));
            }
        })
    }

    fn array(&mut self) -> Result<Node, SyntaxError> {
        let mut elements = Vec::new();
        loop {
            match self.events.next()? {
                JsonEvent::EndArray => return Ok(Node::Array(elements)),
                event => elements.push(self.node(event)?),
            }
        }
    }

    fn object(&mut self) -> Result<Node, SyntaxError> {
        let (mut members, mut before) = (Vec::new(), Vec::new());
        loop {
            before.push(self.events.offset());
            let JsonEvent::ObjectKey(key) = self.events.next()? else { break };
            let event = self.events.next()?;
            members.push((key.into_owned(), self.node(event)?));
        }
        let keys: Vec<&str> = members.iter().map(|(key, _): &(String, Node)| key.as_str()).collect();
        let order = crate::sorted::order(&keys);
        match order.windows(2).find(|pair| keys[pair[0]] == keys[pair[1]]) {
            Some(pair) => {
                let message = format!("the key `{}` is defined twice", keys[pair[1]]);
                Err(SyntaxError { message, offset: self.events.start_after(before[pair[1]]) })
            }
            None => Ok(Node::Object(Object::from_unique(members))),
        }
    }
}

/// The parser does not return an event in a place where it cannot be.
fn unexpected(offset: usize) -> SyntaxError {
    SyntaxError { message: "expected a value".to_owned(), offset }
}

#[cfg(test)]
mod tests {
    use super::{Node, parse};

    #[test]
    fn numbers_keep_their_text() {
        for text in ["1", "-1", "1.50", "0.0", "1E3", "18446744073709551616", "-1.7976931348623157E+309"] {
            let Ok(Node::Number(number)) = parse(text) else { panic!("{text}") };
            assert_eq!(number.as_str(), text);
        }
    }

    #[test]
    fn a_key_is_defined_once() {
        let error = parse(r#"{"a": 1, "b": {"c": 1, "d": 0, "c": 2}}"#).expect_err("two `c`");
        assert_eq!(error.to_string(), "the key `c` is defined twice at byte 31");
    }

    #[test]
    fn values_are_nested_as_deep_as_serde_json_allows() {
        for depth in [1, 126, 127, 128, 129, 100_000] {
            for (open, value, close) in [("[", "0", "]"), ("{\"a\":", "0", "}")] {
                let text = [&open.repeat(depth), value, &close.repeat(depth)].concat();
                let expected = serde_json::from_str::<serde_json::Value>(&text).is_ok();
                assert_eq!(parse(&text).is_ok(), expected, "{depth} {open}");
            }
        }
    }

    #[test]
    fn what_is_not_json_is_an_error() {
        let texts = [
            "",
            " ",
            "{",
            "[",
            "[1",
            "[1,",
            "[1,]",
            "[,1]",
            "[1 2]",
            "{,}",
            r#"{"a"}"#,
            r#"{"a" 1}"#,
            r#"{"a":}"#,
            r#"{"a":1,}"#,
            r#"{"a":1 "b":2}"#,
            "{1:2}",
            "]",
            "}",
            "[}",
            "{]",
            "1 2",
            "{} {}",
            "nul",
            "True",
            "01",
            "1.",
            ".5",
            "-",
            "+1",
            "1e",
            "0x1",
            "NaN",
            "Infinity",
            "'a'",
            "\"",
            "\"a",
            "\"\\",
            "\"\\x\"",
            "\"\\u12\"",
            "\"\\ud800\"",
            "\"\\ud800\\u0041\"",
            "\"\\udc00\"",
            "\"a\nb\"",
            "\"\u{1}\"",
            "// a\n1",
            "\u{feff}1",
            "ä",
            "[ä]",
            "\u{a0}1",
            "1,",
            "tru",
            "[tru",
            "\"\\u",
            "-a",
            "1.a",
            "1e+",
        ];
        for text in texts {
            assert!(serde_json::from_str::<serde_json::Value>(text).is_err(), "{text}");
            let error = parse(text).expect_err(text);
            assert!(error.offset <= text.len(), "{text}: {error}");
        }
    }

    #[test]
    fn strings_are_those_of_serde_json() {
        for text in [r#""""#, r#""a\"\\\/\b\f\n\r\t""#, r#""\u00e4\uD83D\ude00\u0000""#, "\"ä\u{7f}😀\""] {
            let expected: String = serde_json::from_str(text).expect("a string of JSON");
            assert_eq!(parse(text), Ok(Node::String(expected)), "{text}");
        }
    }
}
