use super::customization::{Customization, Presigned};
use super::endpoints::Binding;
use super::errors::ErrorEnum;
use super::protocol_test::ParamMember;
use super::types::Structure;
use super::value::Value;
use crate::plan::auth::AuthScheme;
use crate::plan::docs::Docs;
use crate::plan::names::Name;

/// An operation.
#[derive(Debug)]
pub(crate) struct Operation {
    /// `GetGatewayResponse`: the prefix of its types' names.
    pub(crate) name: String,
    /// Its name in the model.
    pub(crate) shape_name: String,
    pub(crate) namespace: String,
    /// `get_gateway_response`: the name of its module and of the client's method.
    pub(crate) module: Name,
    /// The name of the type that stands for the operation itself.
    pub(crate) marker: String,
    /// The name of the constructor of its request builder, and of those of its waiters.
    pub(crate) constructor: Name,
    pub(crate) docs: Docs,
    /// Its examples in the model, if they were requested.
    pub(crate) examples: Vec<Example>,
    /// The endpoint parameters that it sets.
    pub(crate) endpoint_params: Vec<Binding>,
    pub(crate) input: Structure,
    pub(crate) output: Structure,
    pub(crate) error: ErrorEnum,
    pub(crate) pagination: Option<Pagination>,
    pub(crate) checksums: Option<Checksums>,
    /// Whether its requests are compressed with gzip.
    pub(crate) is_compressed: bool,
    /// The prefix of the endpoint's host.
    pub(crate) host_prefix: Option<HostPrefix>,
    /// Whether the service names its endpoint.
    pub(crate) discovered_endpoint: Option<ClientDiscoveredEndpoint>,
    /// Its authentication schemes, if they differ from the service's.
    pub(crate) auth_schemes: Option<Vec<AuthScheme>>,
    /// Whether stalled-stream protection is off, because the service may be silent for a long time while it works.
    pub(crate) may_stall: bool,
    /// Whether the service holds its requests open until there is something to return.
    pub(crate) long_polling: bool,
    /// Whether the stream that it sends must have a known length.
    pub(crate) requires_length: bool,
    /// Whether its responses have sensitive values.
    pub(crate) sensitive_output: bool,
    /// Whether its signature does not cover the body.
    pub(crate) unsigned_payload: bool,
    /// Whether its response has no element around the members of the output.
    pub(crate) unwrapped_output: bool,
    /// What the runtime does for this operation only.
    pub(crate) customizations: Vec<Customization>,
    /// How its requests are presigned, if they can be.
    pub(crate) presigned: Option<Presigned>,
    /// Whether a caller can exclude the body from the signature.
    pub(crate) payload_signing_can_be_disabled: bool,
}

impl Operation {
    /// The name of the fluent builder.
    pub(crate) fn fluent_builder(&self) -> String {
        format!("{}FluentBuilder", self.name)
    }

    /// Whether its requests are event streams.
    pub(crate) fn sends_events(&self) -> bool {
        self.input.event_stream().is_some()
    }

    /// Whether a response can be this exception.
    pub(crate) fn returns(&self, exception: &str) -> bool {
        self.error.variants.iter().any(|variant| variant.name == exception && !variant.codes.is_empty())
    }
}

/// A call of an operation, for its documentation.
#[derive(Debug)]
pub(crate) struct Example {
    /// One line of Markdown.
    pub(crate) title: String,
    /// Markdown.
    pub(crate) docs: String,
    pub(crate) input: Vec<ParamMember>,
    /// The name of the exception that the call returns, if it fails.
    pub(crate) error: Option<String>,
}

/// The endpoint of an operation that the service names.
#[derive(Debug)]
pub(crate) struct ClientDiscoveredEndpoint {
    pub(crate) is_required: bool,
    /// The members of the input that the endpoint depends on, by their names in the model.
    pub(crate) identifiers: Vec<(String, Name)>,
}

/// The checksums of an operation.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Checksums {
    /// Requests have the header `Content-MD5`.
    ContentMd5,
    /// The trait `httpChecksum`.
    Http { request: Option<RequestChecksum>, response: Option<ResponseChecksum> },
}

/// The checksum of a request.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct RequestChecksum {
    /// The header of the member that selects the algorithm.
    pub(crate) algorithm_header: Option<String>,
    pub(crate) required: bool,
}

/// The checksum of a response.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ResponseChecksum {
    /// The header of the member that requests validation.
    pub(crate) mode_header: String,
    pub(crate) algorithms: Vec<String>,
}

/// The `endpoint` trait of an operation.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct HostPrefix {
    /// The prefix, with field names in braces.
    pub(crate) template: String,
    /// The fields of the input that the prefix contains.
    pub(crate) labels: Vec<Name>,
}

/// The [`paginated`](https://smithy.io/2.0/spec/behavior-traits.html#paginated-trait) trait of an operation.
#[derive(Debug)]
pub(crate) struct Pagination {
    /// The field of the input that holds the token of the page to start from.
    pub(crate) input_token: Name,
    /// The path to the token of the next page in the output.
    pub(crate) output_token: Vec<Step>,
    pub(crate) token: Value,
    /// The field of the output that says whether there is a next page, if the token alone does not.
    pub(crate) is_truncated: Option<Name>,
    /// The field of the input that limits the items per page.
    pub(crate) page_size: Option<(Name, Value)>,
    /// The path to the items in the output.
    pub(crate) items: Option<(Vec<Step>, Value)>,
}

/// A field on a path into an output.
#[derive(Debug)]
pub(crate) struct Step {
    pub(crate) name: Name,
    pub(crate) optional: bool,
}
