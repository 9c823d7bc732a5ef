use super::arn::Arn;
use super::list::List;
use super::partitions::Partition;
use super::rules::Attribute;
use super::url::Url;
use std::borrow::Cow;
use std::ops::Range;

/// A value of an expression, borrowed from the parameters if possible.
#[derive(Debug, Clone)]
pub(super) enum Value<'a> {
    Boolean(bool),
    Text(Cow<'a, str>),
    List(List<'a>),
    Partition(&'static Partition),
    Arn(Arn<'a>),
    Url(Url<'a>),
}

impl<'a> Value<'a> {
    pub(super) fn into_text(self) -> Option<Cow<'a, str>> {
        match self {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(super) fn as_text(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(super) fn as_boolean(&self) -> Option<bool> {
        match self {
            Value::Boolean(value) => Some(*value),
            _ => None,
        }
    }

    /// `getAttr`. Returns `None` if the value does not have the attribute.
    pub(super) fn attribute(&self, attribute: Attribute) -> Option<Self> {
        match self {
            Value::Partition(partition) => partition.attribute(attribute),
            Value::Arn(arn) => arn.attribute(attribute),
            Value::Url(url) => url.attribute(attribute),
            Value::List(list) => match attribute {
                Attribute::Index(index) => list.get(index).map(Value::Text),
                _ => None,
            },
            Value::Boolean(_) | Value::Text(_) => None,
        }
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Value::Text(Cow::Borrowed(text))
    }
}

/// A part of a text, borrowed if the text is.
pub(super) fn slice<'a>(text: &Cow<'a, str>, range: Range<usize>) -> Option<Cow<'a, str>> {
    match text {
        Cow::Borrowed(text) => text.get(range).map(Cow::Borrowed),
        Cow::Owned(text) => text.get(range).map(|part| Cow::Owned(part.to_owned())),
    }
}
