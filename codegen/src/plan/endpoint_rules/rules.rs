use crate::plan::client::endpoints::{Graph, Parameter};

/// The contents of a rule set or decision diagram.
pub(super) struct Rules {
    pub(super) parameters: Vec<Parameter>,
    /// The number of slots for parameters and variables.
    pub(super) slots: usize,
    pub(super) graph: Graph,
}
