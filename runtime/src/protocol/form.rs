use crate::percent;
use aws_smithy_schema::serde::{SerdeError, SerializableStruct, ShapeSerializer};
use aws_smithy_schema::traits::TimestampFormat;
use aws_smithy_schema::{Schema, StringTrait};
use aws_smithy_types::date_time::Format;
use aws_smithy_types::primitive::Encoder;
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document, base64};
use std::fmt::Write;

/// The rules by which values get keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Keys {
    /// [Those of awsQuery](https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#query-key-resolution).
    Aws,
    /// [Those of ec2Query](https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html#query-key-resolution): names are
    /// capitalized, all lists are flattened, and there are no maps.
    Ec2,
}

/// Writes an input as a form: the key of a value is the path to it, `Filter.1.Value.2=running`.
pub(super) struct Form {
    form: String,
    keys: Keys,
    /// The path to the next value, without its own name.
    path: String,
    parent: Parent,
}

/// The value that contains the next one.
enum Parent {
    Structure,
    /// A list, with the number of elements that are written.
    List(usize),
    /// A map, with the number of entries that are written.
    Map {
        entries: usize,
        key: String,
        value: String,
        /// Whether the next value is that of an entry whose key is written.
        is_value: bool,
    },
}

impl Form {
    /// A form with the name of the operation and the version of the service.
    pub(super) fn new(operation: &str, version: &str, keys: Keys) -> Self {
        let (operation, version) = (percent::encoded(operation.into()), percent::encoded(version.into()));
        let form = format!("Action={operation}&Version={version}");
        Self { form, keys, path: String::new(), parent: Parent::Structure }
    }

    pub(super) fn finish(self) -> String {
        self.form
    }

    /// Writes a value with its name, or its place in the list or map, at the end of the path.
    fn named<T>(&mut self, schema: &Schema<'_>, write: impl FnOnce(&mut Self) -> T) -> T {
        let parent = self.path.len();
        if !self.path.is_empty() {
            self.path.push('.');
        }
        // Writing to a string cannot fail.
        let _ = match &mut self.parent {
            Parent::Structure => {
                push_name(&mut self.path, schema, self.keys);
                Ok(())
            }
            Parent::List(elements) => {
                *elements += 1;
                write!(self.path, "{elements}")
            }
            Parent::Map { entries, value, is_value: is_value @ true, .. } => {
                *is_value = false;
                write!(self.path, "{entries}.{value}")
            }
            Parent::Map { entries, key, is_value, .. } => {
                *entries += 1;
                *is_value = true;
                write!(self.path, "{entries}.{key}")
            }
        };
        let written = write(self);
        self.path.truncate(parent);
        written
    }

    /// Writes the content of a structure, list or map, and returns what contained it.
    fn within(
        &mut self,
        parent: Parent,
        write: impl FnOnce(&mut Self) -> Result<(), SerdeError>,
    ) -> Result<Parent, SerdeError> {
        let outer = std::mem::replace(&mut self.parent, parent);
        write(self)?;
        Ok(std::mem::replace(&mut self.parent, outer))
    }

    /// Appends the name that the elements of a list or map share to the path, unless they are flattened.
    fn push_shared_name(&mut self, schema: &Schema<'_>, name: &str) {
        if self.keys == Keys::Aws && !schema.xml_flattened() {
            self.path.push('.');
            self.path.push_str(name);
        }
    }

    fn write(&mut self, schema: &Schema<'_>, value: &str) -> Result<(), SerdeError> {
        self.named(schema, |this| {
            this.form.extend(["&", &this.path, "=", &percent::encoded(value.into())]);
            Ok(())
        })
    }
}

/// Appends the name of a member. In ec2Query, that is its `ec2QueryName`, or else its `xmlName` or own name with the first
/// letter in upper case.
pub(super) fn push_name(path: &mut String, schema: &Schema<'_>, keys: Keys) {
    let name = schema.xml_name().map(|name| name.value()).or(schema.member_name()).unwrap_or_default();
    if keys == Keys::Aws {
        return path.push_str(name);
    }
    let query_name = schema.traits().and_then(|traits| traits.get(&crate::schema::EC2_QUERY_NAME));
    if let Some(query_name) = query_name.and_then(|applied| applied.as_any().downcast_ref::<StringTrait>()) {
        return path.push_str(query_name.value());
    }
    let mut characters = name.chars();
    path.extend(characters.next().map(|first| first.to_ascii_uppercase()));
    path.push_str(characters.as_str());
}

