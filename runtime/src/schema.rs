//! Schemas describe shapes to serializers and deserializers. Generated code contains each one as a [`Shape`], which is plain
//! data and compiles fast. It is converted to AWS's [`Schema`] on first use.

pub use aws_smithy_schema::serde::{SerializableStruct, ShapeDeserializer, ShapeSerializer};
pub use aws_smithy_schema::traits::TimestampFormat;
pub use aws_smithy_schema::{PayloadHint, Schema, ShapeType, prelude};

use aws_smithy_schema::traits::HttpTrait;
use aws_smithy_schema::{AnnotationTrait, ShapeId, StringTrait, TraitMap, shape_id};
use std::cell::Cell;
use std::sync::{LazyLock, OnceLock};

/// A structure or union, or an element of a list or map.
#[derive(Debug)]
pub struct Shape {
    namespace: &'static str,
    name: &'static str,
    shape_type: ShapeType,
    parts: Parts,
    traits: &'static [Trait],
    schema: OnceLock<Schema<'static>>,
}

#[derive(Debug)]
enum Parts {
    /// The members of a structure or union.
    Members(&'static [Member]),
    /// The element of this name. The name of the shape is that of its list or map.
    Element(&'static str),
}

/// A member of a structure or union: its name, the type of its target, and its traits.
pub type Member = (&'static str, ShapeType, &'static [Trait]);

impl Shape {
    /// A structure or union.
    pub const fn new(
        namespace: &'static str,
        name: &'static str,
        shape_type: ShapeType,
        members: &'static [Member],
        traits: &'static [Trait],
    ) -> Self {
        Self { namespace, name, shape_type, parts: Parts::Members(members), traits, schema: OnceLock::new() }
    }

    /// The element of a list, or the key or value of a map. The namespace and name are those of the list or map. The schema
    /// of an element has no member name, because serializers treat a schema with a member name as a member of a structure.
    /// Protocols use the same name for all elements, or the trait `xmlName`.
    pub const fn element(
        namespace: &'static str,
        name: &'static str,
        element: &'static str,
        shape_type: ShapeType,
        traits: &'static [Trait],
    ) -> Self {
        Self { namespace, name, shape_type, parts: Parts::Element(element), traits, schema: OnceLock::new() }
    }

    /// Returns the schema, which is created on first use and never freed.
    pub fn schema(&'static self) -> &'static Schema<'static> {
        self.schema.get_or_init(|| {
            let schema = match self.parts {
                Parts::Members(members) => {
                    let members =
                        members.iter().enumerate().map(|(index, member)| self.member(index, member)).collect();
                    Schema::new_struct(self.id(), self.shape_type, Vec::leak(members))
                }
                Parts::Element(element) => Schema::new(self.id_of(element), self.shape_type),
            };
            with_traits(schema, self.traits)
        })
    }

    fn member(&self, index: usize, (name, shape_type, traits): &Member) -> &'static Schema<'static> {
        let schema = Schema::new_member(self.id_of(name), *shape_type, name, index);
        Box::leak(Box::new(with_traits(schema, traits)))
    }

    fn id(&self) -> ShapeId<'static> {
        ShapeId::from_parts(leak(format!("{}#{}", self.namespace, self.name)), self.namespace, self.name)
    }

    fn id_of(&self, member: &'static str) -> ShapeId<'static> {
        let text = leak(format!("{}#{}${member}", self.namespace, self.name));
        ShapeId::from_parts_with_member(text, self.namespace, self.name, member)
    }
}

/// Leaks a text, because schemas are static and so are the texts that they refer to.
fn leak(text: String) -> &'static str {
    String::leak(text)
}

/// A trait of a shape or member, or another property of its schema. <https://smithy.io/2.0/trait-index.html>
#[derive(Debug)]
pub enum Trait {
    /// `aws.protocols#ec2QueryName`
    Ec2QueryName(&'static str),
    /// `eventHeader`
    EventHeader,
    /// `eventPayload`
    EventPayload,
    /// `hostLabel`
    HostLabel,
    /// `http` of the operation whose input the structure is: method, URI and code.
    Http(&'static str, &'static str, u16),
    /// `httpHeader`
    HttpHeader(&'static str),
    /// `httpLabel`
    HttpLabel,
    /// `httpPayload`
    HttpPayload,
    /// `httpPrefixHeaders`
    HttpPrefixHeaders(&'static str),
    /// `httpQuery`
    HttpQuery(&'static str),
    /// `httpQueryParams`
    HttpQueryParams,
    /// `httpResponseCode`
    HttpResponseCode,
    /// `jsonName`
    JsonName(&'static str),
    /// The element of a list.
    List(&'static Shape),
    /// The key and value of a map.
    Map(&'static Shape, &'static Shape),
    /// `mediaType`
    MediaType(&'static str),
    /// No member of an input is in the body.
    NoBodyMembers,
    /// The name of a structure before it was renamed to that of an input or output.
    OriginalName(&'static str),
    /// The kind of payload of an input.
    PayloadHint(PayloadHint),
    /// `required`, of a member whose field is not an `Option`
    Required,
    /// `sensitive`
    Sensitive,
    /// The name of a member in serde's form
    SerdeName(&'static str),
    /// `streaming`
    Streaming,
    /// `timestampFormat`
    TimestampFormat(TimestampFormat),
    /// `xmlAttribute`
    XmlAttribute,
    /// `xmlFlattened`
    XmlFlattened,
    /// `xmlName`
    XmlName(&'static str),
    /// `xmlNamespace`: URI and prefix.
    XmlNamespace(&'static str, Option<&'static str>),
}

fn with_traits(schema: Schema<'static>, traits: &[Trait]) -> Schema<'static> {
    let custom = custom_traits(traits);
    let schema = custom.into_iter().fold(schema, |schema, traits| schema.with_traits(Box::leak(Box::new(traits))));
    traits.iter().fold(schema, |schema, applied| match *applied {
        Trait::Ec2QueryName(_) | Trait::Required | Trait::SerdeName(_) => schema,
        Trait::EventHeader => schema.with_event_header(),
        Trait::EventPayload => schema.with_event_payload(),
        Trait::HostLabel => schema.with_host_label(),
        Trait::Http(method, uri, code) => schema.with_http(HttpTrait::new(method, uri, Some(code))),
        Trait::HttpHeader(name) => schema.with_http_header(name),
        Trait::HttpLabel => schema.with_http_label(),
        Trait::HttpPayload => schema.with_http_payload(),
        Trait::HttpPrefixHeaders(prefix) => schema.with_http_prefix_headers(prefix),
        Trait::HttpQuery(name) => schema.with_http_query(name),
        Trait::HttpQueryParams => schema.with_http_query_params(),
        Trait::HttpResponseCode => schema.with_http_response_code(),
        Trait::JsonName(name) => schema.with_json_name(name),
        Trait::List(element) => schema.with_list_member(element.schema()),
        Trait::Map(key, value) => schema.with_map_members(key.schema(), value.schema()),
        Trait::MediaType(media_type) => schema.with_media_type(media_type),
        Trait::NoBodyMembers => schema.with_no_body_members(),
        Trait::OriginalName(name) => schema.with_original_name(name),
        Trait::PayloadHint(hint) => schema.with_payload_hint(hint),
        Trait::Sensitive => schema.with_sensitive(),
        Trait::Streaming => schema.with_streaming(),
        Trait::TimestampFormat(format) => schema.with_timestamp_format(format),
        Trait::XmlAttribute => schema.with_xml_attribute(),
        Trait::XmlFlattened => schema.with_xml_flattened(),
        Trait::XmlName(name) => schema.with_xml_name(name),
        Trait::XmlNamespace(uri, prefix) => schema.with_xml_namespace(uri, prefix),
    })
}

/// The traits that AWS's schemas have no field for: of requests in ec2Query,
/// [`ec2QueryName`](https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html#aws-protocols-ec2queryname-trait), and of
/// serde's form. `None` if there are none.
///
/// A schema takes a `LazyLock` of traits, whose function cannot capture them, so they are passed in a thread-local.
fn custom_traits(traits: &[Trait]) -> Option<LazyLock<TraitMap>> {
    thread_local!(static TRAITS: Cell<Option<TraitMap>> = const { Cell::new(None) });
    let custom = traits.iter().filter_map(|applied| -> Option<Box<dyn aws_smithy_schema::Trait>> {
        Some(match applied {
            Trait::Ec2QueryName(name) => Box::new(StringTrait::new(EC2_QUERY_NAME, *name)),
            Trait::Required => Box::new(AnnotationTrait::new(REQUIRED)),
            Trait::SerdeName(name) => Box::new(StringTrait::new(SERDE_NAME, *name)),
            _ => return None,
        })
    });
    let mut map = TraitMap::EMPTY;
    custom.for_each(|applied| map.insert(applied));
    if map.is_empty() {
        return None;
    }
    TRAITS.set(Some(map));
    let traits: LazyLock<TraitMap> = LazyLock::new(|| TRAITS.take().unwrap_or_default());
    LazyLock::force(&traits);
    Some(traits)
}

/// The trait that names a member in requests of ec2Query.
pub(crate) const EC2_QUERY_NAME: ShapeId<'static> = shape_id!("aws.protocols", "ec2QueryName");

/// The trait of members that must be set in serde's form.
pub(crate) const REQUIRED: ShapeId<'static> = shape_id!("smithy.api", "required");

/// The trait with the name of a member in serde's form, if it is not that in the model.
pub(crate) const SERDE_NAME: ShapeId<'static> = shape_id!("smithereens", "serdeName");
