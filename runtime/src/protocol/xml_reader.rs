use super::xml::Document;
use aws_smithy_schema::Schema;
use aws_smithy_schema::codec::Codec;
use aws_smithy_schema::serde::{SerdeError, ShapeDeserializer};
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document as Tree};
use aws_smithy_xml::codec::{XmlCodec, XmlCodecSettings, XmlDeserializer};
use std::collections::HashMap;

/// As deep as AWS's decoder reads.
const MAX_DEPTH: u32 = 128;

/// Reads an element of a document. AWS's decoder takes every level of a document apart anew: to read what is nested, this
/// one walks over the elements, which were found once, and leaves to AWS's what stands on one level.
#[derive(Debug)]
pub(super) struct XmlReader<'a> {
    document: Document<'a>,
    element: usize,
    depth: u32,
}

type ReadMember<'r> = &'r mut dyn FnMut(&Schema<'_>, &mut dyn ShapeDeserializer) -> Result<(), SerdeError>;
type ReadElement<'r> = &'r mut dyn FnMut(&mut dyn ShapeDeserializer) -> Result<(), SerdeError>;
type ReadEntry<'r> = &'r mut dyn FnMut(String, &mut dyn ShapeDeserializer) -> Result<(), SerdeError>;

impl<'a> XmlReader<'a> {
    pub(super) fn new(document: Document<'a>, element: usize) -> Self {
        Self { document, element, depth: 0 }
    }

    /// This reader, for another element.
    pub(super) fn at(&mut self, element: usize) -> &mut Self {
        self.element = element;
        self
    }

    /// AWS's reader of this element.
    fn aws(&self) -> XmlDeserializer<'a> {
        let settings = XmlCodecSettings::builder().max_depth(MAX_DEPTH.saturating_sub(self.depth)).build();
        XmlCodec::new(settings).create_deserializer(self.document.whole(self.element).unwrap_or_default().as_bytes())
    }

    /// Reads each element within this one.
    fn each_child(
        &mut self,
        mut read: impl FnMut(&mut Self, &'a str) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        if self.depth == MAX_DEPTH {
            return Err(SerdeError::custom("maximum nesting depth exceeded"));
        }
        let parent = self.element;
        self.depth += 1;
        let mut next = self.document.first_child(parent);
        let mut result = Ok(());
        while let Some((child, name)) = next.and_then(|child| Some((child, self.document.name(child)?))) {
            self.element = child;
            result = read(self, name);
            if result.is_err() {
                break;
            }
            next = self.document.next_child(parent, child);
        }
        self.element = parent;
        self.depth -= 1;
        result
    }
}

/// Text that Rust reads as AWS's decoder does, which has the errors.
macro_rules! parsed {
    ($($read:ident: $type:ty;)*) => {$(
        fn $read(&mut self, schema: &Schema<'_>) -> Result<$type, SerdeError> {
            match self.document.plain_text(self.element).and_then(|text| text.parse().ok()) {
                Some(value) => Ok(value),
                None => self.aws().$read(schema),
            }
        }
    )*};
}

macro_rules! delegated {
    ($($read:ident: $type:ty;)*) => {$(
        fn $read(&mut self, schema: &Schema<'_>) -> Result<$type, SerdeError> {
            self.aws().$read(schema)
        }
    )*};
}

impl ShapeDeserializer for XmlReader<'_> {
    fn read_struct(&mut self, schema: &Schema<'_>, read: ReadMember<'_>) -> Result<(), SerdeError> {
        if !is_of_elements(schema) {
            return self.aws().read_struct(schema, read);
        }
        self.each_child(|reader, name| match member(schema, name) {
            Some(member) => read(member, reader),
            None => Ok(()),
        })
    }

    fn read_list(&mut self, _schema: &Schema<'_>, read: ReadElement<'_>) -> Result<(), SerdeError> {
        self.each_child(|reader, _| read(reader))
    }

    fn read_map(&mut self, schema: &Schema<'_>, read: ReadEntry<'_>) -> Result<(), SerdeError> {
        self.aws().read_map(schema, read)
    }

    parsed! {
        read_string: String;
        read_boolean: bool;
        read_byte: i8;
        read_short: i16;
        read_integer: i32;
        read_long: i64;
    }

    delegated! {
        read_float: f32;
        read_double: f64;
        read_big_integer: BigInteger;
        read_big_decimal: BigDecimal;
        read_blob: Blob;
        read_timestamp: DateTime;
        read_document: Tree;
        read_string_list: Vec<String>;
        read_blob_list: Vec<Blob>;
        read_integer_list: Vec<i32>;
        read_long_list: Vec<i64>;
        read_string_string_map: HashMap<String, String>;
    }

    fn is_null(&self) -> bool {
        false
    }

    fn skip_value(&mut self) -> Result<(), SerdeError> {
        Ok(())
    }

    fn container_size(&self) -> Option<usize> {
        None
    }
}

/// Whether each member of a structure is one element.
fn is_of_elements(schema: &Schema<'_>) -> bool {
    !schema.xml_unwrapped_output()
        && schema.members().iter().all(|member| !member.xml_attribute() && !member.xml_flattened())
}

