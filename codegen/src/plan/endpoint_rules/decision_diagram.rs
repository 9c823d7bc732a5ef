//! A [binary decision
//! diagram](https://smithy.io/2.0/additional-specs/rules-engine/specification.html#smithy-rules-endpointbdd-trait).

use super::graph::GraphBuilder;
use super::rules::Rules;
use super::scope::Scope;
use super::{condition, outcome, parameters};
use crate::model::Node;
use crate::plan::base64;
use crate::plan::client::endpoints::Target;
use crate::plan::reader::Reader;
use crate::sorted::SortedMap;

/// References from this number on are results. The first one, which the model does not list, means that no rule matches.
const RESULTS: i32 = 100_000_000;

/// Plans the rules of a decision diagram.
pub(super) fn plan(rules: &Node, mut reader: Reader<'_>) -> Option<Rules> {
    let reader = &mut reader;
    let parameters = parameters::plan(rules, reader)?;
    let mut scope = Scope::new(&parameters, reader)?;
    let mut graph = GraphBuilder::default();
    let conditions = reader.member(rules, "conditions", |reader, conditions| {
        reader.elements(conditions, |reader, node| {
            let condition = condition::read(node, &mut scope, reader)?;
            graph.condition(condition, reader)
        })
    })?;
    let results = reader.member(rules, "results", |reader, results| {
        reader.elements(results, |reader, rule| {
            let kind = reader.member(rule, "type", |reader, kind| reader.text(kind))?;
            let outcome = outcome::read(rule, kind, &scope, reader)?;
            graph.outcome(outcome, reader)
        })
    })?;
    let nodes = reader.member(rules, "nodes", |reader, nodes| decode(reader.text(nodes)?, reader))?;
    let root = reader.member(rules, "root", |reader, root| {
        let number = root.as_number().and_then(|number| i32::try_from(number.as_i64()?).ok());
        number.or_else(|| reader.expected("an integer", root))
    })?;
    let mut diagram = Diagram { conditions, results, nodes, graph, targets: SortedMap::new() };
    let root = reader.within("nodes", |reader| diagram.target(root, reader))?;
    Some(Rules { parameters, slots: scope.slots(), graph: diagram.graph.build(root) })
}

/// Decodes nodes. Each is three big-endian integers: the index of a condition, the reference to follow if the condition
/// holds, and the reference to follow otherwise.
fn decode(text: &str, reader: &mut Reader<'_>) -> Option<Vec<[i32; 3]>> {
    let bytes = base64::decode(text).filter(|bytes| bytes.len() % 12 == 0);
    let Some(bytes) = bytes else { return reader.error("expected the base64 of nodes of 12 bytes each") };
    let integer = |bytes: &[u8]| bytes.iter().fold(0_i32, |value, byte| value << 8 | i32::from(*byte));
    Some(bytes.chunks_exact(12).map(|node| [0, 4, 8].map(|start| integer(&node[start..start + 4]))).collect())
}

struct Diagram {
    /// The index of each condition in the graph.
    conditions: Vec<u16>,
    results: Vec<Target>,
    nodes: Vec<[i32; 3]>,
    graph: GraphBuilder,
    /// The targets of the references whose nodes were added.
    targets: SortedMap<i32, Target>,
}

/// A step of the depth-first traversal.
enum Task {
    /// Visits the node of the reference.
    Enter(i32),
    /// Adds the node of the reference, after the nodes that it leads to.
    Leave(i32),
}

impl Diagram {
    /// The target of a reference. A node is added after the nodes that it leads to, without recursion, because the depth of
    /// a diagram can be the number of its nodes.
    fn target(&mut self, root: i32, reader: &mut Reader<'_>) -> Option<Target> {
        let mut open: SortedMap<i32, bool> = SortedMap::new();
        let mut tasks = vec![Task::Enter(root)];
        while let Some(task) = tasks.pop() {
            match task {
                Task::Enter(reference) if self.end(reference, reader)?.is_some() => {}
                Task::Enter(reference) => match open.get(&reference) {
                    Some(true) => return reader.error("the nodes contain a cycle"),
                    Some(false) => {}
                    None => {
                        open.insert(reference, true);
                        let (_, then, otherwise) = self.node(reference, reader)?;
                        tasks.extend([Task::Leave(reference), Task::Enter(otherwise), Task::Enter(then)]);
                    }
                },
                Task::Leave(reference) => {
                    open.insert(reference, false);
                    let (condition, then, otherwise) = self.node(reference, reader)?;
                    let (then, otherwise) = (self.known(then, reader)?, self.known(otherwise, reader)?);
                    let target = self.graph.node(condition, then, otherwise, reader)?;
                    self.targets.insert(reference, target);
                }
            }
        }
        self.known(root, reader)
    }

    /// The condition of a node, the reference to follow if it holds, and the reference to follow otherwise. A negative
    /// reference swaps the two.
    fn node(&mut self, reference: i32, reader: &mut Reader<'_>) -> Option<(u16, i32, i32)> {
        let index = usize::try_from(reference.unsigned_abs()).ok().and_then(|index| index.checked_sub(1));
        let Some(&[condition, high, low]) = index.filter(|index| *index > 0).and_then(|index| self.nodes.get(index))
        else {
            return reader.error(format!("there is no node {reference}"));
        };
        let known = usize::try_from(condition).ok().and_then(|index| self.conditions.get(index));
        let Some(condition) = known else { return reader.error(format!("there is no condition {condition}")) };
        Some(if reference < 0 { (*condition, low, high) } else { (*condition, high, low) })
    }

    /// The target of a reference to a result. `None` if the reference is to a node.
    fn end(&self, reference: i32, reader: &mut Reader<'_>) -> Option<Option<Target>> {
        Some(match reference {
            1 | -1 | RESULTS => Some(Target::None),
            RESULTS.. => {
                let index = usize::try_from(reference - RESULTS - 1).ok();
                match index.and_then(|index| self.results.get(index)) {
                    Some(target) => Some(*target),
                    None => return reader.error(format!("there is no result {}", reference - RESULTS)),
                }
            }
            _ => None,
        })
    }

    fn known(&self, reference: i32, reader: &mut Reader<'_>) -> Option<Target> {
        let target = self.end(reference, reader)?.or_else(|| self.targets.get(&reference).copied());
        target.or_else(|| reader.error("the nodes contain a cycle"))
    }
}
