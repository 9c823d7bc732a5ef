//! The fields of outputs and exceptions that are not members.

use crate::plan::{Role, Structure};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

/// A field that is not a member.
pub(super) struct MetadataField {
    pub(super) name: Ident,
    pub(super) field_type: TokenStream,
    pub(super) visibility: TokenStream,
}

/// The fields for the request IDs of an output and the messages of a waiter's failure, or the metadata of an exception.
pub(super) fn fields(structure: &Structure) -> Vec<MetadataField> {
    let id = |name| MetadataField {
        name: format_ident!("{name}"),
        field_type: quote!(Option<String>),
        visibility: TokenStream::new(),
    };
    match structure.role {
        Role::Output => {
            let extended = structure.extended_request_id.map(|_| id("_extended_request_id"));
            let messages = structure.has_failure_messages.then(|| MetadataField {
                name: format_ident!("_failure_messages"),
                field_type: quote!(Option<waiter::Messages>),
                visibility: quote!(pub(crate)),
            });
            extended.into_iter().chain([id("_request_id")]).chain(messages).collect()
        }
        Role::Exception => vec![MetadataField {
            name: format_ident!("meta"),
            field_type: quote!(error::ErrorMetadata),
            visibility: quote!(pub(crate)),
        }],
        Role::Input | Role::Member => Vec::new(),
    }
}
