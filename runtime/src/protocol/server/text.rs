//! Values in labels and query strings.

use super::texts::texts;
use crate::protocol::numbers::not_a;
use crate::protocol::without_nulls::without_nulls;
use aws_smithy_schema::serde::{SerdeError, ShapeDeserializer};
use aws_smithy_schema::{Schema, ShapeType};

/// Reads the values of a label or of a query parameter. A list has several.
pub(super) struct TextReader<'v> {
    values: Vec<&'v str>,
}

impl<'v> TextReader<'v> {
    pub(super) fn new(values: Vec<&'v str>) -> Self {
        Self { values }
    }

    fn text(&self) -> Result<&'v str, SerdeError> {
        self.values.first().copied().ok_or_else(|| SerdeError::invalid_input("expected a value, found none"))
    }
}

impl ShapeDeserializer for TextReader<'_> {
    texts!();

    fn read_list(
        &mut self,
        _schema: &Schema<'_>,
        read: &mut dyn FnMut(&mut dyn ShapeDeserializer) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        self.values.iter().try_for_each(|value| read(&mut TextReader::new(vec![*value])))
    }

    fn read_map(
        &mut self,
        _schema: &Schema<'_>,
        _read: &mut dyn FnMut(String, &mut dyn ShapeDeserializer) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        Err(SerdeError::unsupported("maps are not supported in labels and query parameters"))
    }

    fn read_struct(
        &mut self,
        _schema: &Schema<'_>,
        _read: &mut dyn FnMut(&Schema<'_>, &mut dyn ShapeDeserializer) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        Err(SerdeError::unsupported("structures are not supported in labels and query parameters"))
    }
}

/// Reads query parameters as a map of strings or of lists of strings.
pub(super) struct QueryReader<'v> {
    pub(super) pairs: Vec<(&'v str, &'v str)>,
}

impl QueryReader<'_> {
    fn text(&self) -> Result<&str, SerdeError> {
        Err(SerdeError::unsupported("query parameters are a map"))
    }
}

impl ShapeDeserializer for QueryReader<'_> {
    texts!();

    fn read_map(
        &mut self,
        schema: &Schema<'_>,
        read: &mut dyn FnMut(String, &mut dyn ShapeDeserializer) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        let holds_lists = schema.member().is_some_and(|value| value.shape_type() == ShapeType::List);
        let mut seen: Vec<&str> = Vec::new();
        for (name, value) in &self.pairs {
            if seen.contains(name) {
                continue;
            }
            seen.push(name);
            let values = match holds_lists {
                true => self.pairs.iter().filter(|(other, _)| other == name).map(|(_, value)| *value).collect(),
                false => vec![*value],
            };
            read((*name).to_owned(), &mut TextReader::new(values))?;
        }
        Ok(())
    }

    fn read_list(
        &mut self,
        _schema: &Schema<'_>,
        _read: &mut dyn FnMut(&mut dyn ShapeDeserializer) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        self.text().map(|_| ())
    }

    fn read_struct(
        &mut self,
        _schema: &Schema<'_>,
        _read: &mut dyn FnMut(&Schema<'_>, &mut dyn ShapeDeserializer) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        self.text().map(|_| ())
    }
}
