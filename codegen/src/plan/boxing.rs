//! Which members are boxed: a structure that contains itself needs a pointer in each cycle.

use crate::model::{Member, Model, ShapeId, ShapeKind};
use crate::sorted::{SortedMap, SortedSet};
use std::collections::VecDeque;

/// The members to box among these shapes. In each cycle without lists and maps, the member whose shape ID sorts first is
/// boxed, as in AWS's clients.
pub(super) fn boxed_members(model: &Model, closure: &SortedSet<ShapeId>) -> SortedSet<ShapeId> {
    let mut graph = containment(model, closure);
    let mut boxed = SortedSet::new();
    loop {
        remove_acyclic(&mut graph);
        let Some(start) = graph.keys().next().cloned() else { return boxed };
        let first = shortest_cycle(&graph, &start).into_iter().min();
        match first {
            Some(member) => {
                for edges in graph.values_mut() {
                    edges.retain(|(id, _)| *id != member);
                }
                boxed.insert(member);
            }
            // The shape is not in a cycle, but on a path between two cycles.
            None => drop(graph.remove(&start)),
        }
    }
}

/// For each structure and union the members that hold another one directly: the member's ID and its target.
type Containment = SortedMap<ShapeId, Vec<(ShapeId, ShapeId)>>;

fn containment(model: &Model, closure: &SortedSet<ShapeId>) -> Containment {
    let holds_directly = |member: &&Member| {
        let target = model.shape(&member.target).map(|shape| &shape.kind);
        matches!(target, Some(ShapeKind::Structure(_) | ShapeKind::Union(_)))
    };
    let mut graph = Containment::new();
    for shape in closure.iter().filter_map(|id| model.shape(id)) {
        if let ShapeKind::Structure(members) | ShapeKind::Union(members) = &shape.kind {
            let edge = |member: &Member| (shape.id.with_member(&member.name), member.target.clone());
            graph.insert(shape.id.clone(), members.iter().filter(holds_directly).map(edge).collect());
        }
    }
    graph
}

/// Repeatedly removes shapes without edges in or out, until none is left.
fn remove_acyclic(graph: &mut Containment) {
    loop {
        let targets: SortedSet<ShapeId> = graph.values().flatten().map(|(_, target)| target.clone()).collect();
        let keys: SortedSet<ShapeId> = graph.keys().cloned().collect();
        let before = graph.len();
        for edges in graph.values_mut() {
            edges.retain(|(_, target)| keys.contains(target));
        }
        graph.retain(|id, edges| !edges.is_empty() && targets.contains(id));
        if graph.len() == before {
            return;
        }
    }
}

/// The members on the shortest path from a shape back to itself. Empty if there is no path.
fn shortest_cycle(graph: &Containment, start: &ShapeId) -> Vec<ShapeId> {
    let mut reached_by: SortedMap<&ShapeId, (&ShapeId, &ShapeId)> = SortedMap::new();
    let mut queue = VecDeque::from([start]);
    while let Some(shape) = queue.pop_front() {
        for (member, target) in graph.get(shape).into_iter().flatten() {
            if !reached_by.contains_key(target) {
                reached_by.insert(target, (member, shape));
                queue.push_back(target);
            }
        }
        if reached_by.contains_key(start) {
            break;
        }
    }
    let mut members = Vec::new();
    let mut shape = start;
    while let Some((member, from)) = reached_by.get(shape) {
        members.push((*member).clone());
        shape = from;
        if shape == start {
            break;
        }
    }
    members
}
