//! What AWS's own clients do for single services, beyond their models: a file for each such thing, found by what the model
//! names the service, an operation or a shape.

mod api_gateway;
mod auth_token;
mod bedrock;
mod defaults;
mod dynamodb;
mod expires;
mod glacier;
mod machine_learning;
mod polly;
mod route53;
mod s3;
mod sensitive;
mod sigv4a;
mod sts;
mod timestream;

pub(super) use defaults::leaves_out_default;
pub(super) use expires::members;
pub(super) use sensitive::is_sensitive;

use super::auth::AuthScheme;
use super::client::{Customization, Field, HostPrefix, HttpBinding, Presigned, Service, Structure, Value};
use super::endpoint_rules;
use super::names::Name;
use crate::model::Shape;

/// The services that something is known of, by `sdkId`.
const SERVICES: [(&str, OfService); 10] = [
    ("API Gateway", api_gateway::customize),
    ("DynamoDB", dynamodb::customize),
    ("DSQL", auth_token::customize_dsql),
    ("Glacier", glacier::customize),
    ("RDS", auth_token::customize_rds),
    ("S3", s3::customize),
    ("S3 Control", s3::customize_control),
    ("STS", sts::customize),
    ("Timestream Query", timestream::customize),
    ("Timestream Write", timestream::customize),
];

/// The services of whose operations something is known, by `sdkId`.
const OPERATIONS: [(&str, OfOperation); 4] = [
    ("Glacier", glacier::operation),
    ("Machine Learning", machine_learning::operation),
    ("Route 53", route53::operation),
    ("S3", s3::operation),
];

/// The operations that may send nothing for a long time, while they work, by the `sdkId` of the service.
const STALLING: [(&str, &[&str]); 2] = [("Lambda", &["Invoke", "InvokeAsync"]), ("S3", &["CopyObject"])];

/// The services of whose operations some can be presigned, by `sdkId`.
const PRESIGNED: [(&str, &[(&str, Presigned)]); 2] = [("Polly", &polly::PRESIGNED), ("S3", &s3::PRESIGNED)];

/// Applies what is known of a service.
type OfService = fn(&mut Service);

/// What is known of an operation.
type OfOperation = fn(Bound<'_>) -> Vec<Customization>;

/// An operation, of which something may be known.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bound<'a> {
    pub(super) name: &'a str,
    pub(super) input: &'a Structure,
    pub(super) output: &'a Structure,
}

/// How requests to an operation of this name are presigned, if they can be.
pub(super) fn presigned(service: &Service, name: &str) -> Option<Presigned> {
    let (_, operations) = PRESIGNED.iter().find(|(sdk_id, _)| *sdk_id == service.sdk_id)?;
    operations.iter().find(|(operation, _)| *operation == name).map(|(_, presigned)| *presigned)
}

/// Whether an operation of this name may send nothing for a long time, while it works.
pub(super) fn may_stall(service: &Service, name: &str) -> bool {
    STALLING.iter().any(|(sdk_id, operations)| *sdk_id == service.sdk_id && operations.contains(&name))
}

/// Whether a call of an operation of this name can leave the body out of its signature.
pub(super) fn payload_signing_can_be_disabled(service: &Service, name: &str) -> bool {
    service.sdk_id == "S3" && s3::UNSIGNED_PAYLOADS.contains(&name)
}

/// Applies what is known of a service.
pub(super) fn customize(service: &mut Service) {
    if let Some((_, customize)) = SERVICES.iter().find(|(sdk_id, _)| *sdk_id == service.sdk_id) {
        customize(service);
    }
    bedrock::customize(service);
    sigv4a::customize(service);
}

/// What is known of an operation.
pub(super) fn operation(service: &Service, bound: Bound<'_>) -> Vec<Customization> {
    let known = OPERATIONS.iter().find(|(sdk_id, _)| *sdk_id == service.sdk_id);
    known.map(|(_, operation)| operation(bound)).unwrap_or_default()
}

/// The field of an output that says whether there are more pages, where a token does not say it.
pub(super) fn is_truncated(service: &Service, bound: Bound<'_>) -> Option<Name> {
    match service.sdk_id.as_str() {
        "S3" => s3::is_truncated(bound),
        _ => None,
    }
}

/// The binding to HTTP of an operation of a service.
pub(super) fn http(service: &Service, shape: &Shape, http: HttpBinding) -> HttpBinding {
    match service.sdk_id.as_str() {
        "S3" if endpoint_rules::are_in_model(shape) => s3::without_bucket(http),
        _ => http,
    }
}

/// The host prefix of an operation of a service.
pub(super) fn host_prefix(service: &Service, shape: &Shape, prefix: HostPrefix) -> Option<HostPrefix> {
    match service.sdk_id.as_str() {
        "S3 Control" if endpoint_rules::are_in_model(shape) => s3::without_account(prefix),
        _ => Some(prefix),
    }
}

/// The authentication schemes of an operation of this name, where the model does not say them.
pub(super) fn auth_schemes(service: &Service, name: &str) -> Option<Vec<AuthScheme>> {
    match service.sdk_id.as_str() {
        "S3" => s3::auth_schemes(name),
        "STS" => sts::auth_schemes(name),
        _ => None,
    }
}

/// Whether a call may be tried again after an exception of a service, although the model does not say so.
pub(super) fn is_retryable(service: &Shape, exception: &Shape) -> bool {
    sdk_id(service) == Some("STS") && sts::is_retryable(exception.id.name())
}

/// The `sdkId` of a service.
fn sdk_id(service: &Shape) -> Option<&str> {
    service.traits.get("aws.api#service")?.get("sdkId")?.as_str()
}

/// The field of a string member.
fn text_field(input: &Structure, member: &str) -> Option<Name> {
    let is_member = |field: &&Field| field.schema.id.member.as_deref() == Some(member) && field.value == Value::String;
    input.fields.iter().find(is_member).map(|field| field.name.clone())
}
