//! Forms of the query protocols: the key of a value is the path to it.
//! <https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#query-key-resolution>

use super::texts::texts;
use crate::protocol::form::{Keys, element_name, push_name};
use crate::protocol::numbers::not_a;
use crate::protocol::without_nulls::without_nulls;
use aws_smithy_schema::Schema;
use aws_smithy_schema::serde::{SerdeError, ShapeDeserializer};
use std::collections::BTreeMap;
use std::rc::Rc;

/// The depth of containers, as in the readers of other formats.
const MAX_DEPTH: u32 = 128;

/// The keys and values of a form.
struct Form {
    values: BTreeMap<String, String>,
    keys: Keys,
}

impl Form {
    /// Whether there is a value at a path, or below it.
    fn has(&self, path: &str) -> bool {
        let start = format!("{path}.");
        let below = self.values.range(start.clone()..).next().is_some_and(|(key, _)| key.starts_with(&start));
        below || self.values.contains_key(path)
    }
}

/// Reads the value at a path.
pub(super) struct FormReader {
    form: Rc<Form>,
    path: String,
    depth: u32,
}

impl FormReader {
    /// A reader of the structure at the root of a form.
    pub(super) fn new(pairs: Vec<(String, String)>, is_ec2: bool) -> Self {
        let keys = if is_ec2 { Keys::Ec2 } else { Keys::Aws };
        let form = Form { values: pairs.into_iter().collect(), keys };
        Self { form: Rc::new(form), path: String::new(), depth: 0 }
    }

    fn text(&self) -> Result<&str, SerdeError> {
        let text = self.form.values.get(&self.path).map(String::as_str);
        text.ok_or_else(|| {
            SerdeError::invalid_input(format!("expected a value at `{}` in the form, found none", self.path))
        })
    }

    /// Goes into a structure, a list or a map.
    fn enter(&mut self) -> Result<(), SerdeError> {
        if self.depth == MAX_DEPTH {
            return Err(SerdeError::custom("maximum nesting depth exceeded"));
        }
        self.depth += 1;
        Ok(())
    }

    /// The name of a member in a path.
    fn name(&self, member: &Schema<'_>) -> String {
        let mut name = String::new();
        push_name(&mut name, member, self.form.keys);
        name
    }

    fn child(&self, name: &str) -> Self {
        let path = if self.path.is_empty() { name.to_owned() } else { format!("{}.{name}", self.path) };
        Self { form: Rc::clone(&self.form), path, depth: self.depth }
    }

    /// The value that has the elements of a list or the entries of a map.
    fn container(&self, schema: &Schema<'_>, name: &str) -> Self {
        match self.form.keys == Keys::Ec2 || schema.xml_flattened() {
            true => Self { form: Rc::clone(&self.form), path: self.path.clone(), depth: self.depth },
            false => self.child(name),
        }
    }

    /// The elements of a list or the entries of a map, in the order of their numbers.
    fn elements(&self) -> Vec<Self> {
        let prefix = format!("{}.", self.path);
        let keys = self.form.values.range(prefix.clone()..).map_while(|(key, _)| key.strip_prefix(&prefix));
        let mut numbers: Vec<u32> = keys.filter_map(|rest| rest.split('.').next()?.parse().ok()).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers.into_iter().map(|number| self.child(&number.to_string())).collect()
    }
}

impl ShapeDeserializer for FormReader {
    texts!();

    fn read_struct(
        &mut self,
        schema: &Schema<'_>,
        read: &mut dyn FnMut(&Schema<'_>, &mut dyn ShapeDeserializer) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        self.enter()?;
        for member in schema.members() {
            let mut value = self.child(&self.name(member));
            if self.form.has(&value.path) {
                read(member, &mut value)?;
            }
        }
        Ok(())
    }

    /// Reads a list. An empty list is an empty value at its path.
    fn read_list(
        &mut self,
        schema: &Schema<'_>,
        read: &mut dyn FnMut(&mut dyn ShapeDeserializer) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        self.enter()?;
        let elements = self.container(schema, element_name(schema.member(), "member")).elements();
        elements.into_iter().try_for_each(|mut element| read(&mut element))
    }

    fn read_map(
        &mut self,
        schema: &Schema<'_>,
        read: &mut dyn FnMut(String, &mut dyn ShapeDeserializer) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        self.enter()?;
        let (key, value) = (element_name(schema.key(), "key"), element_name(schema.member(), "value"));
        for entry in self.container(schema, "entry").elements() {
            let key = entry.child(key).text()?.to_owned();
            read(key, &mut entry.child(value))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{Shape, ShapeType};

    /// A structure that contains itself.
    static SHAPE: Shape = Shape::new("test", "Nested", ShapeType::Structure, &[("a", ShapeType::Structure, &[])], &[]);

    fn read(reader: &mut dyn ShapeDeserializer) -> Result<(), SerdeError> {
        reader.read_struct(SHAPE.schema(), &mut |_, member| read(member))
    }

    #[test]
    fn forms_are_read_up_to_a_depth() {
        let nested = |levels: usize| {
            let key = vec!["a"; levels].join(".");
            read(&mut FormReader::new(vec![(key, "x".to_owned())], false))
        };
        nested(127).expect("the form is not too deep");
        for levels in [128, 10_000] {
            let error = nested(levels).expect_err("the form is too deep").to_string();
            assert!(error.contains("maximum nesting depth exceeded"), "{error}");
        }
    }
}
