use super::xml::Document;
use aws_smithy_schema::Schema;
use aws_smithy_schema::codec::Codec;
use aws_smithy_schema::serde::{SerdeError, ShapeDeserializer};
use aws_smithy_schema::traits::TimestampFormat;
use aws_smithy_types::date_time::Format;
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document as Tree};
use aws_smithy_xml::codec::{XmlCodec, XmlDeserializer};

/// The nesting limit, that of AWS's decoder.
const MAX_DEPTH: u32 = 128;

/// Reads an element of a document. AWS's decoder parses each level of a document again. This reader parses a document once
/// and walks over its elements; it uses AWS's decoder for what is rare within one.
#[derive(Debug)]
pub(super) struct XmlReader<'a> {
    document: Document<'a>,
    element: usize,
    /// The parent of `element`, if `element` is the first of a flattened list or map, whose elements are among the members of
    /// the parent.
    flattened_in: Option<usize>,
    depth: u32,
}

type ReadMember<'r> = &'r mut dyn FnMut(&Schema<'_>, &mut dyn ShapeDeserializer) -> Result<(), SerdeError>;
type ReadElement<'r> = &'r mut dyn FnMut(&mut dyn ShapeDeserializer) -> Result<(), SerdeError>;
type ReadEntry<'r> = &'r mut dyn FnMut(String, &mut dyn ShapeDeserializer) -> Result<(), SerdeError>;

impl<'a> XmlReader<'a> {
    pub(super) fn new(document: Document<'a>, element: usize) -> Self {
        Self { document, element, flattened_in: None, depth: 0 }
    }

    /// This reader, for another element.
    pub(super) fn at(&mut self, element: usize) -> &mut Self {
        self.element = element;
        self.flattened_in = None;
        self
    }

    /// AWS's reader of this element.
    fn aws(&self) -> XmlDeserializer<'a> {
        XmlCodec::default().create_deserializer(self.document.whole(self.element).unwrap_or_default().as_bytes())
    }

    /// Reads the members of a structure that are attributes of this element.
    fn read_attributes(&self, schema: &Schema<'_>, read: ReadMember<'_>) -> Result<(), SerdeError> {
        if !schema.members().iter().any(|member| member.xml_attribute()) {
            return Ok(());
        }
        let tag = self.document.first_tag(self.element).unwrap_or_default();
        XmlCodec::default().create_deserializer(tag.as_bytes()).read_struct(schema, read)
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
    fn each_child(
        &mut self,
        mut read: impl FnMut(&mut Self, &'a str) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        let (parent, first, only) = match self.flattened_in {
            None => (self.element, self.document.first_child(self.element), None),
            Some(parent) => (parent, Some(self.element), self.document.name(self.element)),
        };
        let mut next = first;
        while let Some((child, name)) = next.and_then(|child| Some((child, self.document.name(child)?))) {
            if only.is_none_or(|only| only == name) {
                read(self.at(child), name)?;
            }
            next = self.document.next_child(parent, child);
        }
        Ok(())
    }
}

/// Reads texts that Rust parses like AWS's decoder, which makes the errors.
macro_rules! parsed {
    ($($read:ident: $type:ty;)*) => {$(
        fn $read(&mut self, schema: &Schema<'_>) -> Result<$type, SerdeError> {
            match self.document.text(self.element).and_then(|text| text.parse().ok()) {
                Some(value) => Ok(value),
                None => self.aws().$read(schema),
            }
        }
    )*};
}

impl ShapeDeserializer for XmlReader<'_> {
    /// Flattened lists and maps are read whole, after all other members.
    fn read_struct(&mut self, schema: &Schema<'_>, read: ReadMember<'_>) -> Result<(), SerdeError> {
        self.nested(|reader| {
            reader.read_attributes(schema, read)?;
            let parent = reader.element;
            reader.each_child(|reader, name| match member(schema, name) {
                Some(member) if !is_flattened(member) => read(member, reader),
                _ => Ok(()),
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
        self.nested(|reader| reader.each_child(|reader, _| read(reader)))
    }

    fn read_map(&mut self, schema: &Schema<'_>, read: ReadEntry<'_>) -> Result<(), SerdeError> {
        let key_name = schema.key().and_then(Schema::xml_name).map_or("key", |name| name.value());
        let value_name = schema.member().and_then(Schema::xml_name).map_or("value", |name| name.value());
        self.nested(|reader| {
            reader.each_child(|reader, _| {
                let (mut key, mut value) = (None, None);
                reader.each_child(|reader, name| {
                    if name == key_name {
                        key = Some(reader.read_string(schema)?);
                    } else if name == value_name {
                        value = Some(reader.element);
                    }
                    Ok(())
                })?;
                match (key, value) {
                    (Some(key), Some(value)) => read(key, reader.at(value)),
                    _ => Ok(()),
                }
            })
        })
    }

    fn read_string(&mut self, schema: &Schema<'_>) -> Result<String, SerdeError> {
        match self.document.text(self.element) {
            Some(text) => Ok(text.into_owned()),
            None => self.aws().read_string(schema),
        }
    }

    parsed! {
        read_boolean: bool;
        read_byte: i8;
        read_short: i16;
        read_integer: i32;
        read_long: i64;
        read_float: f32;
        read_double: f64;
        read_big_integer: BigInteger;
        read_big_decimal: BigDecimal;
    }

    fn read_timestamp(&mut self, schema: &Schema<'_>) -> Result<DateTime, SerdeError> {
        let format = schema.timestamp_format().map(|format| format.format());
        let text = match format {
            None | Some(TimestampFormat::DateTime) => self.document.text(self.element),
            Some(_) => None,
        };
        match text.and_then(|text| DateTime::from_str(&text, Format::DateTimeWithOffset).ok()) {
            Some(time) => Ok(time),
            None => self.aws().read_timestamp(schema),
        }
    }

    fn read_blob(&mut self, schema: &Schema<'_>) -> Result<Blob, SerdeError> {
        self.aws().read_blob(schema)
    }

    fn read_document(&mut self, schema: &Schema<'_>) -> Result<Tree, SerdeError> {
        self.aws().read_document(schema)
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

/// Whether a member is flattened: it has no element of its own, but one for each of its elements or entries.
fn is_flattened(member: &Schema<'_>) -> bool {
    member.xml_flattened() && member.shape_type().is_aggregate()
}

/// The member for elements of this name.
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
    static TIME: Schema<'static> = Schema::new_member(ID, ShapeType::Timestamp, "time", 2);
    static EPOCH: Schema<'static> =
        Schema::new_member(ID, ShapeType::Timestamp, "epoch", 3).with_timestamp_format(TimestampFormat::EpochSeconds);
    static DATE: Schema<'static> =
        Schema::new_member(ID, ShapeType::Timestamp, "date", 4).with_timestamp_format(TimestampFormat::HttpDate);
    static NUMBERS: Schema<'static> = Schema::new_member(ID, ShapeType::List, "numbers", 5);
    static NUMBER_MAP: Schema<'static> = Schema::new_map(ID, &NAME, &VALUE);
    static NAME: Schema<'static> = Schema::new_member(ID, ShapeType::String, "key", 0).with_xml_name("Name");
    static VALUE: Schema<'static> = Schema::new_member(ID, ShapeType::Integer, "value", 1).with_xml_name("Value");
    static MAP: Schema<'static> = Schema::new_member(ID, ShapeType::Map, "map", 6);
    static SCALARS: Schema<'static> =
        Schema::new_struct(ID, ShapeType::Structure, &[&RATIO, &BYTES, &TIME, &EPOCH, &DATE, &NUMBERS, &MAP]);

    /// Everything that a deserializer reads, with flattened lists and maps last: AWS's decoder reads them in no order.
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
            ShapeType::Timestamp => *seen += &format!("={:?} ", deserializer.read_timestamp(member)?),
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

    /// The values that this reader and AWS's read from a document.
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
        let deepest_flattened =
            |levels: usize| format!("<r>{}{}</r>", "<Node>".repeat(levels), "</Node>".repeat(levels));
        let documents = [
            "",
            "<!-- nothing -->",
            "<r/>",
            "<r></r>",
            "<r>\n</r>",
            "<?xml version=\"1.0\"?><!-- first -->\n<r><text> a </text><unknown><text>b</text></unknown></r>",
            "<r><text/><text></text><text>&lt;a&#x41;&amp;</text><text><![CDATA[<a>]]></text></r>",
            "<r><text>&quot;a&quot;</text><text>&apos;&gt;&lt;&amp;amp;</text><text> &lt; ; </text></r>",
            "<r><text>a&nbsp;b</text></r>",
            "<r><text>a & b</text></r>",
            "<r><text>a &lt</text></r>",
            "<r><text>  </text><text>\n</text><text a='b'/><text a='b'></text></r>",
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
            "<r><tags><e><value>b</value><x/><key>a</key></e><e><key>c</key></e><e><value>d</value></e><e/></tags></r>",
            "<r><tags><e><key>a</key><key>b</key><value>c</value><value>&lt;d&gt;</value></e>f</tags><tags/></r>",
            "<r><tags><e><key><b/></key><value>c</value></e></tags></r>",
            "<r><tags><e><key>a</key><value><b>c</b></value></e></tags></r>",
            &deepest(10),
            &deepest(63),
            &deepest(64),
            &deepest_flattened(63),
            &deepest_flattened(64),
            "<r kind=\"a &amp; b\"><flat>a</flat><shapes><m><flat>b</flat></m></shapes><flat>c</flat></r>",
            "<r y:kind='a' x:kind='b' level='1' xmlns:x='u'><flat/></r>",
            "<r x:kind='&lt;&#65;' level='one'><flat>a</flat></r>",
            "<r level='7'/>",
            "<r level='7'><level>8</level><kind>a</kind><x:kind>b</x:kind></r>",
            "<r level='1' level='2'><shapes><m level='3'><label>a</label></m><m level='4'/></shapes></r>",
            "<r><flat>a</flat>text<Node><flat>b</flat></Node><label>c</label><flat/><Node/><label>d</label><x:flat>e</x:flat></r>",
            "<r><Node x:kind='a'><Node level='1'><flat>b</flat></Node><flat>c</flat><Node level='2'/></Node><flat>d</flat></r>",
            "<r><pair><key>a</key><value>b</value></pair><flat>c</flat><pair><value>d</value><key>e</key></pair><pair/></r>",
            "<r><flat>a<b/></flat><flat><b/></flat></r>",
            "<r><nodes/><FLAT/><label><flat>a</flat></label></r>",
            "<r><ratio>1.5</ratio><ratio>-Infinity</ratio><ratio>NaN</ratio><ratio>1e400</ratio><ratio>x</ratio></r>",
            "<r><bytes>YWJj</bytes><bytes/><bytes>&#x59;WJj</bytes><bytes>!</bytes></r>",
            "<r><time>2026-11-12T17:50:30.000Z</time><time>2026-11-12T17:50:30+01:00</time></r>",
            "<r><time>&#x32;026-11-12T17:50:30Z</time><time>2026</time></r>",
            "<r><time>1794505830</time></r>",
            "<r><epoch>1794505830.5</epoch><date>Thu, 12 Nov 2026 17:50:30 GMT</date></r>",
            "<r><epoch>2026-11-12T17:50:30.000Z</epoch></r>",
            "<r><date>2026-11-12T17:50:30.000Z</date></r>",
            "<r><numbers><n>1</n><m> </m></numbers></r>",
            "<r><numbers>1<n>1</n><m>-2</m></numbers><map><e><Name>a</Name><Value>1</Value><key>b</key></e></map></r>",
            "<r><map><e><key>a</key><value>1</value></e></map></r>",
            "<r><map><e><Name>a</Name><Value>one</Value></e></map></r>",
        ];
        for document in documents {
            for schema in [&SHAPE, &MIXED, &SCALARS] {
                let [ours, aws] = both(document, schema);
                assert_eq!(ours, aws, "{document}");
            }
        }
    }

    /// AWS's decoder would end a list before the element.
    #[test]
    fn an_attribute_that_cannot_be_read_is_an_error() {
        let document = "<r><shapes><m><label>a</label></m><m x:kind='&nbsp;'/><m/></shapes></r>";
        let [(_, is_read), _] = both(document, &MIXED);
        assert!(!is_read);
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
