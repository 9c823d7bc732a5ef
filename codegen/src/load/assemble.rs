use super::Fragment;
use crate::diagnostic::Report;
use crate::model::Model;

/// Puts what the files say together into one model, and checks that it holds together.
pub(super) fn assemble(_fragments: Vec<Fragment>, _report: &mut Report) -> Model {
    Model::default()
}
