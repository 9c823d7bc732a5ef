use super::auth::{ApiKey, AuthScheme, Signing, service_schemes};
use super::{Docs, Extension, Options, Protocol, RuntimeModule, customize};
use crate::diagnostic::Report;
use crate::markdown;
use crate::model::{Node, Traits};
use crate::plan::names;
use crate::select::Slice;

/// What a client says of its service.
#[derive(Debug)]
pub(crate) struct Service {
    /// The `sdkId`, or the shape's name.
    pub(crate) sdk_id: String,
    /// What the service is called in prose, as Markdown.
    pub(crate) title: String,
    /// The name of the client, under which it is mounted: `apigateway`.
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
    /// Headers that every request carries.
    pub(crate) headers: Vec<(&'static str, &'static str)>,
    /// What its clients do that those of others do not.
    pub(crate) extension: Option<Extension>,
    /// Modules of the runtime that its clients have as their own.
    pub(crate) modules: Vec<RuntimeModule>,
    pub(crate) docs: Docs,
}

/// Asks a service that once spoke awsQuery for the error codes of that time, as
/// [`awsQueryCompatible`](https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#aws-protocols-awsquerycompatible-trait)
/// has it.
const QUERY_MODE: (&str, &str) = ("x-amzn-query-mode", "true");

/// How a service says that a call failed.
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

/// How failed calls of a service are tried again.
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
    /// Whether its requests have a second ID, that of S3.
    pub(crate) fn has_extended_request_ids(&self) -> bool {
        self.errors == ErrorRules::S3
    }

    /// Plans the service of a slice.
    pub(super) fn plan(slice: &Slice<'_>, options: &Options, report: &mut Report) -> Option<Self> {
        let shape = slice.service;
        let text = |applied: &str, member: &str| {
            let value = shape.traits.get(applied)?.get(member)?.as_str()?;
            Some(value.to_owned())
        };
        let sdk_id = text("aws.api#service", "sdkId");
        let client_name = match &sdk_id {
            Some(sdk_id) => sdk_id.to_lowercase().replace([' ', '-'], ""),
            None => names::snake_case(shape.id.name()),
        };
        let endpoint_prefix = shape.traits.get("aws.api#service").map(|_| {
            let prefix = text("aws.api#service", "endpointPrefix").or_else(|| text("aws.api#service", "arnNamespace"));
            prefix.unwrap_or_else(|| client_name.clone())
        });
        let sdk_id = sdk_id.unwrap_or_else(|| shape.id.name().to_owned());
        let xml_namespace = shape.traits.get("xmlNamespace").and_then(|namespace| {
            let prefix = namespace.get("prefix").and_then(Node::as_str).map(str::to_owned);
            Some((namespace.get("uri")?.as_str()?.to_owned(), prefix))
        });
        let protocol = Protocol::of(shape, options.protocol.as_deref(), report)?;
        let query_mode = shape.traits.has("aws.protocols#awsQueryCompatible") && protocol != Protocol::AwsQuery;
        let mut service = Self {
            title: markdown::summary(shape.traits.string("title").unwrap_or(&sdk_id)),
            client_name,
            shape_name: shape.id.name().to_owned(),
            namespace: shape.id.namespace().to_owned(),
            version: slice.bindings.version.clone(),
            xml_namespace,
            protocol,
            endpoint_prefix,
            signing_name: text("aws.auth#sigv4", "name").or_else(|| text("aws.auth#sigv4a", "name")),
            auth_schemes: service_schemes(shape, report),
            api_key: ApiKey::of(shape),
            signing: Signing::Standard,
            errors: ErrorRules::Standard,
            retries: Retries::Standard,
            headers: if query_mode { vec![QUERY_MODE] } else { Vec::new() },
            extension: None,
            modules: Vec::new(),
            docs: Docs::of(&shape.traits, String::new),
            sdk_id,
        };
        customize::customize(&mut service);
        Some(service)
    }
}

impl Docs {
    /// The documentation that a model has for something, or else `otherwise`.
    pub(super) fn of(traits: &Traits, otherwise: impl FnOnce() -> String) -> Self {
        let deprecated = traits.get("deprecated").map(deprecation_note);
        let documentation = traits.string("documentation").unwrap_or_default();
        let text = markdown::convert(documentation);
        if text.is_empty() {
            let text = otherwise();
            return Self { summary: text.clone(), text, deprecated };
        }
        Self { text, summary: markdown::summary(documentation), deprecated }
    }

    /// Whether there is none.
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }
}

/// The note of a [`deprecated`](https://smithy.io/2.0/spec/documentation-traits.html#deprecated-trait) trait.
fn deprecation_note(deprecated: &Node) -> String {
    let member = |name: &str| deprecated.get(name).and_then(Node::as_str);
    match (member("message"), member("since")) {
        (Some(message), Some(since)) => format!("{message} (since {since})"),
        (Some(message), None) => message.to_owned(),
        (None, Some(since)) => format!("deprecated since {since}"),
        (None, None) => "deprecated by the service".to_owned(),
    }
}
