//! The endpoint tests of the model.

use super::rust::ident;
use super::{Module, Visibility};
use crate::plan::endpoints::{Expected, Plain, TestCase};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// The module `endpoint_tests`.
pub(super) fn emit(cases: &[TestCase]) -> Module<'_> {
    let mut module = Module::new("endpoint_tests", Visibility::Public, || items(cases));
    module.docs = "The endpoint tests of the model.".to_owned();
    module.is_test = true;
    module
}

fn items(cases: &[TestCase]) -> TokenStream {
    let entries = cases.iter().enumerate().map(|(index, case)| {
        let (name, index) = (ident(&format!("test_{}", index + 1)), Literal::usize_unsuffixed(index));
        let documentation = format!(" {}", case.documentation.replace(['\r', '\n'], " "));
        quote!(#[doc = #documentation] #name #index;)
    });
    let (cases, count) = (cases.iter().map(case), Literal::usize_unsuffixed(cases.len()));
    quote! {
        use ::smithereens::__private::test_util::{Plain::*, endpoint, endpoint_error, endpoint_test};

        /// Every endpoint test of this client.
        pub static TESTS: [test_util::EndpointTest; #count] = [#( #cases ),*];

        runtime::endpoint_tests! { #( #entries )* }
    }
}

fn case(case: &TestCase) -> TokenStream {
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
    quote! {
        endpoint_test(&sdk::config::endpoint::ENDPOINTS, #documentation, &[#( #params ),*], #expected)
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
