//! The endpoint tests of the model.

use super::protocol_tests::{input, marker};
use super::rust::ident;
use super::{Gate, Module, Visibility};
use crate::plan::Plan;
use crate::plan::endpoints::{EndpointCall, EndpointSetting, Expected, Plain, TestCase};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// The module `endpoint_tests`.
pub(super) fn emit<'p>(plan: &'p Plan, cases: &'p [TestCase]) -> Module<'p> {
    let mut module = Module::new("endpoint_tests", Visibility::Public, || items(plan, cases));
    module.docs = "The endpoint tests of the model.".to_owned();
    module.gate = Gate::Test;
    module
}

fn items(plan: &Plan, cases: &[TestCase]) -> TokenStream {
    let calls = cases.iter().enumerate().flat_map(|(index, case)| {
        case.calls.iter().enumerate().filter_map(move |(number, call)| function(plan, call, &call_name(index, number)))
    });
    let calls: Vec<TokenStream> = calls.collect();
    let setting = (!calls.is_empty()).then(|| quote!(EndpointSetting,));
    let entries = cases.iter().enumerate().map(|(index, case)| {
        let (name, index) = (ident(&format!("test_{}", index + 1)), Literal::usize_unsuffixed(index));
        let documentation = format!(" {}", case.documentation.replace(['\r', '\n'], " "));
        quote!(#[doc = #documentation] #name #index;)
    });
    let (cases, count) = (cases.iter().enumerate().map(case), Literal::usize_unsuffixed(cases.len()));
    quote! {
        use ::smithereens::__private::test_util::{#setting Plain::*, endpoint, endpoint_error, endpoint_test};

        /// Every endpoint test of this client.
        pub static TESTS: [test_util::EndpointTest; #count] = [#( #cases ),*];

        runtime::endpoint_tests! { #( #entries )* }

        #( #calls )*
    }
}

/// The name of the function that makes a call of a test case.
fn call_name(case: usize, number: usize) -> String {
    format!("call_{}_{}", case + 1, number + 1)
}

/// The function that makes a call.
fn function(plan: &Plan, call: &EndpointCall, name: &str) -> Option<TokenStream> {
    let operation = plan.operations.get(call.operation)?;
    let settings = call.settings.iter().map(|setting| match setting {
        EndpointSetting::Common(variant, Plain::Boolean(value)) => {
            let variant = ident(variant);
            quote!(EndpointSetting::#variant(#value))
        }
        EndpointSetting::Common(variant, value) => {
            let (variant, text) = (ident(variant), text(value));
            quote!(EndpointSetting::#variant(#text))
        }
        EndpointSetting::Param(index, value) => {
            let (index, value) = (Literal::usize_unsuffixed(*index), plain(value));
            quote!(EndpointSetting::Param(#index, #value))
        }
    });
    let (name, marker, input) = (ident(name), marker(operation), input(operation, &call.input));
    Some(quote! {
        fn #name(test: &test_util::EndpointTest) -> test_util::Outcome {
            test.call::<#marker>(&sdk::meta::SERVICE, &[#( #settings ),*], #input)
        }
    })
}

fn text(value: &Plain) -> &str {
    match value {
        Plain::Text(text) => text,
        _ => "",
    }
}

fn case((index, case): (usize, &TestCase)) -> TokenStream {
    let documentation = &case.documentation;
    let params = case.params.iter().map(|(index, value)| {
        let (index, value) = (Literal::usize_unsuffixed(*index), plain(value));
        quote!((#index, #value))
    });
    let expected = match &case.expected {
        Expected::Error(message) => quote!(endpoint_error(#message)),
        Expected::Endpoint { url, headers, properties } => {
            let headers = headers.iter().map(|(name, values)| quote!((#name, &[#( #values ),*])));
            let properties = properties.iter().map(|(name, value)| member(name, value));
            quote!(endpoint(#url, &[#( #headers ),*], &[#( #properties ),*]))
        }
    };
    let calls = (0..case.calls.len()).map(|number| ident(&call_name(index, number)));
    let calls = (!case.calls.is_empty()).then(|| quote!(.with_calls(&[#( #calls ),*])));
    quote! {
        endpoint_test(&sdk::config::endpoint::ENDPOINTS, #documentation, &[#( #params ),*], #expected) #calls
    }
}

fn member(name: &str, value: &Plain) -> TokenStream {
    let value = plain(value);
    quote!((#name, #value))
}

fn plain(value: &Plain) -> TokenStream {
    match value {
        Plain::Text(text) => quote!(Text(#text)),
        Plain::Boolean(value) => quote!(Boolean(#value)),
        Plain::List(elements) => {
            let elements = elements.iter().map(plain);
            quote!(List(&[#( #elements ),*]))
        }
        Plain::Map(members) => {
            let members = members.iter().map(|(name, value)| member(name, value));
            quote!(Map(&[#( #members ),*]))
        }
    }
}
