use super::customization::{Extension, RuntimeModule};
use crate::plan::auth::{ApiKey, AuthScheme, Signing};
use crate::plan::docs::Docs;
use crate::plan::protocol::Protocol;

/// The service of a client.
#[derive(Debug)]
pub(crate) struct Service {
    /// The `sdkId`, or the shape's name.
    pub(crate) sdk_id: String,
    /// The name of the service in prose, as Markdown.
    pub(crate) title: String,
    /// The name of the client, which `include_client!` takes: `apigateway`.
    pub(crate) client_name: String,
    pub(crate) shape_name: String,
    pub(crate) namespace: String,
    pub(crate) version: String,
    pub(crate) xml_namespace: Option<(String, Option<String>)>,
    pub(crate) protocol: Protocol,
    pub(crate) endpoint_prefix: Option<String>,
    pub(crate) signing_name: Option<String>,
    pub(crate) auth_schemes: Vec<AuthScheme>,
    pub(crate) api_key: Option<ApiKey>,
    pub(crate) signing: Signing,
    pub(crate) errors: ErrorRules,
    pub(crate) retries: Retries,
    /// Headers of every request.
    pub(crate) headers: Vec<(&'static str, &'static str)>,
    /// What the runtime does for its clients only.
    pub(crate) extension: Option<Extension>,
    /// Modules of the runtime that its clients re-export.
    pub(crate) modules: Vec<RuntimeModule>,
    pub(crate) docs: Docs,
}

/// How the errors of a service are recognized.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ErrorRules {
    Standard,
    S3,
    Sts,
}

impl ErrorRules {
    /// The constant of the runtime's `ErrorRules`.
    pub(crate) fn constant(self) -> &'static str {
        match self {
            ErrorRules::Standard => "STANDARD",
            ErrorRules::S3 => "S3",
            ErrorRules::Sts => "STS",
        }
    }
}

/// How failed calls are retried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Retries {
    Standard,
    DynamoDb,
}

impl Retries {
    /// The constant of the runtime's `Retries`.
    pub(crate) fn constant(self) -> &'static str {
        match self {
            Retries::Standard => "STANDARD",
            Retries::DynamoDb => "DYNAMODB",
        }
    }
}

impl Service {
    /// Whether responses carry the extended request ID of S3.
    pub(crate) fn has_extended_request_ids(&self) -> bool {
        self.errors == ErrorRules::S3
    }
}
