use super::arn::Arn;
use super::list::List;
use super::url::Url;
use crate::endpoint::Partition;
use std::borrow::Cow;

/// A value of an expression, borrowed from the parameters if possible.
#[derive(Debug, Clone)]
pub(super) enum Value<'a> {
    Boolean(bool),
    Text(Cow<'a, str>),
    List(List<'a>),
    Partition(&'a Partition),
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
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Value::Text(Cow::Borrowed(text))
    }
}
