//! JSON text to node values. Numbers stay as they are written, which no general parser offers without a cost to others in
//! the same build, and keys that are given twice are found.

use super::super::number::is_number;
use crate::model::{Node, Number, Object};
use std::collections::HashSet;

/// How deep values may be nested.
const MAX_DEPTH: usize = 128;

/// Why a text is not JSON, and at which byte.
#[derive(Debug, PartialEq)]
pub(super) struct JsonError {
    pub(super) message: String,
    pub(super) offset: usize,
}

type Parsed<T> = Result<T, JsonError>;

/// The value of a JSON text.
pub(super) fn parse(text: &str) -> Parsed<Node> {
    let mut parser = Parser { text, position: 0, depth: 0 };
    let value = parser.value()?;
    parser.whitespace();
    match parser.peek() {
        None => Ok(value),
        Some(_) => parser.fail("expected the end of the file after the value"),
    }
}

struct Parser<'t> {
    text: &'t str,
    position: usize,
    depth: usize,
}

impl<'t> Parser<'t> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.position).copied()
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.position..).unwrap_or_default()
    }

    fn whitespace(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.position += 1;
        }
    }

    fn fail<T>(&self, message: impl Into<String>) -> Parsed<T> {
        Err(JsonError { message: message.into(), offset: self.position })
    }

    fn fail_expected<T>(&self, expected: &str) -> Parsed<T> {
        match self.rest().chars().next() {
            Some(found) => self.fail(format!("expected {expected}, found `{}`", found.escape_default())),
            None => self.fail(format!("expected {expected}, found the end of the file")),
        }
    }

    fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.position += usize::from(found);
        found
    }

    fn value(&mut self) -> Parsed<Node> {
        self.whitespace();
        match self.peek() {
            Some(b'{') => self.nested(Self::object),
            Some(b'[') => self.nested(Self::array),
            Some(b'"') => self.string().map(Node::String),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b'a'..=b'z') => self.word(),
            _ => self.fail_expected("a value"),
        }
    }

    fn nested(&mut self, read: impl FnOnce(&mut Self) -> Parsed<Node>) -> Parsed<Node> {
        if self.depth == MAX_DEPTH {
            return self.fail(format!("values can be nested only {MAX_DEPTH} deep"));
        }
        self.depth += 1;
        self.position += 1;
        let value = read(self)?;
        self.depth -= 1;
        Ok(value)
    }

    fn array(&mut self) -> Parsed<Node> {
        let mut elements = Vec::new();
        self.whitespace();
        if self.eat(b']') {
            return Ok(Node::Array(elements));
        }
        loop {
            elements.push(self.value()?);
            self.whitespace();
            if self.eat(b']') {
                return Ok(Node::Array(elements));
            }
            if !self.eat(b',') {
                return self.fail_expected("`,` or `]`");
            }
        }
    }

    fn object(&mut self) -> Parsed<Node> {
        let start = self.position;
        let mut members: Vec<(String, Node)> = Vec::new();
        self.whitespace();
        if self.eat(b'}') {
            return Ok(Node::empty_object());
        }
        loop {
            members.push(self.member()?);
            self.whitespace();
            if self.eat(b'}') {
                break;
            }
            if !self.eat(b',') {
                return self.fail_expected("`,` or `}`");
            }
        }
        let mut seen = HashSet::new();
        match members.iter().find(|(name, _)| !seen.insert(name.as_str())) {
            Some((name, _)) => {
                Err(JsonError { message: format!("this object has the key `{name}` twice"), offset: start - 1 })
            }
            None => Ok(Node::Object(Object::from_unique(members))),
        }
    }

    fn member(&mut self) -> Parsed<(String, Node)> {
        self.whitespace();
        if self.peek() != Some(b'"') {
            return self.fail_expected("a key in quotes");
        }
        let name = self.string()?;
        self.whitespace();
        if !self.eat(b':') {
            return self.fail_expected("`:`");
        }
        Ok((name, self.value()?))
    }

    fn number(&mut self) -> Parsed<Node> {
        let rest = self.rest();
        let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'+' | b'-');
        let text = &rest[..rest.bytes().take_while(is_part).count()];
        match is_number(text).then(|| Number::parse(text)).flatten() {
            Some(number) => {
                self.position += text.len();
                Ok(Node::Number(number))
            }
            None => self.fail(format!("`{}` is not a number", text.chars().take(40).collect::<String>())),
        }
    }

    fn word(&mut self) -> Parsed<Node> {
        for (word, value) in [("true", Node::Bool(true)), ("false", Node::Bool(false)), ("null", Node::Null)] {
            if self.rest().starts_with(word) {
                self.position += word.len();
                return Ok(value);
            }
        }
        self.fail_expected("a value")
    }

    fn string(&mut self) -> Parsed<String> {
        let start = self.position;
        self.position += 1;
        let mut value = String::new();
        loop {
            let rest = self.rest();
            let plain = rest.bytes().take_while(|byte| !matches!(byte, b'"' | b'\\' | 0..=0x1f)).count();
            // What ends the run is ASCII, so it ends between two characters.
            value.push_str(&rest[..plain]);
            self.position += plain;
            match self.peek() {
                Some(b'"') => {
                    self.position += 1;
                    return Ok(value);
                }
                Some(b'\\') => value.push(self.escape()?),
                Some(_) => return self.fail("a control character in a string must be escaped"),
                None => {
                    return Err(JsonError { message: "this string has no closing quotes".to_owned(), offset: start });
                }
            }
        }
    }

    fn escape(&mut self) -> Parsed<char> {
        let escaped = self.text.as_bytes().get(self.position + 1);
        let character = match escaped {
            Some(b'"' | b'\\' | b'/') => char::from(*escaped.unwrap_or(&b'/')),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode_escape(),
            _ => return self.fail("this is not an escape"),
        };
        self.position += 2;
        Ok(character)
    }

    fn unicode_escape(&mut self) -> Parsed<char> {
        let unit = |position: usize| -> Option<u16> {
            let digits = self.text.get(position..position + 6)?.strip_prefix("\\u")?;
            digits.bytes().all(|byte| byte.is_ascii_hexdigit()).then(|| u16::from_str_radix(digits, 16).ok())?
        };
        let first = unit(self.position);
        let second = unit(self.position + 6);
        let decode = |units: &[u16]| char::decode_utf16(units.iter().copied()).next()?.ok();
        if let Some(character) = first.and_then(|first| decode(&[first])) {
            self.position += 6;
            return Ok(character);
        }
        match first.zip(second).and_then(|(first, second)| decode(&[first, second])) {
            Some(character) => {
                self.position += 12;
                Ok(character)
            }
            None => self.fail("`\\u` must be followed by four hexadecimal digits that name a character"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stay_as_they_are_written() {
        for text in ["1.10", "1e400", "-0", "123456789012345678901234567890"] {
            let Ok(Node::Number(number)) = parse(text) else { panic!("{text}") };
            assert_eq!(number.as_str(), text);
        }
    }

    #[test]
    fn what_serde_json_reads_is_read_alike() {
        let texts = [
            r#"{"a": [1, -2.5, true, false, null, "x"], "b": {}, "c": []}"#,
            r#""\" \\ \/ \b\f\n\r\t \u00e4 \ud83d\ude00 ä""#,
            "\n [\t] \r",
            r#"{"nested": [[{"deep": [{}]}]]}"#,
        ];
        for text in texts {
            assert_eq!(parse(text), Ok(serde_json::from_str::<Node>(text).expect("JSON")), "{text}");
        }
    }

    #[test]
    fn what_is_not_json_is_refused_where_it_is_wrong() {
        let cases = [
            ("", 0),
            ("[1,]", 3),
            ("{,}", 1),
            ("{\"a\" 1}", 5),
            ("{\"a\": 1 \"b\": 2}", 8),
            ("[1 2]", 3),
            ("01", 0),
            ("\"a", 0),
            ("\"\\x\"", 1),
            ("\"\\ud83d\"", 1),
            ("\"\n\"", 1),
            ("1 2", 2),
            ("nul", 0),
            ("{\"a\": 1, \"a\": 2}", 0),
            ("ä", 0),
        ];
        for (text, offset) in cases {
            assert_eq!(parse(text).map_err(|error| error.offset), Err(offset), "{text}");
        }
    }

    #[test]
    fn nesting_has_a_limit() {
        let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
        assert!(parse(&nested(MAX_DEPTH)).is_ok());
        assert!(parse(&nested(MAX_DEPTH + 1)).is_err());
        assert!(parse(&"[".repeat(1_000_000)).is_err());
    }
}
