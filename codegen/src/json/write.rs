use super::node::Node;
use std::fmt;

/// JSON without white space.
impl fmt::Display for Node {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Node::Null => f.write_str("null"),
            Node::Bool(value) => write!(f, "{value}"),
            Node::Number(number) => f.write_str(number.as_str()),
            Node::String(text) => f.write_str(&quote(text)),
            Node::Array(elements) => {
                for (index, element) in elements.iter().enumerate() {
                    write!(f, "{}{element}", if index == 0 { '[' } else { ',' })?;
                }
                f.write_str(if elements.is_empty() { "[]" } else { "]" })
            }
            Node::Object(object) => {
                for (index, (name, value)) in object.iter().enumerate() {
                    write!(f, "{}{}:{value}", if index == 0 { '{' } else { ',' }, quote(name))?;
                }
                f.write_str(if object.is_empty() { "{}" } else { "}" })
            }
        }
    }
}

/// A text as a string of JSON, with quotes and escapes.
pub(crate) fn quote(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for character in text.chars() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            '\u{8}' => quoted.push_str("\\b"),
            '\u{c}' => quoted.push_str("\\f"),
            control if control < ' ' => quoted.push_str(&format!("\\u{:04x}", u32::from(control))),
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use crate::json::parse;

    #[test]
    fn written_values_are_those_of_serde_json() {
        let text =
            "{\"\\u001f\\b\\f\\n\\r\\t\\\"\\\\\u{7f}ä\":[],\"b\":{},\"c\":[1,[true,null],\"d\"],\"e\":{\"f\":-1.5}}";
        let value: serde_json::Value = serde_json::from_str(text).expect("JSON");
        assert_eq!(parse(text).expect("JSON").to_string(), value.to_string());
    }
}