/// The `xmlName` of the elements of a list, or of the keys or values of a map, or else the name that Smithy gives them.
pub(super) fn element_name<'s>(element: Option<&'s Schema<'_>>, default: &'s str) -> &'s str {
    element.and_then(|element| element.xml_name()).map_or(default, |name| name.value())
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
        self.named(schema, |this| this.within(Parent::Structure, |this| value.serialize_members(this)))?;
        Ok(())
    }

    /// Writes a list. In awsQuery, an empty list that is a member has a key without a value. A list of elements without keys,
    /// such as empty structures, has no key: it is not empty.
    fn write_list(
        &mut self,
        schema: &Schema<'_>,
        write_elements: &dyn Fn(&mut dyn ShapeSerializer) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        self.named(schema, |this| {
            let length = this.path.len();
            this.push_shared_name(schema, element_name(schema.member(), "member"));
            let written = this.within(Parent::List(0), |this| write_elements(this))?;
            this.path.truncate(length);
            if this.keys == Keys::Aws && schema.member_name().is_some() && matches!(written, Parent::List(0)) {
                this.form.extend(["&", &this.path, "="]);
            }
            Ok(())
        })
    }

    fn write_map(
        &mut self,
        schema: &Schema<'_>,
        write_entries: &dyn Fn(&mut dyn ShapeSerializer) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        if self.keys == Keys::Ec2 {
            return Err(unsupported(schema, "a map"));
        }
        let key = element_name(schema.key(), "key").to_owned();
        let value = element_name(schema.member(), "value").to_owned();
        self.named(schema, |this| {
            this.push_shared_name(schema, "entry");
            this.within(Parent::Map { entries: 0, key, value, is_value: false }, |this| write_entries(this))?;
            Ok(())
        })
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

    /// The protocols have no null: null elements are left out, and null entries have no value.
    fn write_null(&mut self, _schema: &Schema<'_>) -> Result<(), SerdeError> {
        if let Parent::Map { is_value, .. } = &mut self.parent {
            *is_value = false;
        }
        Ok(())
    }
}

fn unsupported(schema: &Schema<'_>, what: &str) -> SerdeError {
    SerdeError::unsupported(format!("`{}` is {what}, which the protocol does not support", schema.shape_id().as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{Shape, ShapeType, Trait};

    static ELEMENT: Shape = Shape::element("test", "List", "member", ShapeType::String, &[]);
    static ITEM: Shape = Shape::element("test", "Items", "member", ShapeType::String, &[Trait::XmlName("item")]);
    static INPUT: Shape = Shape::new(
        "test",
        "Input",
        ShapeType::Structure,
        &[
            ("list", ShapeType::List, &[Trait::List(&ELEMENT)]),
            ("items", ShapeType::List, &[Trait::List(&ITEM), Trait::XmlName("Things")]),
            ("flat", ShapeType::List, &[Trait::List(&ELEMENT), Trait::XmlFlattened]),
            ("map", ShapeType::Map, &[Trait::Map(&ITEM, &ELEMENT)]),
        ],
        &[],
    );

    /// The form with a member of the input.
    fn form(keys: Keys, member: &str, write: impl Fn(&mut Form, &Schema<'_>) -> Result<(), SerdeError>) -> String {
        let mut form = Form::new("Op", "1", keys);
        let schema = INPUT.schema().members().iter().find(|each| each.member_name() == Some(member));
        write(&mut form, schema.expect("the input has the member")).expect("it can be written");
        form.finish().trim_start_matches("Action=Op&Version=1").to_owned()
    }

    fn list(keys: Keys, member: &str, values: &[Option<&str>]) -> String {
        form(keys, member, |form, schema| {
            form.write_list(schema, &|elements| {
                values.iter().try_for_each(|value| match value {
                    Some(value) => elements.write_string(ELEMENT.schema(), value),
                    None => elements.write_null(ELEMENT.schema()),
                })
            })
        })
    }

    #[test]
    fn elements_of_lists_have_numbers_and_in_aws_query_a_name() {
        let values = [Some("a b"), None, Some("c")];
        assert_eq!(list(Keys::Aws, "list", &values), "&list.member.1=a%20b&list.member.2=c");
        assert_eq!(list(Keys::Aws, "items", &values), "&Things.item.1=a%20b&Things.item.2=c");
        assert_eq!(list(Keys::Aws, "flat", &values), "&flat.1=a%20b&flat.2=c");
        assert_eq!(list(Keys::Ec2, "items", &values), "&Things.1=a%20b&Things.2=c");
        assert_eq!(list(Keys::Ec2, "flat", &values), "&Flat.1=a%20b&Flat.2=c");
        for (keys, expected) in [(Keys::Aws, "&list="), (Keys::Ec2, "")] {
            assert_eq!(list(keys, "list", &[]), expected);
        }
    }

    #[test]
    fn a_list_of_lists_has_a_number_for_each_and_an_empty_list_in_it_has_no_key() {
        let nested = form(Keys::Aws, "list", |form, schema| {
            form.write_list(schema, &|outer| {
                outer.write_list(schema_of_lists(), &|_| Ok(()))?;
                outer.write_list(schema_of_lists(), &|inner| inner.write_string(ELEMENT.schema(), "a"))
            })
        });
        assert_eq!(nested, "&list.member.2.item.1=a");
    }

    /// An element that is a list.
    fn schema_of_lists() -> &'static Schema<'static> {
        static LIST: Shape = Shape::element("test", "Lists", "member", ShapeType::List, &[Trait::List(&ITEM)]);
        LIST.schema()
    }

    #[test]
    fn entries_of_maps_have_numbers_and_a_null_entry_has_only_a_key() {
        let map = form(Keys::Aws, "map", |form, schema| {
            form.write_map(schema, &|entries| {
                for (key, value) in [("a", Some("1")), ("b", None), ("c", Some("3"))] {
                    entries.write_string(ITEM.schema(), key)?;
                    match value {
                        Some(value) => entries.write_string(ELEMENT.schema(), value)?,
                        None => entries.write_null(ELEMENT.schema())?,
                    }
                }
                Ok(())
            })
        });
        assert_eq!(
            map,
            "&map.entry.1.item=a&map.entry.1.value=1&map.entry.2.item=b&map.entry.3.item=c&map.entry.3.value=3"
        );
    }
}
