//! Checksums of requests and responses.
//! <https://smithy.io/2.0/aws/aws-core.html#aws-protocols-httpchecksum-trait>

use super::Structure;
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::model::{Node, Shape, Trait};

/// What an operation's model says of checksums.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Checksums {
    /// A request has the header `Content-MD5`.
    ContentMd5,
    /// The trait `httpChecksum`.
    Http { request: Option<RequestChecksum>, response: Option<ResponseChecksum> },
}

/// The checksum of a request.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct RequestChecksum {
    /// The header of the member that chooses the algorithm.
    pub(crate) algorithm_header: Option<String>,
    pub(crate) required: bool,
}

/// The checksum of a response.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ResponseChecksum {
    /// The header of the member that asks for it.
    pub(crate) mode_header: String,
    pub(crate) algorithms: Vec<String>,
}

impl Checksums {
    /// The checksums of an operation with this input, if it has any.
    pub(super) fn of(operation: &Shape, input: &Structure, report: &mut Report) -> Option<Self> {
        let Some(applied) = operation.traits.find("aws.protocols#httpChecksum") else {
            return operation.traits.has("httpChecksumRequired").then_some(Self::ContentMd5);
        };
        match Self::http(applied, input) {
            Ok(checksums) => Some(checksums),
            Err(message) => {
                let path = ["shapes", operation.id.as_str(), "traits", "aws.protocols#httpChecksum"];
                report.push(Diagnostic::error("HttpChecksumTrait", Place::of(applied.location, path), message));
                None
            }
        }
    }

    fn http(applied: &Trait, input: &Structure) -> Result<Self, String> {
        let header = |property| header(applied, property, input);
        let algorithm_header = header("requestAlgorithmMember")?;
        let required = applied.value.get("requestChecksumRequired").and_then(Node::as_bool).unwrap_or(false);
        let algorithms = applied.value.get("responseAlgorithms").and_then(Node::as_array).unwrap_or_default();
        let algorithms = algorithms.iter().filter_map(|name| name.as_str().map(str::to_owned)).collect();
        Ok(Self::Http {
            request: (algorithm_header.is_some() || required).then_some(RequestChecksum { algorithm_header, required }),
            response: header("requestValidationModeMember")?
                .map(|mode_header| ResponseChecksum { mode_header, algorithms }),
        })
    }
}

/// The header of the member that a property of the trait names, if it names one.
fn header(applied: &Trait, property: &str, input: &Structure) -> Result<Option<String>, String> {
    let Some(member) = applied.value.get(property) else { return Ok(None) };
    let field = |member| input.fields.iter().find(|field| field.schema.id.member.as_deref() == Some(member));
    let header = member.as_str().and_then(field).and_then(|field| field.schema.header());
    let unbound = || {
        format!("`{property}` of the trait `httpChecksum` must name a member of the input that is bound to a header")
    };
    header.map(|header| Some(header.to_ascii_lowercase())).ok_or_else(unbound)
}
