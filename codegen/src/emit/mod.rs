//! Writes a plan as tokens. Each kind of item is one file.
//!
//! Every function is `#[inline]`, and items that are always compiled, such as statics, do not refer to functions. So the
//! crate of a client contains almost no machine code, and a program compiles only the functions that it calls.

mod accessors;
mod arguments;
mod builders;
mod client;
mod docs;
mod endpoint_params;
#[cfg(feature = "generated-tests")]
mod endpoint_tests;
mod endpoints;
mod enums;
mod errors;
#[cfg(feature = "examples")]
mod examples;
mod exceptions;
mod fluent;
mod imports;
mod jmespath;
mod meta;
mod metadata;
mod mocks;
mod module;
mod operations;
mod paginators;
#[cfg(feature = "generated-tests")]
mod protocol_tests;
mod read;
mod redaction;
mod request_ids;
mod rust;
mod schemas;
mod serde;
mod service_error;
#[cfg(feature = "generated-tests")]
mod smoke_tests;
mod structures;
mod unions;
mod values;
mod waiters;
mod write;

pub(crate) use imports::Imports;
pub(crate) use module::Module;

pub(crate) use module::Gate;
use module::Visibility;

use crate::plan::names::Name;
use crate::plan::{Plan, Structure, Type};
use proc_macro2::TokenStream;
use quote::quote;
use rust::ident;

/// The modules of a client.
pub(crate) fn emit(plan: &Plan) -> Module<'_> {
    let mut root = match plan.types_only {
        true => types_root(plan),
        false => client_root(plan),
    };
    // The modules are mounted by the macro, so that they cause no further errors if they do not fit the runtime.
    let features = plan.other_features();
    let types = if plan.types_only { ", types" } else { "" };
    let features: String = features.iter().map(|feature| format!(", {}", feature.replace('-', "_"))).collect();
    root.macro_call = Some(format!("::smithereens::__private::interface! {{ {INTERFACE}{types}{features};"));
    if !plan.collections.is_empty() {
        root.modules.push(schemas::collections(&plan.collections));
    }
    #[cfg(feature = "generated-tests")]
    root.modules.extend(plan.endpoint_tests.as_deref().map(|cases| endpoint_tests::emit(plan, cases)));
    #[cfg(feature = "generated-tests")]
    root.modules.extend(plan.protocol_tests.as_ref().map(|tests| protocol_tests::emit(plan, tests)));
    #[cfg(feature = "generated-tests")]
    root.modules.extend(plan.smoke_tests.as_ref().map(|tests| smoke_tests::emit(plan, tests)));
    root
}

/// The root of a client, with the modules of every client.
fn client_root(plan: &Plan) -> Module<'_> {
    let mut root = Module::new("", Visibility::Public, || {
        quote! {
            #[allow(unreachable_pub, unused_imports)]
            pub use self::{client::Client, config::Config, error_meta::Error};
        }
    });
    root.docs = format!("A client of {}.", plan.service.title);
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
    root.modules.extend(plan.mocks.as_deref().map(|operations| mocks::emit(plan, operations)));
    root.modules.extend(client::presigning(plan));
    root.modules.extend(waiters::emit(plan));
    root.modules.extend(plan.service.modules.iter().map(|module| client::runtime_module(*module)));
    root
}

/// The root of types without a client.
fn types_root(plan: &Plan) -> Module<'_> {
    let mut root = Module::new("", Visibility::Public, || {
        quote! {
            #[allow(unreachable_pub, unused_imports)]
            pub use self::error_meta::Error;
        }
    });
    root.docs = format!("The types of {}.", plan.service.title);
    root.modules = vec![
        client::error(),
        service_error::emit(plan),
        operation_module(plan),
        client::primitives(),
        types_module(plan),
    ];
    root
}

/// The version of the interface between generated code and the runtime. A change that breaks the interface increments it
/// here and in the runtime's `interface.rs`.
const INTERFACE: u32 = 1;

fn operation_module(plan: &Plan) -> Module<'_> {
    let mut module = Module::new("operation", Visibility::Public, || {
        let extended = plan.service.extended_request_id.map(ident);
        let extended = extended.map(|module| quote! { pub use ::smithereens::services::#module::RequestIdExt; });
        quote! { pub use ::smithereens::error::RequestId; #extended }
    });
    module.docs = "The operations of this client.".to_owned();
    let emit = if plan.types_only { operations::emit_types } else { operations::emit };
    module.modules = plan.operations.iter().map(emit).collect();
    module
}

fn types_module(plan: &Plan) -> Module<'_> {
    let mut module = Module::new("types", Visibility::Public, || {
        plan.types.iter().map(|planned| reexport(planned.module(), planned.name())).collect()
    });
    module.docs = "The types that inputs, outputs and errors contain.".to_owned();
    module.modules = plan.types.iter().map(type_module).collect();
    module.modules.push(builders_module(|| {
        let structures = plan.types.iter().filter_map(|planned| match planned {
            Type::Structure(structure) => Some(structure),
            Type::Union(_) | Type::Enum(_) | Type::IntEnum(_) => None,
        });
        structures.map(builder).collect()
    }));
    module.modules.push(errors_module(plan));
    module
}

fn type_module(planned: &Type) -> Module<'_> {
    Module::new(planned.module().as_str(), Visibility::Private, || match planned {
        Type::Structure(structure) => structures::emit(structure),
        Type::Union(union) => unions::emit(union),
        Type::Enum(enumeration) => enums::emit(enumeration),
        Type::IntEnum(enumeration) => enums::emit_int(enumeration),
    })
}

fn reexport(module: &Name, name: &str) -> TokenStream {
    let (module, public, local) = (ident(module.as_str()), ident(name), rust::local_ident(name));
    if public == local {
        quote! { pub use self::#module::#public; }
    } else {
        quote! { pub use self::#module::#local as #public; }
    }
}

fn builders_module<'p>(items: impl Fn() -> TokenStream + Sync + 'p) -> Module<'p> {
    let mut module = Module::new("builders", Visibility::Public, items);
    module.docs = "Builders.".to_owned();
    module
}

/// The re-export of a structure's builder.
fn builder(structure: &Structure) -> TokenStream {
    let (module, name) = (ident(structure.module.as_str()), ident(&structure.builder()));
    quote! { pub use super::#module::#name; }
}

fn errors_module(plan: &Plan) -> Module<'_> {
    let mut module = Module::new("error", Visibility::Public, || {
        let structures = plan.exceptions.iter().map(|exception| &exception.structure);
        let exceptions = structures.map(|structure| reexport(&structure.module, &structure.name));
        let of_streams = plan.stream_errors.iter().map(|stream| reexport(&stream.module, &stream.error.name));
        exceptions.chain(of_streams).collect()
    });
    module.docs = "The exceptions that operations return.".to_owned();
    module.modules = plan.exceptions.iter().map(exceptions::emit).collect();
    module.modules.extend(plan.stream_errors.iter().map(|stream| errors::of_stream(plan, stream)));
    module.modules.push(builders_module(|| plan.exceptions.iter().map(|each| builder(&each.structure)).collect()));
    module
}

#[cfg(test)]
mod tests {
    use super::INTERFACE;

    #[test]
    fn the_runtime_has_the_same_version_of_the_interface() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../runtime/src/__private/interface.rs");
        let text = std::fs::read_to_string(path).expect("the runtime is in this repository");
        for part in [format!("    ({INTERFACE} $(, $feature:ident)*;"), format!("has interface {INTERFACE}:")] {
            assert!(text.contains(&part), "interface.rs of the runtime lacks `{part}`");
        }
    }
}
