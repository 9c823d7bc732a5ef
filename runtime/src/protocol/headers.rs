use super::delegate::delegate;
use super::timestamp;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::http::Headers;
use aws_smithy_schema::serde::{SerdeError, ShapeDeserializer};
use aws_smithy_schema::{Schema, ShapeType};
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document};
use std::collections::HashMap;

/// Reads a response of a protocol with HTTP bindings by AWS's deserializer, except headers that it reads too strictly.
pub(super) struct RestReader<'a> {
    response: Box<dyn ShapeDeserializer + 'a>,
    headers: &'a Headers,
}

impl<'a> RestReader<'a> {
    pub(super) fn boxed(
        response: Box<dyn ShapeDeserializer + 'a>,
        message: &'a HttpResponse,
    ) -> Box<dyn ShapeDeserializer + 'a> {
        Box::new(Self { response, headers: message.headers() })
    }
}

impl ShapeDeserializer for RestReader<'_> {
    fn read_struct(
        &mut self,
        schema: &Schema<'_>,
        read: &mut dyn FnMut(&Schema<'_>, &mut dyn ShapeDeserializer) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        let headers = self.headers;
        self.response.read_struct(schema, &mut |member, value| {
            let header = member.http_header().map(|header| header.value());
            let prefix = member.http_prefix_headers().map(|prefix| prefix.value());
            match header.or(prefix) {
                Some(name) => read(member, &mut HeaderReader { aws: value, headers, name, element: None }),
                None => read(member, value),
            }
        })
    }

    delegate!(response: read_list, read_map, null);
    delegate! {
        response:
        read_boolean -> bool;
        read_byte -> i8;
        read_short -> i16;
        read_integer -> i32;
        read_long -> i64;
        read_float -> f32;
        read_double -> f64;
        read_big_integer -> BigInteger;
        read_big_decimal -> BigDecimal;
        read_string -> String;
        read_blob -> Blob;
        read_timestamp -> DateTime;
        read_document -> Document;
        read_string_list -> Vec<String>;
        read_blob_list -> Vec<Blob>;
        read_integer_list -> Vec<i32>;
        read_long_list -> Vec<i64>;
        read_string_string_map -> HashMap<String, String>;
    }
}

/// Reads the value of a header, or of all headers with a prefix.
struct HeaderReader<'v> {
    aws: &'v mut dyn ShapeDeserializer,
    headers: &'v Headers,
    /// The name or prefix.
    name: &'v str,
    /// An element of the list that is the value of the header.
    element: Option<&'v str>,
}

impl HeaderReader<'_> {
    /// The text of an element or of the header.
    fn text(&self) -> Result<String, SerdeError> {
        match self.element {
            Some(element) => Ok(element.to_owned()),
            None => joined(self.headers, self.name),
        }
    }
}

/// The values of all headers of a name, [combined](https://www.rfc-editor.org/rfc/rfc9110#section-5.3) in their order.
fn joined(headers: &Headers, name: &str) -> Result<String, SerdeError> {
    let mut text = String::new();
    for (index, value) in headers.get_all_bytes(name).enumerate() {
        if index > 0 {
            text += ", ";
        }
        let value = std::str::from_utf8(value);
        text += value.map_err(|_| SerdeError::invalid_input(format!("the header `{name}` is not UTF-8")))?.trim();
    }
    Ok(text)
}

/// Splits a list of timestamps at commas, except those after the day of the week.
fn timestamps(list: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(list);
    std::iter::from_fn(move || {
        let text = rest?;
        let ends = |&(at, _): &(usize, &str)| text[..at].contains(|character: char| character.is_ascii_digit());
        let end = text.match_indices(',').find(ends).map(|(at, _)| at);
        rest = end.and_then(|at| text.get(at + 1..));
        Some(text[..end.unwrap_or(text.len())].trim().trim_matches('"'))
    })
}

impl ShapeDeserializer for HeaderReader<'_> {
    fn read_list(
        &mut self,
        schema: &Schema<'_>,
        read: &mut dyn FnMut(&mut dyn ShapeDeserializer) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        if schema.member().is_none_or(|member| member.shape_type() != ShapeType::Timestamp) {
            return self.aws.read_list(schema, read);
        }
        let list = self.text()?;
        timestamps(&list).filter(|text| !text.is_empty()).try_for_each(|element| {
            let element = Some(element);
            read(&mut HeaderReader { aws: &mut *self.aws, headers: self.headers, name: self.name, element })
        })
    }

    fn read_boolean(&mut self, schema: &Schema<'_>) -> Result<bool, SerdeError> {
        match self.text()? {
            text if text.eq_ignore_ascii_case("true") => Ok(true),
            text if text.eq_ignore_ascii_case("false") => Ok(false),
            _ => self.aws.read_boolean(schema),
        }
    }

    /// Reads the combined value. AWS's deserializer takes two headers of one name for an error.
    fn read_string(&mut self, schema: &Schema<'_>) -> Result<String, SerdeError> {
        if schema.media_type().is_some() { self.aws.read_string(schema) } else { self.text() }
    }

    fn read_timestamp(&mut self, _schema: &Schema<'_>) -> Result<DateTime, SerdeError> {
        timestamp::parse(&self.text()?)
    }

    fn read_string_string_map(&mut self, _schema: &Schema<'_>) -> Result<HashMap<String, String>, SerdeError> {
        let mut map = HashMap::new();
        for (name, _) in self.headers.iter_bytes() {
            let (Some(start), Some(key)) = (name.get(..self.name.len()), name.get(self.name.len()..)) else { continue };
            if start.eq_ignore_ascii_case(self.name) && !map.contains_key(key) {
                map.insert(key.to_owned(), joined(self.headers, name)?);
            }
        }
        Ok(map)
    }

    fn read_struct(
        &mut self,
        schema: &Schema<'_>,
        read: &mut dyn FnMut(&Schema<'_>, &mut dyn ShapeDeserializer) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        self.aws.read_struct(schema, read)
    }

    fn read_map(
        &mut self,
        schema: &Schema<'_>,
        read: &mut dyn FnMut(String, &mut dyn ShapeDeserializer) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        self.aws.read_map(schema, read)
    }

    delegate!(aws: null);
    delegate! {
        aws:
        read_byte -> i8;
        read_short -> i16;
        read_integer -> i32;
        read_long -> i64;
        read_float -> f32;
        read_double -> f64;
        read_big_integer -> BigInteger;
        read_big_decimal -> BigDecimal;
        read_blob -> Blob;
        read_document -> Document;
        read_string_list -> Vec<String>;
        read_blob_list -> Vec<Blob>;
        read_integer_list -> Vec<i32>;
        read_long_list -> Vec<i64>;
    }
}

#[cfg(test)]
mod tests {
    use super::timestamps;

    #[test]
    fn a_list_of_timestamps_is_split_between_them() {
        for (list, expected) in [
            ("Mon, 16 Dec 2019 23:48:18 GMT, Tue, 17 Dec 2019 23:48:18 GMT", 2),
            ("Sunday, 06-Nov-94 08:49:37 GMT,Sun Nov  6 08:49:37 1994", 2),
            ("1722052630.682, 1, 2014-04-29T18:30:38Z", 3),
        ] {
            let split: Vec<&str> = timestamps(list).collect();
            assert_eq!(split.len(), expected, "{split:?}");
        }
    }
}
