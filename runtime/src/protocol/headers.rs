use super::delegate::delegate;
use super::numbers::not_a;
use super::text_values::text_values;
use super::without_nulls::without_nulls;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::http::Headers;
use aws_smithy_schema::serde::{SerdeError, ShapeDeserializer};
use aws_smithy_schema::{Schema, ShapeType};
use std::borrow::Cow;
use std::collections::HashSet;

/// Reads a response of a protocol with HTTP bindings by AWS's deserializer, except headers, which it reads too strictly, and
/// texts that are the body, in which it replaces what is not UTF-8.
pub(super) struct RestReader<'a> {
    response: Box<dyn ShapeDeserializer + 'a>,
    message: &'a HttpResponse,
}

impl<'a> RestReader<'a> {
    pub(super) fn boxed(
        response: Box<dyn ShapeDeserializer + 'a>,
        message: &'a HttpResponse,
    ) -> Box<dyn ShapeDeserializer + 'a> {
        Box::new(Self { response, message })
    }
}

/// Checks that a member that is the whole body can be read as what it is.
fn check_payload(member: &Schema<'_>, message: &HttpResponse) -> Result<(), SerdeError> {
    if member.http_payload().is_none() || member.shape_type() != ShapeType::String {
        return Ok(());
    }
    let text = std::str::from_utf8(message.body().bytes().unwrap_or_default());
    text.map(|_| ()).map_err(|error| SerdeError::invalid_input(format!("the body must be UTF-8: {error}")))
}

impl ShapeDeserializer for RestReader<'_> {
    fn read_struct(
        &mut self,
        schema: &Schema<'_>,
        read: &mut dyn FnMut(&Schema<'_>, &mut dyn ShapeDeserializer) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        let message = self.message;
        self.response.read_struct(schema, &mut |member, value| {
            let header = member.http_header().map(|header| header.value());
            let prefix = member.http_prefix_headers().map(|prefix| prefix.value());
            match header.or(prefix) {
                Some(name) => read(member, &mut HeaderReader { headers: message.headers(), name, element: None }),
                None => {
                    check_payload(member, message)?;
                    read(member, value)
                }
            }
        })
    }

    delegate!(response: read_list, read_map, null);
    delegate!(response: values);
}

/// Reads the value of a header, or of all headers with a prefix.
struct HeaderReader<'v> {
    headers: &'v Headers,
    /// The name or prefix.
    name: &'v str,
    /// An element of the list that is the value of the header, or the value of one of the headers with the prefix.
    element: Option<&'v str>,
}

impl HeaderReader<'_> {
    /// The text of an element or of the header.
    fn text(&self) -> Cow<'_, str> {
        match self.element {
            Some(element) => Cow::Borrowed(element),
            None => Cow::Owned(joined(self.headers, self.name)),
        }
    }
}

/// The values of all headers of a name, [combined](https://www.rfc-editor.org/rfc/rfc9110#section-5.3) in their order. A value
/// that is not UTF-8 is ISO-8859-1, as in [earlier versions](https://www.rfc-editor.org/rfc/rfc9110#section-5.5) of HTTP.
fn joined(headers: &Headers, name: &str) -> String {
    let mut text = String::new();
    for (index, value) in headers.get_all_bytes(name).enumerate() {
        if index > 0 {
            text += ", ";
        }
        match std::str::from_utf8(value) {
            Ok(value) => text += value.trim_ascii(),
            Err(_) => text.extend(value.trim_ascii().iter().copied().map(char::from)),
        }
    }
    text
}

/// Splits a [list](https://www.rfc-editor.org/rfc/rfc9110#section-5.6.1) into its elements, which can be quoted. Empty elements
/// are ignored.
fn elements(list: &str) -> Result<Vec<Cow<'_, str>>, SerdeError> {
    let mut elements = Vec::new();
    let mut rest = list.trim_ascii_start();
    while !rest.is_empty() {
        let (element, after) = match rest.strip_prefix('"') {
            Some(quoted) => unquote(quoted)?,
            None => {
                let (element, after) = rest.split_at(rest.find(',').unwrap_or(rest.len()));
                (Some(element.trim_ascii()).filter(|element| !element.is_empty()).map(Cow::Borrowed), after)
            }
        };
        elements.extend(element);
        rest = match after.trim_ascii_start() {
            "" => "",
            after => after.strip_prefix(',').ok_or_else(|| not_a("a list", list))?.trim_ascii_start(),
        };
    }
    Ok(elements)
}

