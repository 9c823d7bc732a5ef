//! The protocol tests of a client.

use super::rust::{auth_scheme, ident, type_of, type_path};
use super::values::default_value;
use super::{Gate, Module, Visibility};
use crate::plan::{
    EventMessage, EventParam, EventStreamTest, Exception, Expectation, ExpectedException, Field, InitialRequest,
    Message, Operation, Param, ParamMember, Plan, ProtocolTest, RequestTest, ResponseTest, Structure, TypeModule,
    TypeRef, Value,
};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// The module `protocol_tests`.
pub(super) fn emit<'p>(plan: &'p Plan, tests: &'p [ProtocolTest]) -> Module<'p> {
    let mut module = Module::new("protocol_tests", Visibility::Public, || items(plan, tests));
    module.docs = "The protocol tests of the model.".to_owned();
    module.gate = Gate::Test;
    module
}

fn items(plan: &Plan, tests: &[ProtocolTest]) -> TokenStream {
    let functions = tests.iter().map(|test| function(plan, test));
    let entries = tests.iter().map(|test| {
        let (function, id) = (ident(test.function.as_str()), &test.id);
        let kind = match &test.message {
            Message::Request(_) => quote!(Request),
            Message::Response(_) => quote!(Response),
            Message::EventStream(_) => quote!(EventStream),
        };
        quote! { #kind #function #id; }
    });
    quote! {
        runtime::protocol_tests! { #( #entries )* }
        #( #functions )*
    }
}

fn function(plan: &Plan, test: &ProtocolTest) -> TokenStream {
    let name = ident(test.function.as_str());
    let body = match (&test.message, plan.operations.get(test.operation)) {
        (Message::Request(test), Some(operation)) => request(test, operation),
        (Message::Response(test), Some(operation)) => response(plan, test, operation),
        (Message::EventStream(test), Some(operation)) => event_stream(plan, test, operation),
        (_, None) => TokenStream::new(),
    };
    quote! { fn #name() -> test_util::Outcome { #body } }
}

fn request(test: &RequestTest, operation: &Operation) -> TokenStream {
    let (method, path) = (&test.method, &test.path);
    let text = |fact: &str, value: &Option<String>| {
        let fact = ident(fact);
        value.as_ref().map(|value| quote! { .#fact(#value) })
    };
    let texts = |fact: &str, values: &[String]| {
        let fact = ident(fact);
        (!values.is_empty()).then(|| quote! { .#fact(&[#( #values ),*]) })
    };
    let facts = [
        text("host", &test.host),
        text("region", &test.settings.region),
        test.settings.use_dual_stack.then(|| quote!(.use_dual_stack(true))),
        endpoint_params(&test.settings.endpoint_params),
        text("resolved_host", &test.resolved_host),
        test.auth_scheme.as_ref().map(|scheme| {
            let scheme = auth_scheme(scheme);
            quote! { .auth_scheme(#scheme) }
        }),
        texts("query", &test.query),
        texts("forbidden_query", &test.forbidden_query),
        texts("required_query", &test.required_query),
        headers(&test.headers),
        texts("forbidden_headers", &test.forbidden_headers),
        texts("required_headers", &test.required_headers),
        test.body.as_ref().map(|(body, media_type)| quote! { .body(#media_type, #body) }),
    ];
    let (marker, input) = (marker(operation), input(operation, &test.input));
    quote! {
        test_util::Request::new(#method, #path) #( #facts )* .check::<#marker>(&sdk::meta::SERVICE, #input)
    }
}

fn response(plan: &Plan, test: &ResponseTest, operation: &Operation) -> TokenStream {
    let status = Literal::u16_unsuffixed(test.status);
    let headers = headers(&test.headers);
    let body = (!test.body.is_empty()).then(|| {
        let body = Literal::byte_string(&test.body);
        quote! { .body(#body) }
    });
    let exception = test.exception.as_ref().and_then(|expected| Some((expected, plan.exceptions.get(expected.index)?)));
    let check = match exception {
        None => output_check(operation, test),
        Some((expected, exception)) => error_check(operation, expected, exception, &test.expected),
    };
    quote! { test_util::Response::new(#status) #headers #body #check }
}

fn output_check(operation: &Operation, test: &ResponseTest) -> TokenStream {
    let (marker, input, output) = (marker(operation), input(operation, &[]), &operation.output);
    let expected = built(&operation_type(operation, &output.name), output.fallible_build, &test.expected, None);
    let compare = comparison(output, test);
    quote! { .check_output::<#marker>(&sdk::meta::SERVICE, #input, #expected, #compare) }
}

fn error_check(
    operation: &Operation,
    expected: &ExpectedException,
    exception: &Exception,
    members: &[ParamMember],
) -> TokenStream {
    let (marker, input) = (marker(operation), input(operation, &[]));
    let code = expected.code.as_ref().map(|code| quote! { .code(#code) });
    let (error, variant) = (operation_type(operation, &operation.error.name), ident(&exception.variant.name));
    let expected = expected_exception(exception, members);
    quote! {
        #code .check_error::<#marker, _>(
            &sdk::meta::SERVICE,
            #input,
            |error| match error { #error::#variant(error) => Ok(error), error => Err(error) },
            |metadata| Ok(#expected),
        )
    }
}

/// The exception with these members and the metadata of the variable `metadata`.
fn expected_exception(exception: &Exception, members: &[ParamMember]) -> TokenStream {
    let structure = &exception.structure;
    // Every exception has a message, even if the model does not list it.
    let is_message = |field: &&Field| field.is_error_message && field.value == Value::String;
    let has_message = members.iter().any(|member| member.name.as_str() == "message");
    let message = structure.fields.iter().find(is_message).filter(|_| !has_message);
    let message = message.map(|_| quote!(.set_message(metadata.message().map(str::to_owned))));
    built(&exception_path(exception), structure.fallible_build, members, Some(quote!(#message .meta(metadata))))
}

fn exception_path(exception: &Exception) -> TokenStream {
    type_path(&TypeRef { module: TypeModule::Errors, name: exception.structure.name.clone() })
}

fn event_stream(plan: &Plan, test: &EventStreamTest, operation: &Operation) -> TokenStream {
    if test.response.exception.is_some() {
        return response(plan, &test.response, operation);
    }
    let request = test.request.as_ref().map(|InitialRequest { method, path, headers }| {
        let pairs = headers.iter().map(|(name, value)| quote!((#name, #value)));
        quote!(.request(#method, #path, &[#( #pairs ),*]))
    });
    let messages = |fact: &str, messages: &[EventMessage]| {
        let (fact, bytes) = (ident(fact), messages.iter().map(|message| Literal::byte_string(&message.bytes)));
        (!messages.is_empty()).then(|| quote!(.#fact(&[#( #bytes ),*])))
    };
    let (sent, received) = (messages("sent", &test.sent), messages("received", &test.received));
    let status = Literal::u16_unsuffixed(test.response.status);
    let headers = headers(&test.response.headers);
    let body = (!test.response.body.is_empty()).then(|| {
        let body = Literal::byte_string(&test.response.body);
        quote!(.body(#body))
    });
    let response = test.has_response.then(|| quote!(.response(test_util::Response::new(#status) #headers #body)));
    let marker = marker(operation);
    let check_request = (request.is_some() || sent.is_some()).then(|| {
        let input = input_with_events(plan, operation, &test.input, &test.sent);
        quote!(test.check_request::<#marker>(&sdk::meta::SERVICE, #input)?;)
    });
    let check_response = response_check(plan, test, operation);
    quote! {
        let test = test_util::EventStream::new() #request #sent #response #received;
        #check_request
        #check_response
        Ok(())
    }
}

/// The statement that checks what is read from the response of a test of an event stream.
fn response_check(plan: &Plan, test: &EventStreamTest, operation: &Operation) -> Option<TokenStream> {
    let (marker, input) = (marker(operation), input(operation, &[]));
    let stream = ident(operation.output.event_stream().filter(|_| test.has_response)?.name.as_str());
    let members = test.response.expected.iter().filter_map(|member| {
        let field = operation.output.fields.iter().find(|field| field.name.as_str() == member.name.as_str())?;
        let (name, expected) = (ident(member.name.as_str()), element(Some(&member.value), field.optional));
        Some(quote!(test_util::equal(#expected, output.#name)?;))
    });
    let read = quote!(|output| { #( #members )* Ok(output.#stream) });
    let expected: Vec<&EventParam> = test.received.iter().filter_map(|message| message.event.as_ref()).collect();
    Some(match (test.expectation, expected.as_slice()) {
        (Expectation::Exception, [.., EventParam::Exception { index, members }]) => {
            let (exception, errors) = (plan.exceptions.get(*index)?, errors_of(&operation.output)?);
            let (variant, expected) = (ident(&exception.variant.name), expected_exception(exception, members));
            quote! {
                test.check_exception::<#marker, _, _, _>(
                    &sdk::meta::SERVICE,
                    #input,
                    #read,
                    |error| match error { #errors::#variant(error) => Ok(error), error => Err(error) },
                    |metadata| Ok(#expected),
                )?;
            }
        }
        (Expectation::Success, expected) => {
            let events = expected.iter().filter_map(|event| match event {
                EventParam::Event(value) => Some(param(value)),
                EventParam::Exception { .. } => None,
            });
            quote!(test.check_events::<#marker, _, _>(&sdk::meta::SERVICE, #input, #read, vec![#( #events ),*])?;)
        }
        _ => quote!(test.check_failure::<#marker, _, _>(&sdk::meta::SERVICE, #input, #read)?;),
    })
}

/// The path of the error enum of the event stream in an input or output.
fn errors_of(structure: &Structure) -> Option<TokenStream> {
    match &structure.event_stream()?.value {
        Value::EventStream(stream) => Some(type_path(&stream.error)),
        _ => None,
    }
}

/// The `Result` of the input's builder, with these events.
fn input_with_events(
    plan: &Plan,
    operation: &Operation,
    params: &[ParamMember],
    events: &[EventMessage],
) -> TokenStream {
    let events = events.iter().filter_map(|message| match message.event.as_ref()? {
        EventParam::Event(value) => {
            let value = param(value);
            Some(quote!(Ok(#value)))
        }
        EventParam::Exception { index, members } => {
            let (exception, errors) = (plan.exceptions.get(*index)?, errors_of(&operation.input)?);
            let (variant, path) = (ident(&exception.variant.name), exception_path(exception));
            let error = built(&path, exception.structure.fallible_build, members, None);
            Some(quote!(Err(#errors::#variant(#error))))
        }
    });
    built_input(operation, params, &quote!(vec![#( #events ),*]))
}

fn endpoint_params(indexes: &[usize]) -> Option<TokenStream> {
    let positions = indexes.iter().copied().map(Literal::usize_unsuffixed);
    (!indexes.is_empty()).then(|| quote! { .endpoint_params(&[#( #positions ),*]) })
}

fn headers(headers: &[(String, String)]) -> Option<TokenStream> {
    let pairs = headers.iter().map(|(name, value)| quote!((#name, #value)));
    (!headers.is_empty()).then(|| quote! { .headers(&[#( #pairs ),*]) })
}

pub(super) fn marker(operation: &Operation) -> TokenStream {
    operation_type(operation, &operation.marker)
}

fn operation_type(operation: &Operation, name: &str) -> TokenStream {
    let (module, name) = (ident(operation.module.as_str()), ident(name));
    quote!(sdk::operation::#module::#name)
}

/// The `Result` of the input's builder, whose error the call returns.
pub(super) fn input(operation: &Operation, params: &[ParamMember]) -> TokenStream {
    built_input(operation, params, &quote!(vec![]))
}

/// The same with these events, if the input has a stream of events.
fn built_input(operation: &Operation, params: &[ParamMember], events: &TokenStream) -> TokenStream {
    let events = operation.input.event_stream().map(|field| {
        let name = ident(field.name.as_str());
        quote!(.#name(test_util::events(#events)))
    });
    built(&operation_type(operation, &operation.input.name), false, params, events)
}

/// The function that compares an expected output with an actual one.
fn comparison(output: &Structure, test: &ResponseTest) -> TokenStream {
    let not_numbers = test.expected.iter().filter(|member| member.is_nan()).map(|member| ident(member.name.as_str()));
    let taken: Vec<TokenStream> = not_numbers
        .map(|name| quote!(test_util::take_nan(&mut expected.#name)?; test_util::take_nan(&mut output.#name)?;))
        .collect();
    // A stream or a request ID cannot be set and compared like a member.
    let is_whole = !output.holds_stream() && test.request_id.is_none();
    match (taken.as_slice(), is_whole) {
        ([], true) => quote!(test_util::equal),
        (taken, true) => quote! {
            |mut expected, mut output| { #( #taken )* test_util::equal(expected, output) }
        },
        (_, false) => {
            let request_id = test
                .request_id
                .as_ref()
                .map(|id| quote!(test_util::equal(Some(#id), error::RequestId::request_id(&output))?;));
            let comparisons = output.fields.iter().map(|field| {
                let name = ident(field.name.as_str());
                let function = if field.value == Value::ByteStream { quote!(equal_streams) } else { quote!(equal) };
                quote!(test_util::#function(expected.#name, output.#name)?;)
            });
            quote! { |expected, output| { #request_id #( #comparisons )* Ok(()) } }
        }
    }
}

/// An expression that builds a structure with its builder.
fn built(path: &TokenStream, fallible: bool, members: &[ParamMember], extra: Option<TokenStream>) -> TokenStream {
    let setters = members.iter().map(|member| {
        let (set, value) = (ident(&member.name.with_prefix("set")), boxed(member.boxed, param(&member.value)));
        quote! { .#set(Some(#value)) }
    });
    let question = fallible.then(|| quote!(?));
    quote! { #path::builder() #( #setters )* #extra .build() #question }
}

fn boxed(is_boxed: bool, value: TokenStream) -> TokenStream {
    if is_boxed { quote!(Box::new(#value)) } else { value }
}

fn param(value: &Param) -> TokenStream {
    match value {
        Param::Simple(value, simple) => default_value(simple, value),
        Param::DateTime(text) => {
            quote!(sdk::primitives::DateTime::from_str(#text, sdk::primitives::DateTimeFormat::DateTime)?)
        }
        Param::Float(value, constant) => {
            let (float, constant) = (type_of(value), ident(constant));
            quote!(#float::#constant)
        }
        Param::List { sparse, elements } => {
            let elements = elements.iter().map(|value| element(value.as_ref(), *sparse));
            quote!(vec![#( #elements ),*])
        }
        Param::Map { sparse, entries } => {
            let entries = entries.iter().map(|(key, value)| {
                let (key, value) = (param(key), element(value.as_ref(), *sparse));
                quote!((#key, #value))
            });
            quote!(::std::collections::HashMap::from([#( #entries ),*]))
        }
        Param::Structure { type_ref, fallible_build, members } => {
            built(&type_path(type_ref), *fallible_build, members, None)
        }
        Param::Union { type_ref, variant, boxed: is_boxed, value } => {
            let (path, variant) = (type_path(type_ref), ident(variant));
            let value = value.as_ref().map(|value| {
                let value = boxed(*is_boxed, param(value));
                quote!((#value))
            });
            quote!(#path::#variant #value)
        }
    }
}

fn element(value: Option<&Param>, sparse: bool) -> TokenStream {
    match (value, sparse) {
        (None, _) => quote!(None),
        (Some(value), true) => {
            let value = param(value);
            quote!(Some(#value))
        }
        (Some(value), false) => param(value),
    }
}
