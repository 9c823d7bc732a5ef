//! Assembles the fragments of all files to one model. Every shape that another one names is in the model.

mod apply;
mod elide;
mod merge;
mod mixins;
mod place;
mod targets;
mod traits;
mod upgrade;
mod version;

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
    traits::coerce(&mut model);
    traits::report_undefined(&model, report);
    targets::check(&model, &incomplete, &references, report);
    model
}
