//! The endpoint rules as tables, the types of their parameters, and the settings that are parameters.

use super::rust::ident;
use super::{Module, Visibility, docs};
use crate::plan::Endpoints;
use crate::plan::endpoints::{
    Attribute, AuthScheme, ClientParam, Condition, Expression, Function, Outcome, Parameter, ParameterDefault,
    ParameterType, Property, Target,
};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// The module `config::endpoint`.
pub(super) fn emit(endpoints: &Endpoints) -> Module<'_> {
    let mut module = Module::new("endpoint", Visibility::Public, || items(endpoints));
    module.docs = "The endpoints of requests.".to_owned();
    module.modules.push(Module::new("rules", Visibility::Private, || rules(endpoints)));
    module
}

fn items(endpoints: &Endpoints) -> TokenStream {
    let parameters = endpoints.parameters.iter().enumerate().map(|(index, parameter)| {
        let docs = docs::attributes(&parameter.docs);
        let parameter_type = ident(match parameter.parameter_type {
            ParameterType::Text => "text",
            ParameterType::Boolean => "boolean",
            ParameterType::Texts => "texts",
        });
        let (name, set) = (ident(parameter.name.as_str()), ident(&parameter.name.with_prefix("set")));
        let index = Literal::usize_unsuffixed(index);
        quote!(#docs #parameter_type #name #set #index;)
    });
    let chooses_auth = endpoints.chooses_auth;
    quote! {
        pub use ::smithereens::endpoint::{Endpoint, EndpointFuture, InvalidParams, SharedEndpointResolver};
        runtime::define_endpoint! { rules::RULES, #chooses_auth; #( #parameters )* }
    }
}

/// The methods of the configuration's builder that set parameters.
pub(super) fn settings(endpoints: &Endpoints) -> TokenStream {
    let client_params = endpoints.client_params.iter().map(client_param);
    let mode = endpoints.has_account_id_mode().then(|| {
        quote! {
            /// Sets whether endpoints depend on the account of the credentials.
            #[inline]
            pub fn account_id_endpoint_mode(mut self, mode: AccountIdEndpointMode) -> Self {
                self.set_account_id_endpoint_mode(Some(mode));
                self
            }

            /// Sets or clears whether endpoints depend on the account of the credentials.
            #[inline]
            pub fn set_account_id_endpoint_mode(&mut self, mode: Option<AccountIdEndpointMode>) -> &mut Self {
                self.layers.set_account_id_endpoint_mode(mode);
                self
            }
        }
    });
    if endpoints.client_params.is_empty() && mode.is_none() {
        return TokenStream::new();
    }
    quote!(impl Builder { #( #client_params )* #mode })
}

fn client_param(param: &ClientParam) -> TokenStream {
    let (docs, summary) = (docs::attributes(&param.docs), docs::summary(&param.docs));
    let (name, set) = (ident(param.name.as_str()), ident(&param.name.with_prefix("set")));
    let index = Literal::usize_unsuffixed(param.index);
    let (rust_type, method) = match param.parameter_type {
        ParameterType::Boolean => (quote!(bool), ident("set_endpoint_boolean")),
        ParameterType::Text | ParameterType::Texts => (quote!(String), ident("set_endpoint_text")),
    };
    quote! {
        #docs
        #[inline]
        pub fn #name(mut self, value: impl Into<#rust_type>) -> Self {
            self.#set(Some(value.into()));
            self
        }

        #summary
        #[inline]
        pub fn #set(&mut self, value: Option<#rust_type>) -> &mut Self {
            self.layers.#method(#index, value);
            self
        }
    }
}

/// The tables.
fn rules(endpoints: &Endpoints) -> TokenStream {
    let parameters = endpoints.parameters.iter().map(parameter);
    let slots = Literal::usize_unsuffixed(endpoints.slots);
    let graph = &endpoints.graph;
    let conditions = graph.conditions.iter().map(condition);
    let nodes = graph.nodes.iter().map(|(condition, then, otherwise)| {
        let (condition, then) = (Literal::u16_unsuffixed(*condition), target(*then));
        let otherwise = target(*otherwise);
        quote!(Node::new(#condition, #then, #otherwise))
    });
    let root = target(graph.root);
    let outcomes = graph.outcomes.iter().map(outcome);
    let [parameter_count, condition_count, node_count, outcome_count] =
        [endpoints.parameters.len(), graph.conditions.len(), graph.nodes.len(), graph.outcomes.len()]
            .map(Literal::usize_unsuffixed);
    quote! {
        use ::smithereens::__private::endpoint::Expression::*;
        use ::smithereens::__private::endpoint::*;

        pub(super) static RULES: Rules =
            Rules::new(&PARAMETERS, #slots, &CONDITIONS, &NODES, #root, &OUTCOMES);

        static PARAMETERS: [Parameter; #parameter_count] = [#( #parameters ),*];

        static CONDITIONS: [Condition; #condition_count] = [#( #conditions ),*];

        static NODES: [Node; #node_count] = [#( #nodes ),*];

        static OUTCOMES: [Outcome; #outcome_count] = [#( #outcomes ),*];
    }
}

fn target(target: Target) -> TokenStream {
    match target {
        Target::Node(index) => {
            let index = Literal::u16_unsuffixed(index);
            quote!(#index)
        }
        Target::Outcome(index) => {
            let index = Literal::u16_unsuffixed(index);
            quote!(Node::outcome(#index))
        }
        Target::None => quote!(Node::NONE),
    }
}

fn parameter(parameter: &Parameter) -> TokenStream {
    let name = parameter.name.bare();
    let built_in = parameter.built_in.map(|built_in| {
        let built_in = ident(built_in);
        quote!(.with_built_in(BuiltIn::#built_in))
    });
    let default = parameter.default.as_ref().map(|default| match default {
        ParameterDefault::Text(text) => quote!(.with_default_text(#text)),
        ParameterDefault::Boolean(value) => quote!(.with_default_boolean(#value)),
    });
    let required = parameter.required.then(|| quote!(.required()));
    quote!(Parameter::new(#name) #built_in #default #required)
}

fn condition(condition: &Condition) -> TokenStream {
    let value = expression(&condition.value);
    match condition.assign {
        Some(slot) => {
            let slot = Literal::u8_unsuffixed(slot);
            quote!(Condition::assign(#slot, #value))
        }
        None => quote!(Condition::new(#value)),
    }
}

fn outcome(outcome: &Outcome) -> TokenStream {
    match outcome {
        Outcome::Error(message) => {
            let message = expression(message);
            quote!(Outcome::error(#message))
        }
        Outcome::Endpoint { url, headers, auth_schemes, properties } => {
            let url = expression(url);
            let headers = headers.iter().map(|(name, values)| {
                let values = values.iter().map(expression);
                quote!((#name, &[#( #values ),*]))
            });
            let auth_schemes = auth_schemes.iter().map(|AuthScheme { name, properties }| {
                let (name, properties) = (expression(name), members(properties));
                quote!((#name, #properties))
            });
            let properties = members(properties);
            quote!(Outcome::endpoint(#url, &[#( #headers ),*], &[#( #auth_schemes ),*], #properties))
        }
    }
}

fn members(members: &[(String, Property)]) -> TokenStream {
    let members = members.iter().map(|(name, value)| {
        let value = property(value);
        quote!((#name, #value))
    });
    quote!(&[#( #members ),*])
}

fn property(value: &Property) -> TokenStream {
    match value {
        Property::Value(value) => {
            let value = expression(value);
            quote!(Property::Value(#value))
        }
        Property::List(elements) => {
            let elements = elements.iter().map(property);
            quote!(Property::List(&[#( #elements ),*]))
        }
        Property::Map(values) => {
            let values = members(values);
            quote!(Property::Map(#values))
        }
    }
}

fn expression(value: &Expression) -> TokenStream {
    match value {
        Expression::Slot(slot) => {
            let slot = Literal::u8_unsuffixed(*slot);
            quote!(Slot(#slot))
        }
        Expression::Text(text) => quote!(Text(#text)),
        Expression::Boolean(value) => quote!(Boolean(#value)),
        Expression::Template(pieces) => {
            let pieces = pieces.iter().map(expression);
            quote!(Template(&[#( #pieces ),*]))
        }
        Expression::Attribute(of, attribute) => {
            let of = expression(of);
            let attribute = match attribute {
                Attribute::Named(name) => {
                    let name = ident(name);
                    quote!(Attribute::#name)
                }
                Attribute::Index(index) => {
                    let index = Literal::i16_unsuffixed(*index);
                    quote!(Attribute::Index(#index))
                }
            };
            quote!(GetAttribute(&#of, #attribute))
        }
        Expression::Call(function, arguments) => call(function, arguments),
    }
}

fn call(function: &Function, arguments: &[Expression]) -> TokenStream {
    let name = ident(function.variant());
    let arguments: Vec<TokenStream> = arguments.iter().map(expression).collect();
    let arguments = match arguments.as_slice() {
        [argument] => quote!(&#argument),
        arguments => quote!(&[#( #arguments ),*]),
    };
    match function {
        Function::Substring { start, end } => {
            let (start, end) = (Literal::u16_unsuffixed(*start), Literal::u16_unsuffixed(*end));
            quote!(#name(#arguments, #start, #end))
        }
        Function::Split { delimiter, limit } => {
            let limit = Literal::u16_unsuffixed(*limit);
            quote!(#name(#arguments, #delimiter, #limit))
        }
        _ => quote!(#name(#arguments)),
    }
}
