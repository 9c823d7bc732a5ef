use super::description::Description;
use crate::model::{Node, Object};
use std::collections::HashMap;

/// How shapes are referred to in a description, and how often.
pub(super) struct Uses<'n>(HashMap<&'n str, Use<'n>>);

#[derive(Default)]
struct Use<'n> {
    references: usize,
    streaming: usize,
    role: Option<(Role, &'n Object)>,
}

/// The role of a structure in an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Input,
    Output,
}

impl<'n> Uses<'n> {
    pub(super) fn of(description: &Description<'n>) -> Self {
        let mut uses = Self(HashMap::new());
        for (_, shape) in &description.shapes {
            for name in ["member", "key", "value"] {
                uses.count(shape.get(name), None);
            }
            let members = shape.get("members").and_then(Node::as_object);
            members
                .into_iter()
                .flat_map(|members| members.iter())
                .for_each(|(_, member)| uses.count(Some(member), None));
        }
        for (_, operation) in &description.operations {
            uses.count(operation.get("input"), Some(Role::Input));
            uses.count(operation.get("output"), Some(Role::Output));
            let errors = operation.get("errors").and_then(Node::as_array).unwrap_or_default();
            errors.iter().for_each(|error| uses.count(Some(error), None));
        }
        uses
    }

    fn count(&mut self, node: Option<&'n Node>, role: Option<Role>) {
        let Some(node) = node.and_then(Node::as_object) else { return };
        let Some(target) = node.get("shape").and_then(Node::as_str) else { return };
        let uses = self.0.entry(target).or_default();
        uses.references += 1;
        uses.streaming += usize::from(node.get("streaming").and_then(Node::as_bool).unwrap_or_default());
        if let Some(role) = role {
            uses.role.get_or_insert((role, node));
        }
    }

    /// The role of a structure in the first operation that it is the input or output of, with the reference to it.
    pub(super) fn role(&self, name: &str) -> Option<(Role, &'n Object)> {
        self.0.get(name)?.role
    }

    /// Whether exactly one reference targets a shape.
    pub(super) fn once(&self, name: &str) -> bool {
        self.0.get(name).is_some_and(|uses| uses.references == 1)
    }

    /// Whether there are references to a shape and all of them are marked as streaming.
    pub(super) fn always_streaming(&self, name: &str) -> bool {
        self.0.get(name).is_some_and(|uses| uses.streaming == uses.references)
    }
}
