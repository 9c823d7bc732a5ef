use super::text_values::text_values;
use super::xml::Document;
use super::xml_text::attribute_value;
use aws_smithy_schema::prelude::DOCUMENT;
use aws_smithy_schema::serde::{SerdeError, ShapeDeserializer};
use aws_smithy_schema::{Schema, ShapeType};
use std::borrow::Cow;

/// The nesting limit, that of AWS's decoder.
const MAX_DEPTH: u32 = 128;

/// Reads an element of a document. AWS's decoder parses each level of a document again, and loses text next to CDATA sections
/// and comments. This reader parses a document once and walks over its elements.
#[derive(Debug)]
pub(super) struct XmlReader<'a> {
    document: Document<'a>,
    element: usize,
    /// The parent of `element`, if `element` is the first of a flattened list or map, whose elements are among the members of
    /// the parent.
    flattened_in: Option<usize>,
    /// The value of the attribute that is read.
    attribute: Option<String>,
    depth: u32,
}

type ReadMember<'r> = &'r mut dyn FnMut(&Schema<'_>, &mut dyn ShapeDeserializer) -> Result<(), SerdeError>;
type ReadElement<'r> = &'r mut dyn FnMut(&mut dyn ShapeDeserializer) -> Result<(), SerdeError>;
type ReadEntry<'r> = &'r mut dyn FnMut(String, &mut dyn ShapeDeserializer) -> Result<(), SerdeError>;

impl<'a> XmlReader<'a> {
    pub(super) fn new(document: Document<'a>, element: usize) -> Self {
        Self { document, element, flattened_in: None, attribute: None, depth: 0 }
    }

    /// This reader, for another element.
    pub(super) fn at(&mut self, element: usize) -> &mut Self {
        self.element = element;
        self.flattened_in = None;
        self
    }

    /// The text of the attribute or element.
    fn text(&self) -> Result<Cow<'_, str>, SerdeError> {
        match &self.attribute {
            Some(value) => Ok(Cow::Borrowed(value)),
            None => self.document.text(self.element),
        }
    }

    /// Reads the members of a structure that are attributes of this element. Prefixes are not resolved: an attribute with the
    /// prefix of the model is preferred to one with another.
    fn read_attributes(&mut self, schema: &Schema<'_>, read: ReadMember<'_>) -> Result<(), SerdeError> {
        for member in schema.members().iter().copied().filter(|member| member.xml_attribute()) {
            let name = name_of(member);
            let attributes = || self.document.attributes(self.element);
            let exact = attributes().find(|(qualified, _, _)| *qualified == name);
            let found = exact.or_else(|| attributes().find(|(_, local, _)| *local == local_name(name)));
            if let Some((_, _, value)) = found {
                self.attribute = Some(attribute_value(value)?);
                let result = read(member, self);
                self.attribute = None;
                result?;
            }
        }
        Ok(())
    }

    /// Reads a nested element, and returns to this one.
    fn nested(&mut self, read: impl FnOnce(&mut Self) -> Result<(), SerdeError>) -> Result<(), SerdeError> {
        if self.depth == MAX_DEPTH {
            return Err(SerdeError::custom("maximum nesting depth exceeded"));
        }
        if self.document.name(self.element).is_none() {
            return Err(SerdeError::invalid_input("XML without an element"));
        }
        let (element, flattened_in) = (self.element, self.flattened_in);
        self.depth += 1;
        let result = read(self);
        self.depth -= 1;
        (self.element, self.flattened_in) = (element, flattened_in);
        result
    }

    /// Reads each child of this element, or each sibling of the same name if it is the first of a flattened list or map.
    fn each_child(&mut self, mut read: impl FnMut(&mut Self) -> Result<(), SerdeError>) -> Result<(), SerdeError> {
        let (parent, first, only) = match self.flattened_in {
            None => (self.element, self.document.first_child(self.element), None),
            Some(parent) => (parent, Some(self.element), Some(self.element)),
        };
        let mut next = first;
        while let Some(child) = next {
            if only.is_none_or(|only| self.document.name(only) == self.document.name(child)) {
                read(self.at(child))?;
            }
            next = self.document.next_child(parent, child);
        }
        Ok(())
    }

    /// The name of the element.
    fn name(&self) -> &str {
        self.document.name(self.element).unwrap_or_default()
    }
}

