use super::number_syntax::is_number;

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

/// A number, as the text of a JSON number, as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number(Box<str>);

impl Number {
    /// A number from the text of a JSON number, or `None` if the text is not a number. Its size is not limited.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        is_number(text).then(|| Self(text.into()))
    }

    /// A number from a text that is known to be a JSON number.
    pub(super) fn of_json(text: &str) -> Self {
        Self(text.into())
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
