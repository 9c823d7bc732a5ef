use crate::json::quote;
use crate::model::Node;

/// Writes indented JSON.
#[derive(Default)]
pub(super) struct Writer {
    text: String,
    depth: usize,
    /// Whether a node value is written on one line.
    has_short_values: bool,
    /// Whether the current object or array has a member or element.
    has_before: bool,
}

impl Writer {
    /// A writer that writes each node value, such as that of a trait, on one line.
    pub(super) fn short() -> Self {
        Self { has_short_values: true, ..Self::default() }
    }

    pub(super) fn finish(mut self) -> String {
        self.text.push('\n');
        self.text
    }

    /// An object as the root or as an element.
    pub(super) fn object(&mut self, write: impl FnOnce(&mut Self)) {
        self.brackets('{', '}', write);
    }

    pub(super) fn member_object(&mut self, name: &str, write: impl FnOnce(&mut Self)) {
        self.key(name);
        self.object(write);
    }

    pub(super) fn member_array(&mut self, name: &str, write: impl FnOnce(&mut Self)) {
        self.key(name);
        self.brackets('[', ']', write);
    }

    pub(super) fn element_object(&mut self, write: impl FnOnce(&mut Self)) {
        self.next();
        self.object(write);
    }

    pub(super) fn string(&mut self, name: &str, value: &str) {
        self.key(name);
        self.text.push_str(&quote(value));
    }

    pub(super) fn node(&mut self, name: &str, value: &Node) {
        self.key(name);
        self.value(value);
    }

    fn value(&mut self, value: &Node) {
        match value {
            value if self.has_short_values => write_compact(value, &mut self.text),
            Node::Array(elements) if !elements.is_empty() => self.brackets('[', ']', |writer| {
                for element in elements {
                    writer.next();
                    writer.value(element);
                }
            }),
            Node::Object(object) if !object.is_empty() => self.object(|writer| {
                for (name, value) in object.iter() {
                    writer.node(name, value);
                }
            }),
            plain => write_compact(plain, &mut self.text),
        }
    }

    fn key(&mut self, name: &str) {
        self.next();
        self.text.push_str(&quote(name));
        self.text.push_str(": ");
    }

    fn next(&mut self) {
        if self.has_before {
            self.text.push(',');
        }
        self.line();
        self.has_before = true;
    }

    fn line(&mut self) {
        self.text.push('\n');
        self.text.extend(std::iter::repeat_n("    ", self.depth));
    }

    fn brackets(&mut self, open: char, close: char, write: impl FnOnce(&mut Self)) {
        self.text.push(open);
        self.depth += 1;
        self.has_before = false;
        write(self);
        self.depth -= 1;
        if self.has_before {
            self.line();
        }
        self.text.push(close);
        self.has_before = true;
    }
}

pub(super) fn write_compact(node: &Node, text: &mut String) {
    match node {
        Node::Null => text.push_str("null"),
        Node::Bool(value) => text.push_str(if *value { "true" } else { "false" }),
        Node::Number(number) => text.push_str(number.as_str()),
        Node::String(value) => text.push_str(&quote(value)),
        Node::Array(elements) => {
            text.push('[');
            for (index, element) in elements.iter().enumerate() {
                text.push_str(if index == 0 { "" } else { ", " });
                write_compact(element, text);
            }
            text.push(']');
        }
        Node::Object(object) => {
            text.push('{');
            for (index, (name, value)) in object.iter().enumerate() {
                text.push_str(if index == 0 { "" } else { ", " });
                text.push_str(&quote(name));
                text.push_str(": ");
                write_compact(value, text);
            }
            text.push('}');
        }
    }
}
