use super::builders::{Target, setters};
use super::jmespath;
use super::rust::ident;
use super::{Module, Visibility, docs, fluent};
use crate::plan::expressions::Typed;
use crate::plan::{Acceptor, FailureMessage, Matcher, Operation, Plan, State, Test, Waiter};
use proc_macro2::{Ident, Literal, TokenStream, TokenTree};
use quote::{format_ident, quote};

/// The module `waiters`, if there are any.
pub(super) fn emit(plan: &Plan) -> Option<Module<'_>> {
    if plan.waiters.is_empty() {
        return None;
    }
    let mut module = Module::new("waiters", Visibility::Public, TokenStream::new);
    module.docs =
        "Waiters, which call an operation until a condition holds. The trait `client::Waiters` has the methods \
                   of the client that create them."
            .to_owned();
    module.modules =
        plan.waiters.iter().map(|waiter| waiter_module(waiter, &plan.operations[waiter.operation])).collect();
    Some(module)
}

fn waiter_module<'p>(waiter: &'p Waiter, operation: &'p Operation) -> Module<'p> {
    let mut module = Module::new(waiter.module.as_str(), Visibility::Public, || items(waiter, operation));
    module.docs = format!("Types of the waiter `{}`.", waiter.module.bare());
    module
}

fn items(waiter: &Waiter, operation: &Operation) -> TokenStream {
    let operation_module = ident(operation.module.as_str());
    let path = quote!(sdk::operation::#operation_module);
    let builder = fluent_builder(waiter, operation, &path);
    let (final_poll, error_alias) = (final_poll(waiter), error_alias(waiter));
    let (output, error) = (ident(&operation.output.name), ident(&operation.error.name));
    let explained = waiter.has_messages().then(|| {
        docs::comment("\n[`FailureMessages`](waiter::FailureMessages) returns what the service says about a failure.")
    });
    quote! {
        #builder

        /// The response that ended the waiter.
        pub type #final_poll = waiter::FinalPoll<#path::#output, sdk::error::SdkError<#path::#error>>;

        /// The error of a waiter that did not succeed.
        #explained
        pub type #error_alias = waiter::WaiterError<#path::#output, #path::#error>;
    }
}

fn fluent_builder(waiter: &Waiter, operation: &Operation, path: &TokenStream) -> TokenStream {
    let name = ident(&builder(waiter));
    let input_builder = ident(&operation.input.builder());
    let (final_poll, error_alias) = (final_poll(waiter), error_alias(waiter));
    let new = fluent::new(operation, &quote!(#path::builders::#input_builder));
    let marker = ident(&operation.marker);
    let (min_delay, max_delay) = (Literal::u64_unsuffixed(waiter.delays.0), Literal::u64_unsuffixed(waiter.delays.1));
    let acceptors = waiter.acceptors.iter().map(|each| acceptor(each, operation, path));
    let messages = waiter.has_messages().then(|| messages(waiter, operation, path));
    let docs = docs::comment(&format!(
        "Builds and sends the requests to `{}` that wait for `{}`.",
        operation.name,
        waiter.module.bare()
    ));
    let setters = operation.input.fields.iter().map(|field| setters(field, &Target::FluentBuilder));
    quote! {
        #docs
        #[derive(Clone, Debug)]
        pub struct #name {
            handle: ::std::sync::Arc<runtime::Handle>,
            inner: #path::builders::#input_builder,
        }

        impl #name {
            #new

            /// The input as built so far.
            #[inline]
            pub fn as_input(&self) -> &#path::builders::#input_builder {
                &self.inner
            }

            /// Sends requests until a response ends the waiter, or this time has passed.
            ///
            /// # Errors
            /// If a response means failure, no acceptor matches an error, or the time has passed.
            #[inline]
            pub async fn wait(self, max_wait: ::std::time::Duration) -> Result<#final_poll, #error_alias> {
                let waiter: waiter::Waiter<#path::#marker> =
                    waiter::Waiter::new(#min_delay, #max_delay, &[#( #acceptors ),*]) #messages;
                self.handle.wait(waiter, self.inner.build(), max_wait).await
            }

            #( #setters )*
        }
    }
}

