use crate::diagnostic::{Diagnostic, Place, Report};
use crate::model::{Node, Object, Shape};
use crate::source::Location;

/// The ID of the diagnostics of endpoint rules, and of the traits that belong to them.
pub(super) const ENDPOINT_RULES: &str = "EndpointRules";

/// Reads the value of a trait, and reports errors with their places in it.
pub(super) struct Reader<'r> {
    /// The ID of the diagnostics.
    id: &'static str,
    report: &'r mut Report,
    location: Location,
    path: Vec<String>,
    /// The start of the messages of diagnostics.
    subject: Option<String>,
}

impl<'r> Reader<'r> {
    /// A reader of a trait of a shape.
    pub(super) fn new(
        id: &'static str,
        location: Location,
        shape: &Shape,
        applied: &str,
        report: &'r mut Report,
    ) -> Self {
        let path = ["shapes", shape.id.as_str(), "traits", applied].map(str::to_owned).to_vec();
        Self { id, report, location, path, subject: None }
    }

    /// Reports an error at the current place.
    pub(super) fn error<T>(&mut self, message: impl Into<String>) -> Option<T> {
        let (place, message) = (self.place(), self.message(message.into()));
        self.report.push(Diagnostic::error(self.id, place, message));
        None
    }

    /// Reports a warning at the current place.
    #[cfg(feature = "generated-tests")]
    pub(super) fn warning(&mut self, message: impl Into<String>) {
        let (place, message) = (self.place(), self.message(message.into()));
        self.report.push(Diagnostic::warning(self.id, place, message));
    }

    fn place(&self) -> Place {
        Place::of(self.location, self.path.iter().map(String::as_str))
    }

    fn message(&self, message: String) -> String {
        match &self.subject {
            Some(subject) => format!("{subject}: {message}"),
            None => message,
        }
    }

    /// Reads a part with this name, which its diagnostics start with.
    #[cfg(feature = "generated-tests")]
    pub(super) fn about<T>(&mut self, subject: String, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        self.subject = Some(subject);
        let value = read(self);
        self.subject = None;
        value
    }

    /// Reads the value at a name or index.
    pub(super) fn within<T>(&mut self, step: impl ToString, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        self.path.push(step.to_string());
        let value = read(self);
        self.path.pop();
        value
    }

    /// Reads a required member.
    pub(super) fn member<'n, T>(
        &mut self,
        node: &'n Node,
        name: &str,
        read: impl FnOnce(&mut Self, &'n Node) -> Option<T>,
    ) -> Option<T> {
        match node.get(name) {
            Some(member) => self.within(name, |reader| read(reader, member)),
            None => match node {
                Node::Object(_) => self.error(format!("missing member `{name}`")),
                other => self.expected("an object", other),
            },
        }
    }

    /// Reads an optional member. Null counts as absent.
    pub(super) fn optional<T>(
        &mut self,
        node: &Node,
        name: &str,
        read: impl FnOnce(&mut Self, &Node) -> Option<T>,
    ) -> Option<Option<T>> {
        match node.get(name) {
            None | Some(Node::Null) => Some(None),
            Some(member) => self.within(name, |reader| read(reader, member)).map(Some),
        }
    }

    /// Reads the elements of an array, each by its index.
    pub(super) fn elements<T>(
        &mut self,
        node: &Node,
        mut read: impl FnMut(&mut Self, &Node) -> Option<T>,
    ) -> Option<Vec<T>> {
        let Node::Array(elements) = node else { return self.expected("an array", node) };
        let mut values = Vec::with_capacity(elements.len());
        for (index, element) in elements.iter().enumerate() {
            values.push(self.within(index, |reader| read(reader, element))?);
        }
        Some(values)
    }

    /// Reads the members of an object, each with its name.
    pub(super) fn members<T>(
        &mut self,
        node: &Node,
        mut read: impl FnMut(&mut Self, &str, &Node) -> Option<T>,
    ) -> Option<Vec<T>> {
        let mut values = Vec::new();
        for (name, member) in self.object(node)?.iter() {
            values.push(self.within(name, |reader| read(reader, name, member))?);
        }
        Some(values)
    }

    pub(super) fn object<'n>(&mut self, node: &'n Node) -> Option<&'n Object> {
        match node {
            Node::Object(object) => Some(object),
            other => self.expected("an object", other),
        }
    }

    pub(super) fn text<'n>(&mut self, node: &'n Node) -> Option<&'n str> {
        match node {
            Node::String(text) => Some(text),
            other => self.expected("a string", other),
        }
    }

    pub(super) fn boolean(&mut self, node: &Node) -> Option<bool> {
        match node {
            Node::Bool(value) => Some(*value),
            other => self.expected("a boolean", other),
        }
    }

    /// Reads an index, length or count.
    pub(super) fn small_integer(&mut self, node: &Node) -> Option<u16> {
        let number = node.as_number().and_then(|number| u16::try_from(number.as_i64()?).ok());
        match number {
            Some(number) => Some(number),
            None => self.expected("an integer from 0 to 65535", node),
        }
    }

    pub(super) fn expected<T>(&mut self, expected: &str, found: &Node) -> Option<T> {
        self.error(format!("expected {expected}, found {}", found.kind()))
    }
}
