//! The [prelude](https://smithy.io/2.0/spec/model.html#prelude): the shapes and traits that every model has.

use super::idl;
use crate::source::{SourceId, Sources};

/// The files that are part of the loader.
pub(super) struct Builtin {
    pub(super) prelude: SourceId,
    framework: SourceId,
}

impl Builtin {
    pub(super) fn add(sources: &mut Sources) -> Self {
        Self {
            prelude: sources.add("prelude.smithy", include_str!("prelude.smithy")),
            framework: sources.add("framework.smithy", include_str!("framework.smithy")),
        }
    }

    /// The file that defines the validation error of operations, if one of `files` refers to it and none defines it.
    /// Models do not include the package in which Smithy publishes it.
    pub(super) fn framework(
        &self,
        sources: &Sources,
        files: &[SourceId],
        definitions: &idl::Definitions,
    ) -> Option<SourceId> {
        let id = "smithy.framework#ValidationException";
        let is_named = || files.iter().any(|file| sources.text(*file).contains(id));
        (!definitions.contains(id) && is_named()).then_some(self.framework)
    }
}
