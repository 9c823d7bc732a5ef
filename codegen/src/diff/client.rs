use super::scope::name;
use crate::diagnostic::Report;
use crate::generate;
use crate::load::Loaded;
use crate::model::{Service, Shape, ShapeId};
use crate::plan::Options;
use crate::select::{Choice, Used};
use crate::usage;
use std::path::PathBuf;

/// A service in one of the models, and what is compared of it.
pub(super) struct Client<'a> {
    pub(super) loaded: &'a Loaded,
    pub(super) shape: &'a Shape,
    pub(super) service: &'a Service,
    /// The chosen operations that the service has.
    operations: Option<Vec<String>>,
    /// The shapes that a program uses.
    used: Option<Used>,
}

impl<'a> Client<'a> {
    /// The client of a service with some operations: those with these names, and those that sources use. Without both, it
    /// has all operations.
    pub(super) fn new(
        loaded: &'a Loaded,
        (shape, service): (&'a Shape, &'a Service),
        operations: Option<&[String]>,
        used_in: Option<&[PathBuf]>,
        report: &mut Report,
    ) -> Self {
        let bound = loaded.model.operations(service);
        let is_bound = |wanted: &&String| bound.iter().any(|id| id.as_str() == *wanted || name(service, id) == *wanted);
        let operations = operations.map(|names| names.iter().filter(is_bound).cloned().collect());
        let search = |paths| {
            let found = generate::search_in(loaded, Some(shape.id.as_str()), &Options::default(), paths, None, report);
            let used = found.map(|usage| usage.used()).unwrap_or_default();
            if used == Used::default() {
                report.push(usage::nothing_used(shape.id.name(), paths));
            }
            used
        };
        Self { loaded, shape, service, operations, used: used_in.map(search) }
    }

    pub(super) fn choice(&self) -> Choice<'_> {
        Choice { operations: self.operations.as_deref(), used: self.used.as_ref(), ..Choice::default() }
    }

    /// Whether the client has this operation of the service.
    pub(super) fn has(&self, operation: &ShapeId) -> bool {
        let is_named = |wanted: &String| operation.as_str() == wanted || name(self.service, operation) == wanted;
        match self.choice() {
            Choice { operations: None, used: None, .. } => true,
            Choice { operations, used, .. } => {
                operations.unwrap_or_default().iter().any(is_named)
                    || used.is_some_and(|used| used.operations.contains(operation))
            }
        }
    }

    /// The types that the program names.
    pub(super) fn types(&self) -> impl Iterator<Item = &ShapeId> {
        self.used.iter().flat_map(|used| &used.types)
    }
}
