//! Decides everything about the code of a client: names, types, optionality, boxing, derives, protocol, errors.
//!
//! [`client`] is the result, in Rust's terms. Emitters write it, and do not look at the model.

mod attributes;
mod auth;
mod base64;
mod boxing;
mod carry;
mod checksums;
#[cfg_attr(not(all(feature = "examples", feature = "generated-tests")), allow(dead_code, unused_imports))]
// what only they use
mod client;
mod collections;
#[cfg(not(feature = "commonmark"))]
mod commonmark;
mod context;
#[cfg_attr(not(feature = "generated-tests"), allow(dead_code, unused_imports))] // what only generated tests use
mod customize;
mod docs;
mod endpoint_discovery;
mod endpoint_rules;
mod enums;
mod errors;
mod event_streams;
#[cfg(feature = "examples")]
mod examples;
mod exceptions;
mod host_prefix;
mod members;
mod mocks;
pub(crate) mod names;
mod naming;
mod operations;
mod options;
mod pagination;
#[cfg(any(feature = "examples", feature = "generated-tests"))]
mod params;
mod presigning;
#[cfg(feature = "generated-tests")]
mod protocol_tests;
mod reach;
mod reader;
mod schemas;
pub(crate) mod scopes;
mod sensitive;
mod serde;
mod service;
#[cfg(feature = "generated-tests")]
mod smoke_tests;
mod structures;
mod type_index;
mod typed_expressions;
mod types;
mod unions;
mod vocabulary;
mod waiters;

pub(crate) use auth::{ApiKey, AuthScheme};
pub(crate) use client::{expression as expressions, *};
pub(crate) use docs::{Deprecation, Docs};
pub(crate) use options::{AddedAttribute, Options};
pub(crate) use vocabulary::{Vocabulary, Word, WordKind};

use crate::diagnostic::Report;
#[cfg(not(all(feature = "examples", feature = "generated-tests")))]
use crate::diagnostic::{Diagnostic, Place};
#[cfg(feature = "tools")]
use crate::model::ShapeId;
use crate::select::Slice;
use context::Context;
#[cfg(feature = "tools")]
use naming::ShapeNames;
use operations::Environment;
#[cfg(feature = "tools")]
use std::collections::BTreeMap;
use type_index::TypeIndex;
use typed_expressions::Checker;

/// New names for the shapes of a part of a model, in its service, with which their Rust names are those in the whole.
#[cfg(feature = "tools")]
pub(crate) fn kept_names(whole: &Slice<'_>, part: &Slice<'_>) -> BTreeMap<ShapeId, String> {
    ShapeNames::of(part).kept(&ShapeNames::of(whole), |id| part.name(id))
}

/// Plans the client for a slice of a model. `None` if something cannot be generated; `report` then has errors.
pub(crate) fn plan(slice: &Slice<'_>, options: &Options, report: &mut Report) -> Option<Plan> {
    let bound = operations::bound(slice, report)?;
    let customization = customize::find(slice.service);
    let mut service = service::plan(slice, options, report)?;
    customization.service(&mut service);
    let endpoints =
        endpoint_rules::plan(slice.service, service.endpoint_prefix.as_deref(), &service.auth_schemes, report)?;
    let context = &Context::new(slice, &service, customization, options);
    carry::check(context, slice, report);
    #[cfg(not(feature = "commonmark"))]
    commonmark::warn(context, slice, report);
    let types = types::plan(context, report);
    let (mut exceptions, error) = exceptions::plan(context, report);
    let mut stream_errors = if options.types_only { Vec::new() } else { errors::of_streams(context) };
    exceptions::name_modules(&mut exceptions, &mut stream_errors);
    let index = TypeIndex { types: &types, exceptions: &exceptions };
    let environment = Environment { context, slice, service: &service, endpoints: &endpoints, types: index };
    let mut operations = operations::plan(&environment, &bound, report);
    let waiters = match options.types_only {
        true => Vec::new(),
        false => waiters::plan(&slice.operations, &operations, Checker { types: index }, report),
    };
    waiters::mark_outputs(&waiters, &mut operations);
    if options.presign_all && !operations.is_empty() && operations.iter().all(|each| each.presigned.is_none()) {
        presigning::warn(&service, report);
    }
    let error_enums = operations.iter().map(|operation| &operation.error);
    let received = stream_errors.iter().filter(|stream| stream.is_received);
    exceptions::mark_read(&mut exceptions, error_enums.chain(received.map(|stream| &stream.error)));
    let collections = collections::plan(context);
    let mut plan = Plan {
        service,
        endpoints,
        operations,
        other_operations: slice.others.iter().map(|other| other.name().to_owned()).collect(),
        types,
        exceptions,
        stream_errors,
        waiters,
        error,
        collections,
        types_only: options.types_only,
        serde: false,
        mocks: None,
        protocol_tests: None,
        endpoint_tests: None,
        smoke_tests: None,
    };
    if options.mocks {
        plan.mocks = Some(mocks::plan(context, slice, &plan.operations));
    }
    attributes::add(&mut plan, options, report);
    serde::add(&mut plan, slice, options, report);
    options.check(report);
    if report.has_errors() {
        return None;
    }
    plan_examples(&mut plan, slice, options, report);
    plan_tests(&mut plan, slice, customization, options, report);
    (!report.has_errors()).then_some(plan)
}

/// Plans the examples of operations, if the options ask for them.
#[cfg(feature = "examples")]
fn plan_examples(plan: &mut Plan, slice: &Slice<'_>, options: &Options, report: &mut Report) {
    if options.examples {
        examples::add(plan, slice, report);
    }
}

/// Reports that the examples that the options ask for cannot be generated.
#[cfg(not(feature = "examples"))]
fn plan_examples(_: &mut Plan, _: &Slice<'_>, options: &Options, report: &mut Report) {
    if options.examples {
        let message = "examples can only be generated with the feature `examples` of `smithereens-codegen`";
        let help = "in Cargo.toml, add `features = [\"examples\"]` to the build dependency `smithereens-codegen`";
        report.push(Diagnostic::error("Model", Place::Nowhere, message).with_help(help));
    }
}

/// Plans the tests that the options ask for.
#[cfg(feature = "generated-tests")]
fn plan_tests(
    plan: &mut Plan,
    slice: &Slice<'_>,
    customization: &dyn customize::Customization,
    options: &Options,
    report: &mut Report,
) {
    if options.protocol_tests {
        plan.protocol_tests = Some(protocol_tests::plan(plan, slice, customization, report));
    }
    if options.endpoint_tests {
        plan.endpoint_tests = endpoint_rules::plan_test_cases(slice.service, plan, report);
    }
    if options.smoke_tests {
        plan.smoke_tests = Some(smoke_tests::plan(plan, slice, report));
    }
}

/// Reports that the tests that the options ask for cannot be generated.
#[cfg(not(feature = "generated-tests"))]
fn plan_tests(_: &mut Plan, _: &Slice<'_>, _: &dyn customize::Customization, options: &Options, report: &mut Report) {
    if options.has_tests() {
        let message = "tests can only be generated with the feature `generated-tests` of `smithereens-codegen`";
        let help =
            "in Cargo.toml, add `features = [\"generated-tests\"]` to the build dependency `smithereens-codegen`";
        report.push(Diagnostic::error("Model", Place::Nowhere, message).with_help(help));
    }
}
