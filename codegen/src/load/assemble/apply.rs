use super::super::fragment::{Apply, Definition, MemberDefinition};
use super::place;
use crate::diagnostic::{Diagnostic, Report};
use crate::model::{Node, ShapeId, Trait, Traits};
use crate::sorted::SortedMap;
use std::collections::BTreeMap;

/// Applies traits to the shapes and members that they target.
/// <https://smithy.io/2.0/spec/model.html#applying-traits>
pub(super) fn apply(definitions: &mut BTreeMap<ShapeId, Definition>, applies: Vec<Apply>, report: &mut Report) {
    let mut positions = Positions::new();
    for Apply { target, applied } in applies {
        if target.namespace() == "smithy.api" {
            let message = format!("`{}` cannot be applied to `{target}`: the prelude is immutable", applied.id);
            report.push(Diagnostic::error("Model", place::of_trait(&target, &applied), message));
            continue;
        }
        match traits_of(definitions, &mut positions, &target, &applied) {
            Some(traits) => merge(&target, traits, applied, report),
            None => {
                let message = format!("the target `{target}` of `{}` is not in the model", applied.id);
                report.push(Diagnostic::error("Model", place::of_trait(&target, &applied), message));
            }
        }
    }
}

/// The indexes of the members of shapes, so that each shape is searched once.
type Positions = SortedMap<ShapeId, SortedMap<String, usize>>;

fn traits_of<'d>(
    definitions: &'d mut BTreeMap<ShapeId, Definition>,
    positions: &mut Positions,
    target: &ShapeId,
    applied: &Trait,
) -> Option<&'d mut Traits> {
    let definition = definitions.get_mut(&target.without_member())?;
    let Some(name) = target.member() else { return Some(&mut definition.traits) };
    let positions = positions.get_or_insert_with(definition.id.clone(), || {
        definition.members.iter().enumerate().map(|(position, member)| (member.name.clone(), position)).collect()
    });
    let position = match positions.get(name) {
        Some(position) => *position,
        None if definition.mixins.is_empty() => return None,
        None => {
            // The member can come from a mixin. Then it is like a member that is written again without a target.
            let location = applied.location;
            let member = MemberDefinition { name: name.to_owned(), target: None, traits: Traits::default(), location };
            definition.members.push(member);
            positions.insert(name.to_owned(), definition.members.len() - 1);
            definition.members.len() - 1
        }
    };
    definition.members.get_mut(position).map(|member| &mut member.traits)
}

/// <https://smithy.io/2.0/spec/model.html#trait-conflict-resolution>
fn merge(owner: &ShapeId, traits: &mut Traits, applied: Trait, report: &mut Report) {
    let Some(before) = traits.find_mut(applied.id.as_str()) else {
        traits.insert(applied);
        return;
    };
    match (&mut before.value, &applied.value) {
        (Node::Array(first), Node::Array(second)) => first.extend(second.iter().cloned()),
        (first, second) if *first == *second => {}
        _ => {
            let message = format!("`{}` is applied to `{owner}` twice, with different values", applied.id);
            let diagnostic = Diagnostic::error("Model", place::of_trait(owner, &applied), message)
                .related(place::of_trait(owner, before), "the other value");
            report.push(diagnostic);
        }
    }
}
