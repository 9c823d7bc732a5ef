//! Assembles the fragments of all files to one model, and checks it.

mod apply;
mod closure;
mod collections;
mod constraints;
mod cycle;
mod elide;
mod enums;
mod merge;
mod mixins;
mod place;
mod resources;
mod targets;
mod trait_values;
mod upgrade;

use super::fragment::Fragment;
use crate::diagnostic::Report;
use crate::model::Model;

/// Assembles fragments to one model.
/// <https://smithy.io/2.0/spec/model.html#merging-model-files>
pub(super) fn assemble(fragments: Vec<Fragment>, report: &mut Report) -> Model {
    let merge::Merged { metadata, mut definitions, applies } = merge::merge(fragments, report);
    apply::apply(&mut definitions, applies, report);
    let old = upgrade::of_version_one(&definitions);
    let mixins::Flattened { shapes, incomplete, references } = mixins::flatten(definitions, report);
    let mut model = Model { metadata, shapes };
    upgrade::upgrade(&mut model, &old);
    trait_values::coerce_and_check(&mut model, report);
    targets::check(&model, &incomplete, &references, report);
    enums::check(&model, report);
    resources::check(&model, report);
    closure::check(&model, report);
    collections::check(&model, report);
    model
}
