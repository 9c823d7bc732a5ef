use crate::diagnostic::{Diagnostic, Place, Report};
use crate::model::{Node, Object};
use crate::source::{Location, Position, SourceId};

/// Reads members of JSON objects and reports errors with their place.
///
/// A member that does not exist is `None` or `false`. So is a member of the wrong type, which is an error.
pub(super) struct Reader<'r> {
    source: SourceId,
    report: &'r mut Report,
    /// The current path, from the root of the file.
    path: Vec<String>,
}

impl<'r> Reader<'r> {
    pub(super) fn new(source: SourceId, report: &'r mut Report) -> Self {
        Self { source, report, path: Vec::new() }
    }

    pub(super) fn location(&self) -> Location {
        Location { source: self.source, position: Position::Json }
    }

    pub(super) fn error(&mut self, message: impl Into<String>) {
        let place = Place::Path(self.source, self.path.clone());
        self.report.push(Diagnostic::error("Model", place, message));
    }

    pub(super) fn warning(&mut self, message: impl Into<String>) {
        let place = Place::Path(self.source, self.path.clone());
        self.report.push(Diagnostic::warning("Model", place, message));
    }

    pub(super) fn enter(&mut self, step: impl Into<String>) {
        self.path.push(step.into());
    }

    pub(super) fn leave(&mut self) {
        self.path.pop();
    }

    /// Runs `read` with one more step on the current path.
    pub(super) fn within<T>(&mut self, step: impl Into<String>, read: impl FnOnce(&mut Self) -> T) -> T {
        self.enter(step);
        let result = read(self);
        self.leave();
        result
    }

    pub(super) fn text<'n>(&mut self, owner: &'n Object, name: &str) -> Option<&'n str> {
        self.read(owner, name, "a string", Node::as_str)
    }

    pub(super) fn flag(&mut self, owner: &Object, name: &str) -> bool {
        self.read(owner, name, "a boolean", Node::as_bool).unwrap_or_default()
    }

    pub(super) fn integer(&mut self, owner: &Object, name: &str) -> Option<i64> {
        self.read(owner, name, "an integer", |node| node.as_number()?.as_i64())
    }

    pub(super) fn object<'n>(&mut self, owner: &'n Object, name: &str) -> Option<&'n Object> {
        self.read(owner, name, "an object", Node::as_object)
    }

    pub(super) fn array<'n>(&mut self, owner: &'n Object, name: &str) -> Option<&'n [Node]> {
        self.read(owner, name, "an array", Node::as_array)
    }

    /// The strings of an array; empty if the array does not exist.
    pub(super) fn texts<'n>(&mut self, owner: &'n Object, name: &str) -> Vec<&'n str> {
        let elements = self.array(owner, name).unwrap_or_default();
        let texts = elements.iter().filter_map(Node::as_str).collect::<Vec<_>>();
        if texts.len() < elements.len() {
            self.within(name, |reader| reader.error(format!("expected only strings in `{name}`")));
        }
        texts
    }

    /// The object members of an object; empty if the object does not exist.
    pub(super) fn objects<'n>(&mut self, owner: &'n Object, name: &str) -> Vec<(&'n str, &'n Object)> {
        let Some(object) = self.object(owner, name) else { return Vec::new() };
        self.within(name, |reader| {
            object.iter().filter_map(|(key, node)| Some((key, reader.as_object(key, node)?))).collect()
        })
    }

    /// The node as an object. `name` is its name in the file.
    pub(super) fn as_object<'n>(&mut self, name: &str, node: &'n Node) -> Option<&'n Object> {
        let object = node.as_object();
        if object.is_none() {
            self.within(name, |reader| reader.error(format!("expected an object, found {}", node.kind())));
        }
        object
    }

    fn read<'n, T>(
        &mut self,
        owner: &'n Object,
        name: &str,
        kind: &str,
        value: impl FnOnce(&'n Node) -> Option<T>,
    ) -> Option<T> {
        let node = owner.get(name)?;
        let value = value(node);
        if value.is_none() {
            self.within(name, |reader| reader.error(format!("expected {kind}, found {}", node.kind())));
        }
        value
    }
}
