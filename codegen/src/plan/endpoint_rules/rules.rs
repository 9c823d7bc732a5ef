use crate::plan::client::endpoints::{Graph, Parameter};

/// What a rule set or a decision diagram contains.
pub(super) struct Rules {
    pub(super) parameters: Vec<Parameter>,
    /// The number of slots for parameters and variables.
    pub(super) slots: usize,
    pub(super) graph: Graph,
}
