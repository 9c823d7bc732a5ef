use crate::diagnostic::{Diagnostic, Severity};
use crate::model::ShapeId;

/// One of the two models that are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ModelVersion {
    /// The model to compare with.
    Old,
    /// The model that is compared.
    New,
}

/// A difference between two models, in Smithy's terms.
#[derive(Debug, Clone)]
pub struct Change {
    pub(super) diagnostic: Diagnostic,
    pub(super) shape: Option<ShapeId>,
    pub(super) model: ModelVersion,
    pub(super) operations: Vec<String>,
}

impl Change {
    /// The severity, the event ID of smithy-diff such as `RemovedShape`, the message, and the position.
    pub fn diagnostic(&self) -> &Diagnostic {
        &self.diagnostic
    }

    /// The shape or member that changes; `None` for metadata.
    pub fn shape(&self) -> Option<&ShapeId> {
        self.shape.as_ref()
    }

    /// The model that the position is in.
    pub fn model(&self) -> ModelVersion {
        self.model
    }

    /// The names of the compared operations that reach the shape.
    pub fn operations(&self) -> &[String] {
        &self.operations
    }

    /// Whether it is an error or a danger, which Smithy calls a breaking change.
    pub fn breaks(&self) -> bool {
        self.diagnostic.severity() >= Severity::Danger
    }

    /// Whether it only concerns documentation.
    pub(super) fn is_of_documentation(&self) -> bool {
        const DOCUMENTING: [&str; 5] = ["documentation", "examples", "externalDocumentation", "tags", "title"];
        let id = self.diagnostic.id().strip_prefix("ModifiedTrait.").and_then(|rest| rest.split_once('.'));
        id.and_then(|(_, id)| id.strip_prefix("smithy.api#")).is_some_and(|name| DOCUMENTING.contains(&name))
    }
}

/// An operation that is compared.
#[derive(Debug, Clone)]
pub struct ComparedOperation {
    pub(super) name: String,
    pub(super) changes: bool,
    pub(super) breaks: bool,
}

impl ComparedOperation {
    /// The name of the operation in its service.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether something that the operation reaches changes, other than documentation.
    pub fn changes(&self) -> bool {
        self.changes
    }

    /// Whether a change that breaks concerns the operation.
    pub fn breaks(&self) -> bool {
        self.breaks
    }
}
