//! Small JSON documents: responses of metadata services, output of processes, and caches of tokens.

use aws_smithy_json::deserialize::token::expect_document;
use aws_smithy_json::deserialize::{Token, json_token_iter};
#[cfg(feature = "credentials-process")]
use aws_smithy_types::Number;
use aws_smithy_types::date_time::Format;
use aws_smithy_types::{DateTime, Document};
use std::collections::HashMap;
use std::error::Error;
use std::fmt::{Debug, Display, Formatter};
use std::time::SystemTime;

/// A JSON object. The names of members are compared without case, because services differ in it.
pub(crate) struct Object(HashMap<String, Document>);

impl Debug for Object {
    // Most members are secrets.
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Object").finish_non_exhaustive()
    }
}

impl Object {
    /// Parses a document that is an object.
    pub(crate) fn parse(text: &[u8]) -> Result<Self, JsonError> {
        let mut tokens = json_token_iter(text).peekable();
        if let None | Some(Ok(_)) = tokens.peek()
            && !matches!(tokens.peek(), Some(Ok(Token::StartObject { .. })))
        {
            return Err(JsonError::NotAnObject);
        }
        let document = expect_document(&mut tokens).map_err(JsonError::syntax)?;
        match (document, tokens.next()) {
            (Document::Object(members), None) => Ok(Self(members)),
            _ => Err(JsonError::NotAnObject),
        }
    }

    fn member(&self, name: &str) -> Option<&Document> {
        self.0.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    /// A string, or `None` if the member does not exist or is something else.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.member(name)?.as_string()
    }

    /// A string that must be there.
    pub(crate) fn required(&self, name: &'static str) -> Result<&str, JsonError> {
        self.text(name).ok_or(JsonError::Missing(name))
    }

    /// An integer that is not negative.
    #[cfg(feature = "credentials-process")]
    pub(crate) fn integer(&self, name: &str) -> Option<u64> {
        match self.member(name)?.as_number()? {
            Number::PosInt(integer) => Some(*integer),
            _ => None,
        }
    }

    /// An object within this one.
    #[cfg(feature = "credentials-login")]
    pub(crate) fn object(&self, name: &str) -> Option<Self> {
        self.member(name)?.as_object().cloned().map(Self)
    }

    /// A date and time, in the format of RFC 3339.
    pub(crate) fn time(&self, name: &'static str) -> Result<Option<SystemTime>, JsonError> {
        let Some(text) = self.text(name) else { return Ok(None) };
        let time = DateTime::from_str(text, Format::DateTimeWithOffset).ok();
        time.and_then(|time| SystemTime::try_from(time).ok()).map(Some).ok_or(JsonError::InvalidTime(name))
    }
}

/// A document does not have the form that is expected. The error has none of its values, since they can be secrets.
#[derive(Debug)]
pub(crate) enum JsonError {
    Syntax(Box<dyn Error + Send + Sync>),
    NotAnObject,
    Missing(&'static str),
    InvalidTime(&'static str),
    #[cfg(feature = "credentials-process")]
    InvalidVersion(u64),
}

impl JsonError {
    fn syntax(error: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self::Syntax(error.into())
    }
}

impl Display for JsonError {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Syntax(_) => f.write_str("invalid JSON in response"),
            Self::NotAnObject => f.write_str("invalid JSON in response: expected a JSON document starting with `{`"),
            Self::Missing(name) => write!(f, "Expected field `{name}` in response but it was missing"),
            Self::InvalidTime(name) => {
                write!(f, "Invalid field in response: `{name}`. It is not an RFC 3339 date and time")
            }
            #[cfg(feature = "credentials-process")]
            Self::InvalidVersion(version) => {
                write!(f, "Invalid field in response: `version`. unknown version number: {version} (expected 1)")
            }
        }
    }
}

impl Error for JsonError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Syntax(source) => Some(source.as_ref()),
            _ => None,
        }
    }
}
