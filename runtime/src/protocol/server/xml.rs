//! Bodies in XML with a root element of the caller's.

use aws_smithy_schema::Schema;
use aws_smithy_schema::codec::{Codec, FinishSerializer};
use aws_smithy_schema::serde::{SerdeError, SerializableStruct, ShapeSerializer};
use aws_smithy_xml::codec::{XmlCodec, XmlCodecSettings};

/// The element of this name with the members of a structure, without namespaces of its own.
pub(super) fn element(name: &str, value: &dyn SerializableStruct, schema: &Schema<'_>) -> Result<String, SerdeError> {
    let codec = XmlCodec::new(XmlCodecSettings::builder().build());
    let mut serializer = codec.create_serializer();
    serializer.set_next_root_xml_name(name.to_owned());
    serializer.write_struct(schema, value)?;
    String::from_utf8(serializer.finish()).map_err(|error| SerdeError::custom(error.to_string()))
}

/// The members of a structure, without an element around them.
#[cfg(feature = "query")]
pub(super) fn content(value: &dyn SerializableStruct, schema: &Schema<'_>) -> Result<String, SerdeError> {
    let element = element("_", value, schema)?;
    let content = element.find('>').and_then(|start| element.get(start + 1..element.rfind("</")?));
    Ok(content.unwrap_or_default().to_owned())
}

/// The attribute that declares a namespace.
#[cfg(feature = "query")]
pub(super) fn namespace((uri, prefix): (&str, Option<&str>)) -> String {
    let uri = uri.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
    match prefix {
        Some(prefix) => format!(" xmlns:{prefix}=\"{uri}\""),
        None => format!(" xmlns=\"{uri}\""),
    }
}
