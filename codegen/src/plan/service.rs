use super::auth::{ApiKey, check_own, service_schemes};
use super::client::Service;
use super::docs::Docs;
use super::endpoint_discovery;
use super::names;
use super::options::Options;
use crate::diagnostic::Report;
use crate::markdown;
use crate::model::Node;
use crate::select::{Protocol, Slice};

/// The header that requests the error codes of awsQuery from a service that used that protocol before:
/// [`awsQueryCompatible`](https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#aws-protocols-awsquerycompatible-trait).
const QUERY_MODE: (&str, &str) = ("x-amzn-query-mode", "true");

/// Plans the service of a slice, without its customization.
pub(super) fn plan(slice: &Slice<'_>, options: &Options, report: &mut Report) -> Option<Service> {
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
    let protocol = match options.types_only && options.protocol.is_none() {
        // A service without a protocol has types, too. This one does not look at HTTP bindings.
        true => {
            let found = Protocol::of(slice.model, shape, None, &mut Report::default());
            found.unwrap_or(Protocol::AwsJson1_1)
        }
        false => Protocol::of(slice.model, shape, options.protocol.as_deref(), report)?,
    };
    check_own(slice, report);
    let query_mode = shape.traits.has("aws.protocols#awsQueryCompatible") && protocol != Protocol::AwsQuery;
    Some(Service {
        title: markdown::summary(shape.traits.string("title").unwrap_or(&sdk_id)),
        client_name,
        shape_name: shape.id.name().to_owned(),
        namespace: shape.id.namespace().to_owned(),
        version: slice.bindings.version.clone(),
        xml_namespace,
        events_need_http2: protocol.needs_http2_for_events(shape),
        protocol,
        endpoint_prefix,
        signing_name: text("aws.auth#sigv4", "name").or_else(|| text("aws.auth#sigv4a", "name")),
        auth_schemes: service_schemes(slice),
        api_key: ApiKey::of(shape),
        signing: None,
        errors: None,
        retries: None,
        extended_request_id: None,
        headers: if query_mode { vec![QUERY_MODE] } else { Vec::new() },
        endpoint_discovery: endpoint_discovery::of_service(slice, options, report),
        extension: None,
        modules: Vec::new(),
        docs: Docs::of(&shape.traits, String::new).with_facts(&shape.traits, options.documentation_traits),
        sdk_id,
    })
}
