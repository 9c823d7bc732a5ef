use super::{Outcome, equal};
use crate::endpoint::{Endpoint, Endpoints, Values, resolve};
use aws_smithy_types::Document;
use std::collections::BTreeMap;

/// An endpoint test of a model: what the rules of its service come to for these parameters.
#[derive(Debug)]
pub struct EndpointTest {
    /// The rules.
    pub endpoints: &'static Endpoints,
    /// What the model says of it.
    pub documentation: &'static str,
    /// The values of parameters, by their positions.
    pub params: &'static [(usize, Plain)],
    /// What the rules come to.
    pub expected: ExpectedEndpoint,
}

/// What rules come to.
#[derive(Debug)]
pub enum ExpectedEndpoint {
    /// An endpoint.
    Endpoint {
        /// Its URL.
        url: &'static str,
        /// Its headers.
        headers: &'static [(&'static str, &'static [&'static str])],
        /// Its properties, `authSchemes` included.
        properties: &'static [(&'static str, Plain)],
    },
    /// An error with this message.
    Error(&'static str),
}

/// Plain data, as a model has it.
#[derive(Debug)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Plain {
    Text(&'static str),
    Boolean(bool),
    List(&'static [Plain]),
    Map(&'static [(&'static str, Plain)]),
}

impl EndpointTest {
    /// Runs the test.
    ///
    /// # Errors
    /// What was expected, and what the rules came to.
    pub fn run(&self) -> Outcome {
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
        match self {
            ExpectedEndpoint::Error(message) => Err((*message).to_owned()),
            ExpectedEndpoint::Endpoint { url, headers, properties } => {
                let texts = |values: &[&str]| values.iter().map(|value| (*value).to_owned()).collect();
                Ok(Plainly {
                    url: (*url).to_owned(),
                    headers: headers.iter().map(|(name, values)| ((*name).to_owned(), texts(values))).collect(),
                    properties: properties.iter().map(|(name, value)| ((*name).to_owned(), value.document())).collect(),
                })
            }
        }
    }
}

impl Plain {
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

/// Hands the endpoint tests of a client to cargo. Generated code calls it.
#[doc(hidden)]
#[macro_export]
macro_rules! endpoint_tests {
    ($($(#[$attribute:meta])* $name:ident $index:literal;)*) => {
        mod cargo {$(
            $(#[$attribute])*
            #[test]
            fn $name() -> $crate::test_util::Outcome {
                super::TESTS[$index].run()
            }
        )*}
    };
}
