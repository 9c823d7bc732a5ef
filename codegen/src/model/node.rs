use super::number_syntax::is_number;
use serde_core::de::{Deserialize, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// A [node value](https://smithy.io/2.0/spec/model.html#node-values): the value of a trait or of metadata.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number.
    Number(Number),
    /// A string.
    String(String),
    /// An array.
    Array(Vec<Node>),
    /// An object.
    Object(Object),
}

impl Node {
    /// An object without members, the value of an annotation trait.
    pub fn empty_object() -> Self {
        Node::Object(Object::default())
    }

    /// The string, if this is one.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Node::String(text) => Some(text),
            _ => None,
        }
    }

    /// The boolean, if this is one.
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Node::Bool(value) => Some(*value),
            _ => None,
        }
    }

    /// The number, if this is one.
    pub fn as_number(&self) -> Option<&Number> {
        match self {
            Node::Number(number) => Some(number),
            _ => None,
        }
    }

    /// The elements, if this is an array.
    pub fn as_array(&self) -> Option<&[Node]> {
        match self {
            Node::Array(elements) => Some(elements),
            _ => None,
        }
    }

    /// The members, if this is an object.
    pub fn as_object(&self) -> Option<&Object> {
        match self {
            Node::Object(object) => Some(object),
            _ => None,
        }
    }

    /// The member of this name, if this is an object with such a member.
    pub fn get(&self, name: &str) -> Option<&Node> {
        self.as_object()?.get(name)
    }

    /// The kind of the node, for messages: `an object`, `a string`, …
    pub fn kind(&self) -> &'static str {
        match self {
            Node::Null => "null",
            Node::Bool(_) => "a boolean",
            Node::Number(_) => "a number",
            Node::String(_) => "a string",
            Node::Array(_) => "an array",
            Node::Object(_) => "an object",
        }
    }
}

/// A number, as the text of a JSON number. Numbers of the IDL are as written. Numbers of the JSON AST are in their
/// shortest form, because its parser reads 64-bit integers and doubles; in a file with a number that is neither, all are
/// as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number(Box<str>);

impl Number {
    /// A number from the text of a JSON number, or `None` if the text is not a number. Its size is not limited.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        is_number(text).then(|| Self(text.into()))
    }

    /// The text of the number.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number as an integer, if it is an integer that fits.
    pub fn as_i64(&self) -> Option<i64> {
        self.0.parse().ok()
    }

    /// The number as a double, rounded if necessary.
    pub fn as_f64(&self) -> f64 {
        self.0.parse().unwrap_or(f64::NAN)
    }
}

impl From<i64> for Number {
    fn from(value: i64) -> Self {
        Self(value.to_string().into())
    }
}

/// The members of an object node, in the order of the file. The order does not matter for equality.
#[derive(Debug, Clone, Default)]
pub struct Object(Vec<(String, Node)>);

impl PartialEq for Object {
    fn eq(&self, other: &Self) -> bool {
        // Names are unique.
        self.0 == other.0
            || (self.len() == other.len() && self.iter().all(|(name, value)| other.get(name) == Some(value)))
    }
}

impl Object {
    /// The member of this name.
    pub fn get(&self, name: &str) -> Option<&Node> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    /// Sets a member. If there is a member of this name, its value is replaced.
    pub fn insert(&mut self, name: impl Into<String>, value: Node) {
        let name = name.into();
        match self.0.iter_mut().find(|(key, _)| *key == name) {
            Some((_, old)) => *old = value,
            None => self.0.push((name, value)),
        }
    }

    /// An object of members with unique names.
    pub(crate) fn from_unique(members: impl IntoIterator<Item = (String, Node)>) -> Self {
        Self(members.into_iter().collect())
    }

    /// Names and values, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Node)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }

    /// Values, in order.
    pub(crate) fn values_mut(&mut self) -> impl Iterator<Item = &mut Node> {
        self.0.iter_mut().map(|(_, value)| value)
    }

    /// The number of members.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are no members.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<N: Into<String>> FromIterator<(N, Node)> for Object {
    fn from_iter<I: IntoIterator<Item = (N, Node)>>(members: I) -> Self {
        let mut object = Self::default();
        for (name, value) in members {
            object.insert(name, value);
        }
        object
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NodeVisitor)
    }
}

/// The error of `serde_json` about a number that a double cannot hold. It is also that about an integer of more than 64
/// bits, which a double would round.
pub(crate) const OUT_OF_RANGE: &str = "number out of range";

/// 2^63. From here on, a number that was read as a double can be an integer.
const INTEGERS_END: f64 = 9_223_372_036_854_775_808.0;

struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Node, E> {
        Ok(Node::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Node, E> {
        Ok(Node::Number(Number(value.to_string().into())))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Node, E> {
        Ok(Node::Number(Number(value.to_string().into())))
    }

    fn visit_f64<E: serde_core::de::Error>(self, value: f64) -> Result<Node, E> {
        if value.abs() >= INTEGERS_END {
            return Err(E::custom(OUT_OF_RANGE));
        }
        let number = serde_json::Number::from_f64(value).ok_or_else(|| E::custom("a number that JSON cannot hold"))?;
        Ok(Node::Number(Number(number.to_string().into())))
    }

    fn visit_str<E>(self, value: &str) -> Result<Node, E> {
        Ok(Node::String(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Node, E> {
        Ok(Node::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Node, A::Error> {
        let mut elements = Vec::new();
        while let Some(element) = sequence.next_element()? {
            elements.push(element);
        }
        Ok(Node::Array(elements))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let mut members: Vec<(String, Node)> = Vec::new();
        while let Some(member) = map.next_entry()? {
            members.push(member);
        }
        let mut keys: Vec<&str> = members.iter().map(|(key, _)| key.as_str()).collect();
        keys.sort_unstable();
        match keys.windows(2).find(|pair| pair[0] == pair[1]) {
            Some(pair) => Err(A::Error::custom(format!("the key `{}` is defined twice", pair[0]))),
            None => Ok(Node::Object(Object(members))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Node;

    #[test]
    fn numbers_keep_their_text() {
        for text in ["1", "-1", "1.5", "0.0", "18446744073709551615", "-9223372036854775808"] {
            let Ok(Node::Number(number)) = serde_json::from_str(text) else { panic!("{text}") };
            assert_eq!(number.as_str(), text);
        }
    }

    #[test]
    fn a_duplicate_key_is_an_error() {
        let error = serde_json::from_str::<Node>(r#"{"a": 1, "b": {"c": 1, "c": 2}}"#).expect_err("two `c`");
        assert!(error.to_string().starts_with("the key `c` is defined twice"), "{error}");
    }
}
