//! The requests that can be presigned, beyond those of AWS's clients.

use super::auth::AuthScheme;
use super::client::{Operation, Presigned, SchemaTrait, Service, Structure, Value};
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::select::Protocol;

/// How the requests of an operation are presigned, if its protocol and its authentication allow it: the sender of the
/// request does not have its body.
pub(super) fn plan(service: &Service, operation: &Operation) -> Option<Presigned> {
    let schemes = operation.auth_schemes.as_ref().unwrap_or(&service.auth_schemes);
    if !schemes.contains(&AuthScheme::SigV4) || operation.input.fields.iter().any(|field| is_event_stream(&field.value))
    {
        return None;
    }
    match service.protocol {
        Protocol::AwsQuery | Protocol::Ec2Query => Some(Presigned::Form),
        // S3 accepts any body if the signature does not cover it.
        Protocol::RestXml { .. } if service.signing == Some("S3") => Some(Presigned::Unsigned),
        Protocol::RestJson1 | Protocol::RestXml { .. } => has_no_body(&operation.input).then_some(Presigned::Empty),
        Protocol::AwsJson1_0 | Protocol::AwsJson1_1 | Protocol::RpcV2Cbor | Protocol::RpcV2Json => None,
    }
}

fn is_event_stream(value: &Value) -> bool {
    matches!(value, Value::EventStream(_))
}

/// Whether all members are in the path, the query and the headers.
fn has_no_body(input: &Structure) -> bool {
    let is_outside = |applied: &SchemaTrait| {
        matches!(
            applied,
            SchemaTrait::HttpHeader(_)
                | SchemaTrait::HttpLabel
                | SchemaTrait::HttpPrefixHeaders(_)
                | SchemaTrait::HttpQuery(_)
                | SchemaTrait::HttpQueryParams
        )
    };
    input.fields.iter().all(|field| field.schema.traits.iter().any(is_outside))
}

/// Reports that no request can be presigned, although the client is asked to presign all that can be.
pub(super) fn warn(service: &Service, report: &mut Report) {
    let message = format!("no request of the client of {} can be presigned", service.title);
    let help = "presigned requests have no body and are signed with SigV4: protocols with forms allow them, and operations of \
                restJson1 and restXml whose members are in the path, the query and the headers";
    report.push(Diagnostic::warning("Presigning", Place::Nowhere, message).with_help(help));
}
