//! Checksums of requests and responses.
//! <https://smithy.io/2.0/aws/aws-core.html#aws-protocols-httpchecksum-trait>

use super::client::{Checksums, RequestChecksum, ResponseChecksum, Structure};
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::model::{Node, Shape, Trait};

/// Plans the checksums of an operation, if it has any.
pub(super) fn plan(operation: &Shape, input: &Structure, report: &mut Report) -> Option<Checksums> {
    let Some(applied) = operation.traits.find("aws.protocols#httpChecksum") else {
        return operation.traits.has("httpChecksumRequired").then_some(Checksums::ContentMd5);
    };
    match http(applied, input) {
        Ok(checksums) => Some(checksums),
        Err(message) => {
            let path = ["shapes", operation.id.as_str(), "traits", "aws.protocols#httpChecksum"];
            report.push(Diagnostic::error("HttpChecksumTrait", Place::of(applied.location, path), message));
            None
        }
    }
}

fn http(applied: &Trait, input: &Structure) -> Result<Checksums, String> {
    let header = |property| header(applied, property, input);
    let algorithm_header = header("requestAlgorithmMember")?;
    let required = applied.value.get("requestChecksumRequired").and_then(Node::as_bool).unwrap_or(false);
    let algorithms = applied.value.get("responseAlgorithms").and_then(Node::as_array).unwrap_or_default();
    let algorithms = algorithms.iter().filter_map(|name| name.as_str().map(str::to_owned)).collect();
    Ok(Checksums::Http {
        request: (algorithm_header.is_some() || required).then_some(RequestChecksum { algorithm_header, required }),
        response: header("requestValidationModeMember")?
            .map(|mode_header| ResponseChecksum { mode_header, algorithms }),
    })
}

/// The header of the member that a property of the trait names, if the trait has the property.
fn header(applied: &Trait, property: &str, input: &Structure) -> Result<Option<String>, String> {
    let Some(member) = applied.value.get(property) else { return Ok(None) };
    let field = |member| input.fields.iter().find(|field| field.schema.is_of(member));
    let header = member.as_str().and_then(field).and_then(|field| field.schema.header());
    let unbound = || {
        format!("`{property}` of the trait `httpChecksum` must name a member of the input that is bound to a header")
    };
    header.map(|header| Some(header.to_ascii_lowercase())).ok_or_else(unbound)
}
