use super::builder;
use super::evaluate::{Evaluation, error};
use super::values::Values;
use crate::endpoint::{Partition, Partitions, partitions};
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_types::endpoint::Endpoint;

/// Resolves the endpoint for the values of the parameters of some rules.
///
/// # Errors
/// The outcome is an error, or no rule matches the values.
pub fn resolve(values: &Values) -> Result<Endpoint, BoxError> {
    evaluate(values, &partitions::AWS)
}

/// Resolves the endpoint as [`resolve`], with other partitions than those of AWS. The endpoint is not kept with the values,
/// because another resolver may have other partitions.
///
/// # Errors
/// As [`resolve`].
pub fn resolve_in(partitions: &Partitions, values: &Values) -> Result<Endpoint, BoxError> {
    evaluate(values, partitions.as_slice())
}

fn evaluate(values: &Values, partitions: &[Partition]) -> Result<Endpoint, BoxError> {
    let rules = values.rules();
    let mut evaluation = Evaluation::new(rules, values, partitions);
    match &evaluation.outcome(rules)?.0 {
        Ok(template) => builder::endpoint(&evaluation, template).ok_or_else(unset)?,
        Err(message) => Err(error(evaluation.text(message).ok_or_else(unset)?)),
    }
}

/// Resolves the endpoint of a call. If the endpoint chooses the authentication scheme, it is resolved before and after the
/// identity, usually for the same values, so the first result is kept.
///
/// # Errors
/// As [`resolve`].
pub fn resolve_for_call(values: &Values, chooses_auth: bool) -> Result<Endpoint, BoxError> {
    match values.resolved.get() {
        Some(endpoint) => Ok(endpoint.clone()),
        None if chooses_auth => resolve(values).map(|endpoint| values.resolved.get_or_init(|| endpoint).clone()),
        None => resolve(values),
    }
}

/// The generator checks that every value is set before it is used, so this is a bug.
fn unset() -> BoxError {
    error("the endpoint rules use a value that is not set")
}
