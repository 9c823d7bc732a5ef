use super::attribute::Attribute;
use super::expression::Segment;
use super::graph::{ShapeRef, Variables};
use super::{SyntaxError, parser};

/// A [message template](https://smithy.io/2.0/spec/model-validation.html#message-templates): text, with attributes of a
/// shape in it.
#[derive(Debug, Clone)]
pub(crate) struct Template {
    parts: Vec<Part>,
}

#[derive(Debug, Clone)]
enum Part {
    Text(String),
    Attribute(Vec<Segment>),
}

impl Template {
    /// Parses a template, in which `@{path}` stands for an attribute and `@@` for an `@`.
    pub(crate) fn parse(text: &str) -> Result<Self, SyntaxError> {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('@') {
            parts.push(Part::Text(before.to_owned()));
            let offset = text.len() - after.len();
            let error = |message: &str| SyntaxError { offset, message: message.to_owned() };
            if let Some(after) = after.strip_prefix('@') {
                parts.push(Part::Text("@".to_owned()));
                rest = after;
                continue;
            }
            let Some(path) = after.strip_prefix('{') else {
                return Err(error("expected `{` or `@` after `@`"));
            };
            let Some((path, after)) = path.split_once('}') else { return Err(error("expected a closing `}`")) };
            let path = parser::parse_path(path)
                .map_err(|inner| SyntaxError { offset: offset + 1 + inner.offset, message: inner.message })?;
            parts.push(Part::Attribute(path));
            rest = after;
        }
        parts.push(Part::Text(rest.to_owned()));
        Ok(Self { parts })
    }

    /// The text for a shape.
    pub(crate) fn expand<'m>(&self, shape: ShapeRef<'m>, variables: &Variables<'m>) -> String {
        let parts = self.parts.iter().map(|part| match part {
            Part::Text(text) => text.clone(),
            Part::Attribute(path) => Attribute::Shape(shape).at(path, variables).to_string(),
        });
        parts.collect()
    }
}
