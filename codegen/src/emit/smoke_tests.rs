//! The smoke tests of a client.

use super::protocol_tests::{input, marker};
use super::rust::ident;
use super::{Gate, Module, Visibility};
use crate::plan::{ExpectedResult, Operation, Plan, SmokeTest, SmokeTestSetting};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// The module `smoke_tests`.
pub(super) fn emit<'p>(plan: &'p Plan, tests: &'p [SmokeTest]) -> Module<'p> {
    let mut module = Module::new("smoke_tests", Visibility::Public, || items(plan, tests));
    module.docs = "The smoke tests of the model, which call the service.".to_owned();
    module.gate = Gate::Test;
    module
}

fn items(plan: &Plan, tests: &[SmokeTest]) -> TokenStream {
    let tests = tests.iter().filter_map(|test| Some((test, plan.operations.get(test.operation)?)));
    let functions = tests.clone().map(|(test, operation)| function(plan, test, operation));
    let entries = tests.enumerate().map(|(index, (test, operation))| {
        let (function, index) = (ident(test.function.as_str()), Literal::usize_unsuffixed(index));
        let (operation, id, tags) = (&operation.shape_name, &test.id, &test.tags);
        quote! { #function #index #operation #id [#( #tags ),*]; }
    });
    quote! {
        runtime::smoke_tests! { sdk::meta::SERVICE, sdk::config::Config; #( #entries )* }
        #( #functions )*
    }
}

fn function(plan: &Plan, test: &SmokeTest, operation: &Operation) -> TokenStream {
    let (name, settings) = (ident(test.function.as_str()), test.settings.iter().map(setting));
    let (marker, input) = (marker(operation), input(operation, &test.input));
    let exception = match &test.expected {
        ExpectedResult::Exception(index) => plan.exceptions.get(*index),
        ExpectedResult::Success | ExpectedResult::Failure => None,
    };
    let check = match (exception, &test.expected) {
        (Some(exception), _) => {
            let (id, variant) = (&exception.structure.schema.id, ident(&exception.variant.name));
            let (id, error) = (format!("{}#{}", id.namespace, id.name), error(operation));
            quote! { .fails_with::<#marker>(#input, #id, |error| matches!(error, #error::#variant(_))) }
        }
        (None, ExpectedResult::Success) => quote! { .succeeds::<#marker>(#input) },
        (None, _) => quote! { .fails::<#marker>(#input) },
    };
    quote! {
        async fn #name(call: test_util::SmokeTestCall) -> test_util::Outcome {
            call #( #settings )* #check .await
        }
    }
}

fn error(operation: &Operation) -> TokenStream {
    let (module, error) = (ident(operation.module.as_str()), ident(&operation.error.name));
    quote!(sdk::operation::#module::#error)
}

fn setting(setting: &SmokeTestSetting) -> TokenStream {
    match setting {
        SmokeTestSetting::Region(region) => quote! { .region(#region) },
        SmokeTestSetting::SigningRegions(regions) => quote! { .signing_regions(&[#( #regions ),*]) },
        SmokeTestSetting::EndpointUrl(url) => quote! { .endpoint_url(#url) },
        SmokeTestSetting::UseFips => quote! { .use_fips() },
        SmokeTestSetting::UseDualStack => quote! { .use_dual_stack() },
        SmokeTestSetting::WithoutAccountId => quote! { .without_account_id() },
        SmokeTestSetting::Accelerate(index) => {
            let index = Literal::usize_unsuffixed(*index);
            quote! { .accelerate(#index) }
        }
        SmokeTestSetting::EndpointParam(index, value) => {
            let index = Literal::usize_unsuffixed(*index);
            quote! { .endpoint_param(#index, #value) }
        }
    }
}
