//! A tree of rules: <https://smithy.io/2.0/additional-specs/rules-engine/specification.html>.

use super::graph::GraphBuilder;
use super::rules::Rules;
use super::scope::Scope;
use super::{condition, outcome, parameters};
use crate::model::Node;
use crate::plan::client::endpoints::Target;
use crate::plan::reader::Reader;

/// Plans the rules of a rule set.
pub(super) fn plan(rules: &Node, mut reader: Reader<'_>) -> Option<Rules> {
    let reader = &mut reader;
    let parameters = parameters::plan(rules, reader)?;
    let mut tree = Tree { scope: Scope::new(&parameters, reader)?, graph: GraphBuilder::default() };
    let root = reader.member(rules, "rules", |reader, rules| tree.rules(rules, reader))?;
    Some(Rules { parameters, slots: tree.scope.slots(), graph: tree.graph.build(root) })
}

struct Tree {
    scope: Scope,
    graph: GraphBuilder,
}

/// A rule: its conditions, and its target if all of them hold.
type Rule = (Vec<u16>, Target);

impl Tree {
    /// Reads rules, and links each to the next one, which is tried if a condition does not hold. If no rule of a tree
    /// matches, the rules after the tree are not tried.
    fn rules(&mut self, rules: &Node, reader: &mut Reader<'_>) -> Option<Target> {
        let rules: Vec<Rule> = reader.elements(rules, |reader, rule| self.rule(rule, reader))?;
        let mut next = Target::None;
        for (conditions, target) in rules.into_iter().rev() {
            let mut then = target;
            for condition in conditions.into_iter().rev() {
                then = self.graph.node(condition, then, next, reader)?;
            }
            next = then;
        }
        Some(next)
    }

    fn rule(&mut self, rule: &Node, reader: &mut Reader<'_>) -> Option<Rule> {
        let entered = self.scope.enter();
        let conditions = reader.optional(rule, "conditions", |reader, conditions| {
            reader.elements(conditions, |reader, node| {
                let condition = condition::read(node, &mut self.scope, reader)?;
                self.graph.condition(condition, reader)
            })
        })?;
        let kind = reader.member(rule, "type", |reader, kind| reader.text(kind))?;
        let target = match kind {
            "endpoint" | "error" => {
                let outcome = outcome::read(rule, kind, &self.scope, reader)?;
                self.graph.outcome(outcome, reader)?
            }
            "tree" => reader.member(rule, "rules", |reader, rules| self.rules(rules, reader))?,
            other => {
                let message = format!("invalid rule type `{other}`: expected `endpoint`, `error` or `tree`");
                return reader.within("type", |reader| reader.error(message));
            }
        };
        self.scope.leave(entered);
        Some((conditions.unwrap_or_default(), target))
    }
}
