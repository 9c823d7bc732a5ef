use aws_smithy_query::QueryValueWriter;
use aws_smithy_schema::serde::{SerdeError, SerializableStruct, ShapeSerializer};
use aws_smithy_schema::traits::TimestampFormat;
use aws_smithy_schema::{Schema, StringTrait};
use aws_smithy_types::date_time::Format;
use aws_smithy_types::primitive::Encoder;
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document, base64};
use std::borrow::Cow;
use std::fmt::Write;

/// Writes an input as a [form of ec2Query](https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html#query-key-resolution):
/// the key of a value is the path to it, `Filter.1.Value.2=running`.
///
/// AWS's serializer of awsQuery cannot write this. It takes names, and whether lists are flattened, from the schemas that
/// also describe responses, where both differ.
pub(super) struct Form {
    form: String,
    /// The path to the next value, without its own name.
    path: String,
    /// In a list, the number of elements that are written.
    elements: Option<usize>,
}

impl Form {
    /// Appends to a form.
    pub(super) fn new(form: String) -> Self {
        Self { form, path: String::new(), elements: None }
    }

    pub(super) fn finish(self) -> String {
        self.form
    }

    /// Writes a value with its name, or its index in the list, at the end of the path.
    fn named<T>(&mut self, schema: &Schema<'_>, write: impl FnOnce(&mut Self) -> T) -> T {
        let parent = self.path.len();
        if !self.path.is_empty() {
            self.path.push('.');
        }
        match &mut self.elements {
            Some(elements) => {
                *elements += 1;
                // Writing to a string cannot fail.
                let _ = write!(self.path, "{elements}");
            }
            None => push_name(&mut self.path, schema),
        }
        let written = write(self);
        self.path.truncate(parent);
        written
    }

    /// Writes the content of a structure or list.
    fn within<T>(&mut self, elements: Option<usize>, write: impl FnOnce(&mut Self) -> T) -> T {
        let outer = std::mem::replace(&mut self.elements, elements);
        let written = write(self);
        self.elements = outer;
        written
    }

    fn write(&mut self, schema: &Schema<'_>, value: &str) -> Result<(), SerdeError> {
        self.named(schema, |this| {
            QueryValueWriter::new(&mut this.form, Cow::Borrowed(&this.path)).string(value);
            Ok(())
        })
    }
}

/// Appends the name of a member: its `ec2QueryName`, or else its `xmlName` or own name with the first letter in upper case.
pub(super) fn push_name(path: &mut String, schema: &Schema<'_>) {
    let query_name = schema.traits().and_then(|traits| traits.get(&crate::schema::EC2_QUERY_NAME));
    if let Some(query_name) = query_name.and_then(|applied| applied.as_any().downcast_ref::<StringTrait>()) {
        return path.push_str(query_name.value());
    }
    let name = schema.xml_name().map(|name| name.value()).or(schema.member_name()).unwrap_or_default();
    let mut characters = name.chars();
    path.extend(characters.next().map(|first| first.to_ascii_uppercase()));
    path.push_str(characters.as_str());
}

macro_rules! scalars {
    ($($name:ident: $type:ty;)*) => {$(
        fn $name(&mut self, schema: &Schema<'_>, value: $type) -> Result<(), SerdeError> {
            self.write(schema, Encoder::from(value).encode())
        }
    )*};
}

impl ShapeSerializer for Form {
    scalars! {
        write_boolean: bool;
        write_byte: i8;
        write_short: i16;
        write_integer: i32;
        write_long: i64;
        write_float: f32;
        write_double: f64;
    }

    fn write_struct(&mut self, schema: &Schema<'_>, value: &dyn SerializableStruct) -> Result<(), SerdeError> {
        self.named(schema, |this| this.within(None, |this| value.serialize_members(this)))
    }

    fn write_list(
        &mut self,
        schema: &Schema<'_>,
        write_elements: &dyn Fn(&mut dyn ShapeSerializer) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        self.named(schema, |this| this.within(Some(0), |this| write_elements(this)))
    }

    fn write_map(
        &mut self,
        schema: &Schema<'_>,
        _write_entries: &dyn Fn(&mut dyn ShapeSerializer) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        Err(unsupported(schema, "a map"))
    }

    fn write_big_integer(&mut self, schema: &Schema<'_>, value: &BigInteger) -> Result<(), SerdeError> {
        self.write(schema, value.as_ref())
    }

    fn write_big_decimal(&mut self, schema: &Schema<'_>, value: &BigDecimal) -> Result<(), SerdeError> {
        self.write(schema, value.as_ref())
    }

    fn write_string(&mut self, schema: &Schema<'_>, value: &str) -> Result<(), SerdeError> {
        self.write(schema, value)
    }

    fn write_blob(&mut self, schema: &Schema<'_>, value: Blob) -> Result<(), SerdeError> {
        self.write(schema, &base64::encode(value))
    }

    fn write_timestamp(&mut self, schema: &Schema<'_>, value: &DateTime) -> Result<(), SerdeError> {
        let format = match schema.timestamp_format().map(|applied| applied.format()) {
            Some(TimestampFormat::EpochSeconds) => Format::EpochSeconds,
            Some(TimestampFormat::HttpDate) => Format::HttpDate,
            _ => Format::DateTime,
        };
        self.write(schema, &value.fmt(format).map_err(|error| SerdeError::custom(error.to_string()))?)
    }

    fn write_document(&mut self, schema: &Schema<'_>, _value: &Document) -> Result<(), SerdeError> {
        Err(unsupported(schema, "a document"))
    }

    /// The protocol has no null: null elements are left out.
    fn write_null(&mut self, _schema: &Schema<'_>) -> Result<(), SerdeError> {
        Ok(())
    }
}

fn unsupported(schema: &Schema<'_>, what: &str) -> SerdeError {
    SerdeError::unsupported(format!("`{}` is {what}, which ec2Query does not support", schema.shape_id().as_str()))
}
