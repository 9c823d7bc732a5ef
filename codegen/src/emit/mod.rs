//! Writes down what was planned, as tokens. One kind of item, one file.
//!
//! Every function is `#[inline]`, and nothing that the compiler must always make machine code of, as it must of a `static`,
//! refers to one. So the crate of a client comes to hardly any machine code, and a program compiles what it calls.

mod accessors;
mod builders;
mod client;
mod docs;
mod endpoint_params;
mod endpoint_tests;
mod endpoints;
mod enums;
mod errors;
mod exceptions;
mod fluent;
mod jmespath;
mod meta;
mod metadata;
mod module;
mod operations;
mod paginators;
mod protocol_tests;
mod read;
mod redaction;
mod request_ids;
mod rust;
mod schemas;
mod service_error;
mod structures;
mod unions;
mod values;
mod waiters;
mod write;

pub(crate) use module::{Module, Visibility};

use crate::plan::{Plan, Type};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;
use rust::ident;

/// The modules of a client.
pub(crate) fn emit(plan: &Plan) -> Module {
    let mut root = Module::new("", Visibility::Private);
    root.docs = format!("A client of {}.", plan.service.title);
    let interface = Literal::u32_unsuffixed(INTERFACE);
    let features = plan.operation_features();
    let features = features.iter().map(|feature| ident(&feature.replace('-', "_")));
    root.items = quote! {
        ::smithereens::__private::interface!(#interface #( , #features )*);

        pub use self::client::Client;
        pub use self::config::Config;
        pub use self::error_meta::Error;
    };
    root.modules = vec![
        client::emit(plan),
        client::config(plan),
        client::error(),
        service_error::emit(plan),
        meta::emit(plan),
        operation_module(plan),
        client::primitives(),
        types_module(plan),
    ];
    root.modules.extend(client::presigning(plan));
    root.modules.extend(waiters::emit(plan));
    root.modules.extend(plan.service.modules.iter().map(|module| client::runtime_module(*module)));
    if !plan.collections.is_empty() {
        root.modules.push(schemas::collections(&plan.collections));
    }
    root.modules.extend(plan.endpoint_tests.as_deref().map(endpoint_tests::emit));
    root.modules.extend(plan.protocol_tests.as_ref().map(|tests| protocol_tests::emit(plan, tests)));
    root
}

/// The version of the interface between generated code and the runtime. It is incremented here and in the runtime's
/// `interface.rs` by a change that breaks one of them.
const INTERFACE: u32 = 1;

fn operation_module(plan: &Plan) -> Module {
    let mut module = Module::new("operation", Visibility::Public);
    module.docs = "The operations that this client can call.".to_owned();
    let extended = plan.service.extended_request_id.map(ident);
    let extended = extended.map(|module| quote! { pub use ::smithereens::services::#module::RequestIdExt; });
    module.items = quote! { pub use ::smithereens::error::RequestId; #extended };
    module.modules = plan.operations.iter().map(operations::emit).collect();
    module
}

fn types_module(plan: &Plan) -> Module {
    let mut module = Module::new("types", Visibility::Public);
    module.docs = "The types that inputs, outputs and errors hold.".to_owned();
    let mut builders = Vec::new();
    for planned in &plan.types {
        let (public, name) = (ident(planned.name()), rust::local_ident(planned.name()));
        let private = ident(planned.module().as_str());
        module.items.extend(reexport(&private, &public, &name));
        if let Type::Structure(structure) = planned {
            builders.push((private, ident(&structure.builder())));
        }
        module.modules.push(emit_type(planned));
    }
    module.modules.push(builders_module(builders));
    module.modules.push(errors_module(plan));
    module
}

fn reexport(module: &Ident, public: &Ident, local: &Ident) -> TokenStream {
    if public == local {
        quote! { pub use self::#module::#public; }
    } else {
        quote! { pub use self::#module::#local as #public; }
    }
}

fn builders_module(builders: Vec<(Ident, Ident)>) -> Module {
    let mut module = Module::new("builders", Visibility::Public);
    module.docs = "Builders.".to_owned();
    let (modules, names): (Vec<_>, Vec<_>) = builders.into_iter().unzip();
    module.items = quote! { #( pub use super::#modules::#names; )* };
    module
}

fn errors_module(plan: &Plan) -> Module {
    let mut module = Module::new("error", Visibility::Public);
    module.docs = "The exceptions that operations can fail with.".to_owned();
    let mut builders = Vec::new();
    for exception in &plan.exceptions {
        let structure = &exception.structure;
        let private = ident(structure.module.as_str());
        module.items.extend(reexport(&private, &ident(&structure.name), &rust::local_ident(&structure.name)));
        builders.push((private, ident(&structure.builder())));
        module.modules.push(exceptions::emit(exception));
    }
    module.modules.push(builders_module(builders));
    let extended_request_id = plan.service.extended_request_id;
    module.items.extend(plan.stream_errors.iter().map(|stream| errors::of_stream(stream, extended_request_id)));
    module
}

fn emit_type(planned: &Type) -> Module {
    let mut module = Module::new(planned.module().as_str(), Visibility::Private);
    module.items = match planned {
        Type::Structure(structure) => structures::emit(structure),
        Type::Union(union) => unions::emit(union),
        Type::Enum(enumeration) => enums::emit(enumeration),
        Type::IntEnum(enumeration) => enums::emit_int(enumeration),
    };
    module
}