/// Reads numbers, which may have white space around them.
impl ShapeDeserializer for XmlReader<'_> {
    /// Flattened lists and maps are read whole, after all other members.
    fn read_struct(&mut self, schema: &Schema<'_>, read: ReadMember<'_>) -> Result<(), SerdeError> {
        // The members of an empty body are not set.
        if self.document.is_blank() {
            return Ok(());
        }
        self.nested(|reader| {
            reader.read_attributes(schema, read)?;
            let parent = reader.element;
            reader.each_child(|reader| match member(schema, reader.name()) {
                Some(member) if is_flattened(member) => Ok(()),
                Some(member) => read(member, reader),
                // A union has only one member, also if the model does not know it.
                None if schema.shape_type() == ShapeType::Union => read(&DOCUMENT, reader),
                None => Ok(()),
            })?;
            for flattened in schema.members().iter().copied().filter(|member| is_flattened(member)) {
                let is_of_it = |name: &str| member(schema, name).is_some_and(|member| std::ptr::eq(member, flattened));
                if let Some(first) = reader.document.find_child(parent, is_of_it) {
                    reader.element = first;
                    reader.flattened_in = Some(parent);
                    read(flattened, reader)?;
                }
            }
            Ok(())
        })
    }

    fn read_list(&mut self, _schema: &Schema<'_>, read: ReadElement<'_>) -> Result<(), SerdeError> {
        self.nested(|reader| reader.each_child(|reader| read(reader)))
    }

    fn read_map(&mut self, schema: &Schema<'_>, read: ReadEntry<'_>) -> Result<(), SerdeError> {
        let key_name = schema.key().and_then(Schema::xml_name).map_or("key", |name| local_name(name.value()));
        let value_name = schema.member().and_then(Schema::xml_name).map_or("value", |name| local_name(name.value()));
        self.nested(|reader| {
            reader.each_child(|reader| {
                let (mut key, mut value) = (None, None);
                reader.each_child(|reader| {
                    if reader.name() == key_name {
                        key = Some(reader.read_string(schema)?);
                    } else if reader.name() == value_name {
                        value = Some(reader.element);
                    }
                    Ok(())
                })?;
                match (key, value) {
                    (Some(key), Some(value)) => read(key, reader.at(value)),
                    (None, None) => Ok(()),
                    (found, _) => {
                        let missing = if found.is_none() { key_name } else { value_name };
                        Err(SerdeError::invalid_input(format!("an entry of a map has no `{missing}`")))
                    }
                }
            })
        })
    }

    fn read_string(&mut self, _schema: &Schema<'_>) -> Result<String, SerdeError> {
        self.text().map(Cow::into_owned)
    }

    /// Reads a [boolean](https://www.w3.org/TR/xmlschema-2/#boolean) of XML Schema.
    fn read_boolean(&mut self, _schema: &Schema<'_>) -> Result<bool, SerdeError> {
        let text = self.text()?;
        match text.trim_ascii() {
            "true" | "1" => Ok(true),
            "false" | "0" => Ok(false),
            other => Err(SerdeError::invalid_input(format!("`{other}` is not a boolean"))),
        }
    }

    text_values!(self => self.text()?, in "XML");
}

/// Whether a member is flattened: it has no element of its own, but one for each of its elements or entries.
fn is_flattened(member: &Schema<'_>) -> bool {
    member.xml_flattened() && member.shape_type().is_aggregate()
}

/// The name of the element or attribute of a member.
fn name_of<'s>(member: &'s Schema<'_>) -> &'s str {
    member.xml_name().map(|name| name.value()).or(member.member_name()).unwrap_or_default()
}

/// A name without its prefix.
fn local_name(name: &str) -> &str {
    name.split_once(':').map_or(name, |(_, local)| local)
}

