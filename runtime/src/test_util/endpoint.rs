use super::Outcome;
use super::compare::equal;
use crate::endpoint::Endpoint;
use crate::endpoint_rules::{Endpoints, Values, resolve};
use aws_smithy_types::Document;
use std::collections::BTreeMap;

/// An endpoint test of a client: the endpoint that its rules resolve to for some parameters.
#[derive(Debug)]
pub struct EndpointTest {
    endpoints: &'static Endpoints,
    documentation: &'static str,
    /// The values of parameters, by their indexes.
    params: &'static [(usize, Plain)],
    pub(crate) expected: ExpectedEndpoint,
    calls: &'static [fn(&Self) -> Outcome],
}

impl EndpointTest {
    /// The documentation of the test in the model.
    pub const fn documentation(&self) -> &'static str {
        self.documentation
    }

    /// The number of calls that the client makes in this test.
    pub const fn calls(&self) -> usize {
        self.calls.len()
    }

    /// Runs the test: resolves the endpoint, and makes the calls that have this endpoint.
    ///
    /// # Errors
    /// The rules resolve to something else, or a request is not sent to the endpoint.
    pub fn run(&self) -> Outcome {
        self.resolve()?;
        self.calls.iter().try_for_each(|call| call(self))
    }

    /// Adds the functions that make calls.
    #[doc(hidden)]
    pub const fn with_calls(mut self, calls: &'static [fn(&Self) -> Outcome]) -> Self {
        self.calls = calls;
        self
    }

    fn resolve(&self) -> Outcome {
        let mut values = Values::new(self.endpoints.rules);
        for (index, value) in self.params {
            match value {
                Plain::Text(text) => values.set_text(*index, Some(*text)),
                Plain::Boolean(value) => values.set_boolean(*index, Some(*value)),
                Plain::List(texts) => {
                    values.set_texts(*index, Some(Vec::new()));
                    for text in *texts {
                        if let Plain::Text(text) = text {
                            values.push_text(*index, *text);
                        }
                    }
                }
                Plain::Map(_) => {}
            }
        }
        let found = match values.complete() {
            Ok(values) => resolve(&values).map(|endpoint| Plainly::of(&endpoint)).map_err(|error| error.to_string()),
            Err(error) => Err(error.to_string()),
        };
        equal(self.expected.plainly(), found)
    }
}

/// A test of these endpoints: the values of parameters, by their indexes, and the expected result.
pub const fn endpoint_test(
    endpoints: &'static Endpoints,
    documentation: &'static str,
    params: &'static [(usize, Plain)],
    expected: ExpectedEndpoint,
) -> EndpointTest {
    EndpointTest { endpoints, documentation, params, expected, calls: &[] }
}

/// The expected result of rules.
#[derive(Debug)]
pub struct ExpectedEndpoint(pub(crate) Result<Expected, &'static str>);

#[derive(Debug)]
pub(crate) struct Expected {
    pub(crate) url: &'static str,
    pub(crate) headers: &'static [(&'static str, &'static [&'static str])],
    pub(crate) properties: &'static [(&'static str, Plain)],
}

/// An endpoint with this URL, these headers, and these properties, `authSchemes` included.
pub const fn endpoint(
    url: &'static str,
    headers: &'static [(&'static str, &'static [&'static str])],
    properties: &'static [(&'static str, Plain)],
) -> ExpectedEndpoint {
    ExpectedEndpoint(Ok(Expected { url, headers, properties }))
}

/// An error with this message.
pub const fn endpoint_error(message: &'static str) -> ExpectedEndpoint {
    ExpectedEndpoint(Err(message))
}

/// Plain data of a model.
#[derive(Debug)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Plain {
    Text(&'static str),
    Boolean(bool),
    List(&'static [Plain]),
    Map(&'static [(&'static str, Plain)]),
}

/// An endpoint, to compare and print.
#[derive(Debug, PartialEq)]
struct Plainly {
    url: String,
    headers: BTreeMap<String, Vec<String>>,
    properties: BTreeMap<String, Document>,
}

impl Plainly {
    fn of(endpoint: &Endpoint) -> Self {
        let headers = endpoint.headers();
        let mut properties: BTreeMap<String, Document> =
            endpoint.properties().iter().map(|(name, value)| (name.to_string(), value.clone())).collect();
        if !endpoint.auth_schemes().is_empty() {
            let schemes = endpoint.auth_schemes().iter().map(|scheme| scheme.as_document()).collect();
            properties.insert("authSchemes".to_owned(), Document::Array(schemes));
        }
        Self {
            url: endpoint.url().to_owned(),
            headers: headers.map(|(name, values)| (name.to_owned(), values.map(str::to_owned).collect())).collect(),
            properties,
        }
    }
}

impl ExpectedEndpoint {
    fn plainly(&self) -> Result<Plainly, String> {
        let Expected { url, headers, properties } = self.0.as_ref().map_err(|message| (*message).to_owned())?;
        let texts = |values: &[&str]| values.iter().map(|value| (*value).to_owned()).collect();
        Ok(Plainly {
            url: (*url).to_owned(),
            headers: headers.iter().map(|(name, values)| ((*name).to_owned(), texts(values))).collect(),
            properties: properties.iter().map(|(name, value)| ((*name).to_owned(), value.document())).collect(),
        })
    }
}

impl Plain {
    /// A member of a map.
    pub(crate) fn get(&self, name: &str) -> Option<&Plain> {
        match self {
            Plain::Map(members) => members.iter().find(|(member, _)| *member == name).map(|(_, value)| value),
            _ => None,
        }
    }

    /// The text of a member of a map.
    pub(crate) fn text(&self, name: &str) -> Option<&'static str> {
        match self.get(name)? {
            Plain::Text(text) => Some(text),
            _ => None,
        }
    }

    fn document(&self) -> Document {
        match self {
            Plain::Text(text) => Document::String((*text).to_owned()),
            Plain::Boolean(value) => Document::Bool(*value),
            Plain::List(elements) => Document::Array(elements.iter().map(Plain::document).collect()),
            Plain::Map(members) => {
                Document::Object(members.iter().map(|(name, value)| ((*name).to_owned(), value.document())).collect())
            }
        }
    }
}
