//! The mocks of a client.

use super::rust::{ident, type_path};
use super::{Gate, Module, Visibility, docs};
use crate::plan::{Field, MockedError, MockedExample, MockedOperation, Operation, Plan, Value};
use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

/// The module `mocks`.
pub(super) fn emit<'p>(plan: &'p Plan, operations: &'p [MockedOperation]) -> Module<'p> {
    let mut module = Module::new("mocks", Visibility::Public, || items(plan, operations));
    module.docs = "Mocks of the service, for tests.".to_owned();
    module.gate = Gate::Mocks;
    module
}

fn items(plan: &Plan, mocked: &[MockedOperation]) -> TokenStream {
    let title = &plan.service.title;
    let docs = docs::comment(&format!(
        "A mock of {title}: what it responds to calls, and the calls that it received.\n\nIt dereferences to [`Mocks`], which \
         has what all mocks have."
    ));
    let operations: Vec<(&MockedOperation, &Operation)> =
        mocked.iter().filter_map(|mocked| Some((mocked, plan.operations.get(mocked.operation)?))).collect();
    let methods = operations.iter().map(|(_, operation)| methods(operation));
    let implementations = operations.iter().map(|(mocked, operation)| implementation(mocked, operation));
    let examples = operations.iter().filter(|(mocked, _)| !mocked.examples.is_empty()).map(|(_, operation)| {
        let marker = marker(operation);
        quote! { self.mocks.add_examples::<#marker>(); }
    });
    let has_events = operations.iter().any(|(_, operation)| operation.output.event_stream().is_some());
    let event_stream = has_events.then(|| quote!(EventStream,));
    quote! {
        pub use ::smithereens::mocks::{#event_stream Failure, Mocks, Responder};

        #docs
        #[derive(Clone, Debug)]
        pub struct Mock {
            mocks: Mocks,
        }

        impl Mock {
            /// A mock that responds to nothing.
            #[inline]
            pub fn new() -> Self {
                Self { mocks: Mocks::of(&sdk::meta::SERVICE) }
            }

            /// A client that calls this mock.
            #[inline]
            pub fn client(&self) -> sdk::client::Client {
                sdk::client::Client::from_conf(self.config().build())
            }

            /// The configuration of a client that calls this mock, to be completed: with a retry configuration, for example.
            #[inline]
            pub fn config(&self) -> sdk::config::Builder {
                sdk::config::Builder::from_layers(self.mocks.layers())
            }

            /// Responds with the examples of the model to calls that have their inputs.
            ///
            /// # Panics
            /// An example is not as the model describes it.
            #[inline]
            pub fn with_examples(&self) -> &Self {
                #( #examples )*
                self
            }

            #( #methods )*
        }

        impl Default for Mock {
            #[inline]
            fn default() -> Self {
                Self::new()
            }
        }

        impl ::std::ops::Deref for Mock {
            type Target = Mocks;

            #[inline]
            fn deref(&self) -> &Mocks {
                &self.mocks
            }
        }

        impl sdk::client::Client {
            /// Creates a client of a mock, which a function sets up.
            #[inline]
            pub fn for_tests<R>(set_up: impl FnOnce(&Mock) -> R) -> Self {
                let mock = Mock::new();
                set_up(&mock);
                mock.client()
            }
        }

        #( #implementations )*
    }
}

fn path(operation: &Operation, name: &str) -> TokenStream {
    let (module, name) = (ident(operation.module.as_str()), ident(name));
    quote!(sdk::operation::#module::#name)
}

fn marker(operation: &Operation) -> TokenStream {
    path(operation, &operation.marker)
}

fn methods(operation: &Operation) -> TokenStream {
    let name = docs::link(operation.module.as_str());
    let (on, calls) = (format_ident!("on_{name}"), format_ident!("{name}_calls"));
    let (marker, input) = (marker(operation), path(operation, &operation.input.name));
    let (output, error) = (path(operation, &operation.output.name), path(operation, &operation.error.name));
    let on_docs = docs::comment(&format!(
        "Responds to calls of `{}` with what a function returns for their input.",
        operation.name
    ));
    let calls_docs = docs::comment(&format!(
        "The inputs of the calls of `{}`, as the service receives them, in their order. Each attempt of a call that is \
         retried is one.",
        operation.name
    ));
    quote! {
        #on_docs
        #[inline]
        pub fn #on(
            &self,
            respond: impl FnMut(#input) -> Result<#output, #error> + Send + 'static,
        ) -> Responder<#marker> {
            self.mocks.on::<#marker>().then(respond)
        }

        #calls_docs
        #[inline]
        pub fn #calls(&self) -> Vec<#input> {
            self.mocks.calls_of::<#marker>()
        }
    }
}

fn implementation(mocked: &MockedOperation, operation: &Operation) -> TokenStream {
    let (marker, input) = (marker(operation), path(operation, &operation.input.name));
    let error = path(operation, &operation.error.name);
    let arms = mocked.errors.iter().map(|exception| arm(exception, &error));
    let exception = match mocked.errors.is_empty() {
        true => quote!(None),
        false => quote! { match error { #( #arms, )* _ => None } },
    };
    let comparisons = operation.input.fields.iter().filter(|field| is_compared(field)).map(|field| {
        let name = ident(field.name.as_str());
        quote!(one.#name == other.#name)
    });
    let is_equal = match operation.input.fields.iter().all(is_compared) {
        true => quote!(one == other),
        false => quote!(true #( && #comparisons )*),
    };
    let examples = mocked.examples.iter().map(example);
    let receive_events = operation.input.event_stream().and_then(|field| receive_events(operation, field));
    let take_events = operation.output.event_stream().and_then(|field| take_events(operation, field));
    quote! {
        impl runtime::mocks::MockedOperation for #marker {
            fn read_input(deserializer: &mut dyn schema::ShapeDeserializer) -> Result<#input, error::SerdeError> {
                #input::deserialize(deserializer)
            }

            fn exception(error: &#error) -> Option<runtime::mocks::ModeledException<'_>> {
                #exception
            }

            fn is_equal(one: &#input, other: &#input) -> bool {
                #is_equal
            }

            fn examples() -> Vec<runtime::mocks::Example> {
                vec![#( #examples ),*]
            }

            #receive_events

            #take_events
        }
    }
}

fn receive_events(operation: &Operation, field: &Field) -> Option<TokenStream> {
    let Value::EventStream(stream) = &field.value else { return None };
    let (input, member) = (path(operation, &operation.input.name), ident(field.name.as_str()));
    let (event, error) = (type_path(&stream.event), type_path(&stream.error));
    Some(quote! {
        fn receive_events(input: &mut #input, events: runtime::event_stream::Events) {
            input.#member = runtime::event_stream::received(events, #event::deserialize, #error::deserialize);
        }
    })
}

fn take_events(operation: &Operation, field: &Field) -> Option<TokenStream> {
    let Value::EventStream(stream) = &field.value else { return None };
    let (output, member) = (path(operation, &operation.output.name), ident(field.name.as_str()));
    let error = type_path(&stream.error);
    Some(quote! {
        fn take_events(output: &mut #output) -> Option<runtime::event_stream::ResponseEvents> {
            Some(runtime::event_stream::give(&mut output.#member, #error::exception))
        }
    })
}

/// Whether inputs with different values are different. A client fills in tokens.
fn is_compared(field: &Field) -> bool {
    !field.value.is_stream() && !field.idempotency_token
}

fn arm(exception: &MockedError, error: &TokenStream) -> TokenStream {
    let MockedError { variant, code, namespace, status, query_code } = exception;
    let (variant, status) = (ident(variant), Literal::u16_unsuffixed(*status));
    let query_code = query_code.as_ref().map(|code| quote!(.with_query_code(#code)));
    quote! {
        #error::#variant(error) => {
            Some(runtime::mocks::ModeledException::new(#code, #namespace, #status, error) #query_code)
        }
    }
}

fn example(MockedExample { input, result }: &MockedExample) -> TokenStream {
    match result {
        Ok(output) => quote!(runtime::mocks::Example::output(#input, #output)),
        Err((code, content)) => quote!(runtime::mocks::Example::error(#input, #code, #content)),
    }
}