/// The member that elements of this name hold.
fn member<'s>(schema: &'s Schema<'s>, name: &str) -> Option<&'s Schema<'s>> {
    schema.members().iter().copied().find(|member| match member.xml_name() {
        Some(xml_name) => xml_name.value() == name,
        None => member.member_name() == Some(name),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use aws_smithy_schema::{ShapeId, ShapeType, shape_id};

    const ID: ShapeId<'static> = shape_id!("test", "Shape");

    static TEXT: Schema<'static> = Schema::new_member(ID, ShapeType::String, "text", 0);
    static NUMBER: Schema<'static> = Schema::new_member(ID, ShapeType::Integer, "number", 1).with_xml_name("Number");
    static ON: Schema<'static> = Schema::new_member(ID, ShapeType::Boolean, "on", 3);
    static SHAPES: Schema<'static> = Schema::new_member(ID, ShapeType::List, "shapes", 2);
    static TAGS: Schema<'static> = Schema::new_member(ID, ShapeType::Map, "tags", 4);
    static SHAPE: Schema<'static> =
        Schema::new_struct(ID, ShapeType::Structure, &[&TEXT, &NUMBER, &SHAPES, &ON, &TAGS]);
    static FLAT: Schema<'static> = Schema::new_member(ID, ShapeType::List, "flat", 0).with_xml_flattened();
    static ATTRIBUTE: Schema<'static> = Schema::new_member(ID, ShapeType::String, "kind", 1).with_xml_attribute();
    static MIXED: Schema<'static> = Schema::new_struct(ID, ShapeType::Structure, &[&FLAT, &ATTRIBUTE, &SHAPES]);

    /// Everything that a deserializer reads, in order.
    fn read(
        deserializer: &mut dyn ShapeDeserializer,
        schema: &Schema<'_>,
        seen: &mut String,
    ) -> Result<(), SerdeError> {
        deserializer.read_struct(schema, &mut |member, deserializer| {
            seen.push_str(member.member_name().unwrap_or_default());
            match member.shape_type() {
                ShapeType::Boolean => *seen += &format!("={} ", deserializer.read_boolean(member)?),
                ShapeType::Integer => *seen += &format!("={} ", deserializer.read_integer(member)?),
                ShapeType::List if member.xml_flattened() => {
                    *seen += &format!("={:?} ", deserializer.read_string_list(member)?);
                }
                ShapeType::List => {
                    seen.push('[');
                    deserializer.read_list(member, &mut |deserializer| read(deserializer, schema, seen))?;
                    seen.push(']');
                }
                ShapeType::Map => {
                    let mut tags: Vec<_> = deserializer.read_string_string_map(member)?.into_iter().collect();
                    tags.sort();
                    *seen += &format!("={tags:?} ");
                }
                _ => *seen += &format!("={:?} ", deserializer.read_string(member)?),
            }
            Ok(())
        })
    }

    /// What is read of a document by this reader, and by AWS's.
    fn both(document: &str, schema: &Schema<'_>) -> [(String, bool); 2] {
        let mut ours = XmlReader::new(Document::parse(document.as_bytes()).expect("well-formed"), 0);
        let mut aws = XmlCodec::default().create_deserializer(document.as_bytes());
        [&mut ours as &mut dyn ShapeDeserializer, &mut aws].map(|deserializer| {
            let mut seen = String::new();
            let result = read(deserializer, schema, &mut seen);
            (seen, result.is_ok())
        })
    }

    #[test]
    fn a_document_is_read_as_by_the_decoder_of_aws() {
        let deepest = |levels: usize| {
            format!("<r>{}{}</r>", "<shapes><member>".repeat(levels), "</member></shapes>".repeat(levels))
        };
        let documents = [
            "<r/>",
            "<r></r>",
            "<?xml version=\"1.0\"?><!-- first -->\n<r><text> a </text><unknown><text>b</text></unknown></r>",
            "<r><text/><text></text><text>&lt;a&#x41;&amp;</text><text><![CDATA[<a>]]></text></r>",
            "<r><text>a<!-- b -->c</text><text><!-- b -->c</text><text><?b c?>d</text></r>",
            "<r><text>\r\n\ta\u{e9}</text><x:text xmlns:x=\"u\">b</x:text><text a=\">\">c</text></r>",
            "<r><Number>7</Number><number>8</number></r>",
            "<r><Number>+7</Number><Number>&#x37;</Number><Number> 7</Number></r>",
            "<r><Number>seven</Number></r>",
            "<r><on>true</on><on>&#x66;alse</on><on>True</on></r>",
            "<r><text><text>nested</text></text></r>",
            "<r>a<shapes>b<member>c<text>d</text></member><item/><item><Number>1</Number></item></shapes></r>",
            "<r><shapes><m><shapes><m><text>a</text></m></shapes><text>b</text></m></shapes><text>c</text></r>",
            "<r><tags><entry><key>a</key><value>b</value></entry><entry><key>c</key><value/></entry></tags></r>",
            &deepest(10),
            &deepest(63),
            &deepest(64),
            "<r kind=\"a &amp; b\"><flat>a</flat><shapes><m><flat>b</flat></m></shapes><flat>c</flat></r>",
        ];
        for document in documents {
            for schema in [&SHAPE, &MIXED] {
                let [ours, aws] = both(document, schema);
                assert_eq!(ours, aws, "{document}");
            }
        }
    }
}