/// The content of a [quoted string](https://www.rfc-editor.org/rfc/rfc9110#section-5.6.4), and the text after it.
fn unquote(text: &str) -> Result<(Option<Cow<'_, str>>, &str), SerdeError> {
    let mut content = String::new();
    let mut characters = text.char_indices();
    while let Some((at, character)) = characters.next() {
        match character {
            '"' => return Ok((Some(content.into()), text.get(at + 1..).unwrap_or_default())),
            '\\' => content.extend(characters.next().map(|(_, escaped)| escaped)),
            _ => content.push(character),
        }
    }
    Err(not_a("a quoted string with its end", format!("\"{text}")))
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
        let list = self.text();
        let mut read_element =
            |element: &str| read(&mut HeaderReader { headers: self.headers, name: self.name, element: Some(element) });
        if schema.member().is_some_and(|member| member.shape_type() == ShapeType::Timestamp) {
            return timestamps(&list).filter(|text| !text.is_empty()).try_for_each(read_element);
        }
        elements(&list)?.iter().try_for_each(|element| read_element(element))
    }

    /// Reads the headers with a prefix.
    fn read_map(
        &mut self,
        _schema: &Schema<'_>,
        read: &mut dyn FnMut(String, &mut dyn ShapeDeserializer) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        let mut seen = HashSet::new();
        for (name, _) in self.headers.iter_bytes() {
            let (Some(start), Some(key)) = (name.get(..self.name.len()), name.get(self.name.len()..)) else { continue };
            if start.eq_ignore_ascii_case(self.name) && seen.insert(key) {
                let value = joined(self.headers, name);
                read(key.to_owned(), &mut HeaderReader { headers: self.headers, name, element: Some(&value) })?;
            }
        }
        Ok(())
    }

    fn read_struct(
        &mut self,
        _schema: &Schema<'_>,
        _read: &mut dyn FnMut(&Schema<'_>, &mut dyn ShapeDeserializer) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        Err(SerdeError::unsupported("structures are not supported in headers"))
    }

    without_nulls!();

    fn read_boolean(&mut self, _schema: &Schema<'_>) -> Result<bool, SerdeError> {
        match self.text() {
            text if text.eq_ignore_ascii_case("true") => Ok(true),
            text if text.eq_ignore_ascii_case("false") => Ok(false),
            text => Err(not_a("a boolean", text)),
        }
    }

    text_values!(self => self.text(), in "headers");

    /// Reads the combined value, or what it encodes if it has a
    /// [media type](https://smithy.io/2.0/spec/http-bindings.html#httpheader-serialization-rules).
    fn read_string(&mut self, schema: &Schema<'_>) -> Result<String, SerdeError> {
        if schema.media_type().is_none() {
            return Ok(self.text().into_owned());
        }
        let text = String::from_utf8(self.read_blob(schema)?.into_inner());
        text.map_err(|error| SerdeError::invalid_input(format!("the header `{}` must be UTF-8: {error}", self.name)))
    }
}

#[cfg(test)]
mod tests {
    use super::{elements, timestamps};

    /// The examples of [RFC 9110, 5.6.1](https://www.rfc-editor.org/rfc/rfc9110#section-5.6.1.2), and of quoted strings.
    #[test]
    fn a_list_is_split_at_commas() {
        for (list, expected) in [
            ("foo,bar", &["foo", "bar"][..]),
            ("foo ,bar,", &["foo", "bar"]),
            ("foo , ,bar,charlie", &["foo", "bar", "charlie"]),
            ("", &[]),
            (",", &[]),
            (",   ,", &[]),
            (r#""a,b" , "c\"d\\e",f"#, &["a,b", "c\"d\\e", "f"]),
            (r#""",a"b"#, &["", "a\"b"]),
        ] {
            assert_eq!(elements(list).expect(list), expected, "{list}");
        }
        for list in [r#""a"#, r#""a"b"#, r#""a\"#] {
            assert!(elements(list).is_err(), "{list}");
        }
    }

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
