//! Checks models by the rules of Smithy's specification.
//!
//! Each rule is a validator: a function that looks at the shapes of a [`Context`] and reports [`Events`], with the IDs and
//! severities of [Smithy's own](https://smithy.io/2.0/spec/model-validation.html). [`VALIDATORS`] lists them all.

#[cfg(feature = "tools")]
mod arns;
#[cfg(feature = "tools")]
mod auth;
#[cfg(feature = "tools")]
mod bindings;
#[cfg(feature = "tools")]
mod checksums;
mod collections;
mod constraints;
mod context;
#[cfg(feature = "tools")]
mod context_params;
#[cfg(feature = "tools")]
mod definitions;
#[cfg(feature = "tools")]
mod documents;
mod event;
#[cfg(feature = "tools")]
mod examples;
mod host_label;
mod http_bindings;
mod http_headers;
mod http_label;
mod http_payload;
mod http_query;
mod http_uri;
#[cfg(feature = "tools")]
mod jmespath_type;
#[cfg(feature = "tools")]
mod linters;
#[cfg(feature = "tools")]
mod metadata;
#[cfg(feature = "tools")]
mod mqtt;
mod number;
#[cfg(feature = "tools")]
mod operations;
#[cfg(feature = "tools")]
mod paginated;
mod pattern;
#[cfg(feature = "tools")]
mod protocol_tests;
mod published;
#[cfg(feature = "tools")]
mod resource;
#[cfg(feature = "tools")]
mod resource_cycle;
mod service;
mod shape_value;
mod shapes;
mod streaming;
mod traits;
mod uri;
#[cfg(feature = "tools")]
mod waiters;

use crate::diagnostic::{Diagnostic, Report, Severity};
use crate::model::{Model, Shape};
use context::Context;
use event::{Event, Events};

#[cfg(feature = "tools")]
pub(crate) use event::{place_of, severity_of};
#[cfg(feature = "tools")]
pub(crate) use metadata::SeverityPolicy;

