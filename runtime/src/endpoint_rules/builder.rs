use super::evaluate::{Evaluation, error};
use super::rules::{EndpointTemplate, Property};
use super::value::Value;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_types::Document;
use aws_smithy_types::endpoint::{Endpoint, EndpointAuthScheme};
use http::HeaderValue;
use std::collections::HashMap;

/// Builds the endpoint of an outcome. Returns `None` if it uses a value that is not set.
///
/// # Errors
/// The value of a header is not valid.
pub(super) fn endpoint(
    evaluation: &Evaluation<'_>,
    template: &'static EndpointTemplate,
) -> Option<Result<Endpoint, BoxError>> {
    let mut endpoint = Endpoint::builder().url(evaluation.text(&template.url)?.into_owned());
    for (name, values) in template.headers {
        for value in *values {
            let value = evaluation.text(value)?.into_owned();
            if HeaderValue::from_str(&value).is_err() {
                return Some(Err(error(format!(
                    "the header `{name}` of the endpoint cannot have the value {value:?}"
                ))));
            }
            endpoint = endpoint.header(*name, value);
        }
    }
    for (name, properties) in template.auth_schemes {
        let name = evaluation.text(name)?.into_owned();
        let mut built = EndpointAuthScheme::with_capacity(name, properties.len());
        for (name, property) in *properties {
            built = built.put(*name, document(evaluation, property)?);
        }
        endpoint = endpoint.auth_scheme(built);
    }
    for (name, property) in template.properties {
        endpoint = endpoint.property(*name, document(evaluation, property)?);
    }
    Some(Ok(endpoint.build()))
}

fn document(evaluation: &Evaluation<'_>, property: &'static Property) -> Option<Document> {
    Some(match property {
        Property::Value(expression) => match evaluation.value(expression)? {
            Value::Boolean(value) => Document::Bool(value),
            value => Document::String(value.into_text()?.into_owned()),
        },
        Property::List(elements) => {
            Document::Array(elements.iter().map(|element| document(evaluation, element)).collect::<Option<_>>()?)
        }
        Property::Map(members) => {
            let member = |(name, value): &'static (&'static str, Property)| {
                Some(((*name).to_owned(), document(evaluation, value)?))
            };
            Document::Object(members.iter().map(member).collect::<Option<HashMap<_, _>>>()?)
        }
    })
}
