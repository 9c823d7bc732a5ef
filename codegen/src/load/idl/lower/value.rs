use super::super::syntax::{Name, Value};
use super::Lowering;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::load::published::is_published_by_smithy;
use crate::model::{Node, Object};

impl Lowering<'_> {
    /// A node value, with all shape IDs resolved.
    pub(super) fn node(&mut self, value: &Value<'_>) -> Node {
        match value {
            Value::Null => Node::Null,
            Value::Bool(value) => Node::Bool(*value),
            Value::Number(number) => Node::Number(number.clone()),
            Value::String(text) => Node::String(text.clone()),
            Value::ShapeId(name) => self.syntactic_id(*name),
            Value::Array(elements) => Node::Array(elements.iter().map(|element| self.node(element)).collect()),
            Value::Object(members) => {
                let members = members.iter().map(|(key, value)| (key.text.clone(), self.node(value)));
                Node::Object(Object::from_unique(members))
            }
        }
    }

    /// <https://smithy.io/2.0/spec/idl.html#syntactic-shape-ids>
    fn syntactic_id(&mut self, name: Name<'_>) -> Node {
        let Some(id) = self.id(name) else { return Node::Null };
        if !self.resolver.definitions.contains(id.without_member().as_str()) && !is_published_by_smithy(&id) {
            let message = format!("the shape `{id}` is not in the model; a string needs quotes");
            let place = Place::Offset(self.source, name.offset);
            self.report.push(Diagnostic::new(Severity::Danger, "SyntacticShapeIdTarget", place, message));
        }
        Node::String(id.as_str().to_owned())
    }
}