/// A rule.
struct Validator {
    run: fn(&Context<'_>, &mut Events),
    /// Whether its errors keep a client from working, so that build scripts need it.
    concerns_clients: bool,
}

#[cfg(feature = "tools")]
const fn model(run: fn(&Context<'_>, &mut Events)) -> Validator {
    Validator { run, concerns_clients: false }
}

const fn client(run: fn(&Context<'_>, &mut Events)) -> Validator {
    Validator { run, concerns_clients: true }
}

/// All rules, in the order in which their events are reported.
const VALIDATORS: &[Validator] = &[
    client(collections::validate),
    #[cfg(feature = "tools")]
    model(resource_cycle::validate),
    client(traits::validate_values),
    client(traits::validate_definitions),
    client(traits::validate_targets),
    client(traits::validate_conflicts),
    client(traits::validate_exclusive),
    #[cfg(feature = "tools")]
    model(traits::validate_breaking_changes),
    #[cfg(feature = "tools")]
    model(traits::validate_trait_validators),
    #[cfg(feature = "tools")]
    model(traits::validate_deprecated),
    #[cfg(feature = "tools")]
    model(traits::validate_private),
    #[cfg(feature = "tools")]
    model(shapes::validate_ids),
    client(shapes::validate_unit),
    client(shapes::validate_enums),
    client(shapes::validate_enum_trait),
    client(shapes::validate_defaults),
    client(shapes::validate_recursion),
    #[cfg(feature = "tools")]
    model(shapes::validate_unreferenced),
    #[cfg(feature = "tools")]
    model(shapes::validate_references_of_members),
    #[cfg(feature = "tools")]
    model(constraints::validate_length),
    #[cfg(feature = "tools")]
    model(constraints::validate_range),
    #[cfg(feature = "tools")]
    model(constraints::validate_pattern),
    #[cfg(feature = "tools")]
    model(constraints::validate_media_type),
    client(constraints::validate_json_name),
    client(constraints::validate_xml_namespace),
    #[cfg(feature = "tools")]
    model(constraints::validate_xml_flattened),
    client(http_uri::validate_format),
    #[cfg(feature = "tools")]
    model(http_uri::validate_greedy_labels),
    #[cfg(feature = "tools")]
    model(http_uri::validate_conflicts),
    client(http_label::validate),
    client(http_payload::validate),
    client(http_headers::validate),
    client(http_headers::validate_prefixes),
    client(http_query::validate),
    #[cfg(feature = "tools")]
    model(http_query::validate_params),
    client(http_bindings::validate_missing),
    #[cfg(feature = "tools")]
    model(http_bindings::validate_ignored),
    #[cfg(feature = "tools")]
    model(http_bindings::validate_methods),
    #[cfg(feature = "tools")]
    model(http_bindings::validate_response_codes),
    client(http_bindings::validate_api_key),
    client(host_label::validate),
    client(streaming::validate),
    client(streaming::validate_events),
    client(streaming::validate_event_payload),
    #[cfg(feature = "tools")]
    model(streaming::validate_compression),
    #[cfg(feature = "tools")]
    model(checksums::validate),
    client(service::validate),
    #[cfg(feature = "tools")]
    model(bindings::validate_operations),
    #[cfg(feature = "tools")]
    model(bindings::validate_resources),
    #[cfg(feature = "tools")]
    model(auth::validate),
    #[cfg(feature = "tools")]
    model(auth::validate_definitions),
    #[cfg(feature = "tools")]
    model(documents::validate),
    #[cfg(feature = "tools")]
    model(operations::validate_messages),
    #[cfg(feature = "tools")]
    model(operations::validate_mixins),
    #[cfg(feature = "tools")]
    model(operations::validate_tokens),
    #[cfg(feature = "tools")]
    model(operations::validate_idempotent),
    #[cfg(feature = "tools")]
    model(examples::validate),
    #[cfg(feature = "tools")]
    model(paginated::validate),
    #[cfg(feature = "tools")]
    model(waiters::validate),
    #[cfg(feature = "tools")]
    model(arns::validate),
    #[cfg(feature = "tools")]
    model(context_params::validate),
    #[cfg(feature = "tools")]
    model(mqtt::validate),
    #[cfg(feature = "tools")]
    model(protocol_tests::validate_parameters),
    #[cfg(feature = "tools")]
    model(protocol_tests::validate_ids),
    #[cfg(feature = "tools")]
    model(resource::validate_identifiers),
    #[cfg(feature = "tools")]
    model(resource::validate_identifier_bindings),
    #[cfg(feature = "tools")]
    model(resource::validate_lifecycle),
    #[cfg(feature = "tools")]
    model(resource::validate_properties),
    #[cfg(feature = "tools")]
    model(resource::validate_references),
    #[cfg(feature = "tools")]
    model(resource::validate_service_bound),
];

/// Validators that the metadata of a model configures.
#[cfg(feature = "tools")]
const CONFIGURED: [fn(&Context<'_>, &mut Events); 2] = [metadata::validate_validators, metadata::validate_closures];

/// Checks a whole model. Adds the warnings of loading it, unless the model suppresses them.
#[cfg(feature = "tools")]
pub(crate) fn validate_model(model: &Model, warnings: &Report, report: &mut Report) {
    let context = Context::whole(model);
    let mut events = Events::default();
    for validator in VALIDATORS {
        (validator.run)(&context, &mut events);
    }
    for run in CONFIGURED {
        run(&context, &mut events);
    }
    let policy = metadata::Policy::of(&context, &mut events);
    for warning in warnings.diagnostics().iter().filter(|warning| !policy.suppresses_everywhere(warning.id())) {
        report.push(warning.clone());
    }
    for event in events.events.into_iter().filter_map(|event| policy.apply(&context, event)) {
        report.push(diagnostic(event));
    }
}

/// Checks a service and some of its operations and types, with all shapes in their closures. Reports only errors that keep the client
/// from working.
pub(crate) fn validate_slice(model: &Model, service: &Shape, roots: &[&Shape], report: &mut Report) {
    let context = Context::slice(model, service, roots);
    let mut events = Events::default();
    for validator in VALIDATORS.iter().filter(|validator| validator.concerns_clients) {
        (validator.run)(&context, &mut events);
    }
    for event in events.events.into_iter().filter(|event| event.severity == Severity::Error) {
        report.push(diagnostic(event));
    }
}

/// The event, for a person. Its message names the shape.
fn diagnostic(event: Event) -> Diagnostic {
    let Event { severity, id, shape, place, message } = event;
    let message = match shape {
        Some(shape) => format!("`{shape}`: {message}"),
        None => message,
    };
    Diagnostic::new(severity, id, place, message)
}