/// The member for elements of this name without its prefix.
fn member<'s>(schema: &'s Schema<'s>, name: &str) -> Option<&'s Schema<'s>> {
    schema.members().iter().copied().find(|member| local_name(name_of(member)) == name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use aws_smithy_schema::{ShapeId, shape_id};

    const ID: ShapeId<'static> = shape_id!("test", "Shape");

    static TEXT: Schema<'static> = Schema::new_member(ID, ShapeType::String, "text", 0);
    static NUMBER: Schema<'static> = Schema::new_member(ID, ShapeType::Integer, "number", 1).with_xml_name("Number");
    static ON: Schema<'static> = Schema::new_member(ID, ShapeType::Boolean, "on", 3);
    static SHAPES: Schema<'static> = Schema::new_member(ID, ShapeType::List, "shapes", 2);
    static TAGS: Schema<'static> = Schema::new_member(ID, ShapeType::Map, "tags", 4);
    static SHAPE: Schema<'static> =
        Schema::new_struct(ID, ShapeType::Structure, &[&TEXT, &NUMBER, &SHAPES, &ON, &TAGS]);
    static KIND: Schema<'static> =
        Schema::new_member(ID, ShapeType::String, "kind", 0).with_xml_attribute().with_xml_name("x:kind");
    static FLAT: Schema<'static> = Schema::new_member(ID, ShapeType::List, "flat", 1).with_xml_flattened();
    static NODE: Schema<'static> =
        Schema::new_member(ID, ShapeType::List, "nodes", 3).with_xml_flattened().with_xml_name("Node");
    static PAIR: Schema<'static> = Schema::new_member(ID, ShapeType::Map, "pair", 4).with_xml_flattened();
    static LABEL: Schema<'static> = Schema::new_member(ID, ShapeType::String, "label", 5).with_xml_flattened();
    static LEVEL: Schema<'static> = Schema::new_member(ID, ShapeType::Integer, "level", 6).with_xml_attribute();
    static MIXED: Schema<'static> =
        Schema::new_struct(ID, ShapeType::Structure, &[&KIND, &FLAT, &SHAPES, &NODE, &PAIR, &LABEL, &LEVEL]);

    static RATIO: Schema<'static> = Schema::new_member(ID, ShapeType::Double, "ratio", 0);
    static BYTES: Schema<'static> = Schema::new_member(ID, ShapeType::Blob, "bytes", 1);
    static NUMBERS: Schema<'static> = Schema::new_member(ID, ShapeType::List, "numbers", 2);
    static NUMBER_MAP: Schema<'static> = Schema::new_map(ID, &NAME, &VALUE);
    static NAME: Schema<'static> = Schema::new_member(ID, ShapeType::String, "key", 0).with_xml_name("Name");
    static VALUE: Schema<'static> = Schema::new_member(ID, ShapeType::Integer, "value", 1).with_xml_name("Value");
    static MAP: Schema<'static> = Schema::new_member(ID, ShapeType::Map, "map", 3);
    static SCALARS: Schema<'static> = Schema::new_struct(ID, ShapeType::Structure, &[&RATIO, &BYTES, &NUMBERS, &MAP]);

    /// Everything that a deserializer reads, with flattened lists and maps last.
    fn read(
        deserializer: &mut dyn ShapeDeserializer,
        schema: &Schema<'_>,
        seen: &mut String,
    ) -> Result<(), SerdeError> {
        let mut flattened = Vec::new();
        let result = deserializer.read_struct(schema, &mut |member, deserializer| {
            let mut value = member.member_name().unwrap_or_default().to_owned();
            let result = read_member(deserializer, schema, member, &mut value);
            if is_flattened(member) {
                flattened.push(value);
            } else {
                *seen += &value;
            }
            result
        });
        flattened.sort();
        flattened.into_iter().for_each(|value| *seen += &value);
        result
    }

    fn read_member(
        deserializer: &mut dyn ShapeDeserializer,
        schema: &Schema<'_>,
        member: &Schema<'_>,
        seen: &mut String,
    ) -> Result<(), SerdeError> {
        match member.shape_type() {
            ShapeType::Boolean => *seen += &format!("={} ", deserializer.read_boolean(member)?),
            ShapeType::Integer => *seen += &format!("={} ", deserializer.read_integer(member)?),
            ShapeType::Double => *seen += &format!("={} ", deserializer.read_double(member)?),
            ShapeType::Blob => *seen += &format!("={:?} ", deserializer.read_blob(member)?),
            ShapeType::List if member.member_name() == Some("flat") => {
                *seen += &format!("={:?} ", deserializer.read_string_list(member)?);
            }
            ShapeType::List if member.member_name() == Some("numbers") => {
                *seen += &format!("={:?} ", deserializer.read_integer_list(member)?);
            }
            ShapeType::List => {
                seen.push('[');
                deserializer.read_list(member, &mut |deserializer| read(deserializer, schema, seen))?;
                seen.push(']');
            }
            ShapeType::Map if member.member_name() == Some("map") => {
                deserializer.read_map(&NUMBER_MAP, &mut |key, deserializer| {
                    *seen += &format!("{key:?}={} ", deserializer.read_integer(&VALUE)?);
                    Ok(())
                })?;
            }
            ShapeType::Map => {
                let mut tags: Vec<_> = deserializer.read_string_string_map(member)?.into_iter().collect();
                tags.sort();
                *seen += &format!("={tags:?} ");
            }
            _ => *seen += &format!("={:?} ", deserializer.read_string(member)?),
        }
        Ok(())
    }

    /// The values that are read from a document. `None` if it cannot be read.
    fn values(document: &str, schema: &Schema<'_>) -> Option<String> {
        let document = Document::parse(document.as_bytes()).ok()?;
        let mut seen = String::new();
        read(&mut XmlReader::new(document, 0), schema, &mut seen).ok().map(|()| seen.trim_end().to_owned())
    }

    fn assert_values(schema: &Schema<'_>, documents: &[(&str, Option<&str>)]) {
        for (document, expected) in documents {
            assert_eq!(values(document, schema).as_deref(), *expected, "{document}");
        }
    }

    /// The values follow from <https://smithy.io/2.0/spec/protocol-traits.html#xml-bindings>.
    #[test]
    fn members_are_elements() {
        assert_values(
            &SHAPE,
            &[
                ("", Some("")),
                ("<!-- nothing -->", None),
                ("<r/>", Some("")),
                ("<r>\n</r>", Some("")),
                ("<r>a<unknown><text>b</text></unknown><text>c</text></r>", Some("text=\"c\"")),
                ("<r><Number>7</Number><number>8</number></r>", Some("number=7")),
                ("<r><Number>seven</Number></r>", None),
                ("<r><on>True</on></r>", None),
                ("<r><text><text>nested</text></text></r>", None),
                ("<r><text>a & b</text></r>", None),
                ("<r><text>a &lt</text></r>", None),
                (
                    "<r>a<shapes>b<member>c<text>d</text></member><item/><item><Number>1</Number></item></shapes></r>",
                    Some("shapes[text=\"d\" number=1 ]"),
                ),
                (
                    "<r><shapes><m><shapes><m><text>a</text></m></shapes><text>b</text></m></shapes><text>c</text></r>",
                    Some("shapes[shapes[text=\"a\" ]text=\"b\" ]text=\"c\""),
                ),
                (
                    "<r><tags><entry><key>a</key><value>b</value></entry><entry><value/><x/><key>c</key></entry></tags></r>",
                    Some("tags=[(\"a\", \"b\"), (\"c\", \"\")]"),
                ),
                ("<r><tags><e/>f</tags></r>", Some("tags=[]")),
                ("<r><tags><e><key>c</key></e></tags></r>", None),
                ("<r><tags><e><value>d</value></e></tags></r>", None),
                ("<r><tags><e><key><b/></key><value>c</value></e></tags></r>", None),
            ],
        );
    }

    #[test]
    fn flattened_lists_and_maps_are_among_the_members() {
        assert_values(
            &MIXED,
            &[
                (
                    "<r><flat>a</flat><shapes><m><flat>b</flat></m></shapes>text<flat>c</flat></r>",
                    Some("shapes[flat=[\"b\"] ]flat=[\"a\", \"c\"]"),
                ),
                ("<r><Node><flat>a</flat></Node><label>b</label><Node/></r>", Some("label=\"b\" nodes[flat=[\"a\"] ]")),
                (
                    "<r><pair><key>a</key><value>b</value></pair><pair><value>d</value><key>c</key></pair><pair/></r>",
                    Some("pair=[(\"a\", \"b\"), (\"c\", \"d\")]"),
                ),
                ("<r><flat>a<b/></flat></r>", None),
                ("<r><nodes/><FLAT/></r>", Some("")),
            ],
        );
    }

    #[test]
    fn attributes_are_members() {
        assert_values(
            &MIXED,
            &[
                ("<r x:kind=\"a &amp; b\" level='7'><label>c</label></r>", Some("kind=\"a & b\" level=7 label=\"c\"")),
                ("<r y:kind='a' x:kind='b' xmlns:x='u'/>", Some("kind=\"b\"")),
                ("<r y:kind='a'/>", Some("kind=\"a\"")),
                ("<r level='one'/>", None),
                ("<r><shapes><m><label>a</label></m><m x:kind='&nbsp;'/><m/></shapes></r>", None),
                (
                    "<r level='1'><shapes><m level='3'><label>a</label></m><m level='4'/></shapes></r>",
                    Some("level=1 shapes[level=3 label=\"a\" level=4 ]"),
                ),
            ],
        );
    }

    #[test]
    fn scalars_are_texts() {
        assert_values(
            &SCALARS,
            &[
                (
                    "<r><ratio>1.5</ratio><ratio>-Infinity</ratio><ratio>NaN</ratio></r>",
                    Some("ratio=1.5 ratio=-inf ratio=NaN"),
                ),
                ("<r><ratio>1e400</ratio></r>", Some("ratio=inf")),
                ("<r><ratio>x</ratio></r>", None),
                ("<r><bytes>YWJj</bytes><bytes/></r>", Some("bytes=Blob { inner: 616263 } bytes=Blob { inner:  }")),
                ("<r><bytes>!</bytes></r>", None),
                ("<r><numbers>1<n>1</n><m> -2 </m></numbers></r>", Some("numbers=[1, -2]")),
                ("<r><numbers><n>1</n><m> </m></numbers></r>", None),
                ("<r><map><e><Name>a</Name><Value>1</Value><key>b</key></e></map></r>", Some("map\"a\"=1")),
                ("<r><map><e><key>a</key><value>1</value></e></map></r>", Some("map")),
                ("<r><map><e><Name>a</Name><Value>one</Value></e></map></r>", None),
            ],
        );
    }

    #[test]
    fn documents_are_read_up_to_a_depth() {
        let nested = |levels: usize| {
            format!("<r>{}{}</r>", "<shapes><member>".repeat(levels), "</member></shapes>".repeat(levels))
        };
        let flattened = |levels: usize| format!("<r>{}{}</r>", "<Node>".repeat(levels), "</Node>".repeat(levels));
        assert!(values(&nested(63), &SHAPE).is_some());
        assert!(values(&nested(64), &SHAPE).is_none());
        assert!(values(&flattened(63), &MIXED).is_some());
        assert!(values(&flattened(64), &MIXED).is_none());
    }

    #[test]
    fn malformed_documents_are_errors() {
        let documents = [
            "text",
            "<r>",
            "</r>",
            "<r",
            "<r><a></r>",
            "<r><a></b></r>",
            "<r><a></a></r></r>",
            "<r/><r/>",
            "<r></rr>",
            "<rr></r>",
            "<x:r></r>",
            "<r></x:r>",
            "<x:r></y:r>",
            "<r></r><",
            "<r a=></r>",
            "<r>]]></r>",
        ];
        for document in documents {
            assert!(Document::parse(document.as_bytes()).is_err(), "{document}");
        }
        assert!(Document::parse(b"<r>\xff</r>").is_err());
        assert!(Document::parse(b"<x:r xmlns:x='u'></x:r >").is_ok());
    }
}
