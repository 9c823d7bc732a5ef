use super::rust::{ident, optional};
use super::{Module, Visibility};
use crate::plan::{Collection, MemberSchema, SchemaId, SchemaTrait, Structure, StructureSchema, Union, Value};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// The schema of a structure: the static `SCHEMA`.
pub(super) fn structure(structure: &Structure) -> TokenStream {
    let members = structure.fields.iter().map(|field| (&field.schema, &field.value));
    aggregate(&structure.schema, "Structure", members)
}

/// The schema of a union.
pub(super) fn union(union: &Union) -> TokenStream {
    let members = union.variants.iter().map(|variant| (&variant.schema, &variant.value));
    aggregate(&union.schema, "Union", members)
}

/// The module that holds the schemas of the elements of lists and maps, which have no type of their own.
pub(super) fn collections(collections: &[Collection]) -> Module<'_> {
    Module::new("shapes", Visibility::Private, || elements(collections))
}

fn elements(collections: &[Collection]) -> TokenStream {
    let statics = collections.iter().map(|collection| {
        let constant = ident(&collection.name);
        let SchemaId { namespace, name, member } = &collection.schema.id;
        let shape_type = ident(collection.value.shape_type());
        let traits = member_traits(&collection.schema, &collection.value);
        quote! {
            pub(crate) static #constant: schema::Shape =
                schema::Shape::element(#namespace, #name, #member, schema::ShapeType::#shape_type, #traits);
        }
    });
    quote! { #( #statics )* }
}

fn aggregate<'p>(
    schema: &StructureSchema,
    shape_type: &str,
    members: impl Iterator<Item = (&'p MemberSchema, &'p Value)>,
) -> TokenStream {
    let SchemaId { namespace, name, .. } = &schema.id;
    let shape_type = ident(shape_type);
    let members = members.map(|(schema, value)| {
        let (name, shape_type) = (&schema.id.member, ident(value.shape_type()));
        let traits = member_traits(schema, value);
        quote! { (#name, schema::ShapeType::#shape_type, #traits) }
    });
    let traits = structure_traits(schema);
    quote! {
        pub(crate) static SCHEMA: schema::Shape = schema::Shape::new(
            #namespace,
            #name,
            schema::ShapeType::#shape_type,
            &[#( #members ),*],
            #traits,
        );
    }
}

/// The traits of the schema of a structure or union.
fn structure_traits(schema: &StructureSchema) -> TokenStream {
    let traits = schema.traits.iter().map(schema_trait);
    let http = schema.http.as_ref().map(|http| {
        let (method, uri, code) = (&http.method, &http.uri, Literal::u16_unsuffixed(http.code));
        quote!(schema::Trait::Http(#method, #uri, #code))
    });
    let no_body_members = schema.no_body_members.then(|| quote!(schema::Trait::NoBodyMembers));
    let document_payload =
        schema.document_payload.then(|| quote!(schema::Trait::PayloadHint(schema::PayloadHint::StructPayload)));
    let original_name = schema.original_name.as_ref().map(|name| quote!(schema::Trait::OriginalName(#name)));
    let traits = traits.chain(http).chain(no_body_members).chain(document_payload).chain(original_name);
    quote!(&[#( #traits ),*])
}

/// The elements and traits of a member's schema.
fn member_traits(schema: &MemberSchema, value: &Value) -> TokenStream {
    let elements = match value {
        Value::List(list) => {
            let element = ident(&list.element_schema);
            Some(quote!(schema::Trait::List(&sdk::shapes::#element)))
        }
        Value::Map(map) => {
            let (key, value) = (ident(&map.key_schema), ident(&map.value_schema));
            Some(quote!(schema::Trait::Map(&sdk::shapes::#key, &sdk::shapes::#value)))
        }
        _ => None,
    };
    let traits = elements.into_iter().chain(schema.traits.iter().map(schema_trait));
    quote!(&[#( #traits ),*])
}

fn schema_trait(applied: &SchemaTrait) -> TokenStream {
    let applied = match applied {
        SchemaTrait::Ec2QueryName(name) => quote!(Ec2QueryName(#name)),
        SchemaTrait::EventHeader => quote!(EventHeader),
        SchemaTrait::EventPayload => quote!(EventPayload),
        SchemaTrait::HostLabel => quote!(HostLabel),
        SchemaTrait::HttpHeader(name) => quote!(HttpHeader(#name)),
        SchemaTrait::HttpLabel => quote!(HttpLabel),
        SchemaTrait::HttpPayload => quote!(HttpPayload),
        SchemaTrait::HttpPrefixHeaders(prefix) => quote!(HttpPrefixHeaders(#prefix)),
        SchemaTrait::HttpQuery(name) => quote!(HttpQuery(#name)),
        SchemaTrait::HttpQueryParams => quote!(HttpQueryParams),
        SchemaTrait::HttpResponseCode => quote!(HttpResponseCode),
        SchemaTrait::JsonName(name) => quote!(JsonName(#name)),
        SchemaTrait::MediaType(media_type) => quote!(MediaType(#media_type)),
        SchemaTrait::Required => quote!(Required),
        SchemaTrait::Sensitive => quote!(Sensitive),
        SchemaTrait::SerdeName(name) => quote!(SerdeName(#name)),
        SchemaTrait::Streaming => quote!(Streaming),
        SchemaTrait::TimestampFormat(format) => {
            let format = ident(&format!("{format:?}"));
            quote!(TimestampFormat(schema::TimestampFormat::#format))
        }
        SchemaTrait::XmlAttribute => quote!(XmlAttribute),
        SchemaTrait::XmlFlattened => quote!(XmlFlattened),
        SchemaTrait::XmlName(name) => quote!(XmlName(#name)),
        SchemaTrait::XmlNamespace { uri, prefix } => {
            let prefix = optional(prefix.as_deref());
            quote!(XmlNamespace(#uri, #prefix))
        }
    };
    quote!(schema::Trait::#applied)
}
