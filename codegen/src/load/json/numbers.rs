use crate::model::{Node, Number, OUT_OF_RANGE};

/// Parses JSON with numbers of any size.
pub(super) fn parse(text: &str) -> serde_json::Result<Node> {
    match serde_json::from_str(text) {
        // The parser reads integers of 64 bits and doubles. Few models have other numbers.
        Err(error) if error.to_string().starts_with(OUT_OF_RANGE) => with_exact_numbers(text),
        result => result,
    }
}

/// Parses the text with `0` in the place of each number, and puts the numbers back. Spaces keep the positions of errors.
fn with_exact_numbers(text: &str) -> serde_json::Result<Node> {
    let mut zeroed = String::with_capacity(text.len());
    let mut numbers = Vec::new();
    let mut rest = text;
    let mut is_quoted = false;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '\\' if is_quoted => 1 + rest[1..].chars().next().map_or(0, char::len_utf8),
            '-' | '0'..='9' if !is_quoted => number_length(rest),
            _ => first.len_utf8(),
        };
        is_quoted ^= first == '"';
        let (token, after) = rest.split_at(length);
        rest = after;
        match Number::parse(token).filter(|_| !is_quoted) {
            Some(number) => {
                numbers.push(number);
                zeroed.push('0');
                zeroed.extend(std::iter::repeat_n(' ', length - 1));
            }
            None => zeroed.push_str(token),
        }
    }
    let mut node = serde_json::from_str(&zeroed)?;
    restore(&mut node, &mut numbers.into_iter());
    Ok(node)
}

fn number_length(text: &str) -> usize {
    let is_part = |character: char| character.is_ascii_digit() || matches!(character, '-' | '+' | '.' | 'e' | 'E');
    text.find(|character| !is_part(character)).unwrap_or(text.len())
}

/// Replaces the numbers of a node, in the order of the text.
fn restore(node: &mut Node, numbers: &mut impl Iterator<Item = Number>) {
    match node {
        Node::Number(number) => {
            if let Some(exact) = numbers.next() {
                *number = exact;
            }
        }
        Node::Array(elements) => elements.iter_mut().for_each(|element| restore(element, numbers)),
        Node::Object(object) => object.values_mut().for_each(|value| restore(value, numbers)),
        Node::Null | Node::Bool(_) | Node::String(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::parse;
    use crate::model::Node;

    #[test]
    fn numbers_of_any_size_keep_their_text() {
        let text =
            r#"{"a": [1.7976931348623157E+309, -12], "1e999\\": "\"1e999", "b": 18446744073709551616, "c": 1.50}"#;
        let node = parse(text).expect("JSON");
        let number = |node: Option<&Node>| node.and_then(Node::as_number).map(|number| number.as_str().to_owned());
        let elements = node.get("a").and_then(Node::as_array).expect("an array");
        assert_eq!(number(elements.first()).as_deref(), Some("1.7976931348623157E+309"));
        assert_eq!(number(elements.get(1)).as_deref(), Some("-12"));
        assert_eq!(node.get("1e999\\").and_then(Node::as_str), Some("\"1e999"));
        assert_eq!(number(node.get("b")).as_deref(), Some("18446744073709551616"));
        assert_eq!(number(node.get("c")).as_deref(), Some("1.50"));
    }

    #[test]
    fn errors_keep_their_position() {
        let error = parse("{\n  \"a\": 1e999, \"b\": 01 }").expect_err("a number does not begin with zero");
        assert_eq!((error.line(), error.column()), (2, 21));
    }
}
