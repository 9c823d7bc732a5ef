use super::rust::ident;
use super::{Module, Visibility};
use crate::plan::{Collection, MemberSchema, SchemaId, SchemaTrait, Structure, StructureSchema, Union, Value};
use crate::tokens::{Literal, TokenStream, quote};

/// The schemas of a structure and its members: the statics `SCHEMA` and `MEMBERS`.
pub(super) fn structure(structure: &Structure) -> TokenStream {
    let members = structure.fields.iter().map(|field| (&field.schema, &field.value));
    aggregate(&structure.schema, "Structure", members)
}

/// The schemas of a union and its members.
pub(super) fn union(union: &Union) -> TokenStream {
    let members = union.variants.iter().map(|variant| (&variant.schema, &variant.value));
    aggregate(&union.schema, "Union", members)
}

/// The module that holds the schemas of the members of lists and maps, which have no type of their own.
pub(super) fn collections(collections: &[Collection]) -> Module {
    let mut module = Module::new("shapes", Visibility::Private);
    let statics = collections.iter().map(|collection| {
        let name = ident(&collection.name);
        let element = element(&collection.schema, &collection.value);
        quote! { pub(crate) static #name: schema::Schema<'static> = #element; }
    });
    module.items = quote! { #( #statics )* };
    module
}

fn aggregate<'p>(
    schema: &StructureSchema,
    shape_type: &str,
    members: impl ExactSizeIterator<Item = (&'p MemberSchema, &'p Value)>,
) -> TokenStream {
    let count = Literal::usize_unsuffixed(members.len());
    let (id, shape_type) = (id(&schema.id), ident(shape_type));
    let facts = structure_facts(schema);
    let members: Vec<TokenStream> =
        members.enumerate().map(|(index, (schema, value))| member(schema, value, index)).collect();
    let (statics, references) = match members.is_empty() {
        true => (TokenStream::new(), quote!(&[])),
        false => (
            quote! {
                static MEMBERS: [schema::Schema<'static>; #count] = [#( #members ),*];
                static REFERENCES: [&schema::Schema<'static>; #count] = schema::references(&MEMBERS);
            },
            quote!(&REFERENCES),
        ),
    };
    quote! {
        #statics
        pub(crate) static SCHEMA: schema::Schema<'static> =
            schema::Schema::new_struct(#id, schema::ShapeType::#shape_type, #references) #facts;
    }
}

/// What a schema says beyond ID and members.
fn structure_facts(schema: &StructureSchema) -> TokenStream {
    let traits = schema.traits.iter().map(schema_trait);
    let http = schema.http.as_ref().map(|http| {
        let (method, uri, code) = (&http.method, &http.uri, Literal::u16_unsuffixed(http.code));
        quote! { .with_http(schema::HttpTrait::new(#method, #uri, Some(#code))) }
    });
    let no_body_members = schema.no_body_members.then(|| quote! { .with_no_body_members() });
    let document_payload =
        schema.document_payload.then(|| quote! { .with_payload_hint(schema::PayloadHint::StructPayload) });
    let original_name = schema.original_name.as_ref().map(|name| quote! { .with_original_name(#name) });
    quote! { #( #traits )* #http #no_body_members #document_payload #original_name }
}

/// A member of a structure or union.
fn member(schema: &MemberSchema, value: &Value, index: usize) -> TokenStream {
    let (id, shape_type) = (id(&schema.id), ident(value.shape_type()));
    let name = schema.id.member.as_deref().unwrap_or_default();
    let index = Literal::usize_unsuffixed(index);
    let facts = member_facts(schema, value);
    quote! { schema::Schema::new_member(#id, schema::ShapeType::#shape_type, #name, #index) #facts }
}

/// A member of a list or map. It has no name, since serializers take what has one for a member of a structure; where a
/// protocol names elements, it has the same names of its own, or those of the trait `xmlName`.
fn element(schema: &MemberSchema, value: &Value) -> TokenStream {
    let (id, shape_type) = (id(&schema.id), ident(value.shape_type()));
    let facts = member_facts(schema, value);
    quote! { schema::Schema::new(#id, schema::ShapeType::#shape_type) #facts }
}

/// What a schema says of a member beside its name: its own elements, and its traits.
fn member_facts(schema: &MemberSchema, value: &Value) -> TokenStream {
    let traits = schema.traits.iter().map(schema_trait);
    let elements = match value {
        Value::List(list) => {
            let element = ident(&list.element_schema);
            quote! { .with_list_member(&sdk::shapes::#element) }
        }
        Value::Map(map) => {
            let (key, value) = (ident(&map.key_schema), ident(&map.value_schema));
            quote! { .with_map_members(&sdk::shapes::#key, &sdk::shapes::#value) }
        }
        _ => TokenStream::new(),
    };
    quote! { #elements #( #traits )* }
}

/// The expression of a shape ID.
pub(super) fn id(id: &SchemaId) -> TokenStream {
    let SchemaId { namespace, name, member } = id;
    match member {
        None => {
            let whole = format!("{namespace}#{name}");
            quote!(schema::ShapeId::from_parts(#whole, #namespace, #name))
        }
        Some(member) => {
            let whole = format!("{namespace}#{name}${member}");
            quote!(schema::ShapeId::from_parts_with_member(#whole, #namespace, #name, #member))
        }
    }
}

fn schema_trait(applied: &SchemaTrait) -> TokenStream {
    match applied {
        SchemaTrait::Ec2QueryName(name) => quote! {
            .with_traits({
                static TRAITS: schema::Traits = schema::Traits::new(|| schema::ec2_query_name(#name));
                &TRAITS
            })
        },
        SchemaTrait::EventHeader => quote!(.with_event_header()),
        SchemaTrait::EventPayload => quote!(.with_event_payload()),
        SchemaTrait::HostLabel => quote!(.with_host_label()),
        SchemaTrait::HttpHeader(name) => quote!(.with_http_header(#name)),
        SchemaTrait::HttpLabel => quote!(.with_http_label()),
        SchemaTrait::HttpPayload => quote!(.with_http_payload()),
        SchemaTrait::HttpPrefixHeaders(prefix) => quote!(.with_http_prefix_headers(#prefix)),
        SchemaTrait::HttpQuery(name) => quote!(.with_http_query(#name)),
        SchemaTrait::HttpQueryParams => quote!(.with_http_query_params()),
        SchemaTrait::HttpResponseCode => quote!(.with_http_response_code()),
        SchemaTrait::JsonName(name) => quote!(.with_json_name(#name)),
        SchemaTrait::MediaType(media_type) => quote!(.with_media_type(#media_type)),
        SchemaTrait::Sensitive => quote!(.with_sensitive()),
        SchemaTrait::Streaming => quote!(.with_streaming()),
        SchemaTrait::TimestampFormat(format) => {
            let format = ident(&format!("{format:?}"));
            quote!(.with_timestamp_format(schema::TimestampFormat::#format))
        }
        SchemaTrait::XmlAttribute => quote!(.with_xml_attribute()),
        SchemaTrait::XmlFlattened => quote!(.with_xml_flattened()),
        SchemaTrait::XmlName(name) => quote!(.with_xml_name(#name)),
        SchemaTrait::XmlNamespace { uri, prefix } => {
            let prefix = match prefix {
                Some(prefix) => quote!(Some(#prefix)),
                None => quote!(None),
            };
            quote!(.with_xml_namespace(#uri, #prefix))
        }
    }
}
