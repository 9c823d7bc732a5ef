use super::expression::Expression;
use super::outcome::Outcome;
use super::reader::Reader;
use std::collections::HashMap;
use std::hash::Hash;

/// A condition that a node asks.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Condition {
    pub(crate) value: Expression,
    /// The slot that keeps the value.
    pub(crate) assign: Option<u8>,
}

/// Where a node leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Target {
    Node(u16),
    Outcome(u16),
    /// No rule matches.
    None,
}

/// Rules as a graph without cycles: a node leads to nodes that were added before it, or to outcomes. What is alike is
/// there once.
#[derive(Debug, Default)]
pub(crate) struct Graph {
    conditions: Interned<Condition>,
    outcomes: Interned<Outcome>,
    nodes: Interned<(u16, Target, Target)>,
    root: Option<Target>,
}

/// How many nodes, conditions and outcomes there can be: half of what 16 bits count, so that a target is 16 bits too.
const LIMIT: usize = 0x7fff;

impl Graph {
    /// A target that is an outcome.
    pub(super) fn outcome(&mut self, outcome: Outcome, reader: &mut Reader<'_>) -> Option<Target> {
        self.outcomes.index(outcome, reader).map(Target::Outcome)
    }

    pub(super) fn condition(&mut self, condition: Condition, reader: &mut Reader<'_>) -> Option<u16> {
        self.conditions.index(condition, reader)
    }

    /// A target that is a node, which asks a condition and leads on.
    pub(super) fn node(
        &mut self,
        condition: u16,
        then: Target,
        otherwise: Target,
        reader: &mut Reader<'_>,
    ) -> Option<Target> {
        self.nodes.index((condition, then, otherwise), reader).map(Target::Node)
    }

    pub(super) fn start_at(&mut self, root: Target) {
        self.root = Some(root);
    }

    pub(crate) fn conditions(&self) -> &[Condition] {
        &self.conditions.values
    }

    pub(crate) fn outcomes(&self) -> &[Outcome] {
        &self.outcomes.values
    }

    /// The nodes: the index of a condition, the target when it holds, and the target when it does not.
    pub(crate) fn nodes(&self) -> &[(u16, Target, Target)] {
        &self.nodes.values
    }

    pub(crate) fn root(&self) -> Target {
        self.root.unwrap_or(Target::None)
    }
}

/// Values by their index, each once.
#[derive(Debug)]
struct Interned<T> {
    values: Vec<T>,
    indices: HashMap<T, u16>,
}

impl<T> Default for Interned<T> {
    fn default() -> Self {
        Self { values: Vec::new(), indices: HashMap::new() }
    }
}

impl<T: Clone + Eq + Hash> Interned<T> {
    fn index(&mut self, value: T, reader: &mut Reader<'_>) -> Option<u16> {
        if let Some(index) = self.indices.get(&value) {
            return Some(*index);
        }
        match u16::try_from(self.values.len()) {
            Ok(index) if self.values.len() < LIMIT => {
                self.values.push(value.clone());
                self.indices.insert(value, index);
                Some(index)
            }
            _ => reader.error(format!("the rules are too large: {LIMIT} nodes are supported")),
        }
    }
}