fn acceptor(acceptor: &Acceptor, operation: &Operation, path: &TokenStream) -> TokenStream {
    let (input_type, output_type) = (ident(&operation.input.name), ident(&operation.output.name));
    let state = match acceptor.state {
        State::Success => quote!(Success),
        State::Failure => quote!(Failure),
        State::Retry => quote!(Retry),
    };
    let matcher = match &acceptor.matcher {
        Matcher::Success(success) => quote!(Success(#success)),
        Matcher::ErrorType(code) => quote!(ErrorType(#code)),
        Matcher::Output(holds) => {
            let holds = test(holds);
            let output = parameter("output", &holds);
            quote!(Output(|#output: &#path::#output_type| #holds))
        }
        Matcher::InputOutput(holds) => {
            let holds = test(holds);
            let (input, output) = (parameter("input", &holds), parameter("output", &holds));
            quote!(InputOutput(|#input: &#path::#input_type, #output: &#path::#output_type| #holds))
        }
    };
    quote!((waiter::AcceptorState::#state, waiter::Matcher::#matcher))
}

/// The call that adds the messages of failures to a waiter.
fn messages(waiter: &Waiter, operation: &Operation, path: &TokenStream) -> TokenStream {
    let output_type = ident(&operation.output.name);
    let messages = waiter.acceptors.iter().enumerate().filter_map(|(index, acceptor)| {
        let (index, texts) = (Literal::usize_unsuffixed(index), texts(acceptor.message.as_ref()?));
        let output = parameter("output", &texts);
        Some(quote!((#index, |#output: &#path::#output_type| #texts)))
    });
    quote! {
        .with_messages(
            &[#( #messages ),*],
            |output: &mut #path::#output_type, messages| output._failure_messages = Some(messages),
        )
    }
}

/// The messages in the variable `output`, as a `Vec`.
fn texts(message: &FailureMessage) -> TokenStream {
    match message {
        FailureMessage::Text(text) => {
            let value = jmespath::value(text);
            match text.nullable {
                true => quote!(#value.map(str::to_owned).into_iter().collect()),
                false => quote!(vec![#value.to_owned()]),
            }
        }
        FailureMessage::Texts(stream) => {
            let each = jmespath::each(stream, &quote!(messages.push(item.to_owned());));
            quote!({ let mut messages = Vec::new(); #each messages })
        }
    }
}

/// The condition on the variables `input` and `output`.
fn test(test: &Test) -> TokenStream {
    match test {
        Test::Text(value, expected) => equals(value, quote!(#expected)),
        Test::True(condition) => jmespath::condition(condition),
        Test::False(value) => equals(value, quote!(false)),
        Test::All(stream, expected) => {
            let each = jmespath::each(
                stream,
                &quote! {
                    if item != #expected {
                        return false;
                    }
                    found = true;
                },
            );
            quote!({ let mut found = false; #each found })
        }
        Test::Any(stream, expected) => {
            let each = jmespath::each(
                stream,
                &quote! {
                    if item == #expected {
                        return true;
                    }
                },
            );
            quote!({ #each false })
        }
    }
}

fn equals(value: &Typed, expected: TokenStream) -> TokenStream {
    let tokens = jmespath::value(value);
    if value.nullable { quote!(#tokens == Some(#expected)) } else { quote!(#tokens == #expected) }
}

/// The name of a parameter, with an underscore if the body does not use it.
fn parameter(name: &str, body: &TokenStream) -> Ident {
    if mentions(body, name) { ident(name) } else { format_ident!("_{name}") }
}

fn mentions(body: &TokenStream, name: &str) -> bool {
    body.clone().into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == name,
        TokenTree::Group(group) => mentions(&group.stream(), name),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

fn final_poll(waiter: &Waiter) -> Ident {
    format_ident!("{}FinalPoll", waiter.name)
}

fn error_alias(waiter: &Waiter) -> Ident {
    format_ident!("WaitUntil{}Error", waiter.name)
}

/// The trait with a method of the client for each waiter.
pub(super) fn client_trait(plan: &Plan) -> TokenStream {
    if plan.waiters.is_empty() {
        return TokenStream::new();
    }
    let parameters = plan.waiters.iter().map(|waiter| fluent::parameters(&plan.operations[waiter.operation]));
    let parameters: Vec<[Option<TokenStream>; 3]> = parameters.collect();
    let signatures = plan.waiters.iter().zip(&parameters);
    let methods: Vec<TokenStream> = signatures.map(|(waiter, [taken, ..])| signature(waiter, taken.as_ref())).collect();
    let inputs = parameters.iter().map(|[_, input, _]| input);
    let attributes: Vec<_> = parameters.iter().map(|[.., attribute]| attribute).collect();
    let builders = plan.waiters.iter().map(builder_path);
    let constructors = plan.waiters.iter().map(|waiter| ident(plan.operations[waiter.operation].constructor.as_str()));
    let method_docs = plan.waiters.iter().map(|waiter| {
        let operation = &plan.operations[waiter.operation];
        let about = if waiter.docs.text.is_empty() { String::new() } else { format!("\n\n{}", waiter.docs.text) };
        docs::comment(&format!("Waits for `{}`, by calling `{}`.{about}", waiter.module.bare(), operation.name))
    });
    quote! {
        /// Methods of the client that wait until a condition holds. Import this trait to call them.
        pub trait Waiters {
            #( #method_docs #attributes #methods; )*
        }
        impl Waiters for Client {
            #(
                #[inline]
                #methods { #builders::#constructors(self.handle.clone() #inputs) }
            )*
        }
    }
}

fn signature(waiter: &Waiter, parameters: Option<&TokenStream>) -> TokenStream {
    let (method, builder) = (ident(&Waiter::method(&waiter.module)), builder_path(waiter));
    quote!(fn #method(&self #parameters) -> #builder)
}

fn builder_path(waiter: &Waiter) -> TokenStream {
    let (module, builder) = (ident(waiter.module.as_str()), ident(&builder(waiter)));
    quote!(sdk::waiters::#module::#builder)
}

fn builder(waiter: &Waiter) -> String {
    format!("{}FluentBuilder", waiter.name)
}
