use crate::plan::client::endpoints::{Condition, Graph, Outcome, Target};
use crate::plan::reader::Reader;
use std::collections::HashMap;
use std::hash::Hash;

/// Builds a [`Graph`], in which equal conditions, nodes and outcomes are shared.
#[derive(Debug, Default)]
pub(super) struct GraphBuilder {
    conditions: Interned<Condition>,
    outcomes: Interned<Outcome>,
    nodes: Interned<(u16, Target, Target)>,
}

/// The maximum number of nodes, conditions and outcomes: one bit of a 16-bit target says whether it is an outcome.
const LIMIT: usize = 0x7fff;

impl GraphBuilder {
    /// Adds an outcome, and returns it as a target.
    pub(super) fn outcome(&mut self, outcome: Outcome, reader: &mut Reader<'_>) -> Option<Target> {
        self.outcomes.index(outcome, reader).map(Target::Outcome)
    }

    /// Adds a condition, and returns its index.
    pub(super) fn condition(&mut self, condition: Condition, reader: &mut Reader<'_>) -> Option<u16> {
        self.conditions.index(condition, reader)
    }

    /// Adds a node, and returns it as a target. It leads to `then` if the condition holds.
    pub(super) fn node(
        &mut self,
        condition: u16,
        then: Target,
        otherwise: Target,
        reader: &mut Reader<'_>,
    ) -> Option<Target> {
        self.nodes.index((condition, then, otherwise), reader).map(Target::Node)
    }

    /// The graph that starts at `root`.
    pub(super) fn build(self, root: Target) -> Graph {
        let (conditions, outcomes, nodes) = (self.conditions.values, self.outcomes.values, self.nodes.values);
        Graph { conditions, outcomes, nodes, root }
    }
}

/// Values with indices. Equal values have the same index.
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
            _ => reader.error(format!("the rules are too large: at most {LIMIT} nodes are supported")),
        }
    }
}
